//! All entries, folded and ready to be searched.

use std::sync::Arc;

use super::field::Field;
use super::handlings::Handlings;
use super::highlight::{self, Highlight};
use super::parallel;
use super::query::Query;
use super::rank::Ranker;
use super::segment::{Entry, Kind, Segment, SegmentBuilder};
use super::suggest;
use super::texts::Texts;
use super::tier::{Hit, Rank, SortKey};
use super::words::telling_words;
use crate::catalog::{Catalog, Code, Method};

/// A code that more methods list is listed by many: that one of them does says little of it.
const MANY_METHODS: usize = 8;

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

    /// An index of a catalog's codes: names with their aliases, descriptions, conditions, solutions, notes, methods.
    pub fn of_codes(catalog: &Catalog) -> Self {
        let source = |code: &Code| Arc::clone(&code.source);
        Self::of(Kind::Codes, &catalog.codes, source, |code, builder| push_code(catalog, code, builder))
    }

    /// An index of a catalog's methods: names with their other spellings, and the codes they list.
    pub fn of_methods(catalog: &Catalog) -> Self {
        // A method is of the same reference as its codes.
        let source =
            |method: &Method| codes_of(catalog, method).next().map(|code| Arc::clone(&code.source)).unwrap_or_default();
        Self::of(Kind::Methods, &catalog.methods, source, |method, builder| {
            let codes = codes_of(catalog, method);
            let handlings = codes.clone().filter_map(Code::handling).collect();
            builder.push(std::iter::once(&*method.name), handlings, |texts| {
                method.aliases.iter().for_each(|alias| texts.push(Field::Methods, alias));
                codes.for_each(|code| texts.push(Field::Codes, &code.name));
            });
        })
    }

    fn of<T>(
        kind: Kind,
        entries: &[T],
        source: impl Fn(&T) -> Arc<str>,
        push: impl Fn(&T, &mut SegmentBuilder),
    ) -> Self {
        let mut index = Self::new();
        for of_source in entries.chunk_by(|one, next| source(one) == source(next)) {
            let name = of_source.first().map(&source).unwrap_or_default();
            let mut builder = SegmentBuilder::new(kind, &name);
            for entry in of_source {
                push(entry, &mut builder);
                if builder.is_full() {
                    index.append(std::mem::replace(&mut builder, SegmentBuilder::new(kind, &name)));
                }
            }
            index.append(builder);
        }
        index
    }

    fn append(&mut self, builder: SegmentBuilder) {
        if !builder.is_empty() {
            let segment = builder.build();
            self.firsts.push(self.len);
            self.len += segment.len() as u32;
            self.segments.push(Arc::new(segment));
        }
    }

    /// Adds the entries of another index, after those that are there.
    pub fn extend(&mut self, mut other: Self) {
        self.segments.append(&mut other.segments);
        self.firsts.extend(other.firsts.iter().map(|first| self.len + first));
        self.len += other.len;
    }

    /// The number of entries.
    pub fn len(&self) -> usize {
        self.len as usize
    }

    /// True for an index of nothing.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The entries that a query finds, the best first. The rank of an entry depends on the query and on the entry, and
    /// not on what else there is or was searched before.
    ///
    /// ```
    /// use ipaper_codes::catalog::{Source, open};
    /// use ipaper_codes::search::{Index, Query, Tier};
    ///
    /// let catalog = open(&[Source::embedded()])?;
    /// let index = Index::of_codes(&catalog);
    /// let tier = |typed| index.search(&Query::parse(typed)).first().map(|hit| hit.tier);
    /// assert_eq!(tier("readonly"), Some(Tier::Exact));
    /// assert_eq!(tier("pdne"), Some(Tier::Initials));
    /// assert_eq!(tier("nothing of the kind"), None);
    /// # Ok::<(), ipaper_codes::catalog::CatalogError>(())
    /// ```
    pub fn search(&self, query: &Query) -> Vec<Hit> {
        self.sort_keys(query, || false).unwrap_or_default().into_iter().map(SortKey::hit).collect()
    }

    /// The places of the entries of [`Index::search`], and `None` as soon as it is cancelled.
    pub(super) fn sort_keys(&self, query: &Query, cancelled: impl Fn() -> bool + Sync) -> Option<Vec<SortKey>> {
        if query.typed.is_empty() {
            return Some((0..self.len).map(|entry| SortKey::new(Rank::UNRANKED, 0, entry)).collect());
        }
        parallel::search(query, self.parts(), cancelled)
    }

    /// Its segments, and the numbers of their first entries.
    pub(super) fn parts(&self) -> (&[Arc<Segment>], &[u32]) {
        (&self.segments, &self.firsts)
    }

    /// The reasons why entries are in the list of a query: which letters of the name match, and which text if the name
    /// does not; the words it has where it has only some. Meant for the rows on screen.
    pub fn highlight(&self, query: &Query, entries: impl IntoIterator<Item = u32>) -> Vec<Highlight> {
        let (mut ranker, words) = (Ranker::new(query), telling_words(query));
        let mut highlight = |number: u32| {
            let (segment, entry) = self.entry(number)?;
            Some(highlight::highlight((query, &words), segment, &entry, &mut ranker))
        };
        entries.into_iter().map(|number| highlight(number).unwrap_or_default()).collect()
    }

    /// The entries whose names are most like a text that found nothing, three at most, the most alike first. With
    /// `among`, of these entries alone. There may be none.
    pub fn suggest(&self, text: &str, among: Option<&[u32]>) -> Vec<u32> {
        let is_among = |number: &u32| among.is_none_or(|among| among.contains(number));
        let entries = (0..self.len).filter(is_among).filter_map(|number| Some((number, self.entry(number)?)));
        suggest::suggest(text, entries)
    }

    pub(super) fn entry(&self, number: u32) -> Option<(&Segment, Entry<'_>)> {
        let segment = self.firsts.partition_point(|&first| first <= number).checked_sub(1)?;
        let (segment, first) = (self.segments.get(segment)?, self.firsts.get(segment)?);
        Some((segment, segment.entry((number - first) as usize)?))
    }

    /// The oracle of [`Index::search`]: entry by entry, nothing remembered, on one thread.
    #[cfg(test)]
    pub(super) fn search_one_by_one(&self, query: &Query) -> Vec<Hit> {
        let mut keys = Vec::new();
        for number in 0..self.len {
            let (segment, entry) = self.entry(number).unwrap();
            if let Some(rank) = Ranker::new(query).rank(segment, &entry) {
                keys.push(segment.sort_key(&entry, rank, number));
            }
        }
        keys.sort_unstable();
        keys.into_iter().map(SortKey::hit).collect()
    }
}

/// The codes that a method lists in any edition.
fn codes_of<'a>(catalog: &'a Catalog, method: &'a Method) -> impl Iterator<Item = &'a Code> + Clone {
    method.codes.iter().filter_map(|&number| catalog.code(number))
}

fn push_code(catalog: &Catalog, code: &Code, builder: &mut SegmentBuilder) {
    let methods = if code.methods.len() > MANY_METHODS { Field::ManyMethods } else { Field::Methods };
    let handlings: Handlings = code.handling().into_iter().collect();
    let names = code.names().chain(code.title_as_name());
    builder.push(names, handlings, |texts: &mut Texts| {
        code.aliases.iter().for_each(|alias| texts.push(Field::Aliases, alias));
        code.description.each(|kind, text| texts.push(kind.into(), text));
        code.notes.iter().for_each(|note| texts.push(Field::Note, note.statement()));
        let keywords: Vec<&str> = code.notes.iter().flat_map(|note| &note.keywords).map(String::as_str).collect();
        if !keywords.is_empty() {
            texts.push(Field::Keywords, &keywords.join(", "));
        }
        // These words are shown on screen, so they are searched.
        if let Some(handling) = code.handling() {
            texts.push(Field::Handling, &handling.in_words());
        }
        for (method, _) in catalog.methods_of(code) {
            texts.push(methods, &method.name);
            method.aliases.iter().for_each(|alias| texts.push(methods, alias));
        }
    });
}
