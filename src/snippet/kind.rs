//! What kinds of snippet there are.

use std::fmt;
use std::str::FromStr;

/// A kind of snippet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Kind {
    /// One arm per code, to paste into a match or switch over a text `code`.
    #[default]
    Arm,
    /// The whole statement over a text `code`, with a default branch.
    Match,
    /// A type that is read from a code's text and prints it.
    Enum,
}

/// A text that names no kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no such kind of snippet: {0} (there are arm, match and enum)")]
pub struct UnknownKind(String);

impl Kind {
    /// All of them, in the order [`Kind::next`] goes.
    pub const ALL: [Self; 3] = [Self::Arm, Self::Match, Self::Enum];

    /// Its name, on screen, in arguments and as a template's file name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Arm => "arm",
            Self::Match => "match",
            Self::Enum => "enum",
        }
    }

    /// The one after it, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Arm => Self::Match,
            Self::Match => Self::Enum,
            Self::Enum => Self::Arm,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|kind| kind.word().eq_ignore_ascii_case(text.trim()));
        found.ok_or_else(|| UnknownKind(crate::text::one_line(text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_read_from_its_word() {
        for kind in Kind::ALL {
            assert_eq!(kind.word().parse(), Ok(kind));
            assert_eq!(kind.to_string().to_uppercase().parse(), Ok(kind));
        }
        assert_eq!(
            "case".parse::<Kind>().unwrap_err().to_string(),
            "no such kind of snippet: case (there are arm, match and enum)"
        );
    }

    #[test]
    fn next_goes_round_all_kinds() {
        let mut kind = Kind::default();
        for expected in Kind::ALL {
            assert_eq!(kind, expected);
            kind = kind.next();
        }
        assert_eq!(kind, Kind::default());
    }
}
