//! A place in the catalog: its codes or its methods, all of them or those of one entry, searched, and a row selected.

use std::collections::HashSet;
use std::sync::Arc;

use tui_input::Input;

use super::remembered::Remembered;
use crate::catalog::{Catalog, Code, Method};
use crate::search::{Highlight, Index, Query};
use crate::text;

/// What is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Codes.
    Codes,
    /// Methods.
    Methods,
}

impl Subject {
    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Codes => Self::Methods,
            Self::Methods => Self::Codes,
        }
    }
}

/// Up to so many entries are searched at once; with more, what was typed is shown first.
const AT_ONCE: usize = 4096;

/// A catalog, and both ways to search it.
#[derive(Debug, Default)]
pub struct Shelf {
    /// What is browsed.
    pub catalog: Catalog,
    codes: Index,
    methods: Index,
    /// How wide the widest name is, in cells.
    pub widest: usize,
}

/// A part of a catalog as it is read, with the indexes of all that was read so far.
#[derive(Debug, Default)]
pub struct Part {
    /// What is new.
    pub catalog: Catalog,
    /// Of all codes so far.
    pub codes: Index,
    /// Of all methods so far.
    pub methods: Index,
}

/// What a search came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The entries, best first.
    pub rows: Vec<u32>,
    /// The entries whose names are nearest, where there are no rows.
    pub nearest: Vec<u32>,
}

impl Shelf {
    /// Takes what was read.
    pub fn append(&mut self, part: Part) {
        let names = part.catalog.codes.iter().map(|code| text::width(&code.name));
        self.widest = names.max().unwrap_or(0).max(self.widest);
        (self.codes, self.methods) = (part.codes, part.methods);
        self.catalog.append(part.catalog);
    }

    /// The index of a subject.
    pub fn index(&self, subject: Subject) -> &Index {
        match subject {
            Subject::Codes => &self.codes,
            Subject::Methods => &self.methods,
        }
    }

    /// An entry of either kind.
    pub fn entry(&self, subject: Subject, number: u32) -> Option<Entry<'_>> {
        match subject {
            Subject::Codes => self.catalog.codes.get(number as usize).map(Entry::Code),
            Subject::Methods => self.catalog.methods.get(number as usize).map(Entry::Method),
        }
    }

    /// What made each of some entries match, for the rows in view.
    pub fn explain(&self, place: &Place, numbers: impl IntoIterator<Item = u32>) -> Vec<Highlight> {
        self.index(place.subject).highlight(&place.query, numbers)
    }

    /// The names nearest to a query that matched none.
    pub fn nearest<'a>(&'a self, place: &'a Place) -> impl Iterator<Item = &'a str> {
        place.found.nearest.iter().filter_map(|&number| self.entry(place.subject, number)).map(|entry| entry.name())
    }

    /// The entries that a place is limited to: those of the entry one came from, in its order.
    fn within(&self, place: &Place) -> Option<&[u32]> {
        match self.entry(place.subject.other(), place.within?)? {
            Entry::Code(code) => Some(&code.methods),
            Entry::Method(method) => Some(&method.codes),
        }
    }

    /// How many rows a place has without a query.
    pub fn total(&self, place: &Place) -> usize {
        self.within(place).map_or_else(
            || match place.subject {
                Subject::Codes => self.catalog.codes.len(),
                Subject::Methods => self.catalog.methods.len(),
            },
            <[u32]>::len,
        )
    }
}

/// A code or a method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry<'a> {
    /// A code.
    Code(&'a Code),
    /// A method.
    Method(&'a Method),
}

impl<'a> Entry<'a> {
    /// Its name.
    pub fn name(&self) -> &'a str {
        match self {
            Self::Code(code) => &code.name,
            Self::Method(method) => &method.name,
        }
    }

    /// How many entries of the other kind belong to it.
    pub fn links(&self) -> usize {
        match self {
            Self::Code(code) => code.methods.len(),
            Self::Method(method) => method.codes.len(),
        }
    }
}

/// What is listed, what it is searched for, and which row is selected.
#[derive(Debug)]
pub struct Place {
    /// What is listed.
    pub subject: Subject,
    /// The entry of the other kind that limits the list to its own.
    pub within: Option<u32>,
    /// The search line as typed, with its cursor.
    pub input: Input,
    /// What it means.
    pub query: Query,
    /// What is listed.
    found: Arc<Found>,
    /// What was, of this list as long as it is now.
    remembered: Remembered,
    /// Whether the rows are those of an earlier query, or of a shorter list, and a search is to come.
    pub waiting: bool,
    /// The selected row.
    pub selected: usize,
    /// The first row in view.
    pub offset: usize,
    /// The entry that was selected before there was a query.
    before_query: u32,
    /// The entry to select again when the rows come.
    again: Option<u32>,
}

impl Place {
    /// A place without a query, its first row selected.
    pub fn new(shelf: &Shelf, subject: Subject, within: Option<u32>) -> Self {
        let mut place = Self {
            subject,
            within,
            input: Input::default(),
            query: Query::default(),
            found: Arc::default(),
            remembered: Remembered::default(),
            waiting: false,
            selected: 0,
            offset: 0,
            before_query: 0,
            again: None,
        };
        place.list_all(shelf);
        place
    }

    /// The rows, best first, as numbers of entries.
    pub fn rows(&self) -> &[u32] {
        &self.found.rows
    }

    /// The number of the selected entry.
    pub fn number(&self) -> Option<u32> {
        self.rows().get(self.selected).copied()
    }

    /// Searches anew where the line says something new; gives whether it does. The best row is selected; an emptied
    /// query brings back the row that was selected before there was one. A long list is left as it is for now, and
    /// is `waiting`.
    pub fn look_up(&mut self, shelf: &Shelf) -> bool {
        let query = Query::parse(self.input.value());
        if query == self.query {
            return false;
        }
        if self.query.is_empty() {
            self.before_query = self.number().unwrap_or_default();
        }
        self.again = query.is_empty().then_some(self.before_query);
        self.query = query;
        self.search(shelf);
        true
    }

    /// Takes in what was read since: the list grows, and the selected entry stays selected.
    pub fn grow(&mut self, shelf: &Shelf) {
        self.again = self.number().filter(|_| self.selected > 0 && !self.waiting).or(self.again);
        self.remembered = Remembered::default();
        self.search(shelf);
    }

    fn search(&mut self, shelf: &Shelf) {
        self.waiting = false;
        if self.query.is_empty() {
            self.list_all(shelf);
            return self.select();
        }
        if let Some(found) = self.remembered.get(&self.query) {
            return self.show(found);
        }
        if shelf.index(self.subject).len() <= AT_ONCE {
            self.settle(shelf);
        } else {
            self.waiting = true;
        }
    }

    /// Searches at once, whatever it takes: for whoever acts on a row before it has come.
    pub fn settle(&mut self, shelf: &Shelf) {
        let found = self.find(shelf, || false);
        self.take(found.unwrap_or_default(), shelf);
    }

    /// Searches; none if it is cancelled.
    pub fn find(&self, shelf: &Shelf, cancelled: impl Fn() -> bool + Sync) -> Option<Found> {
        let index = shelf.index(self.subject);
        let rows = index.search_cancellable(&self.query, cancelled)?;
        let nearest = if rows.is_empty() { index.suggest(self.input.value(), shelf.within(self)) } else { Vec::new() };
        Some(Found { rows, nearest })
    }

    /// Takes the rows that a search came to.
    pub fn take(&mut self, mut found: Found, shelf: &Shelf) {
        if let Some(within) = shelf.within(self) {
            let within: HashSet<u32> = within.iter().copied().collect();
            found.rows.retain(|number| within.contains(number));
        }
        let found = Arc::new(found);
        self.remembered.put(self.query.clone(), Arc::clone(&found));
        self.show(found);
    }

    fn show(&mut self, found: Arc<Found>) {
        self.found = found;
        self.waiting = false;
        self.select();
    }

    fn list_all(&mut self, shelf: &Shelf) {
        let all = || (0..shelf.index(self.subject).len() as u32).collect();
        let rows = shelf.within(self).map_or_else(all, <[u32]>::to_vec);
        self.found = Arc::new(Found { rows, nearest: Vec::new() });
    }

    fn select(&mut self) {
        let again = self.again.take();
        if again.is_none() || again != self.number() {
            self.selected = again.and_then(|number| self.rows().iter().position(|&row| row == number)).unwrap_or(0);
            self.offset = 0;
        }
    }

    /// Whatever happened, the selection is a row, and the row is in view.
    pub fn keep_in_view(&mut self, height: usize) {
        let rows = self.rows().len();
        self.selected = self.selected.min(rows.saturating_sub(1));
        self.offset = self.offset.min(rows.saturating_sub(height)).min(self.selected);
        if height > 0 && self.selected >= self.offset + height {
            self.offset = self.selected + 1 - height;
        }
    }
}
