//! Text in the cells of a row. Whatever does not fit into the frame is cut.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text;

/// Writes text into a row, cut with `…` where it does not fit; gives the number of cells it took.
pub fn put(buffer: &mut Buffer, area: Rect, x: u16, text: &str, style: Style) -> u16 {
    let area = area.intersection(buffer.area);
    if area.is_empty() || x >= area.width {
        return 0;
    }
    let fitted = text::fit(text, usize::from(area.width - x));
    if !text::is_printable_ascii(&fitted) {
        let (end, _) = buffer.set_stringn(area.x + x, area.y, &fitted, usize::from(area.width - x), style);
        return end - area.x - x;
    }
    // Nothing to find out here: a byte, a cell.
    for (at, letter) in text::graphemes(&fitted) {
        if let Some(cell) = buffer.cell_mut((area.x + x + at as u16, area.y)) {
            cell.set_symbol(letter).set_style(style);
        }
    }
    fitted.len() as u16
}

/// The same, against the right edge.
pub fn put_right(buffer: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    let area = area.intersection(buffer.area);
    let width = text::width(text).min(area.width.into()) as u16;
    put(buffer, area, area.width - width, text, style)
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
    let mut at = x;
    let last = highlighted.last().map_or(0, |last| last + 1);
    for (number, (_, grapheme)) in text::graphemes(text).enumerate().take(last) {
        let end = at + text::width(grapheme) as u16;
        // The last cell of a text that was cut is its `…`.
        if end > area.width || (end == area.width && text::width(text) > usize::from(area.width - x)) {
            break;
        }
        if highlighted.contains(&number) {
            buffer.set_style(Rect { x: area.x + at, width: end - at, height: 1, ..area }, plain.patch(hit));
        }
        at = end;
    }
    width
}
