//! The kinds of snippet.

use std::fmt;
use std::str::FromStr;

/// A kind of snippet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Kind {
    /// One arm per code, to paste into a match or switch over a string `code`.
    #[default]
    Arm,
    /// The whole match or switch over a string `code`, with a default branch.
    Match,
    /// An enum type that is parsed from a code and prints it.
    Enum,
}

/// A kind of snippet that does not exist.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown kind of snippet `{0}`; expected arm, match or enum")]
pub struct UnknownKind(String);

impl Kind {
    /// All kinds, in the order of [`Kind::next`].
    pub const ALL: [Self; 3] = [Self::Arm, Self::Match, Self::Enum];

    /// Its name: on screen, in arguments, and in the file name of a template.
    pub fn word(self) -> &'static str {
        match self {
            Self::Arm => "arm",
            Self::Match => "match",
            Self::Enum => "enum",
        }
    }

    /// The next kind; the first one after the last.
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
    fn a_kind_is_parsed_from_its_name() {
        for kind in Kind::ALL {
            assert_eq!(kind.word().parse(), Ok(kind));
            assert_eq!(kind.to_string().to_uppercase().parse(), Ok(kind));
        }
        assert_eq!(
            "case".parse::<Kind>().unwrap_err().to_string(),
            "unknown kind of snippet `case`; expected arm, match or enum"
        );
    }

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
