//! Typos: a letter too many, too few or wrong, or two letters swapped. Bounded edit distance.

use super::normalize;
use super::token::Needle;

/// The longest word that may have typos, in letters.
const MAX_LENGTH: usize = 64;
/// The most typos that any word may have.
const MAX_TYPOS: u8 = 2;

/// The number of typos that a word of so many letters may have.
pub(super) fn allowed(letters: usize) -> u8 {
    match letters {
        0..4 => 0,
        4..8 => 1,
        8..=MAX_LENGTH => MAX_TYPOS,
        _ => 0,
    }
}

/// A word found at the start of a text, but for typos.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TypoMatch {
    pub typos: u8,
    /// The bytes of the text that it takes up.
    pub length: usize,
    /// True if it ends where a word of the text ends.
    pub whole: bool,
}

impl TypoMatch {
    /// Two for a typo, one for a word that is not finished.
    pub(super) fn cost(self) -> u8 {
        self.typos * 2 + u8::from(!self.whole)
    }
}

/// The resemblance of a needle to a word of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WordTypo {
    /// The cost of taking the needle for the word, or for the start of it; see [`TypoMatch::cost`].
    pub cost: Option<u8>,
    /// True if the needle may be this word and more words after it.
    pub continues: bool,
}

/// Judges how a needle resembles a word.
pub(super) fn word_typo(needle: &Needle, word: &str) -> WordTypo {
    let most = allowed(needle.length);
    if most == 0 {
        return WordTypo { cost: None, continues: false };
    }
    let mask = normalize::letter_mask(word);
    let near = !lacks_too_much(needle, mask) && word.len() + 4 * usize::from(most) >= needle.text.len();
    let found = if near { find_at_start(&needle.text, word, |end| end == word.len()) } else { None };
    WordTypo { cost: found.map(TypoMatch::cost), continues: continues(needle, word, mask, most) }
}

/// Decides by its letter mask that a text cannot have a needle but for typos: each puts in one letter at most that the
/// text lacks. A prefilter.
pub(super) fn lacks_too_much(needle: &Needle, mask: u64) -> bool {
    let most = allowed(needle.length);
    most == 0 || (needle.mask & !mask).count_ones() > u32::from(most)
}

/// Decides whether a needle may be a word and more: the start of it is the word, or close enough to it.
fn continues(needle: &Needle, word: &str, mask: u64, most: u8) -> bool {
    let length = word.chars().count();
    if length < 3 || length > needle.length + usize::from(most) {
        return false;
    }
    let most = usize::from(most).min((length - 1) / 2) as u8;
    let lacking = (mask & !needle.mask).count_ones();
    if lacking > u32::from(most) || length > MAX_LENGTH {
        return false;
    }
    let word: Vec<char> = word.chars().collect();
    let text: Vec<char> = needle.text.chars().take(length + usize::from(most)).collect();
    distances(&word, &text, most).is_some_and(|distances| distances.iter().any(|&typos| typos <= most))
}

/// Looks for a word at the start of a text, the best way with the fewest typos; `is_word_end` says where words of the
/// text end, in bytes. A part of a text's word will do in place of the whole of it, for a word still being typed, but it
/// takes one letter more to be allowed a typo.
pub(super) fn find_at_start(word: &str, text: &str, is_word_end: impl Fn(usize) -> bool) -> Option<TypoMatch> {
    let word: Vec<char> = word.chars().collect();
    let most = allowed(word.len());
    let most_unfinished = allowed(word.len().saturating_sub(1));
    if most == 0 {
        return None;
    }
    let text: Vec<char> = text.chars().take(word.len() + usize::from(most)).collect();
    let mut best: Option<TypoMatch> = None;
    let mut length = 0;
    for (&c, typos) in text.iter().zip(distances(&word, &text, most)?.into_iter().skip(1)) {
        length += c.len_utf8();
        let whole = is_word_end(length);
        let is_better = best.is_none_or(|best| (typos, !whole) < (best.typos, !best.whole));
        if typos <= if whole { most } else { most_unfinished } && is_better {
            best = Some(TypoMatch { typos, length, whole });
        }
    }
    best
}

/// The edit distances between `word` and each start of `text`, from the empty one on, where a distance over `most` is
/// `most + 1`; `None` as soon as all are. A digit takes no typo: another number is another code.
fn distances(word: &[char], text: &[char], most: u8) -> Option<Vec<u8>> {
    let far = most + 1;
    let cost = |letter: char| if letter.is_numeric() { far } else { 1 };
    let [mut before_last, mut last, mut next] = [(); 3].map(|()| vec![far; text.len() + 1]);
    last[0] = 0;
    for (column, &letter) in text.iter().enumerate() {
        last[column + 1] = (last[column] + cost(letter)).min(far);
    }
    for (row, &typed) in word.iter().enumerate() {
        next[0] = (last[0] + cost(typed)).min(far);
        for (column, &letter) in text.iter().enumerate() {
            let replaced = if typed == letter { 0 } else { cost(typed).max(cost(letter)) };
            let mut typos =
                (last[column] + replaced).min(last[column + 1] + cost(typed)).min(next[column] + cost(letter));
            let swapped = row > 0 && column > 0 && typed == text[column - 1] && letter == word[row - 1];
            if swapped && typed != letter {
                typos = typos.min(before_last[column - 1] + cost(typed).max(cost(letter)));
            }
            next[column + 1] = typos.min(far);
        }
        // A swap reaches back two rows.
        if next.iter().chain(&last).all(|&typos| typos >= far) {
            return None;
        }
        (before_last, last, next) = (last, next, before_last);
    }
    Some(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typos(word: &str, text: &str) -> Option<u8> {
        find_at_start(word, text, |end| end == text.len()).filter(|found| found.whole).map(|found| found.typos)
    }

    #[test]
    fn each_kind_of_typo_counts_one() {
        assert_eq!(typos("sucess", "success"), Some(1));
        assert_eq!(typos("succcess", "success"), Some(1));
        assert_eq!(typos("succezs", "success"), Some(1));
        assert_eq!(typos("readnoly", "readonly"), Some(1));
        assert_eq!(typos("exits", "exist"), Some(1));
        assert_eq!(typos("größsse", "größse"), Some(1));
    }

    #[test]
    fn a_short_word_takes_none_and_a_long_one_two() {
        assert_eq!(typos("pfd", "pdf"), None);
        assert_eq!(typos("nmae", "name"), Some(1));
        assert_eq!(typos("catgroy", "category"), None);
        assert_eq!(typos("catogroy", "category"), Some(2));
        assert_eq!(typos("ctgroyes", "category"), None);
        let long = "a".repeat(200);
        assert_eq!(typos(&long, &long), None);
    }

    #[test]
    fn another_number_is_another_code() {
        assert_eq!(typos("ora00002", "ora00001"), None);
        assert_eq!(typos("ora0001", "ora00001"), None);
        assert_eq!(typos("oar00001", "ora00001"), Some(1));
    }

    #[test]
    fn a_word_still_being_typed_may_have_a_typo() {
        let found = find_at_start("hierar", "hiearchyby", |end| end == 8).unwrap();
        assert_eq!(found, TypoMatch { typos: 1, length: 5, whole: false });
        assert_eq!(find_at_start("loga", "login", |end| end == 5), None);
    }

    #[test]
    fn a_needle_may_be_a_word_and_more() {
        let continues = |needle: &str, word: &str| word_typo(&Needle::new(needle), word).continues;
        assert!(continues("readnoly", "read") && continues("raedonly", "read"));
        assert!(!continues("readonly", "only") && !continues("re", "read"));
    }

    proptest! {
        #[test]
        fn distances_are_those_of_strsim(word in "[abcé]{4,10}", text in "[abcé]{0,12}") {
            let full = strsim::osa_distance(&word, &text);
            let (word, text): (Vec<char>, Vec<char>) = (word.chars().collect(), text.chars().collect());
            let most = allowed(word.len());
            let found = distances(&word, &text, most).map_or(most + 1, |distances| distances[text.len()]);
            prop_assert_eq!(usize::from(found), full.min(usize::from(most) + 1));
        }
    }
}
