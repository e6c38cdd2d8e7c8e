//! The user's own pattern of names: a filter on what a reader finds, and a way to find a code inside a heading.

use regex_lite::{Captures, Regex, RegexBuilder};

use super::limits::{MAX_NAME, MAX_REGEX, MAX_SEPARATORS};
use crate::text;

/// A regular expression of the names of codes. Its first group, where it has one, is the name.
#[derive(Debug, Clone)]
pub struct Pattern {
    /// Matches a whole name.
    whole: Regex,
    /// Matches anywhere.
    inside: Regex,
    /// The pattern as it was given.
    source: String,
}

/// A pattern that is refused: one line that says why.
#[derive(Debug, thiserror::Error)]
pub enum PatternError {
    /// It is no regular expression.
    #[error(transparent)]
    Syntax(#[from] regex_lite::Error),
    /// Any heading without a text would name a code.
    #[error("it matches the empty text; write one that a code must match, such as 'ORA-[0-9]{{5}}'")]
    MatchesEmpty,
}

/// A name that a pattern finds in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match<'a> {
    pub name: &'a str,
    /// The text behind it, with the sign that sets it off; the whole line where the name is inside of it.
    pub rest: &'a str,
    /// True if the line starts with the name and nothing, or a sign, follows.
    pub leads: bool,
}

impl Pattern {
    /// A pattern from a regular expression.
    pub fn regex(pattern: &str) -> Result<Self, PatternError> {
        let build = |pattern: &str| RegexBuilder::new(pattern).size_limit(MAX_REGEX).build();
        let whole = build(&format!("^(?:{pattern})$"))?;
        if whole.is_match("") {
            return Err(PatternError::MatchesEmpty);
        }
        Ok(Self { whole, inside: build(pattern)?, source: pattern.to_owned() })
    }

    /// A description of what it takes for codes.
    pub fn describe(&self) -> String {
        format!("a name that matches {}", self.source)
    }

    /// The name in a text that it matches as a whole.
    fn name_in<'a>(&self, text: &'a str) -> Option<&'a str> {
        let captures = self.whole.captures(text).filter(|_| text.len() <= MAX_NAME || self.has_group())?;
        name(&captures).filter(|name| name.len() <= MAX_NAME && !name.is_empty())
    }

    /// True if a text, as a whole, is the name of a code.
    pub fn matches(&self, text: &str) -> bool {
        self.name_in(text).is_some()
    }

    /// The name in a line: the whole of it; else its start, before a colon and a space, or a dash, which a hyphen is
    /// between spaces only; else what stands in it as words.
    pub(super) fn find<'a>(&self, line: &'a str) -> Option<Match<'a>> {
        if let Some(name) = self.name_in(line) {
            return Some(Match { name, rest: "", leads: true });
        }
        let titled = titles(line).find_map(|(before, rest)| Some((self.name_in(before)?, rest)));
        if let Some((name, rest)) = titled {
            return Some(Match { name, rest, leads: true });
        }
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        self.inside.captures_iter(line).take(MAX_SEPARATORS).find_map(|captures| {
            let name = name(&captures).filter(|name| !name.is_empty() && name.len() <= MAX_NAME)?;
            let all = captures.get(0)?;
            let apart = !is_word(line[..all.start()].chars().next_back()) && !is_word(line[all.end()..].chars().next());
            let rest = if all.start() == 0 { line[all.end()..].trim_start() } else { line };
            apart.then_some(Match { name, rest, leads: false })
        })
    }

    fn has_group(&self) -> bool {
        self.whole.captures_len() > 1
    }

    /// True if a line that has no code begins as if it had: its first word has a digit, an underscore or a hyphen, and is a
    /// name or starts with the characters that the pattern spells out, `ORA-` of `ORA-\d{5}`.
    pub(super) fn is_near_miss(&self, line: &str) -> bool {
        let word = first_word(line);
        let source = &self.source;
        let literal = source.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-' | ' '));
        // A character that may be left out or repeated is no part of it.
        let end = literal.map_or(source.len(), |end| match source.as_bytes()[end] {
            b'?' | b'*' | b'{' => source[..end].char_indices().next_back().map_or(0, |(at, _)| at),
            _ => end,
        });
        let has_literal = end > 1 && !source.contains('|') && word.starts_with(&source[..end]);
        let is_coded = word.contains(|c: char| c.is_ascii_digit() || matches!(c, '_' | '-'));
        is_coded && (has_literal || self.matches(word))
    }
}

/// The first word of a line, as far as a name may reach.
pub(super) fn first_word(line: &str) -> &str {
    let start = text::prefix(line, MAX_NAME);
    start.split(' ').next().unwrap_or_default().trim_end_matches([':', ',', ';', '.'])
}

/// The name in what a pattern matches: its first group, where that takes part, else all of it.
fn name<'a>(captures: &Captures<'a>) -> Option<&'a str> {
    captures.get(1).or_else(|| captures.get(0)).map(|found| found.as_str())
}

/// The ways to read a line as a name and a title, each title with the sign before it.
fn titles(line: &str) -> impl Iterator<Item = (&str, &str)> {
    // Before the sign may be a space.
    let signs = line.char_indices().take_while(|&(at, _)| at <= MAX_NAME + 1);
    let titles = signs.filter_map(move |(at, c)| {
        let (name, title) = (&line[..at], &line[at + c.len_utf8()..]);
        let separates = match c {
            ':' => title.starts_with(' '),
            '-' => name.ends_with(' ') && title.starts_with(' '),
            '(' => name.ends_with(' ') && title.ends_with(')'),
            '\u{2013}' | '\u{2014}' => true,
            _ => false,
        };
        (separates && !title.trim().is_empty()).then_some((name.trim_end(), &line[at..]))
    });
    titles.take(MAX_SEPARATORS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(pattern: &str, line: &'a str) -> Option<(&'a str, &'a str, bool)> {
        Pattern::regex(pattern).unwrap().find(line).map(|found| (found.name, found.rest, found.leads))
    }

    #[test]
    fn a_name_is_a_whole_line_or_its_start_or_inside_of_it() {
        let oracle = r"ORA-\d{5}";
        assert_eq!(found(oracle, "ORA-00942"), Some(("ORA-00942", "", true)));
        assert_eq!(found(oracle, "ORA-00942 - x"), Some(("ORA-00942", "- x", true)));
        assert_eq!(found(oracle, "ORA-00942: x"), Some(("ORA-00942", ": x", true)));
        assert_eq!(found(oracle, "ORA-00942 internal"), Some(("ORA-00942", "internal", false)));
        assert_eq!(found(oracle, "What ORA-00942 means"), Some(("ORA-00942", "What ORA-00942 means", false)));
        assert_eq!(found(oracle, "xORA-00942"), None);
        assert_eq!(found(oracle, "ORA-009421"), None);
        assert_eq!(found("[A-Z]+", "API: x"), Some(("API", ": x", true)));
        assert_eq!(found("-[0-9]+", "-104 (PARSE)"), Some(("-104", "(PARSE)", true)));
    }

    #[test]
    fn the_first_group_is_the_name() {
        let pattern = r"error\[(E\d+)\].*";
        assert_eq!(found(pattern, "error[E0308]: mismatched types"), Some(("E0308", "", true)));
        assert_eq!(Pattern::regex(pattern).unwrap().name_in("error[E0308]"), Some("E0308"));
    }

    #[test]
    fn a_line_that_begins_like_a_code_is_a_near_miss() {
        for (pattern, heading, refused) in [
            (r"ORA-\d{5}", "ORA-1", true),
            (r"ORA-\d{5}", "Overview", false),
            ("ERRS?[0-9]+", "ERR_1", true),
            ("ERRS?[0-9]+", "ERROR", false),
            ("[A-Z]+", "A b", false),
            ("AA[0-9]|BB", "AAA", false),
        ] {
            assert_eq!(Pattern::regex(pattern).unwrap().is_near_miss(heading), refused, "{heading}");
        }
    }

    #[test]
    fn a_pattern_must_match_something() {
        for pattern in ["", "A*", "(A)?", "A|", "^"] {
            assert!(matches!(Pattern::regex(pattern), Err(PatternError::MatchesEmpty)), "{pattern}");
        }
        assert!(Pattern::regex("(").is_err());
    }
}
