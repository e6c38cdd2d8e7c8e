//! Notes on any catalog: given, beside it, and whatever is wrong with them.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use super::{folder, warnings};
use crate::pty::session::Session;
use crate::support::{answer, complaint, run};

const CODES: &str = "# CARD_DECLINED\nThe card was declined.\n\n# RATE_LIMITED\n\n# PLAIN_ONE\nPlain.\n";
const NOTES: &str = "author = \"Payments team\"\n\n\
    [CARD_DECLINED]\ntext = \"Ask for another card.\"\nhandling = \"request\"\nkeywords = [\"insufficient funds\"]\n\n\
    [RATE_LIMITED]\ntext = \"Wait a minute. Then go on.\"\nhandling = \"retry\"\n";

/// A folder with a catalog and notes beside it, and the path of the catalog.
fn noted(notes: &str) -> (TempDir, String) {
    let folder = folder(&[("errors.md", CODES.as_bytes()), ("errors.notes.toml", notes.as_bytes())]);
    let path = folder.path().join("errors.md").to_str().unwrap().to_owned();
    (folder, path)
}

#[test]
fn notes_beside_a_catalog_are_in_every_format_with_their_author() {
    let (_folder, path) = noted(NOTES);
    let catalog = ["--catalog", &path];
    let out = |arguments: &[&str]| answer(&[arguments, &catalog].concat());
    assert_eq!(
        out(&["list"]),
        "CARD_DECLINED  request  The card was declined.\n\
         RATE_LIMITED   retry    Payments team: Wait a minute. (1 of 2)\n\
         PLAIN_ONE               Plain.\n"
    );
    assert_eq!(
        out(&["show", "card_declined"]),
        "CARD_DECLINED\n  Note by Payments team\n  | request: fix what was sent\n  | Ask for another card.\n\n  \
         The card was declined.\n"
    );
    let codes: Value = serde_json::from_str(&out(&["list", "--format", "json"])).unwrap();
    let note = serde_json::json!({
        "text": "Ask for another card.", "handling": "request", "keywords": ["insufficient funds"],
        "author": "Payments team",
    });
    assert_eq!((&codes[0]["note"], &codes[2]["note"]), (&note, &Value::Null));
    assert!(codes[0].get("more_notes").is_none());
    let markdown = out(&["show", "RATE_LIMITED", "--format", "markdown"]);
    assert!(markdown.contains("> **Note by Payments team** (retry: try again later, unchanged): Wait a min"));
    let snippet = out(&["snippet", "card_declined", "rate_limited", "--lang", "python"]);
    assert!(snippet.contains("# Fix what was sent (note by Payments team).\n"), "{snippet}");
    assert!(snippet.contains("# Note by Payments team: Wait a minute. Retry later, unchanged.\n"), "{snippet}");
    for query in [&["search", "insufficient"][..], &["search", "is:request"], &["list", "--handling", "request"]] {
        assert_eq!(out(&[query, &["--names"]].concat()), "CARD_DECLINED\n", "{query:?}");
    }
    let browser = Session::start(100, 30, &["--catalog", &path, "--query", "insufficient"]);
    browser.wait_for("note by Payments team");
}

#[test]
fn notes_without_an_author_are_of_their_file_and_a_handling_may_be_missing() {
    let (_folder, path) = noted("[RATE_LIMITED]\ntext = \"Wait.\"\n");
    let text = answer(&["show", "rate_limited", "--catalog", &path]);
    assert!(text.starts_with("RATE_LIMITED\n  Note of errors.notes.toml\n  | Wait.\n"), "{text}");
    let json: Value =
        serde_json::from_str(&answer(&["show", "rate_limited", "-f", "json", "--catalog", &path])).unwrap();
    assert_eq!((&json[0]["note"]["handling"], &json[0]["note"]["author"]), (&Value::Null, &"errors.notes.toml".into()));
    assert_eq!(run(&["search", "is:retry", "--catalog", &path]).status.code(), Some(1));
}

#[test]
fn notes_that_are_given_replace_those_beside_and_stand_before_ours() {
    let (folder, path) = noted(NOTES);
    let given = folder.path().join("given.toml");
    fs::write(&given, "[CARD_DECLINED]\ntext = 'Given.'\n[READONLY]\ntext = 'Call us.'\nhandling = 'bug'\n").unwrap();
    let given = given.to_str().unwrap();
    // One file for several catalogs: a note on a code of either is none too many.
    let catalogs = ["--catalog", &path, "--catalog", "embedded", "--notes", given];
    let show = answer(&[&["show", "READONLY"], &catalogs[..]].concat());
    let (theirs, ours) = (show.find("Note of given.toml\n  | bug: report it\n  | Call us.\n"), show.find("Our note, "));
    assert!(theirs.is_some() && theirs < ours, "{show}");
    let show = answer(&[&["show", "CARD_DECLINED"], &catalogs[..]].concat());
    assert!(show.contains("| Given.") && !show.contains("another"), "{show}");
    let doctor = answer(&[&["doctor"], &catalogs[..]].concat());
    let line = format!("; notes on 1 of its codes: {given}\n");
    let of =
        |name: &str| doctor.lines().any(|it| it.starts_with(&format!("  {name}: ")) && it.ends_with(line.trim_end()));
    assert!(of("errors") && of("embedded"), "{doctor}");
    assert!(doctor.contains("  warnings: 0\n"), "{doctor}");
    let json = answer(&[&["show", "READONLY", "-f", "json"], &catalogs[..]].concat());
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&json[0]["note"]["handling"], &json[0]["more_notes"][0]["handling"]), (&"bug".into(), &"retry".into()));
    assert_eq!(json[0]["more_notes"][0]["author"], Value::Null);
    // What is known of theirs is what is looked for.
    assert!(answer(&[&["search", "is:bug", "--names"], &catalogs[..]].concat()).contains("READONLY\n"));
}

#[test]
fn what_is_wrong_with_a_note_is_a_warning_with_its_line() {
    let (folder, path) = noted(&format!("{NOTES}handlin = 1\n[GONE_ONE]\ntext = 'x'\n[PLAIN_ONE]\ntext = 'Y.'\n"));
    let file = folder.path().join("errors.notes.toml");
    let beside = file.to_str().unwrap();
    let found = warnings(path.as_ref());
    assert!(
        found[0].starts_with(&format!("{beside}:11: unknown key `handlin`; did you mean `handling`?")),
        "{found:?}"
    );
    assert_eq!(found[1], format!("{beside}:12: a note on GONE_ONE, which is no code here; check its name"));
    assert!(answer(&["show", "plain_one", "--catalog", &path]).contains("| Y."));
}

#[test]
fn a_file_that_is_no_toml_is_an_error_if_it_was_named_and_a_warning_beside() {
    for (content, problem) in [
        ("[A_A]\ntext = 'x'\n[A_A]\ntext = 'y'\n", ":3:2: duplicate key"),
        ("[A_A]\ntext = 'x", ":2:10: "),
        ("a = \"\u{1b}[2J", ":1:10: "),
    ] {
        let (folder, path) = noted(content);
        let beside = folder.path().join("errors.notes.toml");
        let beside = beside.to_str().unwrap();
        let (status, line) = complaint(&["list", "--notes", beside]);
        assert!(status == 2 && line.starts_with(&format!("ipaper-codes: {beside}{problem}")), "{line}");
        let output = run(&["list", "--names", "--catalog", &path]);
        assert_eq!(String::from_utf8_lossy(&output.stdout), "CARD_DECLINED\nRATE_LIMITED\nPLAIN_ONE\n");
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(error.starts_with(&format!("ipaper-codes: {beside}:")) && error.lines().count() == 1, "{error}");
    }
    let (status, line) = complaint(&["list", "--notes", "none.toml"]);
    assert_eq!((status, line.as_str()), (2, "ipaper-codes: none.toml: no such file; check the path"));
}

#[test]
fn hostile_notes_reach_the_terminal_as_text_and_do_not_stop_the_reading() {
    let long = "x ".repeat(1 << 19);
    let notes = format!(
        "author = \"\\u001b[2J{long}\"\n[CARD_DECLINED]\ntext = \"\\u001b]0;x\\u0007\\n\\n> # a\\u202e\"\n\
         [PLAIN_ONE]\ntext = \"{long}\"\n[\"\\u001b[2J\"]\ntext = 'x'\n"
    );
    let (_folder, path) = noted(&notes);
    for format in ["plain", "markdown"] {
        let text = answer(&["show", "CARD_DECLINED", "--format", format, "--catalog", &path]);
        assert!(text.chars().all(|c| c == '\n' || !c.is_control()) && text.lines().count() < 8, "{text:?}");
        assert!(text.len() < 600, "{}", text.len());
    }
    let warnings = warnings(path.as_ref());
    assert!(warnings.len() == 2 && warnings.iter().all(|line| line.len() < 400), "{warnings:?}");
    assert!(warnings[0].ends_with(": a note of over 64 KiB; PLAIN_ONE is left out"), "{warnings:?}");
    let (_folder, path) = noted(&format!("# {}", "x".repeat(5 << 20)));
    let output = run(&["list", "--catalog", &path]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("larger than 4096 KiB; shorten it"));
}

#[test]
fn a_folder_has_its_notes_beside_it_and_they_cover_codes_of_its_methods() {
    let folder = folder(&[
        ("docs/codes.md", b"# A_A\n"),
        ("docs/get.md", b"---\ntitle: Get.It\n---\n## Return Codes\n\n- `A_A`\n- `B_B`\n"),
        ("docs.notes.toml", b"A_A.text = 'One.'\nB_B.text = 'Two.'\n"),
    ]);
    let docs = folder.path().join("docs");
    let rows = answer(&["list", "--catalog", docs.to_str().unwrap()]);
    assert!(rows.contains("docs.notes.toml: One.") && rows.contains("docs.notes.toml: Two."), "{rows}");
}
