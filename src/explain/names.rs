//! The names of a catalog, made ready to be found in a text.

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, MatchKind};

use super::place::{self, char_before, char_behind, is_word};
use crate::catalog::{Catalog, Token, TokenSet, is_number};

/// With no more names than this, an automaton of all of them finds the next one with vector instructions. With more it
/// would be large, and no quicker than to look at each word.
const MAX_AUTOMATON: usize = 64;

/// Words that are names of codes, and that texts of all kinds are full of.
const EVERYDAY: [&str; 46] = [
    "ABORT",
    "ABORTED",
    "ACTIVE",
    "ALERT",
    "BUSY",
    "CANCELED",
    "CANCELLED",
    "CLOSED",
    "CRITICAL",
    "DEBUG",
    "DELETED",
    "DENIED",
    "DISABLED",
    "DONE",
    "EMERGENCY",
    "EMPTY",
    "ERROR",
    "EXISTS",
    "EXPIRED",
    "FAIL",
    "FAILED",
    "FAILURE",
    "FATAL",
    "FORBIDDEN",
    "INFO",
    "INTERNAL",
    "INVALID",
    "LOCKED",
    "NONE",
    "NOTICE",
    "NULL",
    "PANIC",
    "PENDING",
    "READONLY",
    "REJECTED",
    "RETRY",
    "SEVERE",
    "SUCCESS",
    "TIMEOUT",
    "TRACE",
    "UNAUTHORIZED",
    "UNAVAILABLE",
    "UNKNOWN",
    "VERBOSE",
    "WARN",
    "WARNING",
];

/// The least length of a name in capitals that counts anywhere: `OK` and `IO` are everyday words.
const MIN_CAPITALS: usize = 3;

/// Where a name counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counts {
    Anywhere,
    /// A word, in the place of a code.
    InPlace,
    /// A number, in the place of one.
    AsNumber,
}

/// A name of one or more codes.
#[derive(Debug)]
struct Name {
    counts: Counts,
    /// Positions in the catalog.
    codes: Vec<u32>,
}

/// A name in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit<'n> {
    pub start: usize,
    pub end: usize,
    /// The codes that have the name, as positions in the catalog.
    pub codes: &'n [u32],
}

/// The names of a catalog, made ready to be found in a text.
#[derive(Debug)]
pub struct Names {
    by_name: HashMap<Box<[u8]>, Name>,
    /// Finds where one of the names may be; none where there are too many of them.
    automaton: Option<AhoCorasick>,
    /// The bytes that a name starts with, and those between the words of one.
    first: [bool; 256],
    inner: [bool; 256],
    /// The length of the longest name in bytes, and the most words of one.
    longest: usize,
    most_words: usize,
    forms: TokenSet,
}

impl Names {
    /// The names of all codes, their other names included.
    pub fn of(catalog: &Catalog) -> Self {
        let mut names: HashMap<Box<[u8]>, Name> = HashMap::new();
        for (code, number) in catalog.codes.iter().zip(0..) {
            for name in code.names().filter(|name| is_whole(name)) {
                let entry = names.entry(name.as_bytes().into());
                let codes = &mut entry.or_insert_with(|| Name { counts: counts(name), codes: Vec::new() }).codes;
                if codes.last() != Some(&number) {
                    codes.push(number);
                }
            }
        }
        let mut of = Self {
            automaton: (names.len() <= MAX_AUTOMATON).then(|| automaton(names.keys())).flatten(),
            first: [false; 256],
            inner: [false; 256],
            longest: names.keys().map(|name| name.len()).max().unwrap_or(0),
            most_words: 1,
            forms: catalog.codes.iter().filter_map(|code| Token::of(&code.name)).collect(),
            by_name: HashMap::new(),
        };
        for name in names.keys().filter_map(|name| std::str::from_utf8(name).ok()) {
            of.first[usize::from(name.as_bytes()[0])] = true;
            for byte in unsigned(name).bytes().filter(|byte| byte.is_ascii() && !is_word(char::from(*byte))) {
                of.inner[usize::from(byte)] = true;
            }
            of.most_words = of.most_words.max(unsigned(name).split(|c| !is_word(c)).count());
        }
        of.by_name = names;
        of
    }

    /// The length of the longest name, in bytes.
    pub(super) fn longest(&self) -> usize {
        self.longest
    }

    /// True if a byte may be within a name.
    pub(super) fn has_inside(&self, byte: u8) -> bool {
        self.inner[usize::from(byte)]
    }

    /// True if a name of this form may be one of the catalog's.
    pub(super) fn has_form(&self, name: &str) -> bool {
        Token::of(name).is_some_and(|form| self.forms.has(form))
    }

    /// True if there is such a name, and it counts anywhere: it is no ordinary word and no number.
    pub(crate) fn counts_anywhere(&self, name: &[u8]) -> bool {
        self.by_name.get(name).is_some_and(|name| name.counts == Counts::Anywhere)
    }

    /// True if there is such a name, wherever it counts.
    pub(super) fn has(&self, name: &[u8]) -> bool {
        self.by_name.contains_key(name)
    }

    /// Gives the codes of a text that start in a part of it, from left to right; where several start together, the longest.
    pub(crate) fn find<'n>(&'n self, text: &[u8], from: usize, to: usize, mut found: impl FnMut(Hit<'n>)) {
        let mut at = from;
        while let Some(start) = self.next(text, at, to) {
            at = match self.longest_at(text, start) {
                Some(hit) => {
                    found(hit);
                    hit.end
                }
                None => start + 1,
            };
        }
    }

    /// The next place where a name may start.
    fn next(&self, text: &[u8], from: usize, to: usize) -> Option<usize> {
        if let Some(automaton) = &self.automaton {
            let end = text.len().min(to + self.longest);
            let start = automaton.find(aho_corasick::Input::new(text).span(from..end.max(from)))?.start();
            return (start < to).then_some(start);
        }
        let is_within = |at: usize| at > 0 && is_word_byte(text[at - 1]) && place::escape_length(&text[..at]) == 0;
        (from..to).find(|&at| self.first[usize::from(text[at])] && !is_within(at))
    }

    /// The longest name at a place that counts there.
    fn longest_at(&self, text: &[u8], start: usize) -> Option<Hit<'_>> {
        if char_before(&text[..start]).is_some_and(is_word) && place::escape_length(&text[..start]) == 0 {
            return None;
        }
        let rest = &text[start..text.len().min(start + self.longest)];
        let mut end = rest.iter().take_while(|byte| matches!(byte, b'-' | b'+')).count();
        let mut longest = None;
        for _ in 0..self.most_words {
            end += word_length(&rest[end..]);
            if let Some(hit) = self.at(text, start, start + end) {
                longest = Some(hit);
            }
            // A longer name goes on with a word behind a sign.
            match rest.get(end) {
                Some(&sign) if self.inner[usize::from(sign)] => end += 1,
                _ => break,
            }
        }
        longest
    }

    /// A part of a text, if it is a name and counts.
    fn at(&self, text: &[u8], start: usize, end: usize) -> Option<Hit<'_>> {
        let name = self.by_name.get(&text[start..end])?;
        let before = &text[start.saturating_sub(place::BEFORE)..start];
        let behind = &text[end..];
        let counts = !place::goes_on(behind)
            && match name.counts {
                Counts::Anywhere => true,
                Counts::InPlace => place::is_of_word(before, behind),
                Counts::AsNumber => place::is_of_number(before, behind),
            };
        counts.then_some(Hit { start, end, codes: &name.codes })
    }
}

/// True for a name that starts and ends as a word does: where another one is in a text cannot be told.
fn is_whole(name: &str) -> bool {
    let name = unsigned(name);
    name.starts_with(is_word) && name.ends_with(is_word)
}

/// A number without its sign.
fn unsigned(name: &str) -> &str {
    if is_number(name) { name.trim_start_matches(['-', '+']) } else { name }
}

fn counts(name: &str) -> Counts {
    let is_capitals = name.bytes().all(|byte| byte.is_ascii_uppercase());
    let has_hump = name.chars().skip(1).any(char::is_uppercase);
    if is_number(name) {
        Counts::AsNumber
    } else if is_capitals && (name.len() < MIN_CAPITALS || EVERYDAY.binary_search(&name).is_ok())
        || name.chars().all(char::is_alphabetic) && !is_capitals && !has_hump
    {
        Counts::InPlace
    } else {
        Counts::Anywhere
    }
}

fn automaton<'n>(names: impl Iterator<Item = &'n Box<[u8]>>) -> Option<AhoCorasick> {
    // Where it cannot be built, each word is looked at.
    AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(names).ok()
}

fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// The length of the word at the start of a text.
fn word_length(text: &[u8]) -> usize {
    let mut length = 0;
    while let Some(c) = char_behind(&text[length..]).filter(|&c| is_word(c)) {
        length += c.len_utf8();
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyday_words_are_in_order() {
        assert!(EVERYDAY.is_sorted());
    }

    #[test]
    fn ordinary_words_and_numbers_count_only_in_place() {
        for (expected, names) in [
            (
                Counts::Anywhere,
                &["PAPER_LOCKED", "ENOENT", "E2BIG", "NotFound", "card_declined", "max-len", "42P01"][..],
            ),
            (Counts::InPlace, &["ERROR", "READONLY", "OK", "timeout", "Locked"]),
            (Counts::AsNumber, &["404", "-32700", "0x1F"]),
        ] {
            for name in names {
                assert_eq!(counts(name), expected, "{name}");
            }
        }
    }
}
