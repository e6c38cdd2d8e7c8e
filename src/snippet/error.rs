//! The error of a template or setting.

use std::fmt;

/// A template or setting that cannot be used: one line with the place and the mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnippetError {
    /// The file.
    pub file: String,
    /// The line, counted from 1, if the mistake is in one.
    pub line: Option<usize>,
    /// The mistake.
    pub message: String,
}

impl std::error::Error for SnippetError {}

impl fmt::Display for SnippetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.message),
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}
