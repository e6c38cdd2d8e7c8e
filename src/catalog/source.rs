//! Where a catalog comes from, and how its documents become one. The domain's only reading.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::codes::{Gatherer, Pattern};
use super::markdown::Page;
use super::methods::{self, Listing};
use super::{Catalog, Code, Document, Warning, bytes, notes, pieces};
use crate::text;

/// The reference document as its owner gave it.
const REFERENCE: &str = include_str!("../../assets/return-codes.md");
/// Which of its methods lists which codes.
const METHODS: &str = include_str!("../../assets/methods.toml");
/// The project's own notes.
const NOTES: &str = include_str!("../../assets/notes.toml");

/// The site that the reference's pages are on, and what their paths start with: a page of anyone else's catalog is
/// not there.
const SITE: &str = "https://docs.ipaper.io";
const SITE_PATHS: [&str; 2] = ["/backend-api/", "/flipbook/backend-api/"];

/// What the embedded reference is called.
const EMBEDDED: &str = "embedded";

/// What was asked for.
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
            Some(EMBEDDED) => Self::Embedded,
            Some("-") => Self::Stdin,
            _ => Self::Path(path),
        }
    }
}

/// A catalog that could not be had: one line that says where, what, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum CatalogError {
    /// A document that the system does not give.
    #[error("{document}: {reason}")]
    Unreadable {
        /// Its path.
        document: String,
        /// Why, and what to do.
        reason: String,
    },
    /// A pipe, a socket or a device.
    #[error("{document}: neither a file nor a folder; pipe a document to `--catalog -` instead")]
    NotAFile {
        /// Its path.
        document: String,
    },
    /// A document larger than anyone writes.
    #[error("{document}: over 256 MiB; split it")]
    TooLarge {
        /// Its path.
        document: String,
    },
    /// A folder without a single page.
    #[error("{document}: no Markdown page in this folder; pages end in .md or .markdown")]
    NoPages {
        /// Its path.
        document: String,
    },
    /// A document without a single code.
    #[error("{document}:1: no return code found; {what} counts as one, and --code-pattern changes that")]
    NoCodes {
        /// Its path.
        document: String,
        /// What would have been one.
        what: String,
    },
    /// An asset of the program itself that is broken; a test sees to it that there is none.
    #[error("assets/{0}: {1}; please report this")]
    Asset(&'static str, String),
}

/// Reads the sources given and makes one catalog of them: a code that is met twice is kept once, as it came first.
pub fn open(sources: &[Source], pattern: &Pattern) -> Result<Catalog, CatalogError> {
    let mut catalog = Catalog::default();
    read(sources, pattern, |part| catalog.append(part))?;
    Ok(catalog)
}

/// The same, part by part, so that what is read can be used before the rest is: each part goes to `take`, which
/// appends it. A single long document comes in many parts, all else in one.
pub fn read(sources: &[Source], pattern: &Pattern, mut take: impl FnMut(Catalog)) -> Result<(), CatalogError> {
    let (catalog, names) = (Catalog::default(), HashSet::new());
    let mut reader = Reader { pattern, catalog, names, found: 0, documents: 0, take: &mut take };
    for source in sources {
        reader.found = 0;
        let label = match source {
            Source::Embedded => reader.embedded()?,
            Source::Path(path) if bytes::is_folder(path)? => reader.folder(path)?,
            Source::Path(path) => reader.document(bytes::file(path)?, pattern, sources.len() == 1),
            Source::Stdin => reader.document(bytes::stdin()?, pattern, sources.len() == 1),
        };
        if reader.found == 0 {
            return Err(CatalogError::NoCodes { document: label, what: pattern.describe() });
        }
    }
    reader.pass_on();
    Ok(())
}

/// A catalog in the making.
struct Reader<'a> {
    pattern: &'a Pattern,
    /// What was read and not yet passed on.
    catalog: Catalog,
    /// The names met so far.
    names: HashSet<Arc<str>>,
    /// How many codes the source at hand has named, those met before among them.
    found: usize,
    /// How many documents there were so far.
    documents: u32,
    take: &'a mut dyn FnMut(Catalog),
}

impl Reader<'_> {
    fn pass_on(&mut self) {
        (self.take)(std::mem::take(&mut self.catalog));
    }

    fn embedded(&mut self) -> Result<String, CatalogError> {
        let first = self.catalog.codes.len();
        let text = REFERENCE.to_owned();
        let reference = bytes::Document { label: EMBEDDED.to_owned(), text, warnings: Vec::new() };
        let label = self.document(reference, &Pattern::default(), false);
        let asset = |name| move |error: toml::de::Error| CatalogError::Asset(name, error.to_string());
        methods::link(&mut self.catalog, methods::table(METHODS, SITE).map_err(asset("methods.toml"))?);
        notes::attach(&mut self.catalog.codes[first..], notes::read(NOTES).map_err(asset("notes.toml"))?);
        Ok(label)
    }

    fn folder(&mut self, folder: &Path) -> Result<String, CatalogError> {
        let label = bytes::label(folder);
        let pages = bytes::pages(folder)?;
        if pages.is_empty() {
            return Err(CatalogError::NoPages { document: label });
        }
        if self.catalog.title.is_empty() {
            self.catalog.title.clone_from(&label);
        }
        let mut listings: Vec<Listing> = Vec::new();
        for path in pages {
            let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            let document = bytes::file(&path)?;
            let mut page = Page::default();
            pieces::parse(&Arc::new(document.text), |piece| page.append(piece));
            self.catalog.warnings.extend(document.warnings);
            let name = text::one_line(&name);
            if let Some(listing) = methods::listing(&page, &name, address(&page), self.pattern) {
                self.found += listing.codes.len();
                listings.push(listing);
            } else {
                let mut gatherer = self.open(&document.label, address(&page), self.pattern);
                gatherer.add(page);
                self.keep(gatherer.rest(), &document.label);
            }
        }
        methods::link(&mut self.catalog, listings);
        Ok(label)
    }

    /// Reads a document; `at_once` passes its codes on as they are read.
    fn document(&mut self, document: bytes::Document, pattern: &Pattern, at_once: bool) -> String {
        let bytes::Document { label, text, warnings } = document;
        self.catalog.warnings.extend(warnings);
        let mut gatherer: Option<Gatherer> = None;
        pieces::parse(&Arc::new(text), |page| {
            let gatherer = gatherer.get_or_insert_with(|| {
                if self.catalog.title.is_empty() {
                    self.catalog.title = title(&page, &label);
                }
                self.open(&label, address(&page), pattern)
            });
            gatherer.add(page);
            if at_once {
                self.keep(gatherer.finished(), &label);
                self.pass_on();
            }
        });
        self.keep(gatherer.map(Gatherer::rest).unwrap_or_default(), &label);
        label
    }

    /// Begins a document.
    fn open(&mut self, label: &str, page: Option<String>, pattern: &Pattern) -> Gatherer {
        self.catalog.documents.push(Document { page, label: label.to_owned() });
        self.documents += 1;
        Gatherer::new(pattern, self.documents - 1)
    }

    /// Keeps codes, but for those met before.
    fn keep(&mut self, codes: Vec<Code>, label: &str) {
        for code in codes {
            self.found += 1;
            if self.names.insert(Arc::clone(&code.name)) {
                self.catalog.codes.push(code);
            } else {
                let message = format!("{} once more; only its first text is kept", code.name);
                self.catalog.warnings.push(Warning { document: label.to_owned(), line: code.line, message });
            }
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn embedded() -> Catalog {
        open(&[Source::Embedded], &Pattern::default()).unwrap()
    }

    #[test]
    fn the_reference_has_nineteen_codes_and_eleven_say_nothing() {
        let catalog = embedded();
        let (reference, others): (Vec<_>, Vec<_>) = catalog.codes.iter().partition(|code| code.in_reference);
        assert_eq!(reference.len(), 19);
        assert_eq!(reference.iter().filter(|code| code.text().is_empty()).count(), 11);
        let others: Vec<_> = others.iter().map(|code| (&*code.name, code.methods.len())).collect();
        assert_eq!(others, [("UNSUPPORTED_CHECKOUT_TYPE", 2)]);
        assert_eq!(catalog.title, "iPaper Backend API, Return Codes");
        assert_eq!(catalog.warnings, []);
    }

    #[test]
    fn every_code_stands_on_the_line_it_says() {
        for code in embedded().codes.iter().filter(|code| code.in_reference) {
            let line = REFERENCE.lines().nth(code.line as usize - 1).unwrap();
            assert_eq!(line, format!("## {}", code.name));
        }
    }

    #[test]
    fn every_code_has_a_note_and_every_note_a_code() {
        let mut catalog = embedded();
        for code in &catalog.codes {
            let note = code.note.as_ref().unwrap_or_else(|| panic!("{} has no note", code.name));
            let inferred = note.text.starts_with("Inferred: ");
            // What the reference does not say can only be inferred; one of its texts stands under the wrong code.
            let must = code.text().is_empty() || &*code.name == "CUSTOMFIELD_INVALID_DATA_FORMAT";
            assert_eq!(inferred, must, "{}", code.name);
            assert!(note.text.len() < 240 && note.text.ends_with('.'), "{}", code.name);
        }
        let left = notes::attach(&mut catalog.codes, notes::read(NOTES).unwrap());
        assert!(left.is_empty(), "notes without a code: {left:?}");
    }

    #[test]
    fn the_notes_say_that_a_text_stands_under_the_wrong_code() {
        let catalog = embedded();
        for (code, other) in
            [("ERROR", "CUSTOMFIELD_INVALID_DATA_FORMAT"), ("CUSTOMFIELD_INVALID_DATA_FORMAT", "ERROR")]
        {
            assert!(catalog.find(code).unwrap().note.as_ref().unwrap().text.contains(other));
        }
    }

    #[test]
    fn methods_and_codes_know_each_other() {
        let catalog = embedded();
        assert_eq!(catalog.methods.len(), 39);
        let listed = |name: &str| catalog.find(name).unwrap().methods.len();
        assert_eq!((listed("SUCCESS"), listed("ERROR"), listed("PAPER_DOES_NOT_EXIST")), (38, 39, 4));
        for name in ["CLIENT_ALREADY_HAD_MODULE", "CLIENT_INVALID_UNIT_COUNT", "CLIENT_UNKNOWN"] {
            assert_eq!(listed(name), 0, "{name}");
        }
        // No method names a code that neither the reference nor a note of ours knows.
        for method in &catalog.methods {
            assert!(method.url.as_ref().unwrap().starts_with("https://docs.ipaper.io/flipbook/backend-api/"));
            for code in catalog.codes_of(method) {
                assert!(
                    code.in_reference || &*code.name == "UNSUPPORTED_CHECKOUT_TYPE",
                    "{}: {}",
                    method.name,
                    code.name
                );
                assert!(catalog.methods_of(code).any(|other| other == method));
            }
        }
    }

    #[test]
    fn a_method_is_found_by_a_part_of_its_name() {
        let catalog = embedded();
        let names = |part: &str| catalog.methods_named(part).iter().map(|m| m.name.clone()).collect::<Vec<_>>();
        assert_eq!(names("processpdf"), ["Ripper.ProcessPDF"]);
        assert_eq!(names("paper.getsetting"), ["Paper.GetSetting"]);
        assert_eq!(names("GetSettingD"), ["Paper.GetSettingDescriptions"]);
        assert_eq!(names("setsetting"), ["Paper.SetSetting"]);
        assert!(names("delete").len() > 1 && names("zzzz").is_empty());
    }

    #[test]
    fn text_straight_after_a_heading_is_its_description() {
        let catalog = embedded();
        let text = catalog.find("SUCCESS").unwrap().text().description_text().unwrap();
        assert!(text.starts_with("The SUCCESS return code indicates"), "{text}");
        assert!(text.contains("completed successfully. Further information"), "{text}");
        assert!(text.ends_with("will always return a SUCCESS code."), "{text}");
    }

    #[test]
    fn items_after_returned_if_are_conditions() {
        let catalog = embedded();
        let code = catalog.find("RIPPER_INVALID_BASE64_PDF_FILE").unwrap();
        assert_eq!(
            code.text().conditions,
            ["A PDF file was not provided.", "The provided base64 string could not be parsed / was invalid."]
        );
        assert_eq!((code.text().solutions.len(), code.text().description_text()), (0, None));
    }

    #[test]
    fn items_after_solutions_are_solutions() {
        let catalog = embedded();
        let code = catalog.find("CUSTOMFIELD_FIELD_NAME_IS_NOT_UNIQUE").unwrap();
        assert_eq!(code.text().solutions, ["Change the name", "Delete the existing field that uses the same name."]);
        assert!(code.text().conditions.is_empty());
        assert_eq!(
            code.text().description_text().unwrap(),
            "This code is returned if a custom field is added that does not have a unique name."
        );
    }

    #[test]
    fn a_code_links_to_its_heading_on_the_page() {
        let catalog = embedded();
        assert_eq!(
            catalog.url(catalog.find("PAPER_DOES_NOT_EXIST").unwrap()).unwrap(),
            "https://docs.ipaper.io/backend-api/return-codes#paper_does_not_exist"
        );
    }
}
