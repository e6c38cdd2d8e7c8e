//! The places that a catalog is read from.

use std::fs;
use std::path::PathBuf;

use super::embedded;

/// A place that a catalog is read from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Source {
    /// The reference that the program carries, with its methods and our notes.
    Embedded,
    /// A Markdown file, or a folder of Markdown pages.
    Path(PathBuf),
    /// A Markdown document on standard input.
    Stdin,
}

impl Source {
    /// The same source, whatever the spelling of its path.
    pub(super) fn resolved(&self) -> Self {
        match self {
            Self::Path(path) => Self::Path(fs::canonicalize(path).unwrap_or_else(|_| path.clone())),
            other => other.clone(),
        }
    }
}

impl From<PathBuf> for Source {
    /// `embedded` and `-` are names of their own; `./embedded` and `./-` are paths.
    fn from(path: PathBuf) -> Self {
        match path.to_str() {
            Some(embedded::LABEL) => Self::Embedded,
            Some("-") => Self::Stdin,
            _ => Self::Path(path),
        }
    }
}
