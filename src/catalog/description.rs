//! The text that a document has on a code.

use std::fmt;

use super::rich_text::RichText;
use crate::text;

/// Columns of a table are aligned up to so many cells: one long cell must not push all others off the screen.
const WIDEST_COLUMN: usize = 32;

/// A block of a description. Blocks are a flat list; what is nested keeps its depth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Running text, to be wrapped.
    Paragraph(RichText),
    /// The term of a definition list; its items follow.
    Term(RichText),
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

impl Description {
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
                Block::Paragraph(prose) | Block::Term(prose) => text.push_str(prose),
                Block::Heading(heading) => text.push_str(heading),
                Block::Quote(quote) => text.extend(["| ", quote]),
                Block::CodeBlock { text: code, .. } => text.push_str(code),
                Block::Table(rows) => text.push_str(&columns(rows).collect::<Vec<_>>().join("\n")),
                Block::Item { depth, marker, text: item } => {
                    text.push_str(&"  ".repeat(usize::from(*depth)));
                    text.extend([&*marker.to_string(), " ", &**item]);
                }
            }
        }
        (!text.is_empty()).then_some(text)
    }

    /// The shortest true thing it says, its title or the first sentence or item there is, and the number of those that
    /// there are.
    pub fn summary(&self) -> Option<(&str, usize)> {
        let of_block = |block: &Block| match block {
            Block::Paragraph(text) | Block::Term(text) | Block::Quote(text) | Block::Item { text, .. } => {
                sentences(text)
            }
            Block::Heading(_) | Block::CodeBlock { .. } | Block::Table(_) => 1,
        };
        let of_blocks: usize = self.blocks.iter().map(of_block).sum();
        let items = self.conditions.iter().chain(&self.solutions).map(|text| sentences(text));
        let count = of_blocks + items.sum::<usize>();
        if let Some(title) = &self.title {
            return Some((title, count + 1));
        }
        let mut first = None;
        self.each(|_, text| _ = first.get_or_insert(text));
        Some((first?.lines().next().map_or("", first_sentence), count))
    }

    /// Calls a function with every text in it, kind by kind.
    pub fn each<'a>(&'a self, mut on_text: impl FnMut(TextKind, &'a str)) {
        self.title.iter().for_each(|title| on_text(TextKind::Title, title));
        for block in &self.blocks {
            match block {
                Block::Paragraph(text) | Block::Term(text) | Block::Quote(text) | Block::Item { text, .. } => {
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

/// The lines of a table: aligned columns, and rules below the head.
pub fn columns(rows: &[Vec<RichText>]) -> impl Iterator<Item = String> {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| text::width(cell)).max();
    let widths: Vec<usize> = (0..count).map(|column| width(column).unwrap_or(0).min(WIDEST_COLUMN)).collect();
    let rules = widths.iter().map(|&width| "-".repeat(width)).collect::<Vec<_>>().join("  ");
    let line = move |row: &Vec<RichText>| {
        let cells = row.iter().zip(&widths).map(|(cell, &width)| text::padded(cell, width));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    let (head, body) = rows.split_at(rows.len().min(1));
    let head: Vec<String> = head.iter().map(&line).chain(head.first().map(|_| rules)).collect();
    head.into_iter().chain(body.iter().map(line))
}

/// The first sentence of a text.
pub(super) fn first_sentence(text: &str) -> &str {
    sentence_ends(text).next().map_or(text, |end| &text[..end])
}

/// The number of sentences of a text.
pub(super) fn sentences(text: &str) -> usize {
    sentence_ends(text).count() + 1
}

/// The sentences of a text, one by one.
pub fn split_sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    sentence_ends(text).chain([text.len()]).map(move |end| text[std::mem::replace(&mut start, end)..end].trim())
}

/// The ends of the sentences of a text but the last: a full stop before white space, and no small letter after that, as
/// in `e.g. this`.
fn sentence_ends(text: &str) -> impl Iterator<Item = usize> {
    let ends = memchr::memchr_iter(b'.', text.as_bytes()).map(|at| at + 1);
    ends.filter(|&end| {
        let rest = &text[end..];
        let next = rest.trim_start();
        next.len() < rest.len() && next.chars().next().is_some_and(|c| !c.is_lowercase())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_is_one_sentence() {
        assert_eq!(first_sentence("One. Two."), "One.");
        assert_eq!(first_sentence("Only one."), "Only one.");
        assert_eq!(first_sentence("v1.2 of it"), "v1.2 of it");
        assert_eq!(first_sentence("Some, e.g. this. More."), "Some, e.g. this.");
        assert_eq!(first_sentence("One.\nTwo. "), "One.");
    }

    #[test]
    fn a_text_is_split_into_its_sentences() {
        for (text, expected) in
            [("One. Two, e.g. this.  Three", &["One.", "Two, e.g. this.", "Three"][..]), ("", &[""])]
        {
            assert_eq!(split_sentences(text).collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn a_long_cell_does_not_push_the_others_away() {
        let row = |cells: [&str; 2]| cells.map(RichText::from).to_vec();
        let long = "x".repeat(200);
        let rows = [row(["h", "i"]), row([&long, "a"]), row(["b", "c"])];
        let (blanks, rule) = (" ".repeat(WIDEST_COLUMN - 1), "-".repeat(WIDEST_COLUMN));
        let expected = [format!("h{blanks}  i"), format!("{rule}  -"), format!("{long}  a"), format!("b{blanks}  c")];
        assert_eq!(columns(&rows).collect::<Vec<_>>(), expected);
        assert_eq!(columns(&[]).next(), None);
    }
}
