//! The line that is typed into: the query, or the filter of the popup that is open.

use std::time::Instant;

use tui_input::InputRequest;

use super::state::{Popup, State};
use crate::action::Edit;

/// The longest query, in characters.
pub const MAX_QUERY: usize = 512;

/// Changes the line that is typed into.
pub fn edit(state: &mut State, edit: Edit) {
    let request = match edit {
        Edit::DeleteBack => InputRequest::DeletePrevChar,
        Edit::DeleteForward => InputRequest::DeleteNextChar,
        Edit::DeleteWord => InputRequest::DeletePrevWord,
        Edit::Clear => InputRequest::DeleteLine,
        Edit::DeleteToEnd => InputRequest::DeleteTillEnd,
        Edit::Left => InputRequest::GoToPrevChar,
        Edit::Right => InputRequest::GoToNextChar,
        Edit::WordLeft => InputRequest::GoToPrevWord,
        Edit::WordRight => InputRequest::GoToNextWord,
        Edit::Start => InputRequest::GoToStart,
        Edit::End => InputRequest::GoToEnd,
    };
    editor(state).handle(request);
    apply_query(state);
}

/// The line that is typed into.
fn editor(state: &mut State) -> &mut tui_input::Input {
    match &mut state.popup {
        Some(Popup::Languages(languages)) => {
            languages.selected = 0;
            &mut languages.editor
        }
        Some(Popup::Help(help)) => {
            help.selected = 0;
            &mut help.editor
        }
        _ => &mut state.list.editor,
    }
}

/// Inserts text that was typed or pasted, as much of it as there is room for.
pub fn insert(state: &mut State, text: &str, now: Instant) {
    let editor = editor(state);
    let room = MAX_QUERY.saturating_sub(editor.value().chars().count());
    let mut characters = text.chars();
    for c in characters.by_ref().take(room) {
        editor.handle(InputRequest::InsertChar(c));
    }
    if characters.next().is_some() {
        let text = format!("A query has at most {MAX_QUERY} characters; the rest was left out");
        state.show_message(text, true, now);
    }
    // A burst of keys need not be read as a query each time where none of them fits.
    if room > 0 {
        apply_query(state);
    }
}

fn apply_query(state: &mut State) {
    if state.list.apply_query(&state.store) {
        state.scroll = 0;
    }
}
