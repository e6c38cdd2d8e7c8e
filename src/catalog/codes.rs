//! Sections of a document -> codes: which headings name a code, and what belongs to it.

use std::mem;
use std::sync::Arc;

use super::Code;
use super::markdown::Page;
use crate::ascii;

/// What a heading must be, as a whole, to name a code.
#[derive(Debug, Clone, Default)]
pub enum Pattern {
    /// `PAPER_DOES_NOT_EXIST`, `SUCCESS`: upper-case letters, digits and single underscores, a letter first.
    #[default]
    UpperSnake,
    /// The user's own.
    Regex(regex_lite::Regex),
}

impl Pattern {
    /// A pattern from a regular expression that the whole heading must match.
    pub fn regex(pattern: &str) -> Result<Self, regex_lite::Error> {
        regex_lite::Regex::new(&format!("^(?:{pattern})$")).map(Self::Regex)
    }

    /// What it takes for a code, in words.
    pub fn describe(&self) -> String {
        match self {
            Self::UpperSnake => "a heading that is an UPPER_SNAKE_CASE name as a whole".to_owned(),
            Self::Regex(regex) => format!("a heading that matches {} as a whole", regex.as_str()),
        }
    }

    /// Whether a text, as a whole, names a code.
    pub fn matches(&self, text: &str) -> bool {
        match self {
            Self::UpperSnake => is_upper_snake(text.as_bytes()),
            Self::Regex(regex) => regex.is_match(text),
        }
    }
}

fn is_upper_snake(name: &[u8]) -> bool {
    // Whether the block before ends with `_`.
    let mut before = false;
    let counts = |block: &[u8]| {
        ascii::underscores(block).is_some_and(|found| {
            let twice = found & (found << 1 | u64::from(before));
            before = block.last() == Some(&b'_');
            twice == 0
        })
    };
    name.first().is_some_and(u8::is_ascii_uppercase) && name.chunks(ascii::LONGEST).all(counts) && !before
}

/// The codes of a document, gathered page by page. A code's text runs to the next heading of its level or above; a
/// heading below it that names no code is part of its text, and one that does is a code of its own.
pub(super) struct Gatherer {
    pattern: Pattern,
    document: u32,
    codes: Vec<Code>,
    /// Codes whose text goes on, as positions in `codes`, and headings that name a group; their levels, outermost first.
    open: Vec<(u8, usize)>,
    groups: Vec<(u8, Arc<str>)>,
}

impl Gatherer {
    /// Gathers the codes of this document.
    pub fn new(pattern: &Pattern, document: u32) -> Self {
        Self { pattern: pattern.clone(), document, codes: Vec::new(), open: Vec::new(), groups: Vec::new() }
    }

    /// Takes the next page.
    pub fn add(&mut self, page: Page) {
        self.codes.reserve(page.sections.len());
        for section in page.sections {
            let level = section.level;
            // Text before any heading belongs to no code.
            if level == 0 {
                continue;
            }
            self.open.retain(|(outer, _)| *outer < level);
            self.groups.retain(|(outer, _)| *outer < level);
            if self.pattern.matches(&section.heading) {
                self.open.push((level, self.codes.len()));
                self.codes.push(Code {
                    name: section.heading,
                    in_reference: true,
                    group: self.groups.last().map(|(_, heading)| Arc::clone(heading)),
                    description: section.body,
                    document: self.document,
                    line: section.line,
                    ..Code::default()
                });
            } else if let Some(code) = self.open.last().and_then(|&(_, at)| self.codes.get_mut(at)) {
                code.description.append(&section.heading, section.body);
            } else {
                self.groups.push((level, section.heading));
            }
        }
    }

    /// The codes whose text has come to its end.
    pub fn finished(&mut self) -> Vec<Code> {
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
    use super::super::markdown::parse;
    use super::*;

    fn read_as(source: &str, pattern: &Pattern) -> Vec<Code> {
        let mut gatherer = Gatherer::new(pattern, 0);
        gatherer.add(parse(source));
        gatherer.rest()
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
    fn a_pattern_changes_what_counts() {
        let pattern = Pattern::regex("[A-Z]+-[0-9]{5}").unwrap();
        let codes = read_as("# ORA-00001\n# ORA-1\n# xORA-00001\n", &pattern);
        assert_eq!(codes.len(), 1);
        assert!(Pattern::regex("(").is_err());
    }

    #[test]
    fn a_text_goes_on_over_pages() {
        let mut gatherer = Gatherer::new(&Pattern::default(), 0);
        gatherer.add(parse("# A_A\none\n# B_B\ntwo\n"));
        assert_eq!(gatherer.finished().iter().map(|code| &*code.name).collect::<Vec<_>>(), ["A_A"]);
        gatherer.add(parse("## Notes\nthree\n"));
        assert!(gatherer.finished().is_empty());
        assert_eq!(gatherer.rest()[0].description.text().unwrap(), "two\n\nNotes\n\nthree");
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
        assert_eq!(text("# A\n> quoted\n> text\n"), "| quoted text");
        assert_eq!(text("# A\nsee [the page](/x) and <http://y.z> `c`\n"), "see the page (/x) and http://y.z `c`");
        assert_eq!(text("# A\n![a picture](p.png)\n"), "a picture (p.png)");
        assert_eq!(text("# A\na <b>bold</b> Vec<u8> <!-- gone --> x<br>y\n"), "a bold Vec<u8> x y");
        assert_eq!(text("# A\n<div>\n<p>inside</p>\n<!-- gone\n -->\n</div>\n"), "inside");
        assert_eq!(text("# A\n- [x] done\n- [ ] open\n"), "- [x] done\n- [ ] open");
        assert_eq!(text("# A\n~~struck~~ _em_ &amp; &lt;\n\n***\n\nend\n"), "struck em & <\n\nend");
        assert_eq!(text("# A\nTerm\n: one\n: two\n\n  still two\n"), "Term\n\n- one\n- two still two");
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
