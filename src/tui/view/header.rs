//! The top of the screen: what is open, what is looked for, how much was found; and the rules that part the panes.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::draw_text::{put, put_right};
use crate::keymap::Focus;
use crate::text::{self, glyph};
use crate::theme::Theme;
use crate::tui::layout::Layout;
use crate::tui::state::State;

const PROMPT: &str = "> ";

/// The program and the document on the left, `shown/total` on the right.
pub fn header(state: &State, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let count = count(state);
    let name = put(buffer, area, 1, "ipaper-codes", theme.title);
    let room = Rect { width: area.width.saturating_sub(text::width(&count) as u16 + 3), ..area };
    put(buffer, room, name + 4, &state.heading(), theme.dim);
    put_right(buffer, Rect { width: area.width.saturating_sub(1), ..area }, &count, theme.dim);
}

/// The number of rows out of all, and the number of warnings.
fn count(state: &State) -> String {
    let mut count = format!("{}/{}", state.list.rows().len(), state.list.total(&state.store));
    if state.reading {
        count = format!("reading ... {count}");
    }
    let count = match state.snippets.marked.of(state.list.kind).len() {
        0 => count,
        marked => format!("{marked} marked   {count}"),
    };
    match state.store.catalog.warnings.len() {
        0 => count,
        1 => format!("1 warning   {count}"),
        several => format!("{several} warnings   {count}"),
    }
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
        put(buffer, room, 0, if state.focus == Focus::Search { "" } else { "press / to search" }, theme.dim);
    } else {
        put(buffer, room, 0, &[start, after].concat(), theme.text);
    }
    (focused && room.width > 0).then(|| Position { x: room.x + cursor.min(room.width - 1), y: room.y })
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

/// The rules, which also show how many of the details' lines are out of view, above and below.
pub fn rules(state: &State, theme: &Theme, layout: &Layout, lines: usize, buffer: &mut Buffer) {
    let mut rule = |area: Rect, symbol: &str| {
        for position in area.positions() {
            if let Some(cell) = buffer.cell_mut(position) {
                cell.set_symbol(symbol).set_style(theme.dim);
            }
        }
    };
    rule(layout.top_rule, glyph::HORIZONTAL);
    rule(layout.bottom_rule, glyph::HORIZONTAL);
    let divider = layout.divider;
    if layout.side_by_side() {
        rule(divider, glyph::VERTICAL);
        if !layout.top_rule.is_empty() {
            let joint = |rule: Rect| Rect { x: divider.x, width: divider.width, ..rule };
            rule(joint(layout.top_rule), glyph::JOINT_DOWN);
            rule(joint(layout.bottom_rule), glyph::JOINT_UP);
        }
    } else {
        rule(divider, glyph::HORIZONTAL);
    }
    if layout.details.is_empty() {
        return;
    }
    let above = state.scroll;
    let below = lines.saturating_sub(above + usize::from(layout.details.height));
    let top = if divider.is_empty() || layout.side_by_side() { layout.top_rule } else { divider };
    for (hidden, rule, sign) in [(above, top, glyph::UP), (below, layout.bottom_rule, glyph::DOWN)] {
        if hidden > 0 && rule.width > 20 {
            put_right(buffer, Rect { width: rule.width - 2, ..rule }, &format!(" {sign} {hidden} more "), theme.key);
        }
    }
}
