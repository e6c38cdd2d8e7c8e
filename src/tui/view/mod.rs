//! Drawing: a file per pane. Everything here takes shared references and changes nothing but the frame.

mod details;
mod draw_text;
mod footer;
mod header;
mod help;
mod list;
mod popup;
mod scrollbar;

use ratatui::Frame;

use super::details_lines;
use super::state::{Popup, State};
use crate::charset::Charset;
use crate::keymap::Keymap;
use crate::text;
use crate::theme::Theme;

/// Draws the whole screen.
pub fn draw(state: &State, theme: &Theme, keymap: &Keymap, frame: &mut Frame) {
    // The size of the frame is the one thing that counts: the window may have changed since the state was told.
    let size = frame.area().as_size();
    let layout = state.layout_in(size);
    let buffer = frame.buffer_mut();
    header::header(state, theme, layout.header, buffer);
    let cursor = header::search(state, theme, layout.search, layout.header.is_empty(), buffer);
    let lines = details_lines::lines(state, layout.details.width);
    header::rules(state, theme, &layout, lines.len(), buffer);
    list::list(state, theme, layout.list, buffer);
    details::details(state, theme, layout.details, &lines, buffer);
    footer::footer(state, theme, keymap, &layout, buffer);
    let popup_cursor = match &state.popup {
        Some(Popup::Help(content)) => help::help(state, size, content, theme, buffer),
        Some(Popup::Languages(languages)) => {
            let snippets = &state.snippets;
            popup::languages(size, languages, snippets.languages(), snippets.language(), theme, buffer)
        }
        Some(Popup::CopyMenu(menu)) => popup::copy_menu(size, menu, theme, buffer),
        Some(Popup::Details) | None => None,
    };
    if theme.charset == Charset::Ascii {
        for cell in &mut frame.buffer_mut().content {
            if let Some(form) = text::ascii_cell(cell.symbol()) {
                cell.set_symbol(form);
            }
        }
    }
    if let Some(cursor) = cursor.or(popup_cursor) {
        frame.set_cursor_position(cursor);
    }
}
