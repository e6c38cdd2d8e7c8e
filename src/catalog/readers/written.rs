//! A section per code, as this program writes it: every heading of its level is a code, whatever its name looks like.

use super::super::markdown::Section;
use super::super::pattern::Pattern;
use super::found::{Found, Reader};
use super::lead::Lead;

/// The level of the headings that are codes.
const LEVEL: u8 = 2;

/// Reads such a document.
#[derive(Debug)]
pub struct WrittenReader {
    pattern: Option<Pattern>,
}

impl WrittenReader {
    /// A reader of the codes that a pattern matches, if there is one.
    pub fn new(pattern: Option<&Pattern>) -> Self {
        Self { pattern: pattern.cloned() }
    }
}

impl Reader for WrittenReader {
    fn add(&mut self, sections: Vec<Section>, found: &mut Found) {
        for section in sections {
            if section.level != LEVEL {
                found.go_on(section);
                continue;
            }
            found.close(LEVEL);
            let (name, title) = match section.heading.split_once(": ") {
                Some((name, title)) => (name, Some(title)),
                None => (&*section.heading, None),
            };
            if self.pattern.as_ref().is_none_or(|pattern| pattern.matches(name)) {
                found.open(LEVEL, section.line, None, &Lead { title, ..Lead::word(name) }, section.body);
            }
        }
    }
}
