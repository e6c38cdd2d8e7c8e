//! The place of each pane. Apart from drawing, because moving by a page and scrolling need the same numbers.

use ratatui::layout::{Rect, Size};

use crate::panes::{DetailsPane, Position};
use crate::text;

/// The rectangles of a frame; empty ones are not drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Layout {
    /// The program's name and the document's title.
    pub header: Rect,
    /// The search line.
    pub search: Rect,
    /// The rule below the search line.
    pub top_rule: Rect,
    /// The list.
    pub list: Rect,
    /// The rule between list and details: vertical where they are side by side.
    pub divider: Rect,
    /// The details.
    pub details: Rect,
    /// The rule between details and snippet: vertical where they are side by side.
    pub snippet_rule: Rect,
    /// The snippet.
    pub snippet: Rect,
    /// The rule above the footer.
    pub bottom_rule: Rect,
    /// Keys and messages.
    pub footer: Rect,
}

/// What the panes have to show, as far as the layout goes by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Content {
    /// The width of the widest row, which the list need not exceed.
    pub row_width: u16,
    /// The rows of the list.
    pub rows: usize,
    /// The lines of the snippet.
    pub snippet_lines: usize,
    /// True if the details have the whole screen.
    pub details_alone: bool,
    /// True if the snippet has the room of the details.
    pub snippet_alone: bool,
    /// The place of the details, as the user wants it.
    pub details: DetailsPane,
}

/// The cells left free on either side of the details and of the snippet.
const MARGIN: u16 = 1;

/// From this width on, the snippet is beside the details.
const THREE_PANES: u16 = 140;
/// From this width on, list and details are side by side.
const TWO_PANES: u16 = 80;
/// Below this height, or this width, the list is alone.
const DETAILS_BELOW: (u16, u16) = (24, 13);
/// The least width of a list beside the details.
const MIN_LIST: u16 = 30;
/// The least width of details beside a list.
const MIN_RIGHT: u16 = 24;
/// The widest details beside a snippet: their text is no wider.
const MAX_DETAILS: u16 = 84;
/// The lines that a snippet has below the details at least, so that the rule does not move with each row.
const MIN_SNIPPET: u16 = 4;
/// The lines that the details have above a snippet at least.
const MIN_DETAILS: u16 = 7;

/// The most cells that are drawn. A terminal that is asked for its size may answer with anything, and each cell takes
/// memory.
const MAX_CELLS: u32 = 1_000_000;
/// The most rows of a screen that has more cells than that.
const MAX_ROWS: u16 = 1000;

/// As much of a screen as can be drawn.
pub fn drawable(size: Size) -> Size {
    if size.area() <= MAX_CELLS {
        return size;
    }
    let height = size.height.min(MAX_ROWS);
    Size { width: size.width.min((MAX_CELLS / u32::from(height)) as u16), height }
}

impl Layout {
    /// The layout of a screen.
    pub fn of(size: Size, content: Content) -> Self {
        let mut rest = Rect::new(0, 0, size.width, size.height);
        let mut layout = Self { search: take_top(&mut rest, 1), ..Self::default() };
        // What helps most stays longest: the search line and a row, then the footer, the rules, the header.
        if rest.height >= 3 {
            layout.footer = take_bottom(&mut rest, 1);
        }
        if rest.height >= 6 {
            layout.header = layout.search;
            layout.search = take_top(&mut rest, 1);
            layout.top_rule = take_top(&mut rest, 1);
            layout.bottom_rule = take_bottom(&mut rest, 1);
        }
        let is_beside = match content.details.position {
            Position::Auto => size.width >= TWO_PANES,
            Position::Right => size.width > MIN_LIST + MIN_RIGHT,
            Position::Below => false,
        };
        let has_three_panes = size.width >= THREE_PANES;
        if content.details_alone {
            layout.part_snippet(rest, content, has_three_panes);
        } else if is_beside && rest.height > 0 {
            layout.list = take_left(&mut rest, list_width(size.width, content));
            layout.divider = take_left(&mut rest, 1);
            layout.part_snippet(rest, content, has_three_panes);
        } else if size.width >= DETAILS_BELOW.0 && size.height >= DETAILS_BELOW.1 {
            // A list gets no more than it has rows for.
            let most = (rest.height * 2 / 5).max(4);
            layout.list = take_top(&mut rest, most.min(content.rows.clamp(1, usize::from(u16::MAX)) as u16));
            layout.divider = take_top(&mut rest, 1);
            layout.part_snippet(rest, content, has_three_panes);
        } else {
            layout.list = rest;
        }
        layout
    }

    /// Parts the room of the details from that of the snippet, where there is room for both.
    fn part_snippet(&mut self, mut rest: Rect, content: Content, beside: bool) {
        let least = MIN_DETAILS + 1 + MIN_SNIPPET;
        if content.snippet_alone || content.snippet_lines == 0 || (!beside && rest.height < least) {
            self.details = rest;
        } else if beside {
            let width = (rest.width / 2).min(MAX_DETAILS);
            self.details = take_left(&mut rest, width);
            self.snippet_rule = take_left(&mut rest, 1);
            self.snippet = rest;
        } else {
            let most = (rest.height - 1 - MIN_DETAILS).min(rest.height / 2).max(MIN_SNIPPET);
            let lines = content.snippet_lines.min(usize::from(u16::MAX)) as u16;
            self.snippet = take_bottom(&mut rest, lines.clamp(MIN_SNIPPET, most));
            self.snippet_rule = take_bottom(&mut rest, 1);
            self.details = rest;
        }
    }

    /// Returns true if the list and the details are side by side.
    pub fn side_by_side(&self) -> bool {
        self.divider.height > 0 && self.divider.width == 1 && self.list.y == self.details.y
    }
}

/// The width of a list beside the details: what its rows need, up to a part of the screen, or what the user leaves it.
fn list_width(screen: u16, content: Content) -> u16 {
    if let Some(percent) = content.details.percent {
        let details = (u32::from(screen) * u32::from(percent) / 100) as u16;
        return (screen - 1 - details).clamp(MIN_LIST, screen - 1 - MIN_RIGHT);
    }
    let most = if screen >= THREE_PANES { screen * 3 / 10 } else { screen / 20 * 9 };
    content.row_width.clamp(MIN_LIST, most.max(MIN_LIST))
}

fn take_top(rest: &mut Rect, height: u16) -> Rect {
    let height = height.min(rest.height);
    let top = Rect { height, ..*rest };
    rest.y += height;
    rest.height -= height;
    top
}

fn take_left(rest: &mut Rect, width: u16) -> Rect {
    let width = width.min(rest.width);
    let left = Rect { width, ..*rest };
    rest.x += width;
    rest.width -= width;
    left
}

fn take_bottom(rest: &mut Rect, height: u16) -> Rect {
    let height = height.min(rest.height);
    rest.height -= height;
    Rect { y: rest.y + rest.height, height, ..*rest }
}

/// A pane of details or of a snippet without its margins.
pub fn inside(pane: Rect) -> Rect {
    Rect { x: pane.x + MARGIN.min(pane.width), width: pane.width.saturating_sub(2 * MARGIN), ..pane }
}

/// The cells at the right end of a row that a text takes.
pub fn right_end(row: Rect, text: &str) -> Rect {
    let width = text::width(text).min(row.width.into()) as u16;
    Rect { x: row.right() - width, width, ..row }
}

/// A popup's place: in the middle of the area above the footer, as large as it needs to be if there is room.
pub fn popup(size: Size, width: u16, height: u16) -> Rect {
    let room = Size { height: size.height.saturating_sub(u16::from(size.height > 3)), ..size };
    let (width, height) = (width.min(room.width), height.min(room.height));
    Rect { x: (room.width - width) / 2, y: (room.height - height) / 2, width, height }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONTENT: Content = Content {
        row_width: 60,
        rows: 20,
        snippet_lines: 3,
        details_alone: false,
        snippet_alone: false,
        details: DetailsPane { position: Position::Auto, percent: None },
    };

    fn with_details(position: Position, percent: Option<u16>) -> Content {
        Content { details: DetailsPane { position, percent }, ..CONTENT }
    }

    fn panes(layout: &Layout) -> [Rect; 10] {
        let Layout { header, search, top_rule, list, divider, details, snippet_rule, snippet, bottom_rule, footer } =
            *layout;
        [header, search, top_rule, list, divider, details, snippet_rule, snippet, bottom_rule, footer]
    }

    fn layout(width: u16, height: u16, content: Content) -> Layout {
        Layout::of(Size { width, height }, content)
    }

    #[test]
    fn every_cell_belongs_to_one_pane_at_any_size() {
        for (width, height) in (1..=160).flat_map(|width| (1..=40).map(move |height| (width, height))) {
            for content in [
                CONTENT,
                Content { details_alone: true, ..CONTENT },
                Content { snippet_alone: true, rows: 1, ..CONTENT },
                Content { snippet_lines: 100, rows: 0, ..CONTENT },
                with_details(Position::Right, Some(80)),
                with_details(Position::Right, Some(20)),
                with_details(Position::Below, Some(50)),
            ] {
                let layout = layout(width, height, content);
                let cells: u32 = panes(&layout).iter().map(|pane| pane.area()).sum();
                assert_eq!(cells, u32::from(width) * u32::from(height), "{width}x{height}");
                for (i, a) in panes(&layout).iter().enumerate() {
                    assert!(a.right() <= width && a.bottom() <= height, "{width}x{height}");
                    assert!(panes(&layout)[..i].iter().all(|b| a.is_empty() || b.is_empty() || !a.intersects(*b)));
                }
            }
        }
    }

    #[test]
    fn at_most_a_million_cells_are_drawn() {
        let drawable = |width, height| <(u16, u16)>::from(super::drawable(Size { width, height }));
        assert_eq!(drawable(1000, 1000), (1000, 1000));
        assert_eq!(drawable(1, 65535), (1, 65535));
        assert_eq!(drawable(1920, 540), (1851, 540));
        assert_eq!(drawable(65535, 20), (50000, 20));
        assert_eq!(drawable(65535, 65535), (1000, 1000));
        assert_eq!(drawable(1000, 65535), (1000, 1000));
        assert_eq!(drawable(65535, 1000), (1000, 1000));
        assert_eq!(drawable(65535, 10), (65535, 10));
    }

    #[test]
    fn two_panes_from_eighty_columns_on_and_three_from_a_hundred_and_forty() {
        assert!(layout(80, 24, CONTENT).side_by_side());
        let narrow = layout(79, 24, CONTENT);
        assert!(!narrow.side_by_side() && !narrow.details.is_empty());
        assert!(layout(40, 12, CONTENT).details.is_empty());
        let snippet_is_beside = |width| layout(width, 30, CONTENT).snippet.y == layout(width, 30, CONTENT).details.y;
        assert!(snippet_is_beside(140) && !snippet_is_beside(139));
    }

    #[test]
    fn the_details_are_where_the_user_wants_them() {
        let right = with_details(Position::Right, Some(60));
        assert!(layout(60, 20, right).side_by_side() && !layout(54, 20, right).side_by_side());
        assert_eq!(layout(100, 30, right).details.width, 60);
        assert_eq!(layout(100, 30, with_details(Position::Auto, Some(40))).details.width, 40);
        let wide = layout(200, 50, right);
        assert_eq!(wide.details.width + 1 + wide.snippet.width, 120);
        let below = layout(200, 50, with_details(Position::Below, None));
        assert!(!below.side_by_side() && below.details.y > below.list.y && below.snippet.y == below.details.y);
    }

    #[test]
    fn a_narrow_screen_gives_a_list_no_more_than_its_rows() {
        let one = layout(60, 20, Content { rows: 1, ..CONTENT });
        assert_eq!((one.list.height, one.details.height, one.snippet.height), (1, 8, 4));
        assert_eq!(layout(60, 20, CONTENT).list.height, 6);
        assert_eq!(layout(60, 20, Content { rows: 0, ..CONTENT }).list.height, 1);
    }

    #[test]
    fn a_snippet_has_up_to_half_of_the_room_below_the_details() {
        let snippet = |snippet_lines| layout(100, 30, Content { snippet_lines, ..CONTENT }).snippet.height;
        assert_eq!([0, 1, 4, 6, 100].map(snippet), [0, 4, 4, 6, 12]);
    }
}
