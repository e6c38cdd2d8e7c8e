//! One bad part does not hide the rest: what cannot be read is reported, and all else is shown.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use super::{folder, names, trouble, warnings};
use crate::pty::session::Session;
use crate::support::{isolated, run};

/// The codes that `list` gives for some catalogs, and the lines on standard error.
fn list(catalogs: &[&Path]) -> (Option<i32>, String, Vec<String>) {
    let catalogs = catalogs.iter().flat_map(|path| ["--catalog", path.to_str().unwrap()]);
    let output = run(&["list"].into_iter().chain(catalogs).collect::<Vec<_>>());
    let errors = String::from_utf8(output.stderr).unwrap().lines().map(str::to_owned).collect();
    (output.status.code(), String::from_utf8(output.stdout).unwrap(), errors)
}

/// A folder with a good page, and with every kind of page that cannot be read.
fn mixed() -> TempDir {
    let folder = folder(&[("good.md", b"# A_A\n"), ("sub/good.md", b"# B_B\n")]);
    let at = |name: &str| folder.path().join(name);
    symlink("nowhere", at("dangling.md")).unwrap();
    symlink("circle.md", at("circle.md")).unwrap();
    symlink(".", at("folder.md")).unwrap();
    fs::File::create(at("huge.md")).unwrap().set_len(10 << 30).unwrap();
    assert!(Command::new("mkfifo").arg(at("pipe.md")).status().unwrap().success());
    folder
}

#[test]
fn a_page_that_cannot_be_read_is_reported_and_the_others_are_shown() {
    let folder = mixed();
    let (status, text, errors) = list(&[folder.path()]);
    assert_eq!((status, text.as_str()), (Some(0), "A_A\nB_B\n"));
    let expected = [
        ("circle.md", "cannot be read: "),
        ("dangling.md", "no such file or folder; check the path"),
        ("folder.md", "a link to a folder, which is not followed"),
        ("huge.md", "over 64 MiB; split it"),
        ("pipe.md", "neither a file nor a folder"),
    ];
    assert_eq!(errors.len(), expected.len(), "{errors:?}");
    for (error, (name, message)) in errors.iter().zip(expected) {
        let label = folder.path().join(name);
        assert!(error.starts_with(&format!("ipaper-codes: {}: {message}", label.display())), "{error}");
    }
    assert_eq!(warnings(folder.path()).len(), expected.len());
}

#[test]
fn the_browser_says_what_could_not_be_read() {
    let folder = mixed();
    let mut browser = Session::start(120, 24, &["--catalog", folder.path().to_str().unwrap()]);
    browser.wait_for("5 warnings   2/2");
    browser.wait_for("5 documents not read in full; ^\\ shows why");
    browser.keys("\x1c");
    browser.wait_for("What was left out");
    browser.wait_for("huge.md: over 64 MiB; split it");
    browser.keys("\x1b");
    browser.wait_for("▌  A_A");
}

#[test]
fn a_catalog_that_cannot_be_read_does_not_hide_another() {
    let folder = folder(&[("good.md", b"# A_A\n"), ("none.md", b"# Overview\n")]);
    let at = |name: &str| folder.path().join(name);
    let (good, none, missing) = (at("good.md"), at("none.md"), at("missing.md"));
    for bad in [&none, &missing] {
        for order in [[&*good, bad], [bad, &*good]] {
            let (status, text, errors) = list(&order);
            assert_eq!((status, errors.len()), (Some(0), 1), "{errors:?}");
            assert!(text.starts_with("A_A") && text.lines().count() == 1, "{text}");
            assert!(errors[0].starts_with(&format!("ipaper-codes: {}:", bad.display())), "{errors:?}");
        }
    }
    let (status, text, errors) = list(&[&none, &missing]);
    assert_eq!((status, text.as_str(), errors.len()), (Some(2), "", 1), "{errors:?}");
}

#[test]
fn of_many_only_the_first_are_reported_one_by_one() {
    let folder = folder(&[("good.md", b"# A_A\n")]);
    for number in 0..1200 {
        symlink("nowhere", folder.path().join(format!("{number}.md"))).unwrap();
    }
    let (status, _, errors) = list(&[folder.path()]);
    assert_eq!((status, errors.len()), (Some(0), 11));
    assert!(errors[10].contains("990 more like this"), "{}", errors[10]);
    assert!(warnings(folder.path())[1000].ends_with("200 more warnings are not shown"));
}

#[test]
fn one_file_under_two_paths_is_read_once() {
    let folder = folder(&[("a.md", b"# A_A\n")]);
    symlink("a.md", folder.path().join("b.md")).unwrap();
    let (_, text, _) = list(&[&folder.path().join("a.md"), &folder.path().join("./b.md")]);
    assert_eq!(text, "A_A\n");
}

#[test]
fn line_ends_of_old_macs_are_line_ends() {
    let folder = folder(&[
        ("mac.md", b"---\rtitle: T\r---\r# A_A\rone\r\r- two\r- three\r\r| h |\r|---|\r| c |\r\r# A_A\r"),
        ("mixed.md", b"# A_A\r\none\r\r# B_B\n\r\n# A_A\r"),
    ]);
    let path = folder.path().join("mac.md");
    let text = crate::support::answer(&["show", "A_A", "--catalog", path.to_str().unwrap()]);
    assert_eq!(text, "A_A\n\n  one\n\n    - two\n    - three\n\n    h\n    -\n    c\n");
    assert!(warnings(&path)[0].contains("mac.md:14: duplicate code"), "{:?}", warnings(&path));
    let path = folder.path().join("mixed.md");
    assert_eq!(names(&path), ["A_A", "B_B"]);
    assert!(warnings(&path)[0].contains("mixed.md:6: duplicate code"), "{:?}", warnings(&path));
}

#[test]
fn what_is_too_long_is_left_out_and_said() {
    let name = format!("A_{}", "A".repeat(254));
    let long = format!("# A_B\n\n{}\n\n# {name}\n\n# {name}A\n\n# {name}A: title\n", "word ".repeat(300_000));
    let folder = folder(&[("a.md", long.as_bytes())]);
    let path = folder.path().join("a.md");
    assert_eq!(names(&path), ["A_B", name.as_str()]);
    let warnings = warnings(&path);
    let has = |at: usize, line: u32, message: &str| {
        assert!(warnings[at].contains(&format!("a.md:{line}: ")) && warnings[at].contains(message), "{warnings:?}");
    };
    has(0, 1, "the text of A_B is over 1 MiB; cut here");
    has(1, 7, "the name of a code has at most 256 bytes");
    has(2, 9, "the name of a code has at most 256 bytes");
    assert_eq!(warnings.len(), 3);
}

#[test]
fn a_pattern_made_to_explode_is_refused() {
    for pattern in ["(A{1000}){1000}", "((A{100}){100}){100}", &"(A".repeat(10_000)] {
        let output = run(&["list", "--code-pattern", pattern]);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{pattern:.100}");
    }
    assert_eq!(trouble(Path::new("/dev/zero")).lines().count(), 1);
}

#[test]
fn a_long_document_without_blank_lines_is_read_to_its_end() {
    let codes = (0..500_000).map(|number| format!("# A_{number}\n")).collect::<Vec<_>>().concat();
    let folder = folder(&[("a.md", format!("{codes}{}# A_A\n", "x".repeat(9 << 20)).as_bytes())]);
    let path = folder.path().join("a.md");
    let text = crate::support::answer(&["doctor", "--catalog", path.to_str().unwrap()]);
    assert!(text.contains("; codes: 500000\n"), "{text}");
    let said = warnings(&path);
    assert!(
        said.len() == 3 && said[0].contains("split at headings") && said[1].contains(":500001: over 4 MiB"),
        "{said:?}"
    );
}

#[test]
fn a_document_that_memory_has_no_room_for_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("codes.md");
    let codes: Vec<String> = (0..100_000).map(|number| format!("# CODE_{number}\n\ntext\n\n")).collect();
    fs::write(&file, codes.concat()).unwrap();
    let program = env!("CARGO_BIN_EXE_ipaper-codes");
    for kibibytes in [100_000, 200_000] {
        let script = format!("ulimit -v {kibibytes}; exec {program} list --catalog {}", file.display());
        let plain = isolated("sh").args(["-c", &script]).output().unwrap();
        let message = String::from_utf8(plain.stderr).unwrap();
        assert!(message.contains("codes.md: not enough memory") && message.lines().count() == 1, "{message}");
    }
}

#[test]
fn a_block_that_is_too_long_is_cut_and_hides_no_code_behind_it() {
    let block = format!("```\n{}```\n", "# NOT_A_CODE\nfill\n".repeat(300_000));
    let line = format!("{}\n", "word ".repeat(1_000_000));
    let front = format!("---\n{}---\n", "key: value\n".repeat(400_000));
    for (start, long, codes) in [("# A_A\n\n", block, 2), ("# A_A\n", line, 2), ("", front, 1)] {
        let folder = folder(&[("long.md", format!("{start}{long}# B_B\n").as_bytes())]);
        let (status, text, errors) = list(&[&folder.path().join("long.md")]);
        assert_eq!((status, text.lines().count()), (Some(0), codes), "{errors:?}");
        assert!(text.contains("B_B") && !text.lines().any(|row| row.starts_with("NOT_A_CODE")), "{codes}");
        assert!(errors.len() == 1 && errors[0].contains("is left out up to the next heading"), "{errors:?}");
    }
}
