//! Files, folders and pipes -> documents. A document is gone through once to learn whether it may be cut, and then read
//! piece by piece.

use std::fs::{self, File};
use std::io::{self, Cursor, Read, Seek};
use std::path::{Path, PathBuf};

use memchr::memmem;

use super::{CatalogError, cut};
use crate::text;

/// The largest document, in bytes.
const LIMIT: u64 = 256 << 20;

/// How deep a folder is searched for pages.
const DEEPEST: usize = 32;

/// So many bytes are looked at while they are at hand.
const BLOCK: u64 = 512 << 10;

/// A document that is to be read.
pub(super) struct Document {
    pub label: String,
    /// Its bytes.
    pub content: Box<dyn Read + Send>,
    /// How many they are.
    pub length: u64,
    /// Whether it must be read in one piece.
    pub whole: bool,
}

/// Reads a file. Only a regular one: a pipe or a device may never end.
pub(super) fn file(path: &Path) -> Result<Document, CatalogError> {
    let label = label(path);
    let open = File::open(path).and_then(|file| file.metadata().map(|metadata| (file, metadata)));
    let (mut file, metadata) = open.map_err(|error| unreadable(&label, &error))?;
    if !metadata.is_file() {
        return Err(CatalogError::NotAFile { document: label });
    }
    if metadata.len() > LIMIT {
        return Err(CatalogError::TooLarge { document: label });
    }
    let (length, whole) = go_through(&label, &file)?;
    file.rewind().map_err(|error| unreadable(&label, &error))?;
    // It may be longer by now.
    Ok(Document { label, content: Box::new(file.take(LIMIT)), length, whole })
}

/// Reads standard input to its end.
pub(super) fn stdin() -> Result<Document, CatalogError> {
    let label = "standard input".to_owned();
    let mut bytes = Vec::new();
    io::stdin().lock().take(LIMIT + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&label, &error))?;
    let (length, whole) = go_through(&label, bytes.as_slice())?;
    Ok(Document { label, content: Box::new(Cursor::new(bytes)), length, whole })
}

/// A document that the program carries.
pub(super) fn embedded(label: &str, text: &'static str) -> Result<Document, CatalogError> {
    let (length, whole) = go_through(label, text.as_bytes())?;
    Ok(Document { label: label.to_owned(), content: Box::new(text.as_bytes()), length, whole })
}

/// Goes through a document: how long it is, and whether it must be read in one piece.
fn go_through(label: &str, content: impl Read) -> Result<(u64, bool), CatalogError> {
    let mut content = content.take(LIMIT + 1);
    // With room for the rest of the block before: a vector that has to grow is filled in many small steps.
    let (mut block, mut length, mut whole) = (Vec::with_capacity(2 * BLOCK as usize), 0, false);
    loop {
        let more = content.by_ref().take(BLOCK).read_to_end(&mut block).map_err(|error| unreadable(label, &error))?;
        // What makes a document one piece shows from one blank line to the next.
        let end = if more == 0 { block.len() } else { memmem::rfind(&block, b"\n\n").map_or(0, |blank| blank + 2) };
        whole = whole || cut::is_whole(&block[..end]);
        block.drain(..end);
        length += more as u64;
        if more == 0 {
            break;
        }
    }
    if length > LIMIT {
        return Err(CatalogError::TooLarge { document: label.to_owned() });
    }
    Ok((length, whole))
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

pub(super) fn unreadable(label: &str, error: &io::Error) -> CatalogError {
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
