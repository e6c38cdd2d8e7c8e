//! The words of a segment's names, each once: a big catalog has many names and few words.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Numbers words in the order they come.
#[derive(Debug, Default, Clone)]
pub(super) struct Words {
    numbers: HashMap<Box<str>, u32, BuildHasherDefault<Fnv>>,
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

/// FNV-1a: for words this short it is done before the standard hasher has set itself up.
#[derive(Debug, Clone)]
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
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
