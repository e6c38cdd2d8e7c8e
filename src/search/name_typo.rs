//! A term in a name but for typos.

use std::ops::Range;

use super::name_match::Name;
use super::normalize;
use super::segment::Segment;
use super::term::Term;
use super::token::Needle;
use super::typo::{self, TypoMatch, WordTypo};
use super::typo_cache::TypoCache;

/// The cost of the typos of a term in a name: two for each, one for a word that is not finished. `None` if the name
/// does not have the term, or has it without a typo.
pub(super) fn cost<'s>(name: &Name<'_>, term: &Term, segment: &'s Segment, cache: &mut TypoCache<'s>) -> Option<i64> {
    if let Some((cost, _)) = best_start(name, &term.concatenated, segment, cache) {
        return Some(i64::from(cost));
    }
    if term.is_one_word() {
        return None;
    }
    let mut all = 0;
    for word in term.words() {
        if name.find_meant(word).is_none() {
            all += i64::from(best_start(name, word, segment, cache)?.0);
        }
    }
    (all > 0).then_some(all)
}

/// The parts of a name's key that a term was meant to be, each with what was typed for it.
pub(super) fn meant<'t, 's>(
    name: &Name<'_>,
    term: &'t Term,
    segment: &'s Segment,
    cache: &mut TypoCache<'s>,
) -> Vec<(Range<usize>, &'t str)> {
    let mut mistyped = |needle: &'t Needle| {
        let (_, start) = best_start(name, needle, segment, cache)?;
        let (at, found) = (*name.word_starts.get(start)? as usize, find_at(name, needle, start)?);
        Some((at..at + found.length, needle.text.as_str()))
    };
    if let Some(meant) = mistyped(&term.concatenated) {
        return vec![meant];
    }
    let words = term.words().map(|word| match name.find_meant(word) {
        Some(found) => Some((found.range(), word.text.as_str())),
        None => mistyped(word),
    });
    words.collect::<Option<_>>().unwrap_or_default()
}

/// The least cost of a needle in a name, and the word of the name where it starts.
fn best_start<'s>(
    name: &Name<'_>,
    needle: &Needle,
    segment: &'s Segment,
    cache: &mut TypoCache<'s>,
) -> Option<(u8, usize)> {
    let row = cache.row(needle, segment);
    if row.has_none_of(name.word_set) || typo::lacks_too_much(needle, name.mask) {
        return None;
    }
    let mut best: Option<(u8, usize)> = None;
    for (start, &number) in name.words.iter().enumerate() {
        let cost = match row.get(number)? {
            WordTypo { continues: true, .. } if start + 1 < name.words.len() => {
                find_at(name, needle, start).map(TypoMatch::cost)
            }
            WordTypo { cost, .. } => cost,
        };
        if let Some(cost) = cost
            && best.is_none_or(|(lowest, _)| cost < lowest)
        {
            best = Some((cost, start));
        }
    }
    best
}

/// A needle in a name from one of its words on.
fn find_at(name: &Name<'_>, needle: &Needle, start: usize) -> Option<TypoMatch> {
    let at = *name.word_starts.get(start)? as usize;
    let rest = name.key.get(at..)?;
    if typo::lacks_too_much(needle, normalize::letter_mask(rest)) {
        return None;
    }
    typo::find_at_start(&needle.text, rest, |end| name.is_word_end(at + end))
}
