//! All there is to say of a code or a method, in the order it is shown: the one source of the details pane and of every
//! written format. Each item knows who speaks: the reference, or we.

use std::borrow::Cow;

use super::description::{Block, Description, Marker, first_sentence, sentences};
use super::edition::{Edition, Editions};
use super::fact::Fact;
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
    /// The label of the document that it comes from, where there are several.
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
    /// Our note; never the vendor's word.
    Note(&'a Note),
    /// A fact about the API, in our own words, with the page that it rests on.
    Fact(&'a Fact),
    /// The page on the web.
    Link(Cow<'a, str>),
}

/// The meaning of a code in a line, and who says so: the first sentence of a text, and the number of those there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning<'a> {
    /// The reference.
    Reference(&'a str, usize),
    /// Our note.
    Ours(&'a str, usize),
    /// Nobody.
    Unknown,
}

/// The cells of a sentence that is cut which come before the number of sentences: the ellipsis says that there is more.
const LEAST_TEXT: usize = 40;

/// The mark before a meaning that is ours.
const OURS: &str = "ours: ";

impl Meaning<'_> {
    /// The line, marked where it is ours, and with the number of sentences where there are more. Empty where there is none.
    pub fn line(&self) -> String {
        self.fit(usize::MAX)
    }

    /// The line, cut to a width in cells; the number of sentences stays if there is room for some text before it.
    pub fn fit(&self, width: usize) -> String {
        let (mark, sentence, count) = match *self {
            Self::Reference(sentence, count) => ("", sentence, count),
            Self::Ours(sentence, count) => (OURS, sentence, count),
            Self::Unknown => return String::new(),
        };
        let more = if count > 1 { format!(" (1 of {count})") } else { String::new() };
        let line = format!("{mark}{sentence}");
        match width.checked_sub(more.len()).filter(|&room| room >= text::width(&line).min(LEAST_TEXT)) {
            Some(room) => text::fit(&line, room).into_owned() + &more,
            None => text::fit(&line, width).into_owned(),
        }
    }
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
    /// The meaning of a code, in a line.
    pub fn meaning<'a>(&self, code: &'a Code) -> Meaning<'a> {
        match (code.own_text().and_then(Description::summary), &code.note) {
            (Some((sentence, count)), _) => Meaning::Reference(sentence, count),
            // What a note rests on is not one more thing to know.
            (None, Some(note)) => Meaning::Ours(first_sentence(&note.text), sentences(note.statement())),
            (None, None) => Meaning::Unknown,
        }
    }

    /// All there is to say of a code.
    pub fn entry<'a>(&'a self, code: &'a Code) -> Vec<EntryItem<'a>> {
        let text = &code.description;
        let mut items = vec![EntryItem::Name(&code.name)];
        items.extend(text.title.as_deref().map(EntryItem::Title));
        items.extend(self.origin(code).map(EntryItem::Origin));
        items.extend(code.group.as_deref().map(EntryItem::Group));
        // What to do comes first; it is what a reader with a failing response wants.
        items.extend(code.note.as_deref().map(EntryItem::Note));
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
        let more = if gone.is_empty() { String::new() } else { format!("; {} more in 2021", gone.len()) };
        match (listed, gone.len()) {
            (0, 0) if all == 0 => {}
            (0, 0) => items.push(EntryItem::Remark("No documented method lists it.".into())),
            (0, _) => {
                items.push(EntryItem::Links(
                    format!("Returned by {} in 2021, by none today", plural(gone.len())).into(),
                ));
                items.extend(gone.iter().map(|(method, _)| EntryItem::Method(&method.name, None)));
            }
            _ if listed <= LONGEST_LIST || listed * 2 <= all => {
                items.push(EntryItem::Links(format!("Returned by {}{more}", plural(listed)).into()));
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
        let more = if gone.is_empty() { String::new() } else { format!("; {} more in 2021", gone.len()) };
        let s = if listed.len() == 1 { "" } else { "s" };
        items.push(EntryItem::Links(format!("Returns {} code{s}{more}", listed.len()).into()));
        let item = |number: &u32| {
            let code = self.codes.get(*number as usize)?;
            let mark = Some(method.editions_of(*number)).filter(|it| *it != method.editions).and_then(Editions::mark);
            Some(EntryItem::Code(&code.name, self.meaning(code), mark))
        };
        items.extend(listed.into_iter().chain(gone).filter_map(item));
        items.extend(method.url.as_deref().map(|url| EntryItem::Link(url.into())));
        items
    }

    /// All there is to say on calls of the API that the codes are of; nothing where there are no facts about it.
    pub fn about(&self) -> Vec<EntryItem<'_>> {
        if self.facts.is_empty() {
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
        head.into_iter().chain(self.facts.iter().map(EntryItem::Fact)).collect()
    }
}

/// A number of methods.
fn plural(methods: usize) -> String {
    if methods == 1 { "1 method".to_owned() } else { format!("{methods} methods") }
}

fn item(block: &Block) -> EntryItem<'_> {
    match block {
        Block::Paragraph(text) => EntryItem::Paragraph(text),
        Block::Heading(text) => EntryItem::Heading(text),
        Block::Quote(text) => EntryItem::Quote(text),
        Block::Item { depth, marker, text } => EntryItem::Item(*depth, *marker, text),
        Block::CodeBlock { depth, language, text } => EntryItem::CodeBlock(*depth, language, text),
        Block::Table(rows) => EntryItem::Table(rows),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Pattern, Source, open};
    use super::*;

    fn labels(name: &str) -> Vec<String> {
        let catalog = open(&[Source::Embedded], &Pattern::default()).unwrap();
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
        let catalog = open(&[Source::Embedded], &Pattern::default()).unwrap();
        let misplaced: Vec<_> = catalog.codes.iter().filter(|code| code.own_text().is_none()).collect();
        let [code] = misplaced[..] else { panic!("{misplaced:?}") };
        assert_eq!(&*code.name, "CUSTOMFIELD_INVALID_DATA_FORMAT");
        assert_eq!(labels(&code.name)[0], "The reference's text here reads like a description of ERROR.");
        assert!(matches!(catalog.meaning(code), Meaning::Ours(..)));
    }

    #[test]
    fn a_meaning_says_how_much_more_there_is_and_whose_it_is() {
        let catalog = open(&[Source::Embedded], &Pattern::default()).unwrap();
        let meaning = |name: &str| catalog.meaning(catalog.find(name).unwrap());
        assert_eq!(meaning("RIPPER_INVALID_BASE64_PDF_FILE").line(), "A PDF file was not provided. (1 of 2)");
        let only = "Returned whenever an iPaper ID is requested that does not exist.";
        assert_eq!(meaning("PAPER_DOES_NOT_EXIST").line(), only);
        let line = meaning("SUCCESS").line();
        assert!(line.ends_with(" completed successfully. (1 of 3)"), "{line}");
        let line = meaning("LOGIN_SECURITY_VIOLATION").line();
        assert!(line.starts_with("ours: Inferred: the login may not ") && line.ends_with("(1 of 2)"), "{line}");
        let line = meaning("CUSTOMFIELD_INVALID_DATATYPE").line();
        assert_eq!(line, "ours: The dataType must be datetime, bool, int or string. (1 of 2)");
        assert_eq!(Meaning::Unknown.line(), "");
    }

    #[test]
    fn a_meaning_that_is_cut_still_says_how_much_more_there_is() {
        let meaning = Meaning::Reference("A PDF file was not provided.", 2);
        assert_eq!(meaning.fit(37), "A PDF file was not provided. (1 of 2)");
        assert_eq!(meaning.fit(36), "A PDF file was not provided.");
        assert_eq!(meaning.fit(12), "A PDF file …");
        let long = Meaning::Ours("The system is being upgraded and takes no changes.", 3);
        assert_eq!(long.fit(49), "ours: The system is being upgraded and … (1 of 3)");
        assert_eq!(long.fit(48), "ours: The system is being upgraded and takes no…");
        assert_eq!(Meaning::Ours("It is.", 1).fit(80), "ours: It is.");
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
        let catalog = open(&[Source::Embedded], &Pattern::default()).unwrap();
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
        let mut catalog = open(&[Source::Embedded], &Pattern::default()).unwrap();
        let number = (0..).zip(&catalog.codes).find(|(_, code)| &*code.name == "READONLY").unwrap().0;
        let at = catalog.methods.iter().position(|method| method.name == "Paper.MovePaper").unwrap();
        catalog.methods[at].differing = vec![(number, Editions::Only2021)];
        let lines = listed(&catalog.method_entry(&catalog.methods[at]));
        assert_eq!(lines, ["Returns 2 codes; 1 more in 2021", "ERROR", "SUCCESS", "READONLY: 2021 only"]);
    }
}
