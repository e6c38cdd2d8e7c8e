//! Sections of a document -> codes: the headings that name one, and the text that belongs to it.

use std::mem;
use std::sync::Arc;

use super::description::Description;
use super::markdown::Section;
use super::model::Code;

/// The names of codes.
#[derive(Debug, Clone, Default)]
pub enum Pattern {
    /// `PAPER_DOES_NOT_EXIST`, `SUCCESS`: upper-case letters, digits and single underscores, a letter first.
    #[default]
    UpperSnake,
    /// The user's own.
    Regex {
        /// Matches a whole name.
        regex: regex_lite::Regex,
        /// The pattern as it was given.
        source: String,
    },
}

/// A pattern that is refused: one line that says why.
#[derive(Debug, thiserror::Error)]
pub enum PatternError {
    /// It is no regular expression.
    #[error(transparent)]
    Syntax(#[from] regex_lite::Error),
    /// Any heading without a text would name a code.
    #[error("it matches the empty text; write one that a code must match, such as 'ORA-[0-9]{{5}}'")]
    MatchesEmpty,
}

/// A heading, as far as codes are concerned.
#[derive(Debug, PartialEq, Eq)]
enum Heading<'a> {
    /// A code, with the title after its name.
    Code(&'a str, Option<&'a str>),
    /// None, though it begins like one.
    Refused,
    /// Any other.
    Other,
}

impl Pattern {
    /// A pattern from a regular expression that a whole name must match.
    pub fn regex(pattern: &str) -> Result<Self, PatternError> {
        let regex = regex_lite::Regex::new(&format!("^(?:{pattern})$"))?;
        if regex.is_match("") {
            return Err(PatternError::MatchesEmpty);
        }
        Ok(Self::Regex { regex, source: pattern.to_owned() })
    }

    /// A description of the headings that it takes for codes.
    pub fn describe(&self) -> String {
        match self {
            Self::UpperSnake => "a heading that is an UPPER_SNAKE_CASE name".to_owned(),
            Self::Regex { source, .. } => format!("a heading that matches {source} as a whole"),
        }
    }

    /// True if a text, as a whole, is the name of a code.
    pub fn matches(&self, text: &str) -> bool {
        match self {
            Self::UpperSnake => is_upper_snake(text.as_bytes()),
            Self::Regex { regex, .. } => regex.is_match(text),
        }
    }

    /// Judges a heading. A code may be followed by a title: after a colon and a space, or after a dash, which a hyphen
    /// is between spaces only. By default the name must then have an underscore, or `API: how to` would be a code.
    fn judge<'a>(&self, heading: &'a str) -> Heading<'a> {
        if self.matches(heading) {
            return Heading::Code(heading, None);
        }
        let is_unmistakable = |name: &str| !matches!(self, Self::UpperSnake) || name.contains('_');
        let titled = titles(heading).find(|(name, _)| is_unmistakable(name) && self.matches(name));
        match titled {
            Some((name, title)) => Heading::Code(name, Some(title)),
            None if self.is_near_miss(heading) => Heading::Refused,
            None => Heading::Other,
        }
    }

    /// True if a heading that names no code begins as if it did. By default its first word is upper-case and has an
    /// underscore. With a pattern, it has a digit, an underscore or a hyphen, and is a name or starts with the characters
    /// that the pattern spells out, `ORA-` of `ORA-\d{5}`.
    fn is_near_miss(&self, heading: &str) -> bool {
        let word = heading.split(' ').next().unwrap_or_default().trim_end_matches([':', ',', ';', '.']);
        match self {
            Self::UpperSnake => {
                let is_upper = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '_' | '-' | '.');
                word.contains('_') && word.contains(|c: char| c.is_ascii_uppercase()) && word.chars().all(is_upper)
            }
            Self::Regex { source, .. } => {
                let literal = source.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-' | ' '));
                // A character that may be left out or repeated is no part of it.
                let end = literal.map_or(source.len(), |end| match source.as_bytes()[end] {
                    b'?' | b'*' | b'{' => source[..end].char_indices().next_back().map_or(0, |(at, _)| at),
                    _ => end,
                });
                let has_literal = end > 1 && !source.contains('|') && word.starts_with(&source[..end]);
                let is_coded = word.contains(|c: char| c.is_ascii_digit() || matches!(c, '_' | '-'));
                is_coded && (has_literal || self.matches(word))
            }
        }
    }
}

/// The ways to read a heading as a name and a title.
fn titles(heading: &str) -> impl Iterator<Item = (&str, &str)> {
    heading.char_indices().filter_map(move |(at, c)| {
        let (name, title) = (&heading[..at], &heading[at + c.len_utf8()..]);
        let separates = match c {
            ':' => title.starts_with(' '),
            '-' => name.ends_with(' ') && title.starts_with(' '),
            '\u{2013}' | '\u{2014}' => true,
            _ => false,
        };
        let (name, title) = (name.trim_end(), title.trim_start());
        (separates && !title.is_empty()).then_some((name, title))
    })
}

fn is_upper_snake(name: &[u8]) -> bool {
    let is_in_name = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'_';
    let has_words = name.split(|&byte| byte == b'_').all(|word| !word.is_empty());
    name.first().is_some_and(u8::is_ascii_uppercase) && name.iter().all(is_in_name) && has_words
}

/// Collects the codes of a document, chunk by chunk. A code's text runs to the next heading of its level or above; a
/// heading below it that names no code is part of its text, and one that does is a code of its own.
pub(super) struct CodeCollector {
    pattern: Pattern,
    document: u32,
    codes: Vec<Code>,
    /// Codes whose text goes on, as positions in `codes`, and headings that name a group; their levels, outermost first.
    open: Vec<(u8, usize)>,
    groups: Vec<(u8, Arc<str>)>,
    /// Headings that begin like a code and are none, and their lines.
    refused: Vec<(u32, Arc<str>)>,
}

impl CodeCollector {
    /// A collector for the document of this number.
    pub fn new(pattern: &Pattern, document: u32) -> Self {
        let (codes, open, groups, refused) = Default::default();
        Self { pattern: pattern.clone(), document, codes, open, groups, refused }
    }

    /// Adds the next sections.
    pub fn add(&mut self, sections: Vec<Section>) {
        self.codes.reserve(sections.len());
        // Text before any heading belongs to no code.
        for section in sections.into_iter().filter(|section| section.level > 0) {
            self.open.retain(|(outer, _)| *outer < section.level);
            self.groups.retain(|(outer, _)| *outer < section.level);
            match self.pattern.judge(&section.heading) {
                Heading::Code(name, title) => {
                    let name = if title.is_none() { Arc::clone(&section.heading) } else { name.into() };
                    let title = title.map(Box::from);
                    self.add_code(name, section.level, section.line, Description { title, ..section.body });
                    continue;
                }
                Heading::Refused => self.refused.push((section.line, Arc::clone(&section.heading))),
                Heading::Other => {}
            }
            if let Some(code) = self.open.last().and_then(|&(_, at)| self.codes.get_mut(at)) {
                code.description.append(&section.heading, section.body);
            } else {
                self.groups.push((section.level, section.heading));
            }
        }
    }

    fn add_code(&mut self, name: Arc<str>, level: u8, line: u32, description: Description) {
        self.open.push((level, self.codes.len()));
        self.codes.push(Code {
            name,
            in_reference: true,
            group: self.groups.last().map(|(_, heading)| Arc::clone(heading)),
            description,
            document: self.document,
            line,
            ..Code::default()
        });
    }

    /// The headings that were refused since this was last asked, and their lines.
    pub fn take_refused(&mut self) -> Vec<(u32, Arc<str>)> {
        mem::take(&mut self.refused)
    }

    /// The codes whose text is complete.
    pub fn take_complete(&mut self) -> Vec<Code> {
        let end = self.open.first().map_or(self.codes.len(), |&(_, at)| at);
        self.open.iter_mut().for_each(|(_, at)| *at -= end);
        let rest = self.codes.split_off(end);
        mem::replace(&mut self.codes, rest)
    }

    /// The codes that are left.
    pub fn rest(self) -> Vec<Code> {
        self.codes
    }
}

#[cfg(test)]
mod tests {
    use super::super::description::Block;
    use super::super::description::Marker::{Bullet, Continued, Number};
    use super::super::markdown;
    use super::*;

    fn parse(source: &str) -> Vec<Section> {
        markdown::parse(source, 1).sections
    }

    fn read_as(source: &str, pattern: &Pattern) -> Vec<Code> {
        let mut collector = CodeCollector::new(pattern, 0);
        collector.add(parse(source));
        collector.rest()
    }

    fn read(source: &str) -> Vec<Code> {
        read_as(source, &Pattern::default())
    }

    fn names(source: &str) -> Vec<String> {
        read(source).into_iter().map(|code| code.name.to_string()).collect()
    }

    fn text(source: &str) -> String {
        read(source)[0].description.text().unwrap_or_default()
    }

    #[test]
    fn a_heading_of_any_shape_that_is_an_identifier_is_a_code() {
        let source =
            "# A_ONE\n## `B_TWO`\n### **C_THREE**\nD_FOUR\n===\nE_FIVE\n---\n###### F\\_SIX ######\n## G_7 {#x}\n";
        assert_eq!(names(source), ["A_ONE", "B_TWO", "C_THREE", "D_FOUR", "E_FIVE", "F_SIX", "G_7"]);
    }

    #[test]
    fn a_name_of_any_length_is_looked_at_as_a_whole() {
        for length in 1..140 {
            let with = |sign: &str| Pattern::default().matches(&format!("{}{sign}B", "A".repeat(length)));
            assert!(with("") && with("_") && with("7"), "{length}");
            assert!(!with("__") && !with("a") && !with("-") && !with("É") && !with("B_ "), "{length}");
            assert!(!Pattern::default().matches(&format!("{}_", "A".repeat(length))), "{length}");
        }
    }

    #[test]
    fn any_other_heading_is_none() {
        for heading in ["Overview", "The A_ONE code", "A_ONE, B_TWO", "a_one", "A__B", "_A", "A_", "1_A", "A-B", ""] {
            assert_eq!(names(&format!("# {heading}\n")), Vec::<String>::new(), "{heading}");
        }
    }

    #[test]
    fn a_heading_may_have_a_title() {
        let default = Pattern::default();
        for heading in ["A_B: c - d", "A_B : c - d", "A_B - c - d", "A_B \u{2013} c - d", "A_B\u{2014}c - d"] {
            assert_eq!(default.judge(heading), Heading::Code("A_B", Some("c - d")), "{heading}");
        }
        for heading in ["API: how to", "SETUP - Linux", "Class: A_B", "a_b: c", "HTTP/2: x"] {
            assert_eq!(default.judge(heading), Heading::Other, "{heading}");
        }
        for heading in ["A_B:", "A_B:c", "A_B -", "A_B-c", "A__B: c"] {
            assert!(!matches!(default.judge(heading), Heading::Code(..)), "{heading}");
        }
        let oracle = Pattern::regex(r"ORA-\d{5}").unwrap();
        assert_eq!(oracle.judge("ORA-00942 - x"), Heading::Code("ORA-00942", Some("x")));
        // A pattern that matches a plain word matches it with a title too.
        assert_eq!(Pattern::regex("[A-Z]+").unwrap().judge("API: x"), Heading::Code("API", Some("x")));
    }

    #[test]
    fn a_heading_that_begins_like_a_code_is_refused_aloud() {
        for (pattern, heading, refused) in [
            (None, "A__B", true),
            (None, "A_ONE, B_TWO", true),
            (None, "_A", true),
            (None, "A_B-C", true),
            (None, "UTF-8", false),
            (None, "The A_ONE code", false),
            (None, "__init__", false),
            (Some(r"ORA-\d{5}"), "ORA-1", true),
            (Some(r"ORA-\d{5}"), "Overview", false),
            (Some("ERRS?[0-9]+"), "ERR_1", true),
            (Some("ERRS?[0-9]+"), "ERROR", false),
            (Some("[A-Z]+"), "A b", false),
            (Some("[A-Z]+-[0-9]{5}"), "ORA-00600 internal", true),
            (Some("AA[0-9]|BB"), "AAA", false),
        ] {
            let pattern = pattern.map_or(Pattern::default(), |pattern| Pattern::regex(pattern).unwrap());
            assert_eq!(pattern.judge(heading) == Heading::Refused, refused, "{heading}");
        }
        let mut collector = CodeCollector::new(&Pattern::default(), 0);
        collector.add(parse("# A_A\n\n# B__B\n"));
        assert_eq!(collector.take_refused(), [(3, "B__B".into())]);
        assert_eq!(collector.take_refused(), []);
    }

    #[test]
    fn a_pattern_must_match_something() {
        for pattern in ["", "A*", "(A)?", "A|", "^"] {
            assert!(matches!(Pattern::regex(pattern), Err(PatternError::MatchesEmpty)), "{pattern}");
        }
    }

    #[test]
    fn a_pattern_changes_what_counts() {
        let pattern = Pattern::regex("[A-Z]+-[0-9]{5}").unwrap();
        let codes = read_as("# ORA-00001\n# ORA-1\n# xORA-00001\n", &pattern);
        assert_eq!(codes.len(), 1);
        assert!(Pattern::regex("(").is_err());
    }

    #[test]
    fn a_text_goes_on_over_chunks() {
        let mut collector = CodeCollector::new(&Pattern::default(), 0);
        collector.add(parse("# A_A\none\n# B_B\ntwo\n"));
        assert_eq!(collector.take_complete().iter().map(|code| &*code.name).collect::<Vec<_>>(), ["A_A"]);
        collector.add(parse("## Notes\nthree\n"));
        assert!(collector.take_complete().is_empty());
        assert_eq!(collector.rest()[0].description.text().unwrap(), "two\n\nNotes\n\nthree");
    }

    #[test]
    fn groups_are_the_headings_around_a_code() {
        let codes = read("# Errors\n## Paper\n### P_ONE\n### P_TWO\n## Q_ONE\n# Others\n## R_ONE\n");
        let groups: Vec<_> = codes.iter().map(|code| code.group.as_deref().unwrap()).collect();
        assert_eq!(groups, ["Paper", "Paper", "Errors", "Others"]);
    }

    #[test]
    fn a_lower_heading_is_part_of_the_text_unless_it_is_a_code() {
        let codes = read("# A_A\none\n## Notes\ntwo\n## B_B\nthree\n### More\nfour\n# Other\nfive\n");
        assert_eq!(codes[0].description.text().unwrap(), "one\n\nNotes\n\ntwo");
        assert_eq!(codes[1].description.text().unwrap(), "three\n\nMore\n\nfour");
    }

    #[test]
    fn every_block_is_shown() {
        assert_eq!(text("# A\n- one\n  - two\n- three\n"), "- one\n  - two\n- three");
        assert_eq!(text("# A\n3. one\n4. two\n\n   more\n"), "3. one\n4. two\n  more");
        assert_eq!(text("# A\n```js\nif (a) {\n\tb\n}\n```\n"), "if (a) {\n    b\n}");
        assert_eq!(text("# A\n    indented\n"), "indented");
        assert_eq!(text("# A\n| h | i |\n|---|---|\n| long | x |\n"), "h     i\n----  -\nlong  x");
        assert_eq!(text("# A\n> quoted\n> text\n>\n> more\n"), "| quoted text\n\n| more");
        assert_eq!(text("# A\nsee [the page](/x) and <http://y.z> `c`\n"), "see the page (/x) and http://y.z `c`");
        assert_eq!(text("# A\n![a picture](p.png)\n"), "a picture (p.png)");
        assert_eq!(text("# A\na <b>bold</b> Vec<u8> <!-- gone --> x<br>y\n"), "a bold Vec<u8> x y");
        assert_eq!(text("# A\n<div>\n<p>inside</p>\n<!-- gone\n -->\n</div>\n"), "inside");
        assert_eq!(text("# A\n- [x] done\n- [ ] open\n"), "- [x] done\n- [ ] open");
        assert_eq!(text("# A\n~~struck~~ _em_ &amp; &lt;\n\n***\n\nend\n"), "struck em & <\n\nend");
        assert_eq!(text("# A\nTerm\n: one\n: two\n\n  still two\n"), "Term\n\n- one\n- two still two");
    }

    #[test]
    fn a_block_keeps_its_form() {
        let blocks = |source: &str| read(source)[0].description.blocks.clone();
        let code = |depth, language: &str| Block::CodeBlock { depth, language: language.into(), text: "x".into() };
        assert_eq!(blocks("# A\n```js title\nx\n```\n~~~\nx\n~~~\n"), [code(0, "js"), code(0, "")]);
        let item = |depth, marker, text: &str| Block::Item { depth, marker, text: text.into() };
        assert_eq!(
            blocks("# A\n1. a\n   ```js\n   x\n   ```\n\n   b\n   - c\n2. d\n"),
            [
                item(0, Number(1), "a"),
                code(1, "js"),
                item(0, Continued, "b"),
                item(1, Bullet, "c"),
                item(0, Number(2), "d")
            ]
        );
        // An item without a text of its own.
        assert_eq!(blocks("# A\n- - a\n"), [item(0, Bullet, ""), item(1, Bullet, "a")]);
        assert_eq!(blocks("# A\n- > q\n- -\n- -\n\n  b\n"), [item(0, Bullet, "q"), item(0, Bullet, "b")]);
        assert_eq!(blocks("# A\n- ```js\n  x\n  ```\n"), [item(0, Bullet, ""), code(1, "js")]);
        let [Block::Table(rows)] = &blocks("# A\n| h | i |\n|---|---|\n| **b** | `c` |\n")[..] else { panic!() };
        let spans = rows.iter().flatten().map(|cell| cell.spans().len());
        assert_eq!(spans.collect::<Vec<_>>(), [0, 0, 1, 1]);
    }

    #[test]
    fn solutions_and_conditions_are_known_by_their_term() {
        let codes = read("# A\ntext\n\nSolutions:\n: one\n: two\n\nThis code is returned if:\n: three\n");
        let code = codes[0].description.clone();
        assert_eq!(code.text().unwrap(), "text");
        assert_eq!(code.solutions, ["one", "two"]);
        assert_eq!(code.conditions, ["three"]);
    }
}
