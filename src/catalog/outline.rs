//! A piece of a document -> its sections. Prose is left where it stands; all else goes through the parser.

use std::ops::Range;
use std::sync::Arc;

use super::body::Body;
use super::markdown::{self, Page, Section};
use super::{cut, prose};

/// A piece of a document: where it is, and the line it starts on, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub range: Range<usize>,
    pub line: u32,
}

/// Reads a piece of a document that may be cut. The front matter is on the page of the first.
pub(super) fn read(document: &Arc<String>, piece: Piece) -> Page {
    let Piece { range, mut line } = piece;
    let mut page = Page::default();
    let mut at = range.start;
    while let Some(rest) = document.get(at..range.end).filter(|rest| !rest.is_empty()) {
        let length = if at == 0 { markdown::front_matter(rest, &mut page) } else { 0 };
        let length = if length > 0 {
            length
        } else if let Some((length, section)) = of_prose(document, at, rest, line) {
            page.sections.push(section);
            length
        } else {
            let length = cut::next(rest, 1);
            page.sections.extend(markdown::sections(&rest[..length], line));
            length
        };
        line += lines(&rest[..length]);
        at += length;
    }
    page
}

/// How many lines end in a text.
pub(super) fn lines(text: &str) -> u32 {
    memchr::memchr_iter(b'\n', text.as_bytes()).count() as u32
}

/// The section that starts there, if its heading is plain and its text is prose, and how long it is.
fn of_prose(document: &Arc<String>, at: usize, rest: &str, line: u32) -> Option<(usize, Section)> {
    let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
    let (level, heading) = prose::heading(&rest[..end])?;
    let next = memchr::memmem::find(&rest.as_bytes()[end..], b"\n#").map_or(rest.len(), |newline| end + newline + 1);
    let text = &rest[end..next];
    if !prose::is_prose(text) || !(next == rest.len() || cut::is_heading(&rest.as_bytes()[next..])) {
        return None;
    }
    let start = (at + end) as u32;
    let blank = text.bytes().all(|byte| byte == b'\n');
    let body = if blank { Body::default() } else { Body::of_prose(document, start..start + text.len() as u32) };
    Some((next, Section { level, heading: heading.into(), line, body }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read_all(text: &str) -> Page {
        read(&Arc::new(text.to_owned()), Piece { range: 0..text.len(), line: 1 })
    }

    #[test]
    fn a_section_of_prose_is_left_where_it_stands() {
        let text = "---\ntitle: T\n---\n\n# A_A\none\n\n## B_B\n\n- two\n\n## C\n";
        let page = read_all(text);
        assert_eq!(page, markdown::parse(text));
        let headings: Vec<_> = page.sections.iter().map(|section| (&*section.heading, section.line)).collect();
        assert_eq!(headings, [("A_A", 5), ("B_B", 8), ("C", 12)]);
    }

    #[test]
    fn the_last_piece_of_a_long_document_is_read_to_its_end() {
        for text in ["# A", "# A\n", "# A\n\n", "# A\ntext", "# A\n\n#b\n\nc", "# A\ntext\n#b\n# C\n", "\n\n", ""] {
            assert_eq!(read_all(text), markdown::parse(text), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn it_reads_as_the_parser_does(lines in prop::collection::vec(prop_oneof![
            3 => "#{1,3} [A-Z_]{1,4}( [a-z]{1,2})?",
            3 => "[a-zA-Z]{1,3}[a-z _&;:.,#>=!'\"(){}0-9/+$%-]{0,6}",
            2 => "[A-Z][a-z]{1,3}:\n: [a-z _]{1,5}(\n: [a-z]{1,4})?",
            1 => "[a-zA-Z:#=>*_`~|0-9. \\[\\]<&;!\\\\-]{0,6}",
            1 => Just("Solutions:\n: one\n: two".to_owned()),
            1 => "(    |- |> |1\\. |: |:)[a-z]{0,4}",
            1 => "#{1,7}[a-z]{0,2}",
            1 => "(---|===|```|~~~)",
            4 => Just(String::new()),
        ], 0..24)) {
            let text = lines.join("\n");
            if cut::is_whole(&text) {
                return Ok(());
            }
            prop_assert_eq!(read_all(&text), markdown::parse(&text), "{}", text);
        }
    }
}
