//! The likeness of two codes: that of their names, and that of their texts.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::catalog::Code;

/// The least likeness of two names, of two texts, and of both together, each from 0 to 100, for two codes to be one under
/// two names. Chosen so that `PAPER_DOES_NOT_EXIST` may become `PAPER_NOT_FOUND` where the text stays, and that
/// `NAME_IS_EMPTY` does not become `NAME_IS_TOO_LONG` though both texts say "This is returned if the name is".
const LEAST_OF_NAMES: u32 = 30;
const LEAST_OF_TEXTS: u32 = 50;
const LEAST_OF_BOTH: u32 = 130;

/// The likeness of codes whose names differ in case and separators alone. They are one whatever their texts say.
const SAME_LETTERS: u32 = 200;

/// The fewest different words of a text that says something: fewer are alike by chance.
const LEAST_WORDS: usize = 3;

/// The most different words of a text that are compared, the first ones.
const MAX_WORDS: usize = 200;

/// The letters in a word for each that may be misspelt.
const LETTERS_PER_TYPO: usize = 5;

/// A code as it is compared with others.
#[derive(Debug)]
pub(super) struct Profile {
    /// The words of its name, in small letters.
    name: Vec<String>,
    /// The groups of three adjacent letters of its name, each once, rising.
    letters: Vec<u64>,
    /// The words of its texts, each once, rising. None where there are too few to say something.
    words: Vec<u64>,
}

impl Profile {
    pub fn of(code: &Code) -> Self {
        let is_separator = |c: char| !c.is_alphanumeric();
        let lower = code.name.to_lowercase();
        let name: Vec<String> = lower.split(is_separator).filter(|word| !word.is_empty()).map(str::to_owned).collect();
        let mut words = HashSet::new();
        code.description.each(|_, text| {
            let all = text.split(is_separator).filter(|word| !word.is_empty());
            words.extend(all.take(MAX_WORDS - words.len()).map(|word| hash(&word.to_lowercase())));
        });
        let mut words: Vec<u64> = if words.len() < LEAST_WORDS { Vec::new() } else { words.into_iter().collect() };
        words.sort_unstable();
        Self { letters: threes(&name.concat()), name, words }
    }

    /// What it may have in common with others: the groups of letters of its name, and the words of its texts.
    pub fn features(&self) -> impl Iterator<Item = u64> {
        self.letters.iter().chain(&self.words).copied()
    }

    /// The likeness of two codes, if it is enough for them to be one under two names:
    ///
    /// - their names differ in case and separators alone; or
    /// - both have a text, and names and texts are alike; or
    /// - one of them has no text, and one word of the name is spelt another way: it begins with the same letter, has no
    ///   digit, and one letter in five of it differs at most.
    pub fn likeness(&self, other: &Self) -> Option<u32> {
        if self.name.iter().flat_map(|word| word.chars()).eq(other.name.iter().flat_map(|word| word.chars())) {
            return Some(SAME_LETTERS);
        }
        if self.words.is_empty() || other.words.is_empty() {
            return self.is_misspelt(other).then(|| common(&self.letters, &other.letters));
        }
        let of_texts = common(&self.words, &other.words);
        if of_texts < LEAST_OF_TEXTS {
            return None;
        }
        let of_names = common(&self.letters, &other.letters);
        let of_both = of_names + of_texts;
        (of_names >= LEAST_OF_NAMES && of_both >= LEAST_OF_BOTH).then_some(of_both)
    }

    fn is_misspelt(&self, other: &Self) -> bool {
        let mut differing = self.name.iter().zip(&other.name).filter(|(one, other)| one != other);
        let (Some((one, another)), None) = (differing.next(), differing.next()) else { return false };
        let has_digit = |word: &str| word.contains(|c: char| c.is_numeric());
        let (short, long) = if one.len() < another.len() { (one, another) } else { (another, one) };
        let most = long.chars().count() / LETTERS_PER_TYPO;
        self.name.len() == other.name.len()
            && one.chars().next() == another.chars().next()
            && !has_digit(one)
            && !has_digit(another)
            // Long words that cannot be alike are not compared letter by letter.
            && short.len() + 4 * most >= long.len()
            && strsim::osa_distance(one, another) <= most
    }
}

fn hash(word: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    word.hash(&mut hasher);
    // The first bit tells a word from a group of letters.
    hasher.finish() | 1 << 63
}

/// The groups of three adjacent letters of a text, with its start and its end as letters, each once, rising.
fn threes(text: &str) -> Vec<u64> {
    let letters: Vec<u64> = [0].into_iter().chain(text.chars().map(u64::from)).chain([0]).collect();
    // A character has 21 bits.
    let mut threes: Vec<u64> = letters.windows(3).map(|it| it[0] << 42 | it[1] << 21 | it[2]).collect();
    threes.sort_unstable();
    threes.dedup();
    threes
}

/// The part of two rising lists that both have, from 0 to 100: the coefficient of Dice in percent.
fn common(one: &[u64], other: &[u64]) -> u32 {
    let (mut at, mut shared) = (0, 0);
    for item in one {
        while other.get(at).is_some_and(|other| other < item) {
            at += 1;
        }
        shared += usize::from(other.get(at) == Some(item));
    }
    (200 * shared / (one.len() + other.len()).max(1)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Block, Description};

    fn likeness(one: (&str, &str), other: (&str, &str)) -> Option<u32> {
        let profile = |(name, text): (&str, &str)| {
            let blocks = vec![Block::Paragraph(text.into())];
            let description = Description { blocks, ..Description::default() };
            Profile::of(&Code { name: name.into(), description, ..Code::default() })
        };
        profile(one).likeness(&profile(other))
    }

    #[test]
    fn names_and_texts_that_are_alike_are_of_one_code() {
        let text = "Returned whenever a paper is requested that does not exist.";
        for (one, other, expected) in [
            (("PAPER_DOES_NOT_EXIST", text), ("PAPER_NOT_FOUND", text), true),
            (("PAPER_DOES_NOT_EXIST", text), ("PAPER_DOES_NOT_EXISTS", &text.replace("paper", "flipbook")), true),
            (("PAPER_DOES_NOT_EXIST", text), ("UNKNOWN_ID", text), false),
            (("PAPER_DOES_NOT_EXIST", text), ("PAPER_DOES_NOT_EXISTS", "Another text on another thing."), false),
            (
                ("NAME_IS_EMPTY", "This is returned if the name is empty."),
                ("NAME_IS_TOO_LONG", "This is returned if the name is too long."),
                false,
            ),
            (("ORA-00001", "unique constraint violated"), ("ORA-00002", "table does not exist"), false),
            (("ORA-00001", "unique constraint violated"), ("ORA-10001", "unique constraint violated"), true),
        ] {
            assert_eq!(likeness(one, other).is_some(), expected, "{one:?} {other:?}");
            assert_eq!(likeness(other, one), likeness(one, other));
        }
    }

    #[test]
    fn a_name_without_a_text_must_be_the_same_but_for_a_typo() {
        for (one, other, expected) in [
            ("SEARCH_BY_HIEARCHY", "SEARCH_BY_HIERARCHY", true),
            ("INVALID_DATATYPE", "INVALID_DATA_TYPE", true),
            ("read_only", "READONLY", true),
            ("CUSTOM_FIELD", "CUSTOM_FIELDS", true),
            ("E0001", "E0002", false),
            ("ORA-00001", "ORA-00011", false),
            ("FIELD_NAME_TOO_LONG", "FIELD_NAME_TOO_LOW", false),
            ("MIN_VALUE", "MAX_VALUE", false),
            ("PAPER_IS_LOCKED", "PAPER_IS_BLOCKED", false),
            ("PAPER_IS_VALID", "PAPER_IS_INVALID", false),
            ("PAPER_MUST_BE_CATEGORY", "PAPER_MUST_NOT_BE_CATEGORY", false),
        ] {
            for text in ["", "A text.", "Not to be found at all in any place."] {
                assert_eq!(likeness((one, ""), (other, text)).is_some(), expected, "{one} {other} {text}");
                assert_eq!(likeness((one, text), (other, "")).is_some(), expected, "{one} {other} {text}");
            }
        }
    }

    #[test]
    fn the_part_in_common_is_that_of_both() {
        assert_eq!(common(&[1, 2, 3], &[2, 3, 4, 5, 6]), 50);
        assert_eq!([common(&[], &[]), common(&[1], &[]), common(&[1], &[1])], [0, 0, 100]);
    }
}
