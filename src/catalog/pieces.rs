//! A document in pieces that read as the whole does, read as they are asked for.

use std::collections::{HashSet, VecDeque};
use std::io::{self, Read, Seek, SeekFrom};
use std::mem;
use std::sync::Arc;

use memchr::memmem;

use super::bytes;
use super::cut;

/// The first piece is at least so long, in bytes: short, so that something is there at once.
const FIRST: usize = 16 << 10;
/// Each further one is larger, up to this.
const LARGEST: usize = 512 << 10;
/// So much more is read to find the end of a piece.
const BEYOND: usize = 16 << 10;
/// So many pieces are looked back at for memory that is free again.
const GIVEN: usize = 4;

/// A piece of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub text: Arc<String>,
    /// The line it starts on, counted from 1.
    pub line: u32,
    /// Whether it only makes sense as a whole.
    pub whole: bool,
    /// What is odd about it, and on which line.
    pub odd: Vec<(u32, &'static str)>,
}

/// The pieces of a document, read as they are asked for.
pub(super) struct Pieces<R> {
    content: R,
    /// What has been read beyond the piece before.
    rest: Vec<u8>,
    /// How much has been read.
    read: u64,
    at_least: usize,
    line: u32,
    /// Whether what comes is known to define no link.
    defines_nothing: bool,
    /// What was odd so far.
    told: HashSet<&'static str>,
    /// The texts of the last pieces. Where nobody has kept one, its memory is used again.
    given: VecDeque<Arc<String>>,
}

impl<R: Read + Seek> Pieces<R> {
    /// The pieces of this document.
    pub fn of(content: R) -> Self {
        Self {
            content,
            rest: Vec::new(),
            read: 0,
            at_least: FIRST,
            line: 1,
            defines_nothing: false,
            told: HashSet::new(),
            given: VecDeque::new(),
        }
    }

    /// The next piece.
    pub fn next(&mut self) -> io::Result<Option<Piece>> {
        let mut bytes = self.memory();
        bytes.append(&mut self.rest);
        self.up_to_cut(&mut bytes)?;
        if bytes.is_empty() {
            return Ok(None);
        }
        let whole = cut::encloses(&bytes) || cut::refers(&bytes) && (cut::defines(&bytes) || self.will_define()?);
        if whole {
            bytes.append(&mut self.rest);
            self.read(&mut bytes, u64::MAX)?;
        }
        let line = self.line;
        self.line += bytes::newlines(&bytes);
        self.at_least = (self.at_least * 2).min(LARGEST);
        let (text, mut odd) = text_of(bytes, line);
        let text = if line == 1 { text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text) } else { text };
        // Once is enough.
        odd.retain(|&(_, odd)| self.told.insert(odd));
        let text = Arc::new(text);
        self.given.push_back(Arc::clone(&text));
        Ok(Some(Piece { text, line, whole, odd }))
    }

    /// Memory for the next piece: to ask the system for it page by page takes longer than to read it.
    fn memory(&mut self) -> Vec<u8> {
        let free = self.given.iter_mut().position(|text| Arc::get_mut(text).is_some());
        let free = free.and_then(|free| self.given.remove(free)).and_then(Arc::into_inner);
        if self.given.len() >= GIVEN {
            self.given.pop_front();
        }
        let mut memory = free.unwrap_or_default().into_bytes();
        memory.clear();
        memory
    }

    /// Reads on to the next place to cut.
    fn up_to_cut(&mut self, bytes: &mut Vec<u8>) -> io::Result<()> {
        let mut wanted = self.at_least + BEYOND;
        bytes.reserve(wanted.saturating_sub(bytes.len()));
        loop {
            let more = wanted.saturating_sub(bytes.len()) as u64;
            let end = self.read(bytes, more)? < more;
            // A line that is not read to its end may be anything.
            let lines = if end { bytes.len() } else { memchr::memrchr(b'\n', bytes).map_or(0, |newline| newline + 1) };
            if let Some(cut) = cut::next(&bytes[..lines], self.at_least) {
                self.rest.extend_from_slice(&bytes[cut..]);
                bytes.truncate(cut);
                return Ok(());
            }
            if end {
                return Ok(());
            }
            wanted *= 2;
        }
    }

    /// Looks whether what comes defines a link. Once is enough: whoever finds one takes all that comes.
    fn will_define(&mut self) -> io::Result<bool> {
        if mem::replace(&mut self.defines_nothing, true) {
            return Ok(false);
        }
        let here = self.content.stream_position()?;
        // With room for the rest of the block before: a vector that has to grow is filled in many small steps.
        let mut block = Vec::with_capacity(2 * LARGEST);
        block.extend_from_slice(&self.rest);
        let mut content = self.content.by_ref().take(bytes::LIMIT + 1 - self.read);
        let mut defines = false;
        while !defines {
            let more = content.by_ref().take(LARGEST as u64).read_to_end(&mut block)?;
            // What a link is defined by has no blank line in it.
            let end = if more == 0 { block.len() } else { memmem::rfind(&block, b"\n\n").map_or(0, |blank| blank + 2) };
            defines = cut::defines(&block[..end]);
            block.drain(..end);
            if more == 0 {
                break;
            }
        }
        self.content.seek(SeekFrom::Start(here))?;
        Ok(defines)
    }

    /// Reads so much more, or to the end.
    fn read(&mut self, bytes: &mut Vec<u8>, more: u64) -> io::Result<u64> {
        let read = self.content.by_ref().take(more.min(bytes::LIMIT + 1 - self.read)).read_to_end(bytes)? as u64;
        self.read += read;
        // It may have grown since it was opened.
        if self.read > bytes::LIMIT { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(read) }
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

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::super::markdown::{self, Page};
    use super::*;
    use proptest::prelude::*;

    fn pieces(text: &str, at_least: usize) -> Vec<Piece> {
        let mut pieces = Pieces { at_least, ..Pieces::of(Cursor::new(text)) };
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

    #[test]
    fn a_long_document_is_cut_at_its_headings() {
        let lines: Vec<_> = pieces("# A\ntext\n\n# B\ntext\n\n# C\n", 5).into_iter().map(|piece| piece.line).collect();
        assert_eq!(lines, [1, 4, 7]);
    }

    #[test]
    fn a_piece_without_end_is_read_to_the_end_of_the_document() {
        let text = format!("# A\n\n{}\n\n# B\n", "word ".repeat(100_000));
        let lengths: Vec<_> = pieces(&text, 1).iter().map(|piece| piece.text.len()).collect();
        assert_eq!(lengths, [text.len() - 4, 4]);
    }

    #[test]
    fn what_may_go_on_is_read_to_the_end_of_the_document() {
        let cases = [
            ("# A\n\n# B\n<!--\n\n# C\n", vec!["# A\n\n", "# B\n<!--\n\n# C\n"]),
            ("# A\n\n# B\n[x]\n\n# C\n[y]\n", vec!["# A\n\n", "# B\n[x]\n\n", "# C\n[y]\n"]),
            ("# A\n\n# B\n[x]\n\n# C\n\n[x]: y\n", vec!["# A\n\n", "# B\n[x]\n\n# C\n\n[x]: y\n"]),
        ];
        for (text, expected) in cases {
            let texts: Vec<_> = pieces(text, 1).into_iter().map(|piece| piece.text.to_string()).collect();
            assert_eq!(texts, expected);
        }
    }

    proptest! {
        #[test]
        fn pieces_make_the_whole(lines in prop::collection::vec(prop_oneof![
            "#{1,3} [A-Z_]{1,6}", "#{1,7}[a-z]{0,2}", "[a-z ]{0,12}", Just(String::new()), Just(String::new()),
            "(```|~~~~|    |- |> |1\\. |: )[a-z]{0,4}", "(```|~~~)",
            Just("Setext\n---".to_owned()), "\\| a \\| b \\|\n\\|---\\|---\\|", " ?<(div|p|pre|!--)>", "(> |- |1\\. |: )?\\[[ab]\\](: /x)?",
        ], 0..40)) {
            let text = lines.join("\n");
            prop_assert_eq!(in_pieces(&text, 1), markdown::parse(&text), "{}", text);
        }
    }
}
