//! The assets of the program: the reference as its owner gave it, which of its methods lists which codes, and the
//! project's own notes.

use std::collections::HashMap;

use serde::Deserialize;

use super::files::CatalogError;
use super::methods::MethodPage;
use super::model::Code;
use super::note::{Ground, Handling, Note};

/// The label of the embedded reference.
pub(super) const LABEL: &str = "embedded";
/// The site that its pages are on.
pub(super) const SITE: &str = "https://docs.ipaper.io";

/// The reference.
pub(super) const REFERENCE: &str = include_str!("../../assets/return-codes.md");
const METHODS: &str = include_str!("../../assets/methods.toml");
const NOTES: &str = include_str!("../../assets/notes.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Methods {
    method: Vec<MethodRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MethodRow {
    name: String,
    /// The path below the site.
    page: String,
    codes: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoteRow {
    handling: Handling,
    ground: Ground,
    /// Its text without the words that say what it rests on.
    note: String,
    keywords: Vec<String>,
    /// The code that the text under this one is about, where that is another.
    text_of: Option<Box<str>>,
}

/// The pages of its methods; its document has this number.
pub(super) fn methods(document: u32) -> Result<Vec<MethodPage>, CatalogError> {
    let table: Methods = toml::from_str(METHODS).map_err(|error| broken("methods.toml", &error))?;
    let page = |MethodRow { name, page, codes }| {
        let url = Some(format!("{SITE}{page}"));
        MethodPage { name, url, codes, document }
    };
    Ok(table.method.into_iter().map(page).collect())
}

/// Gives each code its note. Returns the names of notes that have no code.
pub(super) fn attach_notes(codes: &mut [Code]) -> Result<Vec<String>, CatalogError> {
    let mut notes: HashMap<String, NoteRow> = toml::from_str(NOTES).map_err(|error| broken("notes.toml", &error))?;
    for code in codes {
        let Some(row) = notes.remove(&*code.name) else { continue };
        code.note = Some(Box::new(Note::new(row.ground, &row.note, row.handling, row.keywords)));
        code.text_of = row.text_of;
    }
    Ok(notes.into_keys().collect())
}

fn broken(asset: &'static str, error: &toml::de::Error) -> CatalogError {
    CatalogError::Asset(asset, error.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::model::Catalog;
    use super::super::{Pattern, Source, open};
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
