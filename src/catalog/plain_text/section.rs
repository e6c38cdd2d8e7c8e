//! A section of a plain text, built line by line.

use super::super::description::{Block, Description, Marker};
use super::super::markdown::Section;
use super::super::rich_text::{RichText, RichTextBuilder};
use super::entry::Entry;
use super::line::Line;
use crate::text;

/// The hyphen that parts a word at the end of a line; one that belongs to the word is `-`.
const HYPHEN: &str = "\u{2010}";

/// A section being read.
#[derive(Default)]
pub(super) struct SectionBuilder {
    level: u8,
    line: u32,
    heading: RichText,
    blocks: Vec<Block>,
    lines: Vec<u32>,
    /// The text of the block being read, and its line.
    text: RichTextBuilder,
    start: u32,
    /// True if its last line ends within a word.
    is_hyphenated: bool,
    /// The indent of the entry being read.
    entry: Option<usize>,
}

impl SectionBuilder {
    /// The section below a heading of a level.
    pub fn new(level: u8, line: u32, heading: &str) -> Self {
        Self { level, line, heading: text::one_line(heading).into(), ..Self::default() }
    }

    /// Starts an entry, whose title goes on in further lines.
    pub fn start_entry(&mut self, line: &Line, entry: Entry, more: &[Line]) {
        self.end_block();
        self.push(&entry.term);
        for line in more {
            self.push(line.text);
        }
        let term = self.take_text();
        self.add(Block::Term(term), line.number);
        (self.entry, self.start) = (Some(line.indent), line.number);
        self.push(&entry.text.unwrap_or_default().join(" "));
    }

    /// True if a line belongs to the entry before it.
    pub fn goes_on(&self, line: &Line) -> bool {
        self.entry.is_some_and(|indent| line.indent > indent)
    }

    /// True within a paragraph that belongs to no entry.
    pub fn is_prose(&self) -> bool {
        self.entry.is_none() && self.text.len() > 0
    }

    /// Adds a line of text.
    pub fn add_text(&mut self, line: &Line) {
        let goes_on = self.goes_on(line);
        if line.apart || self.entry.is_some() && !goes_on {
            self.end_block();
        }
        if !goes_on {
            self.entry = None;
        }
        if self.text.len() == 0 {
            self.start = line.number;
        }
        self.push(line.text);
    }

    /// Adds a line to the text, after a blank unless a word goes on in it.
    fn push(&mut self, line: &str) {
        if !std::mem::take(&mut self.is_hyphenated) && self.text.len() > 0 {
            self.text.push(" ");
        }
        let start = line.strip_suffix(HYPHEN);
        self.is_hyphenated = start.is_some();
        self.text.push(start.unwrap_or(line));
    }

    fn take_text(&mut self) -> RichText {
        if std::mem::take(&mut self.is_hyphenated) {
            self.text.push(HYPHEN);
        }
        self.text.take()
    }

    fn end_block(&mut self) {
        let text = self.take_text();
        if text.is_empty() {
            return;
        }
        let block = match self.entry {
            Some(_) => Block::Item { depth: 0, marker: Marker::Bullet, text },
            None => Block::Paragraph(text),
        };
        self.add(block, self.start);
    }

    fn add(&mut self, block: Block, line: u32) {
        self.blocks.push(block);
        self.lines.push(line);
    }

    /// The section, unless nothing is in it.
    pub fn end(mut self) -> Option<Section> {
        self.end_block();
        let Self { level, line, heading, blocks, lines, .. } = self;
        let body = Description { blocks, ..Description::default() };
        (level > 0 || !body.is_empty()).then(|| Section {
            level,
            heading: (*heading).into(),
            line,
            body,
            lines,
            ..Section::default()
        })
    }
}
