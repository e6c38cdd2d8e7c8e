//! All entries, folded and ready to be searched.

use std::sync::Arc;

use super::explain::{self, Highlight};
use super::field::Field;
use super::known;
use super::nearest;
use super::postings::Postings;
use super::query::Query;
use super::score::Scorer;
use super::segment::{Entry, Kind, Segment};
use super::sweep;
use super::text::Texts;
use super::tier::{Hit, Place, Rank};
use crate::catalog::{Catalog, Code};

/// A segment is full at so many entries, or so many bytes of names and texts.
const ENTRIES: usize = 8192;
const BYTES: usize = 2 << 20;
const _: () = assert!(ENTRIES <= Postings::ENTRIES);

/// More methods than that are many to list a code.
const MANY: usize = 8;

/// The codes or the methods of a catalog, ready to be searched. A clone shares what it holds, so that one thread can
/// search while another goes on adding to a clone of its own.
#[derive(Debug, Clone, Default)]
pub struct Index {
    segments: Vec<Arc<Segment>>,
    /// The number of the first entry of each segment.
    firsts: Vec<u32>,
    len: u32,
}

impl Index {
    /// An index of nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// An index of a catalog's codes: names, descriptions, conditions, solutions, notes, methods.
    pub fn of_codes(catalog: &Catalog) -> Self {
        let mut index = Self::new();
        for code in &catalog.codes {
            index.push_code(code, catalog.methods_of(code).map(|method| method.name.as_str()));
        }
        index
    }

    /// An index of a catalog's methods: names, and the codes they list.
    pub fn of_methods(catalog: &Catalog) -> Self {
        let mut index = Self::new();
        for method in &catalog.methods {
            let codes = catalog.codes_of(method).map(|code| &*code.name);
            let put = |texts: &mut Texts| codes.for_each(|name| texts.push(Field::Codes, name));
            index.push(Kind::Methods, &method.name, put);
        }
        index
    }

    /// Adds a code with the names of the methods that list it.
    fn push_code<'a>(&mut self, code: &'a Code, methods: impl IntoIterator<Item = &'a str>) {
        let listed = if code.methods.len() > MANY { Field::ManyMethods } else { Field::Methods };
        self.push(Kind::Codes, &code.name, |texts| {
            code.description.each(|kind, text| texts.push(kind.into(), text));
            if let Some(note) = &code.note {
                texts.push(Field::Note, &note.text);
                // The word stands on the screen, so it is looked for.
                texts.push(Field::Note, note.handling.word());
            }
            methods.into_iter().for_each(|name| texts.push(listed, name));
        });
    }

    fn push(&mut self, kind: Kind, name: &str, put_texts: impl FnOnce(&mut Texts)) {
        // A segment that is shared stays as it is.
        let open = self.segments.last_mut().and_then(Arc::get_mut);
        let open =
            open.filter(|open| open.is_open() && open.kind == kind && open.len() < ENTRIES && open.bytes() < BYTES);
        if let Some(open) = open {
            open.push(name, put_texts);
        } else {
            self.close();
            let mut segment = Segment::new(kind);
            segment.push(name, put_texts);
            self.open(segment);
        }
        self.len += 1;
    }

    fn open(&mut self, segment: Segment) {
        self.segments.push(Arc::new(segment));
        self.firsts.push(self.len);
    }

    /// Adds the entries of another index, after those that are there.
    pub fn extend(&mut self, mut other: Self) {
        self.close();
        other.close();
        self.segments.append(&mut other.segments);
        self.firsts.extend(other.firsts.iter().map(|first| self.len + first));
        self.len += other.len;
    }

    /// Gives back the memory that was kept for more entries.
    fn close(&mut self) {
        if let Some(open) = self.segments.last_mut().and_then(Arc::get_mut) {
            open.close();
        }
    }

    /// How many entries it has.
    pub fn len(&self) -> usize {
        self.len as usize
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The entries that a query finds, the best first. Where an entry stands depends on the query and on the entry,
    /// and not on what else there is or was searched before.
    pub fn search(&self, query: &Query) -> Vec<Hit> {
        self.places(query, || false, || ()).unwrap_or_default().into_iter().map(Place::hit).collect()
    }

    /// The entries of [`Index::search`], and `None` as soon as it is cancelled, which any thread may ask.
    pub fn search_cancellable(&self, query: &Query, cancelled: impl Fn() -> bool + Sync) -> Option<Vec<u32>> {
        Some(self.places(query, cancelled, || ())?.into_iter().map(Place::entry).collect())
    }

    fn places(&self, query: &Query, stop: impl Fn() -> bool + Sync, meanwhile: impl FnOnce()) -> Option<Vec<Place>> {
        if query.typed.is_empty() {
            meanwhile();
            return Some((0..self.len).map(|entry| Place::new(Rank::UNRANKED, 0, entry)).collect());
        }
        sweep::sweep(query, (&self.segments, &self.firsts), stop, meanwhile)
    }

    /// Why each of some entries is in the list of a query: which letters of its name made the match, and which text if
    /// the name did not. Meant for the rows on screen.
    pub fn highlight(&self, query: &Query, entries: impl IntoIterator<Item = u32>) -> Vec<Highlight> {
        // Many of them are alike.
        let mut scorer = Scorer::new();
        let mut explain = |entry: u32| {
            let (segment, entry) = self.entry(entry)?;
            Some(explain::explain(query, segment, &entry, &mut scorer))
        };
        entries.into_iter().map(|entry| explain(entry).unwrap_or_default()).collect()
    }

    /// The entries whose names are nearest to a text, three at most, the nearest first: for a query that found
    /// nothing. There may be none.
    pub fn suggest(&self, text: &str) -> Vec<u32> {
        nearest::nearest(text, self.segments.iter().map(Arc::as_ref))
    }

    fn entry(&self, number: u32) -> Option<(&Segment, Entry<'_>)> {
        let segment = self.firsts.partition_point(|&first| first <= number).checked_sub(1)?;
        let (segment, first) = (self.segments.get(segment)?, self.firsts.get(segment)?);
        Some((segment, segment.entry((number - first) as usize, &known::NOTHING)?))
    }

    #[cfg(test)]
    pub(super) fn search_one_by_one(&self, query: &Query) -> Vec<Hit> {
        sweep::one_by_one(query, &self.segments, &self.firsts).into_iter().map(Place::hit).collect()
    }
}
