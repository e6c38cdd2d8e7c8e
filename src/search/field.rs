//! The kinds of text that an entry has.

use crate::catalog::TextKind;

/// What a text is to its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// What the document says of a code.
    Description,
    /// When a code is returned.
    Conditions,
    /// What to do about a code.
    Solutions,
    /// The project's own words on a code.
    Note,
    /// The names of the methods that list a code.
    Methods,
    /// The same of a code that many methods list: that one of them does says little of it.
    ManyMethods,
    /// The names of the codes that a method lists.
    Codes,
}

impl Field {
    /// In the order an entry has them, which is the order of their worth.
    const ALL: [Self; 7] = [
        Self::Description,
        Self::Conditions,
        Self::Solutions,
        Self::Note,
        Self::Methods,
        Self::ManyMethods,
        Self::Codes,
    ];

    /// The word for it in a row: "in solutions".
    pub fn word(self) -> &'static str {
        match self {
            Self::Description => "description",
            Self::Conditions => "conditions",
            Self::Solutions => "solutions",
            Self::Note => "note",
            Self::Methods | Self::ManyMethods => "methods",
            Self::Codes => "codes",
        }
    }

    /// The byte for it among folded text, which has none below a blank.
    pub(super) fn sign(self) -> u8 {
        self as u8 + 2
    }

    /// The field whose byte it is.
    pub(super) fn of_sign(sign: u8) -> Option<Self> {
        Self::ALL.get(usize::from(sign).checked_sub(2)?).copied()
    }
}

impl From<TextKind> for Field {
    fn from(aspect: TextKind) -> Self {
        match aspect {
            TextKind::Description => Self::Description,
            TextKind::Conditions => Self::Conditions,
            TextKind::Solutions => Self::Solutions,
        }
    }
}

/// Some of the fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fields(u8);

impl Fields {
    pub(super) const ALL: Self = Self(0xff);
    pub(super) const NONE: Self = Self(0);

    pub(super) fn of(fields: &[Field]) -> Self {
        Self(fields.iter().fold(0, |fields, &field| fields | 1 << field as u8))
    }

    pub(super) fn has(self, field: Field) -> bool {
        self.0 & 1 << field as u8 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_is_its_fields_and_no_text() {
        for field in Field::ALL {
            assert_eq!(Field::of_sign(field.sign()), Some(field));
            assert!(field.sign() < b' ' && field.sign() != 1);
            assert!(Fields::of(&[field]).has(field) && Fields::ALL.has(field) && !Fields::NONE.has(field));
        }
        assert_eq!(Field::of_sign(b'a'), None);
        assert_eq!(Field::of_sign(1), None);
    }
}
