//! The configuration of a run: the command line first, then the configuration file, then the defaults.

mod catalogs;
pub mod paths;
mod settings;

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::catalog::{Pattern, ReadOptions, Shape, Source};
use crate::charset::Charset;
use crate::clipboard::Preference;
use crate::hyperlink::Hyperlinks;
use crate::renderer;
use crate::snippet::{self, Library};
use crate::state_file::StateFile;
use crate::text_file::{self, FileError};
use catalogs::Resolver;
use paths::ConfigPath;
use settings::Settings;

/// The greatest size of the file, in bytes.
const SIZE: u64 = 1 << 20;

/// The time a terminal may take within a key. A packet over SSH is late by less.
const ESCAPE_TIMEOUT: Duration = Duration::from_millis(50);

/// The options of the command line that override the configuration file.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// `--config`.
    pub config: Option<PathBuf>,
    /// `--catalog`, empty if it was not given.
    pub catalog: Vec<PathBuf>,
    /// `--notes`.
    pub notes: Option<PathBuf>,
    /// `--code-pattern`.
    pub pattern: Option<Pattern>,
    /// `--as`.
    pub shape: Option<Shape>,
    /// `--column`.
    pub column: Option<String>,
    /// `--clipboard`.
    pub clipboard: Option<Preference>,
    /// `--primary`.
    pub primary: bool,
    /// `--lang`.
    pub language: Option<String>,
    /// `--ascii`.
    pub ascii: bool,
    /// `--hyperlinks`.
    pub hyperlinks: Option<Hyperlinks>,
    /// `--no-state`.
    pub no_state: bool,
}

/// The configuration of a run.
#[derive(Debug, Clone)]
pub struct Config {
    /// The path of the configuration file, even if there is no such file.
    pub path: ConfigPath,
    /// True if the file exists.
    pub found: bool,
    /// The references to read, each with how, and the origin of that setting.
    pub catalog: (Vec<Source>, Origin),
    /// The names of catalogs, and the settings of their reading.
    resolver: Resolver,
    /// The clipboard mode, and the origin of that setting.
    pub clipboard: (Preference, Origin),
    /// Sets the primary selection too when copying.
    pub primary: bool,
    /// The language of snippets, by any of its names.
    pub language: String,
    /// The memory of the language chosen in the browser, and the reason why there is one or none, in a few words.
    pub state: (Option<StateFile>, &'static str),
    /// True if the language was given on the command line, which comes before the one remembered.
    language_given: bool,
    /// The characters to draw and write with, and the reason in a few words.
    pub charset: (Charset, String),
    /// The outputs that get links.
    pub hyperlinks: Hyperlinks,
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

    /// A reference that a command is given, named as for `--catalog`.
    pub fn source(&self, path: &Path) -> Result<Source, FileError> {
        self.resolver.source(path, true)
    }

    /// The names of the catalogs that the configuration names.
    pub fn catalog_names(&self) -> Vec<String> {
        self.resolver.names()
    }

    /// The language that the browser begins with: the one given on the command line, else the one remembered if it still
    /// exists, else the setting.
    pub fn first_language(&self, library: &Library) -> String {
        let state = self.state.0.as_ref().filter(|_| !self.language_given);
        let remembered = state.and_then(StateFile::language).filter(|language| library.language(language).is_some());
        remembered.unwrap_or_else(|| self.language.clone())
    }

    fn combine(overrides: Overrides, path: ConfigPath, text: Option<&str>) -> Result<Self, FileError> {
        let file = path.file.clone().unwrap_or_default();
        let settings = Settings::parse(&file, text.unwrap_or_default())?;
        let resolver = Resolver {
            folder: file.parent().unwrap_or(Path::new("")).to_owned(),
            catalogs: settings.catalogs,
            pattern: settings.pattern,
            given: ReadOptions { pattern: overrides.pattern, shape: overrides.shape, column: overrides.column },
            notes: overrides.notes,
        };
        let catalog = catalog(&overrides.catalog, settings.catalog.as_deref(), &resolver)?;
        let set_language = settings.language.unwrap_or_else(|| snippet::DEFAULT_LANGUAGE.to_owned());
        Ok(Self {
            found: text.is_some(),
            catalog,
            resolver,
            clipboard: choose(overrides.clipboard, settings.clipboard, Preference::default),
            primary: overrides.primary || settings.primary,
            state: state(overrides.no_state.then_some(false), settings.state, &set_language),
            language_given: overrides.language.is_some(),
            language: overrides.language.unwrap_or(set_language),
            charset: charset(overrides.ascii.then_some(true), settings.ascii),
            hyperlinks: choose(overrides.hyperlinks, settings.hyperlinks, Hyperlinks::default).0,
            escape_timeout: settings.escape_timeout.unwrap_or(ESCAPE_TIMEOUT),
            path,
        })
    }
}

/// The references to read, and the origin of that setting.
fn catalog(
    given: &[PathBuf],
    set: Option<&[PathBuf]>,
    resolver: &Resolver,
) -> Result<(Vec<Source>, Origin), FileError> {
    let sources = |paths: &[PathBuf], is_given| {
        paths.iter().map(|path| resolver.source(path, is_given)).collect::<Result<Vec<_>, _>>()
    };
    Ok(match set {
        _ if !given.is_empty() => (sources(given, true)?, Origin::CommandLine),
        Some(paths) => (sources(paths, false)?, Origin::File),
        None => (vec![resolver.overridden(Source::embedded())], Origin::Default),
    })
}

/// A setting and its origin: the command line comes first, then the file.
fn choose<T>(given: Option<T>, set: Option<T>, default: impl FnOnce() -> T) -> (T, Origin) {
    let given = given.map(|value| (value, Origin::CommandLine));
    given.or_else(|| set.map(|value| (value, Origin::File))).unwrap_or_else(|| (default(), Origin::Default))
}

/// The memory of the language, and why there is one or none.
fn state(given: Option<bool>, set: Option<bool>, language: &str) -> (Option<StateFile>, &'static str) {
    match choose(given, set, || true) {
        (false, origin) => (None, origin.why()),
        (true, _) => match StateFile::of_user(language) {
            None => (None, "no home directory is known"),
            some => (some, "the default path"),
        },
    }
}

/// The characters to use, and why; by default the locale decides.
fn charset(given: Option<bool>, set: Option<bool>) -> (Charset, String) {
    match choose(given.map(Some), set.map(Some), || None) {
        (Some(true), origin) => (Charset::Ascii, origin.why().to_owned()),
        (Some(false), origin) => (Charset::Unicode, origin.why().to_owned()),
        (None, _) => Charset::of_locale(),
    }
}

/// Checks the text of a configuration.
#[cfg(all(unix, any(test, fuzzing)))]
pub(crate) fn check(text: &str) -> Result<Config, FileError> {
    let path = ConfigPath { file: Some("config.toml".into()), named: false, why: "" };
    Config::combine(Overrides::default(), path, Some(text))
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
    use crate::catalog::Place;

    fn path() -> ConfigPath {
        ConfigPath { file: Some("/c/config.toml".into()), named: false, why: "" }
    }

    fn places(config: &Config) -> Vec<Place> {
        config.catalog.0.iter().map(|source| source.place.clone()).collect()
    }

    fn config(text: &str) -> Result<Config, String> {
        Config::combine(Overrides::default(), path(), Some(text)).map_err(|error| error.to_string())
    }

    #[test]
    fn the_default_configuration_file_states_the_defaults() {
        let with = config(include_str!("../../assets/config.default.toml")).unwrap();
        let without = Config::combine(Overrides::default(), path(), None).unwrap();
        assert_eq!((places(&with), with.clipboard.0), (places(&without), without.clipboard.0));
        assert_eq!((with.primary, with.language), (without.primary, without.language));
        assert_eq!((with.escape_timeout, with.hyperlinks), (without.escape_timeout, without.hyperlinks));
        assert!(with.found && !without.found);
    }

    #[test]
    fn the_command_line_comes_before_the_file() {
        let overrides =
            Overrides { clipboard: Some(Preference::Tmux), catalog: vec!["x.md".into()], ..Overrides::default() };
        let config = Config::combine(overrides, path(), Some("clipboard = \"none\"\ncatalog = [\"y.md\"]")).unwrap();
        assert_eq!(config.clipboard, (Preference::Tmux, Origin::CommandLine));
        assert_eq!((places(&config), config.catalog.1), (vec![Place::Path("x.md".into())], Origin::CommandLine));
    }

    #[test]
    fn a_path_in_the_file_is_relative_to_the_file() {
        let several = config("catalog = [\"docs\", \"/abs.md\", \"embedded\"]").unwrap();
        let paths = [Place::Path("/c/docs".into()), Place::Path("/abs.md".into()), Place::Embedded];
        assert_eq!((places(&several), several.catalog.1), (paths.to_vec(), Origin::File));
        let one = config("catalog = \"embedded\"").unwrap();
        assert_eq!((places(&one), one.catalog.1), (vec![Place::Embedded], Origin::File));
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
            ("hyperlinks = \"yes\"", "/c/config.toml:1:14: unknown value `yes`; expected auto, always or never"),
            ("escape-timeout = -1", "/c/config.toml:1:18: invalid value"),
            ("catalog = 1", "/c/config.toml:1:11: expected a path, or a list of paths such as [\"embedded\"]"),
            ("catalog = []", "/c/config.toml:1:11: no document"),
            ("'clipboard'\t= 'x'", "/c/config.toml:1:15: unknown clipboard mode `x`"),
            ("language = \"\"\"\nclipboard = 1\"\"\"\nclipboard = 'x'", "/c/config.toml:3:13: unknown clipboard mode"),
        ] {
            let line = config(text).unwrap_err();
            assert!(line.starts_with(expected) && line.lines().count() == 1, "{text:?}: {line}");
        }
    }
}
