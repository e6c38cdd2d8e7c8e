//! Sources -> one catalog, part by part.

use std::collections::HashSet;
use std::path::Path;

use super::builder::Builder;
use super::codes::CodeCollector;
use super::edition::Editions;
use super::escape::Problem;
use super::files::{self, CatalogError};
use super::limits::MAX_MEMORY;
use super::markdown::{FrontMatter, ParsedChunk};
use super::methods::{self, MethodPage};
use super::model::{Catalog, Code, Warning};
use super::pattern::Pattern;
use super::source::{Place, Source};
use super::{chunks, embedded};
use crate::text;

/// Reads the sources given and makes one catalog of them; see [`read`].
pub fn open(sources: &[Source]) -> Result<Catalog, CatalogError> {
    let mut catalog = Catalog::default();
    read(sources, |part| catalog.append(part))?;
    Ok(catalog)
}

/// Reads the sources given and calls a function on this thread with the parts of their catalog, in order, so that what
/// is read can be used before the rest is; [`Catalog::append`] puts them together.
///
/// A source that is given twice is read once. A code that a source has twice is kept as it came first, with a warning;
/// codes of one name in several sources are several codes, and methods and notes belong to those of their own source.
/// What cannot be read is a warning too, and an error only where nothing else is left.
pub fn read(sources: &[Source], mut on_part: impl FnMut(Catalog)) -> Result<(), CatalogError> {
    // One type, so that the program has the code of the readers once, whoever takes the parts.
    let on_part: &mut dyn FnMut(Catalog) = &mut on_part;
    let mut builder = Builder::new(on_part);
    let mut known = HashSet::new();
    for source in sources {
        if sources.len() > 1 && !known.insert(source.place.resolved()) {
            continue;
        }
        builder.start_source(source.name());
        let pattern = source.options.pattern.clone().unwrap_or_default();
        let mut reader = Reader { pattern: &pattern, builder: &mut builder };
        let read = match &source.place {
            Place::Embedded => reader.embedded(),
            Place::Stdin => reader.file(files::stdin()),
            Place::Path(path) => files::is_folder(path)
                .and_then(|is_folder| if is_folder { reader.folder(path) } else { reader.file(files::file(path)?) }),
        };
        if let Err(error) = read {
            builder.unread(error);
        }
        builder.end_source();
    }
    builder.end()
}

/// Reads a text as if it were a file.
#[cfg(any(test, fuzzing))]
pub(crate) fn read_text(text: &str) -> Catalog {
    let mut catalog = Catalog::default();
    let content = Box::new(std::io::Cursor::new(text.to_owned()));
    let document = files::Document { label: "text".to_owned(), content, length: text.len() };
    let mut builder = Builder::new(|part| catalog.append(part));
    builder.start_source("text".to_owned());
    _ = Reader { pattern: &Pattern::default(), builder: &mut builder }.file(document);
    catalog
}

/// The sources being read.
struct Reader<'a, F> {
    pattern: &'a Pattern,
    builder: &'a mut Builder<F>,
}

impl<F: FnMut(Catalog)> Reader<'_, F> {
    /// Reads the reference that the program carries.
    fn embedded(&mut self) -> Result<(), CatalogError> {
        let document = files::embedded(embedded::LABEL, embedded::REFERENCE);
        let mut reading = Reading::new(self.builder, &Pattern::UpperSnake, embedded::LABEL);
        let mut number = 0;
        chunks::parse(document, |chunk| {
            number = reading.add(chunk);
            Ok(())
        })?;
        reading.end()?;
        methods::link(&mut self.builder.part, embedded::methods(number)?);
        embedded::attach_notes(&mut self.builder.part.codes)?;
        self.builder.part.has_facts = true;
        Ok(())
    }

    /// Reads a document, and hands over its codes as they are read.
    fn file(&mut self, document: files::Document) -> Result<(), CatalogError> {
        let label = document.label.clone();
        let mut reading = Reading::new(self.builder, self.pattern, &label);
        chunks::parse(document, |chunk| {
            reading.add(chunk);
            reading.hand_over()
        })?;
        let has_codes = reading.end()?;
        self.builder.hand_over();
        self.require_codes(has_codes, &label)
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
            self.builder.unread(error);
        }
        self.builder.part.title.clone_from(&label);
        let mut has_codes = false;
        let mut methods: Vec<MethodPage> = Vec::new();
        for path in paths {
            match self.page(&path) {
                Ok((page_has_codes, method)) => {
                    has_codes |= page_has_codes;
                    methods.extend(method);
                }
                Err(error) => self.builder.unread(error),
            }
        }
        methods::link(&mut self.builder.part, methods);
        self.require_codes(has_codes, &label)
    }

    /// Reads a page of a folder. Gives true if there are codes in it, and the method that it is of, if it is of one.
    fn page(&mut self, path: &Path) -> Result<(bool, Option<MethodPage>), CatalogError> {
        let document = files::file(path)?;
        let label = document.label.clone();
        let (mut page, mut size) = (ParsedChunk::default(), 0);
        chunks::parse(document, |chunk| {
            size += chunk.size();
            page.append(chunk);
            if size > MAX_MEMORY / 4 { Err(CatalogError::too_much(&label)) } else { Ok(()) }
        })?;
        let codes = methods::listed_codes(&page, self.pattern);
        let mut reading = Reading::new(self.builder, self.pattern, &label);
        if codes.is_empty() {
            reading.add(page);
            return Ok((reading.end()?, None));
        }
        let document = reading.start(&page.front);
        reading.warn(page.problems);
        self.builder.grow(&label, codes.iter().map(|name| 256 + 4 * name.len()).sum())?;
        let url = self.builder.part.documents.last().and_then(|document| document.page.clone());
        let stem = path.file_stem().map(|stem| text::one_line(&stem.to_string_lossy()));
        let name = page.front.title.or(stem).unwrap_or_default();
        let codes = codes.into_iter().map(|name| (name, Editions::Both)).collect();
        Ok((true, Some(MethodPage { name, url, codes, document, ..MethodPage::default() })))
    }

    /// A source without a code is a mistake.
    fn require_codes(&self, has_codes: bool, label: &str) -> Result<(), CatalogError> {
        if has_codes { Ok(()) } else { Err(CatalogError::no_codes(label, &self.pattern.describe())) }
    }
}

/// A document being read.
struct Reading<'r, F> {
    builder: &'r mut Builder<F>,
    pattern: &'r Pattern,
    label: &'r str,
    /// The number of the document and its codes. There are none before the first chunk.
    collector: Option<(u32, CodeCollector)>,
    /// True once there is a code, be it one that the source has had before.
    has_codes: bool,
    /// The problems that were reported: once a document is enough.
    known: Vec<&'static str>,
}

impl<'r, F: FnMut(Catalog)> Reading<'r, F> {
    fn new(builder: &'r mut Builder<F>, pattern: &'r Pattern, label: &'r str) -> Self {
        Self { builder, pattern, label, collector: None, has_codes: false, known: Vec::new() }
    }

    fn start(&mut self, front: &FrontMatter) -> u32 {
        self.builder.start_document(self.label, front)
    }

    /// Adds the next chunk, and gives the number of the document. The first chunk says what the document is.
    fn add(&mut self, chunk: ParsedChunk) -> u32 {
        let (number, mut collector) = self.collector.take().unwrap_or_else(|| {
            let number = self.start(&chunk.front);
            (number, CodeCollector::new(self.pattern, number))
        });
        self.warn(chunk.problems);
        collector.add(chunk.sections);
        for (line, message) in collector.take_warnings() {
            self.builder.warn(self.label, line, message);
        }
        self.collector = Some((number, collector));
        number
    }

    /// Hands over what is complete.
    fn hand_over(&mut self) -> Result<(), CatalogError> {
        let complete = self.collector.as_mut().map(|(_, collector)| collector.take_complete());
        self.add_codes(complete.unwrap_or_default())?;
        self.builder.hand_over();
        Ok(())
    }

    /// Adds the codes that are left; gives true if there were any in all.
    fn end(mut self) -> Result<bool, CatalogError> {
        let rest = self.collector.take().map(|(_, collector)| collector.rest());
        self.add_codes(rest.unwrap_or_default())?;
        Ok(self.has_codes)
    }

    fn add_codes(&mut self, codes: Vec<Code>) -> Result<(), CatalogError> {
        self.has_codes |= !codes.is_empty();
        self.builder.add_codes(self.label, codes)
    }

    fn warn(&mut self, problems: Vec<Problem>) {
        for (line, problem) in problems {
            if !self.known.contains(&problem) {
                self.known.push(problem);
                self.builder.add_warning(Warning {
                    document: self.label.to_owned(),
                    line,
                    message: problem.to_owned(),
                    unread: chunks::leaves_out(problem),
                });
            }
        }
    }
}
