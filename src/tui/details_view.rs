//! What the panes of the details and of the snippet show, and from where on.

use crate::panes::DetailsPane;

/// What is in view beside or below the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DetailsView {
    /// The place of the details on the screen.
    pub pane: DetailsPane,
    /// What their pane shows.
    pub tab: DetailsTab,
    /// The number of lines that are scrolled past.
    pub scroll: usize,
    /// The number of lines of the snippet that are scrolled past where it has a pane beside the details.
    pub snippet_scroll: usize,
    /// The number of columns of the snippet that are scrolled past.
    pub snippet_column: usize,
}

/// What the pane of the details shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DetailsTab {
    /// Everything known about the entry.
    #[default]
    Description,
    /// The snippet that would be copied, in full.
    Snippet,
}
