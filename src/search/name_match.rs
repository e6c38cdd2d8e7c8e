//! The tiers of a name: how a term occurs in it, from exact to substring.

use std::ops::Range;

use super::term::{MatchMode, Term};
use super::tier::Tier;
use super::token::{Fit, Needle, Token, better};

/// A name as it is compared.
#[derive(Debug, Clone)]
pub(super) struct Name<'a> {
    /// As the document spells it.
    pub original: &'a str,
    /// Its letters, folded, without separators.
    pub key: &'a str,
    /// The bytes of the key that its words start at.
    pub word_starts: &'a [u32],
    /// The numbers of its words in the vocabulary of its segment.
    pub words: &'a [u32],
    /// See [`super::normalize::letter_mask`].
    pub mask: u64,
    /// See [`super::vocabulary::word_bit`].
    pub word_set: u64,
}

/// A place in a key where a needle was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub at: usize,
    pub length: usize,
    pub fit: Fit,
}

impl Found {
    pub(super) fn range(self) -> Range<usize> {
        self.at..self.at + self.length
    }
}

impl Name<'_> {
    pub(super) fn is_word_start(&self, at: usize) -> bool {
        self.word_starts.iter().any(|&start| start as usize == at)
    }

    pub(super) fn is_word_end(&self, at: usize) -> bool {
        at == self.key.len() || self.is_word_start(at)
    }

    /// The best place of a needle: the first whole word, else the first start of one, else the first.
    pub(super) fn find(&self, needle: &Needle) -> Option<Found> {
        if needle.mask & !self.mask != 0 {
            return None;
        }
        let found = |at, fit| Found { at, length: needle.text.len(), fit };
        let (key, letters) = (self.key.as_bytes(), needle.text.as_bytes());
        let mut prefix = None;
        for at in self.word_starts.iter().map(|&start| start as usize) {
            // Most words differ in their first letter.
            if key.get(at) == letters.first() && key.get(at..).is_some_and(|rest| rest.starts_with(letters)) {
                if self.is_word_end(at + needle.text.len()) {
                    return Some(found(at, Fit::Whole));
                }
                prefix = prefix.or(Some(found(at, Fit::Prefix)));
            }
        }
        prefix.or_else(|| needle.finder.find(key).map(|at| found(at, Fit::Inside)))
    }

    /// The places of a token: in one piece, or word by word.
    pub(super) fn find_token(&self, token: &Token) -> Option<Vec<Found>> {
        let apart = token.parts.iter().map(|part| self.find(part)).collect();
        better(self.find(&token.letters), apart, |found| found.fit)
    }

    fn fit(&self, token: &Token) -> Option<Fit> {
        if token.parts.is_empty() {
            return self.find(&token.letters).map(|found| found.fit);
        }
        self.find_token(token)?.into_iter().map(|found| found.fit).min()
    }

    /// The fit of a token, unless it occurs in the name by chance.
    pub(super) fn meant_fit(&self, token: &Token) -> Option<Fit> {
        self.fit(token).filter(|&fit| fit > Fit::Inside || !token.letters.is_short())
    }

    /// The place of a needle, unless it occurs in the name by chance.
    pub(super) fn find_meant(&self, needle: &Needle) -> Option<Found> {
        self.find(needle).filter(|found| found.fit > Fit::Inside || !needle.is_short())
    }

    /// The first letters of its words.
    pub(super) fn initials(&self) -> impl Iterator<Item = char> {
        self.word_starts.iter().filter_map(|&start| self.key.get(start as usize..)?.chars().next())
    }

    /// The tier of letters that are its initials, or the first of them.
    fn initials_tier(&self, letters: &Needle) -> Option<Tier> {
        if letters.length < 2 || letters.length > self.word_starts.len() {
            return None;
        }
        let same = self.initials().zip(letters.text.chars()).all(|(initial, letter)| initial == letter);
        match letters.length == self.word_starts.len() {
            _ if !same => None,
            true => Some(Tier::Initials),
            false => Some(Tier::InitialsPrefix),
        }
    }

    /// The tier of a term by the name as it is, from exact to substring, and the place of its words if they are
    /// together.
    pub(super) fn tier(&self, term: &Term) -> Option<(Tier, Option<usize>)> {
        if term.concatenated.mask & !self.mask != 0 {
            return None;
        }
        let at_end = || self.key.len() - term.concatenated.text.len();
        let letters = &term.concatenated;
        let starts = self.key.starts_with(&letters.text);
        let whole = starts && self.key.len() == letters.text.len();
        match term.mode {
            _ if whole => Some((Tier::Exact, Some(0))),
            MatchMode::Whole => None,
            MatchMode::Prefix => starts.then_some((Tier::Prefix, Some(0))),
            MatchMode::Suffix if !self.key.ends_with(&letters.text) => None,
            MatchMode::Suffix if self.is_word_start(at_end()) => Some((Tier::AllWords, Some(at_end()))),
            MatchMode::Suffix => Some((Tier::Substring, Some(at_end()))),
            MatchMode::Fuzzy | MatchMode::Literal if starts => Some((Tier::Prefix, Some(0))),
            MatchMode::Fuzzy | MatchMode::Literal => {
                let initials = if term.mode == MatchMode::Fuzzy { self.initials_tier(letters) } else { None };
                if initials == Some(Tier::Initials) {
                    return Some((Tier::Initials, None));
                }
                let together = self.find(letters);
                let tier = match self.fit_all(term, together) {
                    Some(Fit::Whole) => Tier::AllWords,
                    Some(Fit::Prefix) => Tier::AllWordPrefixes,
                    _ if initials.is_some() => return Some((Tier::InitialsPrefix, None)),
                    Some(Fit::Inside) if !letters.is_short() => Tier::Substring,
                    _ => return None,
                };
                Some((tier, together.map(|found| found.at)))
            }
        }
    }

    /// The fit of all tokens, together or one by one.
    fn fit_all(&self, term: &Term, together: Option<Found>) -> Option<Fit> {
        let together = together.map(|found| found.fit);
        if together == Some(Fit::Whole) || term.is_one_word() {
            return together;
        }
        let mut least = Fit::Whole;
        for token in &term.tokens {
            match self.fit(token) {
                Some(fit) => least = least.min(fit),
                None => return together,
            }
        }
        together.max(Some(least))
    }
}
