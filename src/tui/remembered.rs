//! What the last queries came to, so that a letter taken back costs no search.

use std::collections::VecDeque;
use std::sync::Arc;

use super::place::Found;
use crate::search::Query;

/// So many rows are remembered in all, four bytes each.
const MOST: usize = 4 << 20;

/// Queries and what they came to, the last one first. Good for as long as the list does not grow.
#[derive(Debug, Default)]
pub struct Remembered {
    queries: VecDeque<(Query, Arc<Found>)>,
    rows: usize,
}

impl Remembered {
    /// What a query came to, if that is remembered.
    pub fn get(&self, query: &Query) -> Option<Arc<Found>> {
        self.queries.iter().find(|(known, _)| known == query).map(|(_, found)| Arc::clone(found))
    }

    /// Remembers one more, and forgets the oldest where that is too much.
    pub fn put(&mut self, query: Query, found: Arc<Found>) {
        if self.get(&query).is_some() {
            return;
        }
        self.rows += found.rows.len();
        self.queries.push_front((query, found));
        while self.rows > MOST
            && let Some((_, oldest)) = self.queries.pop_back()
        {
            self.rows -= oldest.rows.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_is_forgotten_first() {
        let mut remembered = Remembered::default();
        let found = Arc::new(Found { rows: vec![0; MOST / 2], nearest: Vec::new() });
        for text in ["a", "b", "b", "c"] {
            remembered.put(Query::parse(text), Arc::clone(&found));
        }
        assert!(remembered.get(&Query::parse("a")).is_none());
        assert_eq!(remembered.get(&Query::parse("b")), Some(found));
        assert!(remembered.get(&Query::parse("c")).is_some());
    }
}
