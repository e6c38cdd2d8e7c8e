//! A long document in pieces, so that both cores read it and the first codes are there before the last are read.
//!
//! A document may be cut where a top-level heading starts, as what stands above cannot change what is below. Where
//! that could be otherwise (an open fence, an HTML block, a link defined elsewhere) it is read in one piece.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use memchr::memmem;

use super::markdown::{self, Page};

/// A piece is at least so long, in bytes.
const PIECE: usize = 256 << 10;

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
    let pieces = pieces(text, PIECE);
    let readers = thread::available_parallelism().map_or(1, usize::from).min(pieces.len());
    if readers < 2 {
        return pieces.iter().for_each(|piece| each(markdown::parse(piece.text, piece.line)));
    }
    let (pieces, next) = (&pieces, &AtomicUsize::new(0));
    let (sender, pages) = mpsc::sync_channel(2 * readers);
    thread::scope(|scope| {
        for _ in 0..readers {
            let sender = sender.clone();
            scope.spawn(move || {
                while let Some((number, piece)) = take(next, pieces) {
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

fn take<'a>(next: &AtomicUsize, pieces: &[Piece<'a>]) -> Option<(usize, Piece<'a>)> {
    let number = next.fetch_add(1, Ordering::Relaxed);
    pieces.get(number).map(|piece| (number, *piece))
}

fn pieces(text: &str, at_least: usize) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut start, mut first_line) = (0, 1);
    if text.len() >= 2 * at_least && !is_whole(text) {
        let (mut fence, mut blank, mut offset) = (None, false, 0);
        for (line, number) in text.split_inclusive('\n').zip(1..) {
            if offset - start >= at_least && blank && fence.is_none() && line.starts_with('#') {
                pieces.push(Piece { text: &text[start..offset], line: first_line });
                (start, first_line) = (offset, number);
            }
            fence = after(fence, line);
            blank = line.trim().is_empty();
            offset += line.len();
        }
    }
    pieces.push(Piece { text: &text[start..], line: first_line });
    pieces
}

/// Whether a document has something that only makes sense as a whole.
fn is_whole(text: &str) -> bool {
    let defines = |at: usize| {
        let line = text[at + 1..].lines().next().unwrap_or_default().trim_start();
        line.starts_with('[') && line.contains("]:")
    };
    let bytes = text.as_bytes();
    ENCLOSING.iter().any(|tag| memmem::find(bytes, tag.as_bytes()).is_some())
        || memmem::find_iter(bytes, b"\n").any(defines)
}

/// An open fence: its character and its length.
type Fence = Option<(u8, usize)>;

/// The fence that is open after a line.
fn after(fence: Fence, line: &str) -> Fence {
    let line = line.trim();
    let Some(mark @ (b'`' | b'~')) = line.bytes().next() else { return fence };
    let length = line.bytes().take_while(|&byte| byte == mark).count();
    match fence {
        _ if length < 3 => fence,
        Some((open, least)) if open == mark && length >= least && line.len() == length => None,
        Some(_) => fence,
        // What follows a fence of backticks holds none, else it is code in a line of text.
        None if mark == b'`' && line[length..].contains('`') => None,
        None => Some((mark, length)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn in_pieces(text: &str, at_least: usize) -> Page {
        let mut whole = Page::default();
        for piece in pieces(text, at_least) {
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
        let lines: Vec<_> = pieces(text, 5).iter().map(|piece| piece.line).collect();
        assert_eq!(lines, [1, 4, 7]);
    }

    #[test]
    fn what_only_makes_sense_as_a_whole_is_not_cut() {
        for text in ["# A\n\n```\n\n# not\n\n# this\n", "# A\n\n<!--\n\n# not\n\n-->\n", "# A\n[x]\n\n# B\n\n[x]: /y\n"]
        {
            assert_eq!(pieces(text, 3).len(), 1, "{text}");
        }
    }

    #[test]
    fn a_document_over_many_pieces_is_read_in_its_order() {
        let text = (0..40_000).map(|number| format!("# A_{number}\ntext of {number}\n")).collect::<Vec<_>>().join("\n");
        assert!(pieces(&text, PIECE).len() > 3);
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
