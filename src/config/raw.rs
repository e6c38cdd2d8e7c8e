//! The settings of a configuration file, as written.

use std::path::PathBuf;

use serde::Deserialize;
use toml::Spanned;

/// The settings; each is `None` where the file does not set it. A setting that is checked later keeps its position.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawConfig {
    pub catalog: Option<Spanned<Vec<PathBuf>>>,
    pub code_pattern: Option<Spanned<String>>,
    pub clipboard: Option<Spanned<String>>,
    pub primary: Option<bool>,
    pub language: Option<String>,
    pub ascii: Option<bool>,
}

/// A mistake at a byte of the text.
#[derive(Debug)]
pub(super) struct Mistake {
    pub offset: usize,
    pub message: String,
}

/// Parses the text of a configuration file.
pub(super) fn parse(text: &str) -> Result<RawConfig, Mistake> {
    toml::from_str(text).map_err(|error| Mistake {
        offset: error.span().map_or(0, |span| span.start),
        message: error.message().to_owned(),
    })
}

/// The line and the column of a byte, both counted from 1; the column in characters.
pub(super) fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}
