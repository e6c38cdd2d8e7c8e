//! Copying through tmux, which works whatever `set-clipboard` says; a sequence sent through tmux does not.

use super::child::run;

/// Gives tmux the text: to its buffer, and where `terminal` says so on to the terminal tmux is shown in. Errs where
/// tmux refuses or does not answer.
pub(super) fn load(text: &str, terminal: bool) -> Result<(), String> {
    let arguments: &[&str] = if terminal { &["load-buffer", "-w", "-"] } else { &["load-buffer", "-"] };
    run("tmux", arguments, text.as_bytes().to_vec()).map(drop)
}

/// The environment as tmux's session knows it now: `NAME=value` a line, `-NAME` for what is gone.
pub(super) fn session_environment() -> Result<String, String> {
    run("tmux", &["show-environment"], Vec::new())
}
