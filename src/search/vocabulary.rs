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

    /// Judges how a needle resembles the word of this number.
    pub(super) fn get(&mut self, needle: &Needle, number: u32, word: &str) -> WordTypo {
        let (needle_number, number) = (needle.number, number as usize);
        if self.rows.len() <= needle_number {
            self.rows.resize_with(needle_number + 1, Vec::new);
        }
        let Some(row) = self.rows.get_mut(needle_number) else { return typo::word_typo(needle, word) };
        if row.len() <= number {
            row.resize(number + 1, None);
        }
        match row.get_mut(number) {
            Some(known) => *known.get_or_insert_with(|| typo::word_typo(needle, word)),
            None => typo::word_typo(needle, word),
        }
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
        let judged = cache.get(&needle, 7, "success");
        assert_eq!(judged, typo::word_typo(&needle, "success"));
        assert_ne!(judged, typo::word_typo(&needle, "error"));
        // Only the number counts, until the next segment.
        assert_eq!(cache.get(&needle, 7, "error"), judged);
        cache.clear();
        assert_ne!(cache.get(&needle, 7, "error"), judged);
    }
}
