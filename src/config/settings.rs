//! The settings of a configuration file, each checked.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Deserialize;
use toml::Spanned;

use super::catalogs::{self, Catalogs, Scope, checked};
use super::colors;
use super::keys::{self, KeyTables};
use super::library::library;
use super::project;
use crate::catalog::Pattern;
use crate::clipboard::Preference;
use crate::hyperlink::Hyperlinks;
use crate::keymap::{Bindings, Focus};
use crate::panes::{DetailsPane, Position};
use crate::snippet::{Kind, Library};
use crate::text;
use crate::text_file::{self, FileError};
use crate::theme::{Role, RoleStyle, ThemeName};

/// The longest time that a terminal may be given within a key.
const MAX_ESCAPE_TIMEOUT: Duration = Duration::from_secs(1);
/// The hundredths of the screen that the details may have.
const PERCENT: std::ops::RangeInclusive<u64> = 20..=80;

/// The settings as written; each is `None` where the file does not set it. One that is checked here has its position.
/// The JSON schema is made of it.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Written {
    /// The documents: Markdown files, folders of pages, names of `[catalogs]`, or "embedded".
    #[cfg_attr(test, schemars(with = "Option<Paths>"))]
    catalog: Option<Spanned<Paths>>,
    /// Names for catalogs.
    #[cfg_attr(test, schemars(with = "Option<BTreeMap<String, catalogs::PathOrTable>>"))]
    catalogs: Option<catalogs::Table>,
    /// Notes on codes, for catalogs that have no notes of their own.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    notes: Option<Spanned<PathBuf>>,
    /// A code: a regular expression that a whole heading must match.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    code_pattern: Option<Spanned<String>>,
    /// The language of snippets.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    language: Option<Spanned<String>>,
    /// The kind of snippets; without it, an arm for one code and a match for several.
    #[cfg_attr(test, schemars(with = "Option<String>", extend("enum" = Kind::ALL.map(Kind::word))))]
    kind: Option<Spanned<String>>,
    /// The clipboard mode.
    #[cfg_attr(test, schemars(with = "Option<String>", extend("enum" = Preference::ALL.map(Preference::word))))]
    clipboard: Option<Spanned<String>>,
    /// Set the primary selection of X11 and Wayland too when copying.
    primary: Option<bool>,
    /// Where the keys go when the browser opens.
    #[cfg_attr(test, schemars(with = "Option<String>", extend("enum" = Focus::ALL.map(Focus::word))))]
    focus: Option<Spanned<String>>,
    /// The place of the details.
    details: Option<WrittenDetails>,
    /// The theme of the browser.
    #[cfg_attr(test, schemars(with = "Option<String>", extend("enum" = ThemeName::ALL.map(ThemeName::word))))]
    theme: Option<Spanned<String>>,
    /// Styles of single roles, in place of those of the theme.
    #[cfg_attr(test, schemars(schema_with = "colors::schema"))]
    colors: Option<colors::Table>,
    /// Draw and write plain text in ASCII only; without it, where the locale is not UTF-8.
    ascii: Option<bool>,
    /// Make names and addresses links.
    #[cfg_attr(test, schemars(with = "Option<String>", extend("enum" = Hyperlinks::ALL.map(Hyperlinks::word))))]
    hyperlinks: Option<Spanned<String>>,
    /// Remember the language and the theme chosen in the browser.
    state: Option<bool>,
    /// The milliseconds that a terminal may take between Esc and the rest of a key it begins.
    #[cfg_attr(test, schemars(with = "Option<u16>", range(max = 1000)))]
    escape_timeout: Option<Spanned<u64>>,
    /// Take the mouse; text is then selected with Shift held.
    mouse: Option<bool>,
    /// Keys, in place of those that an action has.
    #[cfg_attr(test, schemars(with = "Option<KeyTables>"))]
    keys: Option<Spanned<KeyTables>>,
}

/// A path, or several.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(inline))]
#[serde(untagged, expecting = "expected a path, or a list of paths such as [\"embedded\"]")]
enum Paths {
    One(PathBuf),
    Several(Vec<PathBuf>),
}

/// The place of the details, as written.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(inline))]
#[serde(deny_unknown_fields, expecting = "a table such as { position = \"right\" }")]
struct WrittenDetails {
    /// Their side of the list; "auto" goes by the width of the screen.
    #[cfg_attr(test, schemars(with = "Option<String>", extend("enum" = Position::ALL.map(Position::word))))]
    position: Option<Spanned<String>>,
    /// Their width beside the list, in hundredths of the screen.
    #[cfg_attr(test, schemars(with = "Option<u16>", range(min = 20, max = 80)))]
    width: Option<Spanned<u64>>,
}

/// The settings of a file; see [`super::Config`]. Each is `None` where the file does not set it.
#[derive(Debug, Default)]
pub(super) struct Settings {
    pub data: Data,
    pub clipboard: Option<Preference>,
    pub primary: Option<bool>,
    pub focus: Option<Focus>,
    pub details: DetailsPane,
    pub theme: Option<ThemeName>,
    pub styles: Vec<(Role, RoleStyle)>,
    pub ascii: Option<bool>,
    pub hyperlinks: Option<Hyperlinks>,
    pub state: Option<bool>,
    pub escape_timeout: Option<Duration>,
    pub mouse: Option<bool>,
    pub keys: Bindings,
}

/// The settings that a project may have too.
#[derive(Debug, Default)]
pub(super) struct Data {
    /// Paths, or names of catalogs.
    pub catalog: Option<Vec<PathBuf>>,
    pub catalogs: Catalogs,
    pub notes: Option<PathBuf>,
    pub pattern: Option<Pattern>,
    pub language: Option<String>,
    pub kind: Option<Kind>,
}

impl Settings {
    /// The settings in the text of a file: all in the user's own, those of data in a project's. The folder is that of the
    /// user's templates, which may add a language.
    pub fn parse(file: &Path, text: &str, scope: Scope, snippets: Option<&Path>) -> Result<Self, FileError> {
        let mistake = |(offset, message): (usize, String)| FileError::at(file, text.as_bytes(), offset, &message);
        if scope == Scope::Project {
            check_keys(text).map_err(mistake)?;
        }
        let written: Written = text_file::parse_toml(file, text)?;
        let folder = file.parent().unwrap_or(Path::new(""));
        Self::check(written, folder, scope, snippets).map_err(mistake)
    }

    /// Checks the settings. An error is its offset and a message.
    fn check(written: Written, folder: &Path, scope: Scope, snippets: Option<&Path>) -> Result<Self, (usize, String)> {
        let check_path = |path: &Path| scope.check_path(folder, path);
        let details = written.details.unwrap_or_default();
        let position =
            checked(details.position, |word| text::one_of("position", &Position::ALL, Position::word, &word))?;
        Ok(Self {
            data: Data {
                catalog: checked(written.catalog, |paths| paths.checked(check_path))?,
                catalogs: Catalogs::check(folder, written.catalogs.unwrap_or_default(), scope)?,
                notes: checked(written.notes, |path| check_path(&path).map(|()| catalogs::located(folder, &path)))?,
                pattern: checked(written.code_pattern, |pattern| Pattern::regex(&pattern))?,
                language: checked(written.language, |name| known_language(name, snippets))?,
                kind: checked(written.kind, |word| text::one_of("kind of snippet", &Kind::ALL, Kind::word, &word))?,
            },
            clipboard: checked(written.clipboard, |mode| {
                text::one_of("clipboard mode", &Preference::ALL, Preference::word, &mode)
            })?,
            primary: written.primary,
            focus: checked(written.focus, |word| text::one_of("focus", &Focus::ALL, Focus::word, &word))?,
            details: DetailsPane { position: position.unwrap_or_default(), percent: checked(details.width, percent)? },
            theme: checked(written.theme, |word| word.parse())?,
            styles: colors::check(written.colors.unwrap_or_default())?,
            ascii: written.ascii,
            hyperlinks: checked(written.hyperlinks, |word| {
                text::one_of("value", &Hyperlinks::ALL, Hyperlinks::word, &word)
            })?,
            state: written.state,
            escape_timeout: checked(written.escape_timeout, milliseconds)?,
            mouse: written.mouse,
            keys: written.keys.map(keys::check).transpose()?.unwrap_or_default(),
        })
    }
}

/// Checks that a project's file sets nothing but data.
fn check_keys(text: &str) -> Result<(), (usize, String)> {
    // Whatever else is wrong with it is told when it is read as settings.
    let keys: BTreeMap<Spanned<String>, toml::Value> = toml::from_str(text).unwrap_or_default();
    match keys.keys().find(|key| !project::KEYS.contains(&key.get_ref().as_str())) {
        None => Ok(()),
        Some(key) => Err((key.span().start, text::unknown("setting of a project", key.get_ref(), &project::KEYS))),
    }
}

impl Paths {
    /// The documents that the file names.
    fn checked(self, check: impl Fn(&Path) -> Result<(), &'static str>) -> Result<Vec<PathBuf>, &'static str> {
        let paths = match self {
            Self::One(path) => vec![path],
            Self::Several(paths) => paths,
        };
        if paths.is_empty() {
            return Err("no document; name one, or \"embedded\"");
        }
        paths.iter().try_for_each(|path| check(path))?;
        Ok(paths)
    }
}

/// Checks that there is a language of this name. Only one that the program does not have is looked for in the folder of
/// templates, whose own mistakes are told elsewhere.
fn known_language(name: String, snippets: Option<&Path>) -> Result<String, String> {
    if Library::embedded().language(&name).is_none() {
        library(snippets).0.named(&name)?;
    }
    Ok(name)
}

fn percent(number: u64) -> Result<u16, String> {
    let (least, most) = PERCENT.into_inner();
    match u16::try_from(number) {
        Ok(percent) if PERCENT.contains(&number) => Ok(percent),
        _ => Err(format!("{number} is no width for the details; set {least} to {most}, hundredths of the screen")),
    }
}

fn milliseconds(number: u64) -> Result<Duration, String> {
    let (time, most) = (Duration::from_millis(number), MAX_ESCAPE_TIMEOUT);
    if time > most {
        Err(format!("{number} ms is too long; at most {} are allowed", most.as_millis()))
    } else {
        Ok(time)
    }
}
