//! A Markdown document -> its front matter and its sections, one per heading, their text cleaned.
//!
//! Nothing here knows what a return code is; that is for `codes`.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::blocks::BlockCollector;
use super::description::Description;
use super::escape::{self, Problem};
use super::limits::MAX_HEADING;
use super::own;
use super::split::{self, newlines};
use crate::text::{self, glyph};

/// A chunk of a document, parsed.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct ParsedChunk {
    /// The front matter; only the first chunk has one.
    pub front: FrontMatter,
    /// In the document's order. Text before the first heading has a section of its own, of level 0.
    pub sections: Vec<Section>,
    /// The problems of its text.
    pub problems: Vec<Problem>,
    /// The length of its source, in bytes.
    pub length: usize,
}

/// The keys of the front matter that are read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    pub title: Option<String>,
    pub permalink: Option<String>,
    pub site: Option<String>,
    /// True if this program wrote the document.
    pub is_written: bool,
}

/// A heading and what is below it, up to the next heading of any level.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Section {
    /// 1 to 6.
    pub level: u8,
    /// The heading's text without its markup; code spans lose their backticks here.
    pub heading: Arc<str>,
    /// Counted from 1.
    pub line: u32,
    /// The text below it.
    pub body: Description,
    /// The lines of its blocks.
    pub lines: Vec<u32>,
    /// The lines of the rows of its tables.
    pub rows: Vec<Vec<u32>>,
}

impl ParsedChunk {
    /// The bytes of its texts, and so many more for each of them as it takes beside its text.
    pub fn size(&self) -> usize {
        let section = |section: &Section| 128 + section.heading.len() + section.body.size();
        self.sections.iter().map(section).sum()
    }

    /// Adds the next chunk of the document, or the first one to none.
    pub fn append(&mut self, next: Self) {
        if next.front != FrontMatter::default() {
            self.front = next.front;
        }
        self.sections.extend(next.sections);
        self.length += next.length;
        // The first of each kind is enough.
        for problem in next.problems {
            if self.problems.iter().all(|(_, known)| *known != problem.1) {
                self.problems.push(problem);
            }
        }
    }
}

const OPTIONS: Options = Options::ENABLE_DEFINITION_LIST
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_TABLES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// Parses a document, or a chunk of one that starts on this line; the front matter is on the first.
pub(super) fn parse(source: &str, first_line: u32) -> ParsedChunk {
    let mut front = FrontMatter::default();
    let start = if first_line == 1 { front_matter(source, &mut front) } else { 0 };
    front.is_written = first_line == 1 && source[start..].starts_with(own::MARK);
    let line = first_line + newlines(&source.as_bytes()[..start]);
    let (text, problems) = escape::excess(&source[start..], line);
    ParsedChunk { front, sections: sections(&text, line), problems, length: source.len() }
}

fn sections(source: &str, first_line: u32) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut section = Section::default();
    let mut blocks = BlockCollector::default();
    let mut lines = LineCounter { source: source.as_bytes(), offset: 0, line: first_line };
    let mut heading: Option<String> = None;
    let mut close = |section: &mut Section, blocks: &mut BlockCollector| {
        let (body, lines, rows) = blocks.take();
        if section.level > 0 || !body.is_empty() {
            sections.push(Section { body, lines, rows, ..std::mem::take(section) });
        }
    };
    for (event, range) in Parser::new_ext(source, OPTIONS).into_offset_iter() {
        match (event, &mut heading) {
            (Event::Start(Tag::Heading { level, .. }), _) => {
                close(&mut section, &mut blocks);
                section.level = level as u8;
                section.line = lines.at(&range);
                heading = Some(String::new());
            }
            (Event::End(TagEnd::Heading(_)), _) => {
                section.heading = text::one_line(&shortened(heading.take().unwrap_or_default())).into();
            }
            (Event::Text(text) | Event::Code(text), Some(heading)) => heading.push_str(&text),
            (Event::SoftBreak | Event::HardBreak, Some(heading)) => heading.push(' '),
            (_, Some(_)) => {}
            (event, None) => blocks.push(event, lines.at(&range)),
        }
    }
    close(&mut section, &mut blocks);
    sections
}

/// A heading or a title that is no longer than any is written; `…` marks where it was cut.
fn shortened(mut heading: String) -> String {
    if heading.len() > MAX_HEADING {
        heading.truncate(text::prefix(&heading, MAX_HEADING).len());
        heading.push_str(glyph::ELLIPSIS);
    }
    heading
}

/// Reads the front matter, and gives the position of the text after it. Only the first lines of a document are front
/// matter: further down, `---` is a rule. A few plain `key: value` lines are no reason to bring a YAML reader.
fn front_matter(source: &str, front: &mut FrontMatter) -> usize {
    // One that never ends is none.
    let end = split::front_matter_end(source.as_bytes()).unwrap_or(0);
    source[..end].lines().for_each(|line| read_front_matter(line, front));
    end
}

fn read_front_matter(line: &str, front: &mut FrontMatter) {
    let Some((key, value)) = line.split_once(':') else { return };
    let value = text::one_line(&shortened(value.trim().trim_matches(['"', '\'']).to_owned()));
    let field = match key {
        "title" => &mut front.title,
        "permalink" => &mut front.permalink,
        "site" => &mut front.site,
        _ => return,
    };
    if !value.is_empty() {
        *field = Some(value);
    }
}

/// Byte offsets -> line numbers, in one pass: offsets are asked for in rising order.
struct LineCounter<'a> {
    source: &'a [u8],
    offset: usize,
    line: u32,
}

impl LineCounter<'_> {
    fn at(&mut self, range: &Range<usize>) -> u32 {
        if let Some(passed) = self.source.get(self.offset..range.start) {
            self.line += newlines(passed);
            self.offset = range.start;
        }
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(source: &str) -> ParsedChunk {
        super::parse(source, 1)
    }

    #[test]
    fn front_matter_gives_title_and_address() {
        let page = parse("---\ntitle: \"A: title\"\npermalink: /x/y\nsite: https://z\nother: 1\n---\n\n# H\n");
        assert_eq!(page.front.title.as_deref(), Some("A: title"));
        assert_eq!(page.front.permalink.as_deref(), Some("/x/y"));
        assert_eq!(page.front.site.as_deref(), Some("https://z"));
        assert_eq!(page.sections.len(), 1);
    }

    #[test]
    fn a_rule_further_down_is_no_front_matter() {
        let headings = |text: &str| parse(text).sections.into_iter().map(|s| s.heading.to_string()).collect::<Vec<_>>();
        assert_eq!(headings("# A\n\n---\ntext\n# B\n\n---\n# C\n"), ["A", "B", "C"]);
        assert_eq!(headings("---\n# A\n\n# B\n"), ["", "A", "B"][1..]);
        assert_eq!(parse("---\ntitle: x\n# A\n").front.title, None);
        let page = parse("---\r\ntitle: x\r\n---\r\n# A\r\n");
        assert_eq!((page.front.title.as_deref(), page.sections[0].line), (Some("x"), 4));
    }

    #[test]
    fn headings_have_their_level_text_and_line() {
        let page = parse("intro\n\n## `A_B`\n\nSetext\nheading\n===\n#### **bold** x\n## C {#anchor}\n");
        let seen: Vec<_> = page.sections.iter().map(|s| (s.level, &*s.heading, s.line)).collect();
        assert_eq!(seen, [(0, "", 0), (2, "A_B", 3), (1, "Setext heading", 5), (4, "bold x", 8), (2, "C", 9)]);
    }

    #[test]
    fn a_heading_shows_its_control_characters() {
        assert_eq!(parse("# A\x1b[31m\n").sections[0].heading.as_ref(), "A␛[31m");
    }
}
