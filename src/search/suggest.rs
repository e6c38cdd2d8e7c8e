//! The names most like a query that found nothing.

use super::query;
use super::segment::{Entry, Segment};

/// The least part of the letters that must be alike for a name to be suggested.
const FLOOR: f64 = 0.5;

/// The most names that are suggested.
const MAX_SUGGESTIONS: usize = 3;

/// The longest name and text that are compared, in bytes: that takes the product of their lengths.
const MAX_LENGTH: usize = 256;

/// The names that are compared letter by letter; the others have fewer pairs of letters in common.
const CANDIDATES: usize = 64;

/// The entries with a name most like a text, the most alike first.
pub(super) fn suggest<'a>(text: &str, entries: impl Iterator<Item = (u32, (&'a Segment, Entry<'a>))>) -> Vec<u32> {
    let wanted = query::letters(text);
    if wanted.is_empty() || wanted.len() > MAX_LENGTH {
        return Vec::new();
    }
    let pairs = LetterPairs::of(&wanted);
    let mut candidates: Vec<(f64, u32, &str)> = Vec::new();
    for (number, (segment, entry)) in entries {
        let keys = std::iter::once(entry.name.key).chain(segment.aliases(&entry).map(|alias| alias.key));
        let keys = keys.filter(|key| key.len() <= MAX_LENGTH);
        candidates.extend(keys.map(|key| (pairs.shared_with(key), number, key)));
    }
    best_first(&mut candidates);
    candidates.truncate(CANDIDATES);

    candidates.retain_mut(|(likeness, _, key)| {
        // A name with words too many or in another order is near by its pairs of letters, a misspelled one by edits.
        let edits = strsim::normalized_damerau_levenshtein(&wanted, key);
        *likeness = edits.max(strsim::sorensen_dice(&wanted, key));
        likeness.max(common_letters(&wanted, key)) >= FLOOR
    });
    best_first(&mut candidates);
    let mut suggested = Vec::new();
    for (_, number, _) in candidates {
        if suggested.len() < MAX_SUGGESTIONS && !suggested.contains(&number) {
            suggested.push(number);
        }
    }
    suggested
}

fn best_first(candidates: &mut [(f64, u32, &str)]) {
    candidates.sort_by(|(likeness, number, _), (other, other_number, _)| {
        other.total_cmp(likeness).then(number.cmp(other_number))
    });
}

/// The part of the letters of two texts that occur in both in the same order, from 0 to 1: twice the length of their
/// longest common subsequence, by their length together.
fn common_letters(one: &str, other: &str) -> f64 {
    let other: Vec<char> = other.chars().collect();
    let mut lengths = vec![0_u32; other.len() + 1];
    let mut total = other.len();
    for letter in one.chars() {
        total += 1;
        let mut diagonal = 0;
        for (at, &other) in other.iter().enumerate() {
            let above = lengths[at + 1];
            lengths[at + 1] = if letter == other { diagonal + 1 } else { above.max(lengths[at]) };
            diagonal = above;
        }
    }
    let common = lengths.last().copied().unwrap_or(0);
    f64::from(2 * common) / f64::from(total.max(1) as u32)
}

/// The pairs of adjacent letters of a text, as bits: a prefilter.
struct LetterPairs {
    bits: [u64; 16],
    count: usize,
}

impl LetterPairs {
    fn of(key: &str) -> Self {
        let mut pairs = Self { bits: [0; 16], count: key.len().saturating_sub(1) };
        for pair in key.as_bytes().windows(2) {
            let bit = Self::bit(pair);
            pairs.bits[bit / 64] |= 1 << (bit % 64);
        }
        pairs
    }

    fn bit(pair: &[u8]) -> usize {
        pair.iter().fold(0, |bit, &byte| (bit * 37 + usize::from(byte)) % 1024)
    }

    /// The part of the pairs of two texts that they share, roughly, from 0 to 1.
    fn shared_with(&self, key: &str) -> f64 {
        let has = |pair: &&[u8]| self.bits[Self::bit(pair) / 64] >> (Self::bit(pair) % 64) & 1 == 1;
        let shared = key.as_bytes().windows(2).filter(has).count();
        let all = (self.count + key.len().saturating_sub(1)).max(1);
        f64::from(2 * shared as u32) / f64::from(all as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_letters_are_alike_or_not() {
        assert!(common_letters("papernotfound", "paperdoesnotexist") >= FLOOR);
        assert!(common_letters("suksess", "success") >= FLOOR);
        assert!(common_letters("busy", "success") < FLOOR);
        assert!((common_letters("abc", "abc") - 1.0).abs() < f64::EPSILON);
        assert!(common_letters("", "").abs() < f64::EPSILON);
    }
}
