//! What a document says of a code.

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
pub struct Description {
    /// What the document says of it. Empty where the document says nothing.
    pub blocks: Vec<Block>,
    /// When it is returned, where the document lists that.
    pub conditions: Vec<String>,
    /// What to do about it, where the document lists that.
    pub solutions: Vec<String>,
}

/// A part of the text of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextKind {
    /// See [`Description::blocks`].
    Description,
    /// See [`Description::conditions`].
    Conditions,
    /// See [`Description::solutions`].
    Solutions,
}

impl TextKind {
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

impl Description {
    /// A text of blocks, and of definition lists: each a term and its items.
    pub(super) fn of(blocks: Vec<Block>, definitions: Vec<(String, Vec<String>)>) -> Self {
        let mut text = Self { blocks, ..Self::default() };
        for (term, items) in definitions {
            match TextKind::of(&term) {
                TextKind::Solutions => text.solutions.extend(items),
                TextKind::Conditions => text.conditions.extend(items),
                TextKind::Description => {
                    text.blocks.push(Block::Paragraph(term));
                    let item = |text| Block::Item { depth: 0, marker: "-".to_owned(), text };
                    text.blocks.extend(items.into_iter().map(item));
                }
            }
        }
        text
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty() && self.conditions.is_empty() && self.solutions.is_empty()
    }

    /// The description as one text, its blocks parted by blank lines; `None` where there is none.
    pub fn text(&self) -> Option<String> {
        let mut text = String::new();
        let mut after_item = false;
        for block in &self.blocks {
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
        let first = self.blocks.first().map(Block::text);
        let first = first.or(self.conditions.first().map(String::as_str));
        let first = first.or(self.solutions.first().map(String::as_str));
        Some(first?.lines().next().map_or("", first_sentence))
    }

    /// Hands out every text in it, kind by kind.
    pub fn each<'a>(&'a self, mut take: impl FnMut(TextKind, &'a str)) {
        self.blocks.iter().for_each(|block| take(TextKind::Description, block.text()));
        self.conditions.iter().for_each(|text| take(TextKind::Conditions, text));
        self.solutions.iter().for_each(|text| take(TextKind::Solutions, text));
    }

    /// Adds what stands below a heading of its own.
    pub(super) fn append(&mut self, heading: &str, more: Self) {
        self.blocks.push(Block::Heading(heading.to_owned()));
        self.blocks.extend(more.blocks);
        self.conditions.extend(more.conditions);
        self.solutions.extend(more.solutions);
    }
}

impl Block {
    /// Its text, without what it is marked with.
    pub fn text(&self) -> &str {
        let (Self::Paragraph(text) | Self::Heading(text) | Self::Verbatim(text) | Self::Item { text, .. }) = self;
        text
    }
}

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
}
