//! The distinct words of a segment's names: a big catalog has many names and few words.

use std::collections::HashMap;

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

/// The bit of a word in a set of words, which several words share.
pub(super) fn word_bit(number: u32) -> u64 {
    1 << (number % 64)
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
}
