//! The frame that every popup has, and the two popups that are lists.

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::{Rect, Size};
use ratatui::symbols::border::Set;
use ratatui::text::Line;
use ratatui::widgets::{Block, Clear, Widget};

use super::draw_text::put;
use crate::snippet::Language;
use crate::text::{self, glyph};
use crate::theme::Theme;
use crate::tui::layout;
use crate::tui::menu::{CopyMenu, Languages};

const BORDER: Set = Set {
    top_left: glyph::CORNERS[0],
    top_right: glyph::CORNERS[1],
    bottom_left: glyph::CORNERS[2],
    bottom_right: glyph::CORNERS[3],
    vertical_left: glyph::VERTICAL,
    vertical_right: glyph::VERTICAL,
    horizontal_top: glyph::HORIZONTAL,
    horizontal_bottom: glyph::HORIZONTAL,
};

/// Clears an area in the middle of the screen, of this width and height if there is room, and draws its frame with the
/// number of rows out of view below. Gives the room inside.
pub fn frame(size: Size, want: (u16, u16), title: &str, below: usize, theme: &Theme, buffer: &mut Buffer) -> Rect {
    let area = layout::popup(size, want.0, want.1).intersection(buffer.area);
    Clear.render(area, buffer);
    // A wide character that the left edge cuts in two would cover it.
    for y in area.y..area.bottom() {
        let before = area.x.checked_sub(1).and_then(|x| buffer.cell_mut((x, y)));
        if let Some(cell) = before.filter(|cell| cell.cell_width() > 1) {
            cell.reset();
        }
    }
    let title = format!(" {title} ");
    let mut block = Block::bordered().border_set(BORDER).border_style(theme.dim);
    block = block.title(title).title_style(theme.title);
    if below > 0 {
        block =
            block.title_bottom(Line::from(format!(" {} {below} more ", glyph::DOWN)).style(theme.key).right_aligned());
    }
    let inner = block.inner(area);
    block.render(area, buffer);
    Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner }
}

/// The part of a text that a row begins, in bytes: more than there is ever room for.
const MAX_ABOUT: usize = 4096;

/// A row of a list: its key or sign, its name, and what it leads to.
struct Row {
    key: String,
    name: String,
    about: String,
}

/// Draws the list of languages.
pub fn languages(
    size: Size,
    popup: &Languages,
    all: &[Language],
    now: Option<&Language>,
    theme: &Theme,
    buffer: &mut Buffer,
) {
    let row = |language: &&Language| Row {
        key: if now.is_some_and(|now| now.id == language.id) { glyph::MARK.to_owned() } else { String::new() },
        name: language.name.clone(),
        about: language.aliases.join(" "),
    };
    let rows: Vec<Row> = popup.rows(all).iter().map(row).collect();
    let typed = format!("> {}", popup.editor.value());
    list(size, "Language", Some(&typed), &rows, popup.selected, theme, buffer);
}

/// Draws the copy menu.
pub fn copy_menu(size: Size, menu: &CopyMenu, theme: &Theme, buffer: &mut Buffer) {
    let rows: Vec<Row> = menu
        .rows
        .iter()
        .map(|row| Row {
            key: row.key.to_string(),
            name: row.label.clone(),
            about: text::one_line(text::prefix(&row.request.text, MAX_ABOUT)),
        })
        .collect();
    list(size, "Copy", None, &rows, menu.selected, theme, buffer);
}

fn list(
    size: Size,
    title: &str,
    typed: Option<&str>,
    rows: &[Row],
    selected: usize,
    theme: &Theme,
    buffer: &mut Buffer,
) {
    let head = if typed.is_some() { 2 } else { 0 };
    let width = if typed.is_some() { 44 } else { 76 };
    // A list that is narrowed keeps its size: what moves under the eye is hard to read.
    let height = if typed.is_some() { 16 } else { rows.len().min(1000) as u16 + 2 };
    let room = usize::from(layout::popup(size, width, height).height.saturating_sub(2 + head));
    let first = selected.saturating_add(1).saturating_sub(room);
    let below = rows.len().saturating_sub(first + room);
    let inner = frame(size, (width, height), title, below, theme, buffer);
    let mut lines = (inner.y..inner.bottom()).map(|y| Rect { y, height: 1, ..inner });
    if let Some(typed) = typed {
        if let Some(line) = lines.next() {
            put(buffer, line, 0, typed, theme.text);
        }
        lines.next();
    }
    let column = rows.iter().map(|row| text::width(&row.name)).max().unwrap_or(0).min(1000) as u16;
    for ((number, row), line) in rows.iter().enumerate().skip(first).zip(lines) {
        let style = if number == selected { theme.selected } else { theme.text };
        if number == selected {
            put(buffer, line, 0, glyph::SELECTED, theme.accent);
        }
        put(buffer, line, 2, &row.key, theme.key);
        put(buffer, line, 4, &row.name, style);
        put(buffer, line, 4 + column + 2, &row.about, theme.dim);
    }
}
