//! The recipes for editors: each is read out of its page, and run as far as it can be.

mod helix;
mod tmux;
mod vim;
mod vs_code;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::support::{answer, program};

const PAGE: &str = include_str!("../../assets/editors.md");

/// The method whose codes the sources below do not all handle.
const METHOD: &str = "getpaperurlfromid";

/// A source with a misspelt code, and one that is not of the method, behind a letter of two bytes.
const SOURCE: &str = "\
switch (code) {
  case \"SUCCESS\":
  /* é */ case \"PAPER_DOES_NOT_EXISTS\":
  case \"PAPER_MUST_BE_CATEGORY\":
}
";

const LOG: &str = "\
12:00 failed: code=READONLY
12:01 fine
12:02 é <code>ERROR</code><message>a 3: \"b\"</message>
12:03 code=PAPER_LOKKED
";

/// What the page has in a language, which must be one block.
fn recipe(language: &str) -> &'static str {
    let blocks: Vec<&str> = PAGE.split(&format!("```{language}\n")).skip(1).collect();
    assert_eq!(blocks.len(), 1, "{language}");
    blocks[0].split("```").next().unwrap()
}

/// A folder with the source and the log.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("src")).unwrap();
    fs::write(folder.path().join("src/api.ts"), SOURCE).unwrap();
    fs::write(folder.path().join("app.log"), LOG).unwrap();
    folder
}

/// The folders of commands, with that of the built program first.
fn path() -> OsString {
    let own = Path::new(env!("CARGO_BIN_EXE_ipaper-codes")).parent().unwrap().to_owned();
    env::join_paths([own].into_iter().chain(env::split_paths(&env::var_os("PATH").unwrap()))).unwrap()
}

/// The lines that the program writes in the folder.
fn lines(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let output = program(arguments).current_dir(folder).output().unwrap();
    assert!(output.stderr.is_empty() && !output.stdout.is_empty(), "{arguments:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

/// The file, line, column and text of a line that has them. No name of a file here has a colon.
fn place(line: &str) -> Option<(&str, u64, u64, &str)> {
    let parts: Vec<&str> = line.splitn(4, ':').collect();
    let [file, line, column, text] = parts[..] else { return None };
    Some((file, line.parse().ok()?, column.parse().ok()?, text.trim_start()))
}

/// The lines of `check` and of `explain`, which have places and, but for two of `check`, nothing else.
fn found(folder: &Path) -> (Vec<String>, Vec<String>) {
    let check = lines(folder, &["check", "src", "--method", METHOD]);
    let explain = lines(folder, &["explain", "--format", "vimgrep", "app.log"]);
    let places = |lines: &[String]| lines.iter().filter(|line| place(line).is_some()).count();
    assert_eq!((check.len(), places(&check), explain.len(), places(&explain)), (4, 2, 3, 3));
    (check, explain)
}

/// The arm in Go of the code that the recipes are tried with.
fn arm() -> String {
    answer(&["snippet", "PAPER_DOES_NOT_EXIST", "--lang", "go"])
}
