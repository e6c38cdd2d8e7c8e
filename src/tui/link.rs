//! Links on the screen.

use ratatui::layout::Rect;

/// Cells that lead to a page on the web.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The cells, in one row.
    pub area: Rect,
    /// The address of the page.
    pub url: String,
}
