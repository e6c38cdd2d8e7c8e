//! Letters as they are compared: NFKC, one case, grapheme by grapheme, so that a letter's place on screen is known.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::text;

/// A name as it is compared.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Folded {
    /// The letters of all words, one after the other, without separators.
    pub key: String,
    /// The byte in `key` that each word starts at.
    pub word_starts: Vec<u32>,
}

/// Returns true for a separator. Every separator is ASCII once it is folded.
pub(super) fn is_separator(c: char) -> bool {
    c.is_ascii() && !c.is_ascii_alphanumeric()
}

/// The one character that NFKC makes eighteen of, a whole sentence: a text of it would grow out of proportion.
const ONE_OF_MANY_LETTERS: &str = "\u{fdfa}";

/// Folds a text and hands out each character of the result, whether it was upper case, and the grapheme it came from.
pub(super) fn fold(text: &str, mut put: impl FnMut(char, bool, usize)) {
    let ascii = |byte: u8| if byte.is_ascii_control() { ' ' } else { char::from(byte.to_ascii_lowercase()) };
    if text.is_ascii() {
        for (at, byte) in text.bytes().enumerate() {
            put(ascii(byte), byte.is_ascii_uppercase(), at);
        }
        return;
    }
    for (at, grapheme) in text.graphemes(true).enumerate() {
        if let &[byte] = grapheme.as_bytes() {
            put(ascii(byte), byte.is_ascii_uppercase(), at);
            continue;
        }
        if grapheme == ONE_OF_MANY_LETTERS {
            grapheme.chars().for_each(|c| put(c, false, at));
            continue;
        }
        let mut upper = grapheme.chars().next().is_some_and(char::is_uppercase);
        for c in grapheme.nfkc().filter_map(plain) {
            // By way of upper case: that makes one letter of those that differ in lower case only.
            for c in c.to_uppercase().flat_map(char::to_lowercase) {
                put(c, upper, at);
                upper = false;
            }
        }
    }
}

/// Typographic signs as they are typed; `None` for what is never seen.
fn plain(c: char) -> Option<char> {
    match c {
        '‘' | '’' | '‚' | '‛' | '′' => Some('\''),
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => Some('"'),
        '\u{2010}'..='\u{2015}' | '−' => Some('-'),
        '·' | '•' | '¿' | '¡' => Some('.'),
        // Soft hyphens, joiners, variation selectors, and the sign of what was made safe to show.
        '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{fffd}' => None,
        c if text::is_invisible(c) => None,
        c if c.is_whitespace() || c.is_control() => Some(' '),
        c => Some(c),
    }
}

/// Folds a name and finds its words: `_`, `-`, `.`, spaces, other signs and camelCase boundaries separate them.
pub(super) fn name(text: &str) -> Folded {
    let mut folded = Folded::default();
    push_name(text, &mut folded.key, &mut folded.word_starts);
    folded
}

/// Appends a folded name to those that are there; word starts count from the start of this name.
pub(super) fn push_name(text: &str, key: &mut String, word_starts: &mut Vec<u32>) {
    let from = key.len();
    let mut before = CharClass::Separator;
    let mut push = |(c, class): (char, CharClass), after: CharClass| {
        if class != CharClass::Separator {
            if is_word_boundary(before, class, after) {
                word_starts.push((key.len() - from) as u32);
            }
            key.push(c);
        }
        before = class;
    };
    let mut current = None;
    fold(text, |c, upper, _| {
        let next = (c, CharClass::of(c, upper));
        if let Some(current) = current.replace(next) {
            push(current, next.1);
        }
    });
    if let Some(current) = current {
        push(current, CharClass::Separator);
    }
}

/// Folds a text, separators kept.
pub(super) fn text(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold(text, |c, _, _| folded.push(c));
    folded
}

/// The grapheme of a name that each byte of its key came from.
pub(super) fn name_graphemes(name: &str) -> Vec<usize> {
    graphemes(name, |class| class != CharClass::Separator)
}

/// The grapheme of a text that each byte of the folded text came from.
pub(super) fn text_graphemes(text: &str) -> Vec<usize> {
    graphemes(text, |_| true)
}

fn graphemes(text: &str, kept: impl Fn(CharClass) -> bool) -> Vec<usize> {
    let mut graphemes = Vec::with_capacity(text.len());
    fold(text, |c, upper, grapheme| {
        if kept(CharClass::of(c, upper)) {
            graphemes.resize(graphemes.len() + c.len_utf8(), grapheme);
        }
    });
    graphemes
}

/// The class of a character, which decides where words start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CharClass {
    Separator,
    Upper,
    Lower,
    Digit,
    Other,
}

impl CharClass {
    /// The class of a folded character that was upper case, or was not.
    pub(super) fn of(c: char, upper: bool) -> Self {
        match c {
            _ if upper => Self::Upper,
            'a'..='z' => Self::Lower,
            '0'..='9' => Self::Digit,
            c if is_separator(c) => Self::Separator,
            c if c.is_lowercase() => Self::Lower,
            c if c.is_numeric() => Self::Digit,
            _ => Self::Other,
        }
    }
}

/// Decides whether a word starts at the middle one of three characters: after a separator, at `fooBar`, and at the last
/// capital of `IDFrom` and `64Bit`.
pub(super) fn is_word_boundary(before: CharClass, class: CharClass, after: CharClass) -> bool {
    match before {
        CharClass::Separator => true,
        CharClass::Lower => class == CharClass::Upper,
        CharClass::Upper | CharClass::Digit => class == CharClass::Upper && after == CharClass::Lower,
        CharClass::Other => false,
    }
}

/// The letters of a key as bits, a prefilter: a key that lacks a letter of the query cannot contain the query.
pub(super) fn letter_mask(key: &str) -> u64 {
    key.bytes().fold(0, |mask, byte| mask | 1 << letter_bit(byte))
}

/// The bit of a byte: 26 letters, 10 digits, and the others share what is left.
fn letter_bit(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' => byte - b'a',
        b'0'..=b'9' => 26 + byte - b'0',
        _ => 36 + byte % 28,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<String> {
        let folded = name(text);
        let ends = folded.word_starts.iter().skip(1).map(|&end| end as usize).chain([folded.key.len()]);
        folded.word_starts.iter().zip(ends).map(|(&start, end)| folded.key[start as usize..end].to_owned()).collect()
    }

    #[test]
    fn separators_and_camel_case_part_words() {
        assert_eq!(words("PAPER_DOES_NOT_EXIST"), ["paper", "does", "not", "exist"]);
        assert_eq!(words("paper-does.not exist"), ["paper", "does", "not", "exist"]);
        assert_eq!(words("paperDoesNotExist"), ["paper", "does", "not", "exist"]);
        assert_eq!(words("Paper.GetPaperIDFromUrl"), ["paper", "get", "paper", "id", "from", "url"]);
        assert_eq!(
            words("Image.GetImageWith2PxDropShadow"),
            ["image", "get", "image", "with2", "px", "drop", "shadow"]
        );
        assert_eq!(words("BASE64_PDF"), ["base64", "pdf"]);
        assert_eq!(words("Paper::NotFound"), ["paper", "not", "found"]);
        assert_eq!(words("__"), Vec::<String>::new());
    }

    #[test]
    fn letters_are_compared_in_one_case_and_one_form() {
        assert_eq!(name("ＰＡＰＥＲ＿ＸＹ").key, "paperxy");
        assert_eq!(name("Cafe\u{301}").key, name("CAFÉ").key);
        assert_eq!(name("STRASSE").key, name("straße").key);
        assert_eq!(name("ΟΔΟΣ").key, name("οδος").key);
        assert_eq!(text("“A–B”\u{a0}c\td"), "\"a-b\" c d");
        assert_eq!(name("a\u{200b}b\u{feff}").key, "ab");
    }

    #[test]
    fn every_letter_has_its_grapheme() {
        assert_eq!(name_graphemes("A_bC"), [0, 2, 3]);
        // The accent is a character of its own here, and no grapheme of its own.
        assert_eq!(name_graphemes("e\u{301}_\u{fb01}"), [0, 0, 2, 2]);
    }

    proptest! {
        #[test]
        fn a_name_is_appended_as_it_is_folded_alone(text in prop_oneof!["[ -~\t\n]{0,40}", ".{0,20}"]) {
            let (mut key, mut word_starts) = ("already".to_owned(), vec![7]);
            push_name(&text, &mut key, &mut word_starts);
            let folded = name(&text);
            prop_assert_eq!(&key["already".len()..], folded.key);
            prop_assert_eq!(&word_starts[1..], folded.word_starts);
        }

        #[test]
        fn every_byte_of_a_key_has_a_grapheme(text: String, name in "[A-Cé\u{301}ßΣ漢_ -]{0,20}") {
            prop_assert_eq!(name_graphemes(&text).len(), super::name(&text).key.len());
            prop_assert_eq!(name_graphemes(&name).len(), super::name(&name).key.len());
            prop_assert_eq!(text_graphemes(&text).len(), super::text(&text).len());
        }
    }

    #[test]
    fn a_letter_mask_holds_the_masks_of_its_parts() {
        let whole = letter_mask("paperdoesnotexist64é漢");
        for part in ["paper", "exist", "4", "é", "漢"] {
            assert_eq!(letter_mask(part) & !whole, 0, "{part}");
        }
        assert_ne!(letter_mask("z") & !whole, 0);
    }
}
