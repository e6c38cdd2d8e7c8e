//! Where the configuration is, and why there.

use std::ffi::OsString;
use std::path::PathBuf;

use etcetera::BaseStrategy as _;

/// The program's folder among the user's configuration.
const FOLDER: &str = "ipaper-codes";
/// The file in it.
const FILE: &str = "config.toml";
/// Names another file, or with an empty value none.
pub const VARIABLE: &str = "IPAPER_CODES_CONFIG";

/// A path, and why it is this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigPath {
    /// The configuration file; none where there is no home to have one.
    pub file: Option<PathBuf>,
    /// Whether it was named, so that its absence is a mistake.
    pub named: bool,
    /// In a few words.
    pub why: &'static str,
}

impl ConfigPath {
    /// The folder of the users' own templates, beside the file.
    pub fn snippets(&self) -> Option<PathBuf> {
        self.file.as_deref()?.parent().map(|folder| folder.join("snippets"))
    }
}

/// The place of the configuration: as asked for, else as the environment says, else where the system wants it.
pub fn path(asked: Option<PathBuf>) -> ConfigPath {
    let usual = || etcetera::choose_base_strategy().ok().map(|base| base.config_dir().join(FOLDER).join(FILE));
    choose(asked, std::env::var_os(VARIABLE), usual)
}

fn choose(asked: Option<PathBuf>, variable: Option<OsString>, usual: impl FnOnce() -> Option<PathBuf>) -> ConfigPath {
    match (asked, variable) {
        (Some(path), _) => ConfigPath { file: Some(path), named: true, why: "given by --config" },
        (None, Some(value)) if value.is_empty() => {
            ConfigPath { file: None, named: false, why: "IPAPER_CODES_CONFIG is empty: none is read" }
        }
        (None, Some(value)) => {
            ConfigPath { file: Some(value.into()), named: true, why: "named by IPAPER_CODES_CONFIG" }
        }
        (None, None) => match usual() {
            Some(path) => ConfigPath { file: Some(path), named: false, why: "the usual place" },
            None => ConfigPath { file: None, named: false, why: "no home directory is known" },
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_comes_before_the_environment_and_the_usual_place() {
        let usual = || Some(PathBuf::from("/home/a/.config/ipaper-codes/config.toml"));
        let asked = choose(Some("/x".into()), Some("/y".into()), usual);
        assert_eq!((asked.file, asked.named), (Some("/x".into()), true));
        let variable = choose(None, Some("/y".into()), usual);
        assert_eq!((variable.file, variable.named), (Some("/y".into()), true));
        let place = choose(None, None, usual);
        assert_eq!(place.snippets(), Some("/home/a/.config/ipaper-codes/snippets".into()));
        assert!(!place.named);
        assert_eq!(choose(None, Some("".into()), usual).file, None);
        assert_eq!(choose(None, None, || None).file, None);
    }
}
