//! Sets of handlings: what `is:` asks for, and what an entry has.

use crate::catalog::Handling;

/// A set of handlings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Handlings(u8);

impl Handlings {
    pub(super) const NONE: Self = Self(0);

    /// Those whose word starts with what was typed: `re` is retry and request.
    pub(super) fn starting_with(typed: &str) -> Self {
        Handling::ALL.into_iter().filter(|handling| handling.word().starts_with(typed)).collect()
    }

    /// A line about a name that no handling has.
    pub(super) fn no_handling(name: &str) -> String {
        let [others @ .., last] = Handling::ALL.map(Handling::word);
        format!("no handling is called `{name}`; there are {} and {last}", others.join(", "))
    }

    pub(super) fn has_any_of(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl FromIterator<Handling> for Handlings {
    fn from_iter<I: IntoIterator<Item = Handling>>(handlings: I) -> Self {
        Self(handlings.into_iter().fold(0, |set, handling| set | 1 << handling as u8))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_not_finished_means_all_that_start_so() {
        let set = |handlings: &[Handling]| handlings.iter().copied().collect::<Handlings>();
        assert_eq!(Handlings::starting_with("retry"), set(&[Handling::Retry]));
        assert_eq!(Handlings::starting_with("re"), set(&[Handling::Retry, Handling::Request]));
        assert_eq!(Handlings::starting_with("no"), Handlings::default());
        assert!(set(&[Handling::Ok, Handling::Bug]).has_any_of(set(&[Handling::Bug])));
        assert!(!set(&[Handling::Ok, Handling::Bug]).has_any_of(set(&[Handling::Account])));
    }
}
