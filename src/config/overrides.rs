//! The options of the command line that come before the files.

use std::path::PathBuf;

use anstream::ColorChoice;

use crate::catalog::ReadOptions;
use crate::clipboard::Preference;
use crate::hyperlink::Hyperlinks;
use crate::theme::ThemeName;

/// The options of the command line that come before the files.
// Each is an option of its own.
#[allow(clippy::struct_excessive_bools)]
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// `--config`.
    pub config: Option<PathBuf>,
    /// `--no-project`.
    pub no_project: bool,
    /// `--catalog`, empty if it was not given.
    pub catalog: Vec<PathBuf>,
    /// `--notes`.
    pub notes: Option<PathBuf>,
    /// `--code-pattern`, `--as` and `--column`.
    pub reading: ReadOptions,
    /// `--clipboard`.
    pub clipboard: Option<Preference>,
    /// `--primary`.
    pub primary: bool,
    /// `--lang`.
    pub language: Option<String>,
    /// `--theme`.
    pub theme: Option<ThemeName>,
    /// `--color`.
    pub color: ColorChoice,
    /// `--ascii`.
    pub ascii: bool,
    /// `--hyperlinks`.
    pub hyperlinks: Option<Hyperlinks>,
    /// `--no-state`.
    pub no_state: bool,
}
