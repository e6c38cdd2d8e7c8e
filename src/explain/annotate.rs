//! A text with a note behind each line that has a code.

use std::io::{self, Write};

use super::scanner::{Occurrence, Step};

/// Writes a text as it comes, and behind each line the notes on its codes.
#[derive(Debug, Default)]
pub struct Annotator {
    /// The notes on the line that is being written.
    notes: Vec<String>,
}

impl Annotator {
    /// Writes the next bytes, and the notes on the lines that end in them. An occurrence may have none.
    pub fn write(
        &mut self,
        step: &Step,
        mut note: impl FnMut(&Occurrence) -> Option<String>,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let mut written = 0;
        for occurrence in &step.occurrences {
            let start = (occurrence.offset - step.offset) as usize;
            written = self.end_line(step.bytes, written..start, out)?;
            // Lines without a note before it.
            out.write_all(&step.bytes[written..start])?;
            written = start;
            if let Some(note) = note(occurrence).filter(|note| !self.notes.contains(note)) {
                self.notes.push(note);
            }
        }
        written = self.end_line(step.bytes, written..step.bytes.len(), out)?;
        out.write_all(&step.bytes[written..])
    }

    /// Writes the notes on a last line without an end.
    pub fn end(&mut self, out: &mut impl Write) -> io::Result<()> {
        if self.notes.is_empty() { Ok(()) } else { self.write_notes(out) }
    }

    /// Writes the line that ends in a part of the bytes up to its end, and its notes, if there are any. Gives the number of
    /// bytes that are written then.
    fn end_line(&mut self, bytes: &[u8], part: std::ops::Range<usize>, out: &mut impl Write) -> io::Result<usize> {
        let Some(length) = memchr::memchr(b'\n', &bytes[part.clone()]).filter(|_| !self.notes.is_empty()) else {
            return Ok(part.start);
        };
        let (line, end) = (&bytes[part.start..part.start + length], part.start + length + 1);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        out.write_all(line)?;
        self.write_notes(out)?;
        out.write_all(&bytes[part.start + line.len()..end])?;
        Ok(end)
    }

    fn write_notes(&mut self, out: &mut impl Write) -> io::Result<()> {
        self.notes.drain(..).try_for_each(|note| out.write_all(note.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Names, Scanner};
    use super::*;
    use crate::catalog::{Catalog, Code};

    const NOTE: &str = " <- a note";

    fn annotate<'c>(chunks: impl IntoIterator<Item = &'c [u8]>) -> Vec<u8> {
        let code = |name: &str| Code { name: name.into(), ..Code::default() };
        let names = Names::of(&Catalog { codes: vec![code("A_A"), code("B_B")], ..Catalog::default() });
        let (mut scanner, mut annotator, mut out) = (Scanner::new(&names, false), Annotator::default(), Vec::new());
        let note = |occurrence: &Occurrence| Some(format!("{NOTE} {}", occurrence.name));
        for chunk in chunks {
            annotator.write(&scanner.feed(chunk), note, &mut out).unwrap();
        }
        annotator.write(&scanner.end(), note, &mut out).unwrap();
        annotator.end(&mut out).unwrap();
        out
    }

    #[test]
    fn a_note_is_behind_each_line_that_has_a_code() {
        for (text, expected) in [
            ("A_A x\nno\n", "A_A x <- a note A_A\nno\n"),
            ("x A_A A_A B_B\r\ny", "x A_A A_A B_B <- a note A_A <- a note B_B\r\ny"),
            ("A_A\nno\n\nB_B\nno\n", "A_A <- a note A_A\nno\n\nB_B <- a note B_B\nno\n"),
            ("\n\nB_B", "\n\nB_B <- a note B_B"),
            ("A_A\nB_B\n", "A_A <- a note A_A\nB_B <- a note B_B\n"),
            ("", ""),
        ] {
            for size in 1..12 {
                let annotated = annotate(text.as_bytes().chunks(size));
                let found = String::from_utf8(annotated)
                    .unwrap()
                    .replace("\r <- a note A_A <- a note B_B\n", " <- a note A_A <- a note B_B\r\n");
                assert_eq!(found, expected, "{size}");
            }
        }
    }

    proptest! {
        #[test]
        fn without_its_notes_a_text_is_as_it_was(
            text in proptest::collection::vec(
                proptest::sample::select(vec![&b"A_A"[..], b"B_B", b" ", b"\n", b"\r\n", b"\xff\0", "é".as_bytes()]),
                0..20,
            ),
            size in 1_usize..9,
        ) {
            let text = text.concat();
            let annotated = annotate(text.chunks(size));
            let mut clean = annotated;
            for note in [format!("{NOTE} A_A"), format!("{NOTE} B_B")] {
                while let Some(at) = memchr::memmem::find(&clean, note.as_bytes()) {
                    clean.drain(at..at + note.len());
                }
            }
            prop_assert_eq!(clean, text);
        }
    }
}
