//! `shell`: scripts that bind a key of a shell's line editor to `pick`.

use super::args::Shell;

/// The script of a shell.
pub fn script(shell: Shell) -> &'static str {
    match shell {
        Shell::Bash => include_str!("../../assets/shell/ipaper-codes.bash"),
        Shell::Zsh => include_str!("../../assets/shell/ipaper-codes.zsh"),
        Shell::Fish => include_str!("../../assets/shell/ipaper-codes.fish"),
    }
}
