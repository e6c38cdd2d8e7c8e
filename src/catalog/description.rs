//! The text that a document has on a code.

use std::fmt;

use super::rich_text::RichText;
use crate::text::{self, glyph};

/// Columns of a table are aligned up to so many cells: one long cell must not push all others off the screen.
const WIDEST_COLUMN: usize = 32;

/// A block of a description. Blocks are a flat list; what is nested keeps its depth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Running text, to be wrapped.
    Paragraph(RichText),
    /// A heading inside the code's text that names no code.
    Heading(String),
    /// A list item, or a further paragraph of one.
    Item {
        /// The number of lists around its own; 0 is the outermost.
        depth: u8,
        /// Its mark.
        marker: Marker,
        /// Its text, to be wrapped.
        text: RichText,
    },
    /// A paragraph of a quotation.
    Quote(RichText),
    /// Text whose lines and spaces matter.
    CodeBlock {
        /// The number of list items it belongs to.
        depth: u8,
        /// The language it names, or nothing.
        language: Box<str>,
        /// Its lines, without a newline at the end.
        text: String,
    },
    /// The rows of a table, the head first.
    Table(Vec<Vec<RichText>>),
}

/// The mark of a list item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    /// `-`
    Bullet,
    /// `1.`
    Number(u64),
    /// None: a further paragraph of the item above.
    Continued,
}

impl fmt::Display for Marker {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bullet => formatter.write_str("-"),
            Self::Number(number) => write!(formatter, "{number}."),
            Self::Continued => formatter.write_str(" "),
        }
    }
}

/// The text of a code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Description {
    /// The rest of its heading, `ORA-00942: table or view does not exist`.
    pub title: Option<Box<str>>,
    /// The text proper. Empty where the document says nothing.
    pub blocks: Vec<Block>,
    /// The conditions under which it is returned, where the document lists that.
    pub conditions: Vec<RichText>,
    /// The things to do about it, where the document lists that.
    pub solutions: Vec<RichText>,
}

/// A part of the text of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextKind {
    /// [`Description::title`].
    Title,
    /// [`Description::blocks`].
    Description,
    /// [`Description::conditions`].
    Conditions,
    /// [`Description::solutions`].
    Solutions,
}

impl TextKind {
    /// The kind of the items below a term: the reference writes its lists as definition lists.
    fn of(term: &str) -> Self {
        const CONDITIONS: [&str; 4] = ["this code is returned if", "returned if", "condition", "conditions"];
        let term = term.trim_end_matches([':', ' ']);
        let is = |word: &&str| term.eq_ignore_ascii_case(word);
        if ["solution", "solutions"].iter().any(is) {
            Self::Solutions
        } else if CONDITIONS.iter().any(is) {
            Self::Conditions
        } else {
            Self::Description
        }
    }
}

impl Description {
    /// A description of blocks, and of definition lists: each a term and its items.
    pub(super) fn of(blocks: Vec<Block>, definitions: Vec<(RichText, Vec<RichText>)>) -> Self {
        let mut description = Self { blocks, ..Self::default() };
        for (term, items) in definitions {
            match TextKind::of(&term) {
                TextKind::Solutions => description.solutions.extend(items),
                TextKind::Conditions => description.conditions.extend(items),
                TextKind::Title | TextKind::Description => {
                    description.blocks.extend((!term.is_empty()).then_some(Block::Paragraph(term)));
                    let item = |text| Block::Item { depth: 0, marker: Marker::Bullet, text };
                    description.blocks.extend(items.into_iter().map(item));
                }
            }
        }
        description
    }

    /// True if it says nothing.
    pub fn is_empty(&self) -> bool {
        self.title.is_none() && self.blocks.is_empty() && self.conditions.is_empty() && self.solutions.is_empty()
    }

    /// The blocks as one text with blank lines between them; `None` where there are none.
    pub fn text(&self) -> Option<String> {
        let mut text = String::new();
        let mut after_item = false;
        for block in &self.blocks {
            let is_item = matches!(block, Block::Item { .. });
            if !text.is_empty() {
                text.push_str(if is_item && after_item { "\n" } else { "\n\n" });
            }
            after_item = is_item;
            match block {
                Block::Paragraph(prose) => text.push_str(prose),
                Block::Heading(heading) => text.push_str(heading),
                Block::Quote(quote) => text.extend(["| ", quote]),
                Block::CodeBlock { text: code, .. } => text.push_str(code),
                Block::Table(rows) => text.push_str(&columns(rows)),
                Block::Item { depth, marker, text: item } => {
                    text.push_str(&"  ".repeat(usize::from(*depth)));
                    text.extend([&*marker.to_string(), " ", &**item]);
                }
            }
        }
        (!text.is_empty()).then_some(text)
    }

    /// The shortest true thing it says: its title, or the first sentence or item there is.
    pub fn summary(&self) -> Option<&str> {
        if let Some(title) = &self.title {
            return Some(title);
        }
        let mut first = None;
        self.each(|_, text| _ = first.get_or_insert(text));
        Some(first?.lines().next().map_or("", first_sentence))
    }

    /// Calls a function with every text in it, kind by kind.
    pub fn each<'a>(&'a self, mut on_text: impl FnMut(TextKind, &'a str)) {
        self.title.iter().for_each(|title| on_text(TextKind::Title, title));
        for block in &self.blocks {
            match block {
                Block::Paragraph(text) | Block::Quote(text) | Block::Item { text, .. } => {
                    on_text(TextKind::Description, text);
                }
                Block::Heading(text) | Block::CodeBlock { text, .. } => on_text(TextKind::Description, text),
                Block::Table(rows) => {
                    let cells = rows.iter().flatten().filter(|cell| !cell.is_empty());
                    cells.for_each(|cell| on_text(TextKind::Description, cell));
                }
            }
        }
        self.conditions.iter().for_each(|text| on_text(TextKind::Conditions, text));
        self.solutions.iter().for_each(|text| on_text(TextKind::Solutions, text));
    }

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

    /// Adds a section below a heading of its own.
    pub(super) fn append(&mut self, heading: &str, more: Self) {
        if !heading.is_empty() {
            self.blocks.push(Block::Heading(heading.to_owned()));
        }
        self.blocks.extend(more.blocks);
        self.conditions.extend(more.conditions);
        self.solutions.extend(more.solutions);
    }
}

/// The memory of a block or a cell beside that of its text, in bytes.
const BESIDE: usize = 64;

fn size(text: &str) -> usize {
    text.len() + BESIDE
}

impl Block {
    fn size(&self) -> usize {
        match self {
            Self::Paragraph(text) | Self::Quote(text) | Self::Item { text, .. } => size(text),
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

/// A table as text: aligned columns, and a line below the head.
pub fn columns(rows: &[Vec<RichText>]) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| text::width(cell)).max();
    let widths: Vec<usize> = (0..count).map(|column| width(column).unwrap_or(0).min(WIDEST_COLUMN)).collect();
    let pad =
        |(cell, &width): (&RichText, &usize)| format!("{cell}{}", " ".repeat(width.saturating_sub(text::width(cell))));
    let mut lines: Vec<String> = rows
        .iter()
        .map(|row| row.iter().zip(&widths).map(pad).collect::<Vec<_>>().join("  ").trim_end().to_owned())
        .collect();
    if !lines.is_empty() {
        lines.insert(1, widths.iter().map(|&width| "-".repeat(width)).collect::<Vec<_>>().join("  "));
    }
    lines.join("\n")
}

/// A sentence ends at a full stop before a space.
fn first_sentence(text: &str) -> &str {
    text.find(". ").map_or(text, |end| &text[..=end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_is_one_sentence() {
        assert_eq!(first_sentence("One. Two."), "One.");
        assert_eq!(first_sentence("Only one."), "Only one.");
        assert_eq!(first_sentence("v1.2 of it"), "v1.2 of it");
    }

    #[test]
    fn a_long_cell_does_not_push_the_others_away() {
        let row = |cells: [&str; 2]| cells.map(RichText::from).to_vec();
        let long = "x".repeat(200);
        let text = columns(&[row(["h", "i"]), row([&long, "a"]), row(["b", "c"])]);
        let expected =
            format!("h{0}  i\n{1}  -\n{long}  a\nb{0}  c", " ".repeat(WIDEST_COLUMN - 1), "-".repeat(WIDEST_COLUMN));
        assert_eq!(text, expected);
        assert_eq!(columns(&[]), "");
    }
}
