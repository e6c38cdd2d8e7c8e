//! The programs that are measured, and the data they are given.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use ipaper_codes::catalog::{Source, open};

use crate::generate;
use crate::installed::installed;
use crate::session::CommandLine;

/// A catalog for this program, and the list of its names for the others.
pub struct Dataset {
    pub label: String,
    pub names: Vec<String>,
    /// The Markdown file; none is the embedded reference.
    pub catalog: Option<PathBuf>,
    /// The bare names, a line each.
    pub bare_names: PathBuf,
}

impl Dataset {
    /// So many generated codes, or with 0 the embedded reference.
    pub fn of_size(codes: usize, folder: &Path) -> Self {
        if codes == 0 { Self::embedded(folder) } else { Self::generated(codes, folder) }
    }

    fn embedded(folder: &Path) -> Self {
        let catalog = open(&[Source::embedded()]).unwrap();
        let names = catalog.codes.into_iter().map(|code| code.name.to_string()).collect();
        Self { label: "embedded".to_owned(), ..Self::new(names, folder) }
    }

    fn generated(codes: usize, folder: &Path) -> Self {
        let text = generate::markdown(codes);
        let names: Vec<String> = text.lines().filter_map(|line| line.strip_prefix("## ")).map(str::to_owned).collect();
        assert_eq!(names.len(), codes);
        let file = folder.join(format!("codes-{codes}.md"));
        fs::write(&file, text).unwrap();
        Self { catalog: Some(file), ..Self::new(names, folder) }
    }

    fn new(names: Vec<String>, folder: &Path) -> Self {
        let bare_names = folder.join(format!("names-{}", names.len()));
        fs::write(&bare_names, names.join("\n") + "\n").unwrap();
        Self { label: thousands(names.len()), names, catalog: None, bare_names }
    }

    pub fn bare_names(&self) -> String {
        self.bare_names.to_str().unwrap().to_owned()
    }
}

pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|group| str::from_utf8(group).unwrap()).collect();
    groups.join(",")
}

/// A program that is measured: this one, or a peer.
pub struct Program {
    pub name: &'static str,
    pub path: PathBuf,
    pub version: String,
}

impl Program {
    /// This program first, then the peers that are installed.
    pub fn all() -> Vec<Self> {
        let ours = Some(PathBuf::from(env!("CARGO_BIN_EXE_ipaper-codes")));
        let found = [("ipaper-codes", ours), ("fzf", installed("fzf")), ("sk", installed("sk"))];
        found.into_iter().filter_map(|(name, path)| Some(Self::new(name, path?))).collect()
    }

    fn new(name: &'static str, path: PathBuf) -> Self {
        let output = Command::new(&path).arg("--version").output().unwrap();
        let version = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        let version = version.trim_start_matches(name).trim().to_owned();
        Self { name, path, version }
    }

    pub fn is_ours(&self) -> bool {
        self.name == "ipaper-codes"
    }

    fn arguments(&self, more: &[&str]) -> Vec<String> {
        std::iter::once(self.path.to_str().unwrap()).chain(more.iter().copied()).map(str::to_owned).collect()
    }

    /// The command that opens it full-screen, with a query or without.
    pub fn browse(&self, data: &Dataset, query: &str) -> CommandLine {
        let mut arguments = self.arguments(&[]);
        if let (true, Some(catalog)) = (self.is_ours(), &data.catalog) {
            arguments.extend(["--catalog".to_owned(), catalog.to_str().unwrap().to_owned()]);
        }
        if !query.is_empty() {
            arguments.extend(["--query".to_owned(), query.to_owned()]);
        }
        CommandLine { arguments, stdin: (!self.is_ours()).then(|| data.bare_names()) }
    }

    /// The command that answers a query without a terminal.
    pub fn filter(&self, data: &Dataset, query: &str) -> CommandLine {
        let arguments = match &data.catalog {
            _ if !self.is_ours() => self.arguments(&["--filter", query]),
            Some(catalog) => self.arguments(&["search", query, "--catalog", catalog.to_str().unwrap()]),
            None => self.arguments(&["search", query]),
        };
        CommandLine { arguments, stdin: (!self.is_ours()).then(|| data.bare_names()) }
    }
}
