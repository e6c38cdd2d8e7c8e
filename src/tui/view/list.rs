//! The list: a row per hit, its lit letters, and why it is there when its name does not say.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{put, put_lit, put_right, sign};
use crate::text;
use crate::theme::Theme;
use crate::tui::place::{Entry, Subject};
use crate::tui::state::State;

/// The sign before the selected row.
const MARKER: &str = "▌";
/// The sign before a marked one.
const MARK: &str = "•";

/// From this width on, a row has its handling as a word; below, as a sign.
const WORDS: u16 = 44;

/// Draws the rows in view, or that there are none.
pub fn list(state: &State, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let place = &state.place;
    if place.rows().is_empty() {
        return no_match(state, theme, area, buffer);
    }
    let rows = place.rows().iter().enumerate().skip(place.offset).take(area.height.into());
    let explained = state.shelf.explain(place, rows.clone().map(|(_, &number)| number));
    // Where rows have to say why they are there, there is less room for the rest: in all of them, as it is one column.
    let narrow = area.width < WORDS || explained.iter().any(|explained| explained.text.is_some());
    for (((position, &number), explained), y) in rows.zip(explained).zip(area.y..) {
        let row = Rect { y, height: 1, ..area };
        let Some(entry) = state.shelf.entry(place.subject, number) else { continue };
        let selected = position == place.selected;
        let style = if selected { theme.selected } else { theme.text };
        if selected {
            put(buffer, row, 0, MARKER, theme.accent);
        }
        if place.subject == Subject::Codes && state.snippets.marked.contains(&number) {
            put(buffer, row, 1, MARK, theme.accent);
        }
        let mut room = Rect { width: area.width.saturating_sub(1), ..row };
        for word in [handling(entry, narrow), explained.text.as_ref().map(|text| format!("in {}", text.field.word()))] {
            // A name is worth more than what stands beside it.
            if let Some(word) = word.filter(|word| text::width(word) + 14 <= usize::from(room.width)) {
                room.width -= put_right(buffer, room, &word, theme.quiet) + 1;
            }
        }
        put_lit(buffer, room, 2, entry.name(), &explained.name, (style, theme.hit));
    }
}

/// How to handle a code, as short as the width wants it.
fn handling(entry: Entry, narrow: bool) -> Option<String> {
    let Entry::Code(code) = entry else { return None };
    let handling = code.note.as_ref()?.handling;
    Some(if narrow { sign(handling) } else { handling.word() }.to_owned())
}

fn no_match(state: &State, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let mut rows = (area.y..area.bottom()).map(|y| Rect { y, height: 1, ..area });
    if let Some(row) = rows.next() {
        let nothing_yet = state.reading || state.place.waiting;
        put(buffer, row, 2, if nothing_yet { "…" } else { "no match" }, theme.title);
    }
    let mut nearest = state.shelf.nearest(&state.place).peekable();
    if nearest.peek().is_none() {
        return;
    }
    rows.next();
    if let Some(row) = rows.next() {
        put(buffer, row, 2, "The nearest names:", theme.quiet);
    }
    for (name, row) in nearest.zip(rows) {
        put(buffer, row, 2, name, theme.text);
    }
}
