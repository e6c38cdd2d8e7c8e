//! The order of hits.

use std::cmp::Reverse;
use std::num::NonZeroU32;

/// The way a query matches an entry, the best first. A hit of a better tier always comes before one of a worse tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// The query is the name.
    Exact,
    /// The name starts with the query.
    Prefix,
    /// The query is the first letters of the name's words.
    Initials,
    /// Every word of the query is a word of the name.
    AllWords,
    /// The words of the query, three or more, follow each other in a text of the entry.
    Quote,
    /// Every word of the query starts a word of the name.
    AllWordPrefixes,
    /// The initials of the name start with the query.
    InitialsPrefix,
    /// Every word of the query occurs somewhere in the name.
    Substring,
    /// The query is a line that names it among other words.
    Mentioned,
    /// The texts of the entry have what its name lacks.
    Text,
    /// The name has it but for typos.
    Typo,
    /// The letters of the query occur in the name in their order.
    Subsequence,
    /// Nothing was asked for, or only what must not be there.
    Unranked,
}

/// An entry that a query finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Its position in the catalog's codes, or in its methods.
    pub entry: u32,
    /// The way it matches.
    pub tier: Tier,
    /// Its worth among hits of its tier: more is better.
    pub score: u16,
}

/// The match of one entry, whichever entry it is. Of two fields, each a number, it is returned in registers, which a
/// search does several times for each entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rank {
    pub tier: Tier,
    /// The score, above the 32 bits of the number of the alias that matches where the name does not. That is never 0, the
    /// number of a name.
    score_and_alias: i64,
}

impl Rank {
    /// The rank of every entry where nothing was asked for.
    pub(super) const UNRANKED: Self = Self { tier: Tier::Unranked, score_and_alias: 0 };

    /// A match of the name, or of texts.
    pub(super) fn new(tier: Tier, score: i64) -> Self {
        let score = score.clamp(i32::MIN.into(), i32::MAX.into());
        Self { tier, score_and_alias: score << 32 }
    }

    /// The same, of an alias that matches.
    pub(super) fn by_alias(self, number: u32) -> Self {
        Self { score_and_alias: self.score() << 32 | i64::from(number), ..self }
    }

    /// The same, with another score.
    pub(super) fn with_score(self, score: i64) -> Self {
        let alias = self.score_and_alias & i64::from(u32::MAX);
        Self { score_and_alias: Self::new(self.tier, score).score_and_alias | alias, ..self }
    }

    /// Its worth among ranks of its tier: more is better.
    pub(super) fn score(self) -> i64 {
        self.score_and_alias >> 32
    }

    /// The number of the alias that matches.
    #[expect(clippy::cast_sign_loss, reason = "the number is the lower bits")]
    pub(super) fn alias(self) -> Option<NonZeroU32> {
        NonZeroU32::new(self.score_and_alias as u32)
    }

    /// Of two things asked for, the one matched worse decides.
    pub(super) fn and(self, other: Self) -> Self {
        let worse = if self.worth() > other.worth() { self } else { other };
        worse.with_score(self.score() + other.score())
    }

    /// Of two things either of which will do, the one matched better.
    pub(super) fn or(self, other: Self) -> Self {
        let first = (self.worth(), other.score()) <= (other.worth(), self.score());
        if first { self } else { other }
    }

    /// Its worth but for the score, less is better: within a tier, a name comes before an alias.
    fn worth(self) -> (Tier, bool) {
        (self.tier, self.alias().is_some())
    }

    /// [`Rank::or`], where either may not match at all.
    pub(super) fn best(one: Option<Self>, other: Option<Self>) -> Option<Self> {
        match (one, other) {
            (Some(one), Some(other)) => Some(one.or(other)),
            (one, other) => one.or(other),
        }
    }
}

/// The place of a hit in the list, less is earlier: tier, name before alias, score, shorter name, document's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SortKey(Tier, bool, Reverse<u16>, u16, u32);

impl SortKey {
    /// The place of `entry`, where the name that matches has `length` bytes.
    pub(super) fn new(rank: Rank, length: usize, entry: u32) -> Self {
        if rank.tier == Tier::Unranked {
            return Self(Tier::Unranked, false, Reverse(0), 0, entry);
        }
        let clamp = |number| u16::try_from(number).unwrap_or(u16::MAX);
        let score = u16::try_from(rank.score().max(0)).unwrap_or(u16::MAX);
        Self(rank.tier, rank.alias().is_some(), Reverse(score), clamp(length), entry)
    }

    /// The hit at that place.
    pub(super) fn hit(self) -> Hit {
        let Self(tier, _, Reverse(score), _, entry) = self;
        Hit { entry, tier, score }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tier_then_score_then_length_then_entry() {
        let keys = [
            SortKey::new(Rank::new(Tier::Exact, 0), 9, 9),
            SortKey::new(Rank::new(Tier::Prefix, 70_000), 9, 9),
            SortKey::new(Rank::new(Tier::Prefix, 9), 9_999, 9),
            SortKey::new(Rank::new(Tier::Prefix, 8), 3, 9),
            SortKey::new(Rank::new(Tier::Prefix, 8), 4, 7),
            SortKey::new(Rank::new(Tier::Prefix, 8), 4, 8),
            SortKey::new(Rank::new(Tier::Prefix, 9).by_alias(2), 5, 9),
            SortKey::new(Rank::new(Tier::Prefix, 9).by_alias(1), 6, 1),
            SortKey::new(Rank::UNRANKED, 9, 1),
            SortKey::new(Rank::UNRANKED, 3, 2),
        ];
        assert!(keys.is_sorted());
    }

    #[test]
    fn the_worst_of_all_and_the_best_of_any() {
        let (good, bad) = (Rank::new(Tier::Prefix, 1), Rank::new(Tier::Text, 2));
        assert_eq!(good.and(bad), Rank::new(Tier::Text, 3));
        assert_eq!(bad.or(good), good);
        assert_eq!(good.or(Rank::new(Tier::Prefix, 5)).score(), 5);
        let by_alias = |rank: Rank| rank.by_alias(1);
        let alias = by_alias(Rank::new(Tier::Prefix, 9));
        assert_eq!((good.or(alias), alias.or(good), alias.or(bad)), (good, good, alias));
        assert_eq!(alias.and(good), by_alias(Rank::new(Tier::Prefix, 10)));
        assert_eq!(alias.and(bad), Rank::new(Tier::Text, 11));
    }

    #[test]
    fn a_rank_has_its_score_and_its_alias() {
        for (score, kept) in [(0, 0), (-3, -3), (70_000, 70_000), (i64::MAX, i64::from(i32::MAX))] {
            let rank = Rank::new(Tier::Text, score);
            assert_eq!((rank.score(), rank.alias()), (kept, None));
            let rank = rank.by_alias(u32::MAX);
            assert_eq!((rank.score(), rank.alias()), (kept, NonZeroU32::new(u32::MAX)));
            assert_eq!((rank.with_score(7).score(), rank.with_score(7).alias()), (7, rank.alias()));
        }
    }
}
