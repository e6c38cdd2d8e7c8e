//! The scopes of a term: `code:`, `method:`, `text:`, `is:`, `in:`.

use super::handlings::Handlings;

/// The part of an entry that a term is looked for in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    Everywhere,
    /// `code:`
    Code,
    /// `method:`
    Method,
    /// `text:`
    Text,
    /// `is:`, which limits to these handlings.
    Is(Handlings),
    /// `in:`, which limits to the references of this name.
    In,
}

impl Scope {
    /// `code=` is how logs have it.
    const NAMES: [(&str, Self); 6] = [
        ("code:", Self::Code),
        ("code=", Self::Code),
        ("method:", Self::Method),
        ("text:", Self::Text),
        ("is:", Self::Is(Handlings::NONE)),
        ("in:", Self::In),
    ];

    /// The scope that a word begins with, and the rest of the word.
    pub fn strip(word: &str) -> (Self, &str) {
        let named = Self::NAMES.into_iter().find_map(|(name, scope)| {
            let (start, rest) = word.split_at_checked(name.len())?;
            start.eq_ignore_ascii_case(name).then_some((scope, rest))
        });
        named.unwrap_or((Self::Everywhere, word))
    }

    /// Returns true if it only limits: what is found is not found better or worse for it.
    pub fn is_filter(self) -> bool {
        matches!(self, Self::Is(_) | Self::In)
    }
}
