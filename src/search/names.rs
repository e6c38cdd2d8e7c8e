//! The names of a segment's entries, folded once, in a few large pieces of memory.

use std::ops::Range;

use super::name_match::Name;
use super::normalize;
use super::vocabulary::{Vocabulary, word_bit};

/// Names, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Names {
    originals: String,
    keys: String,
    word_starts: Vec<u32>,
    /// The number of each word in the vocabulary.
    words: Vec<u32>,
    /// The bytes of the keys that each word of the vocabulary is first found at.
    vocabulary: Vec<Range<u32>>,
    masks: Vec<u64>,
    word_sets: Vec<u64>,
    ends: Vec<Ends>,
}

/// The ends of a name's parts; they start where those of the name before end.
#[derive(Debug, Default, Clone, Copy)]
struct Ends {
    original: u32,
    key: u32,
    words: u32,
}

impl Names {
    /// The number of names.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The bytes of all names as they were written.
    pub(super) fn bytes(&self) -> usize {
        self.originals.len()
    }

    /// Adds a name, whose words are numbered.
    pub(super) fn push(&mut self, name: &str, vocabulary: &mut Vocabulary) {
        let (from, first) = (self.keys.len(), self.word_starts.len());
        self.originals.push_str(name);
        normalize::push_name(name, &mut self.keys, &mut self.word_starts);
        let key = self.keys.get(from..).unwrap_or_default();
        let starts = self.word_starts.get(first..).unwrap_or_default();
        let ends = starts.iter().skip(1).map(|&end| end as usize).chain([key.len()]);
        let mut word_set = 0;
        for (&start, end) in starts.iter().zip(ends) {
            let number = vocabulary.number(key.get(start as usize..end).unwrap_or_default());
            self.words.push(number);
            word_set |= word_bit(number);
            if number as usize == self.vocabulary.len() {
                self.vocabulary.push(from as u32 + start..(from + end) as u32);
            }
        }
        self.word_sets.push(word_set);
        self.masks.push(normalize::letter_mask(key));
        self.ends.push(Ends {
            original: self.originals.len() as u32,
            key: self.keys.len() as u32,
            words: self.words.len() as u32,
        });
    }

    /// Gives back memory for more names.
    pub(super) fn shrink_to_fit(&mut self) {
        self.originals.shrink_to_fit();
        self.keys.shrink_to_fit();
        self.word_starts.shrink_to_fit();
        self.words.shrink_to_fit();
        self.vocabulary.shrink_to_fit();
        self.masks.shrink_to_fit();
        self.word_sets.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// The distinct words of all names, by their numbers.
    pub(super) fn vocabulary(&self) -> impl Iterator<Item = &str> {
        let word = |range: &Range<u32>| self.keys.get(range.start as usize..range.end as usize);
        self.vocabulary.iter().map(move |range| word(range).unwrap_or_default())
    }

    /// The name of a number. Called, it would be copied three times for each entry, which takes as long as the search.
    #[expect(clippy::inline_always, reason = "it halves the time of a search")]
    #[inline(always)]
    pub(super) fn get(&self, number: u32) -> Option<Name<'_>> {
        let at = number as usize;
        let before = at.checked_sub(1).and_then(|at| self.ends.get(at)).copied().unwrap_or_default();
        let ends = self.ends.get(at)?;
        let words = before.words as usize..ends.words as usize;
        Some(Name {
            original: self.originals.get(before.original as usize..ends.original as usize)?,
            key: self.keys.get(before.key as usize..ends.key as usize)?,
            word_starts: self.word_starts.get(words.clone())?,
            words: self.words.get(words)?,
            mask: *self.masks.get(at)?,
            word_set: *self.word_sets.get(at)?,
        })
    }
}
