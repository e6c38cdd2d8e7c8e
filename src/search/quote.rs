//! Quotes: words of a query that follow each other in a text.

use std::ops::Range;

use memchr::memmem::Finder;

use super::field::{Field, Fields};
use super::normalize;
use super::segment::{Entry, Segment};
use super::text_find::TextFound;
use super::texts::Texts;
use super::tier::{Rank, Tier};
use super::token::Fit;

/// Fewer words follow each other by chance.
const MIN_WORDS: usize = 3;

/// The score of the very words, more than that of the same letters with other gaps: `nonsuccess` for `non-success`.
const SAME_WORDS: i64 = 100;

/// The texts that are quoted: what is written in sentences.
const QUOTED: [Field; 5] = [Field::Title, Field::Description, Field::Conditions, Field::Solutions, Field::Note];

/// Words that may be a quote of a text.
#[derive(Debug, Clone)]
pub(super) struct Quote {
    /// The letters of all words, folded; everything that is typed if it is literal.
    letters: Vec<u8>,
    /// Which of the letters come after a gap.
    gaps: Vec<bool>,
    /// The longest word, which a text is looked through for, behind where it is among the letters.
    anchor: (usize, Finder<'static>),
    is_literal: bool,
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

    /// The rank of an entry that has a text with this quote.
    pub(super) fn rank(&self, segment: &Segment, entry: &Entry<'_>) -> Option<Rank> {
        let found = self.find(segment, entry)?;
        let bonus = if found.fit == Fit::Whole { SAME_WORDS } else { 0 };
        Some(Rank::new(Tier::Quote, bonus + found.score()))
    }

    /// The best place of the quote in the texts of an entry.
    pub(super) fn find(&self, segment: &Segment, entry: &Entry<'_>) -> Option<TextFound> {
        let (texts, entry, (before, anchor)) = (&segment.texts, &entry.texts, &self.anchor);
        let (texts_until, fields) = (texts.folded.get(..entry.end)?, Fields::of(&QUOTED));
        let mut best: Option<TextFound> = None;
        // In the order of the fields' worth: nothing after the very words is better.
        for at in anchor.find_iter(texts_until.get(entry.start..)?) {
            let found = self.place(texts, texts_until, (entry.start + at, *before)).and_then(|(place, fit)| {
                let field = texts.field(entry.start, place.start).filter(|&field| fields.has(field))?;
                Some(TextFound { at: place.start, length: place.len(), fit, field })
            });
            let Some(found) = found else { continue };
            if best.is_none_or(|best| found.fit > best.fit) {
                best = Some(found);
            }
            if found.fit == Fit::Whole {
                break;
            }
        }
        best
    }

    /// The place of the quote from the start of a word to the end of one, where a text has an anchor that comes after so
    /// many letters.
    fn place(&self, texts: &Texts, all: &[u8], (at, before): (usize, usize)) -> Option<(Range<usize>, Fit)> {
        let start = (0..before).try_fold(at, |at, _| self.before(all, at))?;
        let (mut end, mut fit) = (start, Fit::Whole);
        for (number, (&letter, &gap)) in self.letters.iter().zip(&self.gaps).enumerate() {
            let at = self.next(all, end).filter(|&at| all.get(at) == Some(&letter))?;
            if number > 0 && gap != (at > end) {
                fit = Fit::Inside;
            }
            end = at + 1;
        }
        let inside = |at: usize| all.get(at).is_some_and(u8::is_ascii_alphanumeric);
        let is_whole = (!inside(start) || texts.is_word_start(start)) && (!inside(end - 1) || texts.is_word_end(end));
        is_whole.then_some((start..end, fit))
    }

    /// The place of the letter before a place in a text.
    fn before(&self, all: &[u8], at: usize) -> Option<usize> {
        let text = all.get(..at)?;
        let at = text.iter().rposition(|&byte| self.is_compared(byte) || byte < b' ')?;
        all.get(at).filter(|&&byte| byte >= b' ').map(|_| at)
    }

    /// The place of the first letter from a place in a text on.
    fn next(&self, all: &[u8], from: usize) -> Option<usize> {
        let text = all.get(from..)?;
        let at = from + text.iter().position(|&byte| self.is_compared(byte) || byte < b' ')?;
        all.get(at).filter(|&&byte| byte >= b' ').map(|_| at)
    }

    fn is_compared(&self, byte: u8) -> bool {
        is_letter(byte) || (self.is_literal && byte >= b' ')
    }
}

/// Returns true for a byte of folded text that is no separator.
fn is_letter(byte: u8) -> bool {
    !byte.is_ascii() || byte.is_ascii_alphanumeric()
}
