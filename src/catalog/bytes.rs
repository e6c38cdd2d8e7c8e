//! Files, folders and pipes -> documents, which are read piece by piece.

use std::fs::{self, File};
use std::io::{self, Cursor, Read, Seek};
use std::path::{Path, PathBuf};

use super::CatalogError;
use crate::text;

/// The largest document, in bytes.
pub(super) const LIMIT: u64 = 256 << 20;

/// How deep a folder is searched for pages.
const DEEPEST: usize = 32;

/// A document that is to be read.
pub(super) struct Document {
    pub label: String,
    pub content: Box<dyn Content>,
    /// How many bytes it is said to have.
    pub length: u64,
}

/// Bytes that can be looked through before they are read.
pub(super) trait Content: Read + Seek + Send {}

impl<T: Read + Seek + Send> Content for T {}

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

/// How many lines end in a text.
pub(super) fn newlines(text: &[u8]) -> u32 {
    memchr::memchr_iter(b'\n', text).count() as u32
}

/// Whether a path is a folder. Looks before anything is opened: opening a pipe would wait for its other end.
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
