//! Writing a generated reference to a file, and reading it.

use ipaper_codes::catalog::{Catalog, open};
use tempfile::NamedTempFile;

use crate::generate;

pub fn document(codes: usize) -> NamedTempFile {
    let file = NamedTempFile::new().unwrap();
    std::fs::write(&file, generate::markdown(codes)).unwrap();
    file
}

pub fn read(document: &NamedTempFile) -> Catalog {
    open(&[document.path().to_owned().into()]).unwrap()
}
