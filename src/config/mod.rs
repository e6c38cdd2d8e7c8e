//! The configuration of a run: the command line first, then the configuration file, then the defaults.

pub mod paths;
mod raw;

use std::path::{Path, PathBuf};
use std::time::Duration;

use toml::Spanned;

use crate::catalog::{Pattern, Source};
use crate::charset::Charset;
use crate::clipboard::Preference;
use crate::renderer;
use crate::snippet::{self, Library};
use crate::text_file::{self, FileError};
use paths::ConfigPath;
use raw::RawConfig;

/// The greatest size of the file, in bytes.
const SIZE: u64 = 1 << 20;

/// The longest path of a document, in bytes; systems allow no more.
const PATH: usize = 4096;

/// The time a terminal may take within a key, and the longest that can be set. A packet over SSH is late by less.
const ESCAPE_TIMEOUT: Duration = Duration::from_millis(50);
const MAX_ESCAPE_TIMEOUT: Duration = Duration::from_secs(1);

/// The options of the command line that override the configuration file.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// `--config`.
    pub config: Option<PathBuf>,
    /// `--catalog`, empty if it was not given.
    pub catalog: Vec<PathBuf>,
    /// `--code-pattern`.
    pub pattern: Option<Pattern>,
    /// `--clipboard`.
    pub clipboard: Option<Preference>,
    /// `--primary`.
    pub primary: bool,
    /// `--lang`.
    pub language: Option<String>,
    /// `--ascii`.
    pub ascii: bool,
}

/// The configuration of a run.
#[derive(Debug, Clone)]
pub struct Config {
    /// The path of the configuration file, even if there is no such file.
    pub path: ConfigPath,
    /// True if the file exists.
    pub found: bool,
    /// The documents to read, and the origin of that setting.
    pub catalog: (Vec<Source>, Origin),
    /// The pattern of a code's name.
    pub pattern: Pattern,
    /// The clipboard mode, and the origin of that setting.
    pub clipboard: (Preference, Origin),
    /// Sets the primary selection too when copying.
    pub primary: bool,
    /// The language of snippets, by any of its names.
    pub language: String,
    /// The characters to draw and write with, and the reason in a few words.
    pub charset: (Charset, String),
    /// The time a terminal may take between Esc and the rest of a key.
    pub escape_timeout: Duration,
}

/// The origin of a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// An option on the command line.
    CommandLine,
    /// The configuration file.
    File,
    /// The default.
    Default,
}

impl Origin {
    /// The reason for a setting, in a few words.
    pub fn why(self) -> &'static str {
        match self {
            Self::CommandLine => "given on the command line",
            Self::File => "set in the configuration",
            Self::Default => "the default",
        }
    }
}

impl Config {
    /// Combines the command line and the configuration file.
    pub fn load(overrides: Overrides) -> Result<Self, FileError> {
        let path = paths::config_path(overrides.config.clone());
        let text = match &path.file {
            Some(file) => read(file, path.named)?,
            None => None,
        };
        Self::combine(overrides, path, text.as_deref())
    }

    /// The languages of snippets, including the user's own beside the configuration, and the errors in those.
    pub fn library(&self) -> (Library, Vec<FileError>) {
        self.path
            .snippets()
            .map_or_else(|| (Library::embedded(), Vec::new()), |folder| Library::with_folder(&folder, renderer::render))
    }

    fn combine(overrides: Overrides, path: ConfigPath, text: Option<&str>) -> Result<Self, FileError> {
        let file = path.file.clone().unwrap_or_default();
        let (found, text) = (text.is_some(), text.unwrap_or_default());
        let mistake = |offset: usize, message: &str| FileError::at(&file, text.as_bytes(), offset, message);
        let raw: RawConfig = text_file::parse_toml(&file, text)?;

        let folder = file.parent().unwrap_or(Path::new(""));
        let catalog = match raw.catalog {
            _ if !overrides.catalog.is_empty() => {
                (overrides.catalog.into_iter().map(Source::from).collect(), Origin::CommandLine)
            }
            Some(paths) if paths.get_ref().is_empty() => {
                return Err(mistake(paths.span().start, "no document; name one, or \"embedded\""));
            }
            Some(paths) if paths.get_ref().iter().any(|path| path.as_os_str().len() > PATH) => {
                return Err(mistake(paths.span().start, "a path of more than 4096 bytes; shorten it"));
            }
            Some(paths) => (paths.into_inner().into_iter().map(|path| source(folder, path)).collect(), Origin::File),
            None => (vec![Source::Embedded], Origin::Default),
        };
        let pattern = checked(raw.code_pattern, |pattern| Pattern::regex(pattern))
            .map_err(|(offset, message)| mistake(offset, &message))?;
        let preference =
            checked(raw.clipboard, |mode| mode.parse()).map_err(|(offset, message)| mistake(offset, &message))?;
        let clipboard = match (overrides.clipboard, preference) {
            (Some(preference), _) => (preference, Origin::CommandLine),
            (None, Some(preference)) => (preference, Origin::File),
            (None, None) => (Preference::default(), Origin::Default),
        };
        let escape_timeout = checked(raw.escape_timeout, |number| milliseconds(*number))
            .map_err(|(offset, message)| mistake(offset, &message))?;
        let of_ascii = |ascii| if ascii { Charset::Ascii } else { Charset::Unicode };
        let charset = match (overrides.ascii, raw.ascii) {
            (true, _) => (Charset::Ascii, Origin::CommandLine.why().to_owned()),
            (false, Some(ascii)) => (of_ascii(ascii), Origin::File.why().to_owned()),
            (false, None) => Charset::of_locale(),
        };
        Ok(Self {
            found,
            catalog,
            pattern: overrides.pattern.or(pattern).unwrap_or_default(),
            clipboard,
            primary: overrides.primary || raw.primary.unwrap_or_default(),
            language: overrides.language.or(raw.language).unwrap_or_else(|| snippet::DEFAULT_LANGUAGE.to_owned()),
            charset,
            escape_timeout: escape_timeout.unwrap_or(ESCAPE_TIMEOUT),
            path,
        })
    }
}

/// Checks the text of a configuration.
#[cfg(any(test, fuzzing))]
pub(crate) fn check(text: &str) -> Result<Config, FileError> {
    let path = ConfigPath { file: Some("config.toml".into()), named: false, why: "" };
    Config::combine(Overrides::default(), path, Some(text))
}

/// Parses a setting. An error is its offset in the file and a message.
fn checked<S, T, E: ToString>(
    setting: Option<Spanned<S>>,
    parse: impl FnOnce(&S) -> Result<T, E>,
) -> Result<Option<T>, (usize, String)> {
    let parse =
        |setting: Spanned<S>| parse(setting.get_ref()).map_err(|error| (setting.span().start, error.to_string()));
    setting.map(parse).transpose()
}

fn milliseconds(number: u64) -> Result<Duration, String> {
    Some(Duration::from_millis(number))
        .filter(|time| *time <= MAX_ESCAPE_TIMEOUT)
        .ok_or_else(|| format!("{number} ms is too long; at most {} are allowed", MAX_ESCAPE_TIMEOUT.as_millis()))
}

/// A document that the file names; a relative path is relative to the file's folder.
fn source(folder: &Path, path: PathBuf) -> Source {
    match Source::from(path) {
        Source::Path(path) => Source::Path(folder.join(path)),
        other => other,
    }
}

/// The text of the file; `None` where a file that was not named does not exist.
fn read(file: &Path, named: bool) -> Result<Option<String>, FileError> {
    match text_file::read(file, SIZE)? {
        None if named => Err(FileError::new(file, "no such file; check the path")),
        text => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path() -> ConfigPath {
        ConfigPath { file: Some("/c/config.toml".into()), named: false, why: "" }
    }

    fn config(text: &str) -> Result<Config, String> {
        Config::combine(Overrides::default(), path(), Some(text)).map_err(|error| error.to_string())
    }

    #[test]
    fn the_default_configuration_file_states_the_defaults() {
        let with = config(include_str!("../../assets/config.default.toml")).unwrap();
        let without = Config::combine(Overrides::default(), path(), None).unwrap();
        assert_eq!((with.catalog.0, with.clipboard.0), (without.catalog.0, without.clipboard.0));
        assert_eq!((with.primary, with.language), (without.primary, without.language));
        assert_eq!(with.escape_timeout, without.escape_timeout);
        assert!(with.found && !without.found);
    }

    #[test]
    fn the_command_line_comes_before_the_file() {
        let overrides =
            Overrides { clipboard: Some(Preference::Tmux), catalog: vec!["x.md".into()], ..Overrides::default() };
        let config = Config::combine(overrides, path(), Some("clipboard = \"none\"\ncatalog = [\"y.md\"]")).unwrap();
        assert_eq!(config.clipboard, (Preference::Tmux, Origin::CommandLine));
        assert_eq!(config.catalog, (vec![Source::Path("x.md".into())], Origin::CommandLine));
    }

    #[test]
    fn a_path_in_the_file_is_relative_to_the_file() {
        let catalog = config("catalog = [\"docs\", \"/abs.md\", \"embedded\"]").unwrap().catalog;
        let paths = [Source::Path("/c/docs".into()), Source::Path("/abs.md".into()), Source::Embedded];
        assert_eq!(catalog, (paths.to_vec(), Origin::File));
    }

    #[test]
    fn a_mistake_is_reported_with_its_position() {
        for (text, expected) in [
            (
                "clipboard = \"xclip\"",
                "/c/config.toml:1:13: unknown clipboard mode `xclip`; expected auto, native, tmux, osc52 or none",
            ),
            ("\n  colour = 1", "/c/config.toml:2:3: unknown field `colour`"),
            ("primary = 1", "/c/config.toml:1:11: invalid type"),
            ("primary = ", "/c/config.toml:1:11: "),
            ("# x\ncode-pattern = '('", "/c/config.toml:2:16: "),
            ("escape-timeout = 1001", "/c/config.toml:1:18: 1001 ms is too long; at most 1000 are allowed"),
            ("escape-timeout = -1", "/c/config.toml:1:18: invalid value"),
            ("catalog = []", "/c/config.toml:1:11: no document"),
            ("'clipboard'\t= 'x'", "/c/config.toml:1:15: unknown clipboard mode `x`"),
            ("language = \"\"\"\nclipboard = 1\"\"\"\nclipboard = 'x'", "/c/config.toml:3:13: unknown clipboard mode"),
        ] {
            let line = config(text).unwrap_err();
            assert!(line.starts_with(expected) && line.lines().count() == 1, "{text:?}: {line}");
        }
    }
}
