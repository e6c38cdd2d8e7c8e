//! Sources -> one catalog, part by part.

use std::collections::HashSet;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::codes::CodeCollector;
use super::files::{self, CatalogError};
use super::markdown::{FrontMatter, ParsedChunk};
use super::methods::{self, MethodPage};
use super::model::{Catalog, Code, Document, Warning};
use super::pattern::Pattern;
use super::{chunks, embedded};
use crate::text;

/// A place that a catalog is read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The reference that the program carries, with its methods and our notes.
    Embedded,
    /// A Markdown file, or a folder of Markdown pages.
    Path(PathBuf),
    /// A Markdown document on standard input.
    Stdin,
}

impl From<PathBuf> for Source {
    /// `embedded` and `-` are names of their own; `./embedded` and `./-` are paths.
    fn from(path: PathBuf) -> Self {
        match path.to_str() {
            Some(embedded::LABEL) => Self::Embedded,
            Some("-") => Self::Stdin,
            _ => Self::Path(path),
        }
    }
}

/// Reads the sources given and makes one catalog of them; see [`read`].
pub fn open(sources: &[Source], pattern: &Pattern) -> Result<Catalog, CatalogError> {
    let mut catalog = Catalog::default();
    read(sources, pattern, |part| catalog.append(part))?;
    Ok(catalog)
}

/// Reads the sources given and calls a function on this thread with the parts of their catalog, in order, so that what
/// is read can be used before the rest is; [`Catalog::append`] puts them together.
///
/// A source that is given twice is read once. A code that a source has twice is kept as it came first, with a warning;
/// codes of one name in several sources are several codes, and methods and notes belong to those of their own source.
pub fn read(sources: &[Source], pattern: &Pattern, on_part: impl FnMut(Catalog)) -> Result<(), CatalogError> {
    let mut reader = Reader::new(pattern, on_part);
    for (number, source) in sources.iter().enumerate() {
        if sources[..number].contains(source) {
            continue;
        }
        match source {
            Source::Embedded => reader.embedded()?,
            Source::Stdin => reader.file(files::stdin()?)?,
            Source::Path(path) if files::is_folder(path)? => reader.folder(path)?,
            Source::Path(path) => reader.file(files::file(path)?)?,
        }
        reader.end_source();
    }
    Ok(())
}

/// Reads a text as if it were a file.
#[cfg(any(test, fuzzing))]
pub(crate) fn read_text(text: &str) -> Catalog {
    let mut catalog = Catalog::default();
    let content = Box::new(std::io::Cursor::new(text.to_owned()));
    let document = files::Document { label: "text".to_owned(), content, length: text.len() as u64 };
    _ = Reader::new(&Pattern::default(), |part| catalog.append(part)).file(document);
    catalog
}

/// A catalog being read.
struct Reader<'a, F> {
    pattern: &'a Pattern,
    /// The part that was read and not yet handed over.
    part: Catalog,
    /// The number of documents so far, and of the sources that are read.
    documents: u32,
    sources: u32,
    /// The names of this source's codes.
    names: HashSet<Arc<str>>,
    on_part: F,
}

impl<'a, F: FnMut(Catalog)> Reader<'a, F> {
    fn new(pattern: &'a Pattern, on_part: F) -> Self {
        Self { pattern, part: Catalog::default(), documents: 0, sources: 0, names: HashSet::new(), on_part }
    }

    fn end_source(&mut self) {
        self.hand_over();
        self.sources += 1;
        self.names = HashSet::new();
    }

    fn hand_over(&mut self) {
        (self.on_part)(mem::take(&mut self.part));
    }

    /// Reads the reference that the program carries.
    fn embedded(&mut self) -> Result<(), CatalogError> {
        let pattern = mem::replace(&mut self.pattern, &Pattern::UpperSnake);
        let document = self.documents;
        let mut reading = Reading::new(self, embedded::LABEL.to_owned());
        parse(files::embedded(embedded::LABEL, embedded::REFERENCE), |chunk| reading.add(chunk))?;
        reading.end();
        self.pattern = pattern;
        methods::link(&mut self.part, embedded::methods(document)?);
        embedded::attach_notes(&mut self.part.codes)?;
        Ok(())
    }

    /// Reads a document, and hands over its codes as they are read.
    fn file(&mut self, document: files::Document) -> Result<(), CatalogError> {
        let label = document.label.clone();
        let mut reading = Reading::new(self, label.clone());
        parse(document, |chunk| {
            reading.add(chunk);
            reading.hand_over();
        })?;
        let found = reading.end();
        self.hand_over();
        self.require_codes(found, label)
    }

    /// Reads the pages of a folder: of codes, or of methods.
    fn folder(&mut self, folder: &Path) -> Result<(), CatalogError> {
        let label = files::label(folder);
        let paths = files::pages(folder)?;
        if paths.is_empty() {
            return Err(CatalogError::NoPages { document: label });
        }
        self.part.title.clone_from(&label);
        let mut found = 0;
        let mut pages: Vec<MethodPage> = Vec::new();
        for path in paths {
            let document = files::file(&path)?;
            let label = document.label.clone();
            let mut page: Option<ParsedChunk> = None;
            parse(document, |chunk| match &mut page {
                Some(page) => page.append(chunk),
                None => page = Some(chunk),
            })?;
            let page = page.unwrap_or_default();
            let codes = methods::listed_codes(&page, self.pattern);
            let mut reading = Reading::new(self, label);
            if codes.is_empty() {
                reading.add(page);
                found += reading.end();
                continue;
            }
            found += codes.len();
            let document = reading.begin(&page.front);
            reading.warn(&page.problems);
            let url = self.part.documents.last().and_then(|document| document.page.clone());
            let stem = path.file_stem().map(|stem| text::one_line(&stem.to_string_lossy()));
            let name = page.front.title.or(stem).unwrap_or_default();
            pages.push(MethodPage { name, url, codes, document });
        }
        methods::link(&mut self.part, pages);
        self.require_codes(found, label)
    }

    /// A source without a code is a mistake.
    fn require_codes(&self, found: usize, document: String) -> Result<(), CatalogError> {
        if found > 0 { Ok(()) } else { Err(CatalogError::NoCodes { document, what: self.pattern.describe() }) }
    }
}

/// A document being read.
struct Reading<'r, 'a, F> {
    reader: &'r mut Reader<'a, F>,
    label: String,
    /// There is none before the first chunk.
    collector: Option<CodeCollector>,
    /// The number of codes so far, those given twice among them.
    found: usize,
}

impl<'r, 'a, F: FnMut(Catalog)> Reading<'r, 'a, F> {
    fn new(reader: &'r mut Reader<'a, F>, label: String) -> Self {
        Self { reader, label, collector: None, found: 0 }
    }

    /// Adds the document to the catalog, and gives its number.
    fn begin(&mut self, front: &FrontMatter) -> u32 {
        let Reader { part, documents, sources, .. } = &mut *self.reader;
        if part.title.is_empty() {
            part.title = title(front, &self.label);
        }
        let site = front.site.as_deref().or((self.label == embedded::LABEL).then_some(embedded::SITE));
        part.documents.push(Document { label: self.label.clone(), page: address(front, site), source: *sources });
        *documents += 1;
        *documents - 1
    }

    /// Adds the next chunk. The first says what the document is.
    fn add(&mut self, chunk: ParsedChunk) {
        let mut collector = match self.collector.take() {
            Some(collector) => collector,
            None => CodeCollector::new(self.reader.pattern, self.begin(&chunk.front)),
        };
        self.warn(&chunk.problems);
        collector.add(chunk.sections);
        let refused =
            |(line, heading)| (line, format!("ignoring heading `{heading}`: it begins like a code but is none"));
        let refused: Vec<_> = collector.take_refused().into_iter().map(refused).collect();
        self.warn(&refused);
        self.collector = Some(collector);
    }

    /// Hands over what is complete.
    fn hand_over(&mut self) {
        let complete = self.collector.as_mut().map(CodeCollector::take_complete).unwrap_or_default();
        self.add_codes(complete);
        self.reader.hand_over();
    }

    /// Adds the codes that are left; gives how many there were in all.
    fn end(mut self) -> usize {
        let rest = self.collector.take().map(CodeCollector::rest).unwrap_or_default();
        self.add_codes(rest);
        self.found
    }

    /// Adds codes, but for those that the source has had before.
    fn add_codes(&mut self, mut codes: Vec<Code>) {
        self.found += codes.len();
        let mut duplicates = Vec::new();
        codes.retain(|code| {
            let is_new = self.reader.names.insert(Arc::clone(&code.name));
            if !is_new {
                let message = format!("duplicate code {}; keeping the first definition", code.name);
                duplicates.push((code.line, message));
            }
            is_new
        });
        self.warn(&duplicates);
        self.reader.part.codes.append(&mut codes);
    }

    fn warn<T: ToString>(&mut self, problems: &[(u32, T)]) {
        let warning = |(line, problem): &(u32, T)| Warning {
            document: self.label.clone(),
            line: *line,
            message: problem.to_string(),
        };
        self.reader.part.warnings.extend(problems.iter().map(warning));
    }
}

/// [`chunks::parse`], with errors that name the document.
fn parse(document: files::Document, on_chunk: impl FnMut(ParsedChunk)) -> Result<(), CatalogError> {
    let label = document.label.clone();
    chunks::parse(document, on_chunk).map_err(|error| files::unreadable(&label, &error))
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
fn address(front: &FrontMatter, site: Option<&str>) -> Option<String> {
    let is_web = |address: &&str| address.starts_with("https://") || address.starts_with("http://");
    let path = front.permalink.as_deref()?;
    if is_web(&path) {
        return Some(path.to_owned());
    }
    let site = site.filter(is_web)?.trim_end_matches('/');
    Some(format!("{site}/{}", path.trim_start_matches('/')))
}
