//! The texts of all entries in one piece of memory, and how a token stands in them.

use memchr::memrchr;

use super::field::{Field, Fields};
use super::fold::{self, Class};
use super::query::{How, Term};
use super::token::{Needle, Token};
use crate::ascii;

/// What stands before each text, and after it its field's byte. Folded text has no byte below a blank.
const MARK: u8 = 1;

/// Texts, one after the other, each behind the mark of its field.
#[derive(Debug, Default, Clone)]
pub(super) struct Texts {
    folded: Vec<u8>,
    /// Which bytes were upper case: with that, ASCII text can be written as it was.
    upper: Vec<u64>,
    /// The texts that can not, and where they start.
    written: Vec<(usize, Box<str>)>,
}

/// How a token stands in a text; more is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TextFit {
    /// Anywhere.
    Inside,
    /// As the start of a word.
    Start,
    /// As a word.
    Whole,
}

impl TextFit {
    /// How a needle has to stand in a text, to be found there.
    fn least(needle: &Needle, how: How) -> Self {
        match how {
            How::Literal if !needle.is_short() => Self::Inside,
            _ if needle.is_short() => Self::Whole,
            _ => Self::Start,
        }
    }
}

/// Where a needle stands in the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TextFound {
    pub at: usize,
    pub length: usize,
    pub fit: TextFit,
    pub field: Field,
}

impl TextFound {
    /// What it is worth among others: the document's own words before any other, then how it fits, then where.
    pub(super) fn score(self) -> i64 {
        let source = match self.field {
            Field::Description | Field::Conditions | Field::Solutions => 2,
            Field::Note => 1,
            Field::Methods | Field::ManyMethods | Field::Codes => 0,
        };
        source * 32 + self.fit as i64 * 8 + 8 - self.field as i64
    }
}

impl Texts {
    /// With room for so many bytes.
    pub(super) fn with_room(bytes: usize) -> Self {
        let upper = Vec::with_capacity(bytes.div_ceil(64));
        Self { folded: Vec::with_capacity(bytes), upper, written: Vec::new() }
    }

    /// Where the next text will start.
    pub(super) fn len(&self) -> usize {
        self.folded.len()
    }

    /// Adds a text of the entry that is being added; its fields come in their order.
    pub(super) fn push(&mut self, field: Field, text: &str) {
        self.folded.extend_from_slice(&[MARK, field.sign()]);
        let start = self.folded.len();
        if text.is_ascii() {
            self.folded.extend_from_slice(text.as_bytes());
            self.upper.resize(self.folded.len().div_ceil(64), 0);
            let upper = &mut self.upper;
            ascii::lower(&mut self.folded[start..], |at| {
                if let Some(bits) = upper.get_mut((start + at) / 64) {
                    *bits |= 1 << ((start + at) % 64);
                }
            });
            return;
        }
        self.written.push((start, text.into()));
        fold::each(text, |c, upper, _| {
            for &byte in c.encode_utf8(&mut [0; 4]).as_bytes() {
                let at = self.folded.len();
                self.folded.push(byte);
                self.upper.resize(self.folded.len().div_ceil(64), 0);
                if let Some(bits) = self.upper.get_mut(at / 64) {
                    *bits |= u64::from(upper) << (at % 64);
                }
            }
        });
    }

    /// Gives back the memory that was kept for more.
    pub(super) fn close(&mut self) {
        self.folded.shrink_to_fit();
        self.upper.shrink_to_fit();
        self.written.shrink_to_fit();
    }

    fn is_upper(&self, at: usize) -> bool {
        self.upper.get(at / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
    }

    fn class(&self, at: usize) -> Class {
        match self.folded.get(at) {
            None => Class::Separator,
            Some(_) if self.is_upper(at) => Class::Upper,
            Some(0x80..) => Class::Lower,
            Some(&byte) => Class::of_ascii(byte),
        }
    }

    /// Whether a word starts at a byte.
    fn is_start(&self, at: usize) -> bool {
        match self.class(at) {
            Class::Separator => false,
            // Only a capital has to look behind it.
            Class::Upper => fold::border(self.class(at.wrapping_sub(1)), Class::Upper, self.class(at + 1)),
            class => fold::border(self.class(at.wrapping_sub(1)), class, Class::Separator),
        }
    }

    fn is_end(&self, at: usize) -> bool {
        self.class(at) == Class::Separator || self.is_start(at)
    }

    /// The best place of a token in one entry's texts: in one piece, or word by word.
    pub(super) fn find_token(
        &self,
        entry: std::ops::Range<usize>,
        token: &Token,
        fields: Fields,
        how: How,
    ) -> Option<Vec<TextFound>> {
        let joined = self.find(entry.clone(), &token.typed, fields, how);
        if token.parts.is_empty() || how != How::Any || joined.is_some_and(|found| found.fit == TextFit::Whole) {
            return joined.map(|found| vec![found]);
        }
        let parts: Option<Vec<_>> =
            token.parts.iter().map(|part| self.find(entry.clone(), part, fields, how)).collect();
        let parts_fit = parts.as_ref().and_then(|parts| parts.iter().map(|found| found.fit).min());
        match joined {
            Some(found) if parts_fit.is_none_or(|fit| fit <= found.fit) => Some(vec![found]),
            _ => parts,
        }
    }

    /// The score of a token in one entry's texts, without its places.
    pub(super) fn score(&self, entry: std::ops::Range<usize>, token: &Token, fields: Fields, how: How) -> Option<i64> {
        if token.parts.is_empty() {
            return self.find(entry, &token.typed, fields, how).map(TextFound::score);
        }
        self.find_token(entry, token, fields, how)?.into_iter().map(TextFound::score).min()
    }

    /// The best place of a needle in one entry's texts. Texts come in the order of their fields' worth, so that
    /// nothing after a whole word is better.
    pub(super) fn find(
        &self,
        entry: std::ops::Range<usize>,
        needle: &Needle,
        fields: Fields,
        how: How,
    ) -> Option<TextFound> {
        let least = TextFit::least(needle, how);
        if needle.says_nothing() || fields == Fields::NONE {
            return None;
        }
        let texts = self.folded.get(..entry.end)?;
        let length = needle.text.len();
        let mut best: Option<TextFound> = None;
        let mut from = entry.start;
        while let Some(at) = texts.get(from..).and_then(|rest| needle.finder.find(rest)) {
            let at = from + at;
            from = at + 1;
            let fit = self.fit(at, needle);
            if fit < least || best.is_some_and(|best| fit <= best.fit) || !self.is_anchored(at, length, how) {
                continue;
            }
            let Some(field) = self.field(entry.start, at).filter(|&field| fields.has(field)) else { continue };
            let found = TextFound { at, length, fit, field };
            if best.is_none_or(|best| found.score() > best.score()) {
                best = Some(found);
            }
            if fit == TextFit::Whole {
                break;
            }
        }
        best
    }

    /// Tells each entry whose texts may have a term; `ends` are the ends of the entries' texts. All of those that
    /// have it are among them.
    pub(super) fn each_entry_with(
        &self,
        term: &Term,
        fields: Fields,
        ends: impl Iterator<Item = usize>,
        mut tell: impl FnMut(usize),
    ) {
        let (needle, is_part) = term.rarest_in_text();
        if fields == Fields::NONE || needle.says_nothing() {
            return;
        }
        // A part of a token may stand anywhere inside the token.
        let least = if is_part { TextFit::Inside } else { TextFit::least(needle, term.how) };
        let mut ends = ends.enumerate();
        let mut from = 0;
        while let Some(at) = self.folded.get(from..).and_then(|rest| needle.finder.find(rest)) {
            let at = from + at;
            from = at + 1;
            if least == TextFit::Inside || self.fit(at, needle) >= least {
                let Some((entry, end)) = ends.find(|&(_, end)| end > at) else { break };
                tell(entry);
                from = end;
            }
        }
    }

    fn fit(&self, at: usize, needle: &Needle) -> TextFit {
        if needle.stands_alone() {
            return TextFit::Whole;
        }
        match self.is_start(at) {
            true if self.is_end(at + needle.text.len()) => TextFit::Whole,
            true => TextFit::Start,
            false => TextFit::Inside,
        }
    }

    /// Whether a needle stands where an anchor wants it, at the start or the end of its text.
    fn is_anchored(&self, at: usize, length: usize, how: How) -> bool {
        let mark = |at: usize| self.folded.get(at).is_none_or(|&byte| byte < b' ');
        let (start, end) = match how {
            How::Any | How::Literal => return true,
            How::Start => (true, false),
            How::End => (false, true),
            How::Both => (true, true),
        };
        (!start || mark(at.wrapping_sub(1))) && (!end || mark(at + length))
    }

    /// The field of a byte, and so of its text: what stands before it says.
    fn field(&self, from: usize, at: usize) -> Option<Field> {
        let before = self.folded.get(from..at)?;
        let mark = memrchr(MARK, before)?;
        Field::of_sign(*before.get(mark + 1)?)
    }

    /// The text that a byte is in, as it was written, and the byte it starts at.
    pub(super) fn written(&self, at: usize) -> (usize, String) {
        let start = self.folded.get(..at).and_then(|before| memrchr(MARK, before)).map_or(0, |mark| mark + 2);
        if let Ok(found) = self.written.binary_search_by_key(&start, |&(start, _)| start) {
            return (start, self.written.get(found).map(|(_, text)| text.to_string()).unwrap_or_default());
        }
        let text = self.folded.get(start..).unwrap_or_default().iter().take_while(|&&byte| byte != MARK).enumerate();
        let cased = |(offset, &byte): (usize, &u8)| {
            char::from(if self.is_upper(start + offset) { byte.to_ascii_uppercase() } else { byte })
        };
        (start, text.map(cased).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::super::query::Query;
    use super::*;

    fn texts(all: &[(Field, &str)]) -> Texts {
        let mut texts = Texts::default();
        for &(field, text) in all {
            texts.push(field, text);
        }
        texts
    }

    fn find(texts: &Texts, word: &str) -> Option<(TextFit, Field)> {
        let query = Query::parse(word);
        let term = &query.clauses[0].any[0];
        let found = texts.find_token(0..texts.len(), &term.tokens[0], Fields::ALL, term.how)?;
        Some((found[0].fit, found[0].field))
    }

    #[test]
    fn a_word_is_found_whole_or_by_its_start() {
        let texts =
            texts(&[(Field::Description, "The license has to be upgraded."), (Field::Note, "An upgrade: a-b.")]);
        assert_eq!(find(&texts, "upgrade"), Some((TextFit::Start, Field::Description)));
        assert_eq!(find(&texts, "upgraded"), Some((TextFit::Whole, Field::Description)));
        assert_eq!(find(&texts, "grade"), None);
        assert_eq!(find(&texts, "'grade"), Some((TextFit::Inside, Field::Description)));
        assert_eq!(find(&texts, "A-B"), Some((TextFit::Whole, Field::Note)));
        assert_eq!(find(&texts, "upgradedAn"), Some((TextFit::Whole, Field::Description)));
    }

    #[test]
    fn short_words_are_found_as_words_only() {
        let texts = texts(&[(Field::Description, "an iPaper ID is invalid")]);
        assert_eq!(find(&texts, "id"), Some((TextFit::Whole, Field::Description)));
        assert_eq!(find(&texts, "in"), None);
        assert_eq!(find(&texts, "i"), None);
    }

    #[test]
    fn camel_case_parts_words_of_a_text() {
        let texts = texts(&[(Field::Methods, "Paper.DeletePaperByID")]);
        for word in ["delete", "Paper.Delete", "DeletePaper", "id", "deletepaperbyid"] {
            assert!(find(&texts, word).is_some(), "{word}");
        }
        assert_eq!(find(&texts, "elete"), None);
    }

    #[test]
    fn a_script_without_blanks_is_found_anywhere() {
        let texts = texts(&[(Field::Description, "指定された文書は存在しません。")]);
        assert_eq!(find(&texts, "存在"), Some((TextFit::Whole, Field::Description)));
        assert_eq!(find(&texts, "文"), Some((TextFit::Whole, Field::Description)));
    }

    #[test]
    fn a_text_is_given_back_as_it_was_written() {
        let texts = texts(&[(Field::Description, "One Two"), (Field::Note, "Zoë’s ＮＯＴＥ"), (Field::Methods, "A.B")]);
        assert_eq!(texts.written(4).1, "One Two");
        let at = texts.folded.iter().position(|&byte| byte == b'z').unwrap();
        assert_eq!(texts.written(at + 5), (at, "Zoë’s ＮＯＴＥ".to_owned()));
        assert_eq!(texts.written(texts.len() - 1).1, "A.B");
        assert_eq!(find(&texts, "note"), Some((TextFit::Whole, Field::Note)));
    }
}
