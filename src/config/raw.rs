//! What the configuration file may say.

use std::path::PathBuf;

use serde::Deserialize;

/// The file, as it stands. What is not set is none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct File {
    pub catalog: Option<Vec<PathBuf>>,
    pub code_pattern: Option<String>,
    pub clipboard: Option<String>,
    pub primary: Option<bool>,
    pub language: Option<String>,
}

/// A mistake in the text: where it starts, as line and column counted from 1, and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mistake {
    pub line: usize,
    pub column: usize,
    pub message: String,
}

/// Reads the file's text.
pub(super) fn read(text: &str) -> Result<File, Mistake> {
    toml::from_str(text).map_err(|error| {
        let (line, column) = position(text, error.span().map_or(0, |span| span.start));
        Mistake { line, column, message: error.message().to_owned() }
    })
}

/// Where a value is, for a mistake that only its meaning shows.
pub(super) fn place_of(text: &str, key: &str) -> (usize, usize) {
    let lines = || text.lines().enumerate();
    let of_key =
        |line: &str| line.trim_start().strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
    let Some((number, line)) = lines().find(|(_, line)| of_key(line)) else { return (1, 1) };
    let value = line.find('=').map_or(0, |equals| equals + 1);
    let blanks = line[value..].chars().take_while(|c| c.is_whitespace()).count();
    (number + 1, line[..value].chars().count() + blanks + 1)
}

fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before[start..].chars().count() + 1)
}
