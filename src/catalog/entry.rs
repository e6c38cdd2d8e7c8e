//! What there is to say of a code or a method, in the order it is told: the one truth behind the details pane and
//! every written format. The parts know who speaks: the reference, or we.

use std::borrow::Cow;

use super::{Block, Catalog, Code, Handling, Method};

/// Lists longer than this are folded where nearly every method has the code.
const FOLDED: usize = 8;

/// A part of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryItem<'a> {
    /// The entry's name.
    Name(&'a str),
    /// The heading of the document that it stands below.
    Group(&'a str),
    /// What we say about the reference: mostly, that it says nothing.
    Remark(Cow<'a, str>),
    /// Running text of the reference.
    Paragraph(&'a str),
    /// What kind of thing follows.
    Label(Cow<'a, str>),
    /// An item of a list: its depth, its mark, its text.
    Item(u8, &'a str, &'a str),
    /// Text whose lines and blanks matter.
    Verbatim(&'a str),
    /// A code of a method, and what it means in a line.
    Code(&'a str, Meaning<'a>),
    /// Our note; never the vendor's word.
    Note(Handling, &'a str),
    /// The page on the web.
    Link(Cow<'a, str>),
}

/// What a code means in a line, and who says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning<'a> {
    /// The reference.
    Reference(&'a str),
    /// Our note.
    Ours(&'a str),
    /// Nobody.
    Unknown,
}

impl Meaning<'_> {
    /// The line, marked where it is ours. Empty where there is none.
    pub fn line(&self) -> String {
        match self {
            Self::Reference(text) => (*text).to_owned(),
            Self::Ours(text) => format!("(our note) {text}"),
            Self::Unknown => String::new(),
        }
    }
}

impl EntryItem<'_> {
    /// Each part, with the one before it.
    pub fn with_previous(parts: &[Self]) -> impl Iterator<Item = (Option<&Self>, &Self)> {
        [None].into_iter().chain(parts.iter().map(Some)).zip(parts)
    }

    /// Whether a blank line parts it from the part before.
    pub fn needs_blank_line_before(&self, before: &Self) -> bool {
        let together = match before {
            Self::Name(_) => matches!(self, Self::Group(_)),
            Self::Label(_) => matches!(self, Self::Item(..) | Self::Code(..) | Self::Remark(_)),
            Self::Item(..) => matches!(self, Self::Item(..)),
            Self::Code(..) => matches!(self, Self::Code(..)),
            _ => false,
        };
        !together
    }
}

impl Catalog {
    /// What a code means, in a line.
    pub fn meaning<'a>(&self, code: &'a Code) -> Meaning<'a> {
        match (code.description.summary(), &code.note) {
            (Some(text), _) => Meaning::Reference(text),
            (None, Some(note)) => Meaning::Ours(&note.text),
            (None, None) => Meaning::Unknown,
        }
    }

    /// All there is to say of a code.
    pub fn entry<'a>(&'a self, code: &'a Code) -> Vec<EntryItem<'a>> {
        let text = &code.description;
        let mut parts = vec![EntryItem::Name(&code.name)];
        parts.extend(code.group.as_deref().map(EntryItem::Group));
        if !code.in_reference {
            parts.push(EntryItem::Remark(
                "Not in the reference: known only from the pages of the methods below.".into(),
            ));
        } else if text.is_empty() {
            parts.push(EntryItem::Remark("No description in the reference.".into()));
        }
        parts.extend(text.blocks.iter().map(part));
        for (label, items) in [("Returned if", &text.conditions), ("Solutions", &text.solutions)] {
            if !items.is_empty() {
                parts.push(EntryItem::Label(label.into()));
                parts.extend(items.iter().map(|item| EntryItem::Item(0, "-", item)));
            }
        }
        parts.extend(code.note.as_ref().map(|note| EntryItem::Note(note.handling, &note.text)));
        self.returned_by(code, &mut parts);
        parts.extend(self.url(code).map(|url| EntryItem::Link(url.into())));
        parts
    }

    fn returned_by<'a>(&'a self, code: &Code, parts: &mut Vec<EntryItem<'a>>) {
        let (listed, all) = (code.methods.len(), self.methods.len());
        if all == 0 {
            return;
        }
        if listed == 0 {
            return parts.push(EntryItem::Remark("No documented method lists it.".into()));
        }
        if listed <= FOLDED || listed * 2 <= all {
            let plural = if listed == 1 { "" } else { "s" };
            parts.push(EntryItem::Label(format!("Returned by {listed} method{plural}").into()));
            return parts.extend(self.methods_of(code).map(|method| EntryItem::Item(0, "-", &method.name)));
        }
        parts.push(EntryItem::Label(format!("Returned by {listed} of {all} methods").into()));
        let others: Vec<&str> = (0..)
            .zip(&self.methods)
            .filter(|(number, _)| !code.methods.contains(number))
            .map(|(_, method)| method.name.as_str())
            .collect();
        if (1..=3).contains(&others.len()) {
            parts.push(EntryItem::Remark(format!("All but {}.", others.join(", ")).into()));
        }
    }

    /// All there is to say of a method.
    pub fn method_entry<'a>(&'a self, method: &'a Method) -> Vec<EntryItem<'a>> {
        let mut parts = vec![EntryItem::Name(&method.name)];
        let count = method.codes.len();
        let plural = if count == 1 { "" } else { "s" };
        parts.push(EntryItem::Label(format!("Returns {count} code{plural}").into()));
        parts.extend(self.codes_of(method).map(|code| EntryItem::Code(&code.name, self.meaning(code))));
        parts.extend(method.url.as_deref().map(|url| EntryItem::Link(url.into())));
        parts
    }
}

fn part(block: &Block) -> EntryItem<'_> {
    match block {
        Block::Paragraph(text) => EntryItem::Paragraph(text),
        Block::Heading(text) => EntryItem::Label(text.into()),
        Block::Item { depth, marker, text } => EntryItem::Item(*depth, marker, text),
        Block::Verbatim(text) => EntryItem::Verbatim(text),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Pattern, Source, open};
    use super::*;

    fn labels(name: &str) -> Vec<String> {
        let catalog = open(&[Source::Embedded], &Pattern::default()).unwrap();
        let label = |part: &EntryItem| match part {
            EntryItem::Label(text) | EntryItem::Remark(text) => Some(text.to_string()),
            _ => None,
        };
        catalog.entry(catalog.find(name).unwrap()).iter().filter_map(label).collect()
    }

    #[test]
    fn what_is_not_known_is_said() {
        assert_eq!(labels("CLIENT_UNKNOWN"), ["No description in the reference.", "No documented method lists it."]);
        assert_eq!(
            labels("UNSUPPORTED_CHECKOUT_TYPE"),
            ["Not in the reference: known only from the pages of the methods below.", "Returned by 2 methods"]
        );
    }

    #[test]
    fn a_list_of_nearly_all_methods_is_folded() {
        assert_eq!(labels("SUCCESS"), ["Returned by 38 of 39 methods", "All but Image.GetImageWith2PxDropShadow."]);
        assert_eq!(labels("ERROR")[1..], ["Returned by 39 of 39 methods"]);
        assert_eq!(labels("PAPER_DOES_NOT_EXIST"), ["Returned by 4 methods"]);
    }
}
