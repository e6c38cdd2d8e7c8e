//! A plain text -> sections: headings over indented text, and entries, a name with its text in a column behind it or
//! indented below it, as in manual pages and in tables parted by blanks.

mod entry;
mod line;
mod section;

use super::markdown::ParsedChunk;
use entry::{Entry, columns_below, entry, usual_columns};
use line::{Line, lines};
use section::SectionBuilder;

/// A heading is no longer than this, in bytes.
const MAX_HEADING: usize = 80;

/// Parses a whole document.
pub(super) fn parse(text: &str) -> ParsedChunk {
    let lines = lines(text);
    let of_all = usual_columns(&lines);
    let mut usual = of_all;
    let mut sections = Vec::new();
    let mut section = SectionBuilder::default();
    // The lines before this one belong to a name above them.
    let mut next = 0;
    for (at, line) in lines.iter().enumerate() {
        if at < next {
            continue;
        }
        let is_deeper = lines.get(at + 1).is_some_and(|next| next.indent > line.indent);
        // A name that a line of prose happens to start with is none.
        let is_prose = !line.apart && section.is_prose() && at > 0 && lines[at - 1].indent == line.indent;
        match entry(line, usual.1).filter(|_| !is_prose) {
            Some(entry) if usual.0 == line.indent && (entry.text.is_some() || is_deeper) => {
                let more = if is_deeper { &[][..] } else { rest_of_title(&lines[at..], &entry) };
                next = at + 1 + more.len();
                section.start_entry(line, entry, more);
            }
            _ if is_heading(line, is_deeper) && !section.goes_on(line) => {
                let level = if line.indent == 0 { 1 } else { 2 };
                let heading = line.text.strip_prefix("Section:").unwrap_or(line.text);
                let next = SectionBuilder::new(level, line.number, heading);
                sections.extend(std::mem::replace(&mut section, next).end());
                usual = columns_below(line, &lines[at + 1..]).unwrap_or(of_all);
            }
            _ => section.add_text(line),
        }
    }
    sections.extend(section.end());
    ParsedChunk { sections, length: text.len(), ..ParsedChunk::default() }
}

/// The lines that a title goes on in, behind the line of its entry: those as far in, up to the text further in.
fn rest_of_title<'l, 'a>(lines: &'l [Line<'a>], entry: &Entry) -> &'l [Line<'a>] {
    let Some((first, rest)) = lines.split_first().filter(|_| entry.text.as_ref().is_some_and(Vec::is_empty)) else {
        return &[];
    };
    let is_more = |line: &&Line| !line.apart && line.indent == first.indent && self::entry(line, 0).is_none();
    let count = rest.iter().take_while(is_more).count();
    let is_above_text = rest.get(count).is_some_and(|line| !line.apart && line.indent > first.indent);
    if is_above_text { &rest[..count] } else { &[] }
}

/// True for a short line above indented text, and for one that says that it is a section.
fn is_heading(line: &Line, is_deeper: bool) -> bool {
    let is_short = line.text.len() <= MAX_HEADING && !line.text.ends_with(['.', ',', ';', ':']);
    line.apart && is_short && (is_deeper && line.indent < 4 || line.text.starts_with("Section:"))
}

#[cfg(test)]
mod tests {
    use super::super::description::Block;
    use super::super::markdown::Section;
    use super::*;

    /// The sections of a text, each with its heading and its blocks.
    fn read(text: &str) -> Vec<(String, Vec<String>)> {
        let block = |block: &Block| match block {
            Block::Term(text) => format!("[{text}]"),
            Block::Item { text, .. } | Block::Paragraph(text) => text.to_string(),
            _ => String::new(),
        };
        let section = |section: Section| (section.heading.to_string(), section.body.blocks.iter().map(block).collect());
        parse(text).sections.into_iter().map(section).collect()
    }

    #[test]
    fn a_page_of_the_manual_has_headings_and_entries() {
        let text = "NAME\n       errno - the last error\n\n   Names\n       Some words.\n\n       E2BIG           Too \
            long\n                       a list.\n\n       EACCES          Denied.\n\n                       More.\n\n       \
            After, ac\u{2010}\n       cording to it.\n";
        let expected = [
            ("NAME", &["errno - the last error"][..]),
            (
                "Names",
                &[
                    "Some words.",
                    "[E2BIG]",
                    "Too long a list.",
                    "[EACCES]",
                    "Denied.",
                    "More.",
                    "After, according to it.",
                ],
            ),
        ];
        assert_eq!(read(text), expected.map(|(heading, blocks)| (heading.to_owned(), strings(blocks))));
    }

    #[test]
    fn columns_parted_by_blanks_have_other_names() {
        let text = "# comment\nSection: Class 42\n\n42P01    E    ERRCODE_UNDEFINED_TABLE    undefined_table\n42P02    E    \
            ERRCODE_UNDEFINED_PARAMETER\n";
        let blocks =
            ["[42P01 (ERRCODE_UNDEFINED_TABLE)]", "E undefined_table", "[42P02 (ERRCODE_UNDEFINED_PARAMETER)]", "E"];
        assert_eq!(read(text), [("Class 42".to_owned(), strings(&blocks))]);
    }

    #[test]
    fn a_name_may_stand_above_its_text_or_in_a_list() {
        let text = "CODES\n   CURLE_OK (0)\n          Fine.\n\n   CURLE_BAD (1)\n          Bad.\n";
        assert_eq!(read(text)[0].1, ["[CURLE_OK (0)]", "Fine.", "[CURLE_BAD (1)]", "Bad."]);
        assert_eq!(
            read("ER_DUP_KEY 23000 HY000\n   eng\nER_B 42000\n   eng\n")[0].1[..2],
            ["[ER_DUP_KEY (23000) (HY000)]", "eng"]
        );
        let list = "EXIT VALUES\n       o      0 - Success\n\n       o      1 - Syntax\n";
        assert_eq!(read(list)[0].1, ["[0 - Success]", "[1 - Syntax]"]);
    }

    #[test]
    fn a_list_of_numbers_may_stand_further_in_than_the_text() {
        let text = "NAME\n   a - b\n\nFILES\n   /x\n\nEXIT CODE\n   The sum of\n   conditions:\n      0\t - Fine\n      \
            1\t - Bad, system\n           to go\n      2\t - No\n\nOPTIONS\n    a_a  x\n    b_b  y\n    c_c  z\n    \
            d_d  z\n";
        let blocks = ["The sum of conditions:", "[0]", "Fine", "[1]", "Bad, system to go", "[2]", "No"];
        assert_eq!(read(text)[2], ("EXIT CODE".to_owned(), strings(&blocks)));
    }

    #[test]
    fn what_is_drawn_under_a_heading_is_no_text() {
        assert_eq!(
            read("A_A: one\n--------\n\nText.\n\nB_B: two\n========\n\nText.\n")[0].1[..2],
            ["[A_A: one]", "Text."]
        );
    }

    #[test]
    fn a_title_goes_on_up_to_its_text() {
        let text = "CODES\n   A_A: one\n   more\n       Text.\n\n   B_B: two\n   3 - x\n\n   C_C: three\n   no \
            text\n\n   D_D: four\n       Text.\n";
        let blocks =
            ["[A_A: one more]", "Text.", "[B_B: two]", "[3 - x]", "[C_C: three]", "no text", "[D_D: four]", "Text."];
        assert_eq!(read(text)[0].1, blocks);
    }

    #[test]
    fn prose_has_no_entries() {
        assert_eq!(read("A line.\nAnother one.\n"), [(String::new(), strings(&["A line. Another one."]))]);
        assert_eq!(read(""), []);
        let text = "       Some words and  CURLOPT_ERROR-\n       BUFFER(3)  is  one  of  them.\n\n       A_A (0)\n              x\n";
        assert_eq!(read(text)[0].1[1..], ["[A_A (0)]", "x"]);
    }

    fn strings(texts: &[&str]) -> Vec<String> {
        texts.iter().map(ToString::to_string).collect()
    }
}
