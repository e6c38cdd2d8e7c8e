//! The scrollbar of a list that is longer than its pane.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Scrollbar, ScrollbarOrientation, ScrollbarState, StatefulWidget};

use crate::text::glyph;
use crate::theme::Theme;

/// Draws a scrollbar into the last column of an area: `position` rows of `len` are scrolled past, and `viewport` are in
/// view. Draws nothing where all are.
pub fn scrollbar(area: Rect, position: usize, len: usize, viewport: usize, theme: &Theme, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    if len <= viewport || area.is_empty() {
        return;
    }
    let bar = Scrollbar::new(ScrollbarOrientation::VerticalRight)
        .begin_symbol(None)
        .end_symbol(None)
        .track_symbol(Some(glyph::VERTICAL))
        .thumb_symbol(glyph::THUMB)
        .track_style(theme.rule)
        .thumb_style(theme.text);
    // The widget counts the positions that can be scrolled to.
    let mut state = ScrollbarState::new(len - viewport + 1).position(position).viewport_content_length(viewport);
    bar.render(area, buffer, &mut state);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::ThemeName;

    fn drawn(position: usize, len: usize) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 3, 4));
        scrollbar(buffer.area, position, len, 4, &Theme::of(ThemeName::Mono), &mut buffer);
        (0..4).map(|y| buffer[(2, y)].symbol()).collect()
    }

    #[test]
    fn the_thumb_is_as_long_as_what_is_in_view_and_reaches_both_ends() {
        assert_eq!((drawn(0, 8), drawn(4, 8)), ("┃┃││".to_owned(), "││┃┃".to_owned()));
        assert_eq!((drawn(0, 4), drawn(0, 0)), ("    ".to_owned(), "    ".to_owned()));
        assert!(drawn(0, 100_000).starts_with('┃') && drawn(99_996, 100_000).ends_with('┃'));
    }
}
