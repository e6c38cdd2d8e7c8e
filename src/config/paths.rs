//! The path of the configuration file.

use std::ffi::OsString;
use std::path::PathBuf;

use etcetera::BaseStrategy as _;

/// The folder of this program in the user's configuration folder.
const FOLDER: &str = "ipaper-codes";
/// The name of the file in it.
const FILE: &str = "config.toml";
/// The file that says that none is to be read, as for other programs.
const NULL: &str = "/dev/null";
/// The environment variable that names another file; with an empty value, none is read.
pub const VARIABLE: &str = "IPAPER_CODES_CONFIG";

/// A path, and the reason why it is this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigPath {
    /// The configuration file; `None` if the user has no home directory.
    pub file: Option<PathBuf>,
    /// True if the user named the file, so that it must exist.
    pub named: bool,
    /// The reason, in a few words.
    pub why: &'static str,
}

impl ConfigPath {
    /// The folder of the user's own templates, beside the file.
    pub fn snippets(&self) -> Option<PathBuf> {
        self.file.as_deref()?.parent().map(|folder| folder.join("snippets"))
    }
}

/// The path of the configuration: the one asked for, else the one in the environment, else the default.
pub fn config_path(asked: Option<PathBuf>) -> ConfigPath {
    let default = || etcetera::choose_base_strategy().ok().map(|base| base.config_dir().join(FOLDER).join(FILE));
    choose(asked, std::env::var_os(VARIABLE), default)
}

fn choose(asked: Option<PathBuf>, variable: Option<OsString>, default: impl FnOnce() -> Option<PathBuf>) -> ConfigPath {
    match (asked, variable) {
        (Some(path), _) if path.as_os_str() == NULL => {
            ConfigPath { file: None, named: false, why: "--config is /dev/null: none is read" }
        }
        (Some(path), _) => ConfigPath { file: Some(path), named: true, why: "given by --config" },
        (None, Some(value)) if value.is_empty() => {
            ConfigPath { file: None, named: false, why: "IPAPER_CODES_CONFIG is empty: none is read" }
        }
        (None, Some(value)) if value == NULL => {
            ConfigPath { file: None, named: false, why: "IPAPER_CODES_CONFIG is /dev/null: none is read" }
        }
        (None, Some(value)) => ConfigPath { file: Some(value.into()), named: true, why: "set by IPAPER_CODES_CONFIG" },
        (None, None) => match default() {
            Some(path) => ConfigPath { file: Some(path), named: false, why: "the default path" },
            None => ConfigPath { file: None, named: false, why: "no home directory is known" },
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_comes_before_the_environment_and_the_default_place() {
        let default = || Some(PathBuf::from("/home/a/.config/ipaper-codes/config.toml"));
        let none = choose(Some("/dev/null".into()), Some("/y".into()), default);
        assert_eq!((none.file, none.why), (None, "--config is /dev/null: none is read"));
        let none = choose(None, Some("/dev/null".into()), default);
        assert_eq!((none.file, none.why), (None, "IPAPER_CODES_CONFIG is /dev/null: none is read"));
        let asked = choose(Some("/x".into()), Some("/y".into()), default);
        assert_eq!((asked.file, asked.named), (Some("/x".into()), true));
        let variable = choose(None, Some("/y".into()), default);
        assert_eq!((variable.file, variable.named), (Some("/y".into()), true));
        let default_path = choose(None, None, default);
        assert_eq!(default_path.snippets(), Some("/home/a/.config/ipaper-codes/snippets".into()));
        assert!(!default_path.named);
        assert_eq!(choose(None, Some("".into()), default).file, None);
        assert_eq!(choose(None, None, || None).file, None);
    }
}
