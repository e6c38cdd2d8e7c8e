//! The order of hits.

/// How a query met an entry, the best way first. A hit of a better tier always stands above one of a worse tier.
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
    /// Every word of the query starts a word of the name.
    AllWordPrefixes,
    /// The initials of the name start with the query.
    InitialsPrefix,
    /// Every word of the query stands somewhere in the name.
    Substring,
    /// The query is a line that names it among other words.
    Mentioned,
    /// The text of the entry has what its name lacks.
    Text,
    /// The name has it but for a slip of the finger.
    Typo,
    /// The letters of the query stand in the name in their order.
    Subsequence,
    /// Nothing was asked for, or only what must not be there.
    Unranked,
}

impl Tier {
    const ALL: [Self; 12] = [
        Self::Exact,
        Self::Prefix,
        Self::Initials,
        Self::AllWords,
        Self::AllWordPrefixes,
        Self::InitialsPrefix,
        Self::Substring,
        Self::Mentioned,
        Self::Text,
        Self::Typo,
        Self::Subsequence,
        Self::Unranked,
    ];
}

/// An entry that a query finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Its position in the catalog's codes, or in its methods.
    pub entry: u32,
    /// How the query met it.
    pub tier: Tier,
    /// How well, among hits of its tier: more is better. 0 to 65,535.
    pub score: i64,
}

/// How an entry is met, whichever entry it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rank {
    pub tier: Tier,
    pub score: i64,
}

impl Rank {
    pub(super) const UNRANKED: Self = Self { tier: Tier::Unranked, score: 0 };

    pub(super) fn new(tier: Tier, score: i64) -> Self {
        Self { tier, score }
    }

    /// Of two things asked for, the one met worse says where the entry stands.
    pub(super) fn and(self, other: Self) -> Self {
        Self { tier: self.tier.max(other.tier), score: self.score + other.score }
    }

    /// Of two things either of which will do, the one met better.
    pub(super) fn or(self, other: Self) -> Self {
        let first = self.tier < other.tier || (self.tier == other.tier && self.score >= other.score);
        if first { self } else { other }
    }
}

/// A hit's place in the list as one number, less is earlier: tier, score, shorter name, document's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place(u64);

const SCORE_MAX: u64 = 0xffff;
const LENGTH_MAX: usize = 0xfff;

impl Place {
    /// The place of `entry`, met so, whose name has `length` bytes.
    pub(super) fn new(rank: Rank, length: usize, entry: u32) -> Self {
        if rank.tier == Tier::Unranked {
            return Self((Tier::Unranked as u64) << 60 | SCORE_MAX << 44 | u64::from(entry));
        }
        let score = u64::try_from(rank.score).unwrap_or(0).min(SCORE_MAX);
        let length = length.min(LENGTH_MAX) as u64;
        Self((rank.tier as u64) << 60 | (SCORE_MAX - score) << 44 | length << 32 | u64::from(entry))
    }

    /// The entry that stands there.
    pub(super) fn entry(self) -> u32 {
        self.0 as u32
    }

    /// The hit that stands there.
    pub(super) fn hit(self) -> Hit {
        let tier = Tier::ALL.get((self.0 >> 60) as usize).copied().unwrap_or(Tier::Unranked);
        let score = SCORE_MAX - (self.0 >> 44 & SCORE_MAX);
        Hit { entry: self.entry(), tier, score: i64::try_from(score).unwrap_or(0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_gives_its_hit_back() {
        for (number, tier) in Tier::ALL.into_iter().enumerate() {
            assert_eq!(tier as usize, number);
            let score = if tier == Tier::Unranked { 0 } else { 77 };
            let hit = Place::new(Rank::new(tier, score), 20, 3).hit();
            assert_eq!(hit, Hit { entry: 3, tier, score });
        }
    }

    #[test]
    fn tier_then_score_then_length_then_entry() {
        let places = [
            Place::new(Rank::new(Tier::Exact, 0), 9, 9),
            Place::new(Rank::new(Tier::Prefix, 70_000), 9, 9),
            Place::new(Rank::new(Tier::Prefix, 9), 9_999, 9),
            Place::new(Rank::new(Tier::Prefix, 8), 3, 9),
            Place::new(Rank::new(Tier::Prefix, 8), 4, 7),
            Place::new(Rank::new(Tier::Prefix, 8), 4, 8),
            Place::new(Rank::UNRANKED, 9, 1),
            Place::new(Rank::UNRANKED, 3, 2),
        ];
        assert!(places.is_sorted());
    }

    #[test]
    fn the_worst_of_all_and_the_best_of_any() {
        let (good, bad) = (Rank::new(Tier::Prefix, 1), Rank::new(Tier::Text, 2));
        assert_eq!(good.and(bad), Rank::new(Tier::Text, 3));
        assert_eq!(bad.or(good), good);
        assert_eq!(good.or(Rank::new(Tier::Prefix, 5)).score, 5);
    }
}
