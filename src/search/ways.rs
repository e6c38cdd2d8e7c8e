//! In which ways an entry may meet a term: in passing, for many entries at a time.

use std::ops::{BitAndAssign, BitOr, BitOrAssign};

/// Some of the ways. In the others an entry is not looked at, which changes no rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Ways(u8);

impl Ways {
    pub(super) const NONE: Self = Self(0);
    /// By its name as it stands.
    pub(super) const NAME: Self = Self(1);
    /// By its texts.
    pub(super) const TEXT: Self = Self(1 << 1);
    /// By its name but for slips.
    pub(super) const SLIPS: Self = Self(1 << 2);
    /// By letters picked out of its name.
    pub(super) const PICKED: Self = Self(1 << 3);
    /// Nothing is known against any.
    pub(super) const ALL: Self = Self(0xf);

    /// Whether any of these is among them.
    pub(super) fn has(self, ways: Self) -> bool {
        self.0 & ways.0 != 0
    }

    /// These, or none.
    pub(super) fn when(self, may: bool) -> Self {
        if may { self } else { Self::NONE }
    }
}

impl BitOr for Ways {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Ways {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

impl BitAndAssign for Ways {
    fn bitand_assign(&mut self, other: Self) {
        self.0 &= other.0;
    }
}
