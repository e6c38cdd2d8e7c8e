//! The editions of the vendor's documentation: which of them know a method, and which of a method's codes they list.

/// An edition of the vendor's documentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Edition {
    /// The one that is online.
    #[default]
    Today,
    /// The last one before the site was rewritten.
    Of2021,
}

impl Edition {
    /// Both, today's first.
    pub const ALL: [Self; 2] = [Self::Today, Self::Of2021];

    /// The word for it on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::Of2021 => "2021",
        }
    }
}

/// The editions that something is in. A catalog of one's own has no editions: all of it is in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Editions {
    /// Both.
    #[default]
    Both,
    /// That of 2021 alone: it is gone today.
    Only2021,
    /// Today's alone: it was new after 2021.
    OnlyToday,
}

impl Editions {
    /// Those that have something, if any has.
    pub(super) fn of(in_2021: bool, today: bool) -> Option<Self> {
        match (in_2021, today) {
            (true, true) => Some(Self::Both),
            (true, false) => Some(Self::Only2021),
            (false, true) => Some(Self::OnlyToday),
            (false, false) => None,
        }
    }

    /// Returns true if an edition is among them.
    pub fn has(self, edition: Edition) -> bool {
        match self {
            Self::Both => true,
            Self::Only2021 => edition == Edition::Of2021,
            Self::OnlyToday => edition == Edition::Today,
        }
    }

    /// A few words on what is not in both.
    pub fn mark(self) -> Option<&'static str> {
        match self {
            Self::Both => None,
            Self::Only2021 => Some("2021 only"),
            Self::OnlyToday => Some("not in 2021"),
        }
    }

    /// The mark in a word, for where there is little room.
    pub fn short_mark(self) -> Option<&'static str> {
        match self {
            Self::Both => None,
            Self::Only2021 => Some("2021"),
            Self::OnlyToday => Some("new"),
        }
    }

    /// Those that have one thing or the other.
    pub(super) fn or(self, other: Self) -> Self {
        if self == other { self } else { Self::Both }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_on_what_one_edition_lacks() {
        for editions in [Editions::Both, Editions::Only2021, Editions::OnlyToday] {
            let [today, in_2021] = Edition::ALL.map(|edition| editions.has(edition));
            assert_eq!(Editions::of(in_2021, today), Some(editions));
            assert_eq!(editions.mark().is_none(), today && in_2021);
            assert_eq!(editions.short_mark().is_some(), editions.mark().is_some());
            assert_eq!(editions.or(editions), editions);
            assert_eq!(editions.or(Editions::Both), Editions::Both);
        }
        assert_eq!(Editions::of(false, false), None);
        assert_eq!(Editions::Only2021.or(Editions::OnlyToday), Editions::Both);
    }
}
