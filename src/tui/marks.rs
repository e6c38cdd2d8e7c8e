//! The marked entries, codes and methods apart.

use std::collections::BTreeSet;

use super::store::{ListKind, renumbered};

/// The marked entries of each kind, by number.
#[derive(Debug, Default)]
pub struct Marks {
    codes: BTreeSet<u32>,
    methods: BTreeSet<u32>,
}

impl Marks {
    /// The marked entries of a kind.
    pub fn of(&self, kind: ListKind) -> &BTreeSet<u32> {
        match kind {
            ListKind::Codes => &self.codes,
            ListKind::Methods => &self.methods,
        }
    }

    fn of_mut(&mut self, kind: ListKind) -> &mut BTreeSet<u32> {
        match kind {
            ListKind::Codes => &mut self.codes,
            ListKind::Methods => &mut self.methods,
        }
    }

    /// Marks an entry, or takes its mark away.
    pub fn toggle(&mut self, kind: ListKind, number: u32) {
        let marks = self.of_mut(kind);
        if !marks.remove(&number) {
            marks.insert(number);
        }
    }

    /// Marks all of these, or takes their marks away where all of them have one.
    pub fn toggle_all(&mut self, kind: ListKind, numbers: &[u32]) {
        let marks = self.of_mut(kind);
        if numbers.iter().all(|number| marks.contains(number)) {
            for number in numbers {
                marks.remove(number);
            }
        } else {
            marks.extend(numbers);
        }
    }

    /// Moves the marks of a kind to new numbers, by the old ones; those of entries that are gone go.
    pub fn renumber(&mut self, kind: ListKind, numbers: &[Option<u32>]) {
        let marks = self.of_mut(kind);
        *marks = marks.iter().filter_map(|&number| renumbered(numbers, number)).collect();
    }

    /// Takes away all marks of a kind.
    pub fn clear(&mut self, kind: ListKind) {
        self.of_mut(kind).clear();
    }
}
