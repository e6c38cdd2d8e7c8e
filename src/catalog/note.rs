//! A note on a code: its words and whose they are, what they rest on, and the way to handle the code.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A note on a code, which is never the reference's word: ours, or that of a file of notes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Note {
    /// One or two short sentences: what it most likely means, what to do next; and what that rests on.
    pub text: String,
    /// What it rests on.
    pub ground: Ground,
    /// The way to handle the code, if it says one.
    pub handling: Option<Handling>,
    /// Words that a developer would look for it by.
    pub keywords: Vec<String>,
    /// Whose words they are.
    pub author: Author,
}

/// The author of a note.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Author {
    /// This project.
    #[default]
    Us,
    /// Somebody with a name.
    Named(Arc<str>),
    /// Whoever wrote this file.
    File(Arc<str>),
}

/// What a note rests on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ground {
    /// The reference's text on the code.
    #[default]
    Reference,
    /// The names of the code and of its methods alone.
    Inferred,
    /// The page of a method that lists the code.
    Page {
        /// The method's name.
        method: String,
        /// The last year in which the documentation had that page, where it no longer has.
        until: Option<u16>,
    },
}

/// The way to handle a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Handling {
    /// Nothing: it worked.
    Ok,
    /// Try again later, unchanged.
    Retry,
    /// Fix what was sent.
    Request,
    /// Check the licence or the login.
    Account,
    /// Report it.
    Bug,
}

impl Note {
    /// A note by an author, with what it rests on in its text.
    pub(super) fn new(author: Author, ground: Ground, statement: &str) -> Self {
        let (before, behind) = ground.words();
        Self { text: format!("{before}{statement}{behind}"), ground, author, ..Self::default() }
    }

    /// A note of its whole text, from which its ground is known.
    pub(super) fn of_text(author: Author, text: &str) -> Self {
        Self { text: text.to_owned(), ground: Ground::of(text), author, ..Self::default() }
    }

    /// Its text without the words that say what it rests on.
    pub fn statement(&self) -> &str {
        let (before, behind) = self.ground.words();
        let text = self.text.strip_prefix(before).unwrap_or(&self.text);
        text.strip_suffix(&*behind).unwrap_or(text)
    }
}

impl Author {
    /// The mark of a note: `our note`, `note by Payments`, `note of errors.notes.toml`.
    pub fn mark(&self) -> String {
        self.words("our note", "note")
    }

    /// The same at the start of a line.
    pub fn line_start(&self) -> String {
        self.words("Our note", "Note")
    }

    /// The same as a heading, where ours must not be taken for the vendor's.
    pub fn heading(&self) -> String {
        self.words("Our note, not the vendor's", "Note")
    }

    /// The author whose heading this is.
    pub(super) fn of_heading(heading: &str) -> Option<Self> {
        if heading == Self::Us.heading() {
            return Some(Self::Us);
        }
        let named = heading.strip_prefix("Note by ").map(|name| Self::Named(name.into()));
        named.or_else(|| heading.strip_prefix("Note of ").map(|name| Self::File(name.into())))
    }

    /// The mark before a note in a row.
    pub fn short(&self) -> &str {
        self.name().unwrap_or("ours")
    }

    /// The name, or that of the file; none for us.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Us => None,
            Self::Named(name) | Self::File(name) => Some(name),
        }
    }

    fn words(&self, ours: &str, note: &str) -> String {
        match self {
            Self::Us => ours.to_owned(),
            Self::Named(name) => format!("{note} by {name}"),
            Self::File(name) => format!("{note} of {name}"),
        }
    }
}

impl Ground {
    /// The ground that the words of a note tell.
    fn of(text: &str) -> Self {
        if text.starts_with("Inferred: ") {
            return Self::Inferred;
        }
        let page = text.strip_suffix('.').and_then(|text| text.rsplit_once(" By the page of "));
        let Some((_, page)) = page else { return Self::Reference };
        let (method, until) = page.split_once(", documented until ").unzip();
        let until = until.and_then(|year| year.parse().ok());
        let ground = Self::Page { method: method.filter(|_| until.is_some()).unwrap_or(page).to_owned(), until };
        if text.ends_with(&ground.words().1) { ground } else { Self::Reference }
    }

    /// The words for it before a note and behind it: none where the reference is there to be read.
    fn words(&self) -> (&'static str, String) {
        match self {
            Self::Reference => ("", String::new()),
            // A reader is to know before they believe it.
            Self::Inferred => ("Inferred: ", String::new()),
            Self::Page { method, until: None } => ("", format!(" By the page of {method}.")),
            Self::Page { method, until: Some(year) } => {
                ("", format!(" By the page of {method}, documented until {year}."))
            }
        }
    }
}

impl Handling {
    /// All of them, in the order a caller meets them.
    pub const ALL: [Self; 5] = [Self::Ok, Self::Retry, Self::Request, Self::Account, Self::Bug];

    /// The one that a word is for.
    pub(super) fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|handling| handling.word() == word)
    }

    /// The words for all of them: `ok, retry, request, account or bug`.
    pub(super) fn words() -> String {
        let [first @ .., last] = Self::ALL.map(Self::word);
        format!("{} or {last}", first.join(", "))
    }

    /// The word for it, on screen and in every format.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Retry => "retry",
            Self::Request => "request",
            Self::Account => "account",
            Self::Bug => "bug",
        }
    }

    /// Both, as on screen and in plain text: `retry: try again later, unchanged`.
    pub fn in_words(self) -> String {
        format!("{}: {}", self.word(), self.advice())
    }

    /// Both behind the heading of a note: ` (retry: try again later, unchanged)`.
    pub fn in_heading(self) -> String {
        format!(" ({})", self.in_words())
    }

    /// Its advice to the caller, in a few words.
    pub fn advice(self) -> &'static str {
        match self {
            Self::Ok => "nothing to do",
            Self::Retry => "try again later, unchanged",
            Self::Request => "fix what was sent",
            Self::Account => "check the licence or the login",
            Self::Bug => "report it",
        }
    }

    /// The same as a sentence of its own, as in the comment of a snippet.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Ok => "Nothing to do.",
            Self::Retry => "Retry later, unchanged.",
            Self::Request => "Fix what was sent.",
            Self::Account => "Check the licence or the login.",
            Self::Bug => "Report it.",
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::edition::Edition;
    use super::super::{Catalog, Source, open};
    use super::*;

    /// The notes of the embedded reference, with the names of their codes.
    fn noted(catalog: &Catalog) -> Vec<(&str, &Note)> {
        catalog.codes.iter().filter_map(|code| Some((&*code.name, code.notes.first()?))).collect()
    }

    fn embedded() -> Catalog {
        open(&[Source::embedded()]).unwrap()
    }

    #[test]
    fn every_code_has_a_note_of_a_sentence_or_two() {
        let catalog = embedded();
        assert_eq!(noted(&catalog).len(), catalog.codes.len());
        for (name, note) in noted(&catalog) {
            let text = &note.text;
            assert!(text.chars().count() < 240 && text.ends_with('.'), "{name}: {}", text.chars().count());
            assert!(note.statement().ends_with('.') && note.statement().trim() == note.statement(), "{name}");
            assert!(note.handling.is_some() && note.author == Author::Us, "{name}");
        }
    }

    #[test]
    fn keywords_are_words_and_each_is_there_once() {
        let catalog = embedded();
        for (name, note) in noted(&catalog) {
            let is_plain = |word: &String| !word.contains(',') && word.trim() == word && !word.is_empty();
            assert!(note.keywords.iter().all(is_plain) && !note.keywords.is_empty(), "{name}");
            assert_eq!(note.keywords.iter().collect::<HashSet<_>>().len(), note.keywords.len(), "{name}");
        }
    }

    #[test]
    fn a_note_rests_on_what_there_is() {
        let catalog = embedded();
        for (name, note) in noted(&catalog) {
            let code = catalog.find(name).unwrap();
            let has_text = code.own_text().is_some_and(|text| !text.is_empty());
            match &note.ground {
                Ground::Reference => assert!(has_text, "{name}: the reference says nothing of it"),
                Ground::Inferred => assert!(!has_text, "{name}: the reference has a text on it"),
                Ground::Page { method, until } => {
                    assert!(!has_text, "{name}: the reference has a text on it");
                    let lists_it = catalog.methods_of(code).any(|(other, _)| other.name == *method);
                    // The page of a method that is documented is not gone.
                    let is_known = catalog.methods.iter().any(|other| other.name == *method);
                    assert_eq!((lists_it, is_known), (until.is_none(), until.is_none()), "{name}: {method}");
                }
            }
        }
    }

    #[test]
    fn a_note_says_what_it_rests_on() {
        let text = |code: &str| catalog_note(code).text;
        assert!(text("LOGIN_SECURITY_VIOLATION").starts_with("Inferred: the login may not"));
        assert!(text("CUSTOMFIELD_INVALID_DATATYPE").ends_with(". By the page of CustomField.AddCustomField."));
        assert!(text("CLIENT_UNKNOWN").ends_with(" Client.GetClientPaperIDByName, documented until 2019."));
        for code in ["LOGIN_SECURITY_VIOLATION", "CUSTOMFIELD_INVALID_DATATYPE", "CLIENT_UNKNOWN"] {
            let statement = catalog_note(code).statement().to_owned();
            assert!(!statement.contains("Inferred") && !statement.contains("By the page"), "{statement}");
        }
        assert_eq!(text("READONLY"), catalog_note("READONLY").statement());
    }

    fn catalog_note(code: &str) -> Note {
        embedded().find(code).unwrap().notes[0].clone()
    }

    #[test]
    fn the_notes_say_that_a_text_stands_under_the_wrong_code() {
        let catalog = embedded();
        let code = catalog.codes.iter().find(|code| code.text_of.is_some()).unwrap();
        let other = code.text_of.as_deref().unwrap();
        assert!(catalog.find(other).unwrap().description.is_empty());
        assert!(catalog_note(&code.name).text.contains(other) && catalog_note(other).text.contains(&*code.name));
    }

    #[test]
    fn a_note_is_marked_with_whose_it_is() {
        let marks = |author: &Author| [author.mark(), author.line_start(), author.heading(), author.short().to_owned()];
        assert_eq!(marks(&Author::Us), ["our note", "Our note", "Our note, not the vendor's", "ours"]);
        assert_eq!(marks(&Author::Named("A".into())), ["note by A", "Note by A", "Note by A", "A"]);
        assert_eq!(marks(&Author::File("a.toml".into()))[..2], ["note of a.toml", "Note of a.toml"]);
    }

    #[test]
    fn most_methods_have_no_other_code_than_error_for_what_was_sent() {
        let catalog = embedded();
        let is_sent = |code: &&super::super::Code| code.handling() == Some(Handling::Request);
        let vague = catalog.methods.iter().filter(|method| {
            catalog.codes_of(method, Edition::Of2021).filter(is_sent).all(|code| &*code.name == "ERROR")
        });
        assert!(vague.count() * 2 > catalog.methods.len());
    }
}
