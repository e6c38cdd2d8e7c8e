//! macOS and Windows: the system owns a copied text, and no selection owner is needed.

use std::path::Path;
use std::process::ExitCode;

use super::environment::Environment;
use super::native::{self, NO_PRIMARY};
use super::plan::Backend;
use super::time_limit::TimeLimit;

/// The hidden subcommand, which is never started here.
pub const SUBCOMMAND: &str = "hold-selection";

/// Copies a text to the clipboard of the system. Returns a warning if the primary selection, which there is none of,
/// was asked for.
pub(super) fn copy(
    _program: Option<&Path>,
    _target: (Backend, &Environment),
    text: &str,
    primary: bool,
    _limit: &TimeLimit,
) -> Result<Option<String>, String> {
    native::copy(text)?;
    Ok(primary.then(|| NO_PRIMARY.to_owned()))
}

/// The hidden subcommand.
pub fn run(_arguments: &[String]) -> ExitCode {
    ExitCode::FAILURE
}
