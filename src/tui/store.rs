//! The catalog as far as it was read, with the indexes to search it.

use std::mem;

use crate::catalog::{Catalog, Code, Handling, Method};
use crate::search::{Found, Highlight, Index, Query};
use crate::text;

/// Both kinds of list, in their order.
pub const KINDS: [ListKind; 2] = [ListKind::Codes, ListKind::Methods];

/// The number of each entry of a kind in a new store, by its old one; none where the entry is gone.
pub type Renumbering = Vec<Option<u32>>;

/// The number of an entry in a new store, by its old one; none where it is gone.
pub fn renumbered(numbers: &[Option<u32>], old: u32) -> Option<u32> {
    numbers.get(old as usize).copied().flatten()
}

/// The kinds of list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    /// Codes.
    Codes,
    /// Methods.
    Methods,
}

impl ListKind {
    /// Several of them, in a word.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Codes => "codes",
            Self::Methods => "methods",
        }
    }

    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Codes => Self::Methods,
            Self::Methods => Self::Codes,
        }
    }
}

/// The cells between a name and its caption.
pub const CAPTION_GAP: usize = 2;
/// The cells that a list has for a caption at most, with the gap before it: a long title can be read in the details.
const MAX_CAPTION: usize = 36;

/// A catalog and its indexes.
#[derive(Debug, Default)]
pub struct Store {
    /// The catalog.
    pub catalog: Catalog,
    codes: Index,
    methods: Index,
    /// The width of the widest code's name with its caption, in cells.
    pub max_name_width: usize,
    /// True if there is a note on any code.
    pub has_notes: bool,
    /// The numbers of the codes and of the methods of each reference, where there are several.
    members: Vec<[Vec<u32>; 2]>,
}

/// A part of a catalog as it is read, with the indexes of all that was read so far.
#[derive(Debug, Clone, Default)]
pub struct Part {
    /// The new codes and methods.
    pub catalog: Catalog,
    /// Of all codes so far.
    pub codes: Index,
    /// Of all methods so far.
    pub methods: Index,
}

/// A code or a method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry<'a> {
    /// A code.
    Code(&'a Code),
    /// A method.
    Method(&'a Method),
}

impl Part {
    /// A part with the indexes of nothing else.
    pub fn new(catalog: Catalog) -> Self {
        Self { codes: Index::of_codes(&catalog), methods: Index::of_methods(&catalog), catalog }
    }

    /// Adds what was read after it.
    pub fn append(&mut self, part: Self) {
        self.catalog.append(part.catalog);
        self.codes.extend(part.codes);
        self.methods.extend(part.methods);
    }
}

impl Store {
    /// What there is to say where nothing matches a query.
    pub fn no_match(&self, query: &Query) -> String {
        self.codes.unknown_limit(query, &self.catalog).unwrap_or_else(|| "no match".to_owned())
    }

    /// Adds a part that was read.
    pub fn append(&mut self, part: Part) {
        let width = |code: &Code| {
            let caption = code.caption().map_or(0, |caption| CAPTION_GAP + text::width(caption));
            text::width(&code.name) + caption.min(MAX_CAPTION)
        };
        self.max_name_width = part.catalog.codes.iter().map(width).max().unwrap_or(0).max(self.max_name_width);
        self.has_notes |= part.catalog.codes.iter().any(|code| !code.notes.is_empty());
        (self.codes, self.methods) = (part.codes, part.methods);
        // As long as there is one reference, none is told from others.
        let sorted = if self.members.is_empty() { [0; 2] } else { KINDS.map(|kind| self.len(kind)) };
        self.catalog.append(part.catalog);
        if self.has_several_references() {
            self.sort_into_references(sorted);
        }
    }

    /// Adds the entries from these numbers on to those of their references.
    fn sort_into_references(&mut self, first: [usize; 2]) {
        let mut members = mem::take(&mut self.members);
        members.resize_with(self.catalog.sources.len(), Default::default);
        for (kind, first) in KINDS.into_iter().zip(first) {
            for number in first as u32..self.len(kind) as u32 {
                let reference = self.entry(kind, number).and_then(|entry| self.reference(entry));
                if let Some(members) = reference.and_then(|reference| members.get_mut(reference as usize)) {
                    members[kind as usize].push(number);
                }
            }
        }
        self.members = members;
    }

    /// True if entries come from more than one reference.
    pub fn has_several_references(&self) -> bool {
        self.catalog.sources.len() > 1
    }

    /// The reference that an entry comes from, as a position in [`Catalog::sources`]; that of a method is its codes'.
    pub fn reference(&self, entry: Entry) -> Option<u32> {
        let code = match entry {
            Entry::Code(code) => code,
            Entry::Method(method) => self.catalog.code(*method.codes.first()?)?,
        };
        self.catalog.document(code).map(|document| document.source)
    }

    /// The numbers of the entries of a reference, where there are several.
    pub fn members(&self, kind: ListKind, reference: u32) -> &[u32] {
        self.members.get(reference as usize).map_or(&[], |members| &members[kind as usize])
    }

    /// The number of entries of a kind.
    pub fn len(&self, kind: ListKind) -> usize {
        match kind {
            ListKind::Codes => self.catalog.codes.len(),
            ListKind::Methods => self.catalog.methods.len(),
        }
    }

    /// An entry, by its number.
    pub fn entry(&self, kind: ListKind, number: u32) -> Option<Entry<'_>> {
        match kind {
            ListKind::Codes => self.catalog.code(number).map(Entry::Code),
            ListKind::Methods => self.catalog.method(number).map(Entry::Method),
        }
    }

    /// The address of an entry's page, where it is known.
    pub fn url(&self, entry: Entry) -> Option<String> {
        match entry {
            Entry::Code(code) => self.catalog.url(code),
            Entry::Method(method) => method.url.clone(),
        }
    }

    /// A mark on an entry that not every edition has; in a list that an entry of the other kind limits, on one that does
    /// not belong to it in every edition.
    pub fn edition_mark(&self, kind: ListKind, number: u32, limited_to: Option<u32>) -> Option<&'static str> {
        let method = |number: u32| self.catalog.method(number);
        let editions = match (kind, limited_to) {
            (ListKind::Codes, None) => self.catalog.editions_of(self.catalog.code(number)?),
            (ListKind::Codes, Some(limit)) => method(limit)?.editions_of(number),
            (ListKind::Methods, None) => method(number)?.editions,
            (ListKind::Methods, Some(limit)) => method(number)?.editions_of(limit),
        };
        editions.short_mark()
    }

    /// Searches all entries of a kind, or those of a limit; `None` if that was cancelled.
    pub fn search(
        &self,
        (kind, limit): (ListKind, Option<&[u32]>),
        query: &Query,
        cancelled: impl Fn() -> bool + Sync,
    ) -> Option<Found> {
        self.index(kind).find(query, limit, cancelled)
    }

    /// The parts of each entry that match the query.
    pub fn highlight(&self, kind: ListKind, query: &Query, numbers: impl IntoIterator<Item = u32>) -> Vec<Highlight> {
        self.index(kind).highlight(query, numbers)
    }

    fn index(&self, kind: ListKind) -> &Index {
        match kind {
            ListKind::Codes => &self.codes,
            ListKind::Methods => &self.methods,
        }
    }
}

impl<'a> Entry<'a> {
    /// Its name.
    pub fn name(&self) -> &'a str {
        match self {
            Self::Code(code) => &code.name,
            Self::Method(method) => &method.name,
        }
    }

    /// What a reader knows it by, where its name says little.
    pub fn caption(&self) -> Option<&'a str> {
        match self {
            Self::Code(code) => code.caption(),
            Self::Method(_) => None,
        }
    }

    /// The way to handle it, where a note on it says one.
    pub fn handling(&self) -> Option<Handling> {
        match self {
            Self::Code(code) => code.handling(),
            Self::Method(_) => None,
        }
    }

    /// The entries of the other kind that belong to it, in its order.
    pub fn links(&self) -> &'a [u32] {
        match self {
            Self::Code(code) => &code.methods,
            Self::Method(method) => &method.codes,
        }
    }
}
