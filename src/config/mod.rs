//! What holds for a run: what was typed, what the configuration file says, what holds otherwise, in this order.

pub mod paths;
mod raw;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::catalog::{Pattern, Source};
use crate::clipboard::Preference;
use crate::snippet::{self, Library, SnippetError};
use crate::text;
use paths::ConfigPath;

/// What was typed that the configuration could say too.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// `--config`.
    pub config: Option<PathBuf>,
    /// `--catalog`, empty where it was not given.
    pub catalog: Vec<PathBuf>,
    /// `--code-pattern`.
    pub pattern: Option<Pattern>,
    /// `--clipboard`.
    pub clipboard: Option<Preference>,
    /// `--primary`.
    pub primary: bool,
    /// `--lang`.
    pub language: Option<String>,
}

/// What is meant.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where the configuration file is, or would be.
    pub path: ConfigPath,
    /// Whether it is there.
    pub found: bool,
    /// What to read, and who said so.
    pub catalog: (Vec<Source>, Origin),
    /// What counts as a code.
    pub pattern: Pattern,
    /// Which way to copy, and who said so.
    pub clipboard: (Preference, Origin),
    /// Whether to set the primary selection too.
    pub primary: bool,
    /// The language of snippets, by any of its names.
    pub language: String,
}

/// Who said so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// An option on the command line.
    Typed,
    /// The configuration file.
    File,
    /// Nobody.
    Default,
}

impl Origin {
    /// In a few words.
    pub fn why(self) -> &'static str {
        match self {
            Self::Typed => "given on the command line",
            Self::File => "set in the configuration",
            Self::Default => "nothing else was asked for",
        }
    }
}

/// A configuration that cannot be used: one line that says where, what, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("{file}: cannot be read: {reason}")]
    Unreadable {
        /// Its path.
        file: String,
        /// Why.
        reason: String,
    },
    /// A mistake in it.
    #[error("{file}:{line}:{column}: {message}")]
    Mistake {
        /// Its path.
        file: String,
        /// Counted from 1.
        line: usize,
        /// In characters, counted from 1.
        column: usize,
        /// What is wrong, and what would be right.
        message: String,
    },
}

impl Config {
    /// Puts together what was typed and what the configuration file says.
    pub fn load(typed: Overrides) -> Result<Self, ConfigError> {
        let path = paths::path(typed.config.clone());
        let text = match &path.file {
            Some(file) => contents(file, path.named)?,
            None => None,
        };
        Self::from(typed, path, text.as_deref())
    }

    /// The languages of snippets, the users' own beside the configuration among them, and what is broken in those.
    pub fn library(&self) -> (Library, Vec<SnippetError>) {
        self.path.snippets().map_or_else(|| (Library::embedded(), Vec::new()), |folder| Library::with_folder(&folder))
    }

    fn from(typed: Overrides, path: ConfigPath, text: Option<&str>) -> Result<Self, ConfigError> {
        let file = path.file.clone().unwrap_or_default();
        let (found, text) = (text.is_some(), text.unwrap_or_default());
        let mistake = |line, column, message: &str| ConfigError::Mistake {
            file: label(&file),
            line,
            column,
            message: text::one_line(message),
        };
        let wrong = |key: &str, message: &str| {
            let (line, column) = raw::place_of(text, key);
            mistake(line, column, message)
        };
        let raw = raw::read(text).map_err(|error| mistake(error.line, error.column, &error.message))?;

        let folder = file.parent().unwrap_or(Path::new(""));
        let source = |path: PathBuf| match Source::from(path) {
            Source::Path(path) => Source::Path(folder.join(path)),
            other => other,
        };
        let catalog = match raw.catalog {
            _ if !typed.catalog.is_empty() => (typed.catalog.into_iter().map(Source::from).collect(), Origin::Typed),
            Some(paths) if paths.is_empty() => return Err(wrong("catalog", "no document; name one, or \"embedded\"")),
            Some(paths) => (paths.into_iter().map(source).collect(), Origin::File),
            None => (vec![Source::Embedded], Origin::Default),
        };
        let from_file = raw.code_pattern.as_deref().map(Pattern::regex).transpose();
        let pattern = typed.pattern.or(from_file.map_err(|error| wrong("code-pattern", &error.to_string()))?);
        let from_file = raw.clipboard.as_deref().map(str::parse).transpose();
        let from_file: Option<Preference> = from_file
            .map_err(|error: crate::clipboard::plan::UnknownPreference| wrong("clipboard", &error.to_string()))?;
        let clipboard = match (typed.clipboard, from_file) {
            (Some(preference), _) => (preference, Origin::Typed),
            (None, Some(preference)) => (preference, Origin::File),
            (None, None) => (Preference::default(), Origin::Default),
        };
        Ok(Self {
            found,
            catalog,
            pattern: pattern.unwrap_or_default(),
            clipboard,
            primary: typed.primary || raw.primary.unwrap_or_default(),
            language: typed.language.or(raw.language).unwrap_or_else(|| snippet::DEFAULT_LANGUAGE.to_owned()),
            path,
        })
    }
}

/// The text of the file; none where there is no file and nobody has named it.
fn contents(file: &Path, named: bool) -> Result<Option<String>, ConfigError> {
    match fs::read_to_string(file) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound && !named => Ok(None),
        Err(error) => Err(ConfigError::Unreadable { file: label(file), reason: error.to_string() }),
    }
}

fn label(file: &Path) -> String {
    text::one_line(&file.to_string_lossy())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path() -> ConfigPath {
        ConfigPath { file: Some("/c/config.toml".into()), named: false, why: "" }
    }

    fn config(text: &str) -> Result<Config, String> {
        Config::from(Overrides::default(), path(), Some(text)).map_err(|error| error.to_string())
    }

    #[test]
    fn the_default_configuration_says_what_holds_without_one() {
        let with = config(include_str!("../../assets/config.default.toml")).unwrap();
        let without = Config::from(Overrides::default(), path(), None).unwrap();
        assert_eq!((with.catalog.0, with.clipboard.0), (without.catalog.0, without.clipboard.0));
        assert_eq!((with.primary, with.language), (without.primary, without.language));
        assert!(with.found && !without.found);
    }

    #[test]
    fn what_is_typed_comes_before_the_file() {
        let typed =
            Overrides { clipboard: Some(Preference::Tmux), catalog: vec!["x.md".into()], ..Overrides::default() };
        let config = Config::from(typed, path(), Some("clipboard = \"none\"\ncatalog = [\"y.md\"]")).unwrap();
        assert_eq!(config.clipboard, (Preference::Tmux, Origin::Typed));
        assert_eq!(config.catalog, (vec![Source::Path("x.md".into())], Origin::Typed));
    }

    #[test]
    fn a_path_in_the_file_starts_from_the_file() {
        let catalog = config("catalog = [\"docs\", \"/abs.md\", \"embedded\"]").unwrap().catalog;
        let paths = [Source::Path("/c/docs".into()), Source::Path("/abs.md".into()), Source::Embedded];
        assert_eq!(catalog, (paths.to_vec(), Origin::File));
    }

    #[test]
    fn a_mistake_is_told_with_its_place() {
        for (text, expected) in [
            (
                "clipboard = \"xclip\"",
                "/c/config.toml:1:13: unknown clipboard mode `xclip`; expected auto, native, tmux, osc52 or none",
            ),
            ("\n  colour = 1", "/c/config.toml:2:3: unknown field `colour`"),
            ("primary = 1", "/c/config.toml:1:11: invalid type"),
            ("primary = ", "/c/config.toml:1:11: "),
            ("# x\ncode-pattern = '('", "/c/config.toml:2:16: "),
            ("catalog = []", "/c/config.toml:1:11: no document"),
        ] {
            let line = config(text).unwrap_err();
            assert!(line.starts_with(expected) && line.lines().count() == 1, "{text:?}: {line}");
        }
    }
}
