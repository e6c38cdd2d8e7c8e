//! The names of a catalog as they stand in source code: in strings, as identifiers, as numbers.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::catalog::{Catalog, is_number};
use crate::explain::Names;
use crate::snippet::words;

/// The words that may stand before the words of a name in an identifier: `ReturnCodePaperLocked`, `ERR_PAPER_LOCKED`.
const PREFIXES: [&str; 11] =
    ["api", "code", "codes", "err", "error", "ipaper", "k", "rc", "result", "return", "status"];

/// The words of which one may stand behind them: `PaperLockedException`.
const SUFFIXES: [&str; 3] = ["code", "error", "exception"];

/// The last words of a scope whose members are codes: `ReturnCode.ERROR`.
const SCOPES: [&str; 2] = ["code", "codes"];

/// The longest identifier that is looked at, in bytes.
const MAX_IDENTIFIER: usize = 512;

/// Codes, as positions in the catalog.
type Codes = Vec<u32>;

/// The names of a catalog as they stand in source code.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// Finds those that count anywhere in a text.
    names: Names,
    /// All names as they are.
    exact: HashMap<Box<[u8]>, Codes>,
    /// The letters of names of several words, and of those of one word, in lower case.
    phrases: HashMap<Box<[u8]>, Codes>,
    single: HashMap<Box<[u8]>, Codes>,
    /// The last two letters of each phrase: most identifiers end with others.
    endings: HashSet<[u8; 2]>,
}

impl Vocabulary {
    /// The names of all codes, their other names included.
    pub fn of(catalog: &Catalog) -> Self {
        let mut of = Self {
            names: Names::of(catalog),
            exact: HashMap::new(),
            phrases: HashMap::new(),
            single: HashMap::new(),
            endings: HashSet::new(),
        };
        for (code, number) in catalog.codes.iter().zip(0..) {
            for name in code.names() {
                add(&mut of.exact, name.as_bytes(), number);
                let words = words(name);
                let letters = words.concat().to_ascii_lowercase().into_bytes();
                match (words.len(), letters.last_chunk()) {
                    _ if is_number(name) => {}
                    (2.., Some(ending)) => {
                        of.endings.insert(*ending);
                        add(&mut of.phrases, &letters, number);
                    }
                    _ => add(&mut of.single, &letters, number),
                }
            }
        }
        of
    }

    /// The codes of this name, as it is spelt.
    pub fn named(&self, name: &[u8]) -> &[u32] {
        self.exact.get(name).map_or(&[], Vec::as_slice)
    }

    /// Gives the codes that a string names: as a whole, or as a whole word in it, if the name is no ordinary word or number.
    pub fn in_string(&self, content: &[u8], mut found: impl FnMut(Range<usize>, &[u32])) {
        let trimmed = content.trim_ascii();
        let start = content.len() - content.trim_ascii_start().len();
        let whole = self.named(trimmed);
        if !whole.is_empty() {
            return found(start..start + trimmed.len(), whole);
        }
        self.names.find(content, 0, content.len(), |hit| {
            let name = &content[hit.start..hit.end];
            if self.names.counts_anywhere(name) {
                found(hit.start..hit.end, hit.codes);
            }
        });
    }

    /// The codes that the identifier at a place of a source text is for.
    ///
    /// One of several words may have any case, and words around it that say what it is. One of a single word must be spelt
    /// as the name is, in capitals or with digits; a member of a scope that is called so, `ReturnCode`, may have any case.
    pub fn of_identifier(&self, text: &[u8], place: Range<usize>) -> &[u32] {
        let word = &text[place.clone()];
        let before = &text[..place.start];
        // A variable of a shell or of PHP has a value of its own.
        if word.len() > MAX_IDENTIFIER || before.ends_with(b"$") || before.ends_with(b"${") {
            return &[];
        }
        let phrase = self.phrase(word);
        if !phrase.is_empty() {
            return phrase;
        }
        let scope = scope(before);
        if scope.is_some_and(is_of_codes) {
            return self.single.get(word.to_ascii_lowercase().as_slice()).map_or(&[], Vec::as_slice);
        }
        let is_proper = !word.iter().any(u8::is_ascii_lowercase) && !word[0].is_ascii_digit();
        if is_proper && (scope.is_none() || self.names.counts_anywhere(word)) { self.named(word) } else { &[] }
    }

    fn phrase(&self, word: &[u8]) -> &[u32] {
        let letters: Vec<u8> = word.iter().filter(|&&byte| byte != b'_').map(u8::to_ascii_lowercase).collect();
        let ends = |suffix: &str| {
            let rest = letters.strip_suffix(suffix.as_bytes());
            rest.and_then(<[u8]>::last_chunk).is_some_and(|ending| self.endings.contains(ending))
        };
        if !ends("") && !SUFFIXES.iter().any(|suffix| ends(suffix)) {
            return &[];
        }
        let Ok(word) = std::str::from_utf8(word) else { return &[] };
        let words: Vec<String> = words(word).iter().map(|word| word.to_ascii_lowercase()).collect();
        let has_suffix = words.last().is_some_and(|last| SUFFIXES.contains(&last.as_str()));
        let prefixes = words.iter().take_while(|word| PREFIXES.contains(&word.as_str())).count();
        // The longest first: a name may begin with such a word itself.
        for start in 0..=prefixes.min(words.len()) {
            for end in (words.len() - usize::from(has_suffix)..=words.len()).rev() {
                let codes = words.get(start..end).and_then(|words| self.phrases.get(words.concat().as_bytes()));
                if let Some(codes) = codes {
                    return codes;
                }
            }
        }
        &[]
    }
}

fn add(names: &mut HashMap<Box<[u8]>, Codes>, name: &[u8], code: u32) {
    let codes = names.entry(name.into()).or_default();
    if codes.last() != Some(&code) {
        codes.push(code);
    }
}

/// The name before a place, if what is there is a member of it: `Level` of `Level.ERROR`.
fn scope(before: &[u8]) -> Option<&[u8]> {
    let signs: [&[u8]; 4] = [b"::", b"?.", b"->", b"."];
    let before = signs.iter().find_map(|sign| before.strip_suffix(*sign))?;
    let length = before.iter().rev().take(MAX_IDENTIFIER).take_while(|&&byte| super::lexer::is_word(byte)).count();
    Some(&before[before.len() - length..])
}

fn is_of_codes(scope: &[u8]) -> bool {
    let words = words(&String::from_utf8_lossy(scope));
    words.last().is_some_and(|last| SCOPES.contains(&last.to_ascii_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Code;

    fn vocabulary(names: &[&str]) -> Vocabulary {
        let code = |name: &&str| Code { name: (*name).into(), ..Code::default() };
        Vocabulary::of(&Catalog { codes: names.iter().map(code).collect(), ..Catalog::default() })
    }

    #[test]
    fn an_identifier_is_for_a_code_by_its_words() {
        let names =
            ["PAPER_LOCKED", "RIPPER_BASE64_PDF", "ERROR", "ENOENT", "timeout", "NotFound", "E0308", "ERR_CODE"];
        let vocabulary = vocabulary(&names);
        for (text, expected) in [
            ("PAPER_LOCKED", Some(0)),
            ("PaperLocked", Some(0)),
            ("paperLocked", Some(0)),
            ("paper_locked", Some(0)),
            ("ReturnCodePaperLocked", Some(0)),
            ("kPaperLocked", Some(0)),
            ("ERR_PAPER_LOCKED", Some(0)),
            ("PaperLockedException", Some(0)),
            ("Codes.PaperLocked", Some(0)),
            ("isPaperLocked", None),
            ("PaperLockedAgain", None),
            ("$PAPER_LOCKED", None),
            ("RipperBase64Pdf", Some(1)),
            ("ERROR", Some(2)),
            ("ReturnCode.ERROR", Some(2)),
            ("ReturnCode::Error", Some(2)),
            ("Level.ERROR", None),
            ("Error", None),
            ("console.error", None),
            ("${ERROR", None),
            ("ENOENT", Some(3)),
            ("errno.ENOENT", Some(3)),
            ("enoent", None),
            ("timeout", None),
            ("codes.timeout", Some(4)),
            ("NOT_FOUND", Some(5)),
            ("E0308", Some(6)),
            ("ErrCode", Some(7)),
            ("Err", None),
        ] {
            let start = text.rfind(|c: char| !c.is_ascii_alphanumeric() && c != '_').map_or(0, |sign| sign + 1);
            let codes = vocabulary.of_identifier(text.as_bytes(), start..text.len());
            assert_eq!(codes.first().copied(), expected, "{text}");
        }
    }

    #[test]
    fn a_string_names_a_code_as_a_whole_or_in_a_word() {
        let vocabulary = vocabulary(&["PAPER_LOCKED", "ERROR", "404", "max-len"]);
        for (content, expected) in [
            ("PAPER_LOCKED", &[(0, 0)][..]),
            (" ERROR ", &[(1, 1)]),
            ("404", &[(0, 2)]),
            ("TODO: PAPER_LOCKED, max-len", &[(6, 0), (20, 3)]),
            ("an ERROR, code=ERROR, status 404", &[]),
            ("MY_PAPER_LOCKED PAPER_LOCKEDX paper_locked", &[]),
        ] {
            let mut found = Vec::new();
            vocabulary.in_string(content.as_bytes(), |place, codes| found.push((place.start, codes[0])));
            assert_eq!(found, expected, "{content}");
        }
    }
}
