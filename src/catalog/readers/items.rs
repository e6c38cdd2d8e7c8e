//! An item of a list, a term of a definition list, or a bold paragraph per code.

use super::super::description::{Block, Description, Marker};
use super::super::markdown::Section;
use super::super::pattern::Pattern;
use super::super::rich_text::RichText;
use super::super::token::{Token, TokenSet};
use super::found::{Found, Reader};
use super::lead::{Form, Lead};
use super::outline::Outline;

/// The mark of the code of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A definition list: the code is a term.
    Term,
    /// A list: the code leads its item.
    Item,
    /// A paragraph that leads with it, bold or set off.
    Paragraph,
}

impl Mark {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Term, Self::Item, Self::Paragraph];

    /// The text of a block that it marks.
    pub fn text_of(self, block: &Block) -> Option<&RichText> {
        match (self, block) {
            (Self::Term, Block::Term(text))
            | (Self::Item, Block::Item { depth: 0, marker: Marker::Bullet | Marker::Number(_), text }) => Some(text),
            (Self::Paragraph, Block::Paragraph(text)) if is_marked(text, 1) || leads(text) => Some(text),
            _ => None,
        }
    }

    /// The code that a text with this mark leads with: by the user's pattern, if there is one.
    pub fn code_in<'a>(self, text: &'a RichText, pattern: Option<&Pattern>) -> Option<Lead<'a>> {
        if let Some(pattern) = pattern {
            return Lead::by_pattern(pattern, text).filter(Lead::is_set_off);
        }
        Lead::of(text).filter(|lead| {
            let is_number = lead.token == Some(Token::Number);
            lead.is_set_off() || is_number && self != Self::Item || is_marked(text, lead.name.len())
        })
    }
}

/// The items of a document that are taken for codes.
#[derive(Debug, Clone)]
pub struct Items {
    /// Their mark.
    pub mark: Mark,
    /// The user's pattern.
    pub pattern: Option<Pattern>,
    /// The forms of names that are codes beside those that are certain.
    pub weak: TokenSet,
    /// True if they are codes whatever the headings around say.
    pub anywhere: bool,
}

impl Items {
    /// Items with this mark whose names are certain.
    pub fn of(mark: Mark) -> Self {
        Self { mark, pattern: None, weak: TokenSet::default(), anywhere: false }
    }

    /// The code that a text with their mark leads with, if it is one of these.
    fn code_in<'a>(&self, text: &'a RichText) -> Option<Lead<'a>> {
        let is_one = |token: Token| token.is_strong() || self.weak.has(token);
        self.mark.code_in(text, self.pattern.as_ref()).filter(|lead| lead.token.is_none_or(is_one))
    }
}

/// True if a paragraph leads with a name that is certain, and another one behind it or a sign: `CURLE_OK (0) All fine.`,
/// `A_B: It failed.`
fn leads(text: &str) -> bool {
    let is_apart = |lead: &Lead| {
        let is_first = text.starts_with(lead.name);
        !lead.aliases.is_empty() || is_first && lead.form == Form::SetOff
    };
    Lead::of(text).filter(is_apart).is_some_and(|lead| lead.token.is_some_and(Token::is_strong))
}

/// True if the first bytes of a text are bold or code.
fn is_marked(text: &RichText, bytes: usize) -> bool {
    bytes > 0 && text.spans().iter().any(|span| span.range().start == 0 && span.range().end >= bytes)
}

/// Reads them.
#[derive(Debug)]
pub struct ItemReader {
    items: Items,
    outline: Outline,
}

/// The level of a code that has no heading: below all that have.
const LEVEL: u8 = 7;

impl ItemReader {
    /// A reader of a document with these titles.
    pub fn new(items: Items, titles: &[&str]) -> Self {
        Self { items, outline: Outline::new(titles) }
    }

    fn add_section(&mut self, section: Section, found: &mut Found) {
        self.outline.go_to(&section);
        found.close(LEVEL);
        let is_here = self.items.anywhere || self.outline.is_about_codes();
        let mark = self.items.mark;
        for (block, line) in section.body.blocks.into_iter().zip(section.lines) {
            let lead = mark.text_of(&block).filter(|_| is_here).map(|text| (text, self.items.code_in(text)));
            match lead {
                Some((text, Some(lead))) => {
                    found.close(LEVEL);
                    found.open(LEVEL, line, self.outline.group(), &self.titled(lead.clone()), self.body(text, &lead));
                }
                Some((text, None)) if mark != Mark::Paragraph => {
                    if found.is_open() || mark == Mark::Term {
                        found.refuse(line, "item", text, "it does not lead with a code");
                    }
                    found.close(LEVEL);
                }
                _ if goes_on(mark, &block) => found.go_on(alone(line, block)),
                _ => found.close(LEVEL),
            }
        }
    }

    /// The lead of an item: in a list, the rest of it is its text and no title.
    fn titled<'a>(&self, lead: Lead<'a>) -> Lead<'a> {
        if self.items.mark == Mark::Term { lead } else { Lead { title: None, ..lead } }
    }

    fn body(&self, text: &RichText, lead: &Lead) -> Description {
        let title = lead.title.filter(|_| self.items.mark != Mark::Term);
        let start = title.and_then(|title| text.strip_suffix(title).map(str::len).or_else(|| text.rfind(title)));
        let blocks = start.map(|start| Block::Paragraph(text.since(start))).into_iter().collect();
        Description { blocks, ..Description::default() }
    }
}

impl Reader for ItemReader {
    fn add(&mut self, sections: Vec<Section>, found: &mut Found) {
        for section in sections {
            self.add_section(section, found);
        }
    }
}

/// True if a block belongs to the item before it.
fn goes_on(mark: Mark, block: &Block) -> bool {
    match (mark, block) {
        (Mark::Paragraph, _)
        | (Mark::Term, Block::Item { .. })
        | (_, Block::Item { marker: Marker::Continued, .. }) => true,
        (_, Block::Item { depth, .. } | Block::CodeBlock { depth, .. }) => *depth > 0,
        _ => false,
    }
}

/// A section of one block, which is nested in nothing.
fn alone(line: u32, block: Block) -> Section {
    let block = match block {
        Block::Item { depth: 0, text, .. } => Block::Paragraph(text),
        Block::Item { depth, marker, text } => Block::Item { depth: depth - 1, marker, text },
        Block::CodeBlock { depth, language, text } => {
            Block::CodeBlock { depth: depth.saturating_sub(1), language, text }
        }
        block => block,
    };
    let body = Description { blocks: vec![block], ..Description::default() };
    Section { body, lines: vec![line], line, ..Section::default() }
}
