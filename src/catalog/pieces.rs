//! A long document in pieces, so that both cores read it and the first codes are there before the last are read.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;

use super::cut;
use super::markdown::{self, Page};
use super::outline::{self, Piece};

/// The first piece is at least so long, in bytes: short, so that something is there at once.
const FIRST: usize = 16 << 10;
/// Each further one is larger, up to this.
const LARGEST: usize = 512 << 10;

/// Reads a document; gives it page by page, in its order. The front matter is the first page's.
pub(super) fn parse(document: &Arc<String>, mut each: impl FnMut(Page)) {
    if cut::is_whole(document) {
        return each(markdown::parse(document));
    }
    let mut pieces = Pieces::of(document, FIRST);
    let readers = thread::available_parallelism().map_or(1, usize::from);
    if document.len() < LARGEST || readers < 2 {
        return pieces.for_each(|piece| each(outline::read(document, piece)));
    }
    // The first is read here and now: no thread starts as fast.
    if let Some(first) = pieces.next() {
        each(outline::read(document, first));
    }
    let pieces = &Mutex::new(pieces.enumerate());
    let (sender, pages) = mpsc::sync_channel(2 * readers);
    thread::scope(|scope| {
        for _ in 0..readers {
            let sender = sender.clone();
            scope.spawn(move || {
                while let Some((number, piece)) = take(pieces) {
                    if sender.send((number, outline::read(document, piece))).is_err() {
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
        Self { text, at_least, start: 0, line: 1 }
    }
}

impl Iterator for Pieces<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        let rest = self.text.get(self.start..).filter(|rest| !rest.is_empty())?;
        let length = cut::next(rest, self.at_least);
        let piece = Piece { range: self.start..self.start + length, line: self.line };
        self.start += length;
        self.line += outline::lines(&rest[..length]);
        self.at_least = (self.at_least * 2).min(LARGEST.max(self.at_least));
        Some(piece)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn in_pieces(text: &str, at_least: usize) -> Page {
        let mut whole = Page::default();
        for piece in Pieces::of(text, at_least) {
            let (range, line) = (piece.range, piece.line);
            let mut page = Page::default();
            let start = if range.start == 0 { markdown::front_matter(text, &mut page) } else { range.start };
            let skipped = outline::lines(&text[range.start..start]);
            page.sections = markdown::sections(&text[start..range.end], line + skipped);
            whole.append(page);
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
    fn a_document_over_many_pieces_is_read_in_its_order() {
        let text = (0..40_000).map(|number| format!("# A_{number}\ntext of {number}\n")).collect::<Vec<_>>().join("\n");
        assert!(Pieces::of(&text, FIRST).count() > 3);
        let mut page = Page::default();
        parse(&Arc::new(text.clone()), |next| page.append(next));
        assert_eq!(page, markdown::parse(&text));
    }

    proptest! {
        #[test]
        fn pieces_make_the_whole(lines in prop::collection::vec(prop_oneof![
            "#{1,3} [A-Z_]{1,6}", "#{1,7}[a-z]{0,2}", "[a-z ]{0,12}", Just(String::new()), Just(String::new()),
            "(```|~~~~|    |- |> |1\\. |: )[a-z]{0,4}", "(```|~~~)",
            Just("Setext\n---".to_owned()), "\\| a \\| b \\|\n\\|---\\|---\\|", "<(div|p|pre|!--)>", "\\[[a-z]\\](: /x)?",
        ], 0..40)) {
            let text = lines.join("\n");
            if cut::is_whole(&text) {
                return Ok(());
            }
            prop_assert_eq!(in_pieces(&text, 1), markdown::parse(&text), "{}", text);
        }
    }
}
