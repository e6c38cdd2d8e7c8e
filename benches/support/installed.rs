//! Finding programs.

use std::env;
use std::path::PathBuf;

/// The path of a program, if it is installed.
pub fn installed(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|path| path.is_file())
}
