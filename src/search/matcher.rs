//! The scorer: how well letters stand in a name. The one file that names `fuzzy_matcher`.
//!
//! What it sees is folded and all of one case, words parted by `_`, so that its own ideas of case do not come in.

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::memo::Memo;
use super::token::Needle;

/// The longest name and the longest query it is asked about, in bytes: its table grows with both.
const LONGEST: usize = 256;

/// What scattered letters must score, per letter. A letter counts 16, more at the start of a word or next to the one
/// before, less for a gap: below this the letters stand there by chance.
const FLOOR: i64 = 15;

/// A scorer. One per thread and query: it keeps its table between calls, and what it said of scattered letters.
pub(super) struct Matcher {
    skim: SkimMatcherV2,
    choice: String,
    known: Memo<i64>,
}

impl Matcher {
    pub(super) fn new() -> Self {
        Self { skim: SkimMatcherV2::default().respect_case(), choice: String::new(), known: Memo::default() }
    }

    /// The score of letters in a piece of a name, 0 if they do not stand in it.
    pub(super) fn score(&self, piece: &str, letters: &str) -> i64 {
        score(&self.skim, piece, letters)
    }

    /// The score of letters that are scattered over a name, if they make a match at all.
    pub(super) fn scattered(&mut self, key: &str, starts: &[u32], letters: &Needle) -> Option<i64> {
        if !fits(key, &letters.text) {
            return None;
        }
        spell(key, starts, bearing(key, &letters.text), &mut self.choice);
        let score = self.known.get(letters, &self.choice, || score(&self.skim, &self.choice, &letters.text));
        (score >= floor(&letters.text)).then_some(score)
    }

    /// The bytes of the key that scattered letters stand at, one byte per letter.
    pub(super) fn places(&mut self, key: &str, starts: &[u32], letters: &str) -> Vec<usize> {
        if !fits(key, letters) {
            return Vec::new();
        }
        spell(key, starts, 0..key.len(), &mut self.choice);
        wash(&self.skim);
        let Some((_, chars)) = self.skim.fuzzy_indices(&self.choice, letters) else { return Vec::new() };
        // It counts characters of the spelt name, separators among them.
        let mut of_char = Vec::with_capacity(self.choice.len());
        let mut at = 0;
        for c in self.choice.chars() {
            of_char.push(at);
            at += if c == '_' { 0 } else { c.len_utf8() };
        }
        chars.into_iter().filter_map(|char| of_char.get(char).copied()).collect()
    }
}

fn score(skim: &SkimMatcherV2, piece: &str, letters: &str) -> i64 {
    if piece.len() > LONGEST {
        return 0;
    }
    wash(skim);
    skim.fuzzy_match(piece, letters).unwrap_or(0).max(0)
}

/// The scorer reads numbers that an earlier call left in its table. A call on next to nothing cuts the table to a size
/// that the next call writes over, so that a score depends on what is scored and on nothing else.
fn wash(skim: &SkimMatcherV2) {
    let _ = skim.fuzzy_match("a", "a");
}

fn fits(key: &str, letters: &str) -> bool {
    letters.len() <= key.len() && key.len() <= LONGEST
}

fn floor(letters: &str) -> i64 {
    i64::try_from(letters.chars().count()).map_or(i64::MAX, |count| count * FLOOR)
}

/// The part of a key that bears on the score of letters: from the letter before the first place of the first of them to
/// the last place of the last.
fn bearing(key: &str, letters: &str) -> Range<usize> {
    let first = letters.chars().next().and_then(|first| key.find(first)).unwrap_or(0);
    let before = key.get(..first).and_then(|before| before.chars().next_back()).map_or(0, char::len_utf8);
    let last = letters.chars().next_back();
    let end = last.and_then(|last| Some(key.rfind(last)? + last.len_utf8())).unwrap_or(key.len());
    first - before..end
}

/// A part of a key with `_` before its words again.
pub(super) fn spell(key: &str, starts: &[u32], part: Range<usize>, spelt: &mut String) {
    spelt.clear();
    let mut from = part.start;
    for start in starts.iter().map(|&start| start as usize).filter(|&start| start > 0) {
        if start >= part.end {
            break;
        }
        if start >= part.start {
            spelt.push_str(key.get(from..start).unwrap_or_default());
            spelt.push('_');
            from = start;
        }
    }
    spelt.push_str(key.get(from..part.end).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::super::fold;
    use super::*;
    use proptest::prelude::*;

    fn scattered(name: &str, letters: &str) -> Option<i64> {
        let name = fold::name(name);
        Matcher::new().scattered(&name.key, &name.starts, &Needle::new(letters.to_owned()))
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
            assert!(scattered(name, letters).is_some(), "{letters} in {name}");
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
            assert_eq!(scattered(name, letters), None, "{letters} in {name}");
        }
    }

    #[test]
    fn places_are_bytes_of_the_key() {
        let name = fold::name("ÄB_Cé");
        assert_eq!(Matcher::new().places(&name.key, &name.starts, "äcé"), [0, 3, 4]);
    }

    #[test]
    fn a_name_without_end_costs_nothing() {
        let long = "a".repeat(100_000);
        assert_eq!(Matcher::new().score(&long, "aaa"), 0);
        assert_eq!(scattered(&long, "aaa"), None);
        assert_eq!(Matcher::new().places(&long, &[0], "aaa"), Vec::<usize>::new());
    }

    #[test]
    fn numbers_left_in_the_table_do_not_count() {
        let (used, fresh) = (Matcher::new(), Matcher::new());
        used.score("a_b", "b");
        assert_eq!(used.score("aaa", "aaa"), fresh.score("aaa", "aaa"));
    }

    proptest! {
        #[test]
        fn what_stands_around_the_letters_does_not_bear_on_their_score(
            name in "[abcé_]{1,24}",
            letters in "[abcé]{3,5}",
        ) {
            let name = fold::name(&name);
            let mut whole = String::new();
            spell(&name.key, &name.starts, 0..name.key.len(), &mut whole);
            let score = Matcher::new().score(&whole, &letters);
            let floored = Some(score).filter(|&score| score >= floor(&letters) && fits(&name.key, &letters));
            let letters = Needle::new(letters);
            prop_assert_eq!(Matcher::new().scattered(&name.key, &name.starts, &letters), floored);
        }

        #[test]
        fn a_score_does_not_depend_on_what_was_scored_before(
            before in prop::collection::vec(("[ab_]{0,9}", "[ab]{0,4}"), 1..6),
            piece in "[ab_]{1,9}",
            letters in "a{1,5}",
        ) {
            let used = Matcher::new();
            for (piece, letters) in &before {
                used.score(piece, letters);
            }
            prop_assert_eq!(used.score(&piece, &letters), Matcher::new().score(&piece, &letters));
        }
    }
}
