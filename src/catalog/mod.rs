//! The catalog: what a reference says of its return codes, and nothing it does not say.
//!
//! All text in here is clean (see [`crate::text::sanitise`]): it was cleaned once, when it was read, so that no
//! front end can forget to.

mod blocks;
mod bytes;
mod codes;
mod cut;
mod description;
mod entry;
mod markdown;
mod methods;
mod notes;
mod outline;
mod pieces;
mod pipeline;
#[cfg(test)]
mod properties;
mod reader;
mod source;
mod tables;

pub use codes::Pattern;
pub use description::{Block, Description, TextKind};
pub use entry::{EntryItem, Meaning};
pub use source::{CatalogError, Source, open, read};

use std::sync::Arc;

use serde::Deserialize;

/// One or more reference documents, read and linked to each other.
#[derive(Debug, Clone, Default)]
pub struct Catalog {
    /// What the header shows: the title of the document, or its name where it has none.
    pub title: String,
    /// Where the codes come from, in the order they were read.
    pub documents: Vec<Document>,
    /// Every code, in the document's order.
    pub codes: Vec<Code>,
    /// Every method known to list codes, in the order of its table.
    pub methods: Vec<Method>,
    /// What was odd about the documents but did not stop the reading.
    pub warnings: Vec<Warning>,
}

/// A document that codes were read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What to call it: `embedded`, or the path as given.
    pub label: String,
    /// The address of its page, from `permalink` in its front matter.
    pub page: Option<String>,
}

/// One return code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Code {
    /// As the document spells it, `PAPER_DOES_NOT_EXIST`.
    pub name: Arc<str>,
    /// False for a code known only from a method's page.
    pub in_reference: bool,
    /// The nearest heading above it that names no code.
    pub group: Option<Arc<str>>,
    /// What the document says of it.
    pub description: Description,
    /// The methods that list it, as positions in [`Catalog::methods`].
    pub methods: Vec<u32>,
    /// The project's own words on it; never the vendor's.
    pub note: Option<Box<Note>>,
    /// Its document, as a position in [`Catalog::documents`].
    pub document: u32,
    /// The line its heading stands on, counted from 1; 0 for a code of no document.
    pub line: u32,
}

/// A method of the API and the codes its page lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Method {
    /// As its page titles it, upstream spelling kept: `Paper.GetAllPapers`.
    pub name: String,
    /// The address of its page.
    pub url: Option<String>,
    /// Its codes, as positions in [`Catalog::codes`], the most specific first.
    pub codes: Vec<u32>,
}

/// The project's own note on a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// One or two short sentences: what it most likely means, what to do next.
    pub text: String,
    /// How to handle it.
    pub handling: Handling,
}

/// What a caller does about a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Handling {
    /// Nothing: it worked.
    Ok,
    /// Try again later, unchanged.
    Retry,
    /// Mend what was sent.
    Request,
    /// See to the licence or the login.
    Account,
    /// Report it.
    Bug,
}

/// Something odd in a document: where, and what was done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The document's label.
    pub document: String,
    /// The line, counted from 1; 0 for the document as a whole.
    pub line: u32,
    /// What is odd, and what was done about it.
    pub message: String,
}

impl Catalog {
    /// Appends the next part of a catalog that comes in parts; see [`read`].
    pub fn append(&mut self, part: Self) {
        if self.title.is_empty() {
            self.title = part.title;
        }
        self.documents.extend(part.documents);
        self.codes.extend(part.codes);
        self.methods.extend(part.methods);
        self.warnings.extend(part.warnings);
    }

    /// The methods whose name has this part, case ignored; one that has no other part comes alone.
    pub fn methods_named(&self, part: &str) -> Vec<&Method> {
        let part = part.trim().to_lowercase();
        let named = |method: &&Method| method.name.to_lowercase().contains(&part);
        let exact = self.methods.iter().find(|method| method.name.to_lowercase() == part);
        exact.map_or_else(|| self.methods.iter().filter(named).collect(), |method| vec![method])
    }

    /// The codes of a method, the specific ones first.
    pub fn codes_of(&self, method: &Method) -> impl Iterator<Item = &Code> {
        method.codes.iter().filter_map(|&number| self.codes.get(number as usize))
    }

    /// The methods that list a code.
    pub fn methods_of(&self, code: &Code) -> impl Iterator<Item = &Method> {
        code.methods.iter().filter_map(|&number| self.methods.get(number as usize))
    }

    /// The code of this name: any case, with `-`, `.` or blanks for `_`.
    pub fn find(&self, name: &str) -> Option<&Code> {
        self.codes.iter().find(|code| same_name(&code.name, name))
    }

    /// The address of a code in its document, `PAGE#name`.
    pub fn url(&self, code: &Code) -> Option<String> {
        if !code.in_reference {
            return None;
        }
        let page = self.documents.get(code.document as usize)?.page.as_deref()?;
        Some(format!("{page}#{}", code.name.to_lowercase()))
    }
}

impl Handling {
    /// All of them, in the order a caller meets them.
    pub const ALL: [Self; 5] = [Self::Ok, Self::Retry, Self::Request, Self::Account, Self::Bug];

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

    /// What it asks of the caller, in a few words.
    pub fn advice(self) -> &'static str {
        match self {
            Self::Ok => "nothing to do",
            Self::Retry => "try again later, unchanged",
            Self::Request => "fix what was sent",
            Self::Account => "see to the licence or the login",
            Self::Bug => "report it",
        }
    }
}

/// Compares names as a person types them: case and the kind of separator do not matter.
fn same_name(name: &str, typed: &str) -> bool {
    let plain = |c: char| if matches!(c, '-' | '.' | ' ') { '_' } else { c.to_ascii_uppercase() };
    name.chars().map(plain).eq(typed.trim().chars().map(plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_in_any_case_and_with_any_separator() {
        for typed in ["PAPER_DOES_NOT_EXIST", "paper-does-not-exist", "Paper Does Not Exist", " paper.does_not_exist "]
        {
            assert!(same_name("PAPER_DOES_NOT_EXIST", typed), "{typed}");
        }
        for typed in ["", "PAPER", "PAPER_DOES_NOT_EXIST_", "PAPERDOESNOTEXIST"] {
            assert!(!same_name("PAPER_DOES_NOT_EXIST", typed), "{typed}");
        }
    }
}
