//! A run of entries, folded once, in a few large pieces of memory.

use super::fold;
use super::name::Name;
use super::query::Scope;
use super::text::{Field, Fields, Texts};

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
        use Field::{Codes, Conditions, Description, Methods, Note, Solutions};
        match (self, scope) {
            (_, Scope::Everywhere) => (true, Fields::ALL),
            (Self::Codes, Scope::Code) | (Self::Methods, Scope::Method) => (true, Fields::NONE),
            (Self::Codes, Scope::Method) => (false, Fields::of(&[Methods])),
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
    slots: Vec<Slot>,
}

/// Where an entry's pieces end; they start where those of the entry before end.
#[derive(Debug, Default, Clone, Copy)]
struct Slot {
    name: usize,
    key: usize,
    starts: usize,
    texts: usize,
    mask: u64,
}

/// One entry of a segment.
#[derive(Debug, Clone)]
pub(super) struct Entry<'a> {
    pub name: Name<'a>,
    /// Where its texts are in the segment's.
    pub texts: std::ops::Range<usize>,
}

impl Segment {
    pub(super) fn new(kind: Kind) -> Self {
        Self { kind, ..Self::default() }
    }

    pub(super) fn len(&self) -> usize {
        self.slots.len()
    }

    /// How many bytes of text it holds.
    pub(super) fn text_len(&self) -> usize {
        self.texts.len()
    }

    /// Adds an entry; its texts come in the order of [`Field`].
    pub(super) fn push<'a>(&mut self, name: &str, texts: impl IntoIterator<Item = (Field, &'a str)>) {
        let folded = fold::name(name);
        self.names.push_str(name);
        self.keys.push_str(&folded.key);
        self.starts.extend_from_slice(&folded.starts);
        for (field, text) in texts {
            self.texts.push(field, text);
        }
        self.slots.push(Slot {
            name: self.names.len(),
            key: self.keys.len(),
            starts: self.starts.len(),
            texts: self.texts.len(),
            mask: fold::mask(&folded.key),
        });
    }

    pub(super) fn entry(&self, at: usize) -> Option<Entry<'_>> {
        let slot = self.slots.get(at)?;
        let before = at.checked_sub(1).and_then(|at| self.slots.get(at)).copied().unwrap_or_default();
        Some(Entry {
            name: Name {
                written: self.names.get(before.name..slot.name)?,
                key: self.keys.get(before.key..slot.key)?,
                starts: self.starts.get(before.starts..slot.starts)?,
                mask: slot.mask,
            },
            texts: before.texts..slot.texts,
        })
    }
}
