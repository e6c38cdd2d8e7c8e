//! A long document in pieces, so that both cores read it and the first codes are there before the last are read.
//!
//! A document may be cut where a top-level heading starts, as what stands above cannot change what is below. Where
//! that could be otherwise (an open fence, an HTML block, a link defined elsewhere) it is read in one piece.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;

use memchr::memmem;

use super::markdown::{self, Page};

/// The first piece is at least so long, in bytes: short, so that something is there at once.
const FIRST: usize = 16 << 10;
/// Each further one is larger, up to this.
const LARGEST: usize = 512 << 10;

/// What keeps a document whole: blocks that go on over blank lines and headings, until their own end.
const ENCLOSING: [&str; 6] = ["<!--", "<![CDATA[", "<pre", "<script", "<style", "<textarea"];

/// A part of a document: its text, and the line it starts on, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece<'a> {
    text: &'a str,
    line: u32,
}

/// Reads a document; gives it page by page, in its order. The front matter is the first page's.
pub(super) fn parse(text: &str, mut each: impl FnMut(Page)) {
    let readers = thread::available_parallelism().map_or(1, usize::from);
    let mut pieces = Pieces::of(text, FIRST);
    if text.len() < LARGEST || readers < 2 {
        return pieces.for_each(|piece| each(markdown::parse(piece.text, piece.line)));
    }
    // The first is read here and now: no thread starts as fast.
    if let Some(first) = pieces.next() {
        each(markdown::parse(first.text, first.line));
    }
    let pieces = &Mutex::new(pieces.enumerate());
    let (sender, pages) = mpsc::sync_channel(2 * readers);
    thread::scope(|scope| {
        for _ in 0..readers {
            let sender = sender.clone();
            scope.spawn(move || {
                while let Some((number, piece)) = take(pieces) {
                    if sender.send((number, markdown::parse(piece.text, piece.line))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let (mut due, mut early) = (0, BTreeMap::new());
        for (number, page) in pages {
            early.insert(number, page);
            while let Some(page) = early.remove(&due) {
                each(page);
                due += 1;
            }
        }
    });
}

fn take<T>(from: &Mutex<impl Iterator<Item = T>>) -> Option<T> {
    from.lock().unwrap_or_else(PoisonError::into_inner).next()
}

/// The pieces of a document, found as they are asked for.
struct Pieces<'a> {
    text: &'a str,
    at_least: usize,
    start: usize,
    line: u32,
}

impl<'a> Pieces<'a> {
    fn of(text: &'a str, at_least: usize) -> Self {
        let at_least = if text.len() < 2 * at_least || is_whole(text.as_bytes()) { text.len() } else { at_least };
        Self { text, at_least, start: 0, line: 1 }
    }

    /// The next place to cut, and the number of the line there.
    fn cut(&self) -> (usize, u32) {
        let rest = &self.text.as_bytes()[self.start..];
        let (mut fence, mut blank, mut start, mut line) = (None, false, 0, self.line);
        for end in memchr::memchr_iter(b'\n', rest) {
            let row = &rest[start..end];
            if start >= self.at_least && blank && fence.is_none() && row.first() == Some(&b'#') {
                return (self.start + start, line);
            }
            fence = after(fence, row);
            blank = row.iter().all(u8::is_ascii_whitespace);
            (start, line) = (end + 1, line + 1);
        }
        (self.text.len(), line)
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if self.start >= self.text.len() {
            return None;
        }
        let (end, next_line) = self.cut();
        let piece = Piece { text: &self.text[self.start..end], line: self.line };
        (self.start, self.line) = (end, next_line);
        self.at_least = (self.at_least * 2).min(LARGEST.max(self.at_least));
        Some(piece)
    }
}

/// Whether a document has something that only makes sense as a whole.
fn is_whole(text: &[u8]) -> bool {
    let encloses = |at: usize| ENCLOSING.iter().any(|tag| text[at..].starts_with(tag.as_bytes()));
    // The definition of a link that may be used anywhere.
    let defines = |at: usize| {
        let line = memchr::memrchr(b'\n', &text[..at]).map_or(0, |newline| newline + 1);
        text[line..at].trim_ascii_start().starts_with(b"[")
    };
    memchr::memchr_iter(b'<', text).any(encloses) || memmem::find_iter(text, b"]:").any(defines)
}

/// An open fence: its character and its length.
type Fence = Option<(u8, usize)>;

/// The fence that is open after a line.
fn after(fence: Fence, line: &[u8]) -> Fence {
    let line = line.trim_ascii();
    let Some(&mark @ (b'`' | b'~')) = line.first() else { return fence };
    let length = line.iter().take_while(|&&byte| byte == mark).count();
    match fence {
        _ if length < 3 => fence,
        Some((open, least)) if open == mark && length >= least && line.len() == length => None,
        Some(_) => fence,
        // What follows a fence of backticks holds none, else it is code in a line of text.
        None if mark == b'`' && line[length..].contains(&b'`') => None,
        None => Some((mark, length)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn in_pieces(text: &str, at_least: usize) -> Page {
        let mut whole = Page::default();
        for piece in Pieces::of(text, at_least) {
            let page = markdown::parse(piece.text, piece.line);
            whole.title = whole.title.or(page.title);
            whole.permalink = whole.permalink.or(page.permalink);
            whole.sections.extend(page.sections);
        }
        whole
    }

    #[test]
    fn a_long_document_is_cut_at_its_headings() {
        let text = "# A\ntext\n\n# B\ntext\n\n# C\n";
        let lines: Vec<_> = Pieces::of(text, 5).map(|piece| piece.line).collect();
        assert_eq!(lines, [1, 4, 7]);
    }

    #[test]
    fn what_only_makes_sense_as_a_whole_is_not_cut() {
        for text in ["# A\n\n```\n\n# not\n\n# this\n", "# A\n\n<!--\n\n# not\n\n-->\n", "# A\n[x]\n\n# B\n\n[x]: /y\n"]
        {
            assert_eq!(Pieces::of(text, 3).count(), 1, "{text}");
        }
    }

    #[test]
    fn a_document_over_many_pieces_is_read_in_its_order() {
        let text = (0..40_000).map(|number| format!("# A_{number}\ntext of {number}\n")).collect::<Vec<_>>().join("\n");
        assert!(Pieces::of(&text, FIRST).count() > 5);
        let mut sections = Vec::new();
        parse(&text, |page| sections.extend(page.sections));
        assert_eq!(sections, markdown::parse(&text, 1).sections);
    }

    proptest! {
        #[test]
        fn pieces_make_the_whole(lines in prop::collection::vec(prop_oneof![
            "#{1,3} [A-Z_]{1,6}", "[a-z ]{0,12}", "(```|~~~~|    |- |> |1\\. |: |  ```)[a-z]{0,4}", Just(String::new()),
            Just("Setext\n---".to_owned()), "\\| a \\| b \\|\n\\|---\\|---\\|", "<(div|p|pre|!--)>", "\\[[a-z]\\](: /x)?",
        ], 0..40)) {
            let text = lines.join("\n");
            prop_assert_eq!(in_pieces(&text, 1), markdown::parse(&text, 1), "{}", text);
        }
    }
}
