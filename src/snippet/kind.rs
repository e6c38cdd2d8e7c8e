//! The kinds of snippet.

use std::fmt;

/// The number of kinds.
pub(super) const KINDS: usize = 5;

/// A kind of snippet. What a language calls it is [`super::Language::kind_word`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Kind {
    /// One arm per code, to paste into a match or switch over a string `code`.
    #[default]
    Arm,
    /// The whole match or switch over a string `code`, with a default branch.
    Match,
    /// A type, or what a language has for it, that tells the codes from other texts.
    Enum,
    /// A match whose arms are the ways to handle a code: those to retry first.
    Handling,
    /// A function that reads the API's response: its data, or an error with the code and the message.
    Response,
}

/// A kind of snippet that a language does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown kind of snippet `{word}` for {language}; expected {expected}")]
pub struct UnknownKind {
    pub(super) word: String,
    pub(super) language: String,
    /// The words to use instead.
    pub(super) expected: String,
}

impl Kind {
    /// All kinds, in the order of [`Kind::next`].
    pub const ALL: [Self; KINDS] = [Self::Arm, Self::Match, Self::Enum, Self::Handling, Self::Response];

    /// Its name in every language: in arguments, and in the file name of a template.
    pub fn word(self) -> &'static str {
        match self {
            Self::Arm => "arm",
            Self::Match => "match",
            Self::Enum => "enum",
            Self::Handling => "handling",
            Self::Response => "response",
        }
    }

    /// The next kind; the first one after the last.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Arm => Self::Match,
            Self::Match => Self::Enum,
            Self::Enum => Self::Handling,
            Self::Handling => Self::Response,
            Self::Response => Self::Arm,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn next_cycles_through_all_kinds() {
        let mut kind = Kind::default();
        for expected in Kind::ALL {
            assert_eq!(kind, expected);
            kind = kind.next();
        }
        assert_eq!(kind, Kind::default());
    }
}
