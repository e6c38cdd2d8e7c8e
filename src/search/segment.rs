//! A run of entries, folded once, in a few large pieces of memory.

use std::ops::Range;

use super::field::{Field, Fields};
use super::handlings::Handlings;
use super::name_match::Name;
use super::names::Names;
use super::scope::Scope;
use super::term::{MatchMode, Term};
use super::texts::Texts;
use super::tier::{Rank, SortKey};
use super::vocabulary::Vocabulary;

/// A segment is full at so many entries, or so many bytes of names and texts: small enough to share among cores, and
/// large enough that its words are judged for many entries at once.
const MAX_ENTRIES: usize = 8192;
const MAX_BYTES: usize = 2 << 20;

/// The kind of a segment's entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Kind {
    #[default]
    Codes,
    Methods,
}

impl Kind {
    /// The parts of an entry that a scope takes in: its name, and which of its texts.
    pub(super) fn parts(self, scope: Scope) -> (bool, Fields) {
        use Field::{Codes, Conditions, Description, Handling, Keywords, ManyMethods, Methods, Note, Solutions, Title};
        match (self, scope) {
            (_, Scope::Everywhere) => (true, Fields::ALL),
            (_, Scope::Is(_) | Scope::In) => (false, Fields::NONE),
            (Self::Codes, Scope::Code) => (true, Fields::NONE),
            (Self::Methods, Scope::Method) => (true, Fields::of(&[Methods])),
            (Self::Codes, Scope::Method) => (false, Fields::of(&[Methods, ManyMethods])),
            (Self::Methods, Scope::Code) => (false, Fields::of(&[Codes])),
            (_, Scope::Text) => {
                (false, Fields::of(&[Title, Description, Conditions, Solutions, Note, Keywords, Handling]))
            }
        }
    }
}

/// A run of entries of one reference.
#[derive(Debug, Default)]
pub(super) struct Segment {
    pub kind: Kind,
    /// The folded name of the reference, and what is behind each `/` in it.
    source: Vec<String>,
    pub texts: Texts,
    /// The name of each entry, before its other names.
    names: Names,
    handlings: Vec<Handlings>,
    ends: Vec<Ends>,
}

/// The ends of an entry's parts; they start where those of the entry before end.
#[derive(Debug, Default, Clone, Copy)]
struct Ends {
    names: u32,
    texts: u32,
}

/// One entry of a segment.
#[derive(Debug, Clone)]
pub(super) struct Entry<'a> {
    pub name: Name<'a>,
    /// The numbers of its other names. Small, as an entry is copied for each query.
    pub aliases: Range<u32>,
    /// The bytes of the segment's texts that are its own.
    pub texts: Range<usize>,
    /// That of the code, or those of all codes of a method.
    pub handlings: Handlings,
}

/// A segment in the making.
#[derive(Debug, Default)]
pub(super) struct SegmentBuilder {
    segment: Segment,
    vocabulary: Vocabulary,
}

impl SegmentBuilder {
    /// A segment of a reference of this name.
    pub(super) fn new(kind: Kind, source: &str) -> Self {
        let tails = source.match_indices('/').filter_map(|(slash, _)| source.get(slash + 1..));
        let source = [source].into_iter().chain(tails).map(|name| super::normalize::name(name).key).collect();
        Self { segment: Segment { kind, source, ..Segment::default() }, ..Self::default() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.segment.len() == 0
    }

    pub(super) fn is_full(&self) -> bool {
        let segment = &self.segment;
        segment.len() >= MAX_ENTRIES || segment.texts.len() + segment.names.bytes() >= MAX_BYTES
    }

    /// Adds an entry with its names, its own first; its texts are pushed in the order of [`Field`].
    pub(super) fn push<'a>(
        &mut self,
        names: impl Iterator<Item = &'a str>,
        handlings: Handlings,
        push_texts: impl FnOnce(&mut Texts),
    ) {
        let segment = &mut self.segment;
        names.for_each(|name| segment.names.push(name, &mut self.vocabulary));
        segment.handlings.push(handlings);
        push_texts(&mut segment.texts);
        segment.ends.push(Ends { names: segment.names.len() as u32, texts: segment.texts.len() as u32 });
    }

    /// The segment, without memory for more entries.
    pub(super) fn build(self) -> Segment {
        let mut segment = self.segment;
        segment.names.shrink_to_fit();
        segment.handlings.shrink_to_fit();
        segment.ends.shrink_to_fit();
        segment.texts.shrink_to_fit();
        segment
    }
}

impl Segment {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// True if its reference is one that a term of `in:` means: the name starts so, or with `$` is the same.
    pub(super) fn is_in(&self, term: &Term) -> bool {
        let typed = &*term.concatenated.text;
        let whole = matches!(term.mode, MatchMode::Suffix | MatchMode::Whole);
        self.source.iter().any(|name| if whole { name == typed } else { name.starts_with(typed) })
    }

    /// The distinct words of all names, by their numbers.
    pub(super) fn vocabulary(&self) -> impl Iterator<Item = &str> {
        self.names.vocabulary()
    }

    /// All entries, in their order.
    pub(super) fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        (0..self.len()).filter_map(|at| self.entry(at))
    }

    /// One entry.
    pub(super) fn entry(&self, at: usize) -> Option<Entry<'_>> {
        let before = at.checked_sub(1).and_then(|at| self.ends.get(at)).copied().unwrap_or_default();
        let ends = self.ends.get(at)?;
        Some(Entry {
            name: self.names.get(before.names)?,
            aliases: before.names + 1..ends.names,
            texts: before.texts as usize..ends.texts as usize,
            handlings: *self.handlings.get(at)?,
        })
    }

    /// A name of an entry, by its number.
    pub(super) fn name(&self, number: u32) -> Option<Name<'_>> {
        self.names.get(number)
    }

    /// The name that gives an entry its rank.
    pub(super) fn matched_name<'a>(&'a self, entry: &Entry<'a>, rank: Rank) -> Name<'a> {
        rank.alias().and_then(|number| self.name(number.get())).unwrap_or_else(|| entry.name.clone())
    }

    /// The place of an entry of this rank, by the length of the name that matches.
    pub(super) fn sort_key(&self, entry: &Entry<'_>, rank: Rank, number: u32) -> SortKey {
        SortKey::new(rank, self.matched_name(entry, rank).original.len(), number)
    }

    /// The other names of an entry.
    pub(super) fn aliases(&self, entry: &Entry<'_>) -> impl Iterator<Item = Name<'_>> {
        entry.aliases.clone().filter_map(|number| self.name(number))
    }
}
