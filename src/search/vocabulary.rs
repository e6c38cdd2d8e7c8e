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

/// The resemblances of one query word to all distinct words of a segment.
#[derive(Debug, Default)]
pub(super) struct TypoRow {
    /// By the number of the word.
    words: Vec<WordTypo>,
    /// The set of the words that it resembles; see [`word_bit`].
    set: u64,
}

impl TypoRow {
    fn new<'a>(needle: &Needle, vocabulary: impl Iterator<Item = &'a str>) -> Self {
        let words: Vec<WordTypo> = vocabulary.map(|word| typo::word_typo(needle, word)).collect();
        let similar = (0..).zip(&words).filter(|(_, typo)| typo.cost.is_some() || typo.continues);
        Self { set: similar.fold(0, |set, (number, _)| set | word_bit(number)), words }
    }

    /// Decides that the query word resembles none of a set of words. A prefilter.
    pub(super) fn has_none_of(&self, set: u64) -> bool {
        self.set & set == 0
    }

    /// The resemblance to the word of this number.
    pub(super) fn get(&self, number: u32) -> Option<WordTypo> {
        self.words.get(number as usize).copied()
    }
}

/// The bit of a word in a set of words, which several words share.
pub(super) fn word_bit(number: u32) -> u64 {
    1 << (number % 64)
}

/// Caches how each query word resembles each distinct word of the segment at hand, so that a word is judged once.
#[derive(Debug, Default)]
pub(super) struct TypoCache {
    /// By the number of the needle.
    rows: Vec<Option<TypoRow>>,
}

impl TypoCache {
    /// Forgets the words of the segment before.
    pub(super) fn clear(&mut self) {
        self.rows.clear();
    }

    /// The resemblances of a needle to the words of the segment.
    pub(super) fn row<'a>(&mut self, needle: &Needle, vocabulary: impl Iterator<Item = &'a str>) -> &TypoRow {
        if self.rows.len() <= needle.number {
            self.rows.resize_with(needle.number + 1, || None);
        }
        self.rows[needle.number].get_or_insert_with(|| TypoRow::new(needle, vocabulary))
    }
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
        let row = cache.row(&needle, ["error", "success"].into_iter());
        assert_eq!(row.get(1), Some(typo::word_typo(&needle, "success")));
        assert!(row.has_none_of(word_bit(0)) && !row.has_none_of(word_bit(0) | word_bit(1)));
        // The words count only once, until the next segment.
        assert_eq!(cache.row(&needle, std::iter::empty()).get(2), None);
        assert!(cache.row(&needle, std::iter::empty()).get(1).is_some());
        cache.clear();
        assert_eq!(cache.row(&needle, std::iter::empty()).get(1), None);
    }
}
