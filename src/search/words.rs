//! The words of a segment's names, each once: a big catalog has many names and few words.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::fold;

/// Numbers words in the order they come.
#[derive(Debug, Default, Clone)]
pub(super) struct Words {
    numbers: HashMap<Box<str>, (u32, u64), RandomState>,
}

impl Words {
    /// The number of a word, and its letters.
    pub(super) fn number(&mut self, word: &str) -> (u32, u64) {
        if let Some(&known) = self.numbers.get(word) {
            return known;
        }
        let new = (self.numbers.len() as u32, fold::mask(word));
        self.numbers.insert(word.into(), new);
        new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_keeps_its_number() {
        let mut words = Words::default();
        let numbers = ["paper", "does", "paper", "not", "does", ""].map(|word| words.number(word).0);
        assert_eq!(numbers, [0, 1, 0, 2, 1, 3]);
    }
}
