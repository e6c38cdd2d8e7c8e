//! Settings of the reading of a reference.

use std::path::{Path, PathBuf};

use super::pattern::Pattern;

/// Settings of the reading of a reference. What is not said is found out.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// The names that are codes.
    pub pattern: Option<Pattern>,
    /// The shape of its entries.
    pub shape: Option<Shape>,
    /// The heading of the column that has the codes.
    pub column: Option<String>,
    /// The folder that no link may lead out of, where there is one: that of a project, which may be a stranger's.
    pub within: Option<PathBuf>,
}

impl ReadOptions {
    /// Returns true for a path that may be read, wherever links lead.
    pub(super) fn allows(&self, path: &Path) -> bool {
        let Some(within) = &self.within else { return true };
        let real = path.canonicalize().ok().zip(within.canonicalize().ok());
        real.is_none_or(|(path, within)| path.starts_with(within))
    }
}

/// A shape of the entries of a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A heading per code.
    Headings,
    /// A row of a table per code.
    Table,
    /// An item of a list, a term of a definition list or a bold paragraph per code.
    Items,
    /// A file or a folder per code.
    Files,
    /// JSON or JSON Lines.
    Json,
    /// Comma- or tab-separated values.
    Csv,
    /// The enumerations of an `OpenAPI` description.
    OpenApi,
}

impl Shape {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Headings, Self::Table, Self::Items, Self::Files, Self::Json, Self::Csv, Self::OpenApi];

    /// The word for it on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Headings => "headings",
            Self::Table => "table",
            Self::Items => "items",
            Self::Files => "files",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::OpenApi => "openapi",
        }
    }
}
