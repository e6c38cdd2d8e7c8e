//! What a list is limited to.

use super::pasted::PastedCodes;
use super::store::{ListKind, Renumbering, Store, renumbered};

/// What a list is limited to, apart from its query.
#[derive(Debug, Default)]
pub enum Limit {
    /// Nothing.
    #[default]
    None,
    /// The entries that belong to one of the other kind.
    Followed(u32),
    /// A reference, of several.
    Reference(u32),
    /// The codes of a text that was pasted or piped in.
    Pasted(PastedCodes),
}

impl Limit {
    /// The entry of the other kind that it was followed from.
    pub fn origin(&self) -> Option<u32> {
        if let Self::Followed(origin) = self { Some(*origin) } else { None }
    }

    /// The reference, if it is one.
    pub fn reference(&self) -> Option<u32> {
        if let Self::Reference(reference) = self { Some(*reference) } else { None }
    }

    /// The text whose codes are in view.
    pub fn pasted(&self) -> Option<&PastedCodes> {
        if let Self::Pasted(pasted) = self { Some(pasted) } else { None }
    }

    /// The entries that a list of a kind has, in its order; none where it has all.
    pub fn entries<'a>(&'a self, kind: ListKind, store: &'a Store) -> Option<&'a [u32]> {
        match self {
            Self::None => None,
            Self::Followed(origin) => Some(store.entry(kind.other(), *origin)?.links()),
            Self::Reference(reference) => Some(store.members(kind, *reference)),
            Self::Pasted(pasted) => pasted.limit(),
        }
    }

    /// The same limit of a list of a kind in a new store; none where the entry that it was followed from is gone.
    pub fn renumbered(self, kind: ListKind, store: &Store, numbers: &[Renumbering; 2]) -> Option<Self> {
        Some(match self {
            Self::Followed(origin) => Self::Followed(renumbered(&numbers[kind.other() as usize], origin)?),
            Self::Pasted(PastedCodes { mut text, .. }) => {
                text.renumber(store.len(ListKind::Codes), &numbers[ListKind::Codes as usize]);
                PastedCodes::of(text, &store.catalog).map_or(Self::None, Self::Pasted)
            }
            Self::None | Self::Reference(_) => self,
        })
    }
}
