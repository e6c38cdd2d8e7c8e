//! What a query's needles are to the words of names: found out once and kept, since a big catalog has many names and few
//! words. Good for one query.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::slip::{self, Likeness};
use super::token::Needle;

/// What is known of one segment: for each needle, by its number in the query, and each word, by its number.
#[derive(Debug, Default)]
pub(super) struct Known {
    rows: Vec<Row>,
}

/// Nothing is known: each thing is found out when it is asked for.
pub(super) static NOTHING: Known = Known { rows: Vec::new() };

#[derive(Debug, Default)]
struct Row {
    standings: Vec<Standing>,
    likenesses: Vec<Likeness>,
}

/// How a needle stands to one word of a name, or to several one after the other, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Standing(pub u8);

impl Standing {
    /// It is the word.
    pub(super) const WHOLE: u8 = 1;
    /// It starts the word.
    pub(super) const START: u8 = 1 << 1;
    /// It is somewhere in the word.
    pub(super) const INSIDE: u8 = 1 << 2;
    /// It is like the word, but for slips.
    pub(super) const SLIPPED: u8 = 1 << 3;
    /// It has the word's first letter.
    pub(super) const INITIAL: u8 = 1 << 4;
    /// The word starts it: it may go on in the words after. Of several words: and the word after follows.
    pub(super) const LEADS: u8 = 1 << 5;
    /// The word's end starts it. Of several words: and the word after follows.
    pub(super) const ENTERS: u8 = 1 << 6;
    /// It may have begun in the words before and go on in this. Not said of several words.
    pub(super) const FOLLOWS: u8 = 1 << 7;

    pub(super) fn has(self, bits: u8) -> bool {
        self.0 & bits != 0
    }

    /// Whether it may start a word, given how it stands to all words of a name.
    pub(super) fn may_start(self) -> bool {
        self.has(Self::WHOLE | Self::START | Self::LEADS)
    }

    /// Whether it may stand anywhere, given how it stands to all words of a name.
    pub(super) fn may_stand(self) -> bool {
        self.may_start() || self.has(Self::INSIDE | Self::ENTERS)
    }
}

/// How up to eight needles stand to a word, side by side: what is done for one of them is done for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Standings {
    alone: u64,
    /// [`Standing::LEADS`] and [`Standing::ENTERS`], and the same bits of those that have [`Standing::FOLLOWS`].
    leads: u64,
    follows: u64,
}

/// How they stand to the words of a name one after the other.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Joined(u64);

impl Standings {
    /// So many needles fit in.
    pub(super) const MOST: usize = 8;

    /// Puts in how one of the needles stands to the word.
    pub(super) fn put(&mut self, needle: usize, standing: Standing) {
        const LEADS: u8 = Standing::LEADS | Standing::ENTERS;
        let place = |bits: u8| u64::from(bits) << (8 * needle);
        self.alone |= place(standing.0 & !LEADS & !Standing::FOLLOWS);
        self.leads |= place(standing.0 & LEADS);
        self.follows |= place(if standing.has(Standing::FOLLOWS) { LEADS } else { 0 });
    }
}

impl Joined {
    /// Adds a word of the name, given the word after it.
    pub(super) fn add(&mut self, word: Standings, after: Standings) {
        self.0 |= word.alone | word.leads & after.follows;
    }

    /// Whether none of the needles has to do with any of the words.
    pub(super) fn is_nothing(self) -> bool {
        self.0 == 0
    }

    /// How one of the needles stands to all the words.
    pub(super) fn of(self, needle: usize) -> Standing {
        Standing((self.0 >> (8 * needle)) as u8)
    }
}

impl Known {
    /// What a needle is to all words, by their numbers, as far as that is known.
    pub(super) fn standings(&self, needle: &Needle) -> &[Standing] {
        self.rows.get(needle.number).map_or(&[], |row| &row.standings)
    }

    /// [`Known::standings`] for slips.
    pub(super) fn likenesses(&self, needle: &Needle) -> &[Likeness] {
        self.rows.get(needle.number).map_or(&[], |row| &row.likenesses)
    }
}

/// Finds out, segment by segment. What it found of a word in one it knows in the next.
#[derive(Debug, Default)]
pub(super) struct Learner<'w> {
    /// What is known of the segment at hand.
    pub known: Known,
    /// Its words, and their numbers among all that were met.
    words: Vec<(&'w str, usize)>,
    met: HashMap<&'w str, usize, RandomState>,
    /// What was found out, for each needle and each word that was met.
    found: Vec<Found>,
}

#[derive(Debug, Default)]
struct Found {
    standings: Vec<Option<Standing>>,
    likenesses: Vec<Option<Likeness>>,
}

impl<'w> Learner<'w> {
    /// Turns to the next segment.
    pub(super) fn enter(&mut self, words: impl Iterator<Item = &'w str>) {
        for row in &mut self.known.rows {
            row.standings.clear();
            row.likenesses.clear();
        }
        self.words.clear();
        for word in words {
            let next = self.met.len();
            self.words.push((word, *self.met.entry(word).or_insert(next)));
        }
    }

    /// Finds out what a needle is to all words of the segment, slips of the finger only where they matter.
    pub(super) fn learn(&mut self, needle: &Needle, slips: bool) {
        let most = self.known.rows.len().max(needle.number + 1);
        self.known.rows.resize_with(most, Row::default);
        self.found.resize_with(most, Found::default);
        let (Some(row), Some(found)) = (self.known.rows.get_mut(needle.number), self.found.get_mut(needle.number))
        else {
            return;
        };
        if row.standings.is_empty() {
            let find = |word: &str| standing(&needle.text, word);
            remember(&mut found.standings, &self.words, self.met.len(), find, &mut row.standings);
        }
        if slips && row.likenesses.is_empty() {
            let find = |word: &str| slip::likeness(needle, word);
            remember(&mut found.likenesses, &self.words, self.met.len(), find, &mut row.likenesses);
        }
    }
}

/// Gives what was found of each of these words, and finds what was not.
fn remember<T: Copy>(
    found: &mut Vec<Option<T>>,
    words: &[(&str, usize)],
    met: usize,
    find: impl Fn(&str) -> T,
    all: &mut Vec<T>,
) {
    found.resize(met, None);
    let of_word = |&(word, number): &(&str, usize)| match found.get_mut(number) {
        Some(found) => *found.get_or_insert_with(|| find(word)),
        None => find(word),
    };
    all.extend(words.iter().map(of_word));
}

/// What a needle is to a word.
pub(super) fn standing(needle: &str, word: &str) -> Standing {
    let mut bits = if needle.chars().next() == word.chars().next() { Standing::INITIAL } else { 0 };
    if word.starts_with(needle) {
        bits |= if word.len() == needle.len() { Standing::WHOLE } else { Standing::START };
    } else if needle.starts_with(word) {
        bits |= Standing::LEADS;
    } else if word.contains(needle) {
        bits |= Standing::INSIDE;
    }
    if rests(word).any(|rest| needle.starts_with(rest)) {
        bits |= Standing::ENTERS;
    }
    if rests(needle).any(|rest| word.starts_with(rest) || rest.starts_with(word)) {
        bits |= Standing::FOLLOWS;
    }
    Standing(bits)
}

/// What remains of a text without its first letters, from one of them on.
fn rests(text: &str) -> impl Iterator<Item = &str> {
    text.char_indices().skip(1).filter_map(|(at, _)| text.get(at..))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_words_lead_on_only_to_the_next() {
        let joined = |needle: &str, words: &[&str]| {
            let mut joined = Joined::default();
            let standings = |word: &str| {
                let mut standings = Standings::default();
                standings.put(7, standing(needle, word));
                standings
            };
            for (number, word) in words.iter().enumerate() {
                joined.add(standings(word), words.get(number + 1).map(|word| standings(word)).unwrap_or_default());
            }
            assert_eq!(joined.of(6), Standing::default());
            joined.of(7)
        };
        for (needle, words, start, stand) in [
            ("paperdo", &["paper", "does"][..], true, true),
            ("paperdo", &["paper", "not", "does"], false, false),
            ("paperdo", &["does", "paper"], false, false),
            ("erdo", &["paper", "does"], false, true),
            ("erdoesno", &["paper", "does", "not"], false, true),
            ("ape", &["paper"], false, true),
            ("pap", &["does", "paper"], true, true),
        ] {
            let all = joined(needle, words);
            assert_eq!((all.may_start(), all.may_stand()), (start, stand), "{needle} {words:?}");
        }
    }

    #[test]
    fn a_needle_stands_to_a_word_in_these_ways() {
        for (needle, word, bits) in [
            ("paper", "paper", Standing::INITIAL | Standing::WHOLE),
            ("pap", "paper", Standing::INITIAL | Standing::START | Standing::FOLLOWS),
            ("paperdoes", "paper", Standing::INITIAL | Standing::LEADS),
            ("ape", "paper", Standing::INSIDE),
            ("erdoes", "paper", Standing::ENTERS),
            ("xpap", "paper", Standing::FOLLOWS),
            ("xpaperx", "paper", Standing::FOLLOWS),
            ("aab", "aa", Standing::INITIAL | Standing::LEADS | Standing::ENTERS),
            ("x", "paper", 0),
            ("éx", "aé", Standing::ENTERS),
        ] {
            assert_eq!(standing(needle, word).0, bits, "{needle} {word}");
        }
    }
}
