//! Anyone's catalog: files, folders, standard input, and whatever is wrong with them.

mod documents;
mod headings;
mod instructions;
mod notes;
mod numbers;
mod parts;
mod shapes;

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::pty::session::Session;
use crate::support::{answer, complaint, folder, program, run};

/// The names that `list` gives for a catalog.
fn names(path: &Path) -> Vec<String> {
    let text = answer(&["list", "--catalog", path.to_str().unwrap()]);
    text.lines().map(|line| line.split(' ').next().unwrap().to_owned()).collect()
}

fn trouble(path: &Path) -> String {
    let (status, line) = complaint(&["list", "--catalog", path.to_str().unwrap()]);
    assert_eq!(status, 2, "{line}");
    line
}

fn warnings(path: &Path) -> Vec<String> {
    warnings_of(path, &[])
}

fn warnings_of(path: &Path, arguments: &[&str]) -> Vec<String> {
    let text = answer(&[&["doctor", "--catalog", path.to_str().unwrap()], arguments].concat());
    text.lines().filter_map(|line| line.strip_prefix("    ")).map(str::to_owned).collect()
}

#[test]
fn a_file_replaces_the_embedded_reference_unless_that_is_named_too() {
    let folder = folder(&[("a.md", b"# A_A\ntext\n# SUCCESS\nmine\n")]);
    let path = folder.path().join("a.md");
    assert_eq!(names(&path), ["A_A", "SUCCESS"]);
    let both = answer(&["list", "--catalog", path.to_str().unwrap(), "--catalog", "embedded"]);
    assert_eq!(both.lines().count(), 2 + 19 + 4, "{both}");
}

#[test]
fn standard_input_is_a_catalog() {
    let mut child =
        program(&["show", "A_A", "--catalog", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"# A_A\nfrom a pipe\n").unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains("from a pipe"));
}

#[test]
fn standard_input_is_shown_as_it_comes() {
    let folder = TempDir::new().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let line = format!("exec {} --catalog - < {}", env!("CARGO_BIN_EXE_ipaper-codes"), pipe.display());
    let mut browser = Session::program("sh", 100, 24, &["-c", &line], &[]);
    let mut writer = fs::File::options().write(true).open(&pipe).unwrap();
    let codes: Vec<String> = (0..5000).map(|number| format!("# A_{number}\n\n")).collect();
    writer.write_all(codes.concat().as_bytes()).unwrap();
    browser.wait_for("A_0 ");
    browser.wait_for("reading");
    writer.write_all(b"# B_B\n").unwrap();
    drop(writer);
    browser.wait_for("5001/5001");
    browser.keys("\x03");
    assert_eq!(browser.end_restored(), 130);
}

#[test]
fn a_folder_gives_codes_and_methods() {
    let folder = folder(&[
        ("codes.md", b"# A_A\nfirst\n# B_B\nsecond\n"),
        (
            "paper/delete.md",
            b"---\ntitle: Paper.Delete\npermalink: https://x.y/delete\n---\n## Return Codes\n- B_B\n- C_C\n",
        ),
        ("paper/notes.txt", b"# D_D\n"),
        (".git/x.md", b"# E_E\n"),
    ]);
    assert_eq!(names(folder.path()), ["A_A", "B_B", "C_C"]);
    let methods = answer(&["methods", "paper", "--format", "json", "--catalog", folder.path().to_str().unwrap()]);
    let methods: serde_json::Value = serde_json::from_str(&methods).unwrap();
    // It knows of no editions.
    let expected = serde_json::json!([{
        "name": "Paper.Delete", "url": "https://x.y/delete", "codes": ["B_B", "C_C"],
        "aliases": [], "edition": null, "codes_2021": null,
    }]);
    assert_eq!(methods, expected);
    let text = answer(&["show", "c_c", "--catalog", folder.path().to_str().unwrap()]);
    assert!(text.contains("Not in the reference") && text.contains("Paper.Delete"), "{text}");
}

#[test]
fn a_pattern_finds_other_names() {
    let folder = folder(&[("a.md", b"# ORA-00001\nunique\n# E0308\n# Other\n")]);
    let path = folder.path().join("a.md");
    let text = answer(&["list", "--catalog", path.to_str().unwrap(), "--code-pattern", r"ORA-\d{5}"]);
    assert_eq!(text, "ORA-00001  unique\n");
    assert_eq!(run(&["list", "--code-pattern", "("]).status.code(), Some(2));
}

#[test]
fn windows_line_ends_a_byte_order_mark_and_a_missing_newline_are_fine() {
    let folder = folder(&[("a.md", b"\xef\xbb\xbf---\r\ntitle: T\r\n---\r\n# A_A\r\none\r\ntwo\r\n\r\n# B_B")]);
    let path = folder.path().join("a.md");
    assert_eq!(names(&path), ["A_A", "B_B"]);
    assert!(answer(&["show", "a_a", "--catalog", path.to_str().unwrap()]).contains("  one two\n"));
    assert!(answer(&["doctor", "--catalog", path.to_str().unwrap()]).contains("catalog: T ("));
    assert_eq!(warnings(&path), Vec::<String>::new());
}

#[test]
fn what_is_odd_is_told_with_its_line() {
    let folder = folder(&[("a.md", b"# A_A\nbad \xff here\n# B_B\nnul \0 here\n# A_A\nagain\n")]);
    let path = folder.path().join("a.md");
    let label = path.to_str().unwrap();
    assert_eq!(
        warnings(&path),
        [
            format!("{label}:2: not UTF-8; what cannot be read is shown as \u{fffd}"),
            format!("{label}:4: a NUL byte; shown as ␀"),
            format!("{label}:5: duplicate code A_A; keeping the first definition"),
        ]
    );
    let text = answer(&["show", "a_a", "b_b", "--catalog", label]);
    assert!(text.contains("bad \u{fffd} here") && text.contains("nul ␀ here") && !text.contains("again"), "{text}");
}

#[test]
fn a_break_in_a_name_is_dropped() {
    let page = "# PAPER_\u{200b}LOCKED\none\n# B_B\u{feff}\n";
    let folder = folder(&[("a.md", page.as_bytes()), ("b.csv", "code,text\nA_\u{ad}B,x\nC_D,y\n".as_bytes())]);
    assert_eq!(names(&folder.path().join("a.md")), ["PAPER_LOCKED", "B_B"]);
    assert_eq!(names(&folder.path().join("b.csv")), ["A_B", "C_D"]);
}

#[test]
fn data_in_another_encoding_or_format_is_said_to_be_that() {
    let utf_16 = |text: &str| "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let table: Vec<u8> = utf_16("code,text\nA_B,x\nC_D,y\n");
    let json: Vec<u8> = utf_16("{\"A_B\": \"x y\", \"C_D\": \"y z\"}");
    let folder = folder(&[
        ("a.csv", &table),
        ("a.tsv", &table),
        ("a.json", &json),
        ("a.yaml", &json),
        ("a.md", &table),
        ("html.json", b"<!DOCTYPE html>\n"),
    ]);
    for name in ["a.csv", "a.tsv", "a.json", "a.yaml", "a.md"] {
        let line = trouble(&folder.path().join(name));
        assert!(
            line.ends_with(&format!("{name}:1: no return code found; this is in UTF-16; save it as UTF-8")),
            "{line}"
        );
    }
    assert!(trouble(&folder.path().join("html.json")).contains("this is HTML; convert it"));
}

#[test]
fn what_cannot_be_a_catalog_is_one_line_that_says_what_to_do() {
    let folder = folder(&[("empty.md", b""), ("none.md", b"# Overview\ntext\n"), ("sub/a.log", b"")]);
    let at = |name: &str| folder.path().join(name);
    assert!(trouble(&at("missing.md")).ends_with("missing.md: no such file or folder; check the path"));
    for name in ["empty.md", "none.md"] {
        let line = trouble(&at(name));
        assert!(line.contains(&format!("{name}:1: no return code found; ")), "{line}");
    }
    assert!(trouble(&at("none.md")).ends_with("there is 1 heading; try --as headings, or --code-pattern"));
    assert!(trouble(&at("empty.md")).ends_with("the document is empty"));
    assert!(trouble(&at("sub")).contains("pages end in .md"));
    assert!(trouble(Path::new("/dev/null")).contains("neither a file nor a folder"));
    assert!(trouble(Path::new("/dev/zero")).contains("--catalog -"));
}

#[test]
fn a_pipe_is_refused_and_never_waited_for() {
    let folder = TempDir::new().unwrap();
    let pipe = folder.path().join("pipe.md");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert!(trouble(&pipe).contains("neither a file nor a folder"));
}

#[test]
fn a_document_over_the_limit_is_refused() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("huge.md");
    // A sparse file: large, and nothing on the disk.
    fs::File::create(&path).unwrap().set_len(10 << 30).unwrap();
    assert!(trouble(&path).ends_with("huge.md: over 64 MiB; split it"));
}

/// Escape sequences, bidi overrides and the like, in every place that a catalog has text.
const ATTACK: &str = "---\ntitle: T\x1b]0;owned\x07\n---\n# Gr\x1b[2Joup\n## A_A\ntext \x1b[31m \u{202e}desrever \u{9b}1m\n\n\
    - item \x08\n\n```\ncode \x1b]52;c;QQ==\x07\n```\n\n[link](http://x/\x1b[1m)\n\nSolutions:\n: do \x1b[5m\n";

fn no_control(text: &str) {
    let bad = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(!text.contains(bad), "{text:?}");
}

#[test]
fn an_escape_sequence_in_a_catalog_never_reaches_the_terminal() {
    let folder = folder(&[("a\x1b[7m.md", ATTACK.as_bytes())]);
    let path = folder.path().join("a\x1b[7m.md");
    let path = path.to_str().unwrap();
    for command in [&["list"][..], &["show", "a_a"], &["search", "text"], &["doctor"]] {
        no_control(&answer(&[command, &["--catalog", path]].concat()));
    }
    for format in ["json", "markdown"] {
        no_control(&answer(&["show", "a_a", "--format", format, "--catalog", path]));
    }
    no_control(&complaint(&["show", "zzzz\x1b[1m", "--catalog", path]).1);
    no_control(&complaint(&["list", "--catalog", &format!("{path}\x1b[1m\nmissing")]).1);
}

#[test]
fn an_escape_sequence_in_a_catalog_never_reaches_the_screen() {
    let folder = folder(&[("a.md", ATTACK.as_bytes())]);
    let path = folder.path().join("a.md");
    let browser = Session::start(100, 30, &["--catalog", path.to_str().unwrap()]);
    browser.wait_for("␛[31m");
    for sequence in ["\x1b[31m", "\x1b]0;", "\x1b]52;", "\x1b[5m", "\u{9b}", "\u{202e}"] {
        assert!(!browser.has_written(sequence.as_bytes()), "{sequence:?}");
    }
}

#[test]
fn the_browser_takes_a_catalog_from_a_pipe_and_keys_from_the_terminal() {
    let script = format!("printf '# A_A\\n# B_B\\n' | {} --catalog -", env!("CARGO_BIN_EXE_ipaper-codes"));
    let mut browser = Session::program("sh", 80, 24, &["-c", &script], &[]);
    browser.wait_for("▌  A_A");
    browser.keys("b");
    browser.wait_for("▌  B_B");
    browser.keys("\x1b");
    browser.wait_for("F1 help");
    browser.keys("\x1b");
    assert_eq!(browser.end(), 0);
}

#[test]
fn warnings_are_counted_on_the_screen() {
    let folder = folder(&[("a.md", b"# A_A\n# A_A\n# B_B\n# B_B\n")]);
    let path = folder.path().join("a.md");
    Session::start(80, 24, &["--catalog", path.to_str().unwrap()]).wait_for("2 warnings   2/2");
}

#[test]
fn an_escape_sequence_in_a_pattern_or_a_name_is_shown_as_text() {
    let folder = folder(&[("a.md", "# A\x1b[31m\n".as_bytes())]);
    let path = folder.path().join("a.md");
    let text = answer(&["list", "--catalog", path.to_str().unwrap(), "--code-pattern", "A.*"]);
    assert_eq!(text, "A␛[31m\n");
}
