//! The configuration of a run: the command line first, then the project's file, then the user's, then the defaults.

mod catalogs;
mod colors;
mod keys;
mod library;
mod origin;
mod overrides;
pub mod paths;
mod project;
#[cfg(test)]
mod schema;
mod settings;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::time::Duration;

use anstream::ColorChoice;

use crate::catalog::{self, Catalog, CatalogError, Place, ReadOptions, Source};
use crate::charset::Charset;
use crate::clipboard::Preference;
use crate::hyperlink::Hyperlinks;
use crate::keymap::{Bindings, Focus};
use crate::panes::DetailsPane;
use crate::snippet::{self, Kind, Library};
use crate::state_file::{Choice, StateFile};
use crate::text;
use crate::text_file::{self, FileError};
use crate::theme::{Look, Role, RoleStyle, ThemeName};
use catalogs::{Resolver, Scope};
use origin::first;
use paths::ConfigPath;
use settings::Settings;

pub use self::origin::Origin;
pub use self::overrides::Overrides;

/// The default file, which says what each setting is for.
pub const DEFAULT: &str = include_str!("../../assets/config.default.toml");

/// The greatest size of a file, in bytes.
const SIZE: u64 = 1 << 20;

/// The time a terminal may take within a key. A packet over SSH is late by less.
const ESCAPE_TIMEOUT: Duration = Duration::from_millis(50);

/// The configuration of a run.
#[derive(Debug, Clone)]
pub struct Config {
    /// The files it was read from.
    pub files: Files,
    /// The references to read, each with how, and the origin of that setting.
    pub catalog: (Vec<Source>, Origin),
    /// The names of catalogs, and the settings of their reading.
    resolver: Resolver,
    /// The clipboard mode, and the origin of that setting.
    pub clipboard: (Preference, Origin),
    /// Sets the primary selection too when copying.
    pub primary: bool,
    /// The language of snippets, by any of its names, and the origin of that setting.
    pub language: (String, Origin),
    /// The kind of snippets; none where the codes decide.
    pub kind: Option<Kind>,
    /// The theme of the browser, and the origin of that setting.
    pub theme: (ThemeName, Origin),
    /// The user's own styles, which come before those of the theme.
    pub styles: Vec<(Role, RoleStyle)>,
    /// The outputs that get colours.
    pub color: ColorChoice,
    /// The memory of the language and the theme chosen in the browser, and the reason why there is one or none, in a few
    /// words.
    pub state: (Option<StateFile>, &'static str),
    /// The characters to draw and write with, and the reason in a few words.
    pub charset: (Charset, String),
    /// The outputs that get links.
    pub hyperlinks: Hyperlinks,
    /// The settings of the browser alone.
    pub browser: BrowserSettings,
}

/// The files of a configuration.
#[derive(Debug, Clone)]
pub struct Files {
    /// The path of the user's file, even if there is no such file.
    pub path: ConfigPath,
    /// True if it exists.
    pub found: bool,
    /// The project's file, if there is one.
    pub project: Option<PathBuf>,
    /// The mistakes in them. A file with a mistake counts as empty.
    pub errors: Vec<FileError>,
}

/// The settings of the browser alone.
#[derive(Debug, Clone)]
pub struct BrowserSettings {
    /// The focus to begin with.
    pub focus: Focus,
    /// The place of the details.
    pub details: DetailsPane,
    /// The keys that are set.
    pub keys: Bindings,
    /// The time a terminal may take between Esc and the rest of a key.
    pub escape_timeout: Duration,
    /// True if the browser takes the mouse.
    pub mouse: bool,
}

impl Files {
    /// The message of a catalog that cannot be read, with the file that names it, by the origin of that setting.
    pub fn unreadable(&self, origin: Origin, error: &CatalogError) -> String {
        let file = match origin {
            Origin::Project => self.project.as_deref(),
            Origin::File => self.path.file.as_deref(),
            Origin::CommandLine | Origin::Default => None,
        };
        // Notes may be set elsewhere, and have a message with their own file.
        match file.filter(|_| !matches!(error, CatalogError::File(_))) {
            Some(file) => format!("{error}; it is set in {}", text::shown_path(file)),
            None => error.to_string(),
        }
    }
}

impl Config {
    /// Reads the catalog. Errs with a message that says where it is set.
    pub fn open_catalog(&self) -> Result<Catalog, String> {
        let (sources, origin) = &self.catalog;
        catalog::open(sources).map_err(|error| self.files.unreadable(*origin, &error))
    }

    /// Combines the command line and the files.
    pub fn load(overrides: Overrides) -> Self {
        let mut files = Files {
            path: paths::config_path(overrides.config.clone()),
            found: false,
            project: (!overrides.no_project).then(project_file).flatten(),
            errors: Vec::new(),
        };
        let snippets = files.path.snippets();
        let mut settings = |file: Option<&Path>, named, scope| {
            let settings = file.map_or(Ok(None), |file| read(file, named, scope, snippets.as_deref()));
            settings.unwrap_or_else(|error| {
                files.errors.push(error);
                Some(Settings::default())
            })
        };
        let user = settings(files.path.file.as_deref(), files.path.named, Scope::User);
        let project = settings(files.project.as_deref(), false, Scope::Project);
        files.found = files.path.file.as_deref().is_some_and(Path::exists);
        Self::combine(overrides, files, project.unwrap_or_default(), user.unwrap_or_default())
    }

    /// Errs with the first mistake in the files.
    pub fn checked(self) -> Result<Self, FileError> {
        match self.files.errors.first() {
            Some(error) => Err(error.clone()),
            None => Ok(self),
        }
    }

    /// The languages of snippets, including the user's own beside the configuration, and the errors in those.
    pub fn library(&self) -> (Library, Vec<FileError>) {
        library::library(self.files.path.snippets().as_deref())
    }

    /// A reference that a command is given, named as for `--catalog`.
    pub fn source(&self, path: &Path) -> Result<Source, FileError> {
        self.resolver.given(path)
    }

    /// The catalogs that the configuration names.
    pub fn named_sources(&self) -> impl Iterator<Item = Source> {
        self.resolver.named()
    }

    /// The notes that are given on the command line.
    pub fn given_notes(&self) -> Option<&Path> {
        self.resolver.given_notes.as_deref()
    }

    /// An option of the command line on how to read a catalog, where none is read but the embedded reference.
    pub fn idle_option(&self) -> Option<&'static str> {
        let ReadOptions { pattern, shape, column, .. } = &self.resolver.given;
        let given = [("--as", shape.is_some()), ("--column", column.is_some()), ("--code-pattern", pattern.is_some())];
        // With a mistake in a file, it is the catalog of nobody's choice.
        let is_chosen = self.files.errors.is_empty();
        let is_idle = is_chosen && self.catalog.0.iter().all(|source| source.place == Place::Embedded);
        given.into_iter().find_map(|(option, is_given)| (is_given && is_idle).then_some(option))
    }

    /// The names of the catalogs that the configuration names.
    pub fn catalog_names(&self) -> Vec<String> {
        self.resolver.names()
    }

    /// The language that the browser begins with: the one given on the command line, else the one remembered if it still
    /// exists, else the setting.
    pub fn first_language(&self, library: &Library) -> String {
        let state = self.state.0.as_ref().filter(|_| self.language.1 != Origin::CommandLine);
        let remembered = state.and_then(|state| state.remembered(Choice::Language));
        remembered.filter(|it| library.language(it).is_some()).unwrap_or_else(|| self.language.0.clone())
    }

    /// The look that the browser begins with, and why it has that theme: the one given on the command line, else the one
    /// remembered if it still exists, else the setting.
    pub fn look(&self) -> (Look, &'static str) {
        let (set, origin) = self.theme;
        let state = self.state.0.as_ref().filter(|_| origin != Origin::CommandLine);
        let remembered = state.and_then(|state| state.remembered(Choice::Theme)?.parse().ok());
        let (theme, why) = remembered.map_or((set, origin.why()), |theme| (theme, "chosen in the browser"));
        (Look::from_environment(theme, self.styles.clone(), self.color, self.charset.0), why)
    }

    fn combine(overrides: Overrides, mut files: Files, project: Settings, user: Settings) -> Self {
        let (data, below) = (project.data, user.data);
        let resolver = Resolver {
            catalogs: data.catalogs.over(below.catalogs),
            pattern: data.pattern.or(below.pattern),
            notes: data.notes.or(below.notes),
            given: overrides.reading,
            given_notes: overrides.notes,
        };
        let set = [(data.catalog, files.project.as_deref()), (below.catalog, files.path.file.as_deref())];
        let catalog = catalog(&overrides.catalog, set, &resolver).unwrap_or_else(|error| {
            files.errors.push(error);
            (vec![Source::embedded()], Origin::Default)
        });
        let set_languages = [(data.language, Origin::Project), (below.language, Origin::File), (None, Origin::Default)];
        let (set_language, origin) = first(set_languages, || snippet::DEFAULT_LANGUAGE.to_owned());
        let set_theme = choose(None, user.theme, ThemeName::default);
        let state = state(overrides.no_state.then_some(false), user.state, &set_language, set_theme.0);
        Self {
            files,
            catalog,
            resolver,
            clipboard: choose(overrides.clipboard, user.clipboard, Preference::default),
            primary: overrides.primary || user.primary.unwrap_or_default(),
            state,
            language: overrides.language.map_or((set_language, origin), |given| (given, Origin::CommandLine)),
            kind: data.kind.or(below.kind),
            theme: overrides.theme.map_or(set_theme, |given| (given, Origin::CommandLine)),
            styles: user.styles,
            color: overrides.color,
            charset: charset(overrides.ascii.then_some(true), user.ascii),
            hyperlinks: choose(overrides.hyperlinks, user.hyperlinks, Hyperlinks::default).0,
            browser: BrowserSettings {
                focus: user.focus.unwrap_or_default(),
                details: user.details,
                keys: user.keys,
                escape_timeout: user.escape_timeout.unwrap_or(ESCAPE_TIMEOUT),
                mouse: user.mouse.unwrap_or_default(),
            },
        }
    }
}

/// The file of the project that the current folder belongs to.
fn project_file() -> Option<PathBuf> {
    project::find(&std::env::current_dir().ok()?)
}

/// The references to read, and the origin of that setting: the first of those given, and those set in files.
fn catalog(
    given: &[PathBuf],
    set: [(Option<Vec<PathBuf>>, Option<&Path>); 2],
    resolver: &Resolver,
) -> Result<(Vec<Source>, Origin), FileError> {
    if !given.is_empty() {
        let sources = given.iter().map(|path| resolver.given(path)).collect::<Result<_, _>>()?;
        return Ok((sources, Origin::CommandLine));
    }
    let files = [(Origin::Project, Scope::Project), (Origin::File, Scope::User)];
    for ((paths, file), (origin, scope)) in set.into_iter().zip(files) {
        if let Some(paths) = paths {
            let folder = file.and_then(Path::parent).unwrap_or(Path::new(""));
            let sources = paths.iter().map(|path| resolver.set(path, folder, scope)).collect::<Result<_, _>>()?;
            return Ok((sources, origin));
        }
    }
    Ok((vec![resolver.overridden(Source::embedded())], Origin::Default))
}

/// A setting of the user's alone, and its origin.
fn choose<T>(given: Option<T>, set: Option<T>, default: impl FnOnce() -> T) -> (T, Origin) {
    first([(given, Origin::CommandLine), (set, Origin::File), (None, Origin::Default)], default)
}

/// The memory of what is chosen in the browser instead of these settings, and why there is one or none.
fn state(
    given: Option<bool>,
    set: Option<bool>,
    language: &str,
    theme: ThemeName,
) -> (Option<StateFile>, &'static str) {
    match choose(given, set, || true) {
        (false, origin) => (None, origin.why()),
        (true, _) => match StateFile::of_user(language, theme) {
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
    of_text(Overrides::default(), Path::new("config.toml"), text)
}

/// The configuration that the text of a user's file makes.
#[cfg(any(test, fuzzing))]
fn of_text(overrides: Overrides, file: &Path, text: &str) -> Result<Config, FileError> {
    let path = ConfigPath { file: Some(file.to_owned()), named: false, why: "" };
    let files = Files { path, found: true, project: None, errors: Vec::new() };
    let user = Settings::parse(file, text, Scope::User, None)?;
    Config::combine(overrides, files, Settings::default(), user).checked()
}

/// The settings in a file; `None` where one that was not named does not exist.
fn read(file: &Path, named: bool, scope: Scope, snippets: Option<&Path>) -> Result<Option<Settings>, FileError> {
    match text_file::read(file, SIZE)? {
        None if named => Err(FileError::new(file, "no such file; check the path")),
        None => Ok(None),
        Some(text) => Settings::parse(file, &text, scope, snippets).map(Some),
    }
}
