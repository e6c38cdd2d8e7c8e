//! A catalog as it is put together, part by part, within its limits.

use std::collections::HashSet;
use std::mem;
use std::sync::Arc;

use super::embedded;
use super::files::CatalogError;
use super::limits::{MAX_MEMORY, MAX_WARNINGS};
use super::markdown::FrontMatter;
use super::memory;
use super::model::{Catalog, Code, Document, Reference, Warning};
use super::notes::NoteFiles;
use super::source::Source;

/// A catalog being read, and the function that takes its parts.
pub(super) struct Builder<'a> {
    /// The part that was read and not yet handed over.
    pub part: Catalog,
    /// The number of documents so far, and of the sources that were begun.
    documents: u32,
    sources: u32,
    /// The name of this source, and the names of its codes.
    source: Arc<str>,
    names: HashSet<Arc<str>>,
    notes: NoteFiles,
    /// The memory of all codes so far; 0 if there is none.
    memory: usize,
    /// The numbers of warnings so far, of either kind, and the first error.
    warnings: [usize; 2],
    error: Option<CatalogError>,
    on_part: &'a mut dyn FnMut(Catalog),
}

impl<'a> Builder<'a> {
    /// A catalog of which nothing is read yet.
    pub fn new(on_part: &'a mut dyn FnMut(Catalog)) -> Self {
        let (part, source, names, notes, [documents, sources]) = Default::default();
        Self { part, documents, sources, source, names, notes, memory: 0, warnings: [0; 2], error: None, on_part }
    }

    /// Starts a document, and gives its number.
    pub fn start_document(&mut self, label: &str, front: &FrontMatter) -> u32 {
        if self.part.title.is_empty() {
            self.part.title = title(front, label);
        }
        let page = if label == embedded::LABEL { Some(embedded::page("return-codes")) } else { address(front) };
        self.part.documents.push(Document { label: label.to_owned(), page, source: self.sources.saturating_sub(1) });
        self.documents += 1;
        self.documents - 1
    }

    /// Adds codes of a document, but for those that the source has had before.
    pub fn add_codes(&mut self, label: &str, codes: Vec<Code>) -> Result<(), CatalogError> {
        let before = self.part.codes.len();
        for code in codes {
            if self.names.insert(Arc::clone(&code.name)) {
                self.part.codes.push(code);
            } else {
                self.warn(label, code.line, format!("duplicate code {}; keeping the first definition", code.name));
            }
        }
        let memory = self.part.codes[before..].iter().map(Code::memory).sum();
        self.grow(label, memory).inspect_err(|_| self.part.codes.truncate(before))
    }

    /// Makes sure that the catalog may grow by so much memory. All of its codes are one list, which grows as a whole.
    pub fn grow(&mut self, label: &str, bytes: usize) -> Result<(), CatalogError> {
        let all = self.memory + bytes;
        if all > MAX_MEMORY {
            return Err(CatalogError::too_much(label));
        }
        if !memory::is_available(bytes + all / 2) {
            return Err(CatalogError::no_memory(label));
        }
        self.memory = all;
        Ok(())
    }

    /// Reports a problem of a document.
    pub fn warn(&mut self, document: &str, line: u32, message: String) {
        self.add_warning(Warning { document: document.to_owned(), line, message, ..Warning::default() });
    }

    /// Goes on without a document, or the rest of one.
    pub fn unread(&mut self, error: CatalogError) {
        if let CatalogError::Document(warning) | CatalogError::NoCodes(warning) = &error {
            self.add_warning(warning.clone());
        }
        self.error.get_or_insert(error);
    }

    /// Adds a warning, unless there are very many.
    pub fn add_warning(&mut self, warning: Warning) {
        let count = &mut self.warnings[usize::from(warning.unread)];
        *count += 1;
        if *count <= MAX_WARNINGS {
            self.part.warnings.push(warning);
        }
    }

    /// Hands over what was read since this was last done, all of one source.
    pub fn hand_over(&mut self) {
        self.part.codes.iter_mut().for_each(|code| code.source = Arc::clone(&self.source));
        self.notes.attach(&mut self.part.codes);
        (self.on_part)(mem::take(&mut self.part));
    }

    /// Starts a source. It is a part of the catalog from the first document on. Errs where the notes named for it cannot be
    /// read.
    pub fn start_source(&mut self, name: String, source: &Source) -> Result<(), CatalogError> {
        let (notes, warnings) = self.notes.start_source(source)?;
        for warning in warnings {
            self.add_warning(warning);
        }
        self.source = name.as_str().into();
        self.part.sources.push(Reference { name, notes, ..Reference::default() });
        self.sources += 1;
        Ok(())
    }

    /// The address of the document being read, where nothing of it is handed over yet.
    pub fn page(&self) -> Option<String> {
        self.part.documents.last()?.page.clone()
    }

    /// Says what the codes of this source were read as, and what could have been codes and was not.
    pub fn read_as(&mut self, read_as: String, unused: String) {
        if let Some(source) = self.part.sources.last_mut() {
            (source.read_as, source.unused) = (read_as, unused);
        }
    }

    /// Ends a source; codes of the next may have the same names.
    pub fn end_source(&mut self) {
        self.hand_over();
        self.names = HashSet::new();
    }

    /// Tells which notes are on no code, and how many warnings were too many. Errs where there is an error and not a
    /// single code.
    pub fn end(mut self) -> Result<(), CatalogError> {
        for warning in self.notes.unknown() {
            self.add_warning(warning);
        }
        let more: usize = self.warnings.iter().map(|count| count.saturating_sub(MAX_WARNINGS)).sum();
        if more > 0 {
            let message = format!("{more} more warnings are not shown");
            self.part.warnings.push(Warning { document: "catalog".to_owned(), message, ..Warning::default() });
        }
        if !self.part.warnings.is_empty() {
            self.hand_over();
        }
        match self.error {
            Some(error) if self.memory == 0 => Err(error),
            _ => Ok(()),
        }
    }
}

/// The embedded reference is named in full, any other document by its title and its label.
fn title(front: &FrontMatter, label: &str) -> String {
    match &front.title {
        Some(title) if label == embedded::LABEL => format!("iPaper Backend API, {title}"),
        Some(title) => format!("{title} ({label})"),
        None => label.to_owned(),
    }
}

/// The address of a page on the web, if its front matter or its site tell it.
pub(super) fn address(front: &FrontMatter) -> Option<String> {
    let is_web = |address: &&str| address.starts_with("https://") || address.starts_with("http://");
    let path = front.permalink.as_deref()?;
    if is_web(&path) {
        return Some(path.to_owned());
    }
    let site = front.site.as_deref().filter(is_web)?.trim_end_matches('/');
    Some(format!("{site}/{}", path.trim_start_matches('/')))
}
