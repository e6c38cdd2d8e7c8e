//! The shape of the house: imports run downward, and what is foreign has one user.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules of each layer, the lowest first. A module may import from its own layer and from those below it.
const LAYERS: [&[&str]; 3] = [
    &["ascii", "text", "catalog", "search", "snippet", "format"],
    &["clipboard", "config", "action", "keymap", "theme", "exit"],
    &["cli", "tui"],
];

/// Crates that one file alone may name.
const SOLE_USERS: [(&str, &str); 3] =
    [("arboard", "src/clipboard/native.rs"), ("fuzzy_matcher", "src/search/fuzzy.rs"), ("clap", "src/cli/args.rs")];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Each source file by its path below the project, without its comments and its tests.
fn files() -> Vec<(String, String)> {
    let mut paths = Vec::new();
    sources(&root().join("src"), &mut paths);
    assert!(paths.len() > 20);
    let code = |path: &Path| {
        let text = fs::read_to_string(path).unwrap();
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap().to_owned();
        text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
    };
    paths.iter().map(|path| (path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned(), code(path))).collect()
}

fn module(path: &str) -> &str {
    path.trim_start_matches("src/").split(['/', '.']).next().unwrap()
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|modules| modules.contains(&module))
}

#[test]
fn imports_run_downward() {
    for (path, code) in files() {
        let own = module(&path);
        if matches!(own, "lib" | "main") {
            continue;
        }
        let own_layer = layer(own).unwrap_or_else(|| panic!("{path}: no layer has the module {own}"));
        for import in code.split("crate::").skip(1) {
            let import = import.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap();
            let Some(layer) = layer(import) else { panic!("{path}: crate::{import} is no module") };
            assert!(layer <= own_layer, "{path} imports {import}, which is above it");
            assert!(layer < 2 || import == own, "{path}: front ends never import each other ({import})");
        }
    }
}

#[test]
fn each_foreign_crate_has_one_user() {
    for (path, code) in files() {
        for (name, user) in SOLE_USERS {
            let named = code.contains(&format!("{name}::")) || code.contains(&format!("use {name}"));
            assert!(!named || path == user, "{path} names {name}; only {user} may");
        }
    }
}

#[test]
fn the_domain_knows_no_terminal_no_environment_and_no_clock() {
    for (path, code) in files() {
        if layer(module(&path)) == Some(0) {
            for foreign in ["ratatui", "crossterm", "std::env", "std::time", "std::process"] {
                assert!(!code.contains(foreign), "{path} names {foreign}");
            }
        }
    }
}

#[test]
fn no_file_is_too_long() {
    for (path, code) in files() {
        let lines = code.lines().count();
        assert!(lines <= 400 || path.ends_with("tests.rs"), "{path} has {lines} lines: split it");
    }
}
