//! A run of entries, folded once, in a few large pieces of memory.

use std::ops::Range;

use super::field::{Field, Fields};
use super::handlings::Handlings;
use super::name_match::Name;
use super::normalize;
use super::scope::Scope;
use super::term::{MatchMode, Term};
use super::texts::Texts;
use super::vocabulary::{Vocabulary, word_bit};

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
    originals: String,
    keys: String,
    word_starts: Vec<u32>,
    /// The number of each word in the vocabulary.
    words: Vec<u32>,
    /// The bytes of the keys that each word of the vocabulary is first found at.
    vocabulary: Vec<Range<u32>>,
    masks: Vec<u64>,
    word_sets: Vec<u64>,
    handlings: Vec<Handlings>,
    ends: Vec<Ends>,
}

/// The ends of an entry's parts; they start where those of the entry before end.
#[derive(Debug, Default, Clone, Copy)]
struct Ends {
    original: u32,
    key: u32,
    words: u32,
    texts: u32,
}

/// One entry of a segment.
#[derive(Debug, Clone)]
pub(super) struct Entry<'a> {
    pub name: Name<'a>,
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
        let source = [source].into_iter().chain(tails).map(|name| normalize::name(name).key).collect();
        Self { segment: Segment { kind, source, ..Segment::default() }, ..Self::default() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.segment.len() == 0
    }

    pub(super) fn is_full(&self) -> bool {
        let segment = &self.segment;
        segment.len() >= MAX_ENTRIES || segment.texts.len() + segment.originals.len() >= MAX_BYTES
    }

    /// Adds an entry; its texts are pushed in the order of [`Field`].
    pub(super) fn push(&mut self, name: &str, handlings: Handlings, push_texts: impl FnOnce(&mut Texts)) {
        let segment = &mut self.segment;
        let (from, first) = (segment.keys.len(), segment.word_starts.len());
        segment.originals.push_str(name);
        normalize::push_name(name, &mut segment.keys, &mut segment.word_starts);
        let key = segment.keys.get(from..).unwrap_or_default();
        let starts = segment.word_starts.get(first..).unwrap_or_default();
        let ends = starts.iter().skip(1).map(|&end| end as usize).chain([key.len()]);
        let mut word_set = 0;
        for (&start, end) in starts.iter().zip(ends) {
            let number = self.vocabulary.number(key.get(start as usize..end).unwrap_or_default());
            segment.words.push(number);
            word_set |= word_bit(number);
            if number as usize == segment.vocabulary.len() {
                segment.vocabulary.push(from as u32 + start..(from + end) as u32);
            }
        }
        segment.word_sets.push(word_set);
        segment.masks.push(normalize::letter_mask(key));
        segment.handlings.push(handlings);
        push_texts(&mut segment.texts);
        segment.ends.push(Ends {
            original: segment.originals.len() as u32,
            key: segment.keys.len() as u32,
            words: segment.words.len() as u32,
            texts: segment.texts.len() as u32,
        });
    }

    /// The segment, without memory for more entries.
    pub(super) fn build(self) -> Segment {
        let mut segment = self.segment;
        segment.originals.shrink_to_fit();
        segment.keys.shrink_to_fit();
        segment.word_starts.shrink_to_fit();
        segment.words.shrink_to_fit();
        segment.vocabulary.shrink_to_fit();
        segment.word_sets.shrink_to_fit();
        segment.masks.shrink_to_fit();
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
        let word = |range: &Range<u32>| self.keys.get(range.start as usize..range.end as usize);
        self.vocabulary.iter().map(move |range| word(range).unwrap_or_default())
    }

    /// All entries, in their order.
    pub(super) fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        (0..self.len()).filter_map(|at| self.entry(at))
    }

    /// One entry.
    pub(super) fn entry(&self, at: usize) -> Option<Entry<'_>> {
        let before = at.checked_sub(1).and_then(|at| self.ends.get(at)).copied().unwrap_or_default();
        let ends = self.ends.get(at)?;
        let words = before.words as usize..ends.words as usize;
        Some(Entry {
            name: Name {
                original: self.originals.get(before.original as usize..ends.original as usize)?,
                key: self.keys.get(before.key as usize..ends.key as usize)?,
                word_starts: self.word_starts.get(words.clone())?,
                words: self.words.get(words)?,
                mask: *self.masks.get(at)?,
                word_set: *self.word_sets.get(at)?,
            },
            texts: before.texts as usize..ends.texts as usize,
            handlings: *self.handlings.get(at)?,
        })
    }
}
