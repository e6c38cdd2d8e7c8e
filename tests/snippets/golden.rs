//! Golden files to read, one per language and kind. `UPDATE_GOLDEN=1` rewrites them.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use ipaper_codes::catalog::Code;
use ipaper_codes::snippet::{COPY_WIDTH, Kind, Library};

use super::reference;

/// Codes of every kind that snippets distinguish: SUCCESS, ERROR and a general code out of order, with and without a
/// description, with a wrapped one, with conditions, and with a name that makes a line too long.
pub(super) const NAMES: [&str; 8] = [
    "ERROR",
    "LICENSE_DOES_NOT_ALLOW_PROCESSING",
    "PAPER_DOES_NOT_EXIST",
    "PAPER_MUST_NOT_BE_CATEGORY",
    "READONLY",
    "RIPPER_INVALID_BASE64_PDF_FILE",
    "SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS",
    "SUCCESS",
];

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/snippets")
}

#[test]
fn every_language_and_kind_is_as_its_golden_file() {
    let catalog = reference();
    let codes: Vec<&Code> = NAMES.iter().map(|name| catalog.find(name).unwrap()).collect();
    let library = Library::embedded();
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut files = BTreeSet::new();
    for language in library.languages() {
        for kind in Kind::ALL {
            let name = format!("{}.{kind}.{}", language.id, language.extension);
            let path = folder().join(&name);
            let rendered = library.render(language, kind, &codes, COPY_WIDTH).unwrap();
            if update {
                fs::write(&path, &rendered).unwrap();
            }
            let golden = fs::read_to_string(&path).unwrap_or_default();
            assert!(golden == rendered, "{name} is not as its golden file; it is now:\n{rendered}");
            files.insert(name);
        }
    }
    let found: BTreeSet<String> =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(found, files, "a golden file of no language");
}
