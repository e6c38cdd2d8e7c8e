//! What Esc undoes next.

use super::state::State;

/// One thing that [`Action::Back`](crate::action::Action::Back) undoes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UndoStep {
    /// Close the popup.
    Popup,
    /// Empty the query.
    Query,
    /// List codes of any handling.
    Handling,
    /// List all references.
    Reference,
    /// Leave the codes of a text that was pasted or piped in.
    Pasted,
    /// Go back to the list one came from.
    Followed,
    /// Take the marks away.
    Marks,
    /// Leave the browser.
    Browser,
}

impl UndoStep {
    /// The step that is next: the last thing done comes first.
    pub fn next(state: &State) -> Self {
        let list = &state.list;
        if state.popup.is_some() {
            Self::Popup
        } else if !list.editor.value().is_empty() {
            Self::Query
        } else if list.handling.is_some() {
            Self::Handling
        } else if list.limit.reference().is_some() {
            Self::Reference
        } else if list.limit.pasted().is_some() {
            Self::Pasted
        } else if !state.history.is_empty() {
            Self::Followed
        } else if !state.snippets.marked.of(list.kind).is_empty() {
            Self::Marks
        } else {
            Self::Browser
        }
    }

    /// Its label in the footer.
    pub fn label(self) -> &'static str {
        match self {
            Self::Popup => "close",
            Self::Query => "clear",
            Self::Handling | Self::Pasted => "all codes",
            Self::Reference => "all references",
            Self::Followed => "back",
            Self::Marks => "unmark all",
            Self::Browser => "quit",
        }
    }
}
