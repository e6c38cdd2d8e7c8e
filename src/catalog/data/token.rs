//! Names of codes, by how sure it is that they are none of an ordinary word's business.

use crate::catalog::limits::MAX_NAME;
use crate::catalog::named::is_number;

/// A kind of name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Token {
    /// One word of small letters, `name`, or one word with signs, `auth/x`.
    Word,
    /// Words joined: `each_key`, `not-found`, `NotFound`, `tecAMM_EMPTY`; or one of capital letters, `SUCCESS`.
    Weak,
    /// `404`, `-32700`, `0x1F`.
    Number,
    /// `PAPER_LOCKED`, `E0308`, `ORA-00001`.
    Strong,
}

impl Token {
    /// The kind of a name; none of what can be no name: blanks, other signs, an address, a key of a schema.
    pub fn of(text: &str) -> Option<Self> {
        let is_sign = |c: char| matches!(c, '_' | '-' | '.' | '/' | ':' | '#');
        let is_name = |c: char| c.is_alphanumeric() || is_sign(c);
        let has_letter = text.contains(char::is_alphanumeric);
        if !has_letter || text.len() > MAX_NAME || !text.chars().all(is_name) || text.contains("//") {
            return None;
        }
        let words = || text.split(is_sign).filter(|word| !word.is_empty());
        let is_plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
        let is_upper = !text.contains(char::is_lowercase) && text.contains(char::is_uppercase);
        let has_digit = text.contains(|c: char| c.is_ascii_digit());
        Some(if is_number(text) {
            Self::Number
        } else if is_plain && is_upper && (words().nth(1).is_some() || has_digit) {
            Self::Strong
        } else if is_plain && (words().nth(1).is_some() || is_upper || humps(text) > 1 || has_digit) {
            Self::Weak
        } else {
            Self::Word
        })
    }
}

/// The number of words that begin with a capital letter, in a name that begins with one: `NotFound`. In `outDir` it is none.
fn humps(text: &str) -> usize {
    if text.starts_with(char::is_uppercase) { text.matches(char::is_uppercase).count() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_of_a_kind() {
        for (kind, names) in [
            (Some(Token::Strong), &["PAPER_LOCKED", "E0308", "ORA-00001", "GHC-00158", "HY000", "TS2304"][..]),
            (Some(Token::Number), &["404", "-32700", "0x1F", "00001"]),
            (Some(Token::Weak), &["card_declined", "not-found", "NotFound", "tecAMM_EMPTY", "SUCCESS", "no_x"]),
            (Some(Token::Word), &["name", "auth/invalid-email", "outDir", "x.y", "Name"]),
            (None, &["", "two words", "^18.0.0", "https://x", "-", "$ref", "a,b", "a@b"]),
        ] {
            for name in names {
                assert_eq!(Token::of(name), kind, "{name}");
            }
        }
        assert_eq!(Token::of(&"A_".repeat(MAX_NAME)), None);
    }
}
