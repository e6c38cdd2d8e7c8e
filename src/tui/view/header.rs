//! The top of the screen: what is open, what is looked for, how much was found; and the rules that part the panes.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::draw_text::{put, put_right};
use crate::action::Action;
use crate::keymap::Focus;
use crate::text;
use crate::theme::Theme;
use crate::tui::layout::Layout;
use crate::tui::search_line::{self, PROMPT, PROMPT_COLUMN, SearchLine};
use crate::tui::state::State;

/// The program's name and its column; the blanks behind it, and the least room for the document's title.
const NAME: &str = "ipaper-codes";
const NAME_COLUMN: u16 = 1;
const GAP: u16 = 3;
const MIN_TITLE: u16 = 8;
/// What the empty search line is for.
const TYPE_HINT: &str = "type, or paste a response or log lines";

/// The program and the document on the left, `shown/total` on the right.
pub fn header(state: &State, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let count = search_line::count(state);
    let room = Rect { width: area.width.saturating_sub(text::width(&count) as u16 + 3), ..area };
    let title = NAME_COLUMN + NAME.len() as u16 + GAP;
    // A few letters of either say nothing.
    if room.width >= title + MIN_TITLE {
        put(buffer, room, NAME_COLUMN, NAME, theme.title);
        put(buffer, room, title, &state.heading(), theme.dim);
    } else if state.list.limit.reference().is_some() && room.width >= MIN_TITLE {
        // Which part of the catalog is listed tells more than the program's name.
        put(buffer, room, NAME_COLUMN, &state.heading(), theme.dim);
    } else if room.width >= title - GAP {
        put(buffer, room, NAME_COLUMN, NAME, theme.title);
    }
    put_right(buffer, Rect { width: area.width.saturating_sub(1), ..area }, &count, theme.dim);
}

/// The search line, with the count where there is no header for it. Returns the position of the cursor, if it is here.
pub fn search(state: &State, theme: &Theme, layout: &Layout, buffer: &mut Buffer) -> Option<Position> {
    let focused = state.focus == Focus::Search && state.popup.is_none();
    put(buffer, layout.search, PROMPT_COLUMN, PROMPT, if focused { theme.accent } else { theme.dim });
    let line = SearchLine::of(state, layout);
    if let Some((count, area)) = line.count {
        put(buffer, area, 0, &count, theme.dim);
    }
    let room = line.room;
    if state.list.editor.value().is_empty() {
        put(buffer, room, 0, &hint(state), theme.dim);
    } else {
        put(buffer, room, 0, &[line.before, line.after].concat(), theme.text);
    }
    let cursor = text::width(line.before) as u16;
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
