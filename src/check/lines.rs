//! Lines and columns, and the comments that silence a line.

use std::ops::Range;

use super::finding::Place;
use crate::explain;

/// The words of a comment that silences its line, or the next one if it stands alone.
const IGNORE: &[u8] = b"ipaper-codes: ignore";

/// Tells the lines of places in a text, each behind the last one.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    text: &'t [u8],
    lines: explain::Lines,
}

impl<'t> Lines<'t> {
    /// The lines of a text.
    pub fn of(text: &'t [u8]) -> Self {
        Self { text, lines: explain::Lines::default() }
    }

    /// The place of a part of a text on one line.
    pub fn place(&mut self, part: Range<usize>) -> Place {
        let (line, before) = self.line_of(part.start);
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
        let (line, before) = self.line_of(comment.start);
        let after = self.text[comment.end..].split(|&byte| byte == b'\n').next().unwrap_or_default();
        let stands_alone = before.trim_ascii().is_empty() && after.trim_ascii().is_empty();
        let next = line + memchr::memchr_iter(b'\n', content).count() as u64 + 1;
        Some((if stands_alone { next } else { line }, behind))
    }

    /// The line of a place, and what is before the place on it.
    fn line_of(&mut self, at: usize) -> (u64, &'t [u8]) {
        let (line, start) = self.lines.count(self.text, 0, at);
        (line, self.text.get(start as usize..at).unwrap_or_default())
    }
}
