//! The snippet of what is selected or marked.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::draw_text::put;
use crate::text::{self, glyph};
use crate::theme::Theme;
use crate::tui::layout::inside;
use crate::tui::snippet_lines::Line;
use crate::tui::state::State;

/// Draws those of the lines that are in view, from the first one, and from the column that the state is scrolled to; a
/// sign stands where a line goes on beyond an edge.
pub fn snippet(state: &State, theme: &Theme, area: Rect, lines: &[Line], first: usize, buffer: &mut Buffer) {
    let inner = inside(area);
    for (line, y) in lines.iter().skip(first).take(area.height.into()).zip(area.y..) {
        draw_line(line, state.details.snippet_column, theme, Rect { y, height: 1, ..inner }, buffer);
    }
}

fn draw_line(line: &Line, column: usize, theme: &Theme, row: Rect, buffer: &mut Buffer) {
    let start = line.text.len() - text::skip(&line.text, column).len();
    let mut x = 0;
    for (text, style) in pieces(line, start, theme) {
        x += put(buffer, row, x, text, style);
    }
    if column > 0 && !line.text.is_empty() {
        put(buffer, Rect { width: row.width.min(1), ..row }, 0, glyph::ELLIPSIS, theme.dim);
    }
    if text::width(&line.text[start..]) > row.width.into() && row.width > 0 {
        put(buffer, row, row.width - 1, glyph::ELLIPSIS, theme.dim);
    }
}

/// The text from a byte on, in pieces of one style.
fn pieces<'a>(line: &'a Line, start: usize, theme: &Theme) -> Vec<(&'a str, Style)> {
    let mut pieces = Vec::new();
    let mut at = start;
    for (range, kind) in &line.spans {
        if range.end <= at {
            continue;
        }
        let from = range.start.max(at);
        pieces.push((&line.text[at..from], theme.text));
        pieces.push((&line.text[from..range.end], theme.code(*kind)));
        at = range.end;
    }
    pieces.push((&line.text[at..], theme.text));
    pieces
}
