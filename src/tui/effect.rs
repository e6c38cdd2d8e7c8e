//! The effects that `update` asks the loop to perform.

use crate::state_file::Choice;

/// Something to be done outside the state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Copy a text; [`super::input::Input::Copied`] tells what came of it.
    Copy(CopyRequest),
    /// Search the list on the screen, whose rows are those of an earlier query or catalog;
    /// [`super::input::Input::Found`] brings the new ones. Asked for until they are there.
    Search,
    /// Remember what was chosen, for the next run.
    Remember(Choice, String),
    /// Open a page in the web browser, or copy its address where that cannot be; [`super::input::Input::Opened`] and
    /// [`super::input::Input::NotOpened`] tell.
    OpenLink(String),
    /// Stop the program, for the shell to go on.
    Suspend,
}

/// A text to copy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CopyRequest {
    /// Its name in the message.
    pub what: String,
    /// Exactly what is to be pasted.
    pub text: String,
    /// What could not be done instead, and why; empty for a copy that was asked for.
    pub reason: String,
}

impl CopyRequest {
    /// A text to copy, with its name.
    pub fn new(what: impl Into<String>, text: impl Into<String>) -> Self {
        Self { what: what.into(), text: text.into(), reason: String::new() }
    }
}
