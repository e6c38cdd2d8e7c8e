//! Text in the cells of a row. Whatever does not fit into the frame is cut.

use std::borrow::Cow;
use std::num::NonZero;

use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text;
use crate::tui::layout;

/// Writes text into a row, cut with `…` where it does not fit; gives the number of cells it took.
pub fn put(buffer: &mut Buffer, area: Rect, x: u16, text: &str, style: Style) -> u16 {
    let area = area.intersection(buffer.area);
    if area.is_empty() || x >= area.width {
        return 0;
    }
    let start = area.x + x;
    let mut at = start;
    let text = text::fit(text, usize::from(area.width - x));
    // Nearly all text, and most of what a frame takes.
    if text::is_printable_ascii(&text) {
        let from = buffer.index_of(start, area.y);
        for (cell, byte) in buffer.content[from..].iter_mut().zip(text.bytes()) {
            cell.set_char(byte.into()).set_style(style);
        }
        return text.len() as u16;
    }
    for (symbol, width) in text::cells(&text) {
        if let Some(cell) = buffer.cell_mut((at, area.y)) {
            cell.set_symbol(&symbol).set_style(style);
            // There is one measure.
            if usize::from(symbol.cell_width()) != width {
                cell.diff_option = NonZero::new(width as u16).map_or(CellDiffOption::None, CellDiffOption::ForcedWidth);
            }
        }
        let next = at + width as u16;
        // A wide character covers the next cell.
        for covered in at + 1..next {
            if let Some(cell) = buffer.cell_mut((covered, area.y)) {
                cell.reset();
            }
        }
        at = next;
    }
    at - start
}

/// The same, against the right edge.
pub fn put_right(buffer: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    put(buffer, layout::right_end(area.intersection(buffer.area), text), 0, text, style)
}

/// The same, with some graphemes highlighted.
pub fn draw_highlighted(
    buffer: &mut Buffer,
    area: Rect,
    x: u16,
    text: &str,
    highlighted: &[usize],
    styles: (Style, Style),
) -> u16 {
    let (plain, hit) = styles;
    let area = area.intersection(buffer.area);
    let width = put(buffer, area, x, text, plain);
    let (mut at, is_cut) = (x, text::width(text) > usize::from(area.width.saturating_sub(x)));
    let last = highlighted.last().map_or(0, |last| last + 1);
    for (number, (_, grapheme)) in text::graphemes(text).enumerate().take(last) {
        let end = at + text::width(grapheme) as u16;
        // The last cell of a text that was cut is its `…`.
        if end > area.width || (end == area.width && is_cut) {
            break;
        }
        if highlighted.contains(&number) {
            buffer.set_style(Rect { x: area.x + at, width: end - at, height: 1, ..area }, plain.patch(hit));
        }
        at = end;
    }
    width
}

/// A text that fits into so many cells, cut in the middle if it must be, and those of its graphemes that are highlighted.
pub fn shorten<'a>(text: &'a str, highlighted: &[usize], cells: u16) -> (Cow<'a, str>, Vec<usize>) {
    let shown = text::fit_middle(text, cells.into());
    let Cow::Owned(cut) = &shown else { return (shown, highlighted.to_vec()) };
    let all = text::graphemes(text).count();
    let start = text::graphemes(cut).zip(text::graphemes(text)).take_while(|((_, a), (_, b))| a == b).count();
    // Behind the `…` comes the end of the text.
    let end = all - text::graphemes(cut).count().saturating_sub(start + 1).min(all);
    let moved = |&at: &usize| if at < start { Some(at) } else { at.checked_sub(end).map(|at| at + start + 1) };
    let highlighted = highlighted.iter().filter_map(moved).collect();
    (shown, highlighted)
}
