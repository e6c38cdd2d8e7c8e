//! What a document says of a code: read when it is asked for, where that can wait.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::prose::{self, Piece};
use crate::text;

/// A piece of a description.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Running text, to be wrapped.
    Paragraph(String),
    /// A heading inside the code's text that names no code.
    Heading(String),
    /// A list item.
    Item {
        /// How deep it stands; 0 is the outermost.
        depth: u8,
        /// What it is marked with: `-`, `1.`, or a blank for a further paragraph of the item above.
        marker: String,
        /// Its text, to be wrapped.
        text: String,
    },
    /// Text whose lines and blanks matter: a code block, or a table set in columns.
    Verbatim(String),
}

/// The text of a code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// What the document says of it. Empty where the document says nothing.
    pub description: Vec<Block>,
    /// When it is returned, where the document lists that.
    pub conditions: Vec<String>,
    /// What to do about it, where the document lists that.
    pub solutions: Vec<String>,
}

/// A part of the text of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// See [`Text::description`].
    Description,
    /// See [`Text::conditions`].
    Conditions,
    /// See [`Text::solutions`].
    Solutions,
}

/// The text of a code, or the place in its document where that stands as prose.
#[derive(Debug, Clone, Default)]
pub struct Body {
    prose: Option<(Arc<String>, Range<u32>)>,
    text: OnceLock<Box<Text>>,
}

impl Aspect {
    /// The reference writes its lists as definition lists; what the term says decides what the items are.
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

impl Text {
    /// A text of blocks, and of definition lists: each a term and its items.
    pub(super) fn of(description: Vec<Block>, definitions: Vec<(String, Vec<String>)>) -> Self {
        let mut text = Self { description, ..Self::default() };
        for (term, items) in definitions {
            match Aspect::of(&term) {
                Aspect::Solutions => text.solutions.extend(items),
                Aspect::Conditions => text.conditions.extend(items),
                Aspect::Description => {
                    text.description.push(Block::Paragraph(term));
                    let item = |text| Block::Item { depth: 0, marker: "-".to_owned(), text };
                    text.description.extend(items.into_iter().map(item));
                }
            }
        }
        text
    }

    fn of_prose(prose: &str) -> Self {
        let mut blocks = Vec::new();
        let mut definitions: Vec<(String, Vec<String>)> = Vec::new();
        for piece in prose::pieces(prose) {
            match piece {
                Piece::Paragraph(text) => blocks.push(Block::Paragraph(text::one_line(text))),
                Piece::Term(term) => definitions.push((term.to_owned(), Vec::new())),
                Piece::Item(item) => {
                    if let Some((_, items)) = definitions.last_mut() {
                        items.push(item.to_owned());
                    }
                }
            }
        }
        Self::of(blocks, definitions)
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.description.is_empty() && self.conditions.is_empty() && self.solutions.is_empty()
    }

    /// The description as one text, its blocks parted by blank lines; `None` where there is none.
    pub fn description_text(&self) -> Option<String> {
        let mut text = String::new();
        let mut after_item = false;
        for block in &self.description {
            let item = matches!(block, Block::Item { .. });
            if !text.is_empty() {
                text.push_str(if item && after_item { "\n" } else { "\n\n" });
            }
            after_item = item;
            if let Block::Item { depth, marker, .. } = block {
                text.push_str(&"  ".repeat(usize::from(*depth)));
                text.push_str(marker);
                text.push(' ');
            }
            text.push_str(block.text());
        }
        (!text.is_empty()).then_some(text)
    }

    /// The shortest true thing it says: the first sentence or item there is.
    pub fn summary(&self) -> Option<&str> {
        let first = self.description.first().map(Block::text);
        let first = first.or(self.conditions.first().map(String::as_str));
        let first = first.or(self.solutions.first().map(String::as_str));
        Some(first?.lines().next().map_or("", first_sentence))
    }
}

impl Block {
    /// Its text, without what it is marked with.
    pub fn text(&self) -> &str {
        let (Self::Paragraph(text) | Self::Heading(text) | Self::Verbatim(text) | Self::Item { text, .. }) = self;
        text
    }
}

impl Body {
    /// Prose that stands there in a document.
    pub(crate) fn of_prose(text: &Arc<String>, range: Range<usize>) -> Self {
        let range = range.start as u32..range.end as u32;
        Self { prose: Some((Arc::clone(text), range)), text: OnceLock::new() }
    }

    /// The prose it stands in as; it is ASCII. A text that was read has none.
    pub fn prose(&self) -> Option<&str> {
        let (document, range) = self.prose.as_ref()?;
        document.get(range.start as usize..range.end as usize)
    }

    /// The text; prose is read now.
    pub fn text(&self) -> &Text {
        self.text.get_or_init(|| Box::new(self.prose().map(Text::of_prose).unwrap_or_default()))
    }

    /// Reads prose, and lets go of the document it stands in.
    pub(super) fn take_out(&mut self) {
        self.text();
        self.prose = None;
    }

    /// Adds what stands below a heading of its own.
    pub(super) fn append(&mut self, heading: &str, more: &Self) {
        let (mut text, more) = (self.text().clone(), more.text().clone());
        text.description.push(Block::Heading(heading.to_owned()));
        text.description.extend(more.description);
        text.conditions.extend(more.conditions);
        text.solutions.extend(more.solutions);
        *self = text.into();
    }

    /// Hands out every text in it, aspect by aspect, as it stands: for whoever has to go through all codes. A line
    /// end in it is a blank, but in what is verbatim.
    pub fn each<'a>(&'a self, mut take: impl FnMut(Aspect, &'a str)) {
        let Some(prose) = self.prose() else {
            let text = self.text();
            text.description.iter().for_each(|block| take(Aspect::Description, block.text()));
            text.conditions.iter().for_each(|text| take(Aspect::Conditions, text));
            text.solutions.iter().for_each(|text| take(Aspect::Solutions, text));
            return;
        };
        let mut listed = Vec::new();
        let mut aspect = Aspect::Description;
        for piece in prose::pieces(prose) {
            match piece {
                Piece::Paragraph(text) => take(Aspect::Description, text),
                Piece::Term(term) => {
                    aspect = Aspect::of(term);
                    if aspect == Aspect::Description {
                        listed.push((aspect, term));
                    }
                }
                Piece::Item(item) => listed.push((aspect, item)),
            }
        }
        listed.sort_by_key(|&(aspect, _)| aspect);
        for (aspect, text) in listed {
            take(aspect, text);
        }
    }
}

impl From<Text> for Body {
    fn from(text: Text) -> Self {
        Self { prose: None, text: OnceLock::from(Box::new(text)) }
    }
}

impl PartialEq for Body {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

impl Eq for Body {}

/// A sentence ends at a full stop before a blank.
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
    fn each_hands_out_what_the_text_has() {
        let source = "Solutions:\n: one\n: two\n\nBefore\nafter\n\nOther:\n: three\n\nReturned if:\n: four";
        let lazy = Body::of_prose(&Arc::new(format!("xx{source}yy")), 2..2 + source.len());
        let read = Body::from(lazy.text().clone());
        let all = |body: &Body| {
            let mut all = Vec::new();
            body.each(|aspect, text| all.push((aspect, text.replace('\n', " "))));
            all
        };
        assert_eq!(all(&lazy), all(&read));
        let texts: Vec<_> = all(&read).into_iter().map(|(_, text)| text).collect();
        assert_eq!(texts, ["Before after", "Other:", "three", "four", "one", "two"]);
        assert_eq!(read.text().solutions, ["one", "two"]);
    }
}
