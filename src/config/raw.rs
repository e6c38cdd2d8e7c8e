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
    pub escape_timeout: Option<Spanned<u64>>,
}
