//! The details of the selected entry.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::draw_text::{draw_highlighted, put, put_right};
use crate::catalog::Handling;
use crate::text;
use crate::theme::Theme;
use crate::tui::details_lines;
use crate::tui::handling::{handling_sign, handling_words};
use crate::tui::state::State;
use crate::tui::text_lines::{Aside, Line, Role};

/// Draws those of the lines that are in view, with the words that the query asks for highlighted.
pub fn details(state: &State, theme: &Theme, area: Rect, lines: &[Line], buffer: &mut Buffer) {
    let rows = lines.iter().skip(state.details_scroll()).take(area.height.into());
    for (line, y) in rows.zip(area.y..) {
        let row = details_lines::row(area, y);
        let style = style(theme, line.role);
        let before = put(buffer, row, 0, &line.before, theme.dim);
        let highlighted = match line.role {
            Role::Text | Role::Note if state.topic().is_none() => state.list.query.highlight_text(&line.text),
            _ => Vec::new(),
        };
        draw_highlighted(buffer, row, before, &line.text, &highlighted, (style, theme.hit));
        match &line.aside {
            Some(Aside::Handling(it)) => handling(row, *it, line.text.is_empty(), theme, buffer),
            Some(Aside::Key(_, key)) => {
                put_right(buffer, row, key, theme.key);
            }
            Some(aside @ (Aside::Author(_) | Aside::Edition(_))) => {
                let free = Rect { x: row.x + before, width: row.width.saturating_sub(before), ..row };
                put_right(buffer, free, &aside.text(), theme.dim);
            }
            None => {}
        }
    }
}

/// Draws the way to handle a code, at the right end or on a line of its own.
fn handling(row: Rect, handling: Handling, alone: bool, theme: &Theme, buffer: &mut Buffer) {
    let words = handling_words(handling);
    let x = if alone { 0 } else { row.width.saturating_sub(text::width(&words) as u16) };
    put(buffer, row, x, &words, theme.text);
    put(buffer, row, x, handling_sign(handling), theme.handling(handling));
}

fn style(theme: &Theme, role: Role) -> Style {
    match role {
        Role::Name | Role::Label => theme.title,
        Role::Text => theme.text,
        Role::Note => theme.note,
        Role::Dim => theme.dim,
        Role::Link => theme.link,
    }
}
