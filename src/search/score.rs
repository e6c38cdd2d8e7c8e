//! The score of a term in a name: what orders the hits of one tier.

use super::matcher::{Matcher, spell};
use super::name::Name;
use super::query::{How, Needle, Term};
use super::tier::Tier;

/// What is added to the score of words that stand together and in order.
const TOGETHER: i64 = 20;

/// Words that start more than this many bytes into a piece do not bear on its score.
const SHAPE_BITS: usize = 60;

/// What stands before a piece: nothing, a separator, a letter. No query has this letter: it is dropped in folding.
const BEFORE: [&str; 3] = ["", "\u{fffd}_", "\u{fffd}"];

/// Scores terms in names, one per thread and query. What the matcher says of a piece of a name depends on little of
/// the name, so that few of a big catalog's pieces have to be scored.
pub(super) struct Scorer {
    pub matcher: Matcher,
    /// A needle's address in the query, the shape of a piece, and its score.
    known: Vec<((usize, u64), i64)>,
}

impl Scorer {
    pub(super) fn new() -> Self {
        Self { matcher: Matcher::new(), known: Vec::new() }
    }

    /// The score of a term that has a tier by its name: of its words together, or of each.
    pub(super) fn score(&mut self, name: &Name<'_>, term: &Term, tier: Tier) -> i64 {
        let base = term.number << 16;
        if matches!(tier, Tier::Initials | Tier::InitialsPrefix) {
            return 0;
        }
        let anchored = match term.how {
            _ if matches!(tier, Tier::Exact | Tier::Prefix) => Some(0),
            How::End => Some(name.key.len() - term.joined.text.len()),
            _ => None,
        };
        let together = anchored.or_else(|| name.find(&term.joined).map(|found| found.at));
        let together = together.map(|at| self.piece(name, &term.joined, at, base) + TOGETHER);
        if term.tokens.len() == 1 && term.tokens.iter().all(|token| token.parts.is_empty()) {
            return together.unwrap_or(0);
        }
        let mut apart = 0;
        let mut number = base;
        for token in &term.tokens {
            for needle in std::iter::once(&token.letters).filter(|_| token.parts.is_empty()).chain(&token.parts) {
                number += 1;
                match name.find(needle) {
                    Some(found) => apart += self.piece(name, needle, found.at, number),
                    None => return together.unwrap_or(0),
                }
            }
        }
        apart.max(together.unwrap_or(0))
    }

    fn piece(&mut self, name: &Name<'_>, needle: &Needle, at: usize, number: usize) -> i64 {
        let length = needle.text.len();
        let before: u64 = match at {
            0 => 0,
            _ if name.is_start(at) => 1,
            _ => 2,
        };
        let inner = |start: u32| (start as usize).checked_sub(at).filter(|&inner| inner > 0 && inner < length);
        let inner: Vec<u32> = name
            .starts
            .iter()
            .filter_map(|&start| inner(start))
            .filter(|&at| at < SHAPE_BITS)
            .map(|at| at as u32)
            .collect();
        let shape = inner.iter().fold(before, |shape, &at| shape | 1 << (at + 2));
        if let Some((_, score)) = self.known.iter().find(|(known, _)| *known == (number, shape)) {
            return *score;
        }
        let starts: Vec<u32> = std::iter::once(0).chain(inner).collect();
        let mut piece = String::new();
        spell(&needle.text, &starts, &mut piece);
        piece.insert_str(0, BEFORE[before as usize]);
        let score = self.matcher.score(&piece, &needle.text);
        self.known.push(((number, shape), score));
        score
    }
}
