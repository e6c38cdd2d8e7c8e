//! `diff`: two references of which the later one differs, in every format, and what cannot be compared.

use std::fs;
use std::io::Write as _;
use std::process::Stdio;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{answer, complaint, program, run};

const OLD: &str = "\
# Errors

## DISK_IS_FULL

No space is left. Delete some files.

Solutions:
: Delete files

## DISK_IS_ABSENT

## PAPER_JAM

The paper is stuck, and the printer waits for somebody to take it out.

## SEARCH_BY_HIEARCHY
";

const NEW: &str = "\
# Errors

## DISK_IS_FULL

No space is left. Delete some large files.

Solutions:
: Delete files
: Buy a disk

## PAPER_IS_JAMMED

The paper is stuck, and the printer waits for somebody to take it out.

## SEARCH_BY_HIERARCHY

## TONER_IS_LOW

Print less.
";

/// A folder with the two references.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("old.md"), OLD).unwrap();
    fs::write(folder.path().join("new.md"), NEW).unwrap();
    folder
}

/// The status and the output of a comparison of the two, with nothing on standard error.
fn diff(options: &[&str]) -> (i32, String) {
    let folder = folder();
    let output = program(&[&["diff", "old.md", "new.md"], options].concat()).current_dir(&folder).output().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn a_difference_is_told_code_by_code_and_ends_with_1() {
    let expected = "\
Added
  TONER_IS_LOW    Print less.

Gone
  DISK_IS_ABSENT

Renamed
  PAPER_JAM -> PAPER_IS_JAMMED
  SEARCH_BY_HIEARCHY -> SEARCH_BY_HIERARCHY

Changed
  DISK_IS_FULL
    description  - Delete some files.
                 + Delete some large files.
    solutions    + Buy a disk

1 added, 1 gone, 2 renamed, 1 changed
";
    assert_eq!(diff(&[]), (1, expected.into()));
}

#[test]
fn markdown_is_for_a_changelog() {
    let expected = "\
### Added

- `TONER_IS_LOW`: Print less.

### Gone

- `DISK_IS_ABSENT`

### Renamed

- `PAPER_JAM` is now `PAPER_IS_JAMMED`
- `SEARCH_BY_HIEARCHY` is now `SEARCH_BY_HIERARCHY`

### Changed

- `DISK_IS_FULL`
  - description

    ```diff
    - Delete some files.
    + Delete some large files.
    ```
  - solutions

    ```diff
    + Buy a disk
    ```
";
    assert_eq!(diff(&["--format", "markdown"]), (1, expected.into()));
}

#[test]
fn json_has_the_promised_keys_and_all_there_is_on_each_code() {
    let (status, text) = diff(&["--format", "json"]);
    let changes: Vec<Value> = serde_json::from_str(&text).unwrap();
    let keys = ["change", "code", "old_code", "parts", "old", "new"];
    let at: Vec<_> = keys.iter().map(|key| text.find(&format!("\n    \"{key}\": ")).expect(key)).collect();
    assert!(status == 1 && at.is_sorted(), "{text}");
    assert!(changes.iter().all(|change| change.as_object().unwrap().len() == keys.len()), "{text}");
    let short: Vec<Value> = changes
        .iter()
        .map(|change| json!([change["change"], change["code"], change["old_code"], change["parts"]]))
        .collect();
    let expected = [
        json!(["added", "TONER_IS_LOW", null, []]),
        json!(["gone", "DISK_IS_ABSENT", "DISK_IS_ABSENT", []]),
        json!(["renamed", "PAPER_IS_JAMMED", "PAPER_JAM", []]),
        json!(["renamed", "SEARCH_BY_HIERARCHY", "SEARCH_BY_HIEARCHY", []]),
        json!(["changed", "DISK_IS_FULL", "DISK_IS_FULL", ["description", "solutions"]]),
    ];
    assert_eq!(short, expected);
    assert_eq!((&changes[0]["old"], &changes[1]["new"]), (&Value::Null, &Value::Null));
    assert_eq!(changes[4]["old"]["solutions"], json!(["Delete files"]));
    assert_eq!(changes[4]["new"]["solutions"], json!(["Delete files", "Buy a disk"]));
    // A code is the same object as `list` writes.
    let folder = folder();
    let new = folder.path().join("new.md");
    let listed = run(&["list", "--format", "json", "--catalog", new.to_str().unwrap()]).stdout;
    let listed: Vec<Value> = serde_json::from_slice(&listed).unwrap();
    let keys = |object: &Value| object.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&changes[0]["new"]), keys(&listed[0]));
}

#[test]
fn no_difference_ends_with_0() {
    assert_eq!(answer(&["diff", "embedded", "embedded"]), "no difference in 23 codes\n");
    assert_eq!(answer(&["diff", "embedded", "embedded", "-f", "json"]), "[]\n");
    assert_eq!(answer(&["diff", "embedded", "embedded", "-f", "markdown"]), "");
}

#[test]
fn code_is_generated_for_what_was_added_or_renamed() {
    let (status, arms) = diff(&["--kind", "arm", "--lang", "go"]);
    let cases: Vec<&str> = arms.lines().filter(|line| line.starts_with("case ")).collect();
    let expected = ["case \"PAPER_IS_JAMMED\":", "case \"SEARCH_BY_HIERARCHY\":", "case \"TONER_IS_LOW\":"];
    assert_eq!((status, &cases[..]), (1, &expected[..]), "{arms}");
    let (_, switch) = diff(&["-k", "match", "-l", "go"]);
    assert!(switch.starts_with("switch ") && expected.iter().all(|case| switch.contains(case)), "{switch}");

    let none = complaint(&["diff", "embedded", "embedded", "--kind", "match"]);
    assert_eq!(none, (0, "ipaper-codes: no code was added or renamed".into()));
    for (options, part) in [
        (&["--kind", "response"][..], "`ipaper-codes snippet --kind response`"),
        (&["--kind", "sonnet"], "unknown kind of snippet `sonnet`"),
        (&["--kind", "arm", "--lang", "cobol"], "unknown language `cobol`"),
    ] {
        let (status, line) = complaint(&[&["diff", "embedded", "assets/return-codes.md"], options].concat());
        assert!(status == 2 && line.contains(part), "{line}");
    }
    assert_eq!(run(&["diff", "embedded", "embedded", "--kind", "arm", "--format", "json"]).status.code(), Some(2));
}

#[test]
fn what_cannot_be_read_ends_with_2() {
    let line = "ipaper-codes: nowhere.md: no such file or folder; check the path";
    assert_eq!(complaint(&["diff", "embedded", "nowhere.md"]), (2, line.into()));
    assert_eq!(complaint(&["diff", "nowhere.md", "embedded"]), (2, line.into()));
    let line = "ipaper-codes: standard input cannot be both references; save one of them as a file";
    assert_eq!(complaint(&["diff", "-", "-"]), (2, line.into()));
    assert_eq!(run(&["diff", "embedded"]).status.code(), Some(2));
}

#[cfg(unix)]
#[test]
fn what_lacks_a_page_is_compared_but_is_not_sure() {
    let folder = folder();
    let docs = folder.path().join("docs");
    fs::create_dir(&docs).unwrap();
    fs::write(docs.join("a.md"), NEW).unwrap();
    std::os::unix::fs::symlink("nowhere", docs.join("b.md")).unwrap();
    let output = program(&["diff", "new.md", "docs"]).current_dir(&folder).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "no difference in 4 codes\n");
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(err.starts_with("ipaper-codes: docs/b.md: no such file") && err.lines().count() == 2, "{err}");
}

#[test]
fn either_reference_may_come_on_standard_input() {
    let folder = folder();
    for (arguments, text) in [(["diff", "-", "new.md"], OLD), (["diff", "old.md", "-"], NEW)] {
        let mut command = program(&arguments);
        let mut child = command.current_dir(&folder).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8(output.stdout).unwrap(), diff(&[]).1);
    }
}

#[test]
fn both_are_read_as_the_options_say_and_the_usual_catalog_is_not_read() {
    let folder = folder();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("old.md", "# ORA-00001: one\n\n# TNS-00002: two\n");
    write("new.md", "# ORA-00001: one\n\n# TNS-00003: three\n");
    write("config.toml", "catalog = \"nowhere.md\"\n");
    let output = |options: &[&str]| {
        let arguments = [&["diff", "old.md", "new.md", "--config", "config.toml"], options].concat();
        let output = program(&arguments).current_dir(&folder).output().unwrap();
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(output(&["--code-pattern", "ORA-\\d{5}"]), "no difference in 1 code\n");
    assert!(output(&["--code-pattern", "\\w+-\\d{5}"]).ends_with("\n1 added, 1 gone\n"));
    write("config.toml", "catalog = \"nowhere.md\"\ncode-pattern = '\\w+-\\d{5}'\n");
    assert!(output(&[]).ends_with("\n1 added, 1 gone\n"));
}

#[test]
fn hostile_references_are_only_text() {
    let folder = TempDir::new().unwrap();
    let evil = "\x1b]0;t\x07\x1b[31m\u{9b}2J\u{202e}\u{8}";
    let document = |word: &str| {
        format!(
            "# A_A: {evil} {word}\n\n{evil} ``` {word} {evil}\n\n```\n{evil} ````` {word}\n```\n\n# A_{word}: {evil}\n\n# B_B\n\n# B_B\n\n{word}\n"
        )
    };
    fs::write(folder.path().join("old.md"), document("ONE")).unwrap();
    fs::write(folder.path().join("new.md"), document("TWO")).unwrap();
    for format in ["plain", "json", "markdown"] {
        let output = program(&["diff", "old.md", "new.md", "-f", format]).current_dir(&folder).output().unwrap();
        let text = String::from_utf8([&*output.stdout, &output.stderr].concat()).unwrap();
        assert_eq!(output.status.code(), Some(1), "{text}");
        assert!(!text.contains(|c: char| c != '\n' && c.is_control()) && !text.contains('\u{202e}'), "{text:?}");
        // A code given twice is the first of the two, on either side.
        assert!(!text.contains("B_B"), "{text}");
        if format == "markdown" {
            // The fence is longer than any in the text.
            assert!(text.contains("``````diff\n") && text.contains("````diff\n"), "{text}");
        }
    }
}
