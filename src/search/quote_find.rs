//! Where an entry's texts have a quote.

use std::ops::Range;

use super::field::{Field, Fields};
use super::quote::{Quote, is_letter};
use super::segment::{Entry, Segment};
use super::text_find::TextFound;
use super::texts::Texts;
use super::tier::{Rank, Tier};
use super::token::Fit;

/// The score of the very words, more than that of the same letters with other gaps: `nonsuccess` for `non-success`.
const SAME_WORDS: i64 = 100;

/// The texts that are quoted: what is written in sentences.
const QUOTED: [Field; 5] = [Field::Title, Field::Description, Field::Conditions, Field::Solutions, Field::Note];

impl Quote {
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
