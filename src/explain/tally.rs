//! The codes of a text, counted.

use std::collections::BTreeMap;

use super::scanner::{Found, Occurrence};
use crate::catalog::{Catalog, Code, Handling};

/// The most unknown names that are counted one by one: a text may be full of them.
const MAX_UNKNOWN: usize = 1000;

/// How often each code was found.
#[derive(Debug)]
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

    /// The codes that were found, with their counts: the most telling first, by what is to be done and by count.
    pub fn found<'c>(&self, catalog: &'c Catalog) -> Vec<(&'c Code, u64)> {
        let mut found: Vec<_> =
            catalog.codes.iter().zip(self.known.iter().copied()).filter(|(_, count)| *count > 0).collect();
        found.sort_by_key(|(code, count)| std::cmp::Reverse((code.handling(), *count)));
        found
    }

    /// The worst handling of the codes that were found.
    pub fn worst(&self, catalog: &Catalog) -> Option<Handling> {
        self.found(catalog).into_iter().filter_map(|(code, _)| code.handling()).max()
    }

    /// True if no code of the catalog was found.
    pub fn is_empty(&self) -> bool {
        self.known.iter().all(|&count| count == 0)
    }

    /// The unknown names, with their counts.
    pub fn unknown(&self) -> impl Iterator<Item = (&str, u64)> {
        self.unknown.iter().map(|(name, count)| (&**name, *count))
    }
}
