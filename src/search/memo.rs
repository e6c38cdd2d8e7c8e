//! What was found out of pieces of names. Of a big catalog's names, many have the same piece where it matters.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::token::Needle;

/// For each needle, by its number in the query, what is known of pieces. Good for one query.
#[derive(Debug)]
pub(super) struct Memo<T> {
    of_needles: Vec<HashMap<Box<str>, T, RandomState>>,
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self { of_needles: Vec::new() }
    }
}

impl<T: Copy> Memo<T> {
    /// What is known of a piece, found out where nothing is.
    pub(super) fn get(&mut self, needle: &Needle, piece: &str, find: impl FnOnce() -> T) -> T {
        if self.of_needles.len() <= needle.number {
            self.of_needles.resize_with(needle.number + 1, HashMap::default);
        }
        let Some(known) = self.of_needles.get_mut(needle.number) else { return find() };
        if let Some(&found) = known.get(piece) {
            return found;
        }
        let found = find();
        known.insert(piece.into(), found);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_is_found_out_once_for_each_needle() {
        let mut memo = Memo::default();
        let [first, mut second] = ["ab", "cd"].map(|text| Needle::new(text.to_owned()));
        second.number = 3;
        assert_eq!(memo.get(&first, "x", || 1), 1);
        assert_eq!(memo.get(&first, "x", || 2), 1);
        assert_eq!(memo.get(&first, "y", || 3), 3);
        assert_eq!(memo.get(&second, "x", || 4), 4);
    }
}
