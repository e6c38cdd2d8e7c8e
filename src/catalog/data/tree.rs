//! The values of a data document, whatever it is written in: JSON, YAML or a table.

use std::borrow::Cow;

/// A value.
#[derive(Debug, PartialEq)]
pub(super) enum Node<'a> {
    /// Nothing.
    Null,
    /// A text.
    Text(Cow<'a, str>),
    /// A number or a truth value, as it is written.
    Bare(Cow<'a, str>),
    /// A list of values.
    List(Vec<Node<'a>>),
    /// A list of values with keys, in their order.
    Object(Vec<Entry<'a>>),
}

/// A value with its key.
#[derive(Debug, PartialEq)]
pub(super) struct Entry<'a> {
    /// Its key.
    pub key: Cow<'a, str>,
    /// The line of the key, counted from 1; 0 where that is not known.
    pub line: u32,
    /// Its value.
    pub value: Node<'a>,
}

/// The values that a document may still have. A value takes many times the memory of the few bytes it may be written in.
#[derive(Debug)]
pub(super) struct Budget(usize);

impl Budget {
    /// The budget of a document.
    pub fn new(values: usize) -> Self {
        Self(values)
    }

    /// Takes one value from it; false if there is none left.
    pub fn take(&mut self) -> bool {
        let left = self.0.checked_sub(1);
        self.0 = left.unwrap_or(0);
        left.is_some()
    }
}

impl<'a> Node<'a> {
    /// A text, a number or a truth value as it is written, unless it is blank.
    pub fn scalar(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Bare(text) if !text.trim().is_empty() => Some(text),
            _ => None,
        }
    }

    /// The entries of an object; none of anything else.
    pub fn entries(&self) -> &[Entry<'a>] {
        if let Self::Object(entries) = self { entries } else { &[] }
    }

    /// Its entries, or those of the object that is the only one of them: `{"rule": {"name": ..}}`.
    pub fn fields(&self) -> &[Entry<'a>] {
        match self.entries() {
            [Entry { value: Self::Object(inner), .. }] => inner,
            entries => entries,
        }
    }

    /// The values of a list; none of anything else.
    pub fn items(&self) -> &[Self] {
        if let Self::List(items) = self { items } else { &[] }
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }

    /// The text, number or truth value of a key.
    pub fn text_of(&self, key: &str) -> Option<&str> {
        self.get(key).and_then(Self::scalar)
    }

    /// The line of its first key; 0 where there is none.
    pub fn line(&self) -> u32 {
        self.entries().first().map_or(0, |entry| entry.line)
    }
}
