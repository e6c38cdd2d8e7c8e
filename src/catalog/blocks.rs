//! Markdown events -> blocks of clean text. Markup is dropped where it only decorates and kept as text where it
//! means something; comments alone vanish.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Block, Description};
use crate::text;

/// Collects the blocks of one section.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    done: Vec<Block>,
    /// Definition lists: a term and its items.
    definitions: Vec<(String, Vec<String>)>,
    /// The text of the block being read.
    text: String,
    /// Open lists, outermost first: the next number, or none for bullets.
    lists: Vec<Option<u64>>,
    /// The marker of the item whose first text is still to come.
    marker: Option<String>,
    /// Open links and images, with their address and where their text starts.
    links: Vec<(String, usize)>,
    /// The rows of the table being read.
    table: Vec<Vec<String>>,
    quotes: usize,
    /// Inside a definition all text is one item, whatever blocks it is made of.
    in_definition: bool,
    html: String,
}

impl Blocks {
    /// Takes what was collected, and starts anew.
    pub fn take(&mut self) -> Description {
        self.end_paragraph();
        let done = std::mem::take(self);
        Description::of(done.done, done.definitions)
    }

    pub fn push(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text.push_str(&text),
            Event::Code(code) => {
                self.text.push('`');
                self.text.push_str(&code);
                self.text.push('`');
            }
            Event::SoftBreak | Event::HardBreak => self.text.push('\n'),
            Event::Rule => self.end_paragraph(),
            Event::Html(html) => self.html.push_str(&html),
            Event::InlineHtml(html) => self.text.push_str(&without_tags(&html)),
            Event::TaskListMarker(done) => self.text.push_str(if done { "[x] " } else { "[ ] " }),
            Event::FootnoteReference(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text.push_str(&text);
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::DefinitionListTitle | Tag::CodeBlock(_) | Tag::HtmlBlock => self.end_paragraph(),
            Tag::DefinitionListDefinition => {
                self.end_paragraph();
                self.in_definition = true;
            }
            Tag::List(first) => {
                self.end_paragraph();
                self.lists.push(first);
            }
            Tag::Item => {
                self.end_paragraph();
                self.marker = Some(match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}.", *number - 1)
                    }
                    _ => "-".to_owned(),
                });
            }
            Tag::BlockQuote(_) => {
                self.end_paragraph();
                self.quotes += 1;
            }
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.links.push((dest_url.into_string(), self.text.len()));
            }
            Tag::Table(_) => {
                self.end_paragraph();
                self.table.clear();
            }
            Tag::TableHead | Tag::TableRow => self.table.push(Vec::new()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Item => self.end_paragraph(),
            TagEnd::CodeBlock => self.end_verbatim(),
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.html);
                self.text.push_str(&without_tags(&html));
                self.end_paragraph();
            }
            TagEnd::List(_) => {
                self.end_paragraph();
                self.lists.pop();
                self.marker = None;
            }
            TagEnd::BlockQuote(_) => {
                self.end_paragraph();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::Link | TagEnd::Image => self.end_link(),
            TagEnd::DefinitionListTitle => {
                let term = self.take_line();
                self.definitions.push((term, Vec::new()));
            }
            TagEnd::DefinitionListDefinition => {
                self.in_definition = false;
                let item = self.take_line();
                if let Some((_, items)) = self.definitions.last_mut() {
                    items.push(item);
                }
            }
            TagEnd::TableCell => {
                let cell = self.take_line();
                if let Some(row) = self.table.last_mut() {
                    row.push(cell);
                }
            }
            TagEnd::Table => {
                let rows = std::mem::take(&mut self.table);
                self.done.push(Block::Verbatim(in_columns(&rows)));
            }
            _ => {}
        }
    }

    fn take_line(&mut self) -> String {
        text::one_line(&std::mem::take(&mut self.text))
    }

    fn end_paragraph(&mut self) {
        if self.in_definition {
            self.text.push('\n');
            return;
        }
        let body = self.take_line();
        if body.is_empty() {
            return;
        }
        let depth = self.lists.len();
        let block = match self.marker.take() {
            Some(marker) => Block::Item { depth: (depth.max(1) - 1).min(9) as u8, marker, text: body },
            // A further paragraph of an item stands below it, without a mark of its own.
            None if depth > 0 => Block::Item { depth: (depth - 1).min(9) as u8, marker: " ".to_owned(), text: body },
            None if self.quotes > 0 => Block::Item { depth: 0, marker: "|".to_owned(), text: body },
            None => Block::Paragraph(body),
        };
        self.done.push(block);
    }

    fn end_verbatim(&mut self) {
        if self.in_definition {
            return;
        }
        let body = text::sanitise(&self.text).trim_end_matches('\n').replace('\t', "    ");
        self.text.clear();
        if !body.trim().is_empty() {
            self.done.push(Block::Verbatim(body));
        }
    }

    /// A link is its text, and its address where that says more.
    fn end_link(&mut self) {
        let Some((address, start)) = self.links.pop() else { return };
        let shown = self.text.get(start..).unwrap_or_default();
        if !address.is_empty() && !address.starts_with('#') && shown != address {
            let gap = if shown.is_empty() { "" } else { " " };
            self.text.extend([gap, "(", &address, ")"]);
        }
    }
}

/// HTML as text: tags go, what they enclose stays, comments go whole. What only looks like a tag (`Vec<u8>`) stays.
fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        rest = &rest[open..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let end = rest.find('>').map_or(rest.len(), |close| close + 1);
        let tag = &rest[..end];
        let name = tag.trim_start_matches(['<', '/']).split(|c: char| !c.is_ascii_alphanumeric()).next();
        match name.unwrap_or_default().to_ascii_lowercase().as_str() {
            "br" | "p" | "li" | "td" | "th" | "tr" | "div" | "dt" | "dd" | "hr" | "pre" => text.push('\n'),
            "a" | "abbr" | "b" | "code" | "dl" | "details" | "em" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "i"
            | "kbd" | "ol" | "s" | "section" | "small" | "span" | "strong" | "sub" | "summary" | "sup" | "table"
            | "tbody" | "thead" | "u" | "ul" => {}
            _ => text.push_str(tag),
        }
        rest = &rest[end..];
    }
    text.push_str(rest);
    text
}

/// A table as text: columns as wide as their widest cell, a line below the head.
fn in_columns(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|i| rows.iter().filter_map(|row| row.get(i)).map(|c| text::width(c)).max().unwrap_or(0))
        .collect();
    let mut lines = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let cells =
            row.iter().zip(&widths).map(|(cell, &width)| format!("{cell}{}", " ".repeat(width - text::width(cell))));
        lines.push(cells.collect::<Vec<_>>().join("  ").trim_end().to_owned());
        if number == 0 {
            lines.push(widths.iter().map(|&width| "-".repeat(width)).collect::<Vec<_>>().join("  "));
        }
    }
    lines.join("\n")
}
