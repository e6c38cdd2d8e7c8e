//! The references that a catalog is read from.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::embedded;
use super::options::ReadOptions;
use crate::text;

/// The end of the name of a file of notes.
const NOTES: &str = ".notes.toml";

/// A reference to read: where it is, what it is called, and how it is to be read.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// Its place.
    pub place: Place,
    /// The name given to it; without one, it goes by that of its file or folder.
    pub given_name: Option<String>,
    /// The file with notes on its codes, if one was named.
    pub notes: Option<PathBuf>,
    /// The settings of its reading.
    pub options: ReadOptions,
}

/// A place that a reference is read from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Place {
    /// The reference that the program carries, with its methods and our notes.
    #[default]
    Embedded,
    /// A file, or a folder of pages.
    Path(PathBuf),
    /// A document on standard input.
    Stdin,
}

impl Source {
    /// The reference that the program carries.
    pub fn embedded() -> Self {
        Self::default()
    }

    /// True for standard input, which can be read but once.
    pub fn is_stdin(&self) -> bool {
        self.place == Place::Stdin
    }

    /// The file of notes that is looked for where none was named: `errors.notes.toml` beside `errors.md` or beside a folder
    /// `errors`.
    pub(super) fn notes_beside(&self) -> Option<PathBuf> {
        let Place::Path(path) = &self.place else { return None };
        // `.` has no name.
        let path = if path.file_name().is_none() { resolved(path) } else { path.clone() };
        let mut name = stem(&path)?.to_owned();
        name.push(NOTES);
        Some(path.with_file_name(name)).filter(|path| self.options.allows(path))
    }

    /// The names that it may go by, the shortest first: the one given to it; else that of its file or folder, with the
    /// ending, in its folder, and so on.
    fn names(&self) -> Vec<String> {
        let path = match (&self.given_name, &self.place) {
            (Some(name), _) => return vec![text::one_line(name)],
            (None, Place::Embedded) => return vec![embedded::LABEL.to_owned()],
            (None, Place::Stdin) => return vec!["stdin".to_owned()],
            (None, Place::Path(path)) => resolved(path),
        };
        let mut ends = [stem(&path), path.file_name()].map(|name| name.unwrap_or(path.as_os_str()).to_string_lossy());
        let mut names = ends.to_vec();
        for folder in path.ancestors().skip(1).filter_map(Path::file_name) {
            ends = ends.map(|end| format!("{}/{end}", folder.to_string_lossy()).into());
            names.extend(ends.clone());
        }
        names.iter().map(|name| text::one_line(name)).collect()
    }
}

/// The names by which sources are told from each other: the shortest that none of the others has, in any case of letters.
pub(super) fn names(sources: &[&Source]) -> Vec<String> {
    let all: Vec<Vec<String>> = sources.iter().map(|source| source.names()).collect();
    let mut lengths = vec![0; all.len()];
    loop {
        let names: Vec<String> = all.iter().zip(&lengths).filter_map(|(all, &at)| all.get(at).cloned()).collect();
        let is_taken = |name: &str| names.iter().filter(|other| other.eq_ignore_ascii_case(name)).count() > 1;
        let can_grow = |at: usize| is_taken(&names[at]) && lengths[at] + 1 < all[at].len();
        let longer: Vec<usize> = (0..names.len()).filter(|&at| can_grow(at)).collect();
        if longer.is_empty() {
            return names;
        }
        for at in longer {
            lengths[at] += 1;
        }
    }
}

/// The name of a file without its ending, or of a folder.
fn stem(path: &Path) -> Option<&OsStr> {
    if path.is_dir() { path.file_name() } else { path.file_stem() }
}

fn resolved(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

impl Place {
    /// The same place, whatever the spelling of its path.
    pub(super) fn resolved(&self) -> Self {
        match self {
            Self::Path(path) => Self::Path(resolved(path)),
            other => other.clone(),
        }
    }
}

impl From<PathBuf> for Source {
    fn from(path: PathBuf) -> Self {
        Self { place: path.into(), ..Self::default() }
    }
}

impl From<PathBuf> for Place {
    /// `embedded` and `-` are names of their own; `./embedded` and `./-` are paths.
    fn from(path: PathBuf) -> Self {
        match path.to_str() {
            Some(embedded::LABEL) => Self::Embedded,
            Some("-") => Self::Stdin,
            _ => Self::Path(path),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_as_short_as_the_others_allow() {
        let named = |name: &str| Source { given_name: Some(name.to_owned()), ..Source::default() };
        let path = |path: &str| Source::from(PathBuf::from(path));
        for (sources, expected) in [
            (vec![path("/x/a/errors.md"), Source::embedded()], &["errors", "embedded"][..]),
            (vec![path("/x/a/errors.md"), path("/x/b/errors.md")], &["a/errors", "b/errors"]),
            (vec![path("/x/a/errors.md"), path("/x/a/Errors.json")], &["errors.md", "Errors.json"]),
            (vec![path("/x/a/e.md"), path("/y/a/e.md"), path("/y/b/e.md")], &["x/a/e", "y/a/e", "b/e"]),
            (vec![path("/e.md"), path("/a/e.md")], &["e.md", "a/e"]),
            (vec![named("errors"), path("/a/errors.md")], &["errors", "errors.md"]),
            (vec![path("/a/\u{1b}[2J.md"), path("-")], &["␛[2J", "stdin"]),
        ] {
            assert_eq!(names(&sources.iter().collect::<Vec<_>>()), expected);
        }
    }

    #[test]
    fn notes_are_looked_for_beside_a_file_or_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        fs::create_dir_all(root.join("docs.v2")).unwrap();
        for (path, notes) in
            [("a.b.md", "a.b.notes.toml"), ("docs.v2", "docs.v2.notes.toml"), ("none", "none.notes.toml")]
        {
            assert_eq!(Source::from(root.join(path)).notes_beside(), Some(root.join(notes)));
        }
        // What has no name of its own is found out.
        let name = format!("{}.notes.toml", root.file_name().unwrap().to_str().unwrap());
        assert_eq!(Source::from(root.join("docs.v2/..")).notes_beside(), Some(root.with_file_name(name)));
        assert_eq!(Source::embedded().notes_beside(), None);
    }
}
