//! Sources -> one catalog, part by part.

use std::collections::HashSet;

use super::builder::Builder;
use super::files::{self, CatalogError};
use super::model::Catalog;
use super::options::ReadOptions;
use super::reading::{NO_CODE, Reading};
use super::source::{self, Place, Source};
use super::{chunks, data, embedded, folder, foreign, methods};

/// Reads the sources given and makes one catalog of them; see [`read`].
///
/// ```
/// use ipaper_codes::catalog::{Handling, Source, open};
///
/// let catalog = open(&[Source::embedded()])?;
/// let code = catalog.find("readonly");
/// assert_eq!(code.and_then(|code| code.handling()), Some(Handling::Retry));
/// # Ok::<(), ipaper_codes::catalog::CatalogError>(())
/// ```
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
/// What cannot be read is a warning too, and an error only where nothing else is left, or notes were named.
///
/// ```
/// use std::path::PathBuf;
///
/// use ipaper_codes::catalog::{Catalog, read};
///
/// let mut catalog = Catalog::default();
/// read(&[PathBuf::from("assets/return-codes.md").into()], |part| catalog.append(part))?;
/// assert_eq!(catalog.codes.len(), 19);
/// # Ok::<(), ipaper_codes::catalog::CatalogError>(())
/// ```
pub fn read(sources: &[Source], mut on_part: impl FnMut(Catalog)) -> Result<(), CatalogError> {
    let mut builder = Builder::new(&mut on_part);
    let mut known = HashSet::new();
    let sources: Vec<&Source> = sources.iter().filter(|source| known.insert(source.place.resolved())).collect();
    for (source, name) in sources.iter().zip(source::names(&sources)) {
        builder.start_source(name, source)?;
        let mut reader = Reader { options: &source.options, builder: &mut builder };
        let read = match &source.place {
            Place::Embedded => reader.embedded(),
            Place::Stdin => reader.file(files::stdin()),
            Place::Path(path) => files::is_folder(path).and_then(|is_folder| {
                if is_folder {
                    folder::read(path, reader.options, reader.builder)
                } else {
                    reader.file(files::file(path)?)
                }
            }),
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
    read_text_as("text", text)
}

/// Reads a text as if it were a file of a name.
#[cfg(any(test, fuzzing))]
pub(crate) fn read_text_as(name: &str, text: &str) -> Catalog {
    let mut catalog = Catalog::default();
    let content = Box::new(std::io::Cursor::new(text.to_owned()));
    let document =
        files::Document { label: name.to_owned(), content, syntax: files::Syntax::Markdown, length: text.len() };
    let mut on_part = |part| catalog.append(part);
    let mut builder = Builder::new(&mut on_part);
    _ = builder.start_source("text".to_owned(), &Source { place: Place::Stdin, ..Source::default() });
    _ = Reader { options: &ReadOptions::default(), builder: &mut builder }.file(document);
    catalog
}

/// A source being read.
struct Reader<'a, 'b> {
    options: &'a ReadOptions,
    builder: &'a mut Builder<'b>,
}

impl Reader<'_, '_> {
    /// Reads the reference that the program carries.
    fn embedded(&mut self) -> Result<(), CatalogError> {
        let document = files::embedded(embedded::LABEL, embedded::REFERENCE);
        let options = ReadOptions::default();
        let mut reading = Reading::new(self.builder, &options, embedded::LABEL);
        let mut number = 0;
        chunks::parse(document, |chunk| {
            number = reading.add(chunk);
            Ok(())
        })?;
        reading.end()?;
        methods::link(&mut self.builder.part, embedded::methods(number)?);
        self.builder.part.has_facts = true;
        Ok(())
    }

    /// Reads a document, and hands over its codes as they are read.
    fn file(&mut self, document: files::Document) -> Result<(), CatalogError> {
        let Some(mut document) = data::take(document, self.options, self.builder)? else { return Ok(()) };
        let start = document.start(foreign::START)?;
        let label = document.label.clone();
        let mut reading = Reading::new(self.builder, self.options, &label);
        chunks::parse(document, |chunk| {
            reading.add(chunk);
            reading.hand_over()
        })?;
        let has_codes = reading.end().map_err(|error| foreign::explained(error, &start))?;
        if !has_codes {
            return Err(CatalogError::no_codes(&label, NO_CODE));
        }
        self.builder.hand_over();
        Ok(())
    }
}
