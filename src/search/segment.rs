//! A run of entries, folded once, in a few large pieces of memory.

use std::ops::Range;

use super::field::{Field, Fields};
use super::fold;
use super::known::Known;
use super::name::Name;
use super::postings::Postings;
use super::query::Scope;
use super::text::Texts;
use super::words::Words;

/// What a segment's entries are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Kind {
    #[default]
    Codes,
    Methods,
}

impl Kind {
    /// Whether a scope takes in the entries' names, and which of their texts.
    pub(super) fn fields(self, scope: Scope) -> (bool, Fields) {
        use Field::{Codes, Conditions, Description, ManyMethods, Methods, Note, Solutions};
        match (self, scope) {
            (_, Scope::Everywhere) => (true, Fields::ALL),
            (Self::Codes, Scope::Code) | (Self::Methods, Scope::Method) => (true, Fields::NONE),
            (Self::Codes, Scope::Method) => (false, Fields::of(&[Methods, ManyMethods])),
            (Self::Methods, Scope::Code) => (false, Fields::of(&[Codes])),
            (_, Scope::Text) => (false, Fields::of(&[Description, Conditions, Solutions, Note])),
        }
    }
}

/// A run of entries.
#[derive(Debug, Default, Clone)]
pub(super) struct Segment {
    pub kind: Kind,
    pub texts: Texts,
    names: String,
    keys: String,
    starts: Vec<u32>,
    /// The number of each word.
    words: Vec<u32>,
    /// Where in the keys each word stands for the first time, and its length, by its number.
    vocabulary: Vec<(u32, u32)>,
    /// The words that have numbers, while there are entries to come.
    numbers: Words,
    heads: Vec<Head>,
    ends: Vec<Ends>,
    /// Where the words stand, once there are no more entries to come.
    postings: Option<Postings>,
}

/// What is asked of every entry, side by side in memory.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    /// The letters of its key.
    pub mask: u64,
    /// The first byte of its key.
    pub initial: Option<u8>,
    /// How long its name is, in bytes.
    pub length: u32,
}

/// Where an entry's pieces end; they start where those of the entry before end.
#[derive(Debug, Default, Clone, Copy)]
struct Ends {
    name: u32,
    key: u32,
    starts: u32,
    texts: u32,
}

/// One entry of a segment.
#[derive(Debug, Clone)]
pub(super) struct Entry<'a> {
    pub name: Name<'a>,
    /// Where its texts are in the segment's.
    pub texts: Range<usize>,
}

impl Segment {
    pub(super) fn new(kind: Kind) -> Self {
        Self { kind, ..Self::default() }
    }

    /// With room for so many entries of usual names, and for so many bytes of their texts: to make room again and again
    /// takes longer.
    pub(super) fn with_room(kind: Kind, entries: usize, texts: usize) -> Self {
        const NAME: usize = 32;
        const WORDS: usize = 6;
        Self {
            texts: Texts::with_room(texts),
            names: String::with_capacity(entries * NAME),
            keys: String::with_capacity(entries * NAME),
            starts: Vec::with_capacity(entries * WORDS),
            words: Vec::with_capacity(entries * WORDS),
            heads: Vec::with_capacity(entries),
            ends: Vec::with_capacity(entries),
            ..Self::new(kind)
        }
    }

    pub(super) fn len(&self) -> usize {
        self.heads.len()
    }

    /// How many bytes it holds.
    pub(super) fn bytes(&self) -> usize {
        self.texts.len() + self.names.len()
    }

    /// Adds an entry; its texts are put in the order of [`Field`].
    pub(super) fn push(&mut self, name: &str, put_texts: impl FnOnce(&mut Texts)) {
        let (from, first) = (self.keys.len(), self.starts.len());
        self.names.push_str(name);
        fold::name_into(name, &mut self.keys, &mut self.starts);
        let key = self.keys.get(from..).unwrap_or_default();
        let starts = self.starts.get(first..).unwrap_or_default();
        let mut mask = 0;
        for (at, &start) in starts.iter().enumerate() {
            let end = starts.get(at + 1).map_or(key.len(), |&end| end as usize);
            let word = key.get(start as usize..end).unwrap_or_default();
            let (number, letters) = self.numbers.number(word);
            self.words.push(number);
            if number as usize == self.vocabulary.len() {
                self.vocabulary.push((from as u32 + start, word.len() as u32));
            }
            mask |= letters;
        }
        self.heads.push(Head { mask, initial: key.bytes().next(), length: name.len() as u32 });
        put_texts(&mut self.texts);
        self.ends.push(Ends {
            name: self.names.len() as u32,
            key: self.keys.len() as u32,
            starts: self.starts.len() as u32,
            texts: self.texts.len() as u32,
        });
    }

    /// Whether there may be more entries.
    pub(super) fn is_open(&self) -> bool {
        self.postings.is_none()
    }

    /// There will be no more entries: gives back the memory that was kept for them, and makes what is worth it then.
    pub(super) fn close(&mut self) {
        if !self.is_open() {
            return;
        }
        self.postings = Some(self.new_postings());
        self.numbers = Words::default();
        self.names.shrink_to_fit();
        self.keys.shrink_to_fit();
        self.starts.shrink_to_fit();
        self.words.shrink_to_fit();
        self.vocabulary.shrink_to_fit();
        self.heads.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.texts.close();
    }

    /// What is asked of every entry.
    pub(super) fn heads(&self) -> &[Head] {
        &self.heads
    }

    /// The words of all names, each once, in the order of their numbers.
    pub(super) fn vocabulary(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        let word = |&(start, length): &(u32, u32)| self.keys.get(start as usize..(start + length) as usize);
        self.vocabulary.iter().map(move |place| word(place).unwrap_or_default())
    }

    /// What each name comes to, given what each word is: a word is added together with the word after it.
    pub(super) fn gather<W: Copy + Default + PartialEq, T: Clone + Default>(
        &self,
        of_words: &[W],
        add: impl Fn(&mut T, W, W),
    ) -> Vec<T> {
        match &self.postings {
            Some(postings) => postings.gather(of_words, self.len(), add),
            None => self.new_postings().gather(of_words, self.len(), add),
        }
    }

    fn new_postings(&self) -> Postings {
        Postings::of(&self.words, self.ends.iter().map(|ends| ends.starts as usize), self.vocabulary.len())
    }

    /// The key of an entry's name.
    pub(super) fn key(&self, at: usize) -> &str {
        let (before, ends) = self.ends(at).unwrap_or_default();
        self.keys.get(before.key as usize..ends.key as usize).unwrap_or_default()
    }

    /// Where each entry's texts end.
    pub(super) fn text_ends(&self) -> impl Iterator<Item = usize> {
        self.ends.iter().map(|ends| ends.texts as usize)
    }

    /// An entry, and what is known of this segment's words.
    pub(super) fn entry<'a>(&'a self, at: usize, known: &'a Known) -> Option<Entry<'a>> {
        let (before, ends) = self.ends(at)?;
        let words = before.starts as usize..ends.starts as usize;
        Some(Entry {
            name: Name {
                written: self.names.get(before.name as usize..ends.name as usize)?,
                key: self.keys.get(before.key as usize..ends.key as usize)?,
                starts: self.starts.get(words.clone())?,
                words: self.words.get(words)?,
                mask: self.heads.get(at)?.mask,
                known,
            },
            texts: before.texts as usize..ends.texts as usize,
        })
    }

    fn ends(&self, at: usize) -> Option<(Ends, Ends)> {
        let before = at.checked_sub(1).and_then(|at| self.ends.get(at)).copied().unwrap_or_default();
        Some((before, *self.ends.get(at)?))
    }
}
