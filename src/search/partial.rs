//! The entries that have some of a query's words, where none has all: those whose words tell most come first.

use std::sync::Arc;

use super::parallel;
use super::query::Query;
use super::rank::Ranker;
use super::segment::Segment;
use super::words::{self, Evidence, Word};

/// The worth of a word by its evidence.
const WORTH: [(Evidence, f64); 3] = [(Evidence::Name, 1.0), (Evidence::Text, 0.8), (Evidence::Weak, 0.5)];

/// The least part of the best entry's score that another must have to be listed.
const FLOOR: f64 = 0.25;

/// A word that so few entries have tells them apart, however small the catalog.
const FEW: usize = 3;

/// The answer with some of the words.
#[derive(Debug, Default)]
pub(super) struct SomeWords {
    /// The entries, the best first.
    pub rows: Vec<u32>,
    /// The words that no entry has, as typed.
    pub missing: Vec<String>,
}

/// The words that one entry has, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Match {
    entry: u32,
    length: u16,
    /// By evidence, in the order of [`WORTH`].
    words: [u64; 3],
}

impl Match {
    fn has(&self, word: usize) -> bool {
        self.words.iter().any(|words| words >> word & 1 == 1)
    }

    fn score(&self, weights: &[f64]) -> f64 {
        let evidence = self.words.iter().zip(WORTH);
        let score = |(words, (_, worth)): (&u64, (_, f64))| {
            let found = weights.iter().enumerate().filter(|(word, _)| words >> word & 1 == 1);
            worth * found.map(|(_, weight)| weight).sum::<f64>()
        };
        evidence.map(score).sum()
    }
}

/// Finds the entries that have some of the plain words; everything else that the query asks for must hold. `None` if it
/// was cancelled.
pub(super) fn find(
    query: &Query,
    (segments, firsts): (&[Arc<Segment>], &[u32]),
    is_listed: impl Fn(u32) -> bool + Sync,
    cancelled: impl Fn() -> bool + Sync,
) -> Option<SomeWords> {
    let words = words::telling_words(query);
    let is_whole_query = |word: &Word| query.plain().is_some_and(|plain| plain.is_same_word(&word.term));
    if words.is_empty() || (words.len() == 1 && words.iter().all(is_whole_query)) {
        return Some(SomeWords::default());
    }
    let others = query.without_plain();
    let matches = parallel::collect(
        (segments, firsts),
        cancelled,
        || Ranker::new(&others),
        |ranker, segment, first, matches| push_matches(&words, (segment, first), &is_listed, ranker, matches),
    )?;
    let counts: Vec<usize> =
        (0..words.len()).map(|word| matches.iter().filter(|found| found.has(word)).count()).collect();
    let missing = words.iter().zip(&counts).filter(|&(_, &count)| count == 0).map(|(word, _)| word.typed.clone());
    Some(SomeWords { missing: missing.collect(), rows: ranked(&matches, &counts) })
}

/// Adds the entries of one segment that the query may mean, with the words that they have, even if that is none.
fn push_matches<'s>(
    words: &[Word],
    (segment, first): (&'s Segment, u32),
    is_listed: &impl Fn(u32) -> bool,
    ranker: &mut Ranker<'_, 's>,
    matches: &mut Vec<Match>,
) {
    let words: Vec<_> = words.iter().map(|word| (word, word.may_be_in_texts(segment))).collect();
    for (entry, number) in segment.entries().zip(first..) {
        if !is_listed(number) || ranker.rank(segment, &entry).is_none() {
            continue;
        }
        let mut found = [0; 3];
        for (at, &(word, in_texts)) in words.iter().enumerate() {
            let evidence = word.evidence_if(in_texts, segment, &entry, ranker);
            if let Some(kind) = WORTH.iter().position(|&(kind, _)| evidence == Some(kind)) {
                found[kind] |= 1 << at;
            }
        }
        let length = u16::try_from(entry.name.original.len()).unwrap_or(u16::MAX);
        matches.push(Match { entry: number, length, words: found });
    }
}

/// The entries whose words tell enough, the best first. `counts` are the numbers of entries that have each word.
fn ranked(matches: &[Match], counts: &[usize]) -> Vec<u32> {
    let total = matches.len();
    let weights: Vec<f64> = counts.iter().map(|&count| weight(count, total)).collect();
    let tells: u64 = counts
        .iter()
        .enumerate()
        .filter(|&(_, &count)| count <= FEW || 2 * count <= total)
        .fold(0, |tells, (word, _)| tells | 1 << word);
    let told = matches.iter().filter(|found| found.words.iter().any(|words| words & tells != 0));
    let mut scored: Vec<(f64, &Match)> = told.map(|found| (found.score(&weights), found)).collect();
    let best = scored.iter().map(|(score, _)| *score).fold(0.0, f64::max);
    scored.retain(|(score, _)| *score >= best * FLOOR);
    scored.sort_by(|(score, found), (other_score, other)| {
        other_score.total_cmp(score).then((found.length, found.entry).cmp(&(other.length, other.entry)))
    });
    scored.into_iter().map(|(_, found)| found.entry).collect()
}

/// The weight of a word that `count` of `total` entries have: the rarer, the more it tells. A square root where the field
/// takes a logarithm, for which a library would be loaded.
fn weight(count: usize, total: usize) -> f64 {
    let float = |number| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    let (count, total) = (float(count), float(total));
    (total / count.max(1.0)).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rare_word_weighs_more_and_any_word_something() {
        let weights: Vec<f64> = (1..=20).map(|count| weight(count, 20)).collect();
        assert!(weights.is_sorted_by(|rare, common| rare > common) && weights[19] > 0.0);
    }

    #[test]
    fn a_word_that_most_entries_have_lists_none_alone() {
        let found = |entry, words| Match { entry, length: 5, words: [words, 0, 0] };
        let matches: Vec<Match> = (0..10).map(|entry| found(entry, if entry == 7 { 0b11 } else { 0b01 })).collect();
        assert_eq!(ranked(&matches, &[10, 1]), [7]);
        assert_eq!(ranked(&matches[..7], &[7, 0]), [0_u32; 0]);
    }
}
