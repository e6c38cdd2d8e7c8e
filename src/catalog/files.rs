//! Files, folders and pipes -> documents that can be read, and why one cannot be.

use std::fs::{self, File};
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};

use crate::text;

/// The largest document, in bytes.
pub(super) const LIMIT: u64 = 256 << 20;

/// Folders deeper than this are not searched for pages.
const DEEPEST: usize = 32;

/// A document that is to be read.
pub(super) struct Document {
    pub label: String,
    pub content: Box<dyn Read>,
    /// The number of bytes it is said to have.
    pub length: u64,
}

/// A catalog that cannot be read: one line that says where, what, and what to do.
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
        /// A description of what is taken for one.
        what: String,
    },
    /// An asset of the program itself that is broken; a test sees to it that there is none.
    #[error("assets/{0}: {1}; please report this")]
    Asset(&'static str, String),
}

/// Opens a file. Only a regular one: a pipe or a device may never end.
pub(super) fn file(path: &Path) -> Result<Document, CatalogError> {
    let label = label(path);
    let open = File::open(path).and_then(|file| file.metadata().map(|metadata| (file, metadata)));
    let (file, metadata) = open.map_err(|error| unreadable(&label, &error))?;
    if !metadata.is_file() {
        return Err(CatalogError::NotAFile { document: label });
    }
    if metadata.len() > LIMIT {
        return Err(CatalogError::TooLarge { document: label });
    }
    Ok(Document { label, content: Box::new(file), length: metadata.len() })
}

/// Reads standard input to its end.
pub(super) fn stdin() -> Result<Document, CatalogError> {
    let label = "standard input".to_owned();
    let mut bytes = Vec::new();
    io::stdin().lock().take(LIMIT + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&label, &error))?;
    let length = bytes.len() as u64;
    Ok(Document { label, content: Box::new(Cursor::new(bytes)), length })
}

/// A document that the program carries.
pub(super) fn embedded(label: &str, text: &'static str) -> Document {
    Document { label: label.to_owned(), content: Box::new(Cursor::new(text)), length: text.len() as u64 }
}

/// True if a path is a folder. Asked before anything is opened: opening a pipe would wait for its other end.
pub(super) fn is_folder(path: &Path) -> Result<bool, CatalogError> {
    let metadata = fs::metadata(path).map_err(|error| unreadable(&label(path), &error))?;
    if !metadata.is_dir() && !metadata.is_file() {
        return Err(CatalogError::NotAFile { document: label(path) });
    }
    Ok(metadata.is_dir())
}

/// The pages of a folder and of those below it, in the order of their paths. A link to a folder is not followed: it
/// may lead in a circle.
pub(super) fn pages(folder: &Path) -> Result<Vec<PathBuf>, CatalogError> {
    let mut pages = Vec::new();
    let mut folders = vec![(folder.to_owned(), 0)];
    while let Some((folder, depth)) = folders.pop() {
        let entries = fs::read_dir(&folder).map_err(|error| unreadable(&label(&folder), &error))?;
        for entry in entries {
            let entry = entry.map_err(|error| unreadable(&label(&folder), &error))?;
            let (path, kind) = (entry.path(), entry.file_type().map_err(|error| unreadable(&label(&folder), &error))?);
            if entry.file_name().as_encoded_bytes().starts_with(b".") {
                continue;
            }
            if kind.is_dir() && depth < DEEPEST {
                folders.push((path, depth + 1));
            } else if is_page(&path) && path.is_file() {
                pages.push(path);
            }
        }
    }
    pages.sort_unstable();
    Ok(pages)
}

fn is_page(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    matches!(extension.as_deref(), Some("md" | "markdown"))
}

/// A path as it may be shown.
pub(super) fn label(path: &Path) -> String {
    text::one_line(&path.to_string_lossy())
}

pub(super) fn unreadable(label: &str, error: &io::Error) -> CatalogError {
    let document = label.to_owned();
    let reason = match error.kind() {
        io::ErrorKind::FileTooLarge => return CatalogError::TooLarge { document },
        io::ErrorKind::NotFound => "no such file or folder; check the path".to_owned(),
        io::ErrorKind::PermissionDenied => "may not be read; check its permissions".to_owned(),
        _ => format!("cannot be read: {error}"),
    };
    CatalogError::Unreadable { document, reason }
}
