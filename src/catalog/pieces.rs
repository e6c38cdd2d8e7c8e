//! A long document in pieces, so that both cores read it and the first codes are there before the last are read.

use std::collections::{BTreeMap, HashSet};
use std::io::{self, Read};
use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;

use super::bytes::{self, Document};
use super::cut;
use super::markdown::{self, Page};
use super::outline::{self, Piece};

/// The first piece is at least so long, in bytes: short, so that something is there at once.
const FIRST: usize = 16 << 10;
/// Each further one is larger, up to this.
const LARGEST: usize = 512 << 10;
/// So much more is read to find the end of a piece.
const BEYOND: usize = 16 << 10;

/// Reads a document page by page, in three steps: `gather` takes the pages in their order, the front matter on the
/// first; `prepare` takes what came of each, on all cores; `each` takes what came of that, in order again.
pub(super) fn parse<P, T: Send>(
    document: Document,
    mut gather: impl FnMut(Page) -> P + Send,
    prepare: impl Fn(P) -> T + Sync,
    mut each: impl FnMut(T),
) -> io::Result<()> {
    let Document { content, whole, length, .. } = document;
    if whole {
        let mut pieces = Pieces::of(content, usize::MAX);
        while let Some(piece) = pieces.next()? {
            let page = Page { odd: piece.odd, ..markdown::parse(&piece.text) };
            each(prepare(gather(page)));
        }
        return Ok(());
    }
    let mut pieces = Pieces::of(content, FIRST);
    let readers = if length < LARGEST as u64 { 1 } else { thread::available_parallelism().map_or(1, usize::from) };
    // The first is read here and now: no thread starts as fast.
    while let Some(piece) = pieces.next()? {
        each(prepare(gather(outline::read(piece))));
        if readers > 1 {
            break;
        }
    }
    let pieces = Mutex::new((0.., pieces));
    let gathering = Mutex::new((InOrder::default(), gather));
    let (sender, prepared) = mpsc::sync_channel(2 * readers);
    let work = |sender: &mpsc::SyncSender<_>| -> io::Result<()> {
        let next = || -> io::Result<_> {
            let (numbers, pieces) = &mut *lock(&pieces);
            Ok(pieces.next()?.zip(numbers.next()))
        };
        while let Some((piece, number)) = next()? {
            let page = outline::read(piece);
            // Whoever has the page that was due takes those after it too: nobody waits for another.
            let gathered: Vec<_> = {
                let (order, gather) = &mut *lock(&gathering);
                order.put(number, page).map(|(number, page)| (number, gather(page))).collect()
            };
            for (number, part) in gathered {
                // Whoever takes it stays until all have been sent.
                let _ = sender.send((number, prepare(part)));
            }
        }
        Ok(())
    };
    thread::scope(|scope| {
        let spawn = |_| {
            let (work, sender) = (&work, sender.clone());
            scope.spawn(move || work(&sender))
        };
        let readers: Vec<_> = (0..readers).map(spawn).collect();
        drop(sender);
        let mut order = InOrder::default();
        for (number, part) in prepared {
            order.put(number, part).for_each(|(_, part)| each(part));
        }
        // One that did not come back would be a part of the document that is missing.
        readers.into_iter().try_for_each(|reader| reader.join().unwrap_or_else(|_| Err(io::ErrorKind::Other.into())))
    })
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Puts numbered things that come in any order into theirs.
struct InOrder<T> {
    due: usize,
    early: BTreeMap<usize, T>,
}

impl<T> Default for InOrder<T> {
    fn default() -> Self {
        Self { due: 0, early: BTreeMap::new() }
    }
}

impl<T> InOrder<T> {
    /// Takes one; gives those that are due.
    fn put(&mut self, number: usize, thing: T) -> impl Iterator<Item = (usize, T)> {
        self.early.insert(number, thing);
        std::iter::from_fn(|| {
            let thing = self.early.remove(&self.due)?;
            self.due += 1;
            Some((self.due - 1, thing))
        })
    }
}

/// Bytes as text, and what is odd about them, on which line.
fn text_of(bytes: Vec<u8>, first_line: u32) -> (String, Vec<(u32, &'static str)>) {
    let line = |bytes: &[u8], at: usize| first_line + bytes::newlines(&bytes[..at]);
    let nul = memchr::memchr(0, &bytes).map(|at| (line(&bytes, at), "a NUL byte; shown as ␀"));
    let mut odd: Vec<_> = nul.into_iter().collect();
    let text = String::from_utf8(bytes).unwrap_or_else(|error| {
        let line = line(error.as_bytes(), error.utf8_error().valid_up_to());
        odd.push((line, "not UTF-8; what cannot be read is shown as \u{fffd}"));
        String::from_utf8_lossy(error.as_bytes()).into_owned()
    });
    odd.sort_unstable();
    (text, odd)
}

/// The pieces of a document, read as they are asked for.
struct Pieces<R> {
    content: R,
    /// What has been read beyond the piece before.
    rest: Vec<u8>,
    at_least: usize,
    line: u32,
    /// What was odd so far.
    told: HashSet<&'static str>,
}

impl<R: Read> Pieces<R> {
    fn of(content: R, at_least: usize) -> Self {
        Self { content, rest: Vec::new(), at_least, line: 1, told: HashSet::new() }
    }

    fn next(&mut self) -> io::Result<Option<Piece>> {
        let mut bytes = mem::take(&mut self.rest);
        let mut wanted = self.at_least.saturating_add(BEYOND);
        bytes.reserve(wanted.min(LARGEST + BEYOND).saturating_sub(bytes.len()));
        loop {
            let more = wanted.saturating_sub(bytes.len()) as u64;
            let end = self.content.by_ref().take(more).read_to_end(&mut bytes)? < more as usize;
            // A line that is not read to its end may be anything.
            let lines = if end { bytes.len() } else { memchr::memrchr(b'\n', &bytes).map_or(0, |newline| newline + 1) };
            if let Some(cut) = cut::next(&bytes[..lines], self.at_least) {
                self.rest.extend_from_slice(&bytes[cut..]);
                bytes.truncate(cut);
                break;
            }
            if end {
                break;
            }
            wanted = wanted.saturating_mul(2);
        }
        if bytes.is_empty() {
            return Ok(None);
        }
        bytes.shrink_to_fit();
        let line = self.line;
        self.line += bytes::newlines(&bytes);
        self.at_least = self.at_least.saturating_mul(2).min(LARGEST.max(self.at_least));
        let (text, mut odd) = text_of(bytes, line);
        let text = if line == 1 { text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text) } else { text };
        // Once is enough.
        odd.retain(|&(_, odd)| self.told.insert(odd));
        Ok(Some(Piece { text: Arc::new(text), line, odd }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pieces(text: &str, at_least: usize) -> Vec<Piece> {
        let mut pieces = Pieces::of(text.as_bytes(), at_least);
        std::iter::from_fn(|| pieces.next().unwrap()).collect()
    }

    fn in_pieces(text: &str, at_least: usize) -> Page {
        let mut whole = Page::default();
        for Piece { text, line, .. } in pieces(text, at_least) {
            let mut page = Page::default();
            let start = if line == 1 { markdown::front_matter(&text, &mut page) } else { 0 };
            page.sections = markdown::sections(&text[start..], line + bytes::newlines(&text.as_bytes()[..start]));
            whole.append(page);
        }
        whole
    }

    fn document(text: &'static str) -> Document {
        bytes::embedded("test", text).unwrap()
    }

    #[test]
    fn a_long_document_is_cut_at_its_headings() {
        let lines: Vec<_> = pieces("# A\ntext\n\n# B\ntext\n\n# C\n", 5).into_iter().map(|piece| piece.line).collect();
        assert_eq!(lines, [1, 4, 7]);
    }

    #[test]
    fn a_document_over_many_pieces_is_read_in_its_order() {
        let text = (0..40_000).map(|number| format!("# A_{number}\ntext of {number}\n")).collect::<Vec<_>>().join("\n");
        assert!(pieces(&text, FIRST).len() > 3);
        assert_eq!(pieces(&text, FIRST).iter().map(|piece| piece.text.as_str()).collect::<String>(), text);
        let mut page = Page::default();
        let text: &'static str = text.leak();
        parse(document(text), |next| next, |next| next, |next| page.append(next)).unwrap();
        assert_eq!(page, markdown::parse(text));
    }

    #[test]
    fn a_piece_without_end_is_read_to_the_end_of_the_document() {
        let text = format!("# A\n\n{}\n\n# B\n", "word ".repeat(100_000));
        let lengths: Vec<_> = pieces(&text, 1).iter().map(|piece| piece.text.len()).collect();
        assert_eq!(lengths, [text.len() - 4, 4]);
    }

    /// Gives a byte at a time, and then fails.
    struct Failing<'a>(&'a [u8]);

    impl Read for Failing<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let (byte, rest) = self.0.split_first().ok_or(io::ErrorKind::Other)?;
            (buffer[0], self.0) = (*byte, rest);
            Ok(1)
        }
    }

    #[test]
    fn a_document_that_fails_on_the_way_is_an_error() {
        let text: &'static [u8] = "# A_A\n\n".repeat(200_000).leak().as_bytes();
        let content = Box::new(Failing(text));
        let failing = Document { content, length: 2 << 20, ..document("") };
        assert!(parse(failing, |_| (), |()| (), |()| ()).is_err());
    }

    proptest! {
        #[test]
        fn pieces_make_the_whole(lines in prop::collection::vec(prop_oneof![
            "#{1,3} [A-Z_]{1,6}", "#{1,7}[a-z]{0,2}", "[a-z ]{0,12}", Just(String::new()), Just(String::new()),
            "(```|~~~~|    |- |> |1\\. |: )[a-z]{0,4}", "(```|~~~)",
            Just("Setext\n---".to_owned()), "\\| a \\| b \\|\n\\|---\\|---\\|", "<(div|p|pre|!--)>", "\\[[a-z]\\](: /x)?",
        ], 0..40)) {
            let text = lines.join("\n");
            if cut::is_whole(text.as_bytes()) {
                return Ok(());
            }
            prop_assert_eq!(in_pieces(&text, 1), markdown::parse(&text), "{}", text);
        }
    }
}
