//! Tokens: the forms that names of codes have, and how far each can be told from ordinary words.

use super::limits::MAX_NAME;
use super::named;

/// A form of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Token {
    /// `PAPER_DOES_NOT_EXIST`: capitals in two words or more.
    UpperSnake,
    /// `E0308`, `ORA-00001`: letters, then digits.
    Lettered,
    /// `SUCCESS`: capitals in one word.
    Upper,
    /// `404`, `-32700`, `0x1F`.
    Number,
    /// `42P01`, `DJ01`: capitals and digits.
    Alphanumeric,
    /// `NotFound`, `AccessDenied.Locked`.
    Pascal,
    /// `no-unused-vars`, `auth/user-not-found`.
    Kebab,
    /// `card_declined`, `tecAMM_EMPTY`, `quotaExceeded`.
    Mixed,
}

impl Token {
    /// All of them, in order.
    pub const ALL: [Self; 8] = [
        Self::UpperSnake,
        Self::Lettered,
        Self::Upper,
        Self::Number,
        Self::Alphanumeric,
        Self::Pascal,
        Self::Kebab,
        Self::Mixed,
    ];

    /// The form of a text, if it is a token as a whole.
    pub fn of(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if text.len() < 2 && !bytes.first()?.is_ascii_digit() || text.len() > MAX_NAME || !text.is_ascii() {
            return None;
        }
        let all = |is: fn(&u8) -> bool| bytes.iter().all(is);
        // Most texts are not, by their first blank.
        if !all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'/' | b'.' | b':')) {
            return None;
        }
        if is_number(text) {
            return Some(Self::Number);
        }
        if !bytes[0].is_ascii_alphanumeric() || !bytes[bytes.len() - 1].is_ascii_alphanumeric() {
            return None;
        }
        if is_lettered(text) {
            return Some(Self::Lettered);
        }
        let has_letter = bytes.iter().any(u8::is_ascii_alphabetic);
        if all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'_') {
            return match (text.contains('_'), bytes[0].is_ascii_digit()) {
                (true, false) if text.split('_').all(|word| !word.is_empty()) => Some(Self::UpperSnake),
                (false, false) if all(u8::is_ascii_uppercase) => Some(Self::Upper),
                (false, false) if bytes.iter().filter(|byte| byte.is_ascii_uppercase()).count() > 3 => {
                    Some(Self::Upper)
                }
                (false, _) if has_letter && is_alphanumeric(text) => Some(Self::Alphanumeric),
                _ => None,
            };
        }
        words(text)
    }

    /// True for a form that ordinary words do not have.
    pub fn is_strong(self) -> bool {
        matches!(self, Self::UpperSnake | Self::Lettered)
    }

    /// Its bit in a set of forms.
    fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A set of forms.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TokenSet(u8);

impl FromIterator<Token> for TokenSet {
    fn from_iter<T: IntoIterator<Item = Token>>(tokens: T) -> Self {
        Self(tokens.into_iter().fold(0, |bits, token| bits | token.bit()))
    }
}

impl TokenSet {
    /// Adds the forms of another set.
    pub fn extend(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// True if it has a form.
    pub fn has(self, token: Token) -> bool {
        self.0 & token.bit() != 0
    }
}

/// Five of a SQLSTATE, or letters and a digit or two: `42P01`, `DJ01`. `201XX` is a class of codes.
fn is_alphanumeric(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = &text[letters..];
    let is_short = (1..=5).contains(&letters) && digits.len() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_short || text.len() == 5 && !text.ends_with("XX")
}

/// `404`, `-32700`, `0x1F`, `0xC0000005`, and a class of them, `4xx`; `1.2` is that of a chapter or an edition.
fn is_number(text: &str) -> bool {
    let is_class = text.len() == 3 && text.ends_with("xx") && text.starts_with(|c: char| c.is_ascii_digit());
    let is_plain = text.len() <= 18 && text.bytes().skip(1).all(|byte| byte.is_ascii_alphanumeric());
    is_class || is_plain && !text.starts_with('+') && named::is_number(text)
}

/// Capitals, then at least three digits, or two behind a hyphen; a letter or a number more may follow: `W3C` and `H264`
/// are near enough to be told from such names by their number alone.
fn is_lettered(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = &text[letters..];
    let (digits, least) = match rest.strip_prefix('-') {
        Some(digits) => (digits, 2),
        None => (rest, 3),
    };
    let count = digits.bytes().take_while(u8::is_ascii_digit).count();
    let tail = &digits[count..];
    let is_tail = |tail: &str| match tail.strip_prefix('-') {
        Some(number) => !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()),
        None => tail.is_empty() || tail.len() == 1 && tail.bytes().all(|byte| byte.is_ascii_alphabetic()),
    };
    (1..=10).contains(&letters) && (least..=10).contains(&count) && is_tail(tail)
}

/// A token of words of more than capitals, or of several parts.
fn words(text: &str) -> Option<Token> {
    let parts = || text.split(['/', '.', ':']);
    let count = parts().count();
    // Only one of several parts may begin with a digit, `NIST.800.53`.
    let is_part = |part: &str| is_word(part) && (count > 1 || !part.as_bytes()[0].is_ascii_digit());
    if count > 4 || !parts().all(is_part) {
        return None;
    }
    // A part may be a plain word, `auth` of `auth/user-not-found`; where all are, it is the name of a file.
    let form = parts().rev().find_map(form_of)?;
    // Constants of a program are written so too: `buffer.MAX_LENGTH`.
    Some(if count > 1 && matches!(form, Token::UpperSnake | Token::Upper) { Token::Mixed } else { form })
}

/// True for letters and digits with single signs between them.
fn is_word(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
        && !word.split('_').any(str::is_empty)
        && !word.split('-').any(str::is_empty)
}

/// The form of a word; none for a plain one.
fn form_of(word: &str) -> Option<Token> {
    let lower = word.bytes().any(|byte| byte.is_ascii_lowercase());
    let upper = word.bytes().any(|byte| byte.is_ascii_uppercase());
    // A hump inside: `NotFound`, `quotaExceeded`.
    let hump = word.bytes().skip(1).any(|byte| byte.is_ascii_uppercase());
    match (word.contains('_'), word.contains('-'), lower, upper) {
        (true, _, true, _) => Some(Token::Mixed),
        (true, _, false, _) => Some(Token::UpperSnake),
        (false, true, ..) => Some(Token::Kebab),
        (false, false, true, true) if hump && word.as_bytes()[0].is_ascii_uppercase() => Some(Token::Pascal),
        (false, false, true, true) if hump => Some(Token::Mixed),
        (false, false, false, true) if word.len() > 2 => Some(Token::Upper),
        _ => None,
    }
}

/// True for what can be a name where it is certain that one stands: a token, a plain word, one of any script with signs.
pub fn is_name(text: &str) -> bool {
    let is_in_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | ':' | '#');
    let is_long = text.len() > MAX_NAME || text.contains("//");
    !is_long && text.contains(char::is_alphanumeric) && text.chars().all(is_in_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_has_one_form() {
        for (form, texts) in [
            (Some(Token::UpperSnake), &["A_B", "PAPER_DOES_NOT_EXIST", "G_7", "ER_UNUSED1_X"][..]),
            (Some(Token::Lettered), &["E0308", "ORA-00001", "GHC-00158", "MD001", "SC2086", "CVE-2024-1234", "D100"]),
            (Some(Token::Upper), &["SUCCESS", "ENOENT", "OK", "E2BIG", "EL2HLT"]),
            (Some(Token::Number), &["404", "-32700", "0x1F", "0", "4xx", "0xC0000005"]),
            (Some(Token::Alphanumeric), &["42P01", "0A000", "DJ01", "P4"]),
            (Some(Token::Pascal), &["NotFound", "AccessDenied", "InvalidParameter.Conflict", "Client.NotFound"]),
            (Some(Token::Kebab), &["no-unused-vars", "auth/user-not-found", "max-len"]),
            (
                Some(Token::Mixed),
                &[
                    "tecAMM_EMPTY",
                    "each_key_duplicate",
                    "quotaExceeded",
                    "card_declined",
                    "dns.NODATA",
                    "buffer.MAX_LENGTH",
                ],
            ),
            (
                None,
                &[
                    "", "A", "Overview", "A B", "A__B", "_A", "A_", "a", "word", "e.g", "x+y", "W3C", "1.2", "é_a",
                    "a.md", "201XX", "lib.rs",
                ],
            ),
        ] {
            for text in texts {
                assert_eq!(Token::of(text), form, "{text}");
            }
        }
    }

    #[test]
    fn a_name_is_one_word_of_any_kind() {
        for name in ["PAPER_LOCKED", "404", "5.7.1", "x.y", "name", "auth/invalid-email", "Grün", "_x"] {
            assert!(is_name(name), "{name}");
        }
        for text in ["", "two words", "^18.0.0", "https://x", "-", "$ref", "a,b", "a@b", &"A_".repeat(MAX_NAME)] {
            assert!(!is_name(text), "{text}");
        }
    }

    #[test]
    fn strong_tokens_are_no_ordinary_words() {
        for (text, strong) in [("A_B", true), ("E0308", true), ("UTF-8", false), ("SUCCESS", false), ("404", false)] {
            assert_eq!(Token::of(text).is_some_and(Token::is_strong), strong, "{text}");
        }
    }
}
