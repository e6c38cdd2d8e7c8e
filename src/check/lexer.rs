//! Source text -> its strings, comments, words and numbers, in any language.
//!
//! A string that is not closed, on its line where it may not go over several, is none: an apostrophe in a text between
//! tags, a mark of another meaning. What is embedded in a string belongs to it.

use super::syntax::{Quote, Syntax};
use crate::explain::BYTE_ORDER_MARK;

/// The kinds of tokens; the others do not matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Comment,
    /// The content of a string.
    Text,
    /// A name or keyword.
    Word,
    Number,
}

/// A part of a source text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
}

/// The longest escape of a letter in quotes, in bytes: `'\u{10ffff}'`.
const LETTER: usize = 12;

/// Gives the tokens of a source text, from its start to its end.
pub(super) fn tokens(text: &[u8], syntax: &Syntax, mut found: impl FnMut(Token)) {
    let mut lexer = Lexer { text, syntax, unclosed: [0; 16] };
    let mut at = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    while at < text.len() {
        at = match lexer.token(at) {
            Some((token, end)) => {
                found(token);
                end
            }
            None => at + 1,
        };
    }
}

struct Lexer<'t> {
    text: &'t [u8],
    syntax: &'t Syntax,
    /// For each kind of comment and string, the place up to which none is closed: so that no text takes time in proportion
    /// to the square of its length.
    unclosed: [usize; 16],
}

impl Lexer<'_> {
    /// The token that starts at a place, and the end of all that belongs to it.
    fn token(&mut self, at: usize) -> Option<(Token, usize)> {
        let byte = self.text[at];
        // Most bytes start a word, or nothing.
        if is_word_start(byte) || byte.is_ascii_digit() {
            return self.string(at).or_else(|| Some(self.word(at)));
        }
        self.line_comment(at).or_else(|| self.block_comment(at)).or_else(|| self.string(at)).or_else(|| self.letter(at))
    }

    fn word(&self, at: usize) -> (Token, usize) {
        let rest = &self.text[at..];
        let is_number = rest[0].is_ascii_digit();
        let next_is_digit = |here: usize| rest.get(here + 1).is_some_and(u8::is_ascii_digit);
        // `1.5`, and `1'000` of C++.
        let goes_on =
            |here: usize, byte: u8| is_word(byte) || is_number && matches!(byte, b'.' | b'\'') && next_is_digit(here);
        let length = rest.iter().enumerate().position(|(here, &byte)| !goes_on(here, byte)).unwrap_or(rest.len());
        let kind = if is_number { Kind::Number } else { Kind::Word };
        (Token { kind, start: at, end: at + length }, at + length)
    }

    fn line_comment(&self, at: usize) -> Option<(Token, usize)> {
        let rest = &self.text[at..];
        self.syntax.line_comments.iter().find(|start| rest.starts_with(start.as_bytes()))?;
        let starts_word = |before: &u8| before.is_ascii_whitespace() || matches!(before, b';' | b'|' | b'&' | b'(');
        if self.syntax.is_shell && at > 0 && !starts_word(&self.text[at - 1]) {
            return None;
        }
        let end = at + memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        Some((Token { kind: Kind::Comment, start: at, end }, end))
    }

    fn block_comment(&mut self, at: usize) -> Option<(Token, usize)> {
        let rest = &self.text[at..];
        let mut comments = self.syntax.block_comments.iter().enumerate();
        let (number, (open, close)) = comments.find(|(_, (open, _))| rest.starts_with(open.as_bytes()))?;
        let slot = self.syntax.quotes.len() + number;
        if at < self.unclosed[slot] {
            return None;
        }
        let length = end_of_comment(rest, open.as_bytes(), close.as_bytes(), self.syntax.is_nested);
        if length.is_none() {
            self.unclosed[slot] = self.text.len();
        }
        length.map(|length| (Token { kind: Kind::Comment, start: at, end: at + length }, at + length))
    }

    fn string(&mut self, at: usize) -> Option<(Token, usize)> {
        let rest = &self.text[at..];
        let syntax = self.syntax;
        let mut quotes = syntax.quotes.iter().enumerate();
        let (slot, quote) = quotes
            .find(|(_, quote)| rest.starts_with(quote.open.as_bytes()) && !(syntax.has_letters && quote.open == "'"))?;
        if at < self.unclosed[slot] {
            return None;
        }
        let start = at + quote.open.len();
        let (length, is_closed) = end_of_string(&self.text[start..], quote);
        let end = start + length;
        if !is_closed {
            self.unclosed[slot] = end;
            return None;
        }
        let kind = if quote.documents && self.starts_line(at) { Kind::Comment } else { Kind::Text };
        Some((Token { kind, start, end }, end + quote.close.len()))
    }

    /// A letter in quotes. A quote may be something else, and is passed over: a lifetime of Rust.
    fn letter(&self, at: usize) -> Option<(Token, usize)> {
        let content = self.text[at..].strip_prefix(b"'").filter(|_| self.syntax.has_letters)?;
        let length = match content.first()? {
            b'\\' => {
                let end = content.iter().take(LETTER).skip(2).position(|&byte| byte == b'\'')?;
                end + 2
            }
            first => content.iter().skip(1).take_while(|&&byte| *first >= 0x80 && byte & 0xc0 == 0x80).count() + 1,
        };
        let (start, end) = (at + 1, at + 1 + length);
        (self.text.get(end) == Some(&b'\'')).then_some((Token { kind: Kind::Text, start, end }, end + 1))
    }

    /// True if only blanks are before a place on its line.
    fn starts_line(&self, at: usize) -> bool {
        self.text[..at].iter().rev().find(|byte| !matches!(byte, b' ' | b'\t' | b'r')).is_none_or(|&byte| byte == b'\n')
    }
}

/// The length of the comment at the start of a text.
fn end_of_comment(text: &[u8], open: &[u8], close: &[u8], is_nested: bool) -> Option<usize> {
    let (mut at, mut depth) = (open.len(), 1_usize);
    loop {
        let rest = text.get(at..)?;
        let next = memchr::memchr2(open[0], close[0], rest)?;
        at += next;
        if text[at..].starts_with(close) {
            at += close.len();
            depth -= 1;
            if depth == 0 {
                return Some(at);
            }
        } else if is_nested && text[at..].starts_with(open) {
            at += open.len();
            depth += 1;
        } else {
            at += 1;
        }
    }
}

/// The length of the content of a string at the start of a text, and whether it ends there.
fn end_of_string(text: &[u8], quote: &Quote) -> (usize, bool) {
    let close = quote.close.as_bytes();
    let mut at = 0;
    while let Some(next) = memchr::memchr3(close[0], b'\\', b'\n', &text[at..]) {
        at += next;
        match text[at] {
            b'\\' if quote.escapes => at = text.len().min(at + 2),
            b'\n' if !quote.lines => return (at, false),
            _ if text[at..].starts_with(close) => return (at, true),
            _ => at += 1,
        }
    }
    (text.len(), false)
}

fn is_word_start(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_' || byte >= 0x80
}

/// True for a byte within a word.
pub(super) fn is_word(byte: u8) -> bool {
    is_word_start(byte) || byte.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The tokens of a text in a file, each with a letter for its kind.
    fn lexed(file: &str, text: &str) -> Vec<String> {
        let mut found = Vec::new();
        tokens(text.as_bytes(), &Syntax::of(file, b"").unwrap(), |Token { kind, start, end }| {
            let letter = match kind {
                Kind::Comment => 'C',
                Kind::Text => 'T',
                Kind::Word => 'W',
                Kind::Number => 'N',
            };
            found.push(format!("{letter} {}", &text[start..end]));
        });
        found
    }

    #[test]
    fn strings_and_comments_are_those_of_the_language() {
        for (file, text, expected) in [
            ("a.rs", "f(\"a\\\"b\") // \"c\"\nd", &["W f", "T a\\\"b", "C // \"c\"", "W d"][..]),
            ("a.rs", "/* a /* b */ c */ d", &["C /* a /* b */ c */", "W d"]),
            ("a.java", "/* a /* b */ c", &["C /* a /* b */", "W c"]),
            ("a.rs", "r#\"a\"b\"# br\"c\\\" for'x' &'a b", &["T a\"b", "T c\\", "W for", "T x", "W a", "W b"]),
            ("a.rs", "'\\'' '\\u{e9}' 'é' \"a\nb\"", &["T \\'", "T \\u{e9}", "T é", "T a\nb"]),
            ("a.js", "`a\nb` <p>Don't</p> 'c'", &["T a\nb", "W p", "W Don", "T t</p> ", "W c"]),
            ("a.js", "it's\n'a'", &["W it", "W s", "T a"]),
            ("a.go", "`a\\` 'b'", &["T a\\", "T b"]),
            ("a.cs", "@\"a\\\" \"\"\"b\"c\"\"\" $\"d\"", &["T a\\", "T b\"c", "T d"]),
            ("a.php", "#[A] # b\nC // d\n'e\\'f'", &["W A", "C # b", "W C", "C // d", "T e\\'f"]),
            ("a.py", "x = \"\"\"a\"\"\"\n    '''b'''\nf'c' # d", &["W x", "T a", "C b", "W f", "T c", "C # d"]),
            ("a.rb", "a\n=begin\nb\n=end\n'c'", &["W a", "C \n=begin\nb\n=end", "T c"]),
            ("a.sh", "${a#b} # c\n'd\\' $'e\\'f'", &["W a", "W b", "C # c", "T d\\", "T e\\'f"]),
            ("a.sql", "a -- b\n'c' /* d */", &["W a", "C -- b", "T c", "C /* d */"]),
            ("a.cpp", "1'000 1.5 0x1F a.b", &["N 1'000", "N 1.5", "N 0x1F", "W a", "W b"]),
            ("a.c", "/* a \"b\"", &["W a", "T b"]),
        ] {
            assert_eq!(lexed(file, text), expected, "{file}: {text}");
        }
    }

    #[test]
    fn a_text_that_closes_nothing_takes_no_time() {
        for part in ["\\\"", "\\'''", "/*", "\"\"\"\\", "'\\", "`\\`"] {
            let text = part.repeat(1 << 16);
            for file in ["a.rs", "a.py", "a.js", "a.kt"] {
                tokens(text.as_bytes(), &Syntax::of(file, b"").unwrap(), |_| ());
            }
        }
    }

    proptest! {
        #[test]
        fn tokens_are_apart_and_in_order(parts in proptest::collection::vec(prop_oneof![
            proptest::sample::select(vec!["\"", "'", "`", "\\", "/*", "*/", "//", "#", "\n", "r#", "\"\"\"", "a1", "1"]),
        ], 0..24)) {
            let text = parts.concat();
            for file in ["a.rs", "a.py", "a.js", "a.sh", "a.cs", "a.php"] {
                let mut last = 0;
                tokens(text.as_bytes(), &Syntax::of(file, b"").unwrap(), |token| {
                    assert!(last <= token.start && token.start <= token.end && token.end <= text.len());
                    last = token.end;
                });
            }
        }
    }
}
