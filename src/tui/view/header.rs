//! The top of the screen: what is open, what is looked for, how much was found; and the rules that part the panes.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::draw_text::{put, put_right};
use crate::action::Action;
use crate::keymap::Focus;
use crate::text;
use crate::theme::Theme;
use crate::tui::handling::handling_sign;
use crate::tui::state::State;
use crate::tui::store::ListKind;

/// The blanks between the parts of the header.
const SEPARATOR: &str = "   ";
/// The program's name and its column; the blanks behind it, and the least room for the document's title.
const NAME: &str = "ipaper-codes";
const NAME_COLUMN: u16 = 1;
const GAP: u16 = 3;
const MIN_TITLE: u16 = 8;
const PROMPT: &str = "> ";
/// What the empty search line is for.
const TYPE_HINT: &str = "type, or paste a response or log lines";

/// The program and the document on the left, `shown/total` on the right.
pub fn header(state: &State, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let count = count(state);
    let room = Rect { width: area.width.saturating_sub(text::width(&count) as u16 + 3), ..area };
    let title = NAME_COLUMN + NAME.len() as u16 + GAP;
    // A few letters of either say nothing.
    if room.width >= title + MIN_TITLE {
        put(buffer, room, NAME_COLUMN, NAME, theme.title);
        put(buffer, room, title, &state.heading(), theme.dim);
    } else if state.list.reference.is_some() && room.width >= MIN_TITLE {
        // Which part of the catalog is listed tells more than the program's name.
        put(buffer, room, NAME_COLUMN, &state.heading(), theme.dim);
    } else if room.width >= title - GAP {
        put(buffer, room, NAME_COLUMN, NAME, theme.title);
    }
    put_right(buffer, Rect { width: area.width.saturating_sub(1), ..area }, &count, theme.dim);
}

/// The number of rows out of all, what limits them, the language of snippets, and the number of warnings.
fn count(state: &State) -> String {
    let mut count = format!("{}/{}", state.list.matches(), state.list.total(&state.store));
    if state.reading {
        count = format!("reading ... {count}");
    }
    let marked = match state.snippets.marked.of(state.list.kind).len() {
        0 => String::new(),
        marked => format!("{marked} marked"),
    };
    let warnings = match state.store.catalog.warnings.len() {
        0 => String::new(),
        1 => "1 warning".to_owned(),
        several => format!("{several} warnings"),
    };
    let handling = match state.list.handling {
        Some(handling) => format!("{} {}", handling_sign(handling), handling.word()),
        None if state.list.kind == ListKind::Codes && state.store.has_notes => "all".to_owned(),
        None => String::new(),
    };
    let language = state.snippets.language().map(|language| language.name.clone()).unwrap_or_default();
    let parts = [warnings, marked, count, handling, language];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(SEPARATOR)
}

/// The search line, with the count where there is no header for it. Returns the position of the cursor, if it is here.
pub fn search(state: &State, theme: &Theme, area: Rect, counts: bool, buffer: &mut Buffer) -> Option<Position> {
    let focused = state.focus == Focus::Search && state.popup.is_none();
    let x = 1 + put(buffer, area, 1, PROMPT, if focused { theme.accent } else { theme.dim });
    let mut room = Rect { x: area.x + x, width: area.width.saturating_sub(x + 1), ..area };
    if counts && room.width > 16 {
        let width = put_right(buffer, room, &count(state), theme.dim);
        room.width = room.width.saturating_sub(width + 1);
    }
    let editor = &state.list.editor;
    let (before, after) = split_at(editor.value(), editor.cursor());
    let start = scrolled(before, room.width.saturating_sub(1).into());
    let cursor = text::width(start) as u16;
    if editor.value().is_empty() {
        put(buffer, room, 0, &hint(state), theme.dim);
    } else {
        put(buffer, room, 0, &[start, after].concat(), theme.text);
    }
    (focused && room.width > 0).then(|| Position { x: room.x + cursor.min(room.width - 1), y: room.y })
}

/// What the empty search line is for, where keys go to it, and which one leads to it where they do not.
fn hint(state: &State) -> Cow<'static, str> {
    match state.keymap.keys(Focus::List, Action::SwitchFocus).next() {
        Some(key) if state.focus == Focus::List => format!("press {} to search", key.short()).into(),
        _ if state.focus == Focus::List => "".into(),
        _ => TYPE_HINT.into(),
    }
}

/// The parts of a text before and after a character.
fn split_at(text: &str, character: usize) -> (&str, &str) {
    text.split_at(text.char_indices().nth(character).map_or(text.len(), |(at, _)| at))
}

/// The longest suffix of a text that fits into so many cells.
fn scrolled(text: &str, cells: usize) -> &str {
    let mut left = text::width(text);
    for (at, grapheme) in text::graphemes(text) {
        if left <= cells {
            return &text[at..];
        }
        left -= text::width(grapheme).min(left);
    }
    ""
}
