//! The kinds of text that entries have.

use crate::catalog::TextKind;

/// A kind of text that an entry has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The other names of a code.
    Aliases,
    /// The title of a code.
    Title,
    /// The document's words on a code.
    Description,
    /// The conditions under which a code is returned.
    Conditions,
    /// The remedies for a code.
    Solutions,
    /// The words of notes on a code.
    Note,
    /// The words that notes add for a code to be found by.
    Keywords,
    /// The way to handle a code, in words.
    Handling,
    /// The names of the methods that list a code; other spellings of a method's own.
    Methods,
    /// The same of a code that many methods list: that one of them does says little of it.
    ManyMethods,
    /// The names of the codes that a method lists.
    Codes,
}

impl Field {
    /// In the order an entry has them, which is the order of their worth.
    const ALL: [Self; 11] = [
        Self::Aliases,
        Self::Title,
        Self::Description,
        Self::Conditions,
        Self::Solutions,
        Self::Note,
        Self::Keywords,
        Self::Handling,
        Self::Methods,
        Self::ManyMethods,
        Self::Codes,
    ];

    /// The reason why a row is there that it is found by: "in solutions".
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Aliases => "in other names",
            Self::Title => "in title",
            Self::Description => "in description",
            Self::Conditions => "in conditions",
            Self::Solutions => "in solutions",
            Self::Note => "in note",
            Self::Keywords => "keyword",
            Self::Handling => "in handling",
            Self::Methods | Self::ManyMethods => "in methods",
            Self::Codes => "in codes",
        }
    }

    /// Returns true for the words of notes, which are not the reference's.
    pub fn is_note(self) -> bool {
        matches!(self, Self::Note | Self::Keywords | Self::Handling)
    }

    /// The byte that marks it among folded text, which has none below a space.
    pub(super) fn tag(self) -> u8 {
        self as u8 + 2
    }

    /// The field of a tag.
    pub(super) fn of_tag(tag: u8) -> Option<Self> {
        Self::ALL.get(usize::from(tag).checked_sub(2)?).copied()
    }
}

impl From<TextKind> for Field {
    fn from(aspect: TextKind) -> Self {
        match aspect {
            TextKind::Title => Self::Title,
            TextKind::Description => Self::Description,
            TextKind::Conditions => Self::Conditions,
            TextKind::Solutions => Self::Solutions,
        }
    }
}

/// A set of fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fields(u16);

impl Fields {
    pub(super) const ALL: Self = Self(0xffff);
    pub(super) const NONE: Self = Self(0);

    pub(super) fn of(fields: &[Field]) -> Self {
        Self(fields.iter().fold(0, |fields, &field| fields | 1 << field as u16))
    }

    pub(super) fn has(self, field: Field) -> bool {
        self.0 & 1 << field as u16 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_its_fields_and_no_text() {
        for field in Field::ALL {
            assert_eq!(Field::of_tag(field.tag()), Some(field));
            assert!(field.tag() < b' ' && field.tag() != 1);
            assert!(Fields::of(&[field]).has(field) && Fields::ALL.has(field) && !Fields::NONE.has(field));
        }
        assert_eq!(Field::of_tag(b'a'), None);
        assert_eq!(Field::of_tag(1), None);
    }
}
