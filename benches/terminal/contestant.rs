//! Who is measured, and on what.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use ipaper_codes::catalog::{Pattern, Source, open};

use crate::generate;
use crate::installed::installed;
use crate::session::Line;

/// A catalog, and for the others the list of its names.
pub struct List {
    pub label: String,
    pub names: Vec<String>,
    /// The Markdown file; none is the embedded reference.
    pub catalog: Option<PathBuf>,
    /// The bare names, a line each.
    pub bare: PathBuf,
}

impl List {
    pub fn embedded(folder: &Path) -> Self {
        let catalog = open(&[Source::Embedded], &Pattern::default()).unwrap();
        let names = catalog.codes.into_iter().map(|code| code.name.to_string()).collect();
        Self { label: "embedded".to_owned(), ..Self::of(names, folder) }
    }

    pub fn generated(codes: usize, folder: &Path) -> Self {
        let text = generate::markdown(codes);
        let names: Vec<String> = text.lines().filter_map(|line| line.strip_prefix("## ")).map(str::to_owned).collect();
        assert_eq!(names.len(), codes);
        let file = folder.join(format!("codes-{codes}.md"));
        fs::write(&file, text).unwrap();
        Self { catalog: Some(file), ..Self::of(names, folder) }
    }

    fn of(names: Vec<String>, folder: &Path) -> Self {
        let bare = folder.join(format!("names-{}", names.len()));
        fs::write(&bare, names.join("\n") + "\n").unwrap();
        Self { label: thousands(names.len()), names, catalog: None, bare }
    }

    pub fn bare(&self) -> String {
        self.bare.to_str().unwrap().to_owned()
    }
}

pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|group| str::from_utf8(group).unwrap()).collect();
    groups.join(",")
}

/// A program that is measured.
pub struct Contestant {
    pub name: &'static str,
    pub program: PathBuf,
    pub version: String,
}

impl Contestant {
    /// This program, and of the others those that are installed.
    pub fn all() -> Vec<Self> {
        let ours = Some(PathBuf::from(env!("CARGO_BIN_EXE_ipaper-codes")));
        let found = [("ipaper-codes", ours), ("fzf", installed("fzf")), ("sk", installed("sk"))];
        found.into_iter().filter_map(|(name, program)| Some(Self::new(name, program?))).collect()
    }

    fn new(name: &'static str, program: PathBuf) -> Self {
        let output = Command::new(&program).arg("--version").output().unwrap();
        let version = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        let version = version.trim_start_matches(name).trim().to_owned();
        Self { name, program, version }
    }

    pub fn is_ours(&self) -> bool {
        self.name == "ipaper-codes"
    }

    fn words(&self, more: &[&str]) -> Vec<String> {
        std::iter::once(self.program.to_str().unwrap()).chain(more.iter().copied()).map(str::to_owned).collect()
    }

    /// How it is started full-screen on a list, with a query or without.
    pub fn browse(&self, list: &List, query: &str) -> Line {
        let mut words = self.words(&[]);
        if let (true, Some(catalog)) = (self.is_ours(), &list.catalog) {
            words.extend(["--catalog".to_owned(), catalog.to_str().unwrap().to_owned()]);
        }
        if !query.is_empty() {
            words.extend(["--query".to_owned(), query.to_owned()]);
        }
        Line { words, stdin: (!self.is_ours()).then(|| list.bare()) }
    }

    /// How it answers a query without a terminal.
    pub fn answer(&self, list: &List, query: &str) -> Line {
        match &list.catalog {
            Some(catalog) if self.is_ours() => {
                let words = self.words(&["search", query, "--catalog", catalog.to_str().unwrap()]);
                Line { words, stdin: None }
            }
            _ if self.is_ours() => Line { words: self.words(&["search", query]), stdin: None },
            _ => Line { words: self.words(&["--filter", query]), stdin: Some(list.bare()) },
        }
    }
}
