//! Bytes of unknown origin -> text, with what was odd about them.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::{CatalogError, Warning};
use crate::text;

/// The largest document, in bytes.
const LIMIT: u64 = 256 << 20;

/// How deep a folder is searched for pages.
const DEEPEST: usize = 32;

/// A document's text and its name.
pub(super) struct Document {
    pub label: String,
    pub text: String,
    pub warnings: Vec<Warning>,
}

/// Reads a file. Only a regular one: a pipe or a device may never end.
pub(super) fn file(path: &Path) -> Result<Document, CatalogError> {
    let label = label(path);
    let open = File::open(path).and_then(|file| file.metadata().map(|metadata| (file, metadata)));
    let (file, metadata) = open.map_err(|error| unreadable(&label, &error))?;
    if !metadata.is_file() {
        return Err(CatalogError::NotAFile { document: label });
    }
    document(label, file, metadata.len())
}

/// Whether a path is a folder. Looks before anything is opened: opening a pipe would wait for its other end.
pub(super) fn is_folder(path: &Path) -> Result<bool, CatalogError> {
    let metadata = fs::metadata(path).map_err(|error| unreadable(&label(path), &error))?;
    if !metadata.is_dir() && !metadata.is_file() {
        return Err(CatalogError::NotAFile { document: label(path) });
    }
    Ok(metadata.is_dir())
}

/// Reads standard input to its end.
pub(super) fn stdin() -> Result<Document, CatalogError> {
    document("standard input".to_owned(), io::stdin().lock(), 0)
}

/// Reads to the end of what is about `expected` bytes long.
fn document(label: String, from: impl Read, expected: u64) -> Result<Document, CatalogError> {
    let mut bytes = Vec::with_capacity(expected.min(LIMIT) as usize + 1);
    from.take(LIMIT + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&label, &error))?;
    if bytes.len() as u64 > LIMIT {
        return Err(CatalogError::TooLarge { document: label });
    }
    let mut warnings = Vec::new();
    let mut warn = |at: usize, message: &str| {
        let line = memchr::memchr_iter(b'\n', &bytes[..at]).count() as u32 + 1;
        warnings.push(Warning { document: label.clone(), line, message: message.to_owned() });
    };
    if let Err(error) = str::from_utf8(&bytes) {
        warn(error.valid_up_to(), "not UTF-8; what cannot be read is shown as \u{fffd}");
    }
    if let Some(at) = memchr::memchr(0, &bytes) {
        warn(at, "a NUL byte; shown as ␀");
    }
    let text = String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    Ok(Document { label, text, warnings })
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
    pages.sort();
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

fn unreadable(label: &str, error: &io::Error) -> CatalogError {
    let (document, reason) = (
        label.to_owned(),
        match error.kind() {
            io::ErrorKind::NotFound => "no such file or folder; check the path".to_owned(),
            io::ErrorKind::PermissionDenied => "may not be read; check its permissions".to_owned(),
            _ => format!("cannot be read: {error}"),
        },
    );
    CatalogError::Unreadable { document, reason }
}
