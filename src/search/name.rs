//! How a term stands in a name.

use super::query::{How, Needle, Term, Token};
use super::tier::Tier;
use super::typo;

/// A name as it is compared.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name<'a> {
    pub written: &'a str,
    /// Its letters, folded, without separators.
    pub key: &'a str,
    /// Where in the key its words start.
    pub starts: &'a [u32],
    /// The letters it has.
    pub mask: u64,
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

impl Name<'_> {
    pub(super) fn is_start(&self, at: usize) -> bool {
        self.starts.iter().any(|&start| start as usize == at)
    }

    pub(super) fn is_end(&self, at: usize) -> bool {
        at == self.key.len() || self.is_start(at)
    }

    /// The best place of a needle: the first whole word, else the first start of one, else the first.
    pub(super) fn find(&self, needle: &Needle) -> Option<Found> {
        if needle.mask & !self.mask != 0 {
            return None;
        }
        let mut best: Option<Found> = None;
        let mut from = 0;
        while let Some(at) = self.key.as_bytes().get(from..).and_then(|rest| needle.finder.find(rest)) {
            let at = from + at;
            let fit = match self.is_start(at) {
                true if self.is_end(at + needle.text.len()) => return Some(Found { at, fit: Fit::Whole }),
                true => Fit::Start,
                false => Fit::Inside,
            };
            if best.is_none_or(|best| fit > best.fit) {
                best = Some(Found { at, fit });
            }
            from = at + 1;
        }
        best
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
    fn initials(&self) -> impl Iterator<Item = char> {
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

    /// The tier a term has by the name as it stands, from exact to substring.
    pub(super) fn tier(&self, term: &Term) -> Option<Tier> {
        if term.joined.mask & !self.mask != 0 {
            return None;
        }
        let letters = &term.joined;
        let starts = self.key.starts_with(&letters.text);
        let ends = self.key.ends_with(&letters.text);
        let whole = starts && ends && self.key.len() == letters.text.len();
        match term.how {
            _ if whole => Some(Tier::Exact),
            How::Both => None,
            How::Start => starts.then_some(Tier::Prefix),
            How::End if !ends => None,
            How::End if self.is_start(self.key.len() - letters.text.len()) => Some(Tier::Words),
            How::End => Some(Tier::Substring),
            How::Any | How::Literal if starts => Some(Tier::Prefix),
            How::Any | How::Literal => {
                let initials = if term.how == How::Any { self.has_initials(letters) } else { None };
                if initials == Some(Tier::Initials) {
                    return initials;
                }
                match self.fit_all(term) {
                    Some(Fit::Whole) => Some(Tier::Words),
                    Some(Fit::Start) => Some(Tier::WordStarts),
                    _ if initials.is_some() => initials,
                    Some(Fit::Inside) if !letters.is_short() => Some(Tier::Substring),
                    _ => None,
                }
            }
        }
    }

    /// How well all tokens fit: together or one by one.
    fn fit_all(&self, term: &Term) -> Option<Fit> {
        let [token] = term.tokens.as_slice() else {
            let together = self.find(&term.joined).map(|found| found.fit);
            let apart = term
                .tokens
                .iter()
                .map(|token| self.fit(token))
                .try_fold(Fit::Whole, |least, fit| fit.map(|fit| least.min(fit)));
            return together.max(apart);
        };
        self.fit(token)
    }

    /// How a term stands in the name but for slips: how many halves of one it has, and where. An unfinished word
    /// counts half a slip.
    pub(super) fn slipped(&self, term: &Term) -> Option<(i64, Vec<Slip>)> {
        if let Some((cost, slip)) = self.slipped_word(&term.joined) {
            return Some((cost, vec![slip]));
        }
        let (mut cost, mut slips) = (0, Vec::new());
        for token in &term.tokens {
            let whole = std::slice::from_ref(&token.letters);
            let words = if token.parts.is_empty() { whole } else { &token.parts };
            for word in words {
                match self.find(word) {
                    Some(found) if found.fit > Fit::Inside || !word.is_short() => {
                        slips.push(Slip { at: found.at, length: word.text.len(), typed: word.text.clone() });
                    }
                    _ => {
                        let (more, slip) = self.slipped_word(word)?;
                        cost += more;
                        slips.push(slip);
                    }
                }
            }
        }
        (cost > 0).then_some((cost, slips))
    }

    fn slipped_word(&self, word: &Needle) -> Option<(i64, Slip)> {
        let most = typo::allowed(word.length);
        // A slip puts in one letter at most that the name lacks.
        if most == 0 || (word.mask & !self.mask).count_ones() > u32::from(most) {
            return None;
        }
        let mut best: Option<(i64, Slip)> = None;
        for &start in self.starts {
            let at = start as usize;
            let Some(rest) = self.key.get(at..) else { continue };
            let slipped = if self.key.is_ascii() && word.text.is_ascii() {
                typo::at_start(word.text.as_bytes(), rest.as_bytes(), |end| self.is_end(at + end))
            } else {
                slipped_chars(&word.text, rest, |end| self.is_end(at + end))
            };
            let Some(slipped) = slipped else { continue };
            let cost = i64::from(slipped.slips) * 2 + i64::from(!slipped.whole);
            if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                best = Some((cost, Slip { at, length: slipped.length, typed: word.text.clone() }));
            }
        }
        best
    }
}

/// A piece of a key that was meant by what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slip {
    pub at: usize,
    pub length: usize,
    pub typed: String,
}

/// As [`typo::at_start`], by characters; the length it gives is in bytes of `rest`.
fn slipped_chars(word: &str, rest: &str, is_end: impl Fn(usize) -> bool) -> Option<typo::Slipped> {
    let word: Vec<char> = word.chars().collect();
    let text: Vec<char> = rest.chars().take(word.len() + 2).collect();
    let bytes = |letters: usize| text.iter().take(letters).map(|c| c.len_utf8()).sum();
    let mut slipped = typo::at_start(&word, &text, |end| is_end(bytes(end)))?;
    slipped.length = bytes(slipped.length);
    Some(slipped)
}
