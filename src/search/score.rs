//! The score of a term in a name: what orders the hits of one tier.

use super::matcher::{Matcher, spell};
use super::name::Name;
use super::query::Term;
use super::slip::Slips;
use super::token::Needle;

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
    /// A needle's number, the shape of a piece, and its score.
    known: Vec<((usize, u64), i64)>,
    pub slips: Slips,
}

impl Scorer {
    pub(super) fn new() -> Self {
        Self { matcher: Matcher::new(), known: Vec::new(), slips: Slips::default() }
    }

    /// The score of a term by a name: of its words together, if they stand together at a place, or of each.
    pub(super) fn score(&mut self, name: &Name<'_>, term: &Term, together: Option<usize>) -> i64 {
        let together = together.map(|at| self.piece(name, &term.joined, at) + TOGETHER);
        if term.is_one_word() {
            return together.unwrap_or(0);
        }
        let mut apart = 0;
        for needle in term.words() {
            match name.find(needle) {
                Some(found) => apart += self.piece(name, needle, found.at),
                None => return together.unwrap_or(0),
            }
        }
        apart.max(together.unwrap_or(0))
    }

    fn piece(&mut self, name: &Name<'_>, needle: &Needle, at: usize) -> i64 {
        let length = needle.text.len();
        let before: u64 = match at {
            0 => 0,
            _ if name.is_start(at) => 1,
            _ => 2,
        };
        let inner = name.starts.iter().filter_map(|&start| (start as usize).checked_sub(at));
        let inner = inner.filter(|&inner| inner > 0 && inner < length.min(SHAPE_BITS));
        let shape = inner.clone().fold(before, |shape, inner| shape | 1 << (inner + 2));
        if let Some((_, score)) = self.known.iter().find(|(known, _)| *known == (needle.number, shape)) {
            return *score;
        }
        let starts: Vec<u32> = std::iter::once(0).chain(inner).map(|inner| inner as u32).collect();
        let mut piece = String::new();
        spell(&needle.text, &starts, 0..length, &mut piece);
        piece.insert_str(0, BEFORE.get(before as usize).copied().unwrap_or_default());
        let score = self.matcher.score(&piece, &needle.text);
        self.known.push(((needle.number, shape), score));
        score
    }
}
