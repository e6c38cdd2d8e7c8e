//! The source files of the crate.

use std::fs;
use std::path::{Path, PathBuf};

/// A source file that is not made of tests.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Its path in the project: `src/search/rank.rs`.
    pub path: String,
    /// The path of its module in the crate: `["search", "rank"]`; empty for `lib.rs`.
    pub module: Vec<String>,
    /// Its text without tests and comments.
    pub code: String,
    /// Its number of lines without tests.
    pub lines: usize,
}

impl SourceFile {
    pub fn new(path: &str, text: &str) -> Self {
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let module = path.trim_start_matches("src/").trim_end_matches(".rs").split('/').map(str::to_owned);
        let module = module.filter(|name| name != "mod" && name != "lib").collect();
        Self { path: path.to_owned(), module, code: code.join("\n"), lines: text.lines().count() }
    }
}

/// Every source file, except for those that contain only tests.
pub fn source_files() -> Vec<SourceFile> {
    let is_test = |path: &str| path.contains("/tests/") || path.ends_with("/tests.rs");
    let files = texts().into_iter().filter(|(path, _)| !is_test(path));
    files.map(|(path, text)| SourceFile::new(&path, &text)).collect()
}

/// The path and the text of every file below `src`.
pub fn texts() -> Vec<(String, String)> {
    texts_below("src")
}

/// The path and the text of every source file below a folder of the project.
pub fn texts_below(folder: &str) -> Vec<(String, String)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    collect(&root.join(folder), &mut paths);
    assert!(paths.len() > 20, "the sources are not found");
    paths.sort();
    let named = |path: &PathBuf| path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
    paths.iter().map(|path| (named(path), fs::read_to_string(path).unwrap())).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}
