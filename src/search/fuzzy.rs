//! The scores of letters in names. The one file that names `fuzzy_matcher`.
//!
//! The scorer sees folded text of one case, words separated by `_`, so that its own rules of case do not come in.

use std::collections::HashMap;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::name_match::Name;
use super::term::Term;
use super::token::Needle;

/// The longest name and the longest query that are scored, in bytes: the scorer's table grows with both.
const MAX_LENGTH: usize = 256;

/// The least score of a subsequence, per letter. A letter counts 16, more at the start of a word or next to the one
/// before, less for a gap: chosen so that letters which are there by chance stay below.
const FLOOR: i64 = 15;

/// The bonus of words that are together and in order.
const TOGETHER: i64 = 20;

/// Words that start more than this many bytes into a needle do not change its score.
const SHAPE_BITS: usize = 60;

/// A letter that no query has: it is dropped in folding.
const NO_LETTER: char = '\u{fffd}';

/// Scores letters in names, one per thread and query.
pub(super) struct Scorer {
    skim: SkimMatcherV2,
    /// The scores of needles, by the needle's number and the shape of the place it is found in.
    known: HashMap<(usize, u64), i64>,
}

impl Scorer {
    pub(super) fn new() -> Self {
        Self { skim: SkimMatcherV2::default().respect_case(), known: HashMap::new() }
    }

    /// The score of a term by a name: of its words together, if they are together at a place, or of each.
    pub(super) fn term(&mut self, name: &Name<'_>, term: &Term, together: Option<usize>) -> i64 {
        let together = together.map_or(0, |at| self.needle(name, &term.concatenated, at) + TOGETHER);
        if term.is_one_word() {
            return together;
        }
        let mut apart = 0;
        for needle in term.words() {
            match name.find(needle) {
                Some(found) => apart += self.needle(name, needle, found.at),
                None => return together,
            }
        }
        apart.max(together)
    }

    /// The score of a needle found at a place. It depends only on the needle, on what comes before it (nothing, a
    /// separator or a letter), and on where words start in it: few combinations, each scored once.
    fn needle(&mut self, name: &Name<'_>, needle: &Needle, at: usize) -> i64 {
        let before: u64 = match at {
            0 => 0,
            _ if name.is_word_start(at) => 1,
            _ => 2,
        };
        let inner = name.word_starts.iter().filter_map(|&start| (start as usize).checked_sub(at));
        let inner = inner.filter(|&inner| inner > 0 && inner < needle.text.len().min(SHAPE_BITS));
        let shape = inner.clone().fold(before, |shape, inner| shape | 1 << (inner + 2));
        if let Some(&score) = self.known.get(&(needle.number, shape)) {
            return score;
        }
        let word_starts: Vec<u32> = inner.map(|inner| inner as u32).collect();
        let spelled = with_separators(&needle.text, &word_starts);
        let spelled = match before {
            0 => spelled,
            1 => format!("{NO_LETTER}_{spelled}"),
            _ => format!("{NO_LETTER}{spelled}"),
        };
        let score = score(&self.skim, &spelled, &needle.text);
        self.known.insert((needle.number, shape), score);
        score
    }

    /// The score of letters as a subsequence of a name, if they make a match at all.
    pub(super) fn subsequence(&self, name: &Name<'_>, letters: &str) -> Option<i64> {
        if !fits(name, letters) {
            return None;
        }
        let score = score(&self.skim, &with_separators(name.key, name.word_starts), letters);
        (score >= floor(letters)).then_some(score)
    }

    /// The bytes of the key that the letters of a subsequence are at, one byte per letter.
    pub(super) fn subsequence_places(&self, name: &Name<'_>, letters: &str) -> Vec<usize> {
        if !fits(name, letters) {
            return Vec::new();
        }
        let spelled = with_separators(name.key, name.word_starts);
        reset_scratch(&self.skim);
        let Some((_, chars)) = self.skim.fuzzy_indices(&spelled, letters) else { return Vec::new() };
        // The scorer counts characters of the spelled name, separators among them.
        let mut of_char = Vec::with_capacity(spelled.len());
        let mut at = 0;
        for c in spelled.chars() {
            of_char.push(at);
            at += if c == '_' { 0 } else { c.len_utf8() };
        }
        chars.into_iter().filter_map(|char| of_char.get(char).copied()).collect()
    }
}

fn score(skim: &SkimMatcherV2, spelled: &str, letters: &str) -> i64 {
    if spelled.len() > MAX_LENGTH {
        return 0;
    }
    reset_scratch(skim);
    skim.fuzzy_match(spelled, letters).unwrap_or(0).max(0)
}

/// Cuts the scorer's table to a size that the next call writes over. It reads numbers that an earlier call left there, so
/// that without this a score would depend on what was scored before.
fn reset_scratch(skim: &SkimMatcherV2) {
    let _ = skim.fuzzy_match("a", "a");
}

fn fits(name: &Name<'_>, letters: &str) -> bool {
    letters.len() <= name.key.len() && name.key.len() <= MAX_LENGTH
}

fn floor(letters: &str) -> i64 {
    i64::try_from(letters.chars().count()).map_or(i64::MAX, |count| count * FLOOR)
}

/// A key with `_` before its words again.
fn with_separators(key: &str, word_starts: &[u32]) -> String {
    let mut spelled = String::with_capacity(key.len() + word_starts.len());
    let mut from = 0;
    for start in word_starts.iter().map(|&start| start as usize).filter(|&start| start > 0) {
        spelled.push_str(key.get(from..start).unwrap_or_default());
        spelled.push('_');
        from = start;
    }
    spelled.push_str(key.get(from..).unwrap_or_default());
    spelled
}

#[cfg(test)]
mod tests {
    use super::super::normalize::{self, Folded};
    use super::*;
    use proptest::prelude::*;

    fn name(folded: &Folded) -> Name<'_> {
        let mask = normalize::letter_mask(&folded.key);
        Name { original: "", key: &folded.key, word_starts: &folded.word_starts, words: &[], mask, word_set: 0 }
    }

    fn subsequence(text: &str, letters: &str) -> Option<i64> {
        Scorer::new().subsequence(&name(&normalize::name(text)), letters)
    }

    fn score_of(spelled: &str, letters: &str) -> i64 {
        score(&Scorer::new().skim, spelled, letters)
    }

    #[test]
    fn letters_that_someone_meant_are_a_match() {
        for (name, letters) in [
            ("PAPER_DOES_NOT_EXIST", "pprexst"),
            ("PAPER_DOES_NOT_EXIST", "pne"),
            ("CUSTOMFIELD_INVALID_FIELD_NAME", "cstfld"),
            ("CUSTOMFIELD_INVALID_FIELD_NAME", "invname"),
            ("LOGIN_SECURITY_VIOLATION", "lgnviol"),
        ] {
            assert!(subsequence(name, letters).is_some(), "{letters} in {name}");
        }
    }

    #[test]
    fn letters_that_stand_there_by_chance_are_none() {
        for (name, letters) in [
            ("SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS", "steps"),
            ("RIPPER_CANNOT_PROCESS_PAPER_ALREADY_BEING_PROCESSED", "bed"),
            ("CUSTOMFIELD_FIELD_NAME_IS_NOT_UNIQUE", "cine"),
            ("SUCCESS", "zzzz"),
        ] {
            assert_eq!(subsequence(name, letters), None, "{letters} in {name}");
        }
    }

    #[test]
    fn places_are_bytes_of_the_key() {
        let folded = normalize::name("ÄB_Cé");
        assert_eq!(Scorer::new().subsequence_places(&name(&folded), "äcé"), [0, 3, 4]);
    }

    #[test]
    fn a_very_long_name_is_not_scored() {
        let long = "a".repeat(100_000);
        assert_eq!(score_of(&long, "aaa"), 0);
        assert_eq!(subsequence(&long, "aaa"), None);
        assert_eq!(Scorer::new().subsequence_places(&name(&normalize::name(&long)), "aaa"), Vec::<usize>::new());
    }

    #[test]
    fn numbers_left_in_the_table_do_not_count() {
        let used = Scorer::new();
        score(&used.skim, "a_b", "b");
        assert_eq!(score(&used.skim, "aaa", "aaa"), score_of("aaa", "aaa"));
    }

    proptest! {
        #[test]
        fn a_score_does_not_depend_on_what_was_scored_before(
            before in prop::collection::vec(("[ab_]{0,9}", "[ab]{0,4}"), 1..6),
            spelled in "[ab_]{1,9}",
            letters in "a{1,5}",
        ) {
            let used = Scorer::new();
            for (spelled, letters) in &before {
                score(&used.skim, spelled, letters);
            }
            prop_assert_eq!(score(&used.skim, &spelled, &letters), score_of(&spelled, &letters));
        }
    }
}
