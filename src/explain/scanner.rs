//! A text in chunks -> the codes in it, with their lines and columns.

use std::ops::Range;

use super::lines::Lines;
use super::names::Names;
use super::response::{self, Response};
use super::{place, unknown};

/// The bytes of a text that stay at hand behind those that are decided: a code's place and its response are seen there.
const BEHIND: usize = 4096;
const _: () = assert!(BEHIND >= place::BEFORE);

/// The most bytes that are waited for to have the whole of a response.
const MAX_RESPONSE: usize = 1 << 16;

/// The most bytes that are read of responses for each byte of a text: one that is full of the starts of responses is
/// scanned all the same.
const MAX_COST: u64 = 8;

/// A code in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence<'n> {
    /// The number of bytes before it.
    pub offset: u64,
    /// Its line, counted from 1.
    pub line: u64,
    /// Its column in bytes, counted from 1.
    pub column: u64,
    /// The name as it stands there.
    pub name: Box<str>,
    /// A code of the catalog, or none.
    pub found: Found<'n>,
    /// The response that it is the code of, where responses are asked for.
    pub response: Option<Box<Response>>,
}

/// A name in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found<'n> {
    /// A name of these codes, as positions in the catalog.
    Known(&'n [u32]),
    /// Another name in the place of a code.
    Unknown,
}

/// The part of a text that was decided in a step.
#[derive(Debug)]
pub struct Step<'s, 'n> {
    /// The bytes, and the number of those before them.
    pub bytes: &'s [u8],
    /// The number of bytes before them.
    pub offset: u64,
    /// The codes that start in them.
    pub occurrences: Vec<Occurrence<'n>>,
}

/// Finds codes in a text that comes in chunks of any size, in memory that does not grow with it.
#[derive(Debug)]
pub struct Scanner<'n> {
    names: &'n Names,
    with_responses: bool,
    /// The part of the text at hand, and the number of bytes before it.
    buffer: Vec<u8>,
    base: u64,
    /// The end of what is decided.
    decided: usize,
    lines: Lines,
    /// The bytes that were read of responses.
    cost: u64,
}

impl<'n> Scanner<'n> {
    /// A scanner for these names at the start of a text. With responses, a code is told only when the whole of its response
    /// is there.
    pub fn new(names: &'n Names, with_responses: bool) -> Self {
        Self { names, with_responses, buffer: Vec::new(), base: 0, decided: 0, lines: Lines::default(), cost: 0 }
    }

    /// Takes the next chunk. Of a line without its end, the last word stays undecided.
    pub fn feed(&mut self, chunk: &[u8]) -> Step<'_, 'n> {
        self.take(chunk, false)
    }

    /// Ends the text.
    pub fn end(&mut self) -> Step<'_, 'n> {
        self.end_with(&[])
    }

    /// Takes the last chunk, and ends the text.
    pub(super) fn end_with(&mut self, chunk: &[u8]) -> Step<'_, 'n> {
        self.take(chunk, true)
    }

    fn take(&mut self, chunk: &[u8], is_end: bool) -> Step<'_, 'n> {
        self.drop_old();
        self.buffer.extend_from_slice(chunk);
        let from = self.decided;
        let limit = if is_end { self.buffer.len() } else { self.buffer.len() - self.undecided() };
        let (mut decided, mut occurrences) = (limit.max(from), Vec::new());
        for (range, found) in self.find(from, decided) {
            let Ok(response) = self.response(&range, is_end) else {
                decided = range.start;
                break;
            };
            // A name may reach beyond the limit.
            decided = decided.max(range.end);
            occurrences.push(self.occurrence(&range, found, response));
        }
        self.decided = decided;
        Step { bytes: &self.buffer[from..decided], offset: self.base + from as u64, occurrences }
    }

    /// Drops what no later decision needs.
    fn drop_old(&mut self) {
        let old = self.decided.saturating_sub(BEHIND);
        self.lines.count(&self.buffer, self.base, old);
        self.lines.forget(old);
        self.buffer.drain(..old);
        self.base += old as u64;
        self.decided -= old;
    }

    /// The length of the end of the buffer that may be a part of a name, or of what is next to one.
    fn undecided(&self) -> usize {
        let reach = self.names.longest().max(unknown::LONGEST) + 4;
        let start = self.buffer.len().saturating_sub(reach).max(self.decided);
        let is_open = |byte: u8| !byte.is_ascii_whitespace() || byte != b'\n' && self.names.has_inside(byte);
        self.buffer[start..].iter().rev().take_while(|byte| is_open(**byte)).count()
    }

    /// The codes that start in a part of the buffer, from left to right.
    fn find(&self, from: usize, to: usize) -> Vec<(Range<usize>, Found<'n>)> {
        let mut found = Vec::new();
        self.names.find(&self.buffer, from, to, |hit| found.push((hit.start..hit.end, Found::Known(hit.codes))));
        let known = found.len();
        unknown::find(self.names, &self.buffer, from, to, |range| {
            let next = found[..known].partition_point(|(known, _)| known.end <= range.start);
            if found[..known].get(next).is_none_or(|(known, _)| known.start >= range.end) {
                found.push((range, Found::Unknown));
            }
        });
        found.sort_by_key(|(range, _)| range.start);
        found
    }

    /// The response around a code, if there is one. Errs while more of it is to come.
    fn response(&mut self, code: &Range<usize>, is_end: bool) -> Result<Option<Box<Response>>, Waits> {
        let budget = MAX_COST * (self.base + (code.start + MAX_RESPONSE) as u64);
        if !self.with_responses || self.cost > budget {
            return Ok(None);
        }
        let Some((response, cost)) = response::around(&self.buffer, code) else { return Ok(None) };
        if response.is_cut && !is_end && self.buffer.len() - code.start < MAX_RESPONSE {
            return Err(Waits);
        }
        self.cost += cost as u64;
        Ok(Some(Box::new(response)))
    }

    fn occurrence(
        &mut self,
        range: &Range<usize>,
        found: Found<'n>,
        response: Option<Box<Response>>,
    ) -> Occurrence<'n> {
        let (line, start) = self.lines.count(&self.buffer, self.base, range.start);
        let offset = self.base + range.start as u64;
        let name = String::from_utf8_lossy(&self.buffer[range.clone()]).into();
        Occurrence { offset, line, column: offset - start + 1, name, found, response }
    }
}

/// More of a text is needed.
struct Waits;

/// A text in chunks: all its bytes as they are given back, and its codes.
#[cfg(any(test, fuzzing))]
pub(crate) fn scan_chunks(
    names: &Names,
    chunks: impl IntoIterator<Item = impl AsRef<[u8]>>,
    with_responses: bool,
) -> (Vec<u8>, Vec<Occurrence<'_>>) {
    let mut scanner = Scanner::new(names, with_responses);
    let (mut given, mut occurrences) = (Vec::new(), Vec::new());
    for chunk in chunks {
        let step = scanner.feed(chunk.as_ref());
        given.extend_from_slice(step.bytes);
        occurrences.extend(step.occurrences);
    }
    let step = scanner.end();
    given.extend_from_slice(step.bytes);
    occurrences.extend(step.occurrences);
    (given, occurrences)
}
