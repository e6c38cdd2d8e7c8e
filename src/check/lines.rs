//! Lines and columns, and the comments that silence a line.

use std::ops::Range;

use super::finding::Place;
use super::lexer::BYTE_ORDER_MARK;

/// The words of a comment that silences its line, or the next one if it stands alone.
const IGNORE: &[u8] = b"ipaper-codes: ignore";

/// Tells the lines of places in a text, each behind the last one.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    text: &'t [u8],
    /// The place up to which newlines were counted, the line there, and the start of that.
    at: usize,
    line: u64,
    start: usize,
}

impl<'t> Lines<'t> {
    /// The lines of a text.
    pub fn of(text: &'t [u8]) -> Self {
        let start = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
        Self { text, at: 0, line: 1, start }
    }

    /// The place of a part of a text on one line.
    pub fn place(&mut self, part: Range<usize>) -> Place {
        let line = self.line_of(part.start);
        let before = self.text.get(self.start..part.start).unwrap_or_default();
        let characters = |text: &[u8]| String::from_utf8_lossy(text).chars().count() as u64;
        Place {
            line,
            column: before.len() as u64 + 1,
            character: characters(before) + 1,
            length: characters(&self.text[part]),
        }
    }

    /// The line that a comment silences, and what is behind the words that say so.
    pub fn silenced(&mut self, comment: Range<usize>) -> Option<(u64, &'t [u8])> {
        let content = &self.text[comment.clone()];
        let behind = &content[memchr::memmem::find(content, IGNORE)? + IGNORE.len()..];
        if behind.first().is_some_and(u8::is_ascii_alphanumeric) {
            return None;
        }
        let line = self.line_of(comment.start);
        let before = self.text.get(self.start..comment.start).unwrap_or_default();
        let after = self.text[comment.end..].split(|&byte| byte == b'\n').next().unwrap_or_default();
        let stands_alone = before.trim_ascii().is_empty() && after.trim_ascii().is_empty();
        let next = line + memchr::memchr_iter(b'\n', content).count() as u64 + 1;
        Some((if stands_alone { next } else { line }, behind))
    }

    fn line_of(&mut self, at: usize) -> u64 {
        if let Some(passed) = self.text.get(self.at..at)
            && let Some(last) = memchr::memrchr(b'\n', passed)
        {
            self.line += memchr::memchr_iter(b'\n', passed).count() as u64;
            self.start = self.at + last + 1;
        }
        self.at = self.at.max(at);
        self.line
    }
}
