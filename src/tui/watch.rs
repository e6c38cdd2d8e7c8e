//! The files that the catalog was read from, and whether any of them has changed since.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use crate::catalog::{Place, Source};
use crate::text;

/// The least time between two looks at the files, but for those that are to be sure.
const INTERVAL: Duration = Duration::from_secs(1);

/// The files as they were when they were last looked at. None of them is ever opened here.
#[derive(Debug, Default)]
pub struct Watch {
    files: Vec<File>,
    looked: Option<Instant>,
}

/// A file or a folder, which may not be there.
#[derive(Debug)]
struct File {
    /// The name of the reference that it belongs to, as the user knows it.
    of: String,
    path: PathBuf,
    stamp: Option<Stamp>,
}

/// What tells one state of a file from another: its time and its size.
type Stamp = (Option<SystemTime>, u64);

impl Watch {
    /// The files of references as they are now. With standard input among them there are none: it cannot be read twice.
    pub fn of(sources: &[Source]) -> Self {
        let has_stdin = sources.iter().any(Source::is_stdin);
        let mut files = Vec::new();
        for source in sources.iter().filter(|_| !has_stdin) {
            for path in source.files() {
                // The embedded reference has no file but its notes.
                let of = name(if let Place::Path(place) = &source.place { place } else { &path });
                files.push(File { of, stamp: stamp(&path), path });
            }
        }
        Self { files, looked: None }
    }

    /// True if there is no file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The names of the references that have changed since the last look, if any has. Looks no more than once a second,
    /// unless it is to look at once.
    pub fn changed(&mut self, at_once: bool, now: Instant) -> Option<String> {
        let is_soon = self.looked.is_some_and(|looked| now.saturating_duration_since(looked) < INTERVAL);
        if self.is_empty() || (is_soon && !at_once) {
            return None;
        }
        self.looked = Some(now);
        let mut names: Vec<&str> = Vec::new();
        for file in &mut self.files {
            let stamp = stamp(&file.path);
            if stamp != file.stamp {
                file.stamp = stamp;
                names.push(&file.of);
            }
        }
        names.dedup();
        (!names.is_empty()).then(|| names.join(", "))
    }
}

fn stamp(path: &Path) -> Option<Stamp> {
    let metadata = fs::metadata(path).ok()?;
    Some((metadata.modified().ok(), metadata.len()))
}

/// The name of a file or a folder without those that it is in.
fn name(path: &Path) -> String {
    // `.` has none of its own.
    let whole = if path.file_name().is_none() { fs::canonicalize(path).ok() } else { None };
    let path = whole.as_deref().unwrap_or(path);
    text::one_line(&path.file_name().unwrap_or(path.as_os_str()).to_string_lossy())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_told_once_and_looked_for_once_a_second() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("docs")).unwrap();
        for name in ["errors.md", "docs/a.md"] {
            fs::write(at(name), "1").unwrap();
        }
        let mut watch = Watch::of(&[at("errors.md").into(), Source::embedded(), at("docs").into()]);
        let mut now = Instant::now();
        let mut changed = |at_once, seconds| {
            now += Duration::from_secs(seconds);
            watch.changed(at_once, now)
        };
        assert_eq!(changed(false, 0), None);
        fs::write(at("errors.md"), "12").unwrap();
        assert_eq!(changed(false, 0), None);
        assert_eq!(changed(true, 0).as_deref(), Some("errors.md"));
        assert_eq!(changed(true, 0), None);
        fs::remove_file(at("errors.md")).unwrap();
        fs::write(at("docs/a.md"), "12").unwrap();
        assert_eq!(changed(false, 1).as_deref(), Some("errors.md, docs"));
        assert_eq!(changed(false, 1), None);
        fs::write(at("errors.notes.toml"), "").unwrap();
        assert_eq!(changed(false, 1).as_deref(), Some("errors.md"));
        fs::write(at("docs/b.md"), "").unwrap();
        assert_eq!(changed(false, 1).as_deref(), Some("docs"));
    }

    #[test]
    fn a_name_is_that_of_the_file_or_the_folder() {
        for (path, expected) in [("a/errors.md", "errors.md"), ("docs/", "docs"), ("/", "/"), ("src/..", "..")] {
            let expected = if expected == ".." { name(&std::env::current_dir().unwrap()) } else { expected.to_owned() };
            assert_eq!(name(Path::new(path)), expected, "{path}");
        }
    }

    #[test]
    fn nothing_is_watched_where_standard_input_is_read() {
        let stdin = Source { place: Place::Stdin, ..Source::default() };
        assert!(Watch::of(&[PathBuf::from("errors.md").into(), stdin]).is_empty());
        assert!(Watch::of(&[Source::embedded()]).is_empty());
    }
}
