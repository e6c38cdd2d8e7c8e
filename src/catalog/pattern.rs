//! The names of codes, and the headings that have one.

use super::limits::{MAX_NAME, MAX_REGEX, MAX_SEPARATORS};
use crate::text;

/// The names of codes.
#[derive(Debug, Clone, Default)]
pub enum Pattern {
    /// `PAPER_DOES_NOT_EXIST`, `SUCCESS`: upper-case letters, digits and single underscores, a letter first.
    #[default]
    UpperSnake,
    /// The user's own.
    Regex {
        /// Matches a whole name.
        regex: regex_lite::Regex,
        /// The pattern as it was given.
        source: String,
    },
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

/// A heading, as far as codes are concerned.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Heading<'a> {
    /// A code, with the title after its name.
    Code(&'a str, Option<&'a str>),
    /// None, though it begins like one.
    Refused,
    /// None, as its name is too long.
    TooLong,
    /// Any other.
    Other,
}

impl Pattern {
    /// A pattern from a regular expression that a whole name must match.
    pub fn regex(pattern: &str) -> Result<Self, PatternError> {
        let mut builder = regex_lite::RegexBuilder::new(&format!("^(?:{pattern})$"));
        let regex = builder.size_limit(MAX_REGEX).build()?;
        if regex.is_match("") {
            return Err(PatternError::MatchesEmpty);
        }
        Ok(Self::Regex { regex, source: pattern.to_owned() })
    }

    /// A description of the headings that it takes for codes.
    pub fn describe(&self) -> String {
        match self {
            Self::UpperSnake => "a heading that is an UPPER_SNAKE_CASE name".to_owned(),
            Self::Regex { source, .. } => format!("a heading that matches {source} as a whole"),
        }
    }

    /// True if a text, as a whole, is the name of a code.
    pub fn matches(&self, text: &str) -> bool {
        match self {
            _ if text.len() > MAX_NAME => false,
            Self::UpperSnake => is_upper_snake(text.as_bytes()),
            Self::Regex { regex, .. } => regex.is_match(text),
        }
    }

    /// Judges a heading. A code may be followed by a title: after a colon and a space, or after a dash, which a hyphen
    /// is between spaces only. By default the name must then have an underscore, or `API: how to` would be a code.
    pub(super) fn judge<'a>(&self, heading: &'a str) -> Heading<'a> {
        if self.matches(heading) {
            return Heading::Code(heading, None);
        }
        let is_unmistakable = |name: &str| !matches!(self, Self::UpperSnake) || name.contains('_');
        let titled = titles(heading).find(|(name, _)| is_unmistakable(name) && self.matches(name));
        match titled {
            Some((name, title)) => Heading::Code(name, Some(title)),
            None if self.is_too_long(heading) => Heading::TooLong,
            None if self.is_near_miss(heading) => Heading::Refused,
            None => Heading::Other,
        }
    }

    /// True if a heading would name a code if that might be longer: as far as a name may reach, it is one.
    fn is_too_long(&self, heading: &str) -> bool {
        heading.len() > MAX_NAME && self.matches(start(heading).trim_end_matches('_'))
    }

    /// True if a heading that names no code begins as if it did. By default its first word is upper-case and has an
    /// underscore. With a pattern, it has a digit, an underscore or a hyphen, and is a name or starts with the characters
    /// that the pattern spells out, `ORA-` of `ORA-\d{5}`.
    fn is_near_miss(&self, heading: &str) -> bool {
        let word = start(heading).split(' ').next().unwrap_or_default().trim_end_matches([':', ',', ';', '.']);
        match self {
            Self::UpperSnake => {
                let is_upper = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '_' | '-' | '.');
                word.contains('_') && word.contains(|c: char| c.is_ascii_uppercase()) && word.chars().all(is_upper)
            }
            Self::Regex { source, .. } => {
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
    }
}

/// A heading as far as a name may reach.
fn start(heading: &str) -> &str {
    text::prefix(heading, MAX_NAME)
}

/// The ways to read a heading as a name and a title.
fn titles(heading: &str) -> impl Iterator<Item = (&str, &str)> {
    // Before the sign may be a space.
    let signs = heading.char_indices().take_while(|&(at, _)| at <= MAX_NAME + 1);
    let titles = signs.filter_map(move |(at, c)| {
        let (name, title) = (&heading[..at], &heading[at + c.len_utf8()..]);
        let separates = match c {
            ':' => title.starts_with(' '),
            '-' => name.ends_with(' ') && title.starts_with(' '),
            '\u{2013}' | '\u{2014}' => true,
            _ => false,
        };
        let (name, title) = (name.trim_end(), title.trim_start());
        (separates && !title.is_empty()).then_some((name, title))
    });
    titles.take(MAX_SEPARATORS)
}

fn is_upper_snake(name: &[u8]) -> bool {
    let is_in_name = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'_';
    let has_words = name.split(|&byte| byte == b'_').all(|word| !word.is_empty());
    name.first().is_some_and(u8::is_ascii_uppercase) && name.iter().all(is_in_name) && has_words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_any_length_is_looked_at_as_a_whole() {
        for length in 1..140 {
            let with = |sign: &str| Pattern::default().matches(&format!("{}{sign}B", "A".repeat(length)));
            assert!(with("") && with("_") && with("7"), "{length}");
            assert!(!with("__") && !with("a") && !with("-") && !with("É") && !with("B_ "), "{length}");
            assert!(!Pattern::default().matches(&format!("{}_", "A".repeat(length))), "{length}");
        }
    }

    #[test]
    fn a_heading_may_have_a_title() {
        let default = Pattern::default();
        for heading in ["A_B: c - d", "A_B : c - d", "A_B - c - d", "A_B \u{2013} c - d", "A_B\u{2014}c - d"] {
            assert_eq!(default.judge(heading), Heading::Code("A_B", Some("c - d")), "{heading}");
        }
        for heading in ["API: how to", "SETUP - Linux", "Class: A_B", "a_b: c", "HTTP/2: x"] {
            assert_eq!(default.judge(heading), Heading::Other, "{heading}");
        }
        for heading in ["A_B:", "A_B:c", "A_B -", "A_B-c", "A__B: c"] {
            assert!(!matches!(default.judge(heading), Heading::Code(..)), "{heading}");
        }
        let oracle = Pattern::regex(r"ORA-\d{5}").unwrap();
        assert_eq!(oracle.judge("ORA-00942 - x"), Heading::Code("ORA-00942", Some("x")));
        // A pattern that matches a plain word matches it with a title too.
        assert_eq!(Pattern::regex("[A-Z]+").unwrap().judge("API: x"), Heading::Code("API", Some("x")));
    }

    #[test]
    fn a_heading_that_begins_like_a_code_is_refused_aloud() {
        for (pattern, heading, refused) in [
            (None, "A__B", true),
            (None, "A_ONE, B_TWO", true),
            (None, "_A", true),
            (None, "A_B-C", true),
            (None, "UTF-8", false),
            (None, "The A_ONE code", false),
            (None, "__init__", false),
            (Some(r"ORA-\d{5}"), "ORA-1", true),
            (Some(r"ORA-\d{5}"), "Overview", false),
            (Some("ERRS?[0-9]+"), "ERR_1", true),
            (Some("ERRS?[0-9]+"), "ERROR", false),
            (Some("[A-Z]+"), "A b", false),
            (Some("[A-Z]+-[0-9]{5}"), "ORA-00600 internal", true),
            (Some("AA[0-9]|BB"), "AAA", false),
        ] {
            let pattern = pattern.map_or(Pattern::default(), |pattern| Pattern::regex(pattern).unwrap());
            assert_eq!(pattern.judge(heading) == Heading::Refused, refused, "{heading}");
        }
    }

    #[test]
    fn a_pattern_must_match_something() {
        for pattern in ["", "A*", "(A)?", "A|", "^"] {
            assert!(matches!(Pattern::regex(pattern), Err(PatternError::MatchesEmpty)), "{pattern}");
        }
    }
}
