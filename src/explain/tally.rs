//! The codes of a text, counted.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::scanner::{Found, Occurrence};
use crate::catalog::{Catalog, Code, Handling};

/// The most unknown names that are counted one by one: a text may be full of them.
const MAX_UNKNOWN: usize = 1000;

/// The number of times that each code was found.
#[derive(Debug, Clone)]
pub struct Tally {
    /// By position in the catalog.
    known: Vec<u64>,
    unknown: BTreeMap<Box<str>, u64>,
}

impl Tally {
    /// A tally for the codes of a catalog.
    pub fn of(catalog: &Catalog) -> Self {
        Self { known: vec![0; catalog.codes.len()], unknown: BTreeMap::new() }
    }

    /// Counts an occurrence.
    pub fn add(&mut self, occurrence: &Occurrence) {
        match occurrence.found {
            Found::Known(codes) => {
                for &code in codes {
                    if let Some(count) = self.known.get_mut(code as usize) {
                        *count += 1;
                    }
                }
            }
            Found::Unknown => self.add_unknown(&occurrence.name, 1),
        }
    }

    /// Adds the counts of another text.
    pub fn append(&mut self, other: &Self) {
        for (count, more) in self.known.iter_mut().zip(&other.known) {
            *count += more;
        }
        other.unknown().for_each(|(name, count)| self.add_unknown(name, count));
    }

    fn add_unknown(&mut self, name: &str, count: u64) {
        if let Some(known) = self.unknown.get_mut(name) {
            *known += count;
        } else if self.unknown.len() < MAX_UNKNOWN {
            self.unknown.insert(name.into(), count);
        }
    }

    /// The number of times that a code was found, by its position.
    pub fn count(&self, code: u32) -> u64 {
        self.known.get(code as usize).copied().unwrap_or(0)
    }

    /// The positions of the codes that were found: the most telling first, by what is to be done and by count.
    pub fn numbers(&self, catalog: &Catalog) -> Vec<u32> {
        let handling = |code: u32| catalog.code(code).and_then(Code::handling);
        let mut numbers: Vec<u32> = (0..self.known.len() as u32).filter(|&code| self.count(code) > 0).collect();
        numbers.sort_by_key(|&code| Reverse((handling(code), self.count(code))));
        numbers
    }

    /// Takes the catalog to be a new one of so many codes, with other positions; those that are gone are left out.
    pub fn renumber(&mut self, codes: usize, new: impl Fn(u32) -> Option<u32>) {
        let mut known = vec![0; codes];
        for (old, count) in (0..).zip(&self.known) {
            if let Some(moved) = new(old).and_then(|new| known.get_mut(new as usize)) {
                *moved += count;
            }
        }
        self.known = known;
    }

    /// The codes that were found, with their counts, in the same order.
    pub fn found<'c>(&self, catalog: &'c Catalog) -> Vec<(&'c Code, u64)> {
        let code = |number: u32| Some((catalog.code(number)?, self.count(number)));
        self.numbers(catalog).into_iter().filter_map(code).collect()
    }

    /// The worst handling of the codes that were found.
    pub fn worst(&self, catalog: &Catalog) -> Option<Handling> {
        // It is that of the most telling one.
        catalog.code(*self.numbers(catalog).first()?)?.handling()
    }

    /// True if no code of the catalog was found.
    pub fn is_empty(&self) -> bool {
        self.known.iter().all(|&count| count == 0)
    }

    /// True if there are more unknown names than are counted.
    pub fn is_full(&self) -> bool {
        self.unknown.len() == MAX_UNKNOWN
    }

    /// The unknown names, with their counts.
    pub fn unknown(&self) -> impl Iterator<Item = (&str, u64)> {
        self.unknown.iter().map(|(name, count)| (&**name, *count))
    }
}
