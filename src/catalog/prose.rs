//! Prose: paragraphs and definition lists of plain text, as most of a reference is. It reads the same with a Markdown
//! parser and without, so it is left where it stands until it is asked for; a test holds it to what the parser says.
//!
//! What is not surely prose is none: the parser takes it.

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

/// The level and the text of a line, without its end, that is a plain heading.
pub(super) fn heading(line: &str) -> Option<(u8, &str)> {
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    let text = text.strip_prefix(' ')?;
    let ends = text.ends_with(|c: char| c.is_ascii_alphanumeric());
    ((1..=6).contains(&level) && starts_with_letter(text) && ends && is_plain(text)).then_some((level as u8, text))
}

/// Whether what stands below a heading is prose as a whole.
pub(super) fn is_prose(text: &str) -> bool {
    is_plain(text) && stands_in_blocks(text)
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

fn starts_with_letter(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Whether no character of a text, beside the ends of its lines, means anything to Markdown or to a terminal.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    // In one go over all bytes, without a branch: this is done for every byte of a long document.
    let means = |byte: u8| match byte {
        b'\n' => NONE,
        b'_' | b'&' => PERHAPS,
        0..b' ' | b'\\' | b'`' | b'*' | b'[' | b']' | b'<' | b'~' | b'|' | 0x7f.. => SOMETHING,
        _ => NONE,
    };
    let meaning = bytes.iter().fold(NONE, |meaning, &byte| meaning | means(byte));
    let blanks = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let gap = blanks.fold(0, |gap, (&byte, &next)| gap | u8::from(byte == b' ' && (next == b' ' || next == b'\n')));
    if gap > 0 || bytes.last() == Some(&b' ') || meaning & SOMETHING != 0 {
        return false;
    }
    let at = |at: usize| bytes.get(at).copied().unwrap_or(b' ');
    meaning == NONE
        || memchr::memchr2_iter(b'_', b'&', bytes).all(|sign| match at(sign) {
            // Inside a word it is a letter like any other.
            b'_' => sign > 0 && at(sign - 1).is_ascii_alphanumeric() && at(sign + 1).is_ascii_alphanumeric(),
            _ => at(sign + 1) == b' ',
        })
}

const NONE: u8 = 0;
const PERHAPS: u8 = 1;
const SOMETHING: u8 = 2;

/// Whether all lines begin as those of paragraphs, or of definition lists: a line that is the term, and right below it
/// its items, a line each.
fn stands_in_blocks(text: &str) -> bool {
    let mut before = Line::Blank;
    let mut rest = text;
    while !rest.is_empty() {
        before = match (rest.as_bytes(), before) {
            ([b'\n', ..], _) => Line::Blank,
            ([b':', b' ', letter, ..], Line::First | Line::Item) if letter.is_ascii_alphabetic() => Line::Item,
            ([letter, ..], Line::Blank) if letter.is_ascii_alphabetic() => Line::First,
            ([letter, ..], Line::First | Line::Further) if letter.is_ascii_alphabetic() => Line::Further,
            _ => return false,
        };
        let end = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |end| end + 1);
        rest = rest.get(end..).unwrap_or_default();
    }
    true
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
