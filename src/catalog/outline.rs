//! A piece of a document -> its sections. Prose is left where it stands; all else goes through the parser.

use std::ops::Range;

use super::body::Body;
use super::markdown::{self, Page, Section};
use super::pieces::Piece;
use super::prose::Plain;
use super::{bytes, cut};

/// Reads a piece. The front matter is on the page of the first.
pub(super) fn read(piece: Piece) -> Page {
    let mut page = Page { odd: piece.odd, ..Page::default() };
    let text = piece.text.as_str();
    let mut at = if piece.line == 1 { markdown::front_matter(text, &mut page) } else { 0 };
    let mut line = piece.line + bytes::newlines(&text.as_bytes()[..at]);
    if piece.whole {
        page.sections = markdown::sections(&text[at..], line);
        return page;
    }
    let plain = Plain::of(text);
    while at < text.len() {
        at = if let Some((level, heading, body, newlines)) = of_prose(text, &plain, at) {
            let end = body.end;
            let is_blank = body.len() == newlines as usize;
            let body = if is_blank { Body::default() } else { Body::of_prose(&piece.text, body) };
            page.sections.push(Section { level, heading: heading.into(), line, body });
            line += newlines;
            end
        } else {
            let end = cut::next(&text.as_bytes()[at..], 1).map_or(text.len(), |length| at + length);
            page.sections.extend(markdown::sections(&text[at..end], line));
            line += bytes::newlines(&text.as_bytes()[at..end]);
            end
        };
    }
    page
}

/// The level and the heading of the section that starts there, its body, and how many lines end in that, if the heading
/// is plain and the body is prose. A body starts with the end of its heading's line.
fn of_prose<'a>(text: &'a str, plain: &Plain<'a>, at: usize) -> Option<(u8, &'a str, Range<usize>, u32)> {
    let bytes = text.as_bytes();
    let start = memchr::memchr(b'\n', &bytes[at..]).map_or(text.len(), |end| at + end);
    let (level, heading) = plain.heading(at..start)?;
    let end = cut::hashed(bytes, start).next().unwrap_or(text.len());
    let ends = end == text.len() || cut::is_heading(&bytes[end..]);
    let newlines = if ends { plain.prose(start..end)? } else { return None };
    Some((level, heading, start..end, newlines))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use proptest::prelude::*;

    fn read_all(text: &str) -> Page {
        read(Piece { text: Arc::new(text.to_owned()), line: 1, whole: false, odd: Vec::new() })
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
            if cut::encloses(text.as_bytes()) || cut::defines(text.as_bytes()) {
                return Ok(());
            }
            prop_assert_eq!(read_all(&text), markdown::parse(&text), "{}", text);
        }
    }
}
