//! Letters as they are compared: NFKC, one case, grapheme by grapheme, so that a letter's place on screen is known.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::ascii;

/// A name as it is compared: its letters without separators, and where its words start.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Folded {
    /// The letters of all words, one after the other.
    pub key: String,
    /// The byte in `key` that each word starts at.
    pub starts: Vec<u32>,
}

/// Whether a folded character parts words. Whatever parts words is ASCII once it is folded.
pub(super) fn is_separator(c: char) -> bool {
    c.is_ascii() && !c.is_ascii_alphanumeric()
}

/// Folds a text and hands out each character of the result, whether it was upper case, and the grapheme it came from.
pub(super) fn each(text: &str, mut put: impl FnMut(char, bool, usize)) {
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
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{fffd}' => None,
        c if c.is_whitespace() || c.is_control() => Some(' '),
        c => Some(c),
    }
}

/// Folds a name and finds its words: `_`, `-`, `.`, blanks, other signs and camelCase borders part them.
pub(super) fn name(text: &str) -> Folded {
    let mut letters = Vec::with_capacity(text.len());
    each(text, |c, upper, _| letters.push((c, Class::of(c, upper))));
    let mut folded = Folded::default();
    let mut before = Class::Separator;
    for (at, &(c, class)) in letters.iter().enumerate() {
        let after = letters.get(at + 1).map_or(Class::Separator, |&(_, class)| class);
        if class != Class::Separator {
            if border(before, class, after) {
                folded.starts.push(folded.key.len() as u32);
            }
            folded.key.push(c);
        }
        before = class;
    }
    folded
}

/// The grapheme of a name that each byte of its key came from.
pub(super) fn places(name: &str) -> Vec<usize> {
    graphemes(name, |class| class != Class::Separator)
}

/// The grapheme of a text that each byte of it came from, once it is folded as it stands.
pub(super) fn text_places(text: &str) -> Vec<usize> {
    graphemes(text, |_| true)
}

fn graphemes(text: &str, kept: impl Fn(Class) -> bool) -> Vec<usize> {
    let mut graphemes = Vec::with_capacity(text.len());
    each(text, |c, upper, grapheme| {
        if kept(Class::of(c, upper)) {
            graphemes.resize(graphemes.len() + c.len_utf8(), grapheme);
        }
    });
    graphemes
}

/// [`name`], at the end of what is there already: how a big catalog is folded.
pub(super) fn name_into(text: &str, key: &mut String, starts: &mut Vec<u32>) {
    if !text.is_ascii() {
        let folded = name(text);
        key.push_str(&folded.key);
        starts.extend(folded.starts);
        return;
    }
    let (from, bytes) = (key.len(), text.as_bytes());
    if let Some(mut parts) = ascii::underscores(bytes) {
        // A word ends at `_` and nowhere else.
        let mut at = 0;
        while at < bytes.len() {
            let end = (parts.trailing_zeros() as usize).min(bytes.len());
            if let Some(word) = text.get(at..end).filter(|word| !word.is_empty()) {
                starts.push((key.len() - from) as u32);
                key.push_str(word);
            }
            // The lowest bit goes.
            parts &= parts.wrapping_sub(1);
            at = end + 1;
        }
    } else {
        let class = |at: usize| bytes.get(at).map_or(Class::Separator, |&byte| Class::of_ascii(byte));
        let (mut before, mut this) = (Class::Separator, class(0));
        for (at, &byte) in bytes.iter().enumerate() {
            let after = class(at + 1);
            if this != Class::Separator {
                if border(before, this, after) {
                    starts.push((key.len() - from) as u32);
                }
                key.push(char::from(byte));
            }
            (before, this) = (this, after);
        }
    }
    if let Some(key) = key.get_mut(from..) {
        key.make_ascii_lowercase();
    }
}

/// Folds a text as it stands, separators kept.
pub(super) fn text(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    each(text, |c, _, _| folded.push(c));
    folded
}

/// What a character is to the one beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Separator,
    Upper,
    Lower,
    Digit,
    Other,
}

impl Class {
    /// The class of an ASCII character as it is written, or folded.
    pub(super) fn of_ascii(byte: u8) -> Self {
        const CLASSES: [Class; 256] = {
            let mut classes = [Class::Separator; 256];
            let mut byte: u8 = 0;
            while byte < 0x80 {
                classes[byte as usize] = match byte {
                    b'A'..=b'Z' => Class::Upper,
                    b'a'..=b'z' => Class::Lower,
                    b'0'..=b'9' => Class::Digit,
                    _ => Class::Separator,
                };
                byte += 1;
            }
            classes
        };
        CLASSES[usize::from(byte)]
    }

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

/// Whether a word starts at the middle one of three: after a separator, at `fooBar`, and at the last capital of
/// `IDFrom` and `64Bit`.
pub(super) fn border(before: Class, class: Class, after: Class) -> bool {
    match before {
        Class::Separator => true,
        Class::Lower => class == Class::Upper,
        Class::Upper | Class::Digit => class == Class::Upper && after == Class::Lower,
        Class::Other => false,
    }
}

/// Which letters a key has, as bits: a key that lacks a letter of the query cannot hold the query.
pub(super) fn mask(key: &str) -> u64 {
    key.bytes().fold(0, |mask, byte| mask | 1 << BITS[usize::from(byte)])
}

/// The bit of each byte in a mask: 26 letters, 10 digits, and the others share what is left.
const BITS: [u8; 256] = {
    let mut bits = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        bits[byte] = match byte as u8 {
            letter @ b'a'..=b'z' => letter - b'a',
            digit @ b'0'..=b'9' => 26 + digit - b'0',
            other => 36 + other % 28,
        };
        byte += 1;
    }
    bits
};

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<String> {
        let folded = name(text);
        let ends = folded.starts.iter().skip(1).map(|&end| end as usize).chain([folded.key.len()]);
        folded.starts.iter().zip(ends).map(|(&start, end)| folded.key[start as usize..end].to_owned()).collect()
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
    fn every_letter_knows_its_grapheme() {
        assert_eq!(places("A_bC"), [0, 2, 3]);
        // The accent is a character of its own here, and no grapheme of its own.
        assert_eq!(places("e\u{301}_\u{fb01}"), [0, 0, 2, 2]);
    }

    proptest! {
        #[test]
        fn ascii_is_folded_as_any_text(text in prop_oneof!["[ -~\t\n]{0,40}", "[A-C0-9_]{0,80}"]) {
            let (mut key, mut starts) = ("already".to_owned(), vec![7]);
            name_into(&text, &mut key, &mut starts);
            let folded = name(&text);
            prop_assert_eq!(&key["already".len()..], folded.key);
            prop_assert_eq!(&starts[1..], folded.starts);

            let mut lowered = text.clone().into_bytes();
            let mut capitals = Vec::new();
            ascii::lower(&mut lowered, |at| capitals.push(at));
            prop_assert_eq!(String::from_utf8(lowered).unwrap(), super::text(&text));
            let upper = |(at, c): (usize, char)| c.is_ascii_uppercase().then_some(at);
            prop_assert_eq!(capitals, text.chars().enumerate().filter_map(upper).collect::<Vec<_>>());
        }

        #[test]
        fn every_byte_of_a_key_has_a_place(text: String, name in "[A-Cé\u{301}ßΣ漢_ -]{0,20}") {
            prop_assert_eq!(places(&text).len(), super::name(&text).key.len());
            prop_assert_eq!(places(&name).len(), super::name(&name).key.len());
            prop_assert_eq!(text_places(&text).len(), super::text(&text).len());
        }
    }

    #[test]
    fn a_letter_mask_holds_the_masks_of_its_parts() {
        let whole = mask("paperdoesnotexist64é漢");
        for part in ["paper", "exist", "4", "é", "漢"] {
            assert_eq!(mask(part) & !whole, 0, "{part}");
        }
        assert_ne!(mask("z") & !whole, 0);
    }
}
