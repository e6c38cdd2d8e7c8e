//! The parts of a code that differ between two references.

use std::borrow::Cow;

use super::lines::{Line, differing};
use crate::catalog::{Block, Code, Handling, RichText, split_sentences};

/// A part of a code that is compared on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The rest of its heading.
    Title,
    /// Its text proper.
    Description,
    /// The conditions under which it is returned.
    Conditions,
    /// The things to do about it.
    Solutions,
    /// Its other names.
    Aliases,
    /// The way to handle it.
    Handling,
    /// The note on it.
    Note,
}

/// A part that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartChange<'a> {
    /// The part.
    pub part: Part,
    /// The lines that differ: sentences of running text, items of lists, lines of code, rows of tables.
    pub lines: Vec<Line<'a>>,
}

impl Part {
    /// All of them, in the order they are told.
    pub const ALL: [Self; 7] =
        [Self::Title, Self::Description, Self::Conditions, Self::Solutions, Self::Aliases, Self::Handling, Self::Note];

    /// The word for it, in every format.
    pub fn word(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Description => "description",
            Self::Conditions => "conditions",
            Self::Solutions => "solutions",
            Self::Aliases => "aliases",
            Self::Handling => "handling",
            Self::Note => "note",
        }
    }

    /// True for those that are the words of notes.
    fn is_of_note(self) -> bool {
        matches!(self, Self::Handling | Self::Note)
    }

    /// The lines of this part of a code.
    fn lines(self, code: &Code) -> Vec<Cow<'_, str>> {
        let text = &code.description;
        match self {
            Self::Title => text.title.as_deref().into_iter().map(Cow::from).collect(),
            Self::Description => text.blocks.iter().flat_map(lines_of).collect(),
            Self::Conditions => text.conditions.iter().map(|item| Cow::from(&**item)).collect(),
            Self::Solutions => text.solutions.iter().map(|item| Cow::from(&**item)).collect(),
            Self::Aliases => code.aliases.iter().map(|alias| Cow::from(&**alias)).collect(),
            Self::Handling => code.handling().map(Handling::word).into_iter().map(Cow::from).collect(),
            Self::Note => code.notes.iter().flat_map(|note| split_sentences(&note.text)).map(Cow::from).collect(),
        }
    }
}

/// The lines of a block.
fn lines_of(block: &Block) -> Vec<Cow<'_, str>> {
    match block {
        Block::Paragraph(text) | Block::Term(text) | Block::Quote(text) => {
            split_sentences(text).map(Cow::from).collect()
        }
        Block::Heading(heading) => vec![heading.into()],
        Block::Item { marker, text, .. } => vec![format!("{marker} {text}").into()],
        Block::CodeBlock { text, .. } => text.lines().filter(|line| !line.trim().is_empty()).map(Cow::from).collect(),
        Block::Table(rows) => {
            let row = |cells: &Vec<RichText>| cells.iter().map(|cell| &**cell).collect::<Vec<_>>().join(" | ").into();
            rows.iter().map(row).collect()
        }
    }
}

/// The parts that differ between a code before and after, those of notes if they are to be compared. What is only
/// written in another style is the same.
pub(super) fn changes<'a>(old: &'a Code, new: &'a Code, with_notes: bool) -> Vec<PartChange<'a>> {
    let is_same_note = !with_notes || old.notes == new.notes;
    if is_same_note && old.description == new.description && old.aliases == new.aliases {
        return Vec::new();
    }
    // The same text may stand in other blocks where one of the two is JSON, which has it as lines.
    let is_same_text = || old.description.text() == new.description.text();
    let is_compared =
        |part: &Part| (with_notes || !part.is_of_note()) && !(*part == Part::Description && is_same_text());
    let parts = Part::ALL.into_iter().filter(is_compared);
    let changes = parts.map(|part| PartChange { part, lines: differing(part.lines(old), part.lines(new)) });
    changes.filter(|change| !change.lines.is_empty()).collect()
}
