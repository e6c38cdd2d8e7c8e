//! Constants that look like the name of a code and are none: the nearest name.
//!
//! A false alarm costs more than a mistake that is not found, so each rule is narrow. Constants and names of one form are
//! compared, word by word. A word is a misspelt other one if an edit or two make it of the other; not if that is what makes
//! another word of it: at the first letter (`LOCKED`, `BLOCKED`), in place of the last (`EXPIRED`, `EXPIRES`), in a word of
//! four (`DATE`, `DATA`). Digits are never misspelt: all numbers are near to each other.

use std::collections::HashMap;

use crate::catalog::{Catalog, Code, Token};
use crate::snippet::words;

/// Words that say little, and are left out of a name or put into it by mistake: `PAPER_NOT_EXIST`.
const FILLERS: [&str; 9] = ["a", "an", "be", "do", "does", "has", "is", "of", "the"];

/// The least words that names must share to be the same in another order or but for fillers.
const MIN_SHARED: usize = 3;

/// The least length of a name of one word that may be misspelt, and of several with words joined or split.
const MIN_SINGLE: usize = 7;
const MIN_JOINED: usize = 12;

/// The most that the lengths of two names that are near may differ, in bytes.
const MAX_DIFFERENCE: usize = 12;

/// A name or a constant, ready to be compared.
#[derive(Debug)]
struct Spelling {
    name: Box<str>,
    words: Vec<String>,
    /// The signs between the words, each once.
    signs: Vec<char>,
    /// The digits in it.
    digits: String,
}

/// The names of a catalog, by which a constant may be meant.
#[derive(Debug, Default)]
pub(super) struct Typos {
    by_form: HashMap<Token, Vec<Spelling>>,
    /// The answers that were given.
    known: HashMap<Box<str>, Option<Box<str>>>,
}

impl Typos {
    /// The names of all codes, their other names included.
    pub fn of(catalog: &Catalog) -> Self {
        let mut typos = Self::default();
        for name in catalog.codes.iter().flat_map(Code::names) {
            if let Some(form) = form(name) {
                typos.by_form.entry(form).or_default().push(Spelling::of(name));
            }
        }
        typos
    }

    /// The name that a constant is meant to be, if it is near to one; the constant itself is none.
    pub fn nearest(&mut self, constant: &str) -> Option<&str> {
        let names = self.by_form.get(&form(constant)?)?;
        if !self.known.contains_key(constant) {
            let spelling = Spelling::of(constant);
            let near = names.iter().filter(|name| spelling.is_near(name));
            let nearest = near.min_by_key(|name| strsim::osa_distance(&name.name, constant));
            self.known.insert(constant.into(), nearest.map(|name| name.name.clone()));
        }
        self.known.get(constant)?.as_deref()
    }
}

/// The form of a name that may be misspelt.
fn form(name: &str) -> Option<Token> {
    let form = Token::of(name)?;
    (!matches!(form, Token::Number | Token::Lettered | Token::Alphanumeric)).then_some(form)
}

impl Spelling {
    fn of(name: &str) -> Self {
        let mut signs: Vec<char> = name.chars().filter(|c| !c.is_ascii_alphanumeric()).collect();
        signs.sort_unstable();
        signs.dedup();
        let digits = name.chars().filter(char::is_ascii_digit).collect();
        Self { name: name.into(), words: words(name), signs, digits }
    }

    fn is_near(&self, other: &Self) -> bool {
        if self.name.len().abs_diff(other.name.len()) > MAX_DIFFERENCE
            || self.signs != other.signs
            || self.digits != other.digits
        {
            return false;
        }
        match (self.words.len(), other.words.len()) {
            (1, 1) => self.is_misspelt_word(other),
            (one, two) if one == two => self.has_misspelt_words(other) || self.shared(other, |_| true),
            _ => self.is_joined(other) || self.shared(other, |word| !FILLERS.contains(&word)),
        }
    }

    /// True for two names of one word.
    fn is_misspelt_word(&self, other: &Self) -> bool {
        let (constant, name) = (&*self.name, &*other.name);
        // An inflection is another word.
        let is_inflected =
            constant.strip_prefix(name).is_some_and(|rest| rest.eq_ignore_ascii_case("s") || rest == "D");
        name.len() >= MIN_SINGLE
            && !is_inflected
            && constant.as_bytes().first() == name.as_bytes().first()
            && strsim::osa_distance(constant, name) == 1
    }

    /// True if all words are the same, in order, but for one that is misspelt, or two of many.
    fn has_misspelt_words(&self, other: &Self) -> bool {
        let differing: Vec<_> = self.words.iter().zip(&other.words).filter(|(one, two)| one != two).collect();
        let most = if self.words.len() > 3 { 2 } else { 1 };
        (1..=most).contains(&differing.len()) && differing.iter().all(|(one, two)| is_misspelt(one, two))
    }

    /// True if the letters are the same, or nearly, and the words are split at other places.
    fn is_joined(&self, other: &Self) -> bool {
        let [one, two] = [self, other].map(|name| name.words.concat());
        self.words.len().min(other.words.len()) > 1
            && one.len().min(two.len()) >= MIN_JOINED
            && strsim::osa_distance(&one, &two) <= 1
    }

    /// True if the words that count are the same, in any order.
    fn shared(&self, other: &Self, counts: impl Fn(&str) -> bool) -> bool {
        let [one, two] = [self, other].map(|name| {
            let lower = name.words.iter().map(|word| word.to_ascii_lowercase());
            let mut words: Vec<String> = lower.filter(|word| counts(word)).collect();
            words.sort_unstable();
            words
        });
        one.len() >= MIN_SHARED && one == two
    }
}

/// True if a word is another one misspelt, and not a word of its own.
fn is_misspelt(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(str::to_ascii_lowercase);
    let longest = one.len().max(other.len());
    let distance = strsim::osa_distance(&one, &other);
    let letters = |word: &str| {
        let mut letters = word.as_bytes().to_vec();
        letters.sort_unstable();
        letters
    };
    if letters(&one) == letters(&other) {
        return distance == 1;
    }
    let is_same_length = one.len() == other.len();
    let differs_at_end = is_same_length && one[..one.len() - 1] == other[..other.len() - 1];
    if one.as_bytes().first() != other.as_bytes().first() || differs_at_end {
        return false;
    }
    match longest {
        0..=3 => false,
        4 => distance == 1 && !is_same_length,
        5..=9 => distance == 1,
        _ => distance <= 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nearest(names: &[&str], constant: &str) -> Option<String> {
        let code = |name: &&str| Code { name: (*name).into(), ..Code::default() };
        let catalog = Catalog { codes: names.iter().map(code).collect(), ..Catalog::default() };
        Typos::of(&catalog).nearest(constant).map(str::to_owned)
    }

    const NAMES: [&str; 16] = [
        "PAPER_DOES_NOT_EXIST",
        "PAPER_MUST_NOT_BE_CATEGORY",
        "PAPER_MUST_BE_CATEGORY",
        "CUSTOMFIELD_INVALID_DATATYPE",
        "LICENSE_DOES_NOT_ALLOW_PROCESSING",
        "RIPPER_INVALID_BASE64_PDF_FILE",
        "PAPER_LOCKED",
        "TOKEN_EXPIRED",
        "INVALID_DATE",
        "SUCCESS",
        "READONLY",
        "ERROR",
        "card_declined",
        "NotFound",
        "E0308",
        "404",
    ];

    #[test]
    fn a_misspelt_name_is_near_to_it() {
        for (constant, expected) in [
            ("PAPER_DOES_NOT_EXISTS", "PAPER_DOES_NOT_EXIST"),
            ("PAPER_DEOS_NOT_EXIST", "PAPER_DOES_NOT_EXIST"),
            ("PAPER_DOES_NTO_EXIST", "PAPER_DOES_NOT_EXIST"),
            ("PAPERS_DOES_NOT_EXISTS", "PAPER_DOES_NOT_EXIST"),
            ("PAPER_DOESNT_EXIST", "PAPER_DOES_NOT_EXIST"),
            ("PAPER_DOESNOT_EXIST", "PAPER_DOES_NOT_EXIST"),
            ("PAPER_NOT_EXIST", "PAPER_DOES_NOT_EXIST"),
            ("PAPER_EXIST_DOES_NOT", "PAPER_DOES_NOT_EXIST"),
            ("PAPER_MUST_NOT_BE_CATAGORY", "PAPER_MUST_NOT_BE_CATEGORY"),
            ("CUSTOM_FIELD_INVALID_DATATYPE", "CUSTOMFIELD_INVALID_DATATYPE"),
            ("LICENCE_DOES_NOT_ALLOW_PROCESSING", "LICENSE_DOES_NOT_ALLOW_PROCESSING"),
            ("SUCESS", "SUCCESS"),
            ("SUCCES", "SUCCESS"),
            ("READONY", "READONLY"),
            ("card_declned", "card_declined"),
            ("NotFuond", "NotFound"),
        ] {
            assert_eq!(nearest(&NAMES, constant).as_deref(), Some(expected), "{constant}");
        }
    }

    #[test]
    fn another_constant_is_near_to_none() {
        for constant in [
            "CONTENT_TYPE",
            "PAPER",
            "PAPER_DOES_EXIST",
            "PAGE_DOES_NOT_EXIST",
            "USER_DOES_NOT_EXIST",
            "PAPER_MUST_NOT_BE_READ",
            "PAPER_BLOCKED",
            "PAPER_UNLOCKED",
            "TOKEN_EXPIRES",
            "INVALID_DATA",
            "INVALID_CATE",
            "READ_ONLY",
            "READONLYS",
            "ERRORS",
            "MIRROR",
            "ACCESS",
            "RIPPER_INVALID_BASE32_PDF_FILE",
            "RIPPER_INVALID_BASE64_PDF_FILE_2",
            "E0309",
            "405",
            "cardDeclined",
            "card-declined",
            "Not_Found",
            "UTF-8",
            "a b",
            "",
        ] {
            assert_eq!(nearest(&NAMES, constant), None, "{constant}");
        }
    }
}
