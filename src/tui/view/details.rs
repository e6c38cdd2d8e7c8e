//! The details of the selected entry.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::draw_text::put;
use crate::theme::Theme;
use crate::tui::details_lines::{Line, MARGIN, Role};
use crate::tui::state::State;

/// Draws those of the lines that are in view.
pub fn details(state: &State, theme: &Theme, area: Rect, lines: &[Line], buffer: &mut Buffer) {
    let inner = Rect { x: area.x + MARGIN.min(area.width), width: area.width.saturating_sub(MARGIN), ..area };
    let rows = lines.iter().skip(state.scroll).take(area.height.into());
    for ((role, text), y) in rows.zip(area.y..) {
        put(buffer, Rect { y, height: 1, ..inner }, 0, text, style(theme, *role));
    }
}

fn style(theme: &Theme, role: Role) -> Style {
    match role {
        Role::Name | Role::Label => theme.title,
        Role::Text | Role::Note => theme.text,
        Role::Dim => theme.dim,
    }
}
