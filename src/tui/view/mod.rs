//! Drawing: a file per pane. Everything here takes shared references and changes nothing but the frame.

mod details;
mod draw_text;
mod footer;
mod header;
mod help;
mod list;
mod popup;
mod rules;
mod scrollbar;
mod snippet;

use ratatui::Frame;
use ratatui::buffer::Buffer;

use self::rules::Scrolled;
use super::details_lines;
use super::details_view::DetailsTab;
use super::layout::Layout;
use super::link::Link;
use super::state::{Popup, State};
use crate::charset::Charset;
use crate::text;
use crate::theme::Theme;

/// Draws the whole screen. Returns the links on it.
pub fn draw(state: &State, theme: &Theme, frame: &mut Frame) -> Vec<Link> {
    // The size of the frame is the one thing that counts: the window may have changed since the state was told.
    let size = frame.area().as_size();
    let layout = state.layout_in(size);
    let buffer = frame.buffer_mut();
    header::header(state, theme, layout.header, buffer);
    let cursor = header::search(state, theme, &layout, buffer);
    rules::rules(theme, &layout, buffer);
    let row = list::list(state, theme, layout.list, buffer);
    let links = draw_details(state, theme, &layout, buffer);
    draw_snippet(state, theme, &layout, buffer);
    footer::footer(state, theme, &layout, buffer);
    let popup_cursor = match &state.popup {
        Some(Popup::Help(content)) => help::help(state, size, content, theme, buffer),
        Some(Popup::Languages(languages)) => popup::languages(state, size, languages, theme, buffer),
        Some(Popup::CopyMenu(menu)) => popup::copy_menu(state, size, menu, theme, buffer),
        Some(Popup::Details | Popup::Text(..)) | None => None,
    };
    if theme.charset == Charset::Ascii {
        for cell in &mut frame.buffer_mut().content {
            if let Some(form) = text::ascii_cell(cell.symbol()) {
                cell.set_symbol(form);
            }
        }
    }
    if let Some(cursor) = cursor.or(popup_cursor).or(row) {
        frame.set_cursor_position(cursor);
    }
    links
}

fn draw_details(state: &State, theme: &Theme, layout: &Layout, buffer: &mut Buffer) -> Vec<Link> {
    let has_text = state.topic().is_some();
    if layout.details.is_empty() || (state.details.tab == DetailsTab::Snippet && !has_text) {
        return Vec::new();
    }
    let lines = details_lines::lines(state, layout.details);
    details::details(state, theme, layout.details, &lines, buffer);
    rules::details_extent(theme, layout, Scrolled { lines: lines.len(), first: state.details_scroll() }, buffer);
    // A popup may cover them.
    if matches!(state.popup, None | Some(Popup::Details | Popup::Text(..))) {
        details_lines::links(state, layout.details, &lines).into_iter().map(|(_, link)| link).collect()
    } else {
        Vec::new()
    }
}

fn draw_snippet(state: &State, theme: &Theme, layout: &Layout, buffer: &mut Buffer) {
    // Alone, it has the room of the details, and their keys scroll it.
    let (pane, first) = match state.details.tab {
        DetailsTab::Snippet => (layout.details, state.details.scroll),
        DetailsTab::Description => (layout.snippet, state.details.snippet_scroll),
    };
    if pane.is_empty() || state.topic().is_some() {
        return;
    }
    let lines = state.snippets.preview.as_ref().map_or(&[][..], |preview| &preview.lines);
    snippet::snippet(state, theme, pane, lines, first, buffer);
    rules::snippet_extent(state, theme, layout, Scrolled { lines: lines.len(), first }, buffer);
}
