//! The list: a row per hit, the letters that matched, and why it is there when its name does not say.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::draw_text::{draw_highlighted, put, put_right};
use crate::text::{self, glyph};
use crate::theme::Theme;
use crate::tui::handling::handling_sign;
use crate::tui::state::State;
use crate::tui::store::Entry;

/// From this width on, a row has its handling as a word; below, as a sign.
const WORDS: u16 = 44;

/// Draws the rows in view, or that there are none.
pub fn list(state: &State, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let list = &state.list;
    if list.rows().is_empty() {
        return no_match(state, theme, area, buffer);
    }
    let rows = list.rows().iter().enumerate().skip(list.offset).take(area.height.into());
    let matched = list.highlight(&state.store, rows.clone().map(|(_, &number)| number));
    // Where rows have to say why they are there, there is less room for the rest: in all of them, as it is one column.
    let narrow = area.width < WORDS || matched.iter().any(|matched| matched.text.is_some());
    for (((position, &number), matched), y) in rows.zip(matched).zip(area.y..) {
        let row = Rect { y, height: 1, ..area };
        let Some(entry) = state.store.entry(list.kind, number) else { continue };
        let selected = position == list.selected;
        let style = if selected { theme.selected } else { theme.text };
        if selected {
            put(buffer, row, 0, glyph::SELECTED, theme.accent);
        }
        if state.snippets.marked.of(list.kind).contains(&number) {
            put(buffer, row, 1, glyph::MARK, theme.accent);
        }
        let mut room = Rect { width: area.width.saturating_sub(1), ..row };
        let found_in = matched.text.as_ref().map(|text| format!("in {}", text.field.word()));
        for word in [handling(entry, narrow), found_in, origin(state, entry)] {
            // A name is worth more than the words beside it.
            if let Some(word) = word.filter(|word| text::width(word) + 14 <= usize::from(room.width)) {
                room.width -= put_right(buffer, room, &word, theme.dim) + 1;
            }
        }
        draw_highlighted(buffer, room, 2, entry.name(), &matched.name, (style, theme.hit));
    }
}

/// The handling of a code, as short as the width demands.
fn handling(entry: Entry, narrow: bool) -> Option<String> {
    let Entry::Code(code) = entry else { return None };
    let handling = code.note.as_ref()?.handling;
    Some(if narrow { handling_sign(handling) } else { handling.word() }.to_owned())
}

/// The document of a code where there are several, without its folder.
fn origin(state: &State, entry: Entry) -> Option<String> {
    let Entry::Code(code) = entry else { return None };
    let label = state.store.catalog.origin(code)?;
    Some(label.rsplit(['/', '\\']).next().unwrap_or(label).to_owned())
}

fn no_match(state: &State, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let mut rows = (area.y..area.bottom()).map(|y| Rect { y, height: 1, ..area });
    if let Some(row) = rows.next() {
        let nothing_yet = state.reading || state.list.is_pending();
        put(buffer, row, 2, if nothing_yet { "..." } else { "no match" }, theme.title);
    }
    let mut suggestions = state.list.suggestions(&state.store).peekable();
    if suggestions.peek().is_none() {
        return;
    }
    rows.next();
    if let Some(row) = rows.next() {
        put(buffer, row, 2, "Did you mean:", theme.dim);
    }
    for (name, row) in suggestions.zip(rows) {
        put(buffer, row, 2, name, theme.text);
    }
}
