//! A reader, and the codes that it finds, within the limit of their texts.

use std::mem;
use std::sync::Arc;

use super::super::description::Description;
use super::super::fields;
use super::super::limits::{MAX_QUOTED, MAX_TEXT};
use super::super::markdown::Section;
use super::super::model::Code;
use super::super::size;
use super::lead::Lead;
use crate::text;

/// A way to read the codes of a document.
pub trait Reader {
    /// Takes the next sections, and adds their codes.
    fn add(&mut self, sections: Vec<Section>, found: &mut Found);
}

/// The codes of a document, as they are found.
#[derive(Debug, Default)]
pub struct Found {
    document: u32,
    /// The address of the document.
    page: Option<String>,
    /// The number of codes that were taken out, and those that were not.
    taken: usize,
    codes: Vec<Code>,
    /// Codes whose text goes on, outermost first.
    open: Vec<Open>,
    /// The lines of things left out, and the reasons.
    warnings: Vec<(u32, String)>,
}

/// A code whose text goes on.
#[derive(Debug)]
struct Open {
    /// The level of its heading; the highest where it has none.
    level: u8,
    /// Its number among the codes.
    at: usize,
    /// The bytes that its text may still grow by; none once it was cut.
    room: Option<usize>,
}

impl Found {
    /// The codes of the document of this number and address.
    pub fn new(document: u32, page: Option<String>) -> Self {
        Self { document, page, ..Self::default() }
    }

    /// Adds a code whose text goes on until its level is closed. Its title is that of its lead, else that of its text.
    pub fn open(&mut self, level: u8, line: u32, group: Option<Arc<str>>, lead: &Lead, mut description: Description) {
        description.title = lead.title.map(Box::from).or(description.title);
        let room = description.shorten(MAX_TEXT);
        if room.is_none() {
            self.warn(line, size::cut_warning(lead.name));
        }
        self.open.push(Open { level, at: self.taken + self.codes.len(), room });
        self.codes.push(Code {
            name: lead.name.into(),
            aliases: lead.aliases.iter().map(|&alias| alias.into()).collect(),
            in_reference: true,
            group,
            description,
            document: self.document,
            line,
            ..Code::default()
        });
    }

    /// Gives the code that was opened last the address of its heading.
    pub fn link(&mut self, heading: &str) {
        if let (Some(code), Some(page)) = (self.codes.last_mut(), &self.page) {
            code.url = Some(format!("{page}#{}", anchor(heading)).into());
        }
    }

    /// Adds a code whose text is complete.
    pub fn add(&mut self, line: u32, group: Option<Arc<str>>, lead: &Lead, description: Description) {
        self.open(u8::MAX, line, group, lead, description);
        self.close(u8::MAX);
    }

    /// Ends the texts of the codes of this level and those below it.
    pub fn close(&mut self, level: u8) {
        while let Some(open) = self.open.pop_if(|open| open.level >= level) {
            if let Some(code) = self.codes.get_mut(open.at - self.taken) {
                fields::sort(&mut code.description);
            }
        }
    }

    /// True if there is a code whose text goes on.
    pub fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Adds a section to the text of the innermost open code.
    pub fn go_on(&mut self, section: Section) {
        let Some(open) = self.open.last_mut() else { return };
        let (Some(room), Some(code)) = (open.room, self.codes.get_mut(open.at - self.taken)) else { return };
        let mut more = Description::default();
        more.append(&section.heading, section.body);
        open.room = more.shorten(room);
        let is_cut = open.room.is_none().then(|| size::cut_warning(&code.name));
        code.description.append("", more);
        if let Some(message) = is_cut {
            self.warn(section.line, message);
        }
    }

    /// Reports what was left out.
    pub fn warn(&mut self, line: u32, message: String) {
        self.warnings.push((line, message));
    }

    /// Reports a heading, a row or an item that was left out, and why.
    pub fn refuse(&mut self, line: u32, what: &str, text: &str, why: &str) {
        let text = text::fit(text, MAX_QUOTED);
        self.warn(line, format!("ignoring {what} `{text}`: {why}"));
    }

    /// The lines of things left out since this was last asked, and the reasons.
    pub fn take_warnings(&mut self) -> Vec<(u32, String)> {
        mem::take(&mut self.warnings)
    }

    /// The codes whose text is complete.
    pub fn take_complete(&mut self) -> Vec<Code> {
        let end = self.open.first().map_or(self.codes.len(), |open| open.at - self.taken);
        self.taken += end;
        let rest = self.codes.split_off(end);
        mem::replace(&mut self.codes, rest)
    }

    /// The codes that are left.
    pub fn rest(mut self) -> Vec<Code> {
        self.close(0);
        self.codes
    }
}

/// The anchor of a heading, as most sites make it: small letters, digits, `_` and `-`, which stands for blanks.
fn anchor(heading: &str) -> String {
    let letter = |c: char| if c.is_whitespace() { '-' } else { c };
    let is_kept = |c: &char| c.is_alphanumeric() || matches!(c, '_' | '-');
    heading.to_lowercase().chars().map(letter).filter(is_kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_has_an_anchor() {
        for (heading, expected) in [
            ("PAPER_DOES_NOT_EXIST", "paper_does_not_exist"),
            ("MD001 - Heading levels", "md001---heading-levels"),
            ("404: Not Found", "404-not-found"),
            ("TIMED_OUT (28)", "timed_out-28"),
        ] {
            assert_eq!(anchor(heading), expected, "{heading}");
        }
    }
}
