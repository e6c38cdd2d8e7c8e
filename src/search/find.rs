//! The answer to a query, the same in every front end: what has all of its words, else what has some, else the names most
//! like it.

use std::collections::HashSet;

use super::handlings::Handlings;
use super::index::Index;
use super::partial;
use super::query::Query;
use super::rank::Ranker;
use super::scope::Scope;
use super::segment::{Entry, Segment};
use super::suggest;
use super::term::Term;
use super::words::{Word, telling_words};
use crate::catalog::Catalog;
use crate::text;

/// The entries between two looks at whether a search was cancelled.
const ENTRIES_PER_LOOK: u32 = 4096;

/// The longest name that a message repeats, in cells.
const QUOTED: usize = 64;

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
    /// No entry has all the words, and they have some; operators hold all the same.
    SomeWords {
        /// The words of the query that no entry has, as typed. There may be none.
        missing: Vec<String>,
    },
    /// No entry has any of it, and their names are most like it: three at most.
    SimilarNames,
}

impl Index {
    /// Answers a query, from all entries or from those of a limit; `None` as soon as it is cancelled, which any thread
    /// may ask.
    ///
    /// ```
    /// use ipaper_codes::catalog::{Source, open};
    /// use ipaper_codes::search::{FoundBy, Index, Query};
    ///
    /// let index = Index::of_codes(&open(&[Source::embedded()])?);
    /// let found = index.find(&Query::parse("upgrade zebra"), None, || false).unwrap_or_default();
    /// assert_eq!(found.by, FoundBy::SomeWords { missing: vec!["zebra".to_owned()] });
    /// # Ok::<(), ipaper_codes::catalog::CatalogError>(())
    /// ```
    pub fn find(&self, query: &Query, limit: Option<&[u32]>, cancelled: impl Fn() -> bool + Sync) -> Option<Found> {
        let limit: Option<HashSet<u32>> = limit.map(|limit| limit.iter().copied().collect());
        let is_listed = |entry: u32| limit.as_ref().is_none_or(|limit| limit.contains(&entry));
        let keys = self.sort_keys(query, &cancelled)?;
        let rows: Vec<u32> = keys.into_iter().map(|key| key.hit().entry).filter(|&entry| is_listed(entry)).collect();
        if !rows.is_empty() || query.is_empty() {
            return Some(Found { rows, by: FoundBy::AllWords });
        }
        let partial::SomeWords { rows, missing } = partial::find(query, self.parts(), is_listed, &cancelled)?;
        if !rows.is_empty() {
            return Some(Found { rows, by: FoundBy::SomeWords { missing } });
        }
        let rows = self.similar_names(query, is_listed, &cancelled)?;
        let by = if rows.is_empty() { FoundBy::AllWords } else { FoundBy::SimilarNames };
        Some(Found { rows, by })
    }

    /// A line about a limit that nothing can be within: an `in:` that no reference of the catalog is called, an `is:` that
    /// no handling is.
    pub fn unknown_limit(&self, query: &Query, catalog: &Catalog) -> Option<String> {
        let mut terms = query.clauses.iter().flat_map(|clause| &clause.alternatives).filter(|term| !term.negated);
        let (segments, _) = self.parts();
        let unknown = |term: &Term| {
            let name = text::fit(&term.tokens.first()?.written, QUOTED);
            match term.scope {
                Scope::In if !segments.iter().any(|segment| segment.is_in(term)) => Some(catalog.no_reference(&name)),
                Scope::Is(Handlings::NONE) => Some(Handlings::no_handling(&name)),
                _ => None,
            }
        };
        terms.find_map(unknown)
    }

    /// The words of a query that each entry matches, as typed: all of them where it has all, else those that tell
    /// something.
    pub fn matched(&self, query: &Query, entries: &[u32]) -> Vec<Vec<String>> {
        let (mut ranker, words) = (Ranker::new(query), telling_words(query));
        let mut matched = vec![Vec::new(); entries.len()];
        // In the order of the segments, since the ranker remembers what it found out about one of them.
        let mut order: Vec<usize> = (0..entries.len()).collect();
        order.sort_by_key(|&at| entries[at]);
        for at in order {
            if let Some((segment, entry)) = self.entry(entries[at]) {
                matched[at] = words_of(query, &words, (segment, &entry), &mut ranker);
            }
        }
        matched
    }

    /// The entries whose names are most like a query; what must not be there, `is:` and `in:` hold all the same.
    fn similar_names(
        &self,
        query: &Query,
        is_listed: impl Fn(u32) -> bool,
        cancelled: impl Fn() -> bool,
    ) -> Option<Vec<u32>> {
        let limits = query.limits();
        let mut ranker = Ranker::new(&limits);
        let entries = (0..self.len() as u32).take_while(|number| number % ENTRIES_PER_LOOK != 0 || !cancelled());
        let entries = entries.filter(|&number| is_listed(number)).filter_map(|number| {
            let (segment, entry) = self.entry(number)?;
            ranker.rank(segment, &entry).map(|_| (number, (segment, entry)))
        });
        let found = suggest::suggest(&query.name_letters(), entries);
        (!cancelled()).then_some(found)
    }
}

/// The words of a query that one entry matches, as typed.
fn words_of<'s>(
    query: &Query,
    words: &[Word],
    (segment, entry): (&'s Segment, &Entry<'_>),
    ranker: &mut Ranker<'_, 's>,
) -> Vec<String> {
    let mut matched = Vec::new();
    for term in query.clauses.iter().flat_map(|clause| &clause.alternatives) {
        let is_plain = query.plain().is_some_and(|plain| std::ptr::eq(plain, term));
        if term.negated || term.scope.is_filter() {
            continue;
        }
        if ranker.term_rank(term, segment, entry).is_some() {
            matched.extend(term.tokens.iter().map(|token| token.written.to_string()));
        } else if is_plain {
            let found = words.iter().filter(|word| word.evidence(segment, entry, ranker).is_some());
            matched.extend(found.map(|word| word.typed.clone()));
        }
    }
    matched
}
