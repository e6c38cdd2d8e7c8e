//! The languages of snippets, with the user's own beside the configuration.

use std::path::Path;

use crate::renderer;
use crate::snippet::Library;
use crate::text_file::FileError;

/// The languages, with those of a folder of templates, and the errors in it.
pub(super) fn library(snippets: Option<&Path>) -> (Library, Vec<FileError>) {
    match snippets {
        Some(folder) => Library::with_folder(folder, renderer::render),
        None => (Library::embedded(), Vec::new()),
    }
}
