//! Sections of a document -> codes: the headings that name one, and the text that belongs to it.

use std::mem;
use std::sync::Arc;

use super::description::Description;
use super::limits::MAX_TEXT;
use super::markdown::Section;
use super::model::Code;
use super::pattern::{Heading, Pattern};
use crate::text;

/// The most of a heading that a warning repeats, in cells.
const HEADING_IN_WARNING: usize = 80;

/// A code whose text goes on.
struct Open {
    level: u8,
    /// Its position among the codes.
    at: usize,
    /// The bytes that its text may still grow by; none once it was cut.
    room: Option<usize>,
}

/// Collects the codes of a document, chunk by chunk. A code's text runs to the next heading of its level or above; a
/// heading below it that names no code is part of its text, and one that does is a code of its own.
pub(super) struct CodeCollector {
    pattern: Pattern,
    document: u32,
    codes: Vec<Code>,
    /// Codes whose text goes on, and headings that name a group with their levels, outermost first.
    open: Vec<Open>,
    groups: Vec<(u8, Arc<str>)>,
    /// What was left out, and the lines.
    warnings: Vec<(u32, String)>,
}

impl CodeCollector {
    /// A collector for the document of this number.
    pub fn new(pattern: &Pattern, document: u32) -> Self {
        let (codes, open, groups, warnings) = Default::default();
        Self { pattern: pattern.clone(), document, codes, open, groups, warnings }
    }

    /// Adds the next sections.
    pub fn add(&mut self, sections: Vec<Section>) {
        self.codes.reserve(sections.len());
        // Text before any heading belongs to no code.
        for section in sections.into_iter().filter(|section| section.level > 0) {
            self.open.retain(|outer| outer.level < section.level);
            self.groups.retain(|(outer, _)| *outer < section.level);
            match self.pattern.judge(&section.heading) {
                Heading::Code(name, title) => {
                    let name = if title.is_none() { Arc::clone(&section.heading) } else { name.into() };
                    let title = title.map(Box::from);
                    self.add_code(name, section.level, section.line, Description { title, ..section.body });
                    continue;
                }
                Heading::Refused => self.refuse(&section, "it begins like a code but is none"),
                Heading::TooLong => self.refuse(&section, "the name of a code has at most 256 bytes"),
                Heading::Other => {}
            }
            if self.open.is_empty() {
                self.groups.push((section.level, section.heading));
            } else {
                self.continue_code(section);
            }
        }
    }

    fn add_code(&mut self, name: Arc<str>, level: u8, line: u32, mut description: Description) {
        let room = description.shorten(MAX_TEXT);
        if room.is_none() {
            self.warnings.push((line, cut(&name)));
        }
        self.open.push(Open { level, at: self.codes.len(), room });
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

    /// Adds a section to the text of the innermost open code.
    fn continue_code(&mut self, section: Section) {
        let Some(open) = self.open.last_mut() else { return };
        let (Some(room), Some(code)) = (open.room, self.codes.get_mut(open.at)) else { return };
        let mut more = Description::default();
        more.append(&section.heading, section.body);
        open.room = more.shorten(room);
        if open.room.is_none() {
            self.warnings.push((section.line, cut(&code.name)));
        }
        code.description.append("", more);
    }

    fn refuse(&mut self, section: &Section, why: &str) {
        let heading = text::fit(&section.heading, HEADING_IN_WARNING);
        self.warnings.push((section.line, format!("ignoring heading `{heading}`: {why}")));
    }

    /// What was left out since this was last asked, and the lines.
    pub fn take_warnings(&mut self) -> Vec<(u32, String)> {
        mem::take(&mut self.warnings)
    }

    /// The codes whose text is complete.
    pub fn take_complete(&mut self) -> Vec<Code> {
        let end = self.open.first().map_or(self.codes.len(), |open| open.at);
        self.open.iter_mut().for_each(|open| open.at -= end);
        let rest = self.codes.split_off(end);
        mem::replace(&mut self.codes, rest)
    }

    /// The codes that are left.
    pub fn rest(self) -> Vec<Code> {
        self.codes
    }
}

fn cut(name: &str) -> String {
    format!("the text of {name} is over 1 MiB; cut here")
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
    fn warnings_are_handed_out_once() {
        let mut collector = CodeCollector::new(&Pattern::default(), 0);
        collector.add(parse("# A_A\n\n# B__B\n"));
        let refused = "ignoring heading `B__B`: it begins like a code but is none";
        assert_eq!(collector.take_warnings(), [(3, refused.to_owned())]);
        assert_eq!(collector.take_warnings(), []);
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
