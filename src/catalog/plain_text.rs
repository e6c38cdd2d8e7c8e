//! A plain text -> sections: headings over indented text, and entries, a name with its text in a column behind it or
//! indented below it, as in manual pages and in tables parted by blanks.

use std::collections::HashMap;

use super::description::{Block, Description, Marker};
use super::markdown::{ParsedChunk, Section};
use super::readers::Lead;
use super::rich_text::{RichText, RichTextBuilder};
use super::token::Token;

/// A heading is no longer than this, in bytes.
const MAX_HEADING: usize = 80;

/// The width of a tab, in columns.
const TAB: usize = 8;

/// The hyphen that parts a word at the end of a line; one that belongs to the word is `-`.
const HYPHEN: &str = "\u{2010}";

/// Marks of an item of a list.
const BULLETS: [&str; 5] = ["o", "*", "-", "+", "\u{2022}"];

/// A line with something on it.
struct Line<'a> {
    number: u32,
    indent: usize,
    text: &'a str,
    /// True if a blank line is before it.
    apart: bool,
}

/// Parses a whole document.
pub(super) fn parse(text: &str) -> ParsedChunk {
    let lines = lines(text);
    let usual = usual_columns(&lines);
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
                let next = SectionBuilder { level, line: line.number, heading: rich(heading), ..Default::default() };
                sections.extend(std::mem::replace(&mut section, next).end());
            }
            _ => section.add_text(line),
        }
    }
    sections.extend(section.end());
    ParsedChunk { sections, length: text.len(), ..ParsedChunk::default() }
}

/// The lines of a text that are neither blank nor comments.
fn lines(text: &str) -> Vec<Line<'_>> {
    let mut apart = true;
    let mut lines = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim().is_empty() || line.starts_with('#') {
            apart = true;
            continue;
        }
        let blanks = line.len() - line.trim_start().len();
        let indent = line[..blanks].chars().fold(0, |at, c| if c == '\t' { (at / TAB + 1) * TAB } else { at + 1 });
        lines.push(Line { number, indent, text: line.trim(), apart: std::mem::take(&mut apart) });
    }
    lines
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

/// The indent of most entries, and where their text starts: what looks like one elsewhere is a line of text.
fn usual_columns(lines: &[Line]) -> (usize, usize) {
    let (mut indents, mut texts) = (HashMap::new(), HashMap::new());
    for line in lines {
        if let Some(entry) = entry(line, 0) {
            // A word alone at the margin, `NAME`, is rather a heading.
            let is_evident = line.indent > 0 || entry.text.is_some() || Token::of(&entry.term) != Some(Token::Upper);
            let counts: &mut (usize, usize) = indents.entry(line.indent).or_default();
            *counts = (counts.0 + usize::from(is_evident), counts.1 + 1);
            *texts.entry(entry.start).or_insert(0_usize) += 1;
        }
    }
    (most(indents), most(texts))
}

/// The first of the columns that are counted most often.
fn most<C: Ord>(counts: HashMap<usize, C>) -> usize {
    let first = counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)));
    first.map_or(0, |(column, _)| column)
}

/// A name in its column, its other names and its text.
struct Entry<'a> {
    term: String,
    text: Option<Vec<&'a str>>,
    /// The column of its text, from the indent on; 0 where it has none.
    start: usize,
}

/// The entry that a line starts. Its text is set off by two blanks, or by one where a long name reaches the column of the
/// others.
fn entry<'a>(line: &Line<'a>, usual: usize) -> Option<Entry<'a>> {
    let text = match line.text.split_once(char::is_whitespace) {
        Some((bullet, rest)) if BULLETS.contains(&bullet) => rest.trim_start(),
        _ => line.text,
    };
    let mut columns = columns(text);
    let mut first = columns.next()?;
    let mut lead = Lead::of(first)?;
    let mut rest = None;
    let numbers = first.strip_prefix(lead.name).filter(|rest| rest.split_whitespace().all(is_number));
    if let Some(numbers) = numbers.filter(|_| !lead.is_set_off()) {
        let term = numbers.split_whitespace().fold(lead.name.to_owned(), |term, number| format!("{term} ({number})"));
        return Some(Entry { term, start: 0, text: None });
    }
    if !lead.is_set_off() {
        if lead.name.len() + 1 != usual {
            return None;
        }
        (first, rest) = (lead.name, lead.title.take());
    }
    let (names, mut texts): (Vec<&str>, Vec<&str>) =
        rest.into_iter().chain(columns).partition(|column| Token::of(column).is_some_and(Token::is_strong));
    let term = names.iter().fold(first.to_owned(), |term, name| format!("{term} ({name})"));
    let is_titled = lead.title.is_some();
    let start = texts.first().and_then(|column| line.text.find(column)).unwrap_or(0);
    // `0     - No errors`.
    if let Some(text) = texts.first_mut() {
        *text = text.strip_prefix("- ").unwrap_or(text).trim_start();
    }
    Some(Entry { term, start, text: (is_titled || !names.is_empty() || !texts.is_empty()).then_some(texts) })
}

/// True for a number of a code behind its name, `23000` or `HY000`.
fn is_number(word: &str) -> bool {
    matches!(Token::of(word), Some(Token::Number | Token::Lettered | Token::Alphanumeric))
}

/// The columns of a line: what a tab or two blanks part.
fn columns(text: &str) -> impl Iterator<Item = &str> {
    text.split("  ").flat_map(|part| part.split('\t')).map(str::trim).filter(|column| !column.is_empty())
}

/// True for a short line above indented text, and for one that says that it is a section.
fn is_heading(line: &Line, is_deeper: bool) -> bool {
    let is_short = line.text.len() <= MAX_HEADING && !line.text.ends_with(['.', ',', ';', ':']);
    line.apart && is_short && (is_deeper && line.indent < 4 || line.text.starts_with("Section:"))
}

/// A section being read.
#[derive(Default)]
struct SectionBuilder {
    level: u8,
    line: u32,
    heading: RichText,
    blocks: Vec<Block>,
    lines: Vec<u32>,
    /// The text of the block being read, and its line.
    text: RichTextBuilder,
    start: u32,
    /// True if its last line ends within a word.
    is_hyphenated: bool,
    /// The indent of the entry being read.
    entry: Option<usize>,
}

impl SectionBuilder {
    /// Starts an entry, whose title goes on in further lines.
    fn start_entry(&mut self, line: &Line, entry: Entry, more: &[Line]) {
        self.end_block();
        self.push(&entry.term);
        more.iter().for_each(|line| self.push(line.text));
        let term = self.take_text();
        self.add(Block::Term(term), line.number);
        (self.entry, self.start) = (Some(line.indent), line.number);
        self.push(&entry.text.unwrap_or_default().join(" "));
    }

    /// True if a line belongs to the entry before it.
    fn goes_on(&self, line: &Line) -> bool {
        self.entry.is_some_and(|indent| line.indent > indent)
    }

    /// True within a paragraph that belongs to no entry.
    fn is_prose(&self) -> bool {
        self.entry.is_none() && self.text.len() > 0
    }

    fn add_text(&mut self, line: &Line) {
        let goes_on = self.goes_on(line);
        if line.apart || self.entry.is_some() && !goes_on {
            self.end_block();
        }
        if !goes_on {
            self.entry = None;
        }
        if self.text.len() == 0 {
            self.start = line.number;
        }
        self.push(line.text);
    }

    /// Adds a line to the text, after a blank unless a word goes on in it.
    fn push(&mut self, line: &str) {
        self.text.push(if std::mem::take(&mut self.is_hyphenated) { "" } else { " " });
        let start = line.strip_suffix(HYPHEN);
        self.is_hyphenated = start.is_some();
        self.text.push(start.unwrap_or(line));
    }

    fn take_text(&mut self) -> RichText {
        if std::mem::take(&mut self.is_hyphenated) {
            self.text.push(HYPHEN);
        }
        self.text.take()
    }

    fn end_block(&mut self) {
        let text = self.take_text();
        if text.is_empty() {
            return;
        }
        let block = match self.entry {
            Some(_) => Block::Item { depth: 0, marker: Marker::Bullet, text },
            None => Block::Paragraph(text),
        };
        self.add(block, self.start);
    }

    fn add(&mut self, block: Block, line: u32) {
        self.blocks.push(block);
        self.lines.push(line);
    }

    fn end(mut self) -> Option<Section> {
        self.end_block();
        let Self { level, line, heading, blocks, lines, .. } = self;
        let body = Description { blocks, ..Description::default() };
        (level > 0 || !body.is_empty()).then(|| Section {
            level,
            heading: (*heading).into(),
            line,
            body,
            lines,
            ..Section::default()
        })
    }
}

fn rich(text: &str) -> RichText {
    let mut builder = RichTextBuilder::default();
    builder.push(text);
    builder.take()
}

#[cfg(test)]
mod tests {
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
            1\t - Bad, system\n           to go\n";
        let blocks = ["The sum of conditions:", "[0]", "Fine", "[1]", "Bad, system to go"];
        assert_eq!(read(text)[2], ("EXIT CODE".to_owned(), strings(&blocks)));
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
