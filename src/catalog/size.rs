//! The size of a description, and its start up to a size.

use super::description::{Block, Description};
use super::rich_text::RichText;
use crate::text::{self, glyph};

impl Description {
    /// The bytes of its texts, and so many more for each of them that all of it takes no more memory than a few times its
    /// size.
    pub(super) fn size(&self) -> usize {
        let items = self.conditions.iter().chain(&self.solutions);
        let blocks = self.blocks.iter().map(Block::size);
        self.title.as_deref().map_or(0, str::len) + blocks.chain(items.map(|item| size(item))).sum::<usize>()
    }

    /// Drops what is over a size; gives what is left of it, or none if something was dropped.
    pub(super) fn shorten(&mut self, room: usize) -> Option<usize> {
        if let Some(room) = room.checked_sub(self.size()) {
            return Some(room);
        }
        let mut room = room.saturating_sub(self.title.as_deref().map_or(0, str::len));
        let fits = |size: usize, room: &mut usize| {
            let left = room.checked_sub(size);
            *room = left.unwrap_or(0);
            left.is_some()
        };
        let mut blocks = std::mem::take(&mut self.blocks).into_iter();
        for block in blocks.by_ref() {
            let before = room;
            if fits(block.size(), &mut room) {
                self.blocks.push(block);
            } else {
                self.blocks.extend(block.shortened(before));
                break;
            }
        }
        for items in [&mut self.conditions, &mut self.solutions] {
            items.retain(|item| fits(size(item), &mut room));
        }
        None
    }
}

/// The warning that the text of a code was cut.
pub(super) fn cut_warning(name: &str) -> String {
    format!("the text of {name} is over 1 MiB; cut here")
}

/// The memory of a block or a cell beside that of its text, in bytes.
const BESIDE: usize = 64;

fn size(text: &str) -> usize {
    text.len() + BESIDE
}

impl Block {
    fn size(&self) -> usize {
        match self {
            Self::Paragraph(text) | Self::Term(text) | Self::Quote(text) | Self::Item { text, .. } => size(text),
            Self::Heading(text) | Self::CodeBlock { text, .. } => size(text),
            Self::Table(rows) => BESIDE + rows.iter().map(|row| row_size(row)).sum::<usize>(),
        }
    }

    /// The start of it that is no larger, if it has one.
    fn shortened(self, bytes: usize) -> Option<Self> {
        let bytes = bytes.checked_sub(BESIDE)?;
        let start = |mut text: String| {
            text.truncate(text::prefix(&text, bytes).len());
            text + glyph::ELLIPSIS
        };
        Some(match self {
            Self::Paragraph(text) => Self::Paragraph(start(text.to_string()).into()),
            Self::Term(text) => Self::Term(start(text.to_string()).into()),
            Self::Quote(text) => Self::Quote(start(text.to_string()).into()),
            Self::Item { depth, marker, text } => Self::Item { depth, marker, text: start(text.to_string()).into() },
            Self::Heading(text) => Self::Heading(start(text)),
            Self::CodeBlock { depth, language, text } => Self::CodeBlock { depth, language, text: start(text) },
            Self::Table(mut rows) => {
                let mut room = bytes;
                rows.retain(|row| {
                    let left = room.checked_sub(row_size(row));
                    room = left.unwrap_or(0);
                    left.is_some()
                });
                Self::Table(rows)
            }
        })
    }
}

fn row_size(row: &[RichText]) -> usize {
    BESIDE + row.iter().map(|cell| size(cell)).sum::<usize>()
}
