//! All there is to say of a code or a method, in the order it is shown: the one source of the details pane and of every
//! written format. Each item knows who speaks: the reference, or we.

use std::borrow::Cow;

use super::description::{Block, Marker};
use super::edition::{Edition, Editions};
use super::fact::Fact;
use super::meaning::Meaning;
use super::method::Method;
use super::model::{Catalog, Code};
use super::note::Note;
use super::rich_text::RichText;
use crate::text;

/// Lists longer than this are summed up where nearly every method has the code.
const LONGEST_LIST: usize = 8;

/// An item of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryItem<'a> {
    /// The entry's name.
    Name(&'a str),
    /// The title that its heading gives it.
    Title(&'a str),
    /// The name of the reference that it comes from, where there are several.
    Origin(&'a str),
    /// The heading of the document that it is under.
    Group(&'a str),
    /// A remark of ours about the reference: mostly, that it says nothing.
    Remark(Cow<'a, str>),
    /// Running text of the reference.
    Paragraph(&'a RichText),
    /// A heading in the text of the reference.
    Heading(&'a str),
    /// A paragraph of a quotation.
    Quote(&'a RichText),
    /// A heading of ours over what follows.
    Label(Cow<'a, str>),
    /// A heading of ours over the entries of the other kind that belong to it: methods of a code, codes of a method.
    Links(Cow<'a, str>),
    /// An item of a list: its depth, its mark, its text.
    Item(u8, Marker, &'a RichText),
    /// Text whose lines and spaces matter: the number of list items it belongs to, its language, its lines.
    CodeBlock(u8, &'a str, &'a str),
    /// The rows of a table, the head first; [`super::columns`] sets them in columns.
    Table(&'a [Vec<RichText>]),
    /// A method that returns the code, and a mark where not every edition says so.
    Method(&'a str, Option<&'static str>),
    /// A code of a method, what it means in a line, and a mark where not every edition lists it.
    Code(&'a str, Meaning<'a>, Option<&'static str>),
    /// A note; never the reference's word.
    Note(&'a Note),
    /// A fact about the API, in our own words, with the page that it rests on.
    Fact(&'a Fact),
    /// The page on the web.
    Link(Cow<'a, str>),
}

impl EntryItem<'_> {
    /// Each item, with the one before it.
    pub fn with_previous(items: &[Self]) -> impl Iterator<Item = (Option<&Self>, &Self)> {
        [None].into_iter().chain(items.iter().map(Some)).zip(items)
    }

    /// True if a blank line separates it from the item before.
    pub fn needs_blank_line_before(&self, before: &Self) -> bool {
        let together = match before {
            Self::Name(_) | Self::Title(_) | Self::Origin(_) | Self::Group(_) => {
                matches!(self, Self::Title(_) | Self::Origin(_) | Self::Group(_) | Self::Note(_))
            }
            Self::Label(_) | Self::Links(_) | Self::Heading(_) => {
                matches!(self, Self::Item(..) | Self::Code(..) | Self::Method(..) | Self::Remark(_))
            }
            Self::Remark(_) => matches!(self, Self::Remark(_)),
            Self::Item(..) => matches!(self, Self::Item(..)),
            Self::Code(..) => matches!(self, Self::Code(..)),
            Self::Method(..) => matches!(self, Self::Method(..)),
            _ => false,
        };
        !together
    }
}

impl Catalog {
    /// All there is to say of a code.
    pub fn entry<'a>(&'a self, code: &'a Code) -> Vec<EntryItem<'a>> {
        let text = &code.description;
        let mut items = vec![EntryItem::Name(&code.name)];
        items.extend(text.title.as_deref().map(EntryItem::Title));
        items.extend(self.origin(code).map(EntryItem::Origin));
        items.extend(code.group.as_deref().map(EntryItem::Group));
        if !code.aliases.is_empty() {
            items.push(EntryItem::Remark(format!("Also known as {}.", code.aliases.join(", ")).into()));
        }
        // What to do comes first; it is what a reader with a failing response wants.
        items.extend(code.notes.iter().map(EntryItem::Note));
        if !code.in_reference {
            items.push(EntryItem::Remark(match self.editions_of(code) {
                Editions::OnlyToday => {
                    "Not in the reference: known only from today's pages of the methods below.".into()
                }
                _ => "Not in the reference: known only from the pages of the methods below.".into(),
            }));
        } else if text.is_empty() {
            items.push(EntryItem::Remark("No description in the reference.".into()));
        } else if let Some(other) = &code.text_of {
            items.push(EntryItem::Remark(
                format!("The reference's text here reads like a description of {other}.").into(),
            ));
        }
        items.extend(text.blocks.iter().map(item));
        for (label, texts) in [("Returned if", &text.conditions), ("Solutions", &text.solutions)] {
            if !texts.is_empty() {
                items.push(EntryItem::Label(label.into()));
                items.extend(texts.iter().map(|text| EntryItem::Item(0, Marker::Bullet, text)));
            }
        }
        self.add_methods(code, &mut items);
        items.extend(self.url(code).map(|url| EntryItem::Link(url.into())));
        items
    }

    /// The methods of today that could list a code, with their positions: those of its source.
    fn methods_beside(&self, code: &Code) -> Vec<(u32, &Method)> {
        let source = |code: &Code| self.document(code).map(|document| document.source);
        let is_beside = |(_, method): &(u32, &Method)| {
            let mut codes = self.codes_of(method, Edition::Today);
            method.editions.has(Edition::Today) && codes.next().is_none_or(|first| source(first) == source(code))
        };
        (0..).zip(&self.methods).filter(is_beside).collect()
    }

    /// Adds the methods that list a code: those of today, then those that did in 2021. Nearly all of today's are summed up.
    fn add_methods<'a>(&'a self, code: &Code, items: &mut Vec<EntryItem<'a>>) {
        let own = self.editions_of(code);
        let item = |(method, editions): (&'a Method, Editions)| {
            // What holds of the code holds of all of its methods.
            EntryItem::Method(&method.name, editions.mark().filter(|_| editions != own))
        };
        let (today, gone): (Vec<_>, Vec<_>) = self.methods_of(code).partition(|(_, it)| it.has(Edition::Today));
        let (listed, methods) = (today.len(), self.methods_beside(code));
        let all = methods.len();
        let more = more_in_2021(gone.len());
        match (listed, gone.len()) {
            (0, 0) if all == 0 => {}
            (0, 0) => items.push(EntryItem::Remark("No documented method lists it.".into())),
            (0, _) => {
                items.push(EntryItem::Links(
                    format!("Returned by {} in 2021, by none today", text::counted(gone.len(), "method")).into(),
                ));
                items.extend(gone.iter().map(|(method, _)| EntryItem::Method(&method.name, None)));
            }
            _ if listed <= LONGEST_LIST || listed * 2 <= all => {
                items.push(EntryItem::Links(format!("Returned by {}{more}", text::counted(listed, "method")).into()));
                items.extend(today.into_iter().chain(gone).map(item));
            }
            _ => {
                items.push(EntryItem::Links(format!("Returned by {listed} of {all} methods{more}").into()));
                // A code has its methods in their order.
                let others = methods.iter().filter(|(number, _)| code.methods.binary_search(number).is_err());
                let others: Vec<&str> = others.map(|(_, method)| method.name.as_str()).collect();
                if (1..=3).contains(&others.len()) {
                    items.push(EntryItem::Remark(format!("All but {}.", others.join(", ")).into()));
                }
            }
        }
    }

    /// All there is to say of a method: its codes of today, then those that it had in 2021.
    pub fn method_entry<'a>(&'a self, method: &'a Method) -> Vec<EntryItem<'a>> {
        let mut items = vec![EntryItem::Name(&method.name)];
        match method.editions {
            Editions::Both => {}
            Editions::Only2021 => items.push(EntryItem::Remark("Not in today's edition, only in that of 2021.".into())),
            Editions::OnlyToday => items.push(EntryItem::Remark("Not in the edition of 2021.".into())),
        }
        if !method.aliases.is_empty() {
            items.push(EntryItem::Remark(format!("Also spelt {}.", method.aliases.join(", ")).into()));
        }
        let is_listed = |number: &&u32| method.editions_of(**number).has(method.nearest(Edition::Today));
        let (listed, gone): (Vec<_>, Vec<_>) = method.codes.iter().partition(is_listed);
        let (codes, more) = (text::counted(listed.len(), "code"), more_in_2021(gone.len()));
        items.push(EntryItem::Links(format!("Returns {codes}{more}").into()));
        let item = |number: &u32| {
            let code = self.code(*number)?;
            let mark = Some(method.editions_of(*number)).filter(|it| *it != method.editions).and_then(Editions::mark);
            Some(EntryItem::Code(&code.name, self.meaning(code), mark))
        };
        items.extend(listed.into_iter().chain(gone).filter_map(item));
        items.extend(method.url.as_deref().map(|url| EntryItem::Link(url.into())));
        items
    }

    /// All there is to say on calls of the API that the codes are of; nothing where there are no facts about it.
    pub fn about(&self) -> Vec<EntryItem<'_>> {
        let facts = self.facts();
        if facts.is_empty() {
            return Vec::new();
        }
        let head = [
            EntryItem::Name("Facts for a failing call"),
            EntryItem::Remark(
                "On the iPaper Backend API, in our own words. Below each is the vendor's page that it rests on, as read \
                 in November 2026 or, where it says so, in 2021."
                    .into(),
            ),
        ];
        head.into_iter().chain(facts.iter().map(EntryItem::Fact)).collect()
    }
}

/// The words for what 2021 had more.
fn more_in_2021(gone: usize) -> String {
    if gone == 0 { String::new() } else { format!("; {gone} more in 2021") }
}

fn item(block: &Block) -> EntryItem<'_> {
    match block {
        Block::Paragraph(text) | Block::Term(text) => EntryItem::Paragraph(text),
        Block::Heading(text) => EntryItem::Heading(text),
        Block::Quote(text) => EntryItem::Quote(text),
        Block::Item { depth, marker, text } => EntryItem::Item(*depth, *marker, text),
        Block::CodeBlock { depth, language, text } => EntryItem::CodeBlock(*depth, language, text),
        Block::Table(rows) => EntryItem::Table(rows),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Source, open};
    use super::*;

    fn labels(name: &str) -> Vec<String> {
        let catalog = open(&[Source::embedded()]).unwrap();
        let label = |item: &EntryItem| match item {
            EntryItem::Label(text) | EntryItem::Links(text) | EntryItem::Remark(text) => Some(text.to_string()),
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
    fn a_text_about_another_code_is_marked_and_gives_no_meaning() {
        let catalog = open(&[Source::embedded()]).unwrap();
        let misplaced: Vec<_> = catalog.codes.iter().filter(|code| code.own_text().is_none()).collect();
        let [code] = misplaced[..] else { panic!("{misplaced:?}") };
        assert_eq!(&*code.name, "CUSTOMFIELD_INVALID_DATA_FORMAT");
        assert_eq!(labels(&code.name)[0], "The reference's text here reads like a description of ERROR.");
        assert!(matches!(catalog.meaning(code), Meaning::Note(..)));
    }

    #[test]
    fn a_list_of_nearly_all_methods_is_summed_up() {
        assert_eq!(
            labels("SUCCESS"),
            ["Returned by 34 of 35 methods; 6 more in 2021", "All but Image.GetImageWith2PxDropShadow."]
        );
        assert_eq!(labels("ERROR")[1..], ["Returned by 35 of 35 methods; 6 more in 2021"]);
        assert_eq!(labels("PAPER_DOES_NOT_EXIST"), ["Returned by 2 methods; 2 more in 2021"]);
        assert_eq!(labels("CUSTOMFIELD_INVALID_DATATYPE")[1..], ["Returned by 1 method in 2021, by none today"]);
    }

    /// The remarks of an entry, and the names of its list with their marks.
    fn listed(items: &[EntryItem]) -> Vec<String> {
        let line = |item: &EntryItem| match item {
            EntryItem::Remark(text) | EntryItem::Links(text) => Some(text.to_string()),
            EntryItem::Method(name, mark) | EntryItem::Code(name, _, mark) => {
                Some(mark.map_or_else(|| (*name).to_owned(), |mark| format!("{name}: {mark}")))
            }
            _ => None,
        };
        items.iter().filter_map(line).collect()
    }

    #[test]
    fn what_the_editions_say_differently_is_marked() {
        let catalog = open(&[Source::embedded()]).unwrap();
        let method = |name: &str| listed(&catalog.method_entry(catalog.methods_named(name)[0]));
        assert_eq!(
            method("SearchPapersByCustomFields"),
            [
                "Also spelt Search.SearchPapersByCustomField.",
                "Returns 8 codes",
                "SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS",
                "SEARCH_NO_CUSTOM_FIELD_CRITERIAS",
                "SEARCH_TEMPORARILY_UNAVAILABLE: not in 2021",
                "PAPER_DOES_NOT_EXIST",
                "PAPER_MUST_BE_CATEGORY: not in 2021",
                "PAPER_MUST_NOT_BE_CATEGORY",
                "ERROR",
                "SUCCESS",
            ]
        );
        let gone = ["Not in today's edition, only in that of 2021.", "Returns 2 codes", "ERROR", "SUCCESS"];
        assert_eq!(method("GetCustomFieldValue"), gone);
        let new = ["Not in the edition of 2021.", "Returns 2 codes", "ERROR", "SUCCESS"];
        assert_eq!(method("ReprocessPaper"), new);
        let code = |name: &str| listed(&catalog.entry(catalog.find(name).unwrap()));
        assert_eq!(
            code("PAPER_MUST_NOT_BE_CATEGORY")[1..],
            [
                "Returned by 1 method; 2 more in 2021",
                "Search.SearchPapersByCustomFields",
                "CustomField.SetCustomFieldValue: 2021 only",
                "CustomField.SetMultipleCustomFieldValues: 2021 only",
            ]
        );
        assert_eq!(
            code("PAPER_MUST_BE_CATEGORY"),
            [
                "Not in the reference: known only from today's pages of the methods below.",
                "Returned by 1 method",
                "Search.SearchPapersByCustomFields",
            ]
        );
    }

    #[test]
    fn a_code_that_a_method_no_longer_lists_comes_last() {
        let mut catalog = open(&[Source::embedded()]).unwrap();
        let number = (0..).zip(&catalog.codes).find(|(_, code)| &*code.name == "READONLY").unwrap().0;
        let at = catalog.methods.iter().position(|method| method.name == "Paper.MovePaper").unwrap();
        catalog.methods[at].differing = vec![(number, Editions::Only2021)];
        let lines = listed(&catalog.method_entry(&catalog.methods[at]));
        assert_eq!(lines, ["Returns 2 codes; 1 more in 2021", "ERROR", "SUCCESS", "READONLY: 2021 only"]);
    }
}
