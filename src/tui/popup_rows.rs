//! The place of a popup that has rows, and those of its lines that are in view. Apart from drawing, because the mouse needs
//! the same numbers.

use ratatui::layout::{Rect, Size};

use super::help_lines::{self, Line};
use super::layout;
use super::list_lines::first_in_view;
use super::state::{Popup, State};

/// The size of the popup with the languages. A list that is narrowed keeps its size: what moves under the eye is hard to
/// read.
const LANGUAGES: Size = Size::new(44, 16);
/// The width of the copy menu.
const COPY_MENU_WIDTH: u16 = 60;
/// The cells of a frame at either side: the border, and a blank left and right.
const FRAME: (u16, u16) = (2, 1);
/// Rows above the languages: the line that is typed into, and a blank one.
const ABOVE_LANGUAGES: u16 = 2;

/// A popup that has rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PopupRows {
    /// The whole popup.
    pub area: Rect,
    /// The room inside its frame.
    pub inner: Rect,
    /// The room for its lines, below the one that is typed into, if there is one.
    pub rows: Rect,
    /// The number of its lines: rows, titles, blank ones.
    pub len: usize,
    /// The selected one.
    pub selected: usize,
    /// The first one in view.
    pub first: usize,
}

impl PopupRows {
    /// The popup that is open on a screen of this size, if it has rows.
    pub fn of(state: &State, size: Size) -> Option<Self> {
        Some(match &state.popup {
            Some(Popup::Help(help)) => {
                let lines = help.lines();
                let is_row = |&at: &usize| matches!(lines[at], Line::Row(_));
                let selected = (0..lines.len()).filter(is_row).nth(help.selected).unwrap_or(0);
                let title = selected.checked_sub(1).filter(|above| matches!(lines[*above], Line::Title(_)));
                let want = Size::new(help_lines::WIDTH, u16::MAX);
                let popup = Self::place(size, want, help_lines::ABOVE_ROWS);
                popup.showing(help.first, selected, title.is_some().into(), lines.len())
            }
            Some(Popup::Languages(languages)) => {
                let rows = languages.rows(state.snippets.languages()).len();
                let popup = Self::place(size, LANGUAGES, ABOVE_LANGUAGES);
                popup.showing(languages.first, languages.selected, 0, rows)
            }
            Some(Popup::CopyMenu(menu)) => {
                let height = (menu.rows.len() as u16).saturating_add(2 * FRAME.1);
                let popup = Self::place(size, Size::new(COPY_MENU_WIDTH, height), 0);
                popup.showing(menu.first, menu.selected, 0, menu.rows.len())
            }
            Some(Popup::Details | Popup::Text(..)) | None => return None,
        })
    }

    /// A popup without lines, as large as it wants to be if there is room, with so many rows above those that scroll.
    fn place(screen: Size, want: Size, above: u16) -> Self {
        let area = layout::popup(screen, want.width, want.height);
        let inner = Rect {
            x: area.x + FRAME.0,
            y: area.y + FRAME.1,
            width: area.width.saturating_sub(2 * FRAME.0),
            height: area.height.saturating_sub(2 * FRAME.1),
        };
        // The rows come first: what is above them is left out where there is no room for both.
        let above = above.min(inner.height.saturating_sub(1));
        let rows = Rect { y: inner.y + above, height: inner.height - above, ..inner };
        Self { area, inner, rows, len: 0, selected: 0, first: 0 }
    }

    /// The same with these lines, the selected one in view with so many above it.
    fn showing(self, first: usize, selected: usize, above: usize, len: usize) -> Self {
        let first = first_in_view(first, (selected, above), len, self.rows.height.into());
        Self { len, selected, first, ..self }
    }
}

/// The row of the popup that a line of it is, counted from 0; none for a title, a blank line, and beyond the end.
pub fn row_of_line(state: &State, line: usize) -> Option<usize> {
    match &state.popup {
        Some(Popup::Help(help)) => {
            let lines = help.lines();
            let is_row = |line: &&Line| matches!(line, Line::Row(_));
            lines.get(line).filter(is_row).map(|_| lines[..line].iter().filter(is_row).count())
        }
        Some(Popup::Languages(languages)) => (line < languages.rows(state.snippets.languages()).len()).then_some(line),
        Some(Popup::CopyMenu(menu)) => (line < menu.rows.len()).then_some(line),
        Some(Popup::Details | Popup::Text(..)) | None => None,
    }
}
