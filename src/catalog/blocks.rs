//! Markdown events -> blocks of clean text. Markup is dropped where it only decorates and kept where it means
//! something; of HTML, comments alone vanish.

use std::mem;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::description::{Block, Description, Marker};
use super::html;
use super::limits::MAX_LIST_DEPTH;
use super::rich_text::{RichText, RichTextBuilder};
use super::split::newlines;
use crate::text;

/// Collects the blocks of one section.
#[derive(Debug, Default)]
pub(super) struct BlockCollector {
    /// Each with the line it starts on.
    blocks: Vec<(Block, u32)>,
    /// The line of the block being read.
    line: u32,
    /// The text of the block being read.
    text: RichTextBuilder,
    /// Open lists, outermost first: the next number, or none for bullets.
    lists: Vec<Option<u64>>,
    /// The marker of the item whose first text is still to come.
    marker: Option<Marker>,
    /// Open links and images, with their address and where their text starts.
    links: Vec<(String, usize)>,
    /// The rows of the table being read.
    table: Vec<Vec<RichText>>,
    /// The lines of the rows of each table.
    rows: Vec<Vec<u32>>,
    /// Open quotations, outermost first: the number of lists around each.
    quotes: Vec<usize>,
    /// The language of the code block being read.
    language: Box<str>,
    /// Inside a definition all text is one item, whatever blocks it is made of.
    in_definition: bool,
    html: String,
}

impl BlockCollector {
    /// Gives what was collected, with the line of each block and those of the rows of each table, and starts anew.
    pub fn take(&mut self) -> (Description, Vec<u32>, Vec<Vec<u32>>) {
        self.end_paragraph();
        let mut done = mem::take(self);
        drop_empty_items(&mut done.blocks);
        let (blocks, lines) = done.blocks.into_iter().unzip();
        (Description { blocks, ..Description::default() }, lines, done.rows)
    }

    /// Takes the next event of the section, which is on this line.
    pub fn push(&mut self, event: Event<'_>, line: u32) {
        match event {
            Event::Start(tag) => {
                let is_block = !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. });
                self.start(tag);
                // What is in a table starts where the table does.
                if is_block && self.table.is_empty() {
                    self.line = line;
                }
            }
            Event::End(tag) => self.end(tag),
            Event::Code(code) => self.text.push_code(&code),
            Event::SoftBreak | Event::HardBreak => self.text.push("\n"),
            Event::Rule => self.end_paragraph(),
            Event::Html(html) => self.html.push_str(&html),
            Event::InlineHtml(html) => self.text.push(&html::without_tags(&html)),
            Event::TaskListMarker(done) => self.text.push(if done { "[x] " } else { "[ ] " }),
            Event::Text(text) | Event::FootnoteReference(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text.push(&text);
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::DefinitionListTitle | Tag::HtmlBlock => self.end_paragraph(),
            Tag::DefinitionListDefinition => {
                self.end_paragraph();
                self.in_definition = true;
            }
            Tag::List(first) => {
                self.end_paragraph();
                self.start_nested();
                self.lists.push(first);
            }
            Tag::Item => {
                self.end_paragraph();
                self.marker = Some(match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        Marker::Number(*number - 1)
                    }
                    _ => Marker::Bullet,
                });
            }
            Tag::BlockQuote(_) => {
                self.end_paragraph();
                self.quotes.push(self.lists.len());
            }
            Tag::CodeBlock(kind) => {
                self.end_paragraph();
                self.language = match kind {
                    CodeBlockKind::Fenced(info) => language(&info),
                    CodeBlockKind::Indented => Box::default(),
                };
            }
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.links.push((dest_url.into_string(), self.text.len()));
            }
            Tag::Table(_) => {
                self.end_paragraph();
                self.table.clear();
            }
            Tag::TableHead | Tag::TableRow => self.table.push(Vec::new()),
            Tag::Strong => self.text.mark_strong(true),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Item => self.end_paragraph(),
            TagEnd::CodeBlock => self.end_code_block(),
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::List(_) => {
                self.end_paragraph();
                self.lists.pop();
                self.marker = None;
            }
            TagEnd::BlockQuote(_) => {
                self.end_paragraph();
                self.quotes.pop();
            }
            TagEnd::Link | TagEnd::Image => self.end_link(),
            TagEnd::Strong => self.text.mark_strong(false),
            TagEnd::DefinitionListTitle => {
                let term = self.text.take();
                if !term.is_empty() {
                    self.add(Block::Term(term));
                }
            }
            TagEnd::DefinitionListDefinition => {
                self.in_definition = false;
                let text = self.text.take();
                if !text.is_empty() {
                    self.add(Block::Item { depth: 0, marker: Marker::Bullet, text });
                }
            }
            TagEnd::TableCell | TagEnd::Table if self.in_definition => self.text.push("\n"),
            TagEnd::TableCell => {
                let cell = self.text.take();
                if let Some(row) = self.table.last_mut() {
                    row.push(cell);
                }
            }
            TagEnd::Table => {
                let rows = mem::take(&mut self.table);
                // The line of rules is behind the head.
                let lines = (0..rows.len() as u32).map(|at| self.line + at + u32::from(at > 0)).collect();
                self.add_table(rows, lines);
            }
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        if self.in_definition {
            return self.text.push("\n");
        }
        let text = self.text.take();
        if text.is_empty() {
            return;
        }
        let depth = self.depth();
        let open = self.open_items();
        let block = match self.marker.take() {
            Some(marker) => Block::Item { depth: depth.min(open), marker, text },
            None if self.quotes.last() == Some(&self.lists.len()) => Block::Quote(text),
            // A further paragraph of an item, as long as nothing has ended the item for a reader.
            None if !self.lists.is_empty() && depth < open => Block::Item { depth, marker: Marker::Continued, text },
            None => Block::Paragraph(text),
        };
        self.add(block);
    }

    /// Adds a table whose rows stand on these lines. A row without a word says nothing, and a text of it would end there.
    fn add_table(&mut self, rows: Vec<Vec<RichText>>, lines: Vec<u32>) {
        let says_something = |row: &[RichText]| row.iter().any(|cell| !cell.is_empty());
        let rows = rows.into_iter().zip(lines).enumerate();
        let (rows, lines) = rows.filter(|(at, (row, _))| *at == 0 || says_something(row)).map(|(_, row)| row).unzip();
        self.rows.push(lines);
        self.add(Block::Table(rows));
    }

    /// Tables of HTML are tables as those of Markdown; the rest is text.
    fn end_html(&mut self) {
        let html = mem::take(&mut self.html);
        let (mut rest, mut line) = (&*html, self.line);
        while let Some((before, table, behind)) = html::split(rest).filter(|_| !self.in_definition) {
            self.text.push(&html::without_tags(before));
            self.end_paragraph();
            self.line = line + newlines(before.as_bytes());
            self.add_table(table.rows, table.lines.into_iter().map(|row| line + row).collect());
            line += newlines(&rest.as_bytes()[..rest.len() - behind.len()]);
            (rest, self.line) = (behind, line);
        }
        self.text.push(&html::without_tags(rest));
        self.end_paragraph();
    }

    fn add(&mut self, block: Block) {
        self.blocks.push((block, self.line));
    }

    /// An item may begin with what is nested in it: then it has a mark and no text.
    fn start_nested(&mut self) {
        if let (false, Some(marker)) = (self.in_definition, self.marker.take()) {
            let depth = self.depth().min(self.open_items());
            self.add(Block::Item { depth, marker, text: RichText::default() });
        }
    }

    /// The depth of the innermost open list.
    fn depth(&self) -> u8 {
        (self.lists.len().max(1) - 1).min(MAX_LIST_DEPTH.into()) as u8
    }

    /// The number of nested items that the blocks so far leave open: what follows can be nested that deep.
    fn open_items(&self) -> u8 {
        match self.blocks.last() {
            Some((Block::Item { depth, .. }, _)) => depth + 1,
            Some((Block::CodeBlock { depth, .. }, _)) => *depth,
            _ => 0,
        }
    }

    fn end_code_block(&mut self) {
        if self.in_definition {
            return;
        }
        let text = self.text.take_lines().trim_end_matches('\n').replace('\t', "    ");
        if !text.trim().is_empty() {
            self.start_nested();
            let depth = (self.lists.len().min(MAX_LIST_DEPTH.into()) as u8).min(self.open_items());
            let language = mem::take(&mut self.language);
            self.add(Block::CodeBlock { depth, language, text });
        }
    }

    /// A link is its text, and its address where that says more.
    fn end_link(&mut self) {
        let Some((address, start)) = self.links.pop() else { return };
        if !address.is_empty() && !address.starts_with('#') && !self.text.is_since(start, &address) {
            let gap = if self.text.is_since(start, "") { "" } else { " " };
            self.text.push(&format!("{gap}({address})"));
        }
    }
}

/// The first word of what is written behind a fence, which names the language.
fn language(info: &str) -> Box<str> {
    const LONGEST: usize = 64;
    let word = info.split_whitespace().next().unwrap_or_default();
    text::one_line(text::prefix(word, LONGEST)).into()
}

/// Drops the items that have neither a text nor anything nested in them.
fn drop_empty_items(blocks: &mut Vec<(Block, u32)>) {
    let is_empty = |block: &Block| matches!(block, Block::Item { text, .. } if text.is_empty());
    if !blocks.iter().any(|(block, _)| is_empty(block)) {
        return;
    }
    let mut kept: Vec<(Block, u32)> = Vec::with_capacity(blocks.len());
    // From the end: the block after an item decides.
    for (block, line) in mem::take(blocks).into_iter().rev() {
        if let (true, Block::Item { depth: outer, marker: own, .. }) = (is_empty(&block), &block) {
            match kept.last_mut() {
                Some((Block::Item { depth, .. } | Block::CodeBlock { depth, .. }, _)) if *depth > *outer => {}
                // What would go on with the item begins it.
                Some((Block::Item { depth, marker, .. }, _)) if *depth == *outer && *marker == Marker::Continued => {
                    *marker = *own;
                    continue;
                }
                _ => continue,
            }
        }
        kept.push((block, line));
    }
    kept.reverse();
    *blocks = kept;
}
