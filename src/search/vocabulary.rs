//! The distinct words of a segment's names: a big catalog has many names and few words.

use std::collections::HashMap;

use super::token::Needle;
use super::typo::{self, WordTypo};

/// Numbers words in the order they come.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    numbers: HashMap<Box<str>, u32>,
}

impl Vocabulary {
    /// The number of a word; a new word gets the next one.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        let next = self.numbers.len() as u32;
        self.numbers.insert(word.into(), next);
        next
    }
}

/// Caches how each query word resembles each distinct word of the segment at hand, so that a word is judged once.
#[derive(Debug, Default)]
pub(super) struct TypoCache {
    /// By the needle's number, then by the word's.
    rows: Vec<Vec<Option<WordTypo>>>,
}

impl TypoCache {
    /// Forgets the words of the segment before.
    pub(super) fn clear(&mut self) {
        self.rows.iter_mut().for_each(Vec::clear);
    }

    /// The resemblances of a needle, by the number of the word, as far as [`judge`] has found them out.
    pub(super) fn row(&mut self, needle: &Needle) -> &mut Vec<Option<WordTypo>> {
        if self.rows.len() <= needle.number {
            self.rows.resize_with(needle.number + 1, Vec::new);
        }
        &mut self.rows[needle.number]
    }
}

/// Judges how a needle resembles the word of this number.
pub(super) fn judge<'a>(
    row: &mut Vec<Option<WordTypo>>,
    number: u32,
    needle: &Needle,
    word: impl FnOnce() -> &'a str,
) -> WordTypo {
    let number = number as usize;
    if row.len() <= number {
        row.resize(number + 1, None);
    }
    *row[number].get_or_insert_with(|| typo::word_typo(needle, word()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_keeps_its_number() {
        let mut words = Vocabulary::default();
        let numbers = ["paper", "does", "paper", "not", "does", ""].map(|word| words.number(word));
        assert_eq!(numbers, [0, 1, 0, 2, 1, 3]);
    }

    #[test]
    fn a_word_is_judged_once_per_segment() {
        let (mut cache, needle) = (TypoCache::default(), Needle::new("sucess"));
        let judged = judge(cache.row(&needle), 7, &needle, || "success");
        assert_eq!(judged, typo::word_typo(&needle, "success"));
        assert_ne!(judged, typo::word_typo(&needle, "error"));
        // Only the number counts, until the next segment.
        assert_eq!(judge(cache.row(&needle), 7, &needle, || "error"), judged);
        cache.clear();
        assert_ne!(judge(cache.row(&needle), 7, &needle, || "error"), judged);
    }
}
