//! Where a catalog comes from. The domain's only reading.

use std::path::PathBuf;

use super::codes::Pattern;
use super::reader::{EMBEDDED, Reader};
use super::{Catalog, bytes};

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

/// The same, part by part in their order, so that what is read can be used before the rest is. A single long document
/// comes in many parts, all else in one.
pub fn read(sources: &[Source], pattern: &Pattern, mut on_part: impl FnMut(Catalog)) -> Result<(), CatalogError> {
    let mut reader = Reader::new(pattern);
    for source in sources {
        let document = match source {
            Source::Embedded => {
                reader.embedded()?;
                continue;
            }
            Source::Path(path) if bytes::is_folder(path)? => {
                reader.folder(path)?;
                continue;
            }
            Source::Path(path) => bytes::file(path)?,
            Source::Stdin => bytes::stdin()?,
        };
        if sources.len() > 1 {
            reader.document(document)?;
        } else {
            reader.in_parts(document, |part| part, &mut on_part)?;
        }
    }
    on_part(reader.catalog);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::notes;
    use super::super::reader::{NOTES, REFERENCE};
    use super::*;

    fn embedded() -> Catalog {
        open(&[Source::Embedded], &Pattern::default()).unwrap()
    }

    #[test]
    fn the_reference_has_nineteen_codes_and_eleven_say_nothing() {
        let catalog = embedded();
        let (reference, others): (Vec<_>, Vec<_>) = catalog.codes.iter().partition(|code| code.in_reference);
        assert_eq!(reference.len(), 19);
        assert_eq!(reference.iter().filter(|code| code.description.is_empty()).count(), 11);
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
            let must = code.description.is_empty() || &*code.name == "CUSTOMFIELD_INVALID_DATA_FORMAT";
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
        let text = catalog.find("SUCCESS").unwrap().description.text().unwrap();
        assert!(text.starts_with("The SUCCESS return code indicates"), "{text}");
        assert!(text.contains("completed successfully. Further information"), "{text}");
        assert!(text.ends_with("will always return a SUCCESS code."), "{text}");
    }

    #[test]
    fn items_after_returned_if_are_conditions() {
        let catalog = embedded();
        let code = catalog.find("RIPPER_INVALID_BASE64_PDF_FILE").unwrap();
        assert_eq!(
            code.description.conditions,
            ["A PDF file was not provided.", "The provided base64 string could not be parsed / was invalid."]
        );
        assert_eq!((code.description.solutions.len(), code.description.text()), (0, None));
    }

    #[test]
    fn items_after_solutions_are_solutions() {
        let catalog = embedded();
        let code = catalog.find("CUSTOMFIELD_FIELD_NAME_IS_NOT_UNIQUE").unwrap();
        assert_eq!(
            code.description.solutions,
            ["Change the name", "Delete the existing field that uses the same name."]
        );
        assert!(code.description.conditions.is_empty());
        assert_eq!(
            code.description.text().unwrap(),
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
