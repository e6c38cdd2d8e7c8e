//! Which of an entry's texts has a word, and how well.

use std::ops::Range;

use memchr::{memmem, memrchr};

use super::field::{Field, Fields};
use super::normalize;
use super::term::MatchMode;
use super::texts::{MARK, Texts};
use super::token::{Fit, Needle, Token, better};
use super::typo;
use crate::text;

/// A place in the texts where a needle was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TextFound {
    pub at: usize,
    pub length: usize,
    pub fit: Fit,
    pub field: Field,
}

impl TextFound {
    /// Its worth among others: the document's own words before any other, then how it fits, then the field.
    pub(super) fn score(self) -> i64 {
        let (source, order) = match self.field {
            Field::Aliases | Field::Title => (2, 0),
            Field::Description => (2, 1),
            Field::Conditions => (2, 2),
            Field::Solutions => (2, 3),
            Field::Note => (1, 4),
            Field::Keywords => (1, 5),
            Field::Handling => (1, 6),
            Field::Methods => (0, 5),
            Field::ManyMethods => (0, 6),
            Field::Codes => (0, 7),
        };
        source * 32 + self.fit as i64 * 8 + 8 - order
    }
}

/// The least fit with which a needle counts as found in a text.
fn least_fit(needle: &Needle, mode: MatchMode) -> Fit {
    match mode {
        MatchMode::Literal if !needle.is_short() => Fit::Inside,
        _ if needle.is_short() => Fit::Whole,
        _ => Fit::Prefix,
    }
}

impl Texts {
    /// The best places of a token in one entry's texts: in one piece, or word by word.
    pub(super) fn find_token(
        &self,
        entry: &Range<usize>,
        token: &Token,
        fields: Fields,
        mode: MatchMode,
    ) -> Option<Vec<TextFound>> {
        let typed = self.find(entry, &token.typed, fields, mode);
        if mode != MatchMode::Fuzzy {
            return typed.map(|found| vec![found]);
        }
        let apart = token.parts.iter().map(|part| self.find(entry, part, fields, mode)).collect();
        better(typed, apart, |found| found.fit)
    }

    /// The score of a token in one entry's texts.
    pub(super) fn score(&self, entry: &Range<usize>, token: &Token, fields: Fields, mode: MatchMode) -> Option<i64> {
        self.find_token(entry, token, fields, mode)?.into_iter().map(TextFound::score).min()
    }

    /// The best place of a needle in one entry's texts. Texts come in the order of their fields' worth, so that
    /// nothing after a whole word is better.
    fn find(&self, entry: &Range<usize>, needle: &Needle, fields: Fields, mode: MatchMode) -> Option<TextFound> {
        if needle.is_too_short_for_text() || fields == Fields::NONE {
            return None;
        }
        let least = least_fit(needle, mode);
        let texts = self.folded.get(..entry.end)?;
        let length = needle.text.len();
        let mut best: Option<TextFound> = None;
        let mut from = entry.start;
        while let Some(at) = texts.get(from..).and_then(|rest| needle.finder.find(rest)) {
            let at = from + at;
            from = at + 1;
            let fit = self.fit(at, needle);
            if fit < least || best.is_some_and(|best| fit <= best.fit) || !self.is_anchored(at, length, mode) {
                continue;
            }
            let Some(field) = self.field(entry.start, at).filter(|&field| fields.has(field)) else { continue };
            let found = TextFound { at, length, fit, field };
            if best.is_none_or(|best| found.score() > best.score()) {
                best = Some(found);
            }
            if fit == Fit::Whole {
                break;
            }
        }
        best
    }

    /// Returns false if no text has a token. A prefilter.
    pub(super) fn may_have(&self, token: &Token) -> bool {
        let has = |needle: &Needle| needle.finder.find(&self.folded).is_some();
        has(&token.typed) || (!token.parts.is_empty() && token.parts.iter().all(has))
    }

    /// All places of a needle in all texts, whatever their field.
    pub(super) fn find_all(&self, needle: &Needle, mode: MatchMode) -> impl Iterator<Item = Range<usize>> {
        let (least, length) = (least_fit(needle, mode), needle.text.len());
        let places = needle.finder.find_iter(&self.folded);
        let places = places.filter(move |&at| self.fit(at, needle) >= least && self.is_anchored(at, length, mode));
        places.map(move |at| at..at + length)
    }

    /// The keyword of an entry that a needle is but for typos, and its cost: the words of a developer are worth a typo,
    /// and they are few.
    pub(super) fn find_mistyped(&self, entry: &Range<usize>, needle: &Needle) -> Option<(u8, TextFound)> {
        if !self.has_keywords {
            return None;
        }
        let text = self.folded.get(entry.clone())?;
        let start = memmem::find(text, &[MARK, Field::Keywords.tag()])? + 2;
        let text = str::from_utf8(text.get(start..)?).ok()?;
        let text = text.split(char::from(MARK)).next()?;
        let words = text.split(normalize::is_separator).filter(|word| !word.is_empty());
        let found =
            words.filter(|word| !typo::lacks_too_much(needle, normalize::letter_mask(word))).filter_map(|word| {
                let found = typo::find_at_start(&needle.text, word, |end| end == word.len())?;
                let at = entry.start + start + text::offset_in(word, text)?;
                let fit = if found.whole { Fit::Whole } else { Fit::Prefix };
                Some((found.cost(), TextFound { at, length: found.length, fit, field: Field::Keywords }))
            });
        found.min_by_key(|(cost, _)| *cost)
    }

    fn fit(&self, at: usize, needle: &Needle) -> Fit {
        if needle.has_no_word_boundaries() {
            return Fit::Whole;
        }
        match self.is_word_start(at) {
            true if self.is_word_end(at + needle.text.len()) => Fit::Whole,
            true => Fit::Prefix,
            false => Fit::Inside,
        }
    }

    /// Checks that a needle is where an anchor wants it, at the start or the end of its text.
    fn is_anchored(&self, at: usize, length: usize, mode: MatchMode) -> bool {
        let is_edge = |at: usize| self.folded.get(at).is_none_or(|&byte| byte < b' ');
        let (start, end) = match mode {
            MatchMode::Fuzzy | MatchMode::Literal => return true,
            MatchMode::Prefix => (true, false),
            MatchMode::Suffix => (false, true),
            MatchMode::Whole => (true, true),
        };
        (!start || is_edge(at.wrapping_sub(1))) && (!end || is_edge(at + length))
    }

    /// True if a text is the title of an entry.
    pub(super) fn has_title(&self, entry: &Range<usize>, title: &str) -> bool {
        let start: Vec<u8> =
            [MARK, Field::Title.tag()].into_iter().chain(normalize::text(title).into_bytes()).collect();
        self.folded.get(entry.clone()).is_some_and(|texts| memmem::find(texts, &start).is_some())
    }

    /// The field of the text that a byte is in.
    pub(super) fn field(&self, from: usize, at: usize) -> Option<Field> {
        let before = self.folded.get(from..at)?;
        let mark = memrchr(MARK, before)?;
        Field::of_tag(*before.get(mark + 1)?)
    }
}
