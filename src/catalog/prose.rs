//! Prose: paragraphs and definition lists of plain text, as most of a reference is. It reads the same with a Markdown
//! parser and without, so it is left where it stands until it is asked for; a test holds it to what the parser says.
//!
//! What is not surely prose is none: the parser takes it.

use std::ops::Range;

/// A piece of prose, its lines as they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Lines of running text.
    Paragraph(&'a str),
    /// What the items after it are.
    Term(&'a str),
    /// An item of a definition list.
    Item(&'a str),
}

/// A piece of a document, and where in it every character means just itself.
pub(super) struct Plain<'a> {
    text: &'a str,
    /// The stretches that have one which may mean something else, as bits.
    odd: Vec<u64>,
}

/// So many bytes are looked at at once.
const STRETCH: usize = 64;

impl<'a> Plain<'a> {
    pub fn of(text: &'a str) -> Self {
        let stretches = text.len().div_ceil(STRETCH);
        let mut odd = vec![0; stretches.div_ceil(64)];
        for stretch in 0..stretches {
            // The first and the last are looked at closely, as every odd one is.
            let around = (stretch * STRETCH).checked_sub(1).and_then(|from| text.as_bytes().get(from..)?.first_chunk());
            if around.is_none_or(is_odd) {
                odd[stretch / 64] |= 1 << (stretch % 64);
            }
        }
        Self { text, odd }
    }

    /// The level and the text of a line, without its end, that is a plain heading.
    pub fn heading(&self, line: Range<usize>) -> Option<(u8, &'a str)> {
        let text = self.text.get(line.clone())?.trim_start_matches('#');
        let level = line.len() - text.len();
        let text = text.strip_prefix(' ')?;
        let starts = text.starts_with(|c: char| c.is_ascii_alphabetic());
        let ends = text.ends_with(|c: char| c.is_ascii_alphanumeric());
        ((1..=6).contains(&level) && starts && ends && self.is_plain(line)).then_some((level as u8, text))
    }

    /// How many lines end there, if what stands there is prose as a whole.
    pub fn prose(&self, range: Range<usize>) -> Option<u32> {
        if self.is_plain(range.clone()) { in_blocks(self.text.get(range)?) } else { None }
    }

    fn is_plain(&self, range: Range<usize>) -> bool {
        let is_odd = |stretch: usize| self.odd.get(stretch / 64).is_none_or(|bits| bits >> (stretch % 64) & 1 == 1);
        !(range.start / STRETCH..range.end.div_ceil(STRETCH)).any(is_odd)
            || self.text.get(range).is_some_and(|text| is_plain(text.as_bytes()))
    }
}

/// The pieces of prose.
pub(super) fn pieces(prose: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = prose;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches('\n');
        if let Some(item) = rest.strip_prefix(": ") {
            let (item, after) = item.split_at(memchr::memchr(b'\n', item.as_bytes()).unwrap_or(item.len()));
            rest = after;
            return Some(Piece::Item(item));
        }
        let bytes = rest.as_bytes();
        let ends = |&end: &usize| matches!(bytes.get(end + 1), None | Some(b'\n' | b':'));
        let end = memchr::memchr_iter(b'\n', bytes).find(ends).unwrap_or(bytes.len());
        let (text, after) = rest.split_at(end);
        rest = after;
        match after.as_bytes().get(1) {
            _ if text.is_empty() => None,
            Some(b':') => Some(Piece::Term(text)),
            _ => Some(Piece::Paragraph(text)),
        }
    })
}

fn is_plain(text: &[u8]) -> bool {
    let at = |at: usize| text.get(at).copied().unwrap_or(b' ');
    let in_word = |byte: usize| in_word(at(byte));
    (0..text.len()).all(|byte| {
        let neighbours = in_word(byte.wrapping_sub(1)) & in_word(byte + 1);
        meaning(at(byte), at(byte + 1), neighbours) == 0
    })
}

/// Whether a byte of a stretch means anything, given also the byte before and the byte after it.
fn is_odd(around: &[u8; STRETCH + 2]) -> bool {
    let mut in_words = [0; STRETCH + 2];
    in_words.iter_mut().zip(around).for_each(|(within, &byte)| *within = in_word(byte));
    let meaning = |at: usize| meaning(around[at + 1], around[at + 2], in_words[at] & in_words[at + 2]);
    (0..STRETCH).fold(0, |odd, at| odd | meaning(at)) != 0
}

// Without a branch, so that many bytes are looked at at once: these are asked of every byte of a long document.

/// Not 0, if a byte means anything but itself to Markdown or to a terminal; given the byte after it, and 1 where both
/// its neighbours are letters or digits.
fn meaning(byte: u8, after: u8, within_word: u8) -> u8 {
    let is = |byte: u8, sign: u8| u8::from(byte == sign);
    let control = u8::from(byte < b' ') & (is(byte, b'\n') ^ 1);
    let sign = within(byte, b'[', b']') | is(byte, b'`') | is(byte, b'*') | is(byte, b'<');
    // All that is not ASCII too.
    let above = u8::from(byte >= b'|') & (is(byte, b'}') ^ 1);
    // Inside a word it is a letter like any other.
    let underscore = is(byte, b'_') & (within_word ^ 1);
    let entity = is(byte, b'&') & (is(after, b' ') ^ 1);
    let gap = is(byte, b' ') & (is(after, b' ') | is(after, b'\n'));
    control | sign | above | underscore | entity | gap
}

fn in_word(byte: u8) -> u8 {
    within(byte | 0x20, b'a', b'z') | within(byte, b'0', b'9')
}

fn within(byte: u8, first: u8, last: u8) -> u8 {
    u8::from(byte.wrapping_sub(first) <= last - first)
}

/// How many lines end in a text, if all of them begin as those of paragraphs, or of definition lists: a line that is the
/// term, and right below it its items, a line each.
fn in_blocks(text: &str) -> Option<u32> {
    let mut newlines = 0;
    let mut before = Line::Blank;
    let mut rest = text;
    while !rest.is_empty() {
        before = match (rest.as_bytes(), before) {
            ([b'\n', ..], _) => Line::Blank,
            ([b':', b' ', letter, ..], Line::First | Line::Item) if letter.is_ascii_alphabetic() => Line::Item,
            ([letter, ..], Line::Blank) if letter.is_ascii_alphabetic() => Line::First,
            ([letter, ..], Line::First | Line::Further) if letter.is_ascii_alphabetic() => Line::Further,
            _ => return None,
        };
        let newline = memchr::memchr(b'\n', rest.as_bytes());
        newlines += u32::from(newline.is_some());
        rest = newline.and_then(|newline| rest.get(newline + 1..)).unwrap_or_default();
    }
    Some(newlines)
}

/// What a line is to the next.
#[derive(Debug, Clone, Copy)]
enum Line {
    Blank,
    /// The first of a paragraph, or a term.
    First,
    /// Any other of a paragraph.
    Further,
    Item,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asked where it stands alone, and in the middle of more.
    fn is_prose(text: &str) -> bool {
        let long = format!("{}\n{text}\n{0}", "a ".repeat(100).trim_end());
        let prose = Plain::of(text).prose(0..text.len());
        assert_eq!(Plain::of(&long).prose(200..200 + text.len()), prose, "{text:?}");
        let expected = text.matches('\n').count() as u32;
        assert!(prose.is_none_or(|newlines| newlines == expected));
        assert!(prose.is_none_or(|newlines| (newlines as usize == text.len()) == text.trim().is_empty()));
        prose.is_some()
    }

    fn heading(line: &str) -> Option<(u8, &str)> {
        Plain::of(line).heading(0..line.len())
    }

    #[test]
    fn a_plain_heading_has_its_level_and_text() {
        assert_eq!(heading("## PAPER_DOES_NOT_EXIST"), Some((2, "PAPER_DOES_NOT_EXIST")));
        assert_eq!(heading("# Return Codes"), Some((1, "Return Codes")));
        for line in [
            "",
            "A",
            "#A",
            "####### A",
            "# ",
            "#  A",
            "# A ",
            "# A #",
            "# _A",
            "# A_",
            "# A__B",
            "# `A`",
            "# A {#b}",
            "# 1",
        ] {
            assert_eq!(heading(line), None, "{line}");
        }
    }

    #[test]
    fn what_means_something_is_no_prose() {
        for text in ["", "\n\nOne.\nTwo\n\nThree", "A:\n: b\n: c\n\nD", "a_b & c: (d) - 1. # \"e\" > f!"] {
            assert!(is_prose(text), "{text:?}");
        }
        for text in [
            "a  b",
            "a \nb",
            "a ",
            " a",
            "*a*",
            "_a_",
            "a__b",
            "&lt;",
            "a\\b",
            "`a`",
            "[a]",
            "<a>",
            "a|b",
            "~~a~~",
            "- a",
            "1. a",
            "1",
            "> a",
            "a\n---",
            "a\n===",
            "a\n- b",
            "a\n: - b",
            "a\nb\n: c",
            "a\n\n: c",
            "a\n: b\nc",
            "a\tb",
            "a\r\nb",
            "é",
            "a\u{1b}",
            ": a",
            "a\n:b",
        ] {
            assert!(!is_prose(text), "{text:?}");
        }
    }

    #[test]
    fn prose_comes_in_pieces() {
        let text = "\nOne\ntwo\n\nThree:\n: four\n: five\n\nSix\n";
        let all = [
            Piece::Paragraph("One\ntwo"),
            Piece::Term("Three:"),
            Piece::Item("four"),
            Piece::Item("five"),
            Piece::Paragraph("Six"),
        ];
        assert_eq!(pieces(text).collect::<Vec<_>>(), all);
        assert_eq!(pieces(" \n"[1..].trim_end()).count(), 0);
    }
}
