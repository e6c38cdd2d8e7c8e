//! Where a catalog comes from. The domain's only reading.

use super::codes::{self, Pattern};
use super::{Catalog, Document, markdown};

/// The reference document as its owner gave it.
const REFERENCE: &str = include_str!("../../assets/return-codes.md");

/// The site that permalinks are below.
const SITE: &str = "https://docs.ipaper.io";

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The reference that the program carries.
    Embedded,
}

/// A catalog that could not be had: one line that says what, where, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum CatalogError {
    /// A document without a single code.
    #[error("{document}:1: no return code found; a heading that is an UPPER_SNAKE_CASE name counts as one")]
    NoCodes {
        /// Its label.
        document: String,
    },
}

/// Reads the sources given and links what they say.
pub fn open(sources: &[Source], pattern: &Pattern) -> Result<Catalog, CatalogError> {
    let mut catalog = Catalog::default();
    for source in sources {
        match source {
            Source::Embedded => add(&mut catalog, "embedded", REFERENCE, pattern),
        }
    }
    if catalog.codes.is_empty() {
        let document = catalog.documents.first().map(|document| document.label.clone());
        return Err(CatalogError::NoCodes { document: document.unwrap_or_default() });
    }
    Ok(catalog)
}

fn add(catalog: &mut Catalog, label: &str, text: &str, pattern: &Pattern) {
    let page = markdown::parse(text);
    let number = catalog.documents.len() as u32;
    if catalog.title.is_empty() {
        catalog.title = page.title.clone().unwrap_or_else(|| label.to_owned());
    }
    catalog
        .documents
        .push(Document { label: label.to_owned(), page: page.permalink.as_ref().map(|path| format!("{SITE}{path}")) });
    catalog.codes.extend(codes::codes(page, pattern, number));
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
        assert_eq!(catalog.codes.len(), 19);
        assert_eq!(catalog.codes.iter().filter(|code| !code.has_text()).count(), 11);
        assert_eq!(catalog.title, "Return Codes");
    }

    #[test]
    fn every_code_stands_on_the_line_it_says() {
        for code in embedded().codes {
            let line = REFERENCE.lines().nth(code.line as usize - 1).unwrap();
            assert_eq!(line, format!("## {}", code.name));
        }
    }

    #[test]
    fn text_straight_after_a_heading_is_its_description() {
        let catalog = embedded();
        let text = catalog.find("SUCCESS").unwrap().description_text().unwrap();
        assert!(text.starts_with("The SUCCESS return code indicates"), "{text}");
        assert!(text.contains("completed successfully. Further information"), "{text}");
        assert!(text.ends_with("will always return a SUCCESS code."), "{text}");
    }

    #[test]
    fn items_after_returned_if_are_conditions() {
        let catalog = embedded();
        let code = catalog.find("RIPPER_INVALID_BASE64_PDF_FILE").unwrap();
        assert_eq!(
            code.conditions,
            ["A PDF file was not provided.", "The provided base64 string could not be parsed / was invalid."]
        );
        assert_eq!((code.solutions.len(), code.description_text()), (0, None));
    }

    #[test]
    fn items_after_solutions_are_solutions() {
        let catalog = embedded();
        let code = catalog.find("CUSTOMFIELD_FIELD_NAME_IS_NOT_UNIQUE").unwrap();
        assert_eq!(code.solutions, ["Change the name", "Delete the existing field that uses the same name."]);
        assert!(code.conditions.is_empty());
        assert_eq!(
            code.description_text().unwrap(),
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
