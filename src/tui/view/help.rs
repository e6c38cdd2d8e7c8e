//! The popup with every key.

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::draw_text::put;
use super::popup;
use crate::keymap::{Focus, Keymap};
use crate::theme::Theme;
use crate::tui::help_lines::{self, FRAME, HelpLine, WIDTH};
use crate::tui::state::State;

/// The columns of the keys of the search line, and of the list if there is room for both.
const COLUMNS: [u16; 2] = [30, 52];

/// The columns of keys there is room for. Where one must do, it is that of the focus.
fn columns(width: u16, focus: Focus) -> Vec<(u16, usize, &'static str)> {
    let all = [(COLUMNS[0], 0, "search line"), (COLUMNS[1], 1, "list")];
    if width >= WIDTH - 4 {
        return all.to_vec();
    }
    let (_, number, title) = all[usize::from(focus == Focus::List)];
    vec![(COLUMNS[0].min(width.saturating_sub(14)), number, title)]
}

/// Draws the popup.
pub fn help(state: &State, size: Size, scroll: usize, theme: &Theme, keymap: &Keymap, buffer: &mut Buffer) {
    let lines = help_lines::lines(keymap);
    let below = help_lines::max_scroll(size).saturating_sub(scroll);
    let inner = popup::frame(size, (WIDTH, lines.len() as u16 + FRAME), "Keys", below, theme, buffer);
    let columns = columns(inner.width, state.focus);
    let mut rows = (inner.y..inner.bottom()).map(|y| Rect { y, height: 1, ..inner });
    if let Some(row) = rows.next() {
        for (x, _, title) in &columns {
            put(buffer, row, *x, title, theme.dim);
        }
    }
    rows.next();
    for (line, row) in lines.iter().skip(scroll).zip(rows) {
        match line {
            HelpLine::Blank => {}
            HelpLine::Title(title) => {
                put(buffer, row, 0, title, theme.title);
            }
            HelpLine::Row(about, keys) => {
                let about_room = Rect {
                    width: row.width.min(columns.first().map_or(0, |column| column.0.saturating_sub(1))),
                    ..row
                };
                put(buffer, about_room, 2, about, theme.text);
                for (x, number, _) in &columns {
                    put(buffer, row, *x, &keys[*number], theme.key);
                }
            }
        }
    }
}
