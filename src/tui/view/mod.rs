//! Drawing: a file per pane. Everything here takes shared references and changes nothing but the frame.

pub mod details;
mod footer;
mod header;
pub mod help;
mod list;
mod popup;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::state::{Popup, State};
use crate::catalog::Handling;
use crate::keymap::Keymap;
use crate::text;
use crate::theme::Theme;

/// Draws the whole screen.
pub fn draw(state: &State, theme: &Theme, keymap: &Keymap, frame: &mut Frame) {
    let layout = state.layout();
    let buffer = frame.buffer_mut();
    header::header(state, theme, layout.header, buffer);
    let cursor = header::search(state, theme, layout.search, layout.header.is_empty(), buffer);
    let lines = details::lines(state, layout.details.width);
    header::rules(state, theme, &layout, lines.len(), buffer);
    list::list(state, theme, layout.list, buffer);
    details::details(state, theme, layout.details, &lines, buffer);
    footer::footer(state, theme, keymap, layout.footer, buffer);
    match &state.popup {
        Some(Popup::Help(scroll)) => help::help(state, *scroll, theme, keymap, buffer),
        Some(Popup::Languages(languages)) => {
            let snippets = &state.snippets;
            popup::languages(state.size, languages, snippets.languages(), snippets.language(), theme, buffer);
        }
        Some(Popup::Copies(copies)) => popup::copies(state.size, copies, theme, buffer),
        Some(Popup::Details) | None => {}
    }
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}

/// Writes text into a row, cut with `…` where it does not fit; gives the number of cells it took.
fn put(buffer: &mut Buffer, area: Rect, x: u16, text: &str, style: Style) -> u16 {
    if area.is_empty() || x >= area.width {
        return 0;
    }
    let fitted = text::fit(text, usize::from(area.width - x));
    if !text::is_printable_ascii(&fitted) {
        let (end, _) = buffer.set_stringn(area.x + x, area.y, &fitted, usize::from(area.width - x), style);
        return end - area.x - x;
    }
    // Nothing to find out here: a byte, a cell.
    for (at, letter) in text::graphemes(&fitted) {
        if let Some(cell) = buffer.cell_mut((area.x + x + at as u16, area.y)) {
            cell.set_symbol(letter).set_style(style);
        }
    }
    fitted.len() as u16
}

/// The same, against the right edge.
fn put_right(buffer: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    let width = text::width(text).min(area.width.into()) as u16;
    put(buffer, area, area.width - width, text, style)
}

/// The same, with some graphemes lit.
fn put_lit(buffer: &mut Buffer, area: Rect, x: u16, text: &str, lit: &[usize], styles: (Style, Style)) -> u16 {
    let (plain, hit) = styles;
    let width = put(buffer, area, x, text, plain);
    let mut at = x;
    let last = lit.last().map_or(0, |last| last + 1);
    for (number, (_, grapheme)) in text::graphemes(text).enumerate().take(last) {
        let end = at + text::width(grapheme) as u16;
        // The last cell of a text that was cut is its `…`.
        if end > area.width || (end == area.width && text::width(text) > usize::from(area.width - x)) {
            break;
        }
        if lit.contains(&number) {
            buffer.set_style(Rect { x: area.x + at, width: end - at, height: 1, ..area }, plain.patch(hit));
        }
        at = end;
    }
    width
}

/// A sign for a handling, where there is no room for its word; the details tell what it means.
fn sign(handling: Handling) -> &'static str {
    match handling {
        Handling::Ok => "+",
        Handling::Retry => "~",
        Handling::Request => "!",
        Handling::Account => "$",
        Handling::Bug => "*",
    }
}
