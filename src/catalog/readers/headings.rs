//! A heading per code: it is a name, or leads with one; the text below it is the code's.

use super::super::limits::MAX_NAME;
use super::super::markdown::Section;
use super::super::pattern::{Pattern, first_word};
use super::super::token::{Token, TokenSet};
use super::found::{Found, Reader};
use super::lead::{Form, Lead};
use super::outline::Outline;
use crate::text;

/// The headings of a document that are taken for codes.
#[derive(Debug, Clone, Default)]
pub struct Headings {
    /// The user's pattern, and true if a heading may have the name anywhere.
    pub pattern: Option<(Pattern, bool)>,
    /// The levels, as bits, at which single words are codes, as they stand beside names that are certain.
    pub single_words: u8,
    /// For each level the forms of other names that are codes, where the headings around say so.
    pub weak: [TokenSet; 7],
    /// True if the name of a code may be followed by its title with a blank between them.
    pub blank: bool,
}

/// A heading, as far as codes are concerned.
#[derive(Debug)]
enum Heading<'a> {
    /// A code.
    Code(Lead<'a>),
    /// None, and why, though it begins like one.
    Refused(&'static str),
    /// Any other.
    Other,
}

impl Headings {
    /// Judges a heading.
    fn judge<'a>(&self, level: u8, heading: &'a str, about_codes: bool) -> Heading<'a> {
        let lead = match &self.pattern {
            Some((pattern, anywhere)) => {
                Lead::by_pattern(pattern, heading).filter(|lead| *anywhere || lead.is_set_off())
            }
            None => Lead::of(heading).filter(|lead| self.takes(level, lead, about_codes)),
        };
        match lead {
            Some(lead) => Heading::Code(lead),
            None if self.is_too_long(heading) => Heading::Refused("the name of a code has at most 256 bytes"),
            None if self.is_near_miss(heading) => Heading::Refused("it begins like a code but is none"),
            None => Heading::Other,
        }
    }

    fn takes(&self, level: u8, lead: &Lead, about_codes: bool) -> bool {
        let Some(token) = lead.token else { return false };
        let at_level = self.weak.get(usize::from(level)).is_some_and(|forms| forms.has(token));
        let beside_certain = self.single_words & (1 << level) != 0;
        match token {
            _ if at_level && (about_codes || beside_certain) => lead.is_set_off() || token == Token::Number,
            Token::UpperSnake => lead.is_set_off(),
            Token::Lettered => lead.is_set_off() || self.blank,
            Token::Upper => lead.form == Form::Whole && beside_certain,
            _ => false,
        }
    }

    /// True if a heading would name a code if that might be longer: as far as a name may reach, it is one.
    fn is_too_long(&self, heading: &str) -> bool {
        let start = text::prefix(heading, MAX_NAME);
        heading.len() > MAX_NAME
            && match &self.pattern {
                Some((pattern, _)) => pattern.matches(start),
                None => Token::of(start.trim_end_matches('_')).is_some_and(Token::is_strong),
            }
    }

    /// True if a heading that names no code begins as if it did: its first word is upper-case and has an underscore, be it
    /// with letters that names do not have, or there is a control character in it.
    fn is_near_miss(&self, heading: &str) -> bool {
        if let Some((pattern, _)) = &self.pattern {
            return pattern.is_near_miss(heading);
        }
        let word = first_word(heading);
        let is_upper = |c: char| !c.is_lowercase() && (c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
        // A control character is shown by one of these signs; a sequence goes on in letters of any case.
        let is_sign = |c: char| matches!(c, '\u{2400}'..='\u{2421}' | '\u{fffd}');
        let start = word.split(is_sign).next().unwrap_or_default();
        let is_spoilt = start.len() < word.len();
        (is_spoilt || word.contains('_')) && start.contains(char::is_uppercase) && start.chars().all(is_upper)
    }
}

/// Reads them. A code's text runs to the next heading of its level or above; a heading below it that names no code is
/// part of its text, and one that does is a code of its own.
#[derive(Debug)]
pub struct HeadingReader {
    headings: Headings,
    /// The headings that name no code.
    outline: Outline,
}

impl HeadingReader {
    /// A reader of a document with these titles.
    pub fn new(headings: Headings, titles: &[&str]) -> Self {
        Self { headings, outline: Outline::new(titles) }
    }
}

impl Reader for HeadingReader {
    fn add(&mut self, sections: Vec<Section>, found: &mut Found) {
        // Text before any heading belongs to no code.
        for section in sections.into_iter().filter(|section| section.level > 0) {
            found.close(section.level);
            self.outline.leave(section.level);
            match self.headings.judge(section.level, &section.heading, self.outline.is_about_codes()) {
                Heading::Code(lead) => {
                    found.open(section.level, section.line, self.outline.group(), &lead, section.body);
                    found.link(&section.heading);
                    continue;
                }
                Heading::Refused(why) => found.refuse(section.line, "heading", &section.heading, why),
                Heading::Other => {}
            }
            if found.is_open() {
                found.go_on(section);
            } else {
                self.outline.enter(&section);
            }
        }
    }
}
