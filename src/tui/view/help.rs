//! The popup with every key.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use super::draw_text::put;
use super::popup;
use crate::keymap::Focus;
use crate::text::glyph;
use crate::theme::Theme;
use crate::tui::help_lines::{Help, Line, Row, Target, WIDTH};
use crate::tui::popup_rows::PopupRows;
use crate::tui::state::State;

/// The columns of the keys of the search line, and of the list if there is room for both.
const COLUMNS: [u16; 2] = [29, 51];
/// The column of what a sign means.
const MEANING: u16 = 16;

/// The columns of keys there is room for. Where one must do, it is that of the focus.
fn columns(width: u16, focus: Focus) -> Vec<(u16, usize, &'static str)> {
    let all = [(COLUMNS[0], 0, "search line"), (COLUMNS[1], 1, "list")];
    if width >= WIDTH - 4 {
        return all.to_vec();
    }
    let (_, number, title) = all[usize::from(focus == Focus::List)];
    vec![(COLUMNS[0].min(width.saturating_sub(14)), number, title)]
}

/// Draws the popup. Gives the position of the cursor.
pub fn help(state: &State, size: Size, help: &Help, theme: &Theme, buffer: &mut Buffer) -> Option<Position> {
    let lines = help.lines();
    let popup = PopupRows::of(state, size)?;
    let PopupRows { inner, rows, selected, first, .. } = popup;
    let count = lines.iter().filter(|line| matches!(line, Line::Row(_))).count();
    popup::frame(size, &popup, "Help", (help.selected, count), theme, buffer);
    let columns = columns(inner.width, state.focus);
    let cursor = popup::typed(&popup, &help.editor, theme, buffer);
    if let Some(row) = popup::row_above(&popup, 1) {
        for (x, _, title) in &columns {
            put(buffer, row, *x, title, theme.dim);
        }
    }
    if lines.is_empty() {
        put(buffer, rows, 2, "no match", theme.title);
    }
    for ((at, line), y) in lines.iter().enumerate().skip(first).zip(rows.y..rows.bottom()) {
        let row = Rect { y, height: 1, ..rows };
        match line {
            Line::Blank => {}
            Line::Title(title) => {
                put(buffer, row, 0, title, theme.title);
            }
            Line::Row(content) => draw_row(content, at == selected, row, &columns, theme, buffer),
        }
    }
    cursor
}

fn draw_row(
    content: &Row,
    selected: bool,
    row: Rect,
    columns: &[(u16, usize, &str)],
    theme: &Theme,
    buffer: &mut Buffer,
) {
    if selected {
        buffer.set_style(row.intersection(buffer.area), theme.selected);
        put(buffer, row, 0, glyph::SELECTED, theme.marker());
    }
    let key = if selected { theme.selected } else { theme.key };
    let style = if selected { theme.selected } else { theme.text };
    if !matches!(content.target, Target::Action(_)) {
        put(buffer, row, 2, &content.keys[0], key);
        put(buffer, row, MEANING, &content.about, style);
        return;
    }
    let room = columns.first().map_or(0, |column| column.0.saturating_sub(1));
    put(buffer, Rect { width: row.width.min(room), ..row }, 2, &content.about, style);
    for (number, (x, keys, _)) in columns.iter().enumerate() {
        let end = columns.get(number + 1).map_or(row.width, |next| next.0 - 1);
        put(buffer, Rect { width: row.width.min(end), ..row }, *x, &content.keys[*keys], key);
    }
}
