//! The line that is typed into: the query, or the filter of the popup that is open.

use std::time::Instant;

use tui_input::InputRequest;

use super::state::{Popup, State};
use crate::action::Edit;
use crate::search::Mentions;
use crate::text;

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
    change(state, |editor| _ = editor.handle(request));
}

/// Moves the cursor of the line that is typed into before a character of it.
pub fn set_cursor(state: &mut State, character: usize) {
    editor(state).handle(InputRequest::SetCursor(character));
}

/// The line that is typed into.
fn editor(state: &mut State) -> &mut tui_input::Input {
    match &mut state.popup {
        Some(Popup::Languages(languages)) => &mut languages.editor,
        Some(Popup::Help(help)) => &mut help.editor,
        _ => &mut state.list.editor,
    }
}

/// Changes the line that is typed into. With another text, the first row that it leaves is selected.
fn change(state: &mut State, change: impl FnOnce(&mut tui_input::Input)) {
    let editor = editor(state);
    let before = editor.value().to_owned();
    change(editor);
    if editor.value() == before {
        return;
    }
    match &mut state.popup {
        Some(Popup::Languages(languages)) => languages.selected = 0,
        Some(Popup::Help(help)) => help.selected = 0,
        _ if state.list.apply_query(&state.store) => state.details.scroll = 0,
        _ => {}
    }
}

/// Inserts text that was typed or pasted, as much of it as there is room for.
pub fn insert(state: &mut State, text: &str, now: Instant) {
    let room = MAX_QUERY.saturating_sub(editor(state).value().chars().count());
    let is_query = !matches!(state.popup, Some(Popup::Languages(_) | Popup::Help(_)));
    // What a long text is pasted for may be anywhere in it.
    let mentioned = if is_query && text.chars().nth(room).is_some() { mentioned(state, text) } else { String::new() };
    let text = if mentioned.is_empty() { text } else { &mentioned };
    change(state, |editor| {
        for c in text.chars().take(room) {
            editor.handle(InputRequest::InsertChar(c));
        }
    });
    if text.chars().nth(room).is_some() {
        let text = format!("A query has at most {MAX_QUERY} characters; the rest was left out");
        state.show_message(text, true, now);
    }
}

/// The names that a text mentions, of the entries that the list has, each once.
pub fn mentioned(state: &State, text: &str) -> String {
    let mentions = Mentions::of(text);
    let entries = (0..state.store.len(state.list.kind) as u32).filter_map(|at| state.store.entry(state.list.kind, at));
    text::distinct(entries.map(|entry| entry.name()).filter(|name| mentions.has(name))).join(" ")
}

/// Takes a text as the query, in place of the one before.
pub fn replace(state: &mut State, text: &str, now: Instant) {
    editor(state).reset();
    insert(state, text, now);
}
