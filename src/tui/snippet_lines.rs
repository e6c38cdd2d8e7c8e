//! The lines of the snippet on show: never wrapped, as they are copied.

use std::ops::Range;

use ratatui::layout::Rect;

use super::details_lines::MARGIN;
use super::snippets::{Snippet, TAB};
use crate::text;

/// A line of the snippet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its text, with blanks for tabs.
    pub text: String,
    /// Its strings, comments and names, in order.
    pub spans: Vec<(Range<usize>, ())>,
}

/// The cells of a line in a pane.
pub fn width(pane: Rect) -> u16 {
    pane.width.saturating_sub(2 * MARGIN)
}

/// The lines of a snippet; where none can be made, why, wrapped to the width of the pane.
pub fn lines(snippet: Option<&Snippet>, width: u16) -> Vec<Line> {
    match snippet.map(|snippet| &snippet.text) {
        Some(Ok(text)) => text.lines().map(line).collect(),
        Some(Err(reason)) => {
            let part = |range: Range<usize>| Line { text: reason[range].to_owned(), spans: Vec::new() };
            text::wrap(reason, width.into()).into_iter().map(part).collect()
        }
        None => Vec::new(),
    }
}

fn line(text: &str) -> Line {
    Line { text: text.replace('\t', TAB), spans: Vec::new() }
}
