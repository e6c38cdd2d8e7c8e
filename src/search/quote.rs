//! Quotes: words of a query that follow each other in a text.

use std::ops::Range;

use memchr::memmem::Finder;

use super::normalize;

/// Fewer words follow each other by chance.
const MIN_WORDS: usize = 3;

/// Words that may be a quote of a text.
#[derive(Debug, Clone)]
pub(super) struct Quote {
    /// The letters of all words, folded; everything that is typed if it is literal.
    pub letters: Vec<u8>,
    /// Which of the letters come after a gap.
    pub gaps: Vec<bool>,
    /// The longest word, which a text is looked through for, behind where it is among the letters.
    pub anchor: (usize, Finder<'static>),
    pub is_literal: bool,
    /// True if a word is so short that texts are not looked through for it alone.
    pub has_short_words: bool,
}

impl Quote {
    /// A quote of these words, whatever signs are between them in a text.
    pub(super) fn of_words(text: &str) -> Option<Self> {
        Self::new(text, false)
    }

    /// A quote with all its signs, such as those that are operators in a query.
    pub(super) fn literal(text: &str) -> Option<Self> {
        Self::new(text, true)
    }

    fn new(text: &str, is_literal: bool) -> Option<Self> {
        let text = normalize::text(text);
        let has_letters = |word: &&str| word.bytes().any(is_letter);
        if text.split(' ').filter(has_letters).count() < MIN_WORDS {
            return None;
        }
        let (mut letters, mut gaps, mut gap) = (Vec::new(), Vec::new(), false);
        let text = if is_literal { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { text };
        for byte in text.bytes() {
            if is_literal || is_letter(byte) {
                letters.push(byte);
                gaps.push(std::mem::take(&mut gap));
            } else {
                gap = true;
            }
        }
        let is_gap = |at: usize| gaps.get(at).is_none_or(|&gap| gap) || letters.get(at) == Some(&b' ');
        let mut words: Vec<Range<usize>> = Vec::new();
        for end in (1..=letters.len()).filter(|&end| is_gap(end)) {
            words.push(words.last().map_or(0, |word| word.end)..end);
        }
        let is_short = |word: &Range<usize>| {
            let word = letters.get(word.clone()).unwrap_or_default();
            word.utf8_chunks().map(|chunk| chunk.valid().chars().count()).sum::<usize>() < 2
        };
        let has_short_words = words.iter().any(is_short);
        // The first of the longest ones.
        let longest = words.into_iter().rev().max_by_key(Range::len)?;
        let anchor = (longest.start, Finder::new(letters.get(longest)?).into_owned());
        Some(Self { letters, gaps, anchor, is_literal, has_short_words })
    }

    /// Returns true if both have the same letters.
    pub(super) fn has_letters_of(&self, text: &str) -> bool {
        normalize::text(text).bytes().filter(|&byte| is_letter(byte)).eq(self.letters.iter().copied())
    }
}

/// Returns true for a byte of folded text that is no separator.
pub(super) fn is_letter(byte: u8) -> bool {
    !byte.is_ascii() || byte.is_ascii_alphanumeric()
}
