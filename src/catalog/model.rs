//! The parts of a catalog, and finding one by its name.

use std::fmt;
use std::sync::Arc;

use super::description::Description;
use super::edition::{Edition, Editions};
use super::method::{Method, without_paths};
use super::note::{Handling, Note};
use crate::text;

/// One or more reference documents, read and linked to each other.
#[derive(Debug, Clone, Default)]
pub struct Catalog {
    /// The title of the first document, or its label where it has none; the header shows it.
    pub title: String,
    /// The references that it was read from, in the order given.
    pub sources: Vec<Reference>,
    /// The documents that codes come from, in the order they were read.
    pub documents: Vec<Document>,
    /// Every code, in the order of the documents.
    pub codes: Vec<Code>,
    /// Every method known to list codes, in the order of its table.
    pub methods: Vec<Method>,
    /// True if there are [facts](Self::facts) about the API that the codes are of.
    pub has_facts: bool,
    /// Problems of the documents that did not stop the reading.
    pub warnings: Vec<Warning>,
}

/// A reference of a catalog: a file, a folder, or the one that the program carries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reference {
    /// The name by which it is told from the others: the one given to it, else as much of its path as that takes.
    pub name: String,
    /// The shape that its codes were read in, `a table, column Code`; empty where it has none.
    pub read_as: String,
    /// Others that could have been codes and were not read as such, `12 headings`; mostly empty.
    pub unused: String,
    /// The path of the file with notes on its codes, where there is one.
    pub notes: Option<String>,
}

/// A document that codes were read from: the embedded reference, a file, or a page of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its name: `embedded`, or the path as given.
    pub label: String,
    /// The address of its page on the web, from its front matter.
    pub page: Option<String>,
    /// Its source, as a position in [`Catalog::sources`]. The pages of a folder share one.
    pub source: u32,
}

/// One return code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Code {
    /// As the document spells it, `PAPER_DOES_NOT_EXIST`.
    pub name: Arc<str>,
    /// Other names by which it is known, such as the number of a code that has a name: `28` of `TIMED_OUT (28)`.
    pub aliases: Vec<Box<str>>,
    /// False for a code known only from a method's page.
    pub in_reference: bool,
    /// The nearest heading above it that names no code.
    pub group: Option<Arc<str>>,
    /// The text of the document.
    pub description: Description,
    /// The code that this text is about, where that is another one; see [`Code::own_text`].
    pub text_of: Option<Box<str>>,
    /// The methods that list it in any edition, as positions in [`Catalog::methods`], rising.
    pub methods: Vec<u32>,
    /// Notes on it, the one that counts first; never the reference's words.
    pub notes: Vec<Note>,
    /// The name of its reference, as in [`Reference::name`].
    pub source: Arc<str>,
    /// Its document, as a position in [`Catalog::documents`].
    pub document: u32,
    /// The line of its heading, counted from 1; 0 for a code known only from a method's page.
    pub line: u32,
    /// The address of its own page or heading on the web, where it has one.
    pub url: Option<Box<str>>,
}

/// A problem of a document: where it is, and what was done about it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Warning {
    /// The document's label.
    pub document: String,
    /// The line, counted from 1; 0 for the document as a whole.
    pub line: u32,
    /// The column in characters, counted from 1; 0 for the line as a whole.
    pub column: u32,
    /// The problem, and what was done about it.
    pub message: String,
    /// True for a document, or a part of one, that could not be read.
    pub unread: bool,
}

impl Reference {
    /// The shape that it was read in, in a line: `read as a table, column Code: 17 codes; not used: 12 headings`.
    pub fn reading(&self, codes: usize) -> String {
        let read_as = if self.read_as.is_empty() { String::new() } else { format!("read as {}: ", self.read_as) };
        let unused = if self.unused.is_empty() { String::new() } else { format!("; not used: {}", self.unused) };
        format!("{read_as}{}{unused}", text::counted(codes, "code"))
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { document, line, column, message, .. } = self;
        formatter.write_str(document)?;
        for number in [line, column].into_iter().take_while(|number| **number > 0) {
            write!(formatter, ":{number}")?;
        }
        write!(formatter, ": {message}")
    }
}

impl Catalog {
    /// What could not be read, of a document or all of it.
    pub fn unread(&self) -> impl Iterator<Item = &Warning> {
        self.warnings.iter().filter(|warning| warning.unread)
    }

    /// The number of documents that could not be read in full.
    pub fn unread_documents(&self) -> usize {
        text::distinct(self.unread().map(|warning| &*warning.document)).len()
    }

    /// A line about a name that none of its references has, with the names that there are.
    pub fn no_reference(&self, name: &str) -> String {
        let names: Vec<&str> = self.sources.iter().map(|source| &*source.name).collect();
        let are = if names.len() == 1 { "is" } else { "are" };
        format!("no catalog is called `{name}`; there {are} {}", names.join(", "))
    }

    /// Appends the next part of a catalog that is read in parts; see [`super::read`]. The codes and methods of a part
    /// refer to each other by their positions in it.
    pub fn append(&mut self, mut part: Self) {
        let (codes, methods) = (self.codes.len() as u32, self.methods.len() as u32);
        for code in part.codes.iter_mut().filter(|_| methods > 0) {
            code.methods.iter_mut().for_each(|number| *number += methods);
        }
        for method in &mut part.methods {
            let differing = method.differing.iter_mut().map(|(number, _)| number);
            method.codes.iter_mut().chain(differing).for_each(|number| *number += codes);
        }
        if self.title.is_empty() {
            self.title = part.title;
        }
        self.sources.extend(part.sources);
        self.documents.extend(part.documents);
        self.codes.extend(part.codes);
        self.methods.extend(part.methods);
        self.has_facts |= part.has_facts;
        self.warnings.extend(part.warnings);
    }

    /// The code at a position, as [`crate::search::Hit`] and [`crate::explain::Found`] give it.
    pub fn code(&self, number: u32) -> Option<&Code> {
        self.codes.get(number as usize)
    }

    /// The method at a position.
    pub fn method(&self, number: u32) -> Option<&Method> {
        self.methods.get(number as usize)
    }

    /// The codes of a method in an edition, the specific ones first; in the other one if that does not know the method.
    pub fn codes_of<'a>(&'a self, method: &'a Method, edition: Edition) -> impl Iterator<Item = &'a Code> + Clone {
        method.codes_in(edition).filter_map(|number| self.code(number))
    }

    /// The methods that list a code, each with the editions in which it does.
    pub fn methods_of(&self, code: &Code) -> impl Iterator<Item = (&Method, Editions)> {
        let methods = code.methods.iter().filter_map(|&number| self.method(number));
        let is_it = |number: u32| self.code(number).is_some_and(|other| other.name == code.name);
        methods.map(move |method| (method, method.editions_where(is_it)))
    }

    /// The editions that a code is in. One that the reference has not is in those of the methods that list it.
    pub fn editions_of(&self, code: &Code) -> Editions {
        if code.in_reference {
            return Editions::Both;
        }
        self.methods_of(code).map(|(_, editions)| editions).reduce(Editions::or).unwrap_or_default()
    }

    /// The methods of this name; else those of this name but for case; else those whose name contains it, case ignored.
    /// Other spellings of a name count too, and so does the path of a request: `/v1/Paper.asmx/GetAllPapers`.
    pub fn methods_named(&self, typed: &str) -> Vec<&Method> {
        let typed = without_paths(typed.trim());
        let lower = typed.to_lowercase();
        let has = |method: &Method, is_it: &dyn Fn(&str) -> bool| method.spellings().any(is_it);
        let mut methods: Vec<&Method> =
            self.methods.iter().filter(|method| has(method, &|name| name.to_lowercase().contains(&lower))).collect();
        keep_if_any(&mut methods, |method| has(method, &|name| name.to_lowercase() == lower));
        keep_if_any(&mut methods, |method| has(method, &|name| name == typed));
        methods
    }

    /// The shape that a source was read in, in a line; see [`Reference::reading`].
    pub fn reading(&self, source: &Reference) -> String {
        let codes = self.codes.iter().filter(|code| code.in_reference && *code.source == *source.name);
        source.reading(codes.count())
    }

    /// The name of the reference that a code comes from, where the catalog has more than one.
    pub fn origin<'a>(&self, code: &'a Code) -> Option<&'a str> {
        let several = self.documents.last().is_some_and(|last| last.source > 0);
        several.then_some(&*code.source)
    }

    /// The document that a code comes from.
    pub fn document(&self, code: &Code) -> Option<&Document> {
        self.documents.get(code.document as usize)
    }

    /// The address of a code: its own, else that of its document.
    pub fn url(&self, code: &Code) -> Option<String> {
        let page = || self.document(code).filter(|_| code.in_reference)?.page.as_deref();
        code.url.as_deref().or_else(page).map(str::to_owned)
    }
}

impl Code {
    /// The way to handle it, by the first note that says one.
    pub fn handling(&self) -> Option<Handling> {
        self.notes.iter().find_map(|note| note.handling)
    }

    /// The text of the document, unless that is about another code: the reference has one that is misplaced.
    pub fn own_text(&self) -> Option<&Description> {
        self.text_of.is_none().then_some(&self.description)
    }

    /// The most memory that it takes: its texts are there as they are shown and as they are searched. Letters beyond
    /// ASCII may become many when they are folded.
    pub(super) fn memory(&self) -> usize {
        let names = self.aliases.iter().map(|alias| 32 + 8 * alias.len()).sum::<usize>() + 8 * self.name.len();
        let mut bytes = CODE + names + self.url.as_deref().map_or(0, str::len);
        self.description.each(|_, text| bytes += (64 + text.len()) * if text.is_ascii() { 3 } else { 12 });
        bytes
    }
}

/// The memory of a code beside that of its texts, in bytes.
const CODE: usize = 384;

/// Drops what a condition does not hold for, unless it holds for nothing.
fn keep_if_any<T>(items: &mut Vec<T>, condition: impl Fn(&T) -> bool) {
    if items.iter().any(&condition) {
        items.retain(condition);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalog(names: &[&str]) -> Catalog {
        let code = |name: &&str| Code { name: (*name).into(), ..Code::default() };
        Catalog { codes: names.iter().map(code).collect(), ..Catalog::default() }
    }

    #[test]
    fn parts_keep_their_codes_and_methods_together() {
        let part = || {
            let mut part = catalog(&["A_A", "B_B"]);
            part.codes[1].methods.push(0);
            let differing = vec![(1, Editions::OnlyToday)];
            part.methods.push(Method { codes: vec![1], differing, ..Method::default() });
            part
        };
        let mut whole = part();
        whole.append(part());
        assert_eq!((&whole.methods[1].codes, &whole.codes[3].methods), (&vec![3], &vec![1]));
        assert_eq!(whole.methods[1].differing, [(3, Editions::OnlyToday)]);
    }
}
