//! Sources -> one catalog, part by part.

use std::collections::HashSet;
use std::mem;
use std::path::Path;
use std::sync::Arc;

use super::codes::CodeCollector;
use super::files::{self, CatalogError};
use super::markdown::{FrontMatter, ParsedChunk};
use super::methods::{self, MethodPage};
use super::model::{Catalog, Code, Document, Warning};
use super::pattern::Pattern;
use super::source::Source;
use super::{chunks, embedded, memory};
use crate::text;

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
/// What cannot be read is a warning too, and an error only where nothing else is left.
pub fn read(sources: &[Source], pattern: &Pattern, on_part: impl FnMut(Catalog)) -> Result<(), CatalogError> {
    let mut reader = Reader::new(pattern, on_part);
    let mut known = HashSet::new();
    for source in sources {
        if sources.len() > 1 && !known.insert(source.resolved()) {
            continue;
        }
        let read = match source {
            Source::Embedded => reader.embedded(),
            Source::Stdin => files::stdin().and_then(|document| reader.file(document)),
            Source::Path(path) => files::is_folder(path)
                .and_then(|is_folder| if is_folder { reader.folder(path) } else { reader.file(files::file(path)?) }),
        };
        if let Err(error) = read {
            reader.unread(error);
        }
        reader.end_source();
    }
    reader.end()
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

/// The most memory that a catalog may take, by [`Catalog::memory`]. With the largest document, and what it takes to
/// parse it, the program stays below 1 GiB.
const MOST_MEMORY: usize = 720 << 20;

/// The most warnings, and the most of documents that could not be read.
const MOST_WARNINGS: usize = 1000;

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
    /// The number of codes so far, and the memory of all that was read.
    codes: usize,
    memory: usize,
    /// The numbers of warnings so far, of either kind, and the first error.
    warnings: [usize; 2],
    error: Option<CatalogError>,
    on_part: F,
}

impl<'a, F: FnMut(Catalog)> Reader<'a, F> {
    fn new(pattern: &'a Pattern, on_part: F) -> Self {
        let (part, names, [documents, sources]) = Default::default();
        let [codes, memory] = [0; 2];
        Self { pattern, part, documents, sources, names, codes, memory, warnings: [0; 2], error: None, on_part }
    }

    fn end_source(&mut self) {
        self.hand_over();
        self.sources += 1;
        self.names = HashSet::new();
    }

    fn hand_over(&mut self) {
        (self.on_part)(mem::take(&mut self.part));
    }

    /// Makes sure that the catalog may grow by so much memory. All of its codes are one list, which grows as a whole.
    fn grow(&mut self, label: &str, bytes: usize) -> Result<(), CatalogError> {
        let all = self.memory + bytes;
        if all > MOST_MEMORY {
            return Err(CatalogError::too_much(label));
        }
        if !memory::is_there(bytes + all / 2) {
            return Err(CatalogError::no_memory(label));
        }
        self.memory = all;
        Ok(())
    }

    /// Goes on without a document, or the rest of one.
    fn unread(&mut self, error: CatalogError) {
        if let CatalogError::Document(warning) = &error {
            self.warn(warning.clone());
        }
        self.error.get_or_insert(error);
    }

    fn warn(&mut self, warning: Warning) {
        let count = &mut self.warnings[usize::from(warning.unread)];
        *count += 1;
        if *count <= MOST_WARNINGS {
            self.part.warnings.push(warning);
        }
    }

    /// Tells how many warnings were too many. Errs where there is an error and not a single code.
    fn end(mut self) -> Result<(), CatalogError> {
        let more: usize = self.warnings.iter().map(|count| count.saturating_sub(MOST_WARNINGS)).sum();
        if more > 0 {
            let message = format!("{more} more warnings are not shown");
            self.part.warnings.push(Warning { document: "catalog".to_owned(), line: 0, message, unread: false });
            self.hand_over();
        }
        match self.error {
            Some(error) if self.codes == 0 => Err(error),
            _ => Ok(()),
        }
    }

    /// Reads the reference that the program carries.
    fn embedded(&mut self) -> Result<(), CatalogError> {
        let pattern = mem::replace(&mut self.pattern, &Pattern::UpperSnake);
        let document = self.documents;
        let mut reading = Reading::new(self, embedded::LABEL.to_owned());
        chunks::parse(files::embedded(embedded::LABEL, embedded::REFERENCE), |chunk| {
            reading.add(chunk);
            Ok(())
        })?;
        reading.end()?;
        self.pattern = pattern;
        methods::link(&mut self.part, embedded::methods(document)?);
        embedded::attach_notes(&mut self.part.codes)?;
        Ok(())
    }

    /// Reads a document, and hands over its codes as they are read.
    fn file(&mut self, document: files::Document) -> Result<(), CatalogError> {
        let label = document.label.clone();
        let mut reading = Reading::new(self, label.clone());
        chunks::parse(document, |chunk| {
            reading.add(chunk);
            reading.hand_over()
        })?;
        let found = reading.end()?;
        self.hand_over();
        self.require_codes(found, &label)
    }

    /// Reads the pages of a folder: of codes, or of methods.
    fn folder(&mut self, folder: &Path) -> Result<(), CatalogError> {
        let label = files::label(folder);
        let (paths, errors) = files::pages(folder)?;
        if paths.is_empty() && errors.is_empty() {
            return Err(CatalogError::document(
                &label,
                "no Markdown page in this folder; pages end in .md or .markdown",
            ));
        }
        for error in errors {
            self.unread(error);
        }
        self.part.title.clone_from(&label);
        let mut found = 0;
        let mut methods: Vec<MethodPage> = Vec::new();
        for path in paths {
            match self.page(&path) {
                Ok((number, method)) => {
                    found += number;
                    methods.extend(method);
                }
                Err(error) => self.unread(error),
            }
        }
        methods::link(&mut self.part, methods);
        self.codes = self.codes.max(found);
        self.require_codes(found, &label)
    }

    /// Reads a page of a folder. Gives the number of its codes, and the method that it is of, if it is of one.
    fn page(&mut self, path: &Path) -> Result<(usize, Option<MethodPage>), CatalogError> {
        let document = files::file(path)?;
        let label = document.label.clone();
        let (mut page, mut size): (Option<ParsedChunk>, usize) = (None, 0);
        chunks::parse(document, |chunk| {
            size += chunk.size();
            match &mut page {
                Some(page) => page.append(chunk),
                None => page = Some(chunk),
            }
            if size > MOST_MEMORY / 4 { Err(CatalogError::too_much(&label)) } else { Ok(()) }
        })?;
        let page = page.unwrap_or_default();
        let codes = methods::listed_codes(&page, self.pattern);
        let mut reading = Reading::new(self, label.clone());
        if codes.is_empty() {
            reading.add(page);
            return Ok((reading.end()?, None));
        }
        let document = reading.begin(&page.front);
        reading.warn(&page.problems);
        self.grow(&label, codes.iter().map(|name| 256 + 4 * name.len()).sum())?;
        let url = self.part.documents.last().and_then(|document| document.page.clone());
        let stem = path.file_stem().map(|stem| text::one_line(&stem.to_string_lossy()));
        let name = page.front.title.or(stem).unwrap_or_default();
        Ok((codes.len(), Some(MethodPage { name, url, codes, document })))
    }

    /// A source without a code is a mistake.
    fn require_codes(&self, found: usize, label: &str) -> Result<(), CatalogError> {
        if found > 0 { Ok(()) } else { Err(CatalogError::no_codes(label, &self.pattern.describe())) }
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
        self.warn(&collector.take_warnings());
        self.collector = Some(collector);
    }

    /// Hands over what is complete.
    fn hand_over(&mut self) -> Result<(), CatalogError> {
        let complete = self.collector.as_mut().map(CodeCollector::take_complete).unwrap_or_default();
        self.add_codes(complete)?;
        self.reader.hand_over();
        Ok(())
    }

    /// Adds the codes that are left; gives how many there were in all.
    fn end(mut self) -> Result<usize, CatalogError> {
        let rest = self.collector.take().map(CodeCollector::rest).unwrap_or_default();
        self.add_codes(rest)?;
        Ok(self.found)
    }

    /// Adds codes, but for those that the source has had before.
    fn add_codes(&mut self, codes: Vec<Code>) -> Result<(), CatalogError> {
        self.found += codes.len();
        let before = self.reader.part.codes.len();
        for code in codes {
            if self.reader.names.insert(Arc::clone(&code.name)) {
                self.reader.part.codes.push(code);
            } else {
                let message = format!("duplicate code {}; keeping the first definition", code.name);
                self.warn(&[(code.line, message)]);
            }
        }
        let memory = self.reader.part.codes[before..].iter().map(Code::memory).sum();
        if let Err(error) = self.reader.grow(&self.label, memory) {
            self.reader.part.codes.truncate(before);
            return Err(error);
        }
        self.reader.codes += self.reader.part.codes.len() - before;
        Ok(())
    }

    fn warn<T: ToString>(&mut self, problems: &[(u32, T)]) {
        for (line, problem) in problems {
            let (document, message) = (self.label.clone(), problem.to_string());
            self.reader.warn(Warning { document, line: *line, message, unread: false });
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
fn address(front: &FrontMatter, site: Option<&str>) -> Option<String> {
    let is_web = |address: &&str| address.starts_with("https://") || address.starts_with("http://");
    let path = front.permalink.as_deref()?;
    if is_web(&path) {
        return Some(path.to_owned());
    }
    let site = site.filter(is_web)?.trim_end_matches('/');
    Some(format!("{site}/{}", path.trim_start_matches('/')))
}
