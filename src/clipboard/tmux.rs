//! Copying through tmux, which works whatever `set-clipboard` says; a sequence sent through tmux does not.

use super::child::run;

/// Gives tmux the text: for its buffer, and for the terminal it is shown in. Errs where tmux refuses or does not
/// answer.
pub(super) fn load(text: &str) -> Result<(), String> {
    run("tmux", &["load-buffer", "-w", "-"], text.as_bytes().to_vec()).map(drop)
}

/// The environment as tmux's session knows it now: `NAME=value` a line, `-NAME` for what is gone.
pub(super) fn session_environment() -> Result<String, String> {
    run("tmux", &["show-environment"], Vec::new())
}
