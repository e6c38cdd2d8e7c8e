//! `check`: which files are read, what is said of them in every format, and the status it ends with.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::support::{complaint, program, text_folder as folder};

/// The status of a check in a folder, its output, and what it says on standard error.
fn check(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = program(&[&["check"], arguments].concat()).current_dir(folder).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// A program with a mistake of each kind, for Paper.GetPaperUrlFromID.
const PROGRAM: (&str, &str) = (
    "src/api.ts",
    "\
switch (code) {
  case \"SUCCESS\":
  case \"PAPER_DOES_NOT_EXISTS\":
  case \"PAPER_MUST_BE_CATEGORY\":
}
",
);

const METHOD: [&str; 2] = ["--method", "getpaperurlfromid"];

#[test]
fn what_is_missing_or_wrong_is_told_a_line_each_and_ends_with_1() {
    let folder = folder(&[PROGRAM]);
    let typo = "src/api.ts:3:9: \"PAPER_DOES_NOT_EXISTS\" is no code; did you mean PAPER_DOES_NOT_EXIST?\n";
    assert_eq!(check(folder.path(), &["src"]), (1, typo.into(), String::new()));
    let expected = [
        typo,
        "src/api.ts:4:9: PAPER_MUST_BE_CATEGORY is handled, but Paper.GetPaperUrlFromID does not list it\n",
        "src: PAPER_DOES_NOT_EXIST is not handled (request: fix what was sent): Returned whenever an iPaper ID is \
         requested that does not exist.\n",
        "src: ERROR is not handled (request: fix what was sent): ours: Inferred: most methods have no other code for a \
         wrong ID or value. (1 of 3)\n",
    ];
    let (status, out, err) = check(folder.path(), &[&["./src"], &METHOD[..]].concat());
    assert_eq!((status, &*err), (1, ""));
    assert_eq!(out.lines().collect::<Vec<_>>(), expected.concat().lines().collect::<Vec<_>>());
    let (_, all, _) = check(folder.path(), &["src", "--all"]);
    assert!(all.contains("src: READONLY is not handled (retry: ") && !all.contains(":4:9"), "{all}");
}

#[test]
fn what_is_complete_ends_with_0() {
    let codes = program(&["list", "--names"]).output().unwrap().stdout;
    let source = String::from_utf8(codes).unwrap().lines().map(|name| format!("'{name}',\n")).collect::<Vec<_>>();
    let folder = folder(&[("a.js", &source[1..].concat()), ("b.js", &source[..1].concat())]);
    assert_eq!(check(folder.path(), &[".", "--all"]), (0, String::new(), String::new()));
    assert_eq!(check(folder.path(), &["a.js", "b.js", "-f", "json", "-a"]), (0, "[]\n".into(), String::new()));
    assert_eq!(check(folder.path(), &["a.js", "--all"]).0, 1);
    let accepted = format!("// ipaper-codes: ignore {}", source[0].trim_matches(['\'', ',', '\n']));
    fs::write(folder.path().join("b.js"), accepted).unwrap();
    assert_eq!(check(folder.path(), &[".", "--all"]).0, 0);
}

#[test]
fn several_methods_have_the_codes_of_each() {
    let folder = folder(&[("a.js", "'PAPER_DOES_NOT_EXIST' 'ERROR' 'SUCCESS' 'READONLY'")]);
    let (status, out, _) = check(folder.path(), &[&["a.js"], &METHOD[..]].concat());
    assert!(status == 1 && out.contains("READONLY is handled, but Paper.GetPaperUrlFromID does not"), "{out}");
    let both = [&["a.js", "-m", "paper.changepaperurl"], &METHOD[..]].concat();
    assert_eq!(check(folder.path(), &both), (0, String::new(), String::new()));
    let (status, out, err) = check(folder.path(), &["a.js", "-m", "hiearchy"]);
    assert!((status, out.len()) == (2, 0) && err.contains("is ambiguous:"), "{err}");
    let (status, _, err) = check(folder.path(), &["a.js", "-m", "zzzz"]);
    assert!(status == 2 && err.lines().count() == 1, "{err}");
}

#[test]
fn the_sources_below_a_folder_are_read_in_order_without_what_is_ignored() {
    let typo = "'PAPER_DOES_NOT_EXISTS' 'SUCCESS'";
    let folder = folder(&[
        (".gitignore", "/build\n*.min.js\n"),
        ("b/.gitignore", "old.js\n"),
        ("b/old.js", typo),
        ("b/b.js", typo),
        ("b-a.js", typo),
        ("a.js", typo),
        ("build/a.js", typo),
        ("c.min.js", typo),
        (".hidden/a.js", typo),
        ("README.md", typo),
        ("data.json", typo),
        ("binary.js", "\0'PAPER_DOES_NOT_EXISTS'"),
        ("run", "#!/bin/sh\nx='PAPER_DOES_NOT_EXISTS'"),
        ("text", typo),
    ]);
    let files = |arguments: &[&str]| -> Vec<String> {
        let (_, out, err) = check(folder.path(), arguments);
        assert_eq!(err, "");
        out.lines().map(|line| line.split(':').next().unwrap().to_owned()).collect()
    };
    assert_eq!(files(&["."]), ["a.js", "b/b.js", "b-a.js", "run"]);
    // What is named is read, and no file twice.
    assert_eq!(files(&["README.md", "c.min.js", "b", "b/b.js"]), ["README.md", "c.min.js", "b/b.js"]);
}

#[test]
fn what_cannot_be_read_is_trouble_and_the_others_are_read() {
    let folder = folder(&[PROGRAM, ("binary.ts", "\0"), ("docs/a.md", "x")]);
    let (status, out, err) = check(folder.path(), &["nope", "src"]);
    assert_eq!((status, out.lines().count()), (2, 1));
    let reason = "cannot be read (No such file or directory); name a source file or a folder of them";
    assert_eq!(err, format!("ipaper-codes: nope: {reason}\n"));
    let (status, out, err) = check(folder.path(), &["binary.ts", "src"]);
    assert_eq!((status, out.lines().count(), err.lines().count()), (2, 1, 1));
    let (status, out, err) = check(folder.path(), &["docs", "-f", "json"]);
    assert_eq!((status, &*out), (2, "[]\n"));
    assert_eq!(err, "ipaper-codes: no source files in docs; name a folder that has some, or a file\n");
    assert_eq!(check(folder.path(), &[]).0, 2);
}

#[test]
fn a_file_that_is_too_large_is_left_out_with_a_message() {
    let folder = folder(&[PROGRAM]);
    // Nobody wants to hear of a large file that is no source code.
    fs::write(folder.path().join("src/tool"), "x".repeat(5 << 20)).unwrap();
    let large = format!("{}'PAPER_DOES_NOT_EXISTS'", " ".repeat(4 << 20));
    fs::write(folder.path().join("src/large.ts"), large).unwrap();
    let message =
        "ipaper-codes: src/large.ts: not checked, as it is larger than 4 MiB; split it, or name it in .ignore\n";
    let (status, out, err) = check(folder.path(), &["src"]);
    assert_eq!((status, out.lines().count(), &*err), (1, 1, message));
    let (status, _, err) = check(folder.path(), &["src/large.ts"]);
    assert_eq!((status, &*err), (2, message));
}

#[test]
fn sources_that_handle_no_code_are_said_to() {
    let folder = folder(&[("a.js", "f()")]);
    let (status, out, err) = check(folder.path(), &["."]);
    assert_eq!((status, &*out), (0, ""));
    assert_eq!(err, "ipaper-codes: no code is handled in 1 source file; `--all` lists the codes there are\n");
}

#[test]
fn json_has_an_object_a_finding() {
    let folder = folder(&[PROGRAM]);
    let (status, out, _) = check(folder.path(), &[&["src", "-f", "json"], &METHOD[..]].concat());
    let found: Vec<Value> = serde_json::from_str(&out).unwrap();
    assert_eq!((status, found.len()), (1, 4));
    let keys = ["rule", "file", "line", "column", "code", "typed", "message"];
    let at: Vec<_> = keys.iter().map(|key| out.find(&format!("\n    \"{key}\": ")).expect(key)).collect();
    assert!(at.is_sorted() && found[0].as_object().unwrap().len() == keys.len(), "{out}");
    let typo = json!({
        "rule": "unknown-code", "file": "src/api.ts", "line": 3, "column": 9, "code": "PAPER_DOES_NOT_EXIST",
        "typed": "PAPER_DOES_NOT_EXISTS",
        "message": "\"PAPER_DOES_NOT_EXISTS\" is no code; did you mean PAPER_DOES_NOT_EXIST?",
    });
    assert_eq!(found[0], typo);
    assert_eq!((&found[2]["line"], &found[2]["typed"], &found[2]["file"]), (&Value::Null, &Value::Null, &json!("src")));
}

#[test]
fn github_shows_findings_at_their_lines() {
    let folder = folder(&[("src/a,b%.js", "'SUCESS' 'SUCCESS'")]);
    let (status, out, _) = check(folder.path(), &["src", "-f", "github"]);
    let expected = "::error file=src/a%2Cb%25.js,line=1,col=2,title=unknown-code::\"SUCESS\" is no code; did you mean \
                    SUCCESS?\n";
    assert_eq!((status, &*out), (1, expected));
    let (_, out, _) = check(folder.path(), &[&["src", "-f", "github"], &METHOD[..]].concat());
    assert!(out.contains("\n::error title=missing-code::src: ERROR is not handled (request: "), "{out}");
}

#[test]
fn sarif_has_what_its_schema_requires() {
    let folder = folder(&[("src/ä b.js", "é 'SUCESS' 'SUCCESS'")]);
    let (status, out, _) = check(folder.path(), &[&["src", "-f", "sarif"], &METHOD[..]].concat());
    let log: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((status, &log["version"]), (1, &json!("2.1.0")));
    assert!(log["$schema"].as_str().unwrap().ends_with("sarif-2.1.0.json"));
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(run["tool"]["driver"]["name"], "ipaper-codes");
    for rule in rules {
        assert!(["shortDescription", "fullDescription", "help"].iter().all(|key| rule[key]["text"].is_string()));
    }
    let results = run["results"].as_array().unwrap();
    for result in results {
        assert!(result["message"]["text"].is_string() && result["level"] == "error", "{result}");
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    let location = |at: usize| &results[at]["locations"][0]["physicalLocation"];
    assert_eq!(location(0)["artifactLocation"]["uri"], "src/%C3%A4%20b.js");
    assert_eq!(location(0)["region"], json!({ "startLine": 1, "startColumn": 4, "endColumn": 10 }));
    assert_eq!(location(1), &json!({ "artifactLocation": { "uri": "src" } }));
    // A log is complete without results too.
    fs::write(folder.path().join("src/ä b.js"), "'SUCCESS'").unwrap();
    let (status, out, _) = check(folder.path(), &["src", "-f", "sarif"]);
    let log: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((status, &log["runs"][0]["results"]), (0, &json!([])));
}

#[test]
fn any_catalog_will_do() {
    let folder = folder(&[
        ("errors.md", "# Errors\n\n## 404\n\nNot found.\n\n## 410\n\n## -32700\n"),
        ("src/a.go", "switch code {\ncase 404, -32700:\n}\nwait(410)\n"),
    ]);
    let (status, out, err) = check(folder.path(), &["src", "--all", "--catalog", "errors.md"]);
    assert_eq!((status, &*out, &*err), (1, "src: 410 is not handled\n", ""));
    let (status, _, err) = check(folder.path(), &["src", "--catalog", "nope.md"]);
    assert!(status == 2 && err.lines().count() == 1, "{err}");
}

#[test]
// Names of files on macOS are UTF-8.
#[cfg(all(unix, not(target_os = "macos")))]
fn a_hostile_name_or_text_is_not_written_raw() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    let folder = folder(&[("src/\x1b[31m\n\u{9b}\u{202e}a.js", "'SUCESS' '\x1b[2JSUCESS'")]);
    let invalid = folder.path().join("src").join(OsStr::from_bytes(b"\xff.js"));
    fs::write(invalid, b"'SUCESS' '\xffSUCCES'\n").unwrap();
    for format in ["plain", "json", "github", "sarif"] {
        let (status, out, err) = check(folder.path(), &["src", "--all", "-f", format]);
        let raw = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
        assert!(status == 1 && err.is_empty() && !out.contains(raw), "{format}: {out:?}");
        assert!(out.contains("\u{241b}[31m") || format == "sarif" && out.contains("%E2%90%9B%5B31m"), "{out}");
    }
    let (_, out, _) = check(folder.path(), &["src"]);
    assert_eq!(out.lines().count(), 2, "{out}");
    let (status, _, err) = check(folder.path(), &["no\x1b[31m\nfile"]);
    assert!(status == 2 && err.lines().count() == 1 && !err.contains('\x1b'), "{err:?}");
}

#[test]
fn standard_input_is_no_source_file() {
    let line = "ipaper-codes: `check` needs files; standard input has no name that tells its language";
    assert_eq!(complaint(&["check", "-", "--all"]), (2, line.to_owned()));
}
