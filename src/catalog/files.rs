//! Files, folders and pipes -> documents that can be read, and why one cannot be.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};

use super::limits::{MAX_DOCUMENT, MAX_FOLDER_DEPTH};
use super::model::Warning;
use super::options::ReadOptions;
use crate::text;
use crate::text_file::{self, FileError};

/// A document that is to be read.
pub(super) struct Document {
    pub label: String,
    pub content: Box<dyn Read>,
    pub syntax: Syntax,
    /// The number of bytes it is said to have; 0 if nothing is said.
    pub length: usize,
}

impl Document {
    /// Its first bytes, of which none is taken from it.
    pub fn start(&mut self, count: u64) -> Result<Vec<u8>, CatalogError> {
        let mut start = Vec::new();
        let read = self.content.by_ref().take(count).read_to_end(&mut start);
        read.map_err(|error| CatalogError::unreadable(&self.label, &error))?;
        let rest = std::mem::replace(&mut self.content, Box::new(io::empty()));
        self.content = Box::new(Cursor::new(start.clone()).chain(rest));
        Ok(start)
    }
}

/// The syntax of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Syntax {
    Markdown,
    /// None: columns and indents.
    PlainText,
}

impl Syntax {
    /// The syntax of a file, by its name.
    fn of(path: &Path) -> Self {
        let is_text =
            |extension: &OsStr| extension.eq_ignore_ascii_case("txt") || extension.eq_ignore_ascii_case("text");
        if path.extension().is_some_and(is_text) { Self::PlainText } else { Self::Markdown }
    }
}

/// A catalog that cannot be read: one line that says where, what, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum CatalogError {
    /// A document that cannot be read, or not to its end.
    #[error("{0}")]
    Document(Warning),
    /// A document without a code.
    #[error("{0}")]
    NoCodes(Warning),
    /// A file of notes that was named and cannot be used.
    #[error("{0}")]
    File(FileError),
    /// An asset of the program itself that is broken; a test sees to it that there is none.
    #[error("assets/{0}: {1}; please report this")]
    Asset(&'static str, String),
}

impl CatalogError {
    /// A document that cannot be read, and why.
    pub(super) fn document(label: &str, message: impl Into<String>) -> Self {
        Self::at(label, 0, 0, message)
    }

    /// A document that is not read for what is at a place in it; 0 for a line or a column that is not known.
    pub(super) fn at(label: &str, line: u32, column: u32, message: impl Into<String>) -> Self {
        Self::Document(Warning { document: label.to_owned(), line, column, message: message.into(), unread: true })
    }

    /// A document that the system does not give.
    pub(super) fn unreadable(label: &str, error: &io::Error) -> Self {
        let message = match error.kind() {
            io::ErrorKind::NotFound => "no such file or folder; check the path".to_owned(),
            io::ErrorKind::OutOfMemory => return Self::no_memory(label),
            _ => text_file::reason(error),
        };
        Self::document(label, message)
    }

    /// A document that there is no memory for.
    pub(super) fn no_memory(label: &str) -> Self {
        Self::document(label, "not enough memory to read all of it; split it, or raise the memory limit")
    }

    /// A document larger than anyone writes.
    pub(super) fn too_large(label: &str) -> Self {
        Self::document(label, format!("over {} MiB; split it", MAX_DOCUMENT >> 20))
    }

    /// A document with more codes or more text than the catalog has room for.
    pub(super) fn too_much(label: &str) -> Self {
        Self::document(label, "more codes or text than fit in 1 GiB of memory; split it")
    }

    /// A document without a code.
    pub(super) fn no_codes(label: &str, advice: impl Into<String>) -> Self {
        let document = label.to_owned();
        Self::NoCodes(Warning { document, line: 1, message: advice.into(), unread: true, ..Warning::default() })
    }

    /// A pipe, a socket or a device, which may never end.
    fn not_a_file(label: &str) -> Self {
        Self::document(label, "neither a file nor a folder; pipe a document to `--catalog -` instead")
    }
}

/// Opens a file. Only a regular one: a pipe or a device may never end.
pub(super) fn file(path: &Path) -> Result<Document, CatalogError> {
    let label = text::shown_path(path);
    let unreadable = |error| CatalogError::unreadable(&label, &error);
    // Asked before it is opened: opening a device may do something.
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if metadata.is_dir() {
        return Err(CatalogError::document(&label, "a link to a folder, which is not followed; name it on its own"));
    }
    if !metadata.is_file() {
        return Err(CatalogError::not_a_file(&label));
    }
    let file = text_file::open(path).map_err(unreadable)?;
    let metadata = file.metadata().map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(CatalogError::not_a_file(&label));
    }
    if metadata.len() > MAX_DOCUMENT as u64 {
        return Err(CatalogError::too_large(&label));
    }
    let (syntax, length) = (Syntax::of(path), metadata.len() as usize);
    Ok(Document { label, content: Box::new(file), syntax, length })
}

/// Standard input, up to its end.
pub(super) fn stdin() -> Document {
    Document { label: "standard input".to_owned(), content: Box::new(io::stdin()), syntax: Syntax::Markdown, length: 0 }
}

/// A document that the program carries.
pub(super) fn embedded(label: &str, text: &'static str) -> Document {
    Document {
        label: label.to_owned(),
        content: Box::new(Cursor::new(text)),
        syntax: Syntax::Markdown,
        length: text.len(),
    }
}

/// True if a path is a folder.
pub(super) fn is_folder(path: &Path) -> Result<bool, CatalogError> {
    let metadata = fs::metadata(path).map_err(|error| CatalogError::unreadable(&text::shown_path(path), &error))?;
    Ok(metadata.is_dir())
}

/// The pages of a folder and of those below it, in the order of their paths, and the errors of what cannot be read.
/// Plain texts are pages where there are no others. A link to a folder is not followed: it may lead in a circle.
pub(super) fn pages(folder: &Path, options: &ReadOptions) -> Result<(Vec<PathBuf>, Vec<CatalogError>), CatalogError> {
    let (mut pages, mut errors) = (Vec::new(), Vec::new());
    let mut folders = vec![(folder.to_owned(), 0)];
    while let Some((folder, depth)) = folders.pop() {
        let unreadable = |error| CatalogError::unreadable(&text::shown_path(&folder), &error);
        let entries = match fs::read_dir(&folder).map_err(unreadable) {
            Ok(entries) => entries,
            Err(error) if depth == 0 => return Err(error),
            Err(error) => {
                errors.push(error);
                continue;
            }
        };
        for entry in entries {
            let entry = entry.and_then(|entry| Ok((entry.path(), entry.file_name(), entry.file_type()?)));
            let (path, name, kind) = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    errors.push(unreadable(error));
                    break;
                }
            };
            if name.as_encoded_bytes().starts_with(b".") {
                continue;
            }
            if kind.is_dir() && depth < MAX_FOLDER_DEPTH {
                folders.push((path, depth + 1));
            } else if kind.is_dir() {
                errors.push(CatalogError::document(
                    &text::shown_path(&path),
                    "a folder too deep to be read; move its pages up",
                ));
            } else if is_page(&path) && !options.allows(&path) {
                let label = text::shown_path(&path);
                errors.push(CatalogError::document(
                    &label,
                    "a link that leads out of the project, which is not followed",
                ));
            } else if is_page(&path) {
                pages.push(path);
            }
        }
    }
    // Beside pages of Markdown, a text is rather a licence or a list of requirements.
    if pages.iter().any(|page| Syntax::of(page) == Syntax::Markdown) {
        pages.retain(|page| Syntax::of(page) == Syntax::Markdown);
    }
    pages.sort_unstable();
    Ok((pages, errors))
}

fn is_page(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    matches!(extension.as_deref(), Some("md" | "mdx" | "markdown" | "rst" | "txt"))
}
