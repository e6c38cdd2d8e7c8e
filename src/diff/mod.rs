//! The difference between two references: codes that were added, that are gone, that have another name, and texts that
//! changed.
//!
//! From the bottom up: `lines`, the lines of a text that differ; `parts`, the parts of a code that do; `likeness`, how
//! much two codes are alike; `rename`, the pairs of codes that are one under two names.

mod likeness;
mod lines;
mod parts;
mod rename;

use std::collections::HashMap;

pub use self::lines::Line;
pub use self::parts::{Part, PartChange};
use crate::catalog::{Catalog, Code};
use crate::text;

/// The difference between two references. Each list is in the order of the new one, that of codes gone in the order of
/// the old.
#[derive(Debug)]
pub struct Diff<'a> {
    /// The reference before.
    pub old: &'a Catalog,
    /// The reference after.
    pub new: &'a Catalog,
    /// The codes that only the new one has.
    pub added: Vec<&'a Code>,
    /// The codes that only the old one has.
    pub gone: Vec<&'a Code>,
    /// The codes that have another name.
    pub renamed: Vec<Pair<'a>>,
    /// The codes that have the same name, and say something else.
    pub changed: Vec<Pair<'a>>,
}

/// A code that both references have.
#[derive(Debug)]
pub struct Pair<'a> {
    /// The code before.
    pub old: &'a Code,
    /// The code after.
    pub new: &'a Code,
    /// The parts of it that changed, in the order of [`Part::ALL`].
    pub parts: Vec<PartChange<'a>>,
}

impl<'a> Diff<'a> {
    /// Compares two references. Of several codes of one name, the first counts.
    ///
    /// ```
    /// use ipaper_codes::catalog::{Source, open};
    /// use ipaper_codes::diff::Diff;
    ///
    /// let new = open(&[Source::embedded()])?;
    /// let mut old = new.clone();
    /// old.codes.retain(|code| &*code.name != "READONLY");
    /// assert_eq!(Diff::of(&old, &new).summary(), "1 added");
    /// # Ok::<(), ipaper_codes::catalog::CatalogError>(())
    /// ```
    pub fn of(old: &'a Catalog, new: &'a Catalog) -> Self {
        // A reference without any note is not one whose notes were taken away.
        let has_notes = |catalog: &Catalog| catalog.codes.iter().any(|code| !code.notes.is_empty());
        let with_notes = has_notes(old) && has_notes(new);
        let pair = |old, new| Pair { old, new, parts: parts::changes(old, new, with_notes) };
        let (before, after) = (by_name(old), by_name(new));

        let (mut added, mut changed) = (Vec::new(), Vec::new());
        for code in first_ones(new, &after) {
            match before.get(&*code.name) {
                None => added.push(code),
                Some(other) => changed.push(pair(*other, code)),
            }
        }
        changed.retain(|pair| !pair.parts.is_empty());
        let mut gone: Vec<&Code> = first_ones(old, &before).filter(|code| !after.contains_key(&*code.name)).collect();

        let pairs = rename::pairs(&gone, &added);
        let renamed = pairs.iter().map(|&(old, new)| pair(gone[old], added[new])).collect();
        retain_others(&mut gone, pairs.iter().map(|pair| pair.0));
        retain_others(&mut added, pairs.iter().map(|pair| pair.1));
        Self { old, new, added, gone, renamed, changed }
    }

    /// True if there is no difference.
    pub fn is_empty(&self) -> bool {
        self.counts().iter().all(|(count, _)| *count == 0)
    }

    /// The difference in numbers: `3 added, 1 renamed`.
    pub fn summary(&self) -> String {
        if self.is_empty() {
            return format!("no difference in {}", text::counted(self.new.codes.len(), "code"));
        }
        let counts = self.counts().into_iter().filter(|(count, _)| *count > 0);
        counts.map(|(count, what)| format!("{count} {what}")).collect::<Vec<_>>().join(", ")
    }

    fn counts(&self) -> [(usize, &'static str); 4] {
        let Self { added, gone, renamed, changed, .. } = self;
        [(added.len(), "added"), (gone.len(), "gone"), (renamed.len(), "renamed"), (changed.len(), "changed")]
    }
}

/// The codes of a catalog by their names, the first of each.
fn by_name(catalog: &Catalog) -> HashMap<&str, &Code> {
    // The first is the last to be put in.
    catalog.codes.iter().rev().map(|code| (&*code.name, code)).collect()
}

/// The codes of a catalog, of each name the first.
fn first_ones<'a>(catalog: &'a Catalog, by_name: &HashMap<&str, &Code>) -> impl Iterator<Item = &'a Code> {
    catalog.codes.iter().filter(|code| by_name.get(&*code.name).is_some_and(|first| std::ptr::eq(*first, *code)))
}

/// Takes the items at these positions out of a list.
fn retain_others<T>(items: &mut Vec<T>, positions: impl Iterator<Item = usize>) {
    let mut stays = vec![true; items.len()];
    positions.for_each(|at| stays[at] = false);
    let mut stays = stays.into_iter();
    items.retain(|_| stays.next().unwrap_or(true));
}

#[cfg(test)]
mod tests;
