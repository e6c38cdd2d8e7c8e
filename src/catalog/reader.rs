//! Documents -> one catalog, a code met twice kept once.

use std::collections::HashSet;
use std::hash::BuildHasher;
use std::mem;
use std::path::Path;

use foldhash::fast::RandomState;

use super::codes::{Gatherer, Pattern};
use super::markdown::Page;
use super::methods::{self, Listing};
use super::{Catalog, CatalogError, Code, Document, Warning, bytes, notes, pipeline};
use crate::text;

/// The reference document as its owner gave it.
pub(super) const REFERENCE: &str = include_str!("../../assets/return-codes.md");
/// Which of its methods lists which codes.
pub(super) const METHODS: &str = include_str!("../../assets/methods.toml");
/// The project's own notes.
pub(super) const NOTES: &str = include_str!("../../assets/notes.toml");

/// The site that the reference's pages are on, and what their paths start with: a page of anyone else's catalog is
/// not there.
const SITE: &str = "https://docs.ipaper.io";
const SITE_PATHS: [&str; 2] = ["/backend-api/", "/flipbook/backend-api/"];

/// So many bytes a code with its text has, roughly.
const TEXT: u64 = 256;

/// What the embedded reference is called.
pub(super) const EMBEDDED: &str = "embedded";

/// A catalog in the making.
pub(super) struct Reader<'a> {
    pattern: &'a Pattern,
    /// What was read and not yet passed on.
    pub catalog: Catalog,
    /// The names met so far, as fingerprints: that two of a million names share one is less likely than that the
    /// memory errs, and the names themselves need not be kept.
    names: HashSet<u64, RandomState>,
    finger: RandomState,
    /// How many documents there were so far.
    documents: u32,
}

impl<'a> Reader<'a> {
    pub fn new(pattern: &'a Pattern) -> Self {
        Self {
            pattern,
            catalog: Catalog::default(),
            names: HashSet::default(),
            finger: RandomState::default(),
            documents: 0,
        }
    }

    /// Reads the reference that the program carries.
    pub fn embedded(&mut self) -> Result<(), CatalogError> {
        let first = self.catalog.codes.len();
        let pattern = mem::replace(&mut self.pattern, &Pattern::UpperSnake);
        self.document(bytes::embedded(EMBEDDED, REFERENCE))?;
        self.pattern = pattern;
        let asset = |name| move |error: toml::de::Error| CatalogError::Asset(name, error.to_string());
        methods::link(&mut self.catalog, methods::table(METHODS, SITE).map_err(asset("methods.toml"))?);
        notes::attach(&mut self.catalog.codes[first..], notes::read(NOTES).map_err(asset("notes.toml"))?);
        Ok(())
    }

    /// Reads the pages of a folder: of codes, or of methods.
    pub fn folder(&mut self, folder: &Path) -> Result<(), CatalogError> {
        let label = bytes::label(folder);
        let pages = bytes::pages(folder)?;
        if pages.is_empty() {
            return Err(CatalogError::NoPages { document: label });
        }
        if self.catalog.title.is_empty() {
            self.catalog.title.clone_from(&label);
        }
        let mut found = 0;
        let mut listings: Vec<Listing> = Vec::new();
        for path in pages {
            let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            let document = bytes::file(&path)?;
            let mut page = Page::default();
            let label = document.label.clone();
            parse(document, |piece| page.append(piece), |()| (), |()| ())?;
            let name = text::one_line(&name);
            if let Some(listing) = methods::listing(&page, &name, address(&page), self.pattern) {
                found += listing.codes.len();
                self.warn(&label, &page.odd);
                listings.push(listing);
            } else {
                let mut reading = Reading::new(self, label);
                reading.add(page);
                found += reading.end();
            }
        }
        methods::link(&mut self.catalog, listings);
        self.some(found, label)
    }

    /// Reads a document.
    pub fn document(&mut self, document: bytes::Document) -> Result<(), CatalogError> {
        let add = |reading: &mut Reading<'_, 'a>, page| {
            reading.add(page);
        };
        self.read(document, add, |()| (), |()| ())
    }

    /// Reads a document, and passes its codes on as they are read, but for the last.
    pub fn in_parts<T: Send>(
        &mut self,
        document: bytes::Document,
        prepare: impl Fn(Catalog) -> T + Sync,
        take: impl FnMut(T),
    ) -> Result<(), CatalogError> {
        let part = |reading: &mut Reading<'_, 'a>, page| {
            reading.add(page);
            reading.part()
        };
        self.read(document, part, prepare, take)
    }

    fn read<P, T: Send>(
        &mut self,
        document: bytes::Document,
        mut gather: impl FnMut(&mut Reading<'_, 'a>, Page) -> P + Send,
        prepare: impl Fn(P) -> T + Sync,
        take: impl FnMut(T),
    ) -> Result<(), CatalogError> {
        let label = document.label.clone();
        // Room for what may come: to make room again and again takes longer.
        self.names.reserve((document.length / TEXT) as usize);
        let mut reading = Reading::new(self, label.clone());
        parse(document, |page| gather(&mut reading, page), prepare, take)?;
        let found = reading.end();
        self.some(found, label)
    }

    /// Tells what is odd about a document.
    fn warn(&mut self, label: &str, odd: &[(u32, &str)]) {
        let warning =
            |&(line, odd): &(u32, &str)| Warning { document: label.to_owned(), line, message: odd.to_owned() };
        self.catalog.warnings.extend(odd.iter().map(warning));
    }

    /// A source without a code is a mistake.
    fn some(&self, found: usize, document: String) -> Result<(), CatalogError> {
        if found > 0 { Ok(()) } else { Err(CatalogError::NoCodes { document, what: self.pattern.describe() }) }
    }
}

/// A document being read.
struct Reading<'r, 'a> {
    reader: &'r mut Reader<'a>,
    label: String,
    /// There is none before the first page.
    gatherer: Option<Gatherer>,
    /// How many codes it has named, those met before among them.
    found: usize,
}

impl<'r, 'a> Reading<'r, 'a> {
    fn new(reader: &'r mut Reader<'a>, label: String) -> Self {
        Self { reader, label, gatherer: None, found: 0 }
    }

    /// Takes the next page. The first says what the document is.
    fn add(&mut self, page: Page) {
        let gatherer = self.gatherer.get_or_insert_with(|| {
            let Reader { pattern, catalog, documents, .. } = &mut *self.reader;
            if catalog.title.is_empty() {
                catalog.title = title(&page, &self.label);
            }
            catalog.documents.push(Document { page: address(&page), label: self.label.clone() });
            *documents += 1;
            Gatherer::new(pattern, *documents - 1)
        });
        self.reader.warn(&self.label, &page.odd);
        gatherer.add(page);
    }

    /// What has been read and is at its end.
    fn part(&mut self) -> Catalog {
        let finished = self.gatherer.as_mut().map(Gatherer::finished).unwrap_or_default();
        self.keep(finished);
        mem::take(&mut self.reader.catalog)
    }

    /// Keeps the codes that are left; gives how many there were in all.
    fn end(mut self) -> usize {
        let rest = self.gatherer.take().map(Gatherer::rest).unwrap_or_default();
        self.keep(rest);
        self.found
    }

    /// Keeps codes, but for those met before.
    fn keep(&mut self, mut codes: Vec<Code>) {
        let Reader { catalog, names, finger, .. } = &mut *self.reader;
        self.found += codes.len();
        codes.retain(|code| {
            let new = names.insert(finger.hash_one(&*code.name));
            if !new {
                let message = format!("{} once more; only its first text is kept", code.name);
                catalog.warnings.push(Warning { document: self.label.clone(), line: code.line, message });
            }
            new
        });
        if catalog.codes.is_empty() {
            catalog.codes = codes;
        } else {
            catalog.codes.append(&mut codes);
        }
    }
}

/// [`pipeline::parse`], and what went wrong is told of the document.
fn parse<P, T: Send>(
    document: bytes::Document,
    gather: impl FnMut(Page) -> P + Send,
    prepare: impl Fn(P) -> T + Sync,
    each: impl FnMut(T),
) -> Result<(), CatalogError> {
    let label = document.label.clone();
    pipeline::parse(document, gather, prepare, each).map_err(|error| bytes::unreadable(&label, &error))
}

/// The embedded reference is named in full, any other document by its title and where it is.
fn title(page: &Page, label: &str) -> String {
    match &page.title {
        Some(title) if label == EMBEDDED => format!("iPaper Backend API, {title}"),
        Some(title) => format!("{title} ({label})"),
        None => label.to_owned(),
    }
}

/// Where a page is on the web, if that can be known.
fn address(page: &Page) -> Option<String> {
    let path = page.permalink.as_deref()?;
    if path.starts_with("https://") || path.starts_with("http://") {
        return Some(path.to_owned());
    }
    SITE_PATHS.iter().any(|start| path.starts_with(start)).then(|| format!("{SITE}{path}"))
}
