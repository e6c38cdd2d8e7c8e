//! The files that a reference is read from, for whoever looks out for their changes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::files;
use super::options::ReadOptions;
use super::source::{Place, Source};

/// The most pages and folders of a folder that are named: to look at so many takes some ten milliseconds.
const MAX_WATCHED: usize = 4096;

impl Source {
    /// True if there are [files](Self::files).
    pub fn has_files(&self) -> bool {
        self.notes.is_some() || matches!(self.place, Place::Path(_))
    }

    /// The files and folders that it is read from, and the file of its notes, which may not be there. A change of any of
    /// them may change the catalog. The embedded reference and standard input have none but notes.
    pub fn files(&self) -> Vec<PathBuf> {
        let mut files: Vec<PathBuf> = self.notes.clone().into_iter().collect();
        if let Place::Path(path) = &self.place {
            files.extend(self.notes_beside().filter(|_| self.notes.is_none()));
            files.extend(pages(path, &self.options));
            files.push(path.clone());
        }
        files
    }
}

/// The pages of a folder, and the folders that they are in.
fn pages(folder: &Path, options: &ReadOptions) -> Vec<PathBuf> {
    if !folder.is_dir() {
        return Vec::new();
    }
    let (pages, _) = files::pages(folder, options).unwrap_or_default();
    let folders: BTreeSet<PathBuf> = pages.iter().filter_map(|page| page.parent()).map(Path::to_owned).collect();
    folders.into_iter().filter(|within| within != folder).chain(pages).take(MAX_WATCHED).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_file_and_a_folder_are_watched_with_their_notes_and_pages() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("docs/more")).unwrap();
        for name in ["errors.md", "docs/a.md", "docs/more/b.md", "docs/more/c.md", "docs/x.png"] {
            fs::write(at(name), "").unwrap();
        }
        let files = |name: &str| Source::from(at(name)).files();
        assert_eq!(files("errors.md"), [at("errors.notes.toml"), at("errors.md")]);
        let pages = ["docs.notes.toml", "docs/more", "docs/a.md", "docs/more/b.md", "docs/more/c.md", "docs"];
        assert_eq!(files("docs"), pages.map(at));
        assert_eq!(files("gone.md"), [at("gone.notes.toml"), at("gone.md")]);
        let named = Source { notes: Some(at("ours.toml")), ..Source::from(at("errors.md")) };
        assert_eq!(named.files(), [at("ours.toml"), at("errors.md")]);
    }

    #[test]
    fn what_cannot_change_is_not_watched() {
        for place in [Place::Embedded, Place::Stdin] {
            let source = Source { place, ..Source::default() };
            assert!(source.files().is_empty() && !source.has_files(), "{source:?}");
        }
    }
}
