//! A Markdown document -> its front matter and its sections, one per heading, their text cleaned.
//!
//! Nothing here knows what a return code is; [`super::codes`] does.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::blocks::Blocks;
use super::{Description, bytes};
use crate::text;

/// What a document holds, or a piece of one.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Page {
    /// `title` in the front matter.
    pub title: Option<String>,
    /// `permalink` in the front matter.
    pub permalink: Option<String>,
    /// In the document's order. Text before the first heading has a section of its own, of level 0.
    pub sections: Vec<Section>,
    /// What is odd about its text, and on which line.
    pub odd: Vec<(u32, &'static str)>,
}

/// A heading and what stands below it, up to the next heading of any level.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Section {
    /// 1 to 6.
    pub level: u8,
    /// The heading's text without its markup; code spans lose their backticks here.
    pub heading: Arc<str>,
    /// Counted from 1.
    pub line: u32,
    /// What stands below it.
    pub body: Description,
}

impl Page {
    /// Adds the next piece of the document.
    pub fn append(&mut self, next: Self) {
        self.title = self.title.take().or(next.title);
        self.permalink = self.permalink.take().or(next.permalink);
        self.sections.extend(next.sections);
        self.odd.extend(next.odd);
    }
}

const OPTIONS: Options = Options::ENABLE_DEFINITION_LIST
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_TABLES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// Reads a document at once: what reading it piece by piece must come to.
#[cfg(test)]
pub(super) fn parse(source: &str) -> Page {
    let mut page = Page::default();
    let start = front_matter(source, &mut page);
    let line = 1 + bytes::newlines(&source.as_bytes()[..start]);
    page.sections = sections(&source[start..], line);
    page
}

/// Reads the sections of a text that starts on this line and has no front matter.
pub(super) fn sections(source: &str, first_line: u32) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut section = Section::default();
    let mut blocks = Blocks::default();
    let mut lines = LineCounter { source: source.as_bytes(), offset: 0, line: first_line };
    let mut heading: Option<String> = None;

    for (event, range) in Parser::new_ext(source, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                close(&mut sections, &mut section, &mut blocks);
                section.level = depth(level);
                section.line = lines.at(&range);
                heading = Some(String::new());
            }
            Event::End(TagEnd::Heading(_)) => {
                section.heading = text::one_line(&heading.take().unwrap_or_default()).into();
            }
            event => match &mut heading {
                Some(heading) => match event {
                    Event::Text(text) | Event::Code(text) => heading.push_str(&text),
                    Event::SoftBreak | Event::HardBreak => heading.push(' '),
                    _ => {}
                },
                None => blocks.push(event),
            },
        }
    }
    close(&mut sections, &mut section, &mut blocks);
    sections
}

fn close(sections: &mut Vec<Section>, section: &mut Section, blocks: &mut Blocks) {
    let text = blocks.take();
    if section.level > 0 || !text.is_empty() {
        sections.push(Section { body: text, ..std::mem::take(section) });
    }
}

fn depth(level: HeadingLevel) -> u8 {
    level as u8
}

/// Reads the front matter, and gives where the text after it starts. Only the first lines of a document are front
/// matter: further down, `---` is a rule. It is read for two plain `key: value` lines, which is no reason to bring a
/// YAML reader.
pub(super) fn front_matter(source: &str, page: &mut Page) -> usize {
    let mut lines = source.split_inclusive('\n');
    if lines.next().is_none_or(|line| line.trim_end() != "---") {
        return 0;
    }
    let first = source.find('\n').map_or(source.len(), |newline| newline + 1);
    let mut end = first;
    for line in lines {
        end += line.len();
        if matches!(line.trim_end(), "---" | "...") {
            read_front_matter(&source[first..end], page);
            return end;
        }
    }
    // It never ends, so it is none.
    0
}

fn read_front_matter(text: &str, page: &mut Page) {
    for line in text.lines() {
        let Some((key, value)) = line.split_once(':') else { continue };
        let value = text::one_line(value.trim().trim_matches(['"', '\'']));
        match key {
            "title" if !value.is_empty() => page.title = Some(value),
            "permalink" if !value.is_empty() => page.permalink = Some(value),
            _ => {}
        }
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
            self.line += bytes::newlines(passed);
            self.offset = range.start;
        }
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_gives_title_and_permalink() {
        let page = parse("---\ntitle: \"A: title\"\npermalink: /x/y\nother: 1\n---\n\n# H\n");
        assert_eq!(page.title.as_deref(), Some("A: title"));
        assert_eq!(page.permalink.as_deref(), Some("/x/y"));
        assert_eq!(page.sections.len(), 1);
    }

    #[test]
    fn a_rule_further_down_is_no_front_matter() {
        let headings = |text: &str| parse(text).sections.into_iter().map(|s| s.heading.to_string()).collect::<Vec<_>>();
        assert_eq!(headings("# A\n\n---\ntext\n# B\n\n---\n# C\n"), ["A", "B", "C"]);
        assert_eq!(headings("---\n# A\n\n# B\n"), ["", "A", "B"][1..]);
        assert_eq!(parse("---\ntitle: x\n# A\n").title, None);
        let page = parse("---\r\ntitle: x\r\n---\r\n# A\r\n");
        assert_eq!((page.title.as_deref(), page.sections[0].line), (Some("x"), 4));
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
