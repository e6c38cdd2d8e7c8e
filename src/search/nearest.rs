//! The names nearest to a query that found nothing.

use std::cmp::Reverse;

use super::query;
use super::segment::Segment;

/// Pairs of letters that stand next to each other, as bits.
#[derive(Clone, Copy)]
struct Pairs([u64; 16]);

/// Names less alike than this are not worth a mention; 1 is the same.
const FLOOR: f64 = 0.25;

/// Longer names, in bytes, are not compared: that takes the square of their length.
const LONGEST: usize = 512;

/// So many are told.
const NEAREST: usize = 3;

/// So many names are looked at closely; the others have fewer pairs of letters in common.
const CLOSELY: usize = 64;

impl Pairs {
    fn of(key: &str) -> Self {
        let mut pairs = Self([0; 16]);
        for pair in key.as_bytes().windows(2) {
            let bit = Self::bit(pair);
            pairs.0[bit / 64] |= 1 << (bit % 64);
        }
        pairs
    }

    fn bit(pair: &[u8]) -> usize {
        pair.iter().fold(0, |bit, &byte| (bit * 37 + usize::from(byte)) % 1024)
    }

    fn has(&self, pair: &[u8]) -> bool {
        let bit = Self::bit(pair);
        self.0[bit / 64] >> (bit % 64) & 1 == 1
    }
}

/// The entries whose names are most like a text, the most alike first.
pub(super) fn nearest<'a>(text: &str, segments: impl Iterator<Item = &'a Segment>) -> Vec<u32> {
    let wanted = query::letters(text);
    // A name with words too many or in another order is near by its pairs of letters, a misspelt one by edits.
    let closely =
        |key: &str| strsim::normalized_damerau_levenshtein(&wanted, key).max(strsim::sorensen_dice(&wanted, key));
    let near = likely(&wanted, segments).into_iter().map(|(number, key)| (closely(key), number));
    let mut near: Vec<(f64, u32)> = near.filter(|&(alike, _)| alike >= FLOOR).collect();
    near.sort_by(|(alike, number), (other, other_number)| other.total_cmp(alike).then(number.cmp(other_number)));
    near.into_iter().take(NEAREST).map(|(_, number)| number).collect()
}

/// The entries whose names have the most pairs of letters in common with what is wanted, and their keys.
fn likely<'a>(wanted: &str, segments: impl Iterator<Item = &'a Segment>) -> Vec<(u32, &'a str)> {
    let pairs = Pairs::of(wanted);
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut likely: Vec<(u32, u32, &str)> = Vec::new();
    let mut number = 0;
    for segment in segments {
        // In the first round a name is its words: there are few of them.
        let of_word = |word: &str| word.as_bytes().windows(2).filter(|pair| pairs.has(pair)).count();
        let of_words: Vec<usize> = segment.vocabulary().map(of_word).collect();
        let add = |all: &mut usize, shared, _| *all += shared;
        for (at, shared) in segment.gather(&of_words, add).into_iter().enumerate() {
            let key = segment.key(at);
            if key.len() <= LONGEST {
                likely.push((percent(2 * shared, key.len() + wanted.len()), number, key));
            }
            number += 1;
        }
    }
    if likely.len() > CLOSELY {
        likely.select_nth_unstable_by_key(CLOSELY, |&(alike, number, _)| (Reverse(alike), number));
        likely.truncate(CLOSELY);
    }
    likely.into_iter().map(|(_, number, key)| (number, key)).collect()
}

fn percent(part: usize, whole: usize) -> u32 {
    (part * 100).checked_div(whole).unwrap_or(0) as u32
}
