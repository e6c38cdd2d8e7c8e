//! The words of a segment's names, each once: a big catalog has many names and few words.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Numbers words in the order they come.
#[derive(Debug, Default, Clone)]
pub(super) struct Words {
    numbers: HashMap<Box<str>, u32, BuildHasherDefault<Quick>>,
}

impl Words {
    /// The number of a word.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        let number = self.numbers.len() as u32;
        self.numbers.insert(word.into(), number);
        number
    }
}

/// Eight bytes at a time: for words this short it is done before the standard hasher has set itself up.
#[derive(Debug, Default, Clone)]
struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let (chunks, rest) = bytes.as_chunks::<8>();
        for chunk in chunks {
            self.add(u64::from_le_bytes(*chunk));
        }
        self.add(rest.iter().fold(rest.len() as u64, |word, &byte| word << 8 | u64::from(byte)));
    }

    fn write_u8(&mut self, _: u8) {
        // What the standard library puts after a text: the length is counted in already.
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

impl Quick {
    fn add(&mut self, word: u64) {
        // An odd number without a pattern in its bits; the high half of the product is mixed best.
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_keeps_its_number() {
        let mut words = Words::default();
        let numbers = ["paper", "does", "paper", "not", "does", ""].map(|word| words.number(word));
        assert_eq!(numbers, [0, 1, 0, 2, 1, 3]);
    }
}
