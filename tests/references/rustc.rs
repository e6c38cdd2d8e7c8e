//! The error codes of `rustc`, a file per code.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use tempfile::TempDir;

use crate::support::{answer, skip};

/// The codes looked for: there are fewer than a thousand.
const LAST: usize = 999;

/// As many at a time.
const THREADS: usize = 4;

/// The compiler itself, without the program in front of it that chooses one: it is asked a thousand times.
fn rustc() -> Option<PathBuf> {
    let output = Command::new("rustc").args(["--print", "sysroot"]).output().ok()?;
    let root = String::from_utf8(output.stdout).ok()?;
    Some(Path::new(root.trim()).join("bin/rustc"))
}

/// Writes what `rustc` explains to a file per code, and gives their names in order.
fn explain(rustc: &Path, folder: &Path) -> Vec<String> {
    let explain_every = |start: usize| {
        let numbers = (start..=LAST).step_by(THREADS);
        let names = numbers.map(|number| format!("E{number:04}")).filter(|name| {
            let output = Command::new(rustc).args(["--explain", name]).output().unwrap();
            let is_explained = output.status.success();
            if is_explained {
                fs::write(folder.join(format!("{name}.md")), output.stdout).unwrap();
            }
            is_explained
        });
        names.collect::<Vec<_>>()
    };
    let mut names: Vec<String> = thread::scope(|scope| {
        let threads: Vec<_> = (1..=THREADS).map(|start| scope.spawn(move || explain_every(start))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    names.sort();
    names
}

#[test]
fn a_file_per_code_is_read_by_its_name() {
    let Some(rustc) = rustc() else { return skip("a_file_per_code_is_read_by_its_name", "rustc") };
    let folder = TempDir::new().unwrap();
    let expected = explain(&rustc, folder.path());
    // 518 in Rust 1.95.
    assert!(expected.len() > 500 && expected[0] == "E0001", "{}", expected.len());
    let catalog = ["--catalog", folder.path().to_str().unwrap()];
    let names = answer(&[&["list", "--names"], &catalog[..]].concat());
    assert_eq!(names.lines().collect::<Vec<_>>(), expected);
    let doctor = answer(&[&["doctor"], &catalog[..]].concat());
    let line = format!(": read as a file per code: {} codes", expected.len());
    assert!(doctor.contains(&line) && doctor.contains("  warnings: 0\n"), "{doctor}");
    let shown = answer(&[&["show", "E0308"], &catalog[..]].concat());
    assert!(shown.starts_with("E0308\n\n  Expected type did not match the received type.\n"), "{shown}");
}
