//! How a term stands in a name.

use super::known::{self, Known, Standing};
use super::query::{How, Term};
use super::tier::Tier;
use super::token::{Needle, Token};

/// A name as it is compared.
#[derive(Debug, Clone)]
pub(super) struct Name<'a> {
    pub written: &'a str,
    /// Its letters, folded, without separators.
    pub key: &'a str,
    /// Where in the key its words start.
    pub starts: &'a [u32],
    /// The numbers of its words in its segment.
    pub words: &'a [u32],
    /// The letters it has.
    pub mask: u64,
    /// What is known of the words.
    pub known: &'a Known,
}

/// How a needle stands in a key; more is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Anywhere.
    Inside,
    /// At the start of a word.
    Start,
    /// From the start of a word to the end of one.
    Whole,
}

/// Where a needle stands in a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub at: usize,
    pub fit: Fit,
}

impl<'a> Name<'a> {
    pub(super) fn is_start(&self, at: usize) -> bool {
        self.starts.iter().any(|&start| start as usize == at)
    }

    pub(super) fn is_end(&self, at: usize) -> bool {
        at == self.key.len() || self.is_start(at)
    }

    /// One of its words.
    pub(super) fn word(&self, at: usize) -> &'a str {
        let end = self.starts.get(at + 1).map_or(self.key.len(), |&end| end as usize);
        self.starts.get(at).and_then(|&start| self.key.get(start as usize..end)).unwrap_or_default()
    }

    /// The best place of a needle: the first whole word, else the first start of one, else the first.
    pub(super) fn find(&self, needle: &Needle) -> Option<Found> {
        if needle.mask & !self.mask != 0 {
            return None;
        }
        let mut first = None;
        let mut all = Standing::default();
        let known = self.known.standings(needle);
        for (number, (&start, &word)) in self.starts.iter().zip(self.words).enumerate() {
            let at = start as usize;
            let standing = match known.get(word as usize) {
                Some(&standing) => standing,
                None => known::standing(&needle.text, self.word(number)),
            };
            all.0 |= standing.0;
            if standing.has(Standing::WHOLE) {
                return Some(Found { at, fit: Fit::Whole });
            }
            let goes_on = || {
                standing.has(Standing::LEADS) && self.key.get(at..).is_some_and(|rest| rest.starts_with(&needle.text))
            };
            if standing.has(Standing::START) {
                first = first.or(Some(at));
            } else if goes_on() {
                if self.is_end(at + needle.text.len()) {
                    return Some(Found { at, fit: Fit::Whole });
                }
                first = first.or(Some(at));
            }
        }
        match first {
            Some(at) => Some(Found { at, fit: Fit::Start }),
            None if all.may_stand() => needle.finder.find(self.key.as_bytes()).map(|at| Found { at, fit: Fit::Inside }),
            None => None,
        }
    }

    /// The places of a token: in one piece, or word by word, whichever fits better.
    pub(super) fn find_token(&self, token: &Token) -> Option<(Fit, Vec<(Found, usize)>)> {
        let joined = self.find(&token.letters);
        let parts: Option<Vec<_>> =
            token.parts.iter().map(|part| Some((self.find(part)?, part.text.len()))).collect::<Option<_>>();
        let parts_fit = parts.as_ref().and_then(|parts| parts.iter().map(|(found, _)| found.fit).min());
        match joined {
            Some(found) if parts_fit.is_none_or(|fit| fit <= found.fit) => {
                Some((found.fit, vec![(found, token.letters.text.len())]))
            }
            _ => Some((parts_fit?, parts?)),
        }
    }

    /// How well a token fits, without its places.
    pub(super) fn fit(&self, token: &Token) -> Option<Fit> {
        let joined = self.find(&token.letters).map(|found| found.fit);
        if joined == Some(Fit::Whole) || token.parts.is_empty() {
            return joined;
        }
        let mut least = Fit::Whole;
        for part in &token.parts {
            match self.find(part) {
                Some(found) => least = least.min(found.fit),
                None => return joined,
            }
        }
        joined.max(Some(least))
    }

    /// The first letters of its words.
    pub(super) fn initials(&self) -> impl Iterator<Item = char> {
        self.starts.iter().filter_map(|&start| self.key.get(start as usize..)?.chars().next())
    }

    /// Whether letters are its initials, or the first of them.
    fn has_initials(&self, letters: &Needle) -> Option<Tier> {
        if letters.length < 2 || letters.length > self.starts.len() {
            return None;
        }
        let same = self.initials().zip(letters.text.chars()).all(|(initial, letter)| initial == letter);
        match letters.length == self.starts.len() {
            _ if !same => None,
            true => Some(Tier::Initials),
            false => Some(Tier::InitialsPrefix),
        }
    }

    /// The tier a term has by the name as it stands, from exact to substring, and where its words stand if they stand
    /// together.
    pub(super) fn tier(&self, term: &Term) -> Option<(Tier, Option<usize>)> {
        if term.joined.mask & !self.mask != 0 {
            return None;
        }
        let at_end = || self.key.len() - term.joined.text.len();
        let letters = &term.joined;
        let starts = self.key.starts_with(&letters.text);
        let whole = starts && self.key.len() == letters.text.len();
        match term.how {
            _ if whole => Some((Tier::Exact, Some(0))),
            How::Both => None,
            How::Start => starts.then_some((Tier::Prefix, Some(0))),
            How::End if !self.key.ends_with(&letters.text) => None,
            How::End if self.is_start(at_end()) => Some((Tier::AllWords, Some(at_end()))),
            How::End => Some((Tier::Substring, Some(at_end()))),
            How::Any | How::Literal if starts => Some((Tier::Prefix, Some(0))),
            How::Any | How::Literal => {
                let initials = if term.how == How::Any { self.has_initials(letters) } else { None };
                if initials == Some(Tier::Initials) {
                    return Some((Tier::Initials, None));
                }
                let together = self.find(letters);
                let tier = match self.fit_all(term, together) {
                    Some(Fit::Whole) => Tier::AllWords,
                    Some(Fit::Start) => Tier::AllWordPrefixes,
                    _ if initials.is_some() => return Some((Tier::InitialsPrefix, None)),
                    Some(Fit::Inside) if !letters.is_short() => Tier::Substring,
                    _ => return None,
                };
                Some((tier, together.map(|found| found.at)))
            }
        }
    }

    /// How well all tokens fit, together or one by one.
    fn fit_all(&self, term: &Term, together: Option<Found>) -> Option<Fit> {
        let together = together.map(|found| found.fit);
        if together == Some(Fit::Whole) {
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
