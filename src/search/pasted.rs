//! Text pasted into the search line: a code with its markup around it, a line of a log, a whole response.

use std::ops::Range;

use crate::catalog::is_number;
use crate::explain::place;

/// Characters that separate a name from what is next to it in a log or a response.
const DELIMITERS: [char; 17] = ['=', ',', ':', ';', '|', '"', '\'', '`', '(', ')', '<', '>', '[', ']', '{', '}', '/'];

/// Names of entries that a query of several words may mention. Empty for a query of one word, which the tiers of a name
/// are for.
#[derive(Debug, Clone, Default)]
pub struct Mentions {
    words: Vec<Box<str>>,
    /// The lengths of the words as bits, a prefilter: most names have another length.
    lengths: u64,
}

impl Mentions {
    /// The names in a text of any length.
    pub fn of(typed: &str) -> Self {
        let is_word = |word: &&str| word.bytes().any(|byte| byte != b'_');
        let identifiers = typed.split(|c| !is_identifier(c)).filter(is_word);
        // Words of other scripts count too: `错误 PAPER_LOCKED` is a line of a log.
        if identifiers.clone().nth(1).is_none() && typed.split_whitespace().nth(1).is_none() {
            return Self::default();
        }
        // Names of a custom pattern, as `ORA-00942`, have other characters inside.
        let chunks = typed.split_whitespace();
        let pieces = typed.split(|c: char| c.is_whitespace() || DELIMITERS.contains(&c));
        let others = chunks.chain(pieces).map(|piece| piece.trim_matches(|c: char| !c.is_alphanumeric()));
        let others = others.filter(|word| word.contains(|c| !is_identifier(c)));
        // Nobody types an underscore or a capital by chance; all other words need not be compared with every name.
        let identifiers =
            identifiers.filter(|word| word.contains('_') || !word.bytes().any(|byte| byte.is_ascii_lowercase()));
        let words = identifiers.chain(others).filter(|word| !is_number(word)).chain(numbers(typed));
        let words: Vec<Box<str>> = words.map(Box::from).collect();
        Self { lengths: words.iter().fold(0, |lengths, word| lengths | length_bit(word.len())), words }
    }

    /// Returns true if there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Returns true if the query mentions a name. A name of one word must be written as it is: `error` is a word like any
    /// other in a query, and `ERROR` in a log is a code. A name that is a number must be where a log has a code, as in
    /// `errno=28`, `status code: 404`, `HTTP/1.1 404` and `(28)`: lines of logs are full of other numbers.
    pub fn has(&self, name: &str) -> bool {
        if self.lengths & length_bit(name.len()) == 0 {
            return false;
        }
        let in_any_case = name.contains(|c: char| c == '_' || !is_identifier(c));
        self.words.iter().any(|word| **word == *name || (in_any_case && word.eq_ignore_ascii_case(name)))
    }
}

/// The numbers of a text that are where it has a code.
fn numbers(text: &str) -> impl Iterator<Item = &str> {
    let is_of_number = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
    let mut end = 0;
    std::iter::from_fn(move || {
        let start = end + text[end..].find(is_of_number)?;
        end = text[start..].find(|c| !is_of_number(c)).map_or(text.len(), |length| start + length);
        Some(start..end)
    })
    .filter_map(|Range { start, end }| {
        let number = text[start..end].trim_end_matches(['.', '-']);
        let is_code = is_number(number)
            && place::is_of_number(&text.as_bytes()[..start], &text.as_bytes()[start + number.len()..]);
        is_code.then_some(number)
    })
}

fn is_identifier(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

fn length_bit(length: usize) -> u64 {
    1 << (length % 64)
}

/// Blanks in place of the markup around a pasted code, and nothing in place of its quotes.
pub(crate) fn without_markup(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let markup = match c {
            '<' => tag_length(rest),
            ']' if rest.starts_with("]]>") => Some(3),
            _ => None,
        };
        match c {
            _ if markup.is_some() => clean.push(' '),
            '"' | '`' | '“' | '”' | '„' | '«' | '»' => {}
            c => clean.push(c),
        }
        rest = &rest[markup.unwrap_or(c.len_utf8())..];
    }
    clean
}

/// The length of the tag that a text starts with, if it is one that encloses a code in a response.
fn tag_length(text: &str) -> Option<usize> {
    const CDATA: &str = "<![CDATA[";
    if text.get(..CDATA.len()).is_some_and(|start| start.eq_ignore_ascii_case(CDATA)) {
        return Some(CDATA.len());
    }
    let name = text.trim_start_matches(['<', '/', ' ']);
    let after = name.get("code".len()..).filter(|_| name[.."code".len()].eq_ignore_ascii_case("code"))?;
    if !after.starts_with(['>', '/', ' ']) {
        return None;
    }
    Some(text.len() - after.len() + after.find('>')? + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_mentions_what_is_written_in_it_as_a_name_is() {
        let mentions = Mentions::of("at 12:00 ERROR paper_does_not_exist: Login, error");
        for (name, has) in [
            ("ERROR", true),
            ("PAPER_DOES_NOT_EXIST", true),
            ("LOGIN", false),
            ("Login", false),
            ("12", false),
            ("at", false),
        ] {
            assert_eq!(mentions.has(name), has, "{name}");
        }
        assert!(!Mentions::of("ERROR").has("ERROR"));
        assert!(Mentions::of("错误 PAPER_LOCKED 发生").has("PAPER_LOCKED"));
    }

    #[test]
    fn a_number_is_a_code_only_where_a_log_has_one() {
        for (line, number) in [
            ("curl: (28) Operation timed out", "28"),
            ("ERROR 1213 (40001): Deadlock found", "1213"),
            ("ERROR 1213 (40001): Deadlock found", "40001"),
            ("{\"code\":-32700,\"message\":\"x\"}", "-32700"),
            ("{\"error\": {\"code\": -32700}}", "-32700"),
            ("failed, errno=28", "28"),
            ("it exited with code 28.", "28"),
            ("exit status: 28", "28"),
            ("the status code is 404", "404"),
            ("\"GET / HTTP/1.1\" 404 162", "404"),
            ("<ReturnCode>404</ReturnCode> x", "404"),
            ("STATUS = 0x1F at", "0x1F"),
            ("failed with rc=28", "28"),
            ("exit_rc: 28, again", "28"),
            ("x() ret = 28", "28"),
            ("retval=-28 x", "-28"),
            ("the result is 28", "28"),
        ] {
            assert!(Mentions::of(line).has(number), "{line}");
        }
        for (line, number) in [
            ("at 12:00 line 28, 404 bytes", "28"),
            ("2026-11-28 ERROR 12:28:01 x", "12"),
            ("2026-11-28 error 2026-11-28", "28"),
            ("main.c(28): error", "28"),
            ("error in 28 files", "28"),
            ("error\n28 files", "28"),
            ("code 281", "28"),
            ("code 28.5 x", "28"),
            ("exit status -28", "28"),
            ("src=28 x", "28"),
            ("secret 28 x", "28"),
        ] {
            assert!(!Mentions::of(line).has(number), "{line}");
        }
    }

    #[test]
    fn a_line_mentions_names_of_a_custom_pattern() {
        for (line, name) in [
            ("ORA-00942: oops", "ORA-00942"),
            ("java.sql.SQLException: ora-00942: table or view", "ORA-00942"),
            ("failed (code=ORA-00942, line 3)", "ORA-00942"),
            ("[E.4.1] went wrong", "E.4.1"),
            ("see http://x/ORA-00942.", "ORA-00942"),
        ] {
            assert!(Mentions::of(line).has(name), "{line}");
        }
        assert!(!Mentions::of("XORA-00942 oops").has("ORA-00942"));
        assert!(!Mentions::of("ORA-009421 oops").has("ORA-00942"));
    }
}
