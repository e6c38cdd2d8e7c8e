//! Running text that knows which of it is code and which is bold.

use std::borrow::Borrow;
use std::fmt;
use std::mem;
use std::ops::{Deref, Range};

/// Text on one line. It derefs to the plain text, in which code keeps its backticks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RichText {
    plain: Box<str>,
    spans: Box<[Span]>,
}

/// A part of a text that is written in a style of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    start: u32,
    end: u32,
    /// The style of all of it.
    pub style: Style,
}

impl Span {
    /// Its bytes in the plain text.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A style of text that must not be lost when the text is written as Markdown again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Code: its span starts and ends with a backtick of the plain text.
    Code,
    /// Bold, as far as Markdown can mark it so. It may hold code.
    Strong,
}

impl RichText {
    /// The spans, by their ends; spans of one style do not overlap.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The text from a byte on, with the spans that start there or later.
    pub(super) fn since(&self, start: usize) -> Self {
        self.moved(self.plain.get(start..).unwrap_or_default().into(), |at| at.checked_sub(start))
    }

    /// The text behind another one.
    pub(super) fn behind(&self, before: &str) -> Self {
        self.moved([before, &self.plain].concat().into(), |at| Some(at + before.len()))
    }

    fn moved(&self, plain: Box<str>, to: impl Fn(usize) -> Option<usize>) -> Self {
        let span = |span: &Span| {
            let (start, end) = (to(span.start as usize)?, to(span.end as usize)?);
            Some(Span { start: start as u32, end: end as u32, style: span.style })
        };
        Self { spans: self.spans.iter().filter_map(span).collect(), plain }
    }
}

impl Deref for RichText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.plain
    }
}

impl Borrow<str> for RichText {
    fn borrow(&self) -> &str {
        self
    }
}

impl fmt::Display for RichText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self)
    }
}

impl From<String> for RichText {
    fn from(plain: String) -> Self {
        Self { plain: plain.into(), spans: Box::default() }
    }
}

impl From<&str> for RichText {
    fn from(plain: &str) -> Self {
        plain.to_owned().into()
    }
}

impl PartialEq<&str> for RichText {
    fn eq(&self, other: &&str) -> bool {
        **self == **other
    }
}

/// Collects a text event by event. Styles are marked with control characters, which no clean text has, until the text
/// is complete and its white space is known.
#[derive(Debug, Default)]
pub(super) struct RichTextBuilder {
    text: String,
    is_marked: bool,
}

const CODE: char = '\u{1}';
const STRONG_START: char = '\u{2}';
const STRONG_END: char = '\u{3}';

impl RichTextBuilder {
    /// Adds text of unknown origin.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(&crate::text::sanitise(text));
    }

    /// Adds code.
    pub fn push_code(&mut self, code: &str) {
        self.text.push(CODE);
        self.push(code);
        self.text.push(CODE);
        self.is_marked = true;
    }

    /// Starts or ends bold text.
    pub fn mark_strong(&mut self, starts: bool) {
        self.text.push(if starts { STRONG_START } else { STRONG_END });
        self.is_marked = true;
    }

    /// The number of bytes so far.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// True if the text after that many bytes is this, marks left out.
    pub fn is_since(&self, start: usize, text: &str) -> bool {
        let added = self.text.get(start..).unwrap_or_default();
        added.chars().filter(|c| !matches!(*c, CODE | STRONG_START | STRONG_END)).eq(text.chars())
    }

    /// The text with its lines and spaces as they are; for code blocks, where nothing is marked.
    pub fn take_lines(&mut self) -> String {
        self.is_marked = false;
        mem::take(&mut self.text)
    }

    /// The text on one line, every run of white space made one space; then starts anew.
    pub fn take(&mut self) -> RichText {
        let text = mem::take(&mut self.text);
        if mem::take(&mut self.is_marked) { from_marked(&text) } else { crate::text::one_line(&text).into() }
    }
}

/// Resolves the marks of a text and the white space around them.
fn from_marked(marked: &str) -> RichText {
    let mut plain = String::with_capacity(marked.len());
    let mut spans: Vec<Span> = Vec::new();
    let mut space = false;
    let mut code = None;
    // The nesting of bold text, and where it started, if anything of it has been seen.
    let (mut depth, mut strong) = (0_u32, None);
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        // Letters and signs are copied as a run.
        let run = rest.bytes().take_while(u8::is_ascii_graphic).count();
        let (text, next) = rest.split_at(run.max(c.len_utf8()));
        rest = next;
        match c {
            STRONG_START => depth += 1,
            STRONG_END => {
                depth = depth.saturating_sub(1);
                if let (0, Some(start)) = (depth, strong) {
                    add(&mut spans, start, plain.len(), Style::Strong);
                    strong = None;
                }
            }
            c if c.is_whitespace() => space = !plain.is_empty(),
            c => {
                if mem::take(&mut space) {
                    plain.push(' ');
                }
                let start = plain.len();
                plain.push_str(if c == CODE { "`" } else { text });
                if depth > 0 {
                    strong.get_or_insert(start);
                }
                if c == CODE {
                    match code.take() {
                        None => code = Some(start),
                        Some(start) => add(&mut spans, start, plain.len(), Style::Code),
                    }
                }
            }
        }
    }
    spans.retain(|span| span.style == Style::Code || is_markable(&plain, span.range()));
    RichText { plain: plain.into(), spans: spans.into() }
}

/// True if Markdown would read the marks of this bold text as such: where it starts or ends with a sign, no letter may
/// be next to it. A text that has lost its other markup may not be like that any more.
fn is_markable(text: &str, range: Range<usize>) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let (before, first) = (text[..range.start].chars().next_back(), text[range.start..].chars().next());
    let (last, after) = (text[..range.end].chars().next_back(), text[range.end..].chars().next());
    (is_word(first) || !is_word(before)) && (is_word(last) || !is_word(after))
}

/// Adds a span; bold text that starts where other bold text ends goes on.
fn add(spans: &mut Vec<Span>, start: usize, end: usize, style: Style) {
    let (start, end) = (start as u32, end as u32);
    // Spans come by their ends: behind one that ends here is only the code inside of this one.
    let goes_on = |&at: &usize| spans[at].style == Style::Strong && spans[at].end == start;
    let reach = (0..spans.len()).rev().take_while(|&at| spans[at].end >= start);
    let start = match reach.into_iter().find(goes_on).filter(|_| style == Style::Strong) {
        Some(strong) => spans.remove(strong).start,
        None => start,
    };
    spans.push(Span { start, end, style });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_those_of_the_text_on_one_line() {
        let mut builder = RichTextBuilder::default();
        builder.push(" a  ");
        builder.mark_strong(true);
        builder.push(" b\n");
        builder.push_code(" x");
        builder.mark_strong(false);
        builder.push("\tc\x1b");
        let text = builder.take();
        assert_eq!(&*text, "a b ` x` c␛");
        let spans: Vec<_> = text.spans().iter().map(|span| (&text[span.range()], span.style)).collect();
        assert_eq!(spans, [("` x`", Style::Code), ("b ` x`", Style::Strong)]);
        assert_eq!(builder.take(), RichText::default());
    }
}
