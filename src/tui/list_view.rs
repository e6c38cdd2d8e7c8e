//! A list: codes or methods, all of them or those of one entry, searched, and a row selected.

use std::mem;
use std::sync::Arc;

use tui_input::Input as Editor;

use super::handling::{HANDLINGS, rank};
use super::limit::Limit;
use super::list_lines::{self, Heading};
use super::pasted::{Pasted, PastedCodes};
use super::query_cache::QueryCache;
use super::store::{Entry, ListKind, Renumbering, Store, renumbered};
use crate::catalog::Handling;
use crate::search::{Found, FoundBy, Highlight, Query};

/// A list of entries, its query, and the selected row.
#[derive(Debug)]
pub struct ListView {
    /// The kind of the entries.
    pub kind: ListKind,
    /// What it is limited to.
    pub limit: Limit,
    /// The search line as typed, with its cursor.
    pub editor: Editor,
    /// The query it means.
    pub query: Query,
    /// The handling that the codes are limited to.
    pub handling: Option<Handling>,
    /// True if the codes are grouped by their handling.
    pub grouped: bool,
    results: Arc<Found>,
    /// The rows, where they are limited or grouped by handling.
    arranged: Option<Vec<u32>>,
    cache: QueryCache,
    /// True if the rows are those of an earlier query, or of a shorter catalog.
    pending: bool,
    /// The selected row.
    pub selected: usize,
    /// The first line in view.
    pub offset: usize,
    /// The entry that was selected before there was a query.
    selected_before_query: u32,
    /// The entry to select when the rows come.
    to_select: Option<u32>,
}

impl ListView {
    /// A list without a query, its first row selected.
    pub fn new(store: &Store, kind: ListKind, limit: Limit) -> Self {
        let mut list = Self {
            kind,
            limit,
            editor: Editor::default(),
            query: Query::default(),
            handling: None,
            grouped: false,
            results: Arc::default(),
            arranged: None,
            cache: QueryCache::default(),
            pending: false,
            selected: 0,
            offset: 0,
            selected_before_query: 0,
            to_select: None,
        };
        list.list_all(store);
        list
    }

    /// The rows, best first, as numbers of entries.
    pub fn rows(&self) -> &[u32] {
        self.arranged.as_ref().unwrap_or(&self.results.rows)
    }

    /// The headings between the rows, each with the position of the row it is above, in order.
    pub fn headings(&self, store: &Store) -> Vec<(usize, Heading)> {
        let found_by = match &self.results.by {
            FoundBy::AllWords => None,
            FoundBy::SomeWords { missing } => Some(Heading::SomeWords(missing.clone())),
            FoundBy::SimilarNames => Some(Heading::SimilarNames),
        };
        let is_pasted = self.limit.pasted().is_some_and(|pasted| pasted.limit().is_some());
        let pasted = is_pasted.then_some(Heading::Pasted);
        let above_all = pasted.into_iter().chain(found_by).filter(|_| !self.rows().is_empty());
        let mut headings: Vec<_> = above_all.map(|heading| (0, heading)).collect();
        if self.grouped {
            let mut last = None;
            for (position, &number) in self.rows().iter().enumerate() {
                let handling = store.entry(self.kind, number).and_then(|entry| entry.handling());
                if last != Some(handling) {
                    headings.push((position, Heading::Handling(handling)));
                    last = Some(handling);
                }
            }
        }
        headings
    }

    /// The number of entries found that the limit to a handling leaves out.
    pub fn hidden(&self) -> usize {
        self.results.rows.len().saturating_sub(self.rows().len())
    }

    /// The number of lines: rows, and the headings between them.
    pub fn lines(&self, store: &Store) -> usize {
        self.rows().len() + self.headings(store).len()
    }

    /// The number of rows without a query.
    pub fn total(&self, store: &Store) -> usize {
        self.members(store).map_or_else(|| store.len(self.kind), <[u32]>::len)
    }

    /// The number of the selected entry.
    pub fn selected_number(&self) -> Option<u32> {
        self.rows().get(self.selected).copied()
    }

    /// The selected entry.
    pub fn selected_entry<'a>(&self, store: &'a Store) -> Option<Entry<'a>> {
        store.entry(self.kind, self.selected_number()?)
    }

    /// True if the rows are those of an earlier query, or of a shorter catalog.
    pub fn is_pending(&self) -> bool {
        self.pending
    }

    /// The parts of entries that match the query.
    pub fn highlight(&self, store: &Store, numbers: impl IntoIterator<Item = u32>) -> Vec<Highlight> {
        store.highlight(self.kind, &self.query, numbers)
    }

    /// The number of rows that are more than names like the query.
    pub fn matches(&self) -> usize {
        if self.results.by == FoundBy::SimilarNames { 0 } else { self.rows().len() }
    }

    /// True if each row has all words of the query.
    pub fn has_all_words(&self) -> bool {
        self.results.by == FoundBy::AllWords
    }

    /// Takes what the search line says as the query; gives whether that is a new one. The best row is to be selected;
    /// an emptied query brings back the row that was selected before there was one.
    pub fn apply_query(&mut self, store: &Store) -> bool {
        let query = Query::parse(self.editor.value());
        if query == self.query {
            return false;
        }
        if self.query.is_empty() {
            self.selected_before_query = self.selected_number().unwrap_or_default();
        }
        self.to_select = query.is_empty().then_some(self.selected_before_query);
        self.query = query;
        self.refresh(store);
        true
    }

    /// Takes in what was read since: the list grows, and the selected entry stays selected.
    pub fn grow(&mut self, store: &Store) {
        self.to_select = self.selected_number().filter(|_| self.selected > 0 && !self.pending).or(self.to_select);
        self.cache = QueryCache::default();
        self.refresh(store);
    }

    /// Takes the store to be a new one, whose entries of either kind have these numbers by the old ones, and searches it.
    /// The selected entry stays selected, or the row in its place. Gives false if the entry that limits the list is gone.
    pub fn renumber(&mut self, store: &Store, numbers: &[Renumbering; 2]) -> bool {
        let (selected, offset) = (self.selected, self.offset);
        let own = |number: u32| renumbered(&numbers[self.kind as usize], number);
        let wanted = self.to_select.or(self.selected_number()).and_then(own);
        let selected_before_query = own(self.selected_before_query).unwrap_or_default();
        (self.to_select, self.selected_before_query) = (wanted, selected_before_query);
        let limit = mem::take(&mut self.limit).renumbered(self.kind, store, numbers);
        let is_gone = limit.is_none();
        self.limit = limit.unwrap_or_default();
        self.cache = QueryCache::default();
        self.refresh(store);
        self.search_now(store);
        if wanted.is_none() {
            self.selected = selected.min(self.rows().len().saturating_sub(1));
        }
        self.offset = offset;
        !is_gone
    }

    /// Forgets the results of other queries: a list that one may never come back to keeps no more than it shows.
    pub fn forget_results(&mut self) {
        self.cache = QueryCache::default();
    }

    /// The bytes that are kept of other queries.
    #[cfg(all(test, unix))]
    pub fn cached_bytes(&self) -> usize {
        self.cache.bytes()
    }

    /// Shows what needs no search; else the rows are pending.
    fn refresh(&mut self, store: &Store) {
        self.pending = false;
        if self.query.is_empty() {
            self.list_all(store);
            self.select();
        } else if let Some(results) = self.cache.get(self.editor.value()) {
            self.show(results, store);
        } else {
            self.pending = true;
        }
    }

    /// Searches; `None` if that was cancelled.
    pub fn search(&self, store: &Store, cancelled: impl Fn() -> bool + Sync) -> Option<Found> {
        store.search((self.kind, self.members(store)), &self.query, cancelled)
    }

    /// Searches at once where the rows are pending: an action means the row that belongs to what was typed.
    pub fn search_now(&mut self, store: &Store) {
        if self.pending
            && let Some(results) = self.search(store, || false)
        {
            self.set_results(results, store);
        }
    }

    /// Shows the results of the query, if they are pending.
    pub fn set_results(&mut self, results: Found, store: &Store) {
        if !self.pending {
            return;
        }
        let results = Arc::new(results);
        self.cache.insert(self.editor.value(), Arc::clone(&results));
        self.show(results, store);
    }

    fn show(&mut self, results: Arc<Found>, store: &Store) {
        self.results = results;
        self.pending = false;
        self.arrange(store);
        self.select();
    }

    fn list_all(&mut self, store: &Store) {
        let all = || (0..store.len(self.kind) as u32).collect();
        let rows = self.members(store).map_or_else(all, <[u32]>::to_vec);
        self.results = Arc::new(Found { rows, by: FoundBy::AllWords });
        self.arrange(store);
    }

    /// Limits the codes to those of the next handling that any code has; after the last one lists all again.
    pub fn next_handling(&mut self, store: &Store) {
        let has = |handling: &Handling| store.catalog.codes.iter().any(|code| code.handling() == Some(*handling));
        let next = self.handling.map_or(0, |handling| rank(Some(handling)) + 1);
        self.limit_to_handling(HANDLINGS.into_iter().skip(next).find(has), store);
    }

    /// Limits the codes to those of a handling, or to none. The selected entry stays selected if it is still there.
    pub fn limit_to_handling(&mut self, handling: Option<Handling>, store: &Store) {
        if self.kind == ListKind::Codes {
            self.handling = handling;
            self.rearrange(store);
        }
    }

    /// Groups the codes by their handling, or no longer. The selected entry stays selected.
    pub fn toggle_grouping(&mut self, store: &Store) {
        if self.kind == ListKind::Codes {
            self.grouped = !self.grouped;
            self.rearrange(store);
        }
    }

    fn rearrange(&mut self, store: &Store) {
        self.to_select = self.selected_number();
        self.arrange(store);
        self.select();
    }

    /// Limits and groups the rows; within a group they keep their order.
    fn arrange(&mut self, store: &Store) {
        self.arranged = (self.handling.is_some() || self.grouped).then(|| {
            let handling = |number: u32| store.entry(self.kind, number).and_then(|entry| entry.handling());
            let mut rows = self.results.rows.clone();
            rows.retain(|&number| self.handling.is_none() || handling(number) == self.handling);
            if self.grouped {
                rows.sort_by_key(|&number| rank(handling(number)));
            }
            rows
        });
    }

    /// Limits the list to a reference, or to none. The query stays, and so does the selected entry, or that of its name.
    pub fn limit_to_reference(&mut self, reference: Option<u32>, store: &Store) {
        let selected = self.to_select.or(self.selected_number());
        self.limit = reference.map_or(Limit::None, Limit::Reference);
        let is_listed = |number: &u32| self.members(store).is_none_or(|limit| limit.binary_search(number).is_ok());
        self.to_select = selected.filter(is_listed).or_else(|| {
            let name = store.entry(self.kind, selected?)?.name();
            let has_name = |number: &u32| store.entry(self.kind, *number).is_some_and(|entry| entry.name() == name);
            self.members(store)?.iter().copied().find(has_name)
        });
        self.cache = QueryCache::default();
        self.refresh(store);
    }

    /// Limits the list to the codes of a text, or no longer, and selects an entry, else the first of them. The query stays.
    pub fn limit_to_pasted(&mut self, text: Option<Pasted>, selected: Option<u32>, store: &Store) {
        self.limit = text.and_then(|text| PastedCodes::of(text, &store.catalog)).map_or(Limit::None, Limit::Pasted);
        self.to_select = selected.or_else(|| self.limit.pasted()?.first());
        self.cache = QueryCache::default();
        self.refresh(store);
    }

    /// The entries that the list is limited to, in its order.
    fn members<'a>(&'a self, store: &'a Store) -> Option<&'a [u32]> {
        self.limit.entries(self.kind, store)
    }

    fn select(&mut self) {
        let wanted = self.to_select.take();
        if wanted.is_none() || wanted != self.selected_number() {
            self.selected = wanted.and_then(|number| self.rows().iter().position(|&row| row == number)).unwrap_or(0);
            self.offset = 0;
        }
    }

    /// Brings the line of the selected row into view, with a heading right above it.
    pub fn keep_in_view(&mut self, store: &Store, height: usize) {
        let rows = self.rows().len();
        let headings = self.headings(store);
        let line = list_lines::line_of(&headings, self.selected);
        let above = headings.iter().filter(|(at, _)| *at == self.selected).count();
        self.offset = list_lines::first_in_view(self.offset, (line, above), rows + headings.len(), height);
    }
}
