//! The parts of a snippet to colour: strings, comments, and the names made from codes.
//!
//! A lexer of the one form of comment and of string literal that a language's row gives it. That is enough for what
//! the embedded templates write; in a user's template, what it does not know stays code.

use std::collections::HashSet;
use std::ops::Range;

use super::ident::identifiers;
use super::language::Language;
use super::quote::Quotes;

/// A part of a snippet: a range of bytes, never across the end of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Its bytes.
    pub range: Range<usize>,
    /// Its kind.
    pub kind: SpanKind,
}

/// A kind of part to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SpanKind {
    /// A comment, with its sign.
    Comment,
    /// A string literal, with its quotes.
    String,
    /// An identifier made from a code: a member of the enum.
    Name,
}

/// The parts of a snippet, in order and without overlap; all between them is other code.
pub fn spans(language: &Language, text: &str) -> Vec<Span> {
    let mut lexer = Lexer { text, at: 0, quotes: language.quotes, comment: &language.comments.start };
    let mut tokens: Vec<(Range<usize>, Token)> = Vec::new();
    while let Some((token, length)) = lexer.token() {
        tokens.push((lexer.at..lexer.at + length, token));
        lexer.at += length;
    }
    // The names are those of the strings: an enum gives its members' texts, unless they are bare. A string in which
    // something else is put in, `"${code}"`, is none of those.
    let mut seen = HashSet::new();
    let mut strings: Vec<String> = Vec::new();
    for (range, _) in tokens.iter().filter(|(_, token)| *token == Token::String) {
        let literal = &text[range.clone()];
        let content = language.quotes.content(literal);
        if language.quotes.literal(&content) == literal && seen.insert(content.clone()) {
            strings.push(content);
        }
    }
    let strings: Vec<&str> = strings.iter().map(String::as_str).collect();
    let names: HashSet<String> = identifiers(&strings, language.rules()).into_iter().collect();
    let mut spans = Vec::new();
    for (range, token) in tokens {
        let kind = match token {
            Token::Comment => SpanKind::Comment,
            Token::String => SpanKind::String,
            Token::Word if names.contains(&text[range.clone()]) => SpanKind::Name,
            Token::Word if is_bare_member(language, text, &range) => SpanKind::Name,
            Token::Word | Token::Other => continue,
        };
        let mut start = range.start;
        for line in text[range].split_inclusive('\n') {
            let end = start + line.trim_end_matches('\n').len();
            if end > start {
                spans.push(Span { range: start..end, kind });
            }
            start += line.len();
        }
    }
    spans
}

/// Returns true if a word could be a member of an enum and has a line for itself, but for a comma or semicolon.
fn is_bare_member(language: &Language, text: &str, word: &Range<usize>) -> bool {
    let before = text[..word.start].rsplit('\n').next().unwrap_or_default();
    let after = text[word.end..].lines().next().unwrap_or_default();
    let is_alone = before.trim().is_empty() && matches!(after, "," | ";");
    is_alone && identifiers(&[&text[word.clone()]], language.rules()) == [&text[word.clone()]]
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    Comment,
    String,
    Word,
    Other,
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    quotes: Quotes,
    /// The start of a comment.
    comment: &'a str,
}

impl Lexer<'_> {
    /// The next token and its length in bytes; none at the end.
    fn token(&self) -> Option<(Token, usize)> {
        let rest = &self.text[self.at..];
        let first = rest.chars().next()?;
        let line = rest.find('\n').unwrap_or(rest.len());
        if rest.starts_with(self.comment) && self.may_start_comment() {
            return Some((Token::Comment, line));
        }
        if rest.starts_with("/*") && self.comment == "//" {
            return Some((Token::Comment, rest.find("*/").map_or(rest.len(), |end| end + "*/".len())));
        }
        if let Some(length) = self.literal(rest) {
            return Some((Token::String, length));
        }
        let word = rest.find(|c: char| !is_of_word(c)).unwrap_or(rest.len());
        Some(if word > 0 { (Token::Word, word) } else { (Token::Other, first.len_utf8()) })
    }

    /// A sign that is also used inside of words, `$#` in a shell, starts a comment only after a space.
    fn may_start_comment(&self) -> bool {
        self.comment != "#" || self.text[..self.at].chars().next_back().is_none_or(char::is_whitespace)
    }

    /// The length of the string literal at the start of a text.
    fn literal(&self, rest: &str) -> Option<usize> {
        if self.quotes == Quotes::Shell {
            return self.shell_word(rest);
        }
        let delimiters: &[&str] = match self.quotes {
            Quotes::Php | Quotes::Ruby => &["'", "\""],
            Quotes::Doubled => &["'"],
            _ => &["\"\"\"", "\"", "`"],
        };
        let delimiter = delimiters.iter().find(|delimiter| rest.starts_with(**delimiter))?;
        let escapes = self.quotes != Quotes::Doubled;
        let length = quoted(rest, delimiter, escapes);
        match self.quotes {
            // `'it''s'` is one literal.
            Quotes::Doubled => Some(length + self.literal(&rest[length..]).unwrap_or(0)),
            _ => Some(length),
        }
    }

    /// The length of a word of a shell that is quoted in part, or is a bare literal.
    fn shell_word(&self, rest: &str) -> Option<usize> {
        let bare = rest.find(|c: char| !is_of_word(c)).unwrap_or(rest.len());
        let ends = |c: char| c.is_whitespace() || c == ')';
        let starts_word = self.text[..self.at].chars().next_back().is_none_or(char::is_whitespace);
        if starts_word
            && rest[bare..].chars().next().is_none_or(ends)
            && Quotes::Shell.literal(&rest[..bare]) == rest[..bare]
        {
            return Some(bare);
        }
        let mut length = 0;
        loop {
            let tail = &rest[length..];
            length += match tail.as_bytes() {
                [b'$', b'\'', ..] => 1 + quoted(&tail[1..], "'", true),
                [b'\'', ..] => quoted(tail, "'", false),
                [b'"', ..] => quoted(tail, "\"", true),
                [b'\\', b'\'', ..] => 2,
                _ => return (length > 0).then_some(length),
            };
        }
    }
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The length of a literal with its delimiters. One that is not closed ends with its line, unless it may have several.
fn quoted(text: &str, delimiter: &str, escapes: bool) -> usize {
    let several_lines = delimiter.len() > 1 || delimiter == "`";
    let mut at = delimiter.len();
    while let Some(c) = text[at..].chars().next() {
        if text[at..].starts_with(delimiter) {
            return at + delimiter.len();
        }
        if c == '\n' && !several_lines {
            return at;
        }
        at += c.len_utf8();
        if c == '\\' && escapes {
            at += text[at..].chars().next().filter(|&c| c != '\n').map_or(0, char::len_utf8);
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::{COPY_WIDTH, Kind, Library};
    use super::*;
    use crate::catalog::{Code, Source, open};
    use proptest::prelude::*;

    /// The parts of a text of a language, with their kinds.
    fn parts<'a>(language: &str, text: &'a str) -> Vec<(SpanKind, &'a str)> {
        let library = Library::embedded();
        let spans = spans(library.language(language).unwrap(), text);
        spans.into_iter().map(|span| (span.kind, &text[span.range])).collect()
    }

    #[test]
    fn the_golden_files_are_divided_as_their_languages_do() {
        let library = Library::embedded();
        let catalog = open(&[Source::embedded()]).unwrap();
        for (language, kind) in library.languages().iter().flat_map(|language| Kind::ALL.map(|kind| (language, kind))) {
            let file = format!("tests/golden/snippets/{}.{kind}.{}", language.id, language.extension);
            let text = fs::read_to_string(format!("{}/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap();
            let spans = spans(language, &text);
            assert!(spans.is_sorted_by(|a, b| a.range.end <= b.range.start), "{file}");
            let of = |kind| spans.iter().filter(move |span| span.kind == kind).map(|span| &text[span.range.clone()]);
            let strings: Vec<&str> = of(SpanKind::String).collect();
            for code in &catalog.codes {
                let literal = language.quotes.literal(&code.name);
                let mut rest = text.lines().map(str::trim).filter(|line| !line.starts_with(&*language.comments.start));
                assert_eq!(rest.any(|line| line.contains(&literal)), strings.contains(&&*literal), "{file}: {literal}");
            }
            for line in text.lines().map(str::trim).filter(|line| line.starts_with(&*language.comments.start)) {
                assert!(of(SpanKind::Comment).any(|comment| comment == line), "{file}: {line}");
            }
            for comment in of(SpanKind::Comment).map(str::trim) {
                let start = ["/*", "*", &language.comments.start].iter().any(|start| comment.starts_with(*start));
                assert!(start && text.lines().any(|line| line.trim() == comment), "{file}: {comment}");
            }
            let mut code = text.clone();
            spans.iter().rev().for_each(|span| code.replace_range(span.range.clone(), ""));
            let code = code.replace("<'_>", "");
            assert!(!code.contains(['"', '\'', '`']) && !code.contains("READONLY"), "{file}: {code}");
        }
    }

    #[test]
    fn the_members_of_an_enum_are_names() {
        let library = Library::embedded();
        let codes = ["ERROR", "READONLY", "error"].map(|name| Code { name: name.into(), ..Code::default() });
        let codes: Vec<&Code> = codes.iter().collect();
        for (language, expected) in [
            ("rust", &["Error", "Readonly", "Error2"][..]),
            ("c#", &["Error", "Readonly", "Error2"]),
            ("go", &["ReturnCodeError", "ReturnCodeReadonly", "ReturnCodeError2"]),
            ("java", &["ERROR", "READONLY", "ERROR_2"]),
            ("python", &["ERROR", "READONLY", "ERROR_2"]),
            ("bash", &[]),
        ] {
            let text = library.render(library.language(language).unwrap(), Kind::Enum, &codes, COPY_WIDTH).unwrap();
            let mut names: Vec<&str> = Vec::new();
            for (kind, part) in parts(language, &text) {
                if kind == SpanKind::Name && !names.contains(&part) {
                    names.push(part);
                }
            }
            assert_eq!(names, expected, "{language}");
        }
    }

    #[test]
    fn a_bare_member_is_a_name_in_a_line_for_itself() {
        for language in ["java", "kotlin"] {
            let text = "enum E {\n  A_A,\n  B_B;\n  return;\n  f(C_C,\n  D_D);\n}";
            assert_eq!(parts(language, text), [(SpanKind::Name, "A_A"), (SpanKind::Name, "B_B")]);
        }
    }

    #[test]
    fn strings_end_where_their_language_ends_them() {
        use SpanKind::{Comment, String};
        for (language, text, expected) in [
            (
                "rust",
                r#"a("b\"// c", "d\\") // "e""#,
                &[(String, r#""b\"// c""#), (String, r#""d\\""#), (Comment, "// \"e\"")][..],
            ),
            ("ruby", r#"'a\'# b' "c#{d}" # e"#, &[(String, r"'a\'# b'"), (String, r#""c#{d}""#), (Comment, "# e")]),
            ("php", r"'\\' => 'b' /* c */ d", &[(String, r"'\\'"), (String, "'b'"), (Comment, "/* c */")]),
            ("bash", r"'a'\''b' $'c\'d' $# # e", &[(String, r"'a'\''b'"), (String, r"$'c\'d'"), (Comment, "# e")]),
            ("bash", "  READONLY)\n  A_1\n", &[(String, "READONLY"), (String, "A_1")]),
            ("bash", "A=(\n\"${A[@]}\"", &[(String, "\"${A[@]}\"")]),
            ("javascript", "`a${b}` /** c */\nd", &[(String, "`a${b}`"), (Comment, "/** c */")]),
            (
                "python",
                "f\"{a}\"\n\"\"\"b\nc\"\"\" 'd",
                &[(String, "\"{a}\""), (String, "\"\"\"b"), (String, "c\"\"\"")],
            ),
            ("rust", "\"open\nnext", &[(String, "\"open")]),
            ("c#", "/// <summary>\"a\"</summary>\nB", &[(Comment, "/// <summary>\"a\"</summary>")]),
            ("go", "/* open\n\n\"a\"", &[(Comment, "/* open"), (Comment, "\"a\"")]),
        ] {
            assert_eq!(parts(language, text), expected, "{language}: {text}");
        }
    }

    proptest! {
        #[test]
        fn parts_never_overlap_and_never_cross_a_line(text in "[a-zA-Z\"'`$\\\\#/*\n é漢()]{0,60}") {
            for language in Library::embedded().languages() {
                let spans = spans(language, &text);
                prop_assert!(spans.is_sorted_by(|a, b| a.range.end <= b.range.start));
                for span in spans {
                    let part = text.get(span.range).unwrap();
                    prop_assert!(!part.is_empty() && !part.contains('\n'), "{:?}", part);
                }
            }
        }

        #[test]
        fn the_literal_of_any_name_is_one_string(name in "[A-Za-z\"'`$\\\\#/*\n\t {}é漢]{1,12}") {
            for language in Library::embedded().languages() {
                let literal = language.quotes.literal(&name);
                let text = format!("f({literal} )");
                // A bare word of a shell is one only where a word may start.
                let text = if language.quotes == Quotes::Shell { text.replacen("f(", "", 1) } else { text };
                prop_assert_eq!(parts(&language.id, &text), [(SpanKind::String, &*literal)], "{}", language.id);
            }
        }
    }
}
