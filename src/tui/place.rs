//! A place in the catalog: its codes or its methods, all of them or those of one entry, searched, and a row selected.

use tui_input::Input;

use crate::catalog::{Catalog, Code, Method};
use crate::search::{Explained, Hit, Index, Query};

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

/// A catalog, and both ways to search it.
#[derive(Debug)]
pub struct Shelf {
    /// What is browsed.
    pub catalog: Catalog,
    codes: Index,
    methods: Index,
}

impl Shelf {
    /// Makes a catalog searchable.
    pub fn new(catalog: Catalog) -> Self {
        let (codes, methods) = (Index::of_codes(&catalog), Index::of_methods(&catalog));
        Self { catalog, codes, methods }
    }

    fn index(&self, subject: Subject) -> &Index {
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

    /// What made an entry match, for the rows in view.
    pub fn explain(&self, place: &Place, number: u32) -> Explained {
        self.index(place.subject).explain(&place.query, number)
    }

    /// The names nearest to a query that matched none.
    pub fn nearest(&self, place: &Place) -> Vec<&str> {
        let numbers = self.index(place.subject).nearest(place.input.value(), 3);
        numbers.into_iter().filter_map(|number| self.entry(place.subject, number)).map(|entry| entry.name()).collect()
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

    fn search(&self, place: &Place, query: &Query) -> Vec<u32> {
        let within = self.within(place);
        if let (Some(within), true) = (within, query.is_empty()) {
            return within.to_vec();
        }
        let hits: Vec<Hit> = self.index(place.subject).search(query);
        let allowed = |number: &u32| within.is_none_or(|within| within.contains(number));
        hits.into_iter().map(|hit| hit.entry).filter(allowed).collect()
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
    /// The rows, best first, as numbers of entries.
    pub rows: Vec<u32>,
    /// The selected row.
    pub selected: usize,
    /// The first row in view.
    pub offset: usize,
    /// The entry that was selected before there was a query.
    before_query: u32,
}

impl Place {
    /// A place without a query, its first row selected.
    pub fn new(shelf: &Shelf, subject: Subject, within: Option<u32>) -> Self {
        let mut place = Self {
            subject,
            within,
            input: Input::default(),
            query: Query::default(),
            rows: Vec::new(),
            selected: 0,
            offset: 0,
            before_query: 0,
        };
        place.rows = shelf.search(&place, &Query::default());
        place
    }

    /// The number of the selected entry.
    pub fn number(&self) -> Option<u32> {
        self.rows.get(self.selected).copied()
    }

    /// Searches anew where the line says something new; gives whether it does. The best row is selected; an emptied
    /// query brings back the row that was selected before there was one.
    pub fn look_up(&mut self, on: &Shelf) -> bool {
        let query = Query::parse(self.input.value());
        if query == self.query {
            return false;
        }
        if self.query.is_empty() {
            self.before_query = self.number().unwrap_or_default();
        }
        self.rows = on.search(self, &query);
        self.selected = 0;
        if query.is_empty() {
            self.selected = self.rows.iter().position(|&number| number == self.before_query).unwrap_or(0);
        }
        self.offset = 0;
        self.query = query;
        true
    }

    /// Whatever happened, the selection is a row, and the row is in view.
    pub fn keep_in_view(&mut self, height: usize) {
        let rows = self.rows.len();
        self.selected = self.selected.min(rows.saturating_sub(1));
        self.offset = self.offset.min(rows.saturating_sub(height)).min(self.selected);
        if height > 0 && self.selected >= self.offset + height {
            self.offset = self.selected + 1 - height;
        }
    }
}
