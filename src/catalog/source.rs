//! The references that a catalog is read from.

use std::fs;
use std::path::PathBuf;

use super::embedded;
use super::options::ReadOptions;
use crate::text;

/// A reference to read: where it is, what it is called, and how it is to be read.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// Its place.
    pub place: Place,
    /// The name given to it; see [`Source::name`].
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

    /// The name by which it is told from others: the one given to it, else that of its file or folder.
    pub fn name(&self) -> String {
        let name = match (&self.given_name, &self.place) {
            (Some(name), _) => name.clone(),
            (None, Place::Embedded) => embedded::LABEL.to_owned(),
            (None, Place::Stdin) => "stdin".to_owned(),
            (None, Place::Path(path)) => {
                let path = fs::canonicalize(path).unwrap_or_else(|_| path.clone());
                let stem = if path.is_dir() { path.file_name() } else { path.file_stem() };
                stem.unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
            }
        };
        text::one_line(&name)
    }
}

impl Place {
    /// The same place, whatever the spelling of its path.
    pub(super) fn resolved(&self) -> Self {
        match self {
            Self::Path(path) => Self::Path(fs::canonicalize(path).unwrap_or_else(|_| path.clone())),
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
