//! Python and Ruby read settings from the comments at the head of a file. No description is read as one.

use std::fs;

use ipaper_codes::snippet::{COPY_WIDTH, Kind, Library};

use super::cases::hostile;
use super::tools::{Tool, installed, run_quietly};

/// Files that start with the comment of a hostile code, one for each.
fn files(language: &str, last: &str) -> (tempfile::TempDir, usize) {
    let library = Library::embedded();
    let language = library.language(language).unwrap();
    let folder = tempfile::TempDir::new().unwrap();
    let mut number = 0;
    for code in hostile() {
        let arm = library.render(language, Kind::Arm, &[&code], COPY_WIDTH).unwrap();
        let comment: String =
            arm.lines().take_while(|line| line.starts_with('#')).map(|line| format!("{line}\n")).collect();
        if comment.is_empty() {
            continue;
        }
        fs::write(folder.path().join(number.to_string()), format!("{comment}{last}\n")).unwrap();
        number += 1;
    }
    assert!(number > 40, "too few comments");
    (folder, number)
}

#[test]
fn no_comment_sets_anything_in_python() {
    if !installed("comments of Python", &[Tool { name: "python3", package: "python3" }]) {
        return;
    }
    let (folder, count) = files("python", "x = 'é'");
    let program = "import glob, pathlib\n\
                   for name in glob.glob('[0-9]*'):\n    \
                   space = {}\n    \
                   exec(compile(pathlib.Path(name).read_bytes(), name, 'exec'), space)\n    \
                   print(ascii(space['x']))\n";
    let said = run_quietly(folder.path(), &["python3", "-W", "error", "-c", program]);
    assert_eq!(said, "'\\xe9'\n".repeat(count));
}

#[test]
fn no_comment_sets_anything_in_ruby() {
    if !installed("comments of Ruby", &[Tool { name: "ruby", package: "ruby" }]) {
        return;
    }
    let (folder, count) = files("ruby", "X = ['a']; [__ENCODING__.name, 'a'.frozen?, X.frozen?]");
    let program = "Dir['[0-9]*'].each { |name| p RubyVM::InstructionSequence.compile_file(name).eval; \
                   Object.send(:remove_const, :X) }";
    let said = run_quietly(folder.path(), &["ruby", "-w", "-e", program]);
    assert_eq!(said, "[\"UTF-8\", false, false]\n".repeat(count));
}
