//! The frame that every popup has, and the two popups that are lists.

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Style;
use ratatui::symbols::border::Set;
use ratatui::widgets::{Block, Clear, Widget};
use tui_input::Input as Editor;

use super::draw_text::{put, put_right};
use super::scrollbar::scrollbar;
use crate::snippet::Language;
use crate::text::{self, glyph};
use crate::theme::Theme;
use crate::tui::layout;
use crate::tui::menu::{CopyMenu, Copyable, Languages};
use crate::tui::popup_rows::PopupRows;
use crate::tui::state::State;

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

/// Dims the screen above the footer, clears the place of a popup, and draws its frame, with a blank column on either side:
/// its title, and where not all is in view the position of the selected row among all, and the scrollbar.
pub fn frame(size: Size, popup: &PopupRows, title: &str, position: (usize, usize), theme: &Theme, buffer: &mut Buffer) {
    let covered = layout::popup(size, u16::MAX, u16::MAX).intersection(buffer.area);
    buffer.set_style(covered, Style::reset().patch(theme.dim));
    let area = popup.area.intersection(buffer.area);
    let left = area.x.saturating_sub(1);
    let blank = Rect { x: left, width: (area.right() + 1).min(buffer.area.right()).saturating_sub(left), ..area };
    Clear.render(blank, buffer);
    // A wide character that the left edge cuts in two would cover it.
    for y in blank.y..blank.bottom() {
        let before = blank.x.checked_sub(1).and_then(|x| buffer.cell_mut((x, y)));
        if let Some(cell) = before.filter(|cell| cell.cell_width() > 1) {
            cell.reset();
        }
    }
    // Not as dim as the border that it is on.
    let title_style = Style::reset().patch(theme.title);
    let block = Block::bordered().border_set(BORDER).border_style(theme.rule).title_style(title_style);
    block.title(format!(" {title} ")).render(area, buffer);
    if popup.len > popup.rows.height.into() {
        extent(popup, text::width(title), position, theme, buffer);
    }
}

/// Draws the position of the selected row among all, behind a title of such a width, and the scrollbar.
fn extent(
    popup: &PopupRows,
    title_width: usize,
    (selected, count): (usize, usize),
    theme: &Theme,
    buffer: &mut Buffer,
) {
    let PopupRows { inner, rows, len, first, .. } = *popup;
    scrollbar(Rect { width: rows.width + 2, ..rows }, first, len, rows.height.into(), theme, buffer);
    let text = format!(" {}/{count} ", selected + 1);
    let has_room = title_width + text::width(&text) < inner.width.into();
    if let Some(y) = inner.y.checked_sub(1).filter(|_| has_room) {
        put_right(buffer, Rect { y, height: 1, ..inner }, &text, theme.dim);
    }
}

/// A row above those that scroll, counted from 0; none where there is no room for so many.
pub fn row_above(popup: &PopupRows, number: u16) -> Option<Rect> {
    let PopupRows { inner, rows, .. } = *popup;
    (inner.y + number < rows.y && inner.width > 0).then(|| Rect { y: inner.y + number, height: 1, ..inner })
}

/// Draws the line that is typed into. Gives the position of its cursor.
pub fn typed(popup: &PopupRows, editor: &Editor, theme: &Theme, buffer: &mut Buffer) -> Option<Position> {
    let row = row_above(popup, 0)?;
    let start = put(buffer, row, 0, "> ", theme.accent);
    put(buffer, row, start, editor.value(), theme.text);
    let before: String = editor.value().chars().take(editor.cursor()).collect();
    let x = usize::from(start) + text::width(&before);
    Some(Position { x: row.x + (x as u16).min(row.width - 1), y: row.y })
}

/// A row of a list: its key or sign, its name, and what it leads to.
struct Row {
    key: String,
    name: String,
    about: String,
}

/// Draws the list of languages. Gives the position of the cursor.
pub fn languages(
    state: &State,
    size: Size,
    languages: &Languages,
    theme: &Theme,
    buffer: &mut Buffer,
) -> Option<Position> {
    let (all, now) = (state.snippets.languages(), state.snippets.language());
    let row = |language: &&Language| Row {
        key: if now.is_some_and(|now| now.id == language.id) { glyph::MARK.to_owned() } else { String::new() },
        name: language.name.clone(),
        about: language.aliases.join(" "),
    };
    let rows: Vec<Row> = languages.rows(all).iter().map(row).collect();
    let popup = PopupRows::of(state, size)?;
    frame(size, &popup, "Language", (popup.selected, rows.len()), theme, buffer);
    let cursor = typed(&popup, &languages.editor, theme, buffer);
    list(&popup, &rows, theme, buffer);
    cursor
}

/// Draws the copy menu. Gives the position of the cursor, on the selected row.
pub fn copy_menu(state: &State, size: Size, menu: &CopyMenu, theme: &Theme, buffer: &mut Buffer) -> Option<Position> {
    let row = |row: &Copyable| Row { key: row.key.to_string(), name: row.label.clone(), about: row.about.clone() };
    let rows: Vec<Row> = menu.rows.iter().map(row).collect();
    let popup = PopupRows::of(state, size)?;
    frame(size, &popup, &menu.title, (popup.selected, rows.len()), theme, buffer);
    list(&popup, &rows, theme, buffer)
}

/// Draws rows. Gives the position of the selected one.
fn list(popup: &PopupRows, rows: &[Row], theme: &Theme, buffer: &mut Buffer) -> Option<Position> {
    let PopupRows { rows: area, selected, first, .. } = *popup;
    let column = rows.iter().map(|row| text::width(&row.name)).max().unwrap_or(0).min(1000) as u16;
    if rows.is_empty() {
        put(buffer, area, 2, "no match", theme.title);
    }
    let mut cursor = None;
    for ((number, content), y) in rows.iter().enumerate().skip(first).zip(area.y..area.bottom()) {
        let line = Rect { y, height: 1, ..area };
        let style = if number == selected { theme.selected } else { theme.text };
        if number == selected {
            buffer.set_style(line.intersection(buffer.area), style);
            put(buffer, line, 0, glyph::SELECTED, theme.marker());
            cursor = (!line.is_empty()).then(|| line.as_position());
        }
        let (key, dim) = if number == selected { (style, style) } else { (theme.key, theme.dim) };
        put(buffer, line, 2, &content.key, key);
        put(buffer, line, 4, &content.name, style);
        put(buffer, line, 4 + column + 2, &content.about, dim);
    }
    cursor
}
