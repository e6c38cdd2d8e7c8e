//! The effects that `update` asks the loop to perform.

/// Something to be done outside the state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Copy a text; [`super::input::Input::Copied`] tells what came of it.
    Copy(CopyRequest),
    /// Search the list on the screen, whose rows are those of an earlier query or catalog;
    /// [`super::input::Input::Found`] brings the new ones. Asked for until they are there.
    Search,
    /// Remember a language, by its id, for the next run.
    Remember(String),
    /// Stop the program, for the shell to go on.
    Suspend,
}

/// A text to copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyRequest {
    /// Its name in the message.
    pub what: String,
    /// Exactly what is to be pasted.
    pub text: String,
}
