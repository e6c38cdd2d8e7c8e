//! The architecture, read from the sources: layers, sole users of a crate, no cycles of files, sizes, and doc comments.

mod cycles;
mod doc_comments;
mod imports;
pub mod sources;

use std::path::Path;

use sources::{SourceFile, source_files};

/// The modules of each layer, the lowest first. A module may import from its own layer and from those below it.
const LAYERS: [&[&str]; 3] = [
    &["text", "text_file", "catalog", "explain", "search", "snippet", "check", "diff", "format"],
    &[
        "charset",
        "clipboard",
        "renderer",
        "state_file",
        "hyperlink",
        "config",
        "action",
        "purpose",
        "keymap",
        "panes",
        "links",
        "theme",
        "exit",
    ],
    &["cli", "tui"],
];

/// Crates that only one file, or one folder, may name.
const SOLE_USERS: [(&str, &str); 7] = [
    ("ignore", "src/cli/source_files.rs"),
    ("arboard", "src/clipboard/native.rs"),
    ("fuzzy_matcher", "src/search/fuzzy.rs"),
    ("clap", "src/cli/args/"),
    ("clap_complete", "src/cli/args/completions.rs"),
    ("clap_complete_nushell", "src/cli/args/completions.rs"),
    ("clap_mangen", "src/cli/args/manual.rs"),
];

/// The greatest number of lines of a file, not counting its tests.
const MAX_LINES: usize = 350;

/// The layer of a module of the crate.
fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|modules| modules.contains(&module))
}

/// The top-level module of a file.
fn top_module(file: &SourceFile) -> &str {
    file.module.first().map_or("lib", String::as_str)
}

#[test]
fn imports_run_downward() {
    for file in source_files() {
        let own = top_module(&file);
        if matches!(own, "lib" | "main" | "fuzz") {
            continue;
        }
        let path = &file.path;
        let own_layer = layer(own).unwrap_or_else(|| panic!("{path}: no layer contains the module {own}"));
        for import in file.code.split("crate::").skip(1) {
            let import = import.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap();
            let Some(layer) = layer(import) else { panic!("{path}: crate::{import} is no module of a layer") };
            assert!(layer <= own_layer, "{path} imports {import}, which is above it");
            assert!(layer < 2 || import == own, "{path}: front ends must not import each other ({import})");
        }
    }
}

#[test]
fn some_crates_have_a_sole_user() {
    for file in source_files() {
        for (name, user) in SOLE_USERS {
            let named = file.code.contains(&format!("{name}::")) || file.code.contains(&format!("use {name}"));
            assert!(!named || file.path.starts_with(user), "{} names {name}; only {user} may", file.path);
        }
    }
}

#[test]
fn the_domain_uses_no_terminal_environment_or_clock() {
    for file in source_files() {
        if layer(top_module(&file)) == Some(0) {
            for foreign in ["ratatui", "crossterm", "std::env", "std::time", "std::process"] {
                assert!(!file.code.contains(foreign), "{} names {foreign}", file.path);
            }
        }
    }
}

#[test]
fn glyphs_beyond_ascii_are_in_one_table() {
    // The first three read such characters and draw none; the last names what a document's NUL is shown as.
    let readers = ["src/search/normalize.rs", "src/search/pasted.rs", "src/explain/place.rs", "src/catalog/chunks.rs"];
    for SourceFile { path, code, .. } in source_files() {
        let code = code.split("mod tests {").next().unwrap_or_default();
        let found: Vec<char> = code.chars().filter(|c| !c.is_ascii()).collect();
        let may = path == "src/text/glyph.rs" || readers.contains(&path.as_str());
        assert!(found.is_empty() || may, "{path} has {found:?}; a glyph that is drawn belongs to src/text/glyph.rs");
    }
}

#[test]
fn no_file_is_too_long() {
    for SourceFile { path, lines, .. } in source_files() {
        assert!(lines <= MAX_LINES, "{path} has {lines} lines without its tests; {MAX_LINES} at most");
    }
}

#[test]
fn contributing_names_files_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let quoted = include_str!("../../CONTRIBUTING.md").split('`').skip(1).step_by(2);
    // NAME stands for any name.
    let paths =
        quoted.filter(|quoted| quoted.contains('/') && !quoted.contains([' ', '=']) && !quoted.contains("NAME"));
    let mut count = 0;
    for path in paths {
        assert!(root.join(path).exists(), "CONTRIBUTING.md: there is no {path}");
        count += 1;
    }
    assert!(count > 20, "no paths are found");
}
