//! The answer to a query, the same in every front end: what has all of its words, else the names most like it.

use std::collections::HashSet;

use super::index::Index;
use super::query::Query;
use super::rank::Ranker;
use super::suggest;

/// The entries between two looks at whether a search was cancelled.
const ENTRIES_PER_LOOK: u32 = 4096;

/// The answer to a query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The entries, the best first.
    pub rows: Vec<u32>,
    /// The reason why they are there.
    pub by: FoundBy,
}

/// The reason why all rows of an answer are there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum FoundBy {
    /// They have all that was asked for. There may be none.
    #[default]
    AllWords,
    /// No entry has all that was asked for, and their names are most like it: three at most.
    SimilarNames,
}

impl Index {
    /// Answers a query, from all entries or from those of a limit; `None` as soon as it is cancelled, which any thread
    /// may ask.
    pub fn find(&self, query: &Query, limit: Option<&[u32]>, cancelled: impl Fn() -> bool + Sync) -> Option<Found> {
        let limit: Option<HashSet<u32>> = limit.map(|limit| limit.iter().copied().collect());
        let is_listed = |entry: u32| limit.as_ref().is_none_or(|limit| limit.contains(&entry));
        let keys = self.sort_keys(query, &cancelled)?;
        let rows: Vec<u32> = keys.into_iter().map(|key| key.hit().entry).filter(|&entry| is_listed(entry)).collect();
        if !rows.is_empty() || query.is_empty() {
            return Some(Found { rows, by: FoundBy::AllWords });
        }
        let rows = self.similar_names(query, is_listed, &cancelled)?;
        let by = if rows.is_empty() { FoundBy::AllWords } else { FoundBy::SimilarNames };
        Some(Found { rows, by })
    }

    /// The entries whose names are most like a query; what must not be there and `is:` hold all the same.
    fn similar_names(
        &self,
        query: &Query,
        is_listed: impl Fn(u32) -> bool,
        cancelled: impl Fn() -> bool,
    ) -> Option<Vec<u32>> {
        let limits = query.limits();
        let mut ranker = Ranker::new(&limits);
        let entries = (0..self.len() as u32).take_while(|number| number % ENTRIES_PER_LOOK != 0 || !cancelled());
        let names = entries.filter(|&number| is_listed(number)).filter_map(|number| {
            let (segment, entry) = self.entry(number)?;
            ranker.rank(segment, &entry).map(|_| (number, entry.name))
        });
        let found = suggest::suggest(&query.name_letters(), names);
        (!cancelled()).then_some(found)
    }
}
