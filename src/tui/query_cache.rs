//! The results of the last queries, so that a letter taken back costs no search.

use std::collections::VecDeque;
use std::mem::size_of_val;
use std::sync::Arc;

use crate::search::Found;

/// The most that is kept, in bytes: eight queries of a letter in 500,000 entries.
pub const MAX_BYTES: usize = 16 << 20;
/// The most queries that are kept: few take back more letters.
const MAX_QUERIES: usize = 256;

/// Queries as they were typed with their results, the last one first. Good for as long as the list does not grow.
#[derive(Debug, Default)]
pub struct QueryCache {
    entries: VecDeque<(String, Arc<Found>)>,
    bytes: usize,
}

impl QueryCache {
    /// The results of a query, if they are kept.
    pub fn get(&self, typed: &str) -> Option<Arc<Found>> {
        self.entries.iter().find(|(known, _)| known == typed).map(|(_, results)| Arc::clone(results))
    }

    /// The bytes that are kept.
    #[cfg(all(test, unix))]
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Keeps one more, and drops the oldest where that is too much.
    pub fn insert(&mut self, typed: &str, results: Arc<Found>) {
        if self.get(typed).is_some() {
            return;
        }
        self.bytes += size(typed, &results);
        self.entries.push_front((typed.to_owned(), results));
        while (self.bytes > MAX_BYTES || self.entries.len() > MAX_QUERIES)
            && let Some((typed, results)) = self.entries.pop_back()
        {
            self.bytes -= size(&typed, &results);
        }
    }
}

fn size(typed: &str, results: &Found) -> usize {
    typed.len() + size_of_val(&*results.rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::FoundBy;

    #[test]
    fn the_oldest_is_dropped_first() {
        let mut cache = QueryCache::default();
        let results = Arc::new(Found { rows: vec![0; MAX_BYTES / 10], by: FoundBy::AllWords });
        for text in ["a", "b", "b", "c"] {
            cache.insert(text, Arc::clone(&results));
        }
        assert!(cache.get("a").is_none() && cache.get("c").is_some());
        assert_eq!(cache.get("b"), Some(results));
    }

    #[test]
    fn long_queries_without_results_are_not_kept_without_end() {
        let mut cache = QueryCache::default();
        for number in 0..10_000 {
            cache.insert(&format!("{number}{}", "x".repeat(500)), Arc::default());
        }
        assert_eq!(cache.entries.len(), MAX_QUERIES);
        assert!(cache.bytes < MAX_QUERIES * 600);
    }
}
