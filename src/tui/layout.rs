//! The place of each pane. Apart from drawing, because moving by a page and scrolling need the same numbers.

use ratatui::layout::{Rect, Size};

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
    /// The rule above the footer.
    pub bottom_rule: Rect,
    /// Keys and messages.
    pub footer: Rect,
}

/// From this width on, list and details are side by side.
const TWO_PANES: u16 = 80;
/// Below this height, or this width, the list is alone.
const DETAILS_BELOW: (u16, u16) = (24, 13);

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
    /// The layout of a screen. `alone` gives the details the whole of it; `longest` is the width of the widest row,
    /// which the list need not exceed.
    pub fn of(size: Size, longest: u16, alone: bool) -> Self {
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
        if alone {
            layout.details = rest;
        } else if size.width >= TWO_PANES && rest.height > 0 {
            let most = (u32::from(size.width) * 9 / 20).max(30) as u16;
            let width = longest.clamp(30, most);
            layout.list = Rect { width, ..rest };
            layout.divider = Rect { x: width, width: 1, ..rest };
            layout.details = Rect { x: width + 1, width: rest.width - width - 1, ..rest };
        } else if size.width >= DETAILS_BELOW.0 && size.height >= DETAILS_BELOW.1 {
            let rows = (rest.height / 5 * 2 + rest.height % 5 * 2 / 5).max(4);
            layout.list = take_top(&mut rest, rows);
            layout.divider = take_top(&mut rest, 1);
            layout.details = rest;
        } else {
            layout.list = rest;
        }
        layout
    }

    /// Returns true if the list and the details are side by side.
    pub fn side_by_side(&self) -> bool {
        self.divider.height > 0 && self.divider.width == 1 && self.list.y == self.details.y
    }
}

fn take_top(rest: &mut Rect, height: u16) -> Rect {
    let height = height.min(rest.height);
    let top = Rect { height, ..*rest };
    rest.y += height;
    rest.height -= height;
    top
}

fn take_bottom(rest: &mut Rect, height: u16) -> Rect {
    let height = height.min(rest.height);
    rest.height -= height;
    Rect { y: rest.y + rest.height, height, ..*rest }
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

    fn panes(layout: &Layout) -> [Rect; 8] {
        let Layout { header, search, top_rule, list, divider, details, bottom_rule, footer } = *layout;
        [header, search, top_rule, list, divider, details, bottom_rule, footer]
    }

    #[test]
    fn every_cell_belongs_to_one_pane_at_any_size() {
        for (width, height) in (1..=130).flat_map(|width| (1..=40).map(move |height| (width, height))) {
            for alone in [false, true] {
                let layout = Layout::of(Size { width, height }, 60, alone);
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
        assert_eq!(drawable(65535, 10), (65535, 10));
    }

    #[test]
    fn two_panes_from_eighty_columns_on() {
        assert!(Layout::of(Size { width: 80, height: 24 }, 60, false).side_by_side());
        let narrow = Layout::of(Size { width: 79, height: 24 }, 60, false);
        assert!(!narrow.side_by_side() && !narrow.details.is_empty());
        assert!(Layout::of(Size { width: 40, height: 12 }, 60, false).details.is_empty());
    }
}
