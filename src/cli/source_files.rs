//! The source files below paths. This file alone names the crate `ignore`.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};

use crate::check::Syntax;
use crate::text;

/// The largest file that is read, in bytes; sources that people write are smaller.
const MAX_FILE: u64 = 4 << 20;

/// The bytes at the start of a file in which a NUL says that it is no text.
const START: u64 = 1024;

/// A file, or the reason why there is none.
pub(super) enum Item {
    /// A source file.
    Source {
        /// Its path, clean and with forward slashes.
        name: String,
        /// Its strings and comments.
        syntax: Syntax,
        text: Vec<u8>,
    },
    /// A file that was left out, as a message.
    LeftOut(String),
    /// What could not be read, as a message.
    Unread(String),
}

/// Gives the source files below these paths, those of each in the order of their paths, each file once. What .gitignore
/// names and what is hidden is left out, but for the paths themselves; so are files that are no source code.
pub(super) fn each(paths: &[PathBuf], mut found: impl FnMut(Item) -> anyhow::Result<()>) -> anyhow::Result<()> {
    let mut seen = HashSet::new();
    for path in paths {
        if let Err(error) = fs::metadata(path) {
            found(Item::Unread(unread(&name(path), &error)))?;
            continue;
        }
        for entry in walk(path) {
            let item = match entry {
                Ok(entry) if seen.insert(without_dot(entry.path()).to_owned()) => item(&entry),
                Ok(_) => None,
                Err(error) => {
                    // The message of the error itself names the path once more.
                    let kind = error.io_error().map_or(io::ErrorKind::Other, io::Error::kind);
                    Some(Item::Unread(unread(&name(path_of(&error).unwrap_or(path)), &kind.into())))
                }
            };
            item.map_or(Ok(()), &mut found)?;
        }
    }
    Ok(())
}

/// The path in messages and findings: clean, with forward slashes, without the `./` of a walk that starts at `.`.
pub(super) fn name(path: &Path) -> String {
    without_dot(path).to_string_lossy().replace(MAIN_SEPARATOR, "/").chars().map(text::visible).collect()
}

fn without_dot(path: &Path) -> &Path {
    path.strip_prefix(".").ok().filter(|rest| !rest.as_os_str().is_empty()).unwrap_or(path)
}

fn walk(path: &Path) -> ignore::Walk {
    WalkBuilder::new(path)
        // A source archive has no repository; what a user's own settings say is not the same everywhere.
        .require_git(false)
        .git_global(false)
        .git_exclude(false)
        .sort_by_file_path(Path::cmp)
        .build()
}

fn item(entry: &DirEntry) -> Option<Item> {
    let (path, is_given) = (entry.path(), entry.depth() == 0);
    // The path itself may be a link.
    let is_file = if is_given { path.is_file() } else { entry.file_type().is_some_and(|kind| kind.is_file()) };
    if !is_file {
        let is_odd = is_given && !path.is_dir();
        return is_odd.then(|| Item::Unread(format!("{}: not a regular file; name a source file", name(path))));
    }
    let file_name = path.file_name().unwrap_or_default().to_string_lossy();
    if !is_given && !Syntax::may_have(&file_name) {
        return None;
    }
    source(path, &file_name, is_given).unwrap_or_else(|error| Some(Item::Unread(unread(&name(path), &error))))
}

/// A file, if it is source code; one that was given by its name is.
fn source(path: &Path, file_name: &str, is_given: bool) -> io::Result<Option<Item>> {
    let mut file = File::open(path)?;
    let mut text = Vec::new();
    file.by_ref().take(START).read_to_end(&mut text)?;
    if text.contains(&0) {
        let message = || format!("{}: not checked, as it is no text; name a source file", name(path));
        return Ok(is_given.then(|| Item::Unread(message())));
    }
    let Some(syntax) = Syntax::of(file_name, &text).or_else(|| is_given.then(Syntax::any)) else { return Ok(None) };
    file.take(MAX_FILE + 1 - START).read_to_end(&mut text)?;
    if text.len() as u64 > MAX_FILE {
        let limit = MAX_FILE >> 20;
        let message =
            format!("{}: not checked, as it is larger than {limit} MiB; split it, or name it in .ignore", name(path));
        // Whoever names a file wants it checked.
        return Ok(Some(if is_given { Item::Unread(message) } else { Item::LeftOut(message) }));
    }
    Ok(Some(Item::Source { name: name(path), syntax, text }))
}

fn unread(name: &str, error: &io::Error) -> String {
    let reason = text::reason(&error);
    format!("{name}: cannot be read ({reason}); name a source file or a folder of them")
}

/// The path that an error is about.
fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        _ => None,
    }
}
