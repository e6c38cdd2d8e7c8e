//! A text as a string literal, in the forms that languages have.
//!
//! The texts contain no control characters except newline and tab (see [`super::render`]), so only these and the special
//! characters of the literal are escaped.

use serde::{Deserialize, Serialize};

/// The form of a string literal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quotes {
    /// `"a"`, escaped with a backslash, as in C and many others.
    Double,
    /// The same, and `$` is escaped too.
    DoubleDollar,
    /// `'a'`; a text with line ends or tabs is `"a"`.
    Php,
    /// `'a'`; a text with line ends or tabs is `"a"`.
    Ruby,
    /// A bare word where that is safe, else `'a'` or `$'a'`.
    Shell,
    /// `'a'` with `'` written twice and nothing else special: SQL.
    Doubled,
}

impl Quotes {
    /// The literal for exactly this text.
    pub(super) fn literal(self, text: &str) -> String {
        let lines = text.contains(['\n', '\t']);
        match self {
            Self::Double => double(text, &['\\', '"']),
            Self::DoubleDollar => double(text, &['\\', '"', '$']),
            Self::Php if lines => double(text, &['\\', '"', '$']),
            Self::Ruby if lines => double(text, &['\\', '"', '#']),
            Self::Php | Self::Ruby => escaped("'", text, &['\\', '\''], "'"),
            // Lower-case words are quoted: some, like `esac`, are keywords of the shell.
            Self::Shell if bare(text) => text.to_owned(),
            Self::Shell if lines => escaped("$'", text, &['\\', '\''], "'"),
            Self::Shell => format!("'{}'", text.replace('\'', "'\\''")),
            Self::Doubled => format!("'{}'", text.replace('\'', "''")),
        }
    }

    /// The text of a literal of this form, or of any other in the same language.
    pub(super) fn content(self, literal: &str) -> String {
        let inner = literal.trim_start_matches('$');
        let inner = inner.get(1..inner.len().saturating_sub(1)).unwrap_or_default();
        match self {
            Self::Shell if bare(literal) => literal.to_owned(),
            Self::Shell => inner.replace("'\\''", "'"),
            Self::Doubled => inner.replace("''", "'"),
            Self::Double | Self::DoubleDollar | Self::Php | Self::Ruby => unescaped(inner),
        }
    }
}

/// A text with its escapes taken out: `\n`, `\t`, and characters that stand for themselves.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        plain.extend(match c {
            '\\' => chars.next().map(|c| match c {
                'n' => '\n',
                't' => '\t',
                c => c,
            }),
            c => Some(c),
        });
    }
    plain
}

fn bare(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
}

fn double(text: &str, special: &[char]) -> String {
    escaped("\"", text, special, "\"")
}

fn escaped(open: &str, text: &str, special: &[char], close: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push_str(open);
    for c in text.chars() {
        match c {
            '\n' => literal.push_str("\\n"),
            '\t' => literal.push_str("\\t"),
            c => {
                if special.contains(&c) {
                    literal.push('\\');
                }
                literal.push(c);
            }
        }
    }
    literal.push_str(close);
    literal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinary_name_is_quoted_as_it_is() {
        let literals = [Quotes::Double, Quotes::Php, Quotes::Ruby, Quotes::Shell, Quotes::Doubled]
            .map(|quotes| quotes.literal("READONLY"));
        assert_eq!(literals, ["\"READONLY\"", "'READONLY'", "'READONLY'", "READONLY", "'READONLY'"]);
    }

    #[test]
    fn what_would_end_or_change_a_literal_is_escaped() {
        let text = r#"a"b'c\d$e#{f}"#;
        assert_eq!(Quotes::Double.literal(text), r#""a\"b'c\\d$e#{f}""#);
        assert_eq!(Quotes::DoubleDollar.literal(text), r#""a\"b'c\\d\$e#{f}""#);
        assert_eq!(Quotes::Php.literal(text), r#"'a"b\'c\\d$e#{f}'"#);
        assert_eq!(Quotes::Ruby.literal(text), r#"'a"b\'c\\d$e#{f}'"#);
        assert_eq!(Quotes::Shell.literal(text), r#"'a"b'\''c\d$e#{f}'"#);
        assert_eq!(Quotes::Doubled.literal(text), r#"'a"b''c\d$e#{f}'"#);
    }

    #[test]
    fn the_content_of_a_literal_is_its_text() {
        for text in ["", "READONLY", r#"a"b'c\d$e#{f}"#, "a\n\t\"$#", "'", "\\", "''"] {
            for quotes in [Quotes::Double, Quotes::DoubleDollar, Quotes::Php, Quotes::Ruby, Quotes::Doubled] {
                assert_eq!(quotes.content(&quotes.literal(text)), text, "{quotes:?}");
            }
        }
        for text in ["READONLY", "it's", r"a\b"] {
            assert_eq!(Quotes::Shell.content(&Quotes::Shell.literal(text)), text);
        }
    }

    #[test]
    fn a_literal_stays_on_one_line() {
        let text = "a\n\t$#'";
        assert_eq!(Quotes::Double.literal(text), r#""a\n\t$#'""#);
        assert_eq!(Quotes::Php.literal(text), r#""a\n\t\$#'""#);
        assert_eq!(Quotes::Ruby.literal(text), r#""a\n\t$\#'""#);
        assert_eq!(Quotes::Shell.literal(text), r"$'a\n\t$#\''");
    }

    #[test]
    fn a_shell_word_is_bare_only_where_it_means_nothing_else() {
        for word in ["esac", "*", "", "4XX", "A B", "A|B", "~", "ÄB", "_A"] {
            assert_eq!(Quotes::Shell.literal(word), format!("'{word}'"));
        }
    }
}
