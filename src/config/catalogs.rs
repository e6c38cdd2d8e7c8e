//! The catalogs that the configuration names: `[catalogs]`, and the paths in the file.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use etcetera::home_dir;
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use toml::Spanned;

use super::project::check_below;
use crate::catalog::{Pattern, Place, ReadOptions, Shape, Source};
use crate::text;
use crate::text_file::FileError;

/// The longest path, in bytes; systems allow no more.
const MAX_PATH: usize = 4096;
/// The longest name of a catalog, in characters.
const MAX_NAME: usize = 64;

/// Whose file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// The user's own.
    User,
    /// That of a project, which is somebody else's.
    Project,
}

impl Scope {
    /// Checks that a path in a file of this folder is not empty, nor longer than any system allows, and that a project's
    /// leads to nothing outside of it.
    pub fn check_path(self, folder: &Path, path: &Path) -> Result<(), &'static str> {
        match path.as_os_str().len() {
            0 => return Err("an empty path"),
            1..=MAX_PATH => {}
            _ => return Err("a path of more than 4096 bytes; shorten it"),
        }
        // A shell that starts would wait for it.
        if Place::from(path.to_owned()) == Place::Stdin {
            return Err("standard input is no catalog of a configuration; name a file");
        }
        if self == Self::Project { check_below(folder, path) } else { Ok(()) }
    }

    /// The folder that nothing read for a file in this one may be outside of.
    pub fn root(self, folder: &Path) -> Option<PathBuf> {
        (self == Self::Project).then(|| folder.to_owned())
    }
}

/// A catalog as written: its path alone, or with how it is to be read. What is checked has its position.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(inline))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Written {
    /// Its file or folder.
    path: PathBuf,
    /// The file with notes on its codes.
    notes: Option<PathBuf>,
    /// The shape of its entries; without it, that is found out.
    #[cfg_attr(test, schemars(with = "Option<String>", extend("enum" = Shape::ALL.map(Shape::word))))]
    #[serde(rename = "as")]
    shape: Option<Spanned<String>>,
    /// The heading of the column that has the codes.
    column: Option<String>,
    /// A regular expression that a code must match.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    code_pattern: Option<Spanned<String>>,
}

/// The value of a name: a path, or a table.
#[derive(Debug)]
pub(super) struct PathOrTable(Written);

impl<'de> Deserialize<'de> for PathOrTable {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PathOrTableVisitor).map(Self)
    }
}

/// Reads either; an error in a table keeps its position, which an untagged enum loses.
struct PathOrTableVisitor;

impl<'de> Visitor<'de> for PathOrTableVisitor {
    type Value = Written;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a path, or a table such as { path = \"errors.md\" }")
    }

    fn visit_str<E: Error>(self, path: &str) -> Result<Written, E> {
        Ok(Written { path: path.into(), notes: None, shape: None, column: None, code_pattern: None })
    }

    fn visit_map<A: MapAccess<'de>>(self, table: A) -> Result<Written, A::Error> {
        Written::deserialize(MapAccessDeserializer::new(table))
    }
}

/// The table `[catalogs]`, as written.
pub(super) type Table = BTreeMap<Spanned<String>, Spanned<PathOrTable>>;

/// The catalogs that have a name.
#[derive(Debug, Clone, Default)]
pub(super) struct Catalogs(BTreeMap<String, Source>);

impl Catalogs {
    /// Checks the table of a file in this folder. An error is its offset and a message.
    pub fn check(folder: &Path, table: Table, scope: Scope) -> Result<Self, (usize, String)> {
        let mut catalogs = BTreeMap::new();
        for (name, written) in table {
            let (start, name) = (name.span().start, name.into_inner());
            check_name(&name).map_err(|message| (start, message))?;
            let start = written.span().start;
            let written = written.into_inner().0;
            for path in [Some(&written.path), written.notes.as_ref()].into_iter().flatten() {
                scope.check_path(folder, path).map_err(|message| (start, message.to_owned()))?;
            }
            let mut source = source(&name, folder, written)?;
            source.options.within = scope.root(folder);
            catalogs.insert(name, source);
        }
        Ok(Self(catalogs))
    }

    /// These, and those of another file whose names are none of these.
    pub fn over(mut self, others: Self) -> Self {
        for (name, source) in others.0 {
            self.0.entry(name).or_insert(source);
        }
        self
    }

    /// The names, in their order.
    pub fn names(&self) -> Vec<String> {
        self.0.keys().cloned().collect()
    }

    /// The reference that is meant: by its name, else by its path, which in the configuration is relative to the folder of
    /// that. Errs for what could be a name and is neither.
    fn source(&self, given: &Path, folder: Option<&Path>) -> Result<Source, FileError> {
        let word = given.to_str().filter(|word| check_name(word).is_ok());
        if let Some(source) = word.and_then(|name| self.0.get(name)) {
            return Ok(source.clone());
        }
        let place = place(given.to_owned(), folder);
        if let (Some(_), Place::Path(path), false) = (word, &place, self.0.is_empty())
            && !path.exists()
        {
            let names = self.names().join(", ");
            let message = format!("no such file, and no catalog of this name; there are: {names}");
            return Err(FileError::new(path, &message));
        }
        Ok(Source { place, ..Source::default() })
    }
}

/// Finds the reference that a name or a path means, and the settings of its reading: those of the command line, else its
/// own, else those of all.
#[derive(Debug, Clone)]
pub(super) struct Resolver {
    /// The catalogs that have a name.
    pub catalogs: Catalogs,
    /// The pattern and the notes that the configuration sets for all.
    pub pattern: Option<Pattern>,
    pub notes: Option<PathBuf>,
    /// The settings and the notes of the command line.
    pub given: ReadOptions,
    pub given_notes: Option<PathBuf>,
}

impl Resolver {
    /// The reference that is meant on the command line.
    pub fn given(&self, path: &Path) -> Result<Source, FileError> {
        let source = self.overridden(self.catalogs.source(path, None)?);
        // The keys of the browser come from there too, and nobody types a document.
        if source.is_stdin() && io::stdin().is_terminal() {
            return Err(FileError::new(path, "standard input is a terminal; pipe a document into it, or name a file"));
        }
        Ok(source)
    }

    /// The catalogs that have a name.
    pub fn named(&self) -> impl Iterator<Item = Source> {
        self.catalogs.0.values().map(|source| self.overridden(source.clone()))
    }

    /// The reference that is meant in a file of this folder.
    pub fn set(&self, path: &Path, folder: &Path, scope: Scope) -> Result<Source, FileError> {
        let mut source = self.catalogs.source(path, Some(folder))?;
        // One that has a name is of the file that names it.
        if source.given_name.is_none() {
            source.options.within = scope.root(folder);
        }
        Ok(self.overridden(source))
    }

    /// A reference with the settings that come before its own, or after.
    pub fn overridden(&self, mut source: Source) -> Source {
        let options = &mut source.options;
        options.pattern = self.given.pattern.clone().or(options.pattern.take()).or_else(|| self.pattern.clone());
        options.shape = self.given.shape.or(options.shape);
        options.column = self.given.column.clone().or(options.column.take());
        source.notes = self.given_notes.clone().or(source.notes).or_else(|| self.notes.clone());
        source
    }

    /// The names of catalogs.
    pub fn names(&self) -> Vec<String> {
        self.catalogs.names()
    }
}

/// A catalog that has a name. An error is its offset and a message.
fn source(name: &str, folder: &Path, written: Written) -> Result<Source, (usize, String)> {
    let Written { path, notes, shape, column, code_pattern } = written;
    let shape = checked(shape, |word| text::one_of("shape", &Shape::ALL, Shape::word, &word))?;
    let pattern = checked(code_pattern, |pattern| Pattern::regex(&pattern).map_err(|error| error.to_string()))?;
    Ok(Source {
        place: place(path, Some(folder)),
        given_name: Some(name.to_owned()),
        notes: notes.map(|path| located(folder, &path)),
        options: ReadOptions { pattern, shape, column, within: None },
    })
}

/// Checks a setting. An error is its offset in the file and a message.
pub(super) fn checked<S, T, E: ToString>(
    setting: Option<Spanned<S>>,
    check: impl FnOnce(S) -> Result<T, E>,
) -> Result<Option<T>, (usize, String)> {
    let Some(setting) = setting else { return Ok(None) };
    let offset = setting.span().start;
    check(setting.into_inner()).map(Some).map_err(|error| (offset, error.to_string()))
}

/// Checks that a name can be told from a path, and be typed after `in:`.
fn check_name(name: &str) -> Result<(), String> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let starts_well = name.starts_with(|c: char| c.is_ascii_alphanumeric());
    if name == "embedded" {
        return Err("`embedded` is the reference that the program carries; choose another name".to_owned());
    }
    if !starts_well || !name.chars().all(is_plain) || name.len() > MAX_NAME {
        return Err(format!("`{name}` cannot be a name; use up to {MAX_NAME} letters, digits, `-` and `_`"));
    }
    Ok(())
}

/// The place that a path means, which in the configuration is relative to the folder of that.
fn place(path: PathBuf, folder: Option<&Path>) -> Place {
    match (Place::from(path), folder) {
        (Place::Path(path), Some(folder)) => Place::Path(located(folder, &path)),
        (place, _) => place,
    }
}

/// A path in the configuration: `~/` is the home directory, and a relative path is relative to the folder of the file.
pub(super) fn located(folder: &Path, path: &Path) -> PathBuf {
    match (path.strip_prefix("~"), home_dir()) {
        (Ok(rest), Ok(home)) => home.join(rest),
        _ => folder.join(path),
    }
}
