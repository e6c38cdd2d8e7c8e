//! Several documents in one catalog: a code, a method and a note belong to the document they came with.

use serde_json::Value;

use super::folder;
use crate::pty::session::Session;
use crate::support::{answer, run};

const OTHER: &str = "---\ntitle: Other\n---\n# ERROR\nmine\n\n# A_A\nfirst\n\n# A_A\nagain\n";

fn json(arguments: &[&str]) -> Vec<Value> {
    serde_json::from_str(&answer(arguments)).unwrap()
}

#[test]
fn a_name_in_two_documents_is_two_codes() {
    let folder = folder(&[("other.md", OTHER.as_bytes())]);
    let path = folder.path().join("other.md");
    let path = path.to_str().unwrap();
    for order in [[path, "embedded"], ["embedded", path]] {
        let catalogs = ["--catalog", order[0], "--catalog", order[1]];
        let codes = json(&[&["show", "ERROR", "--format", "json"], &catalogs[..]].concat());
        let documents: Vec<_> = codes.iter().map(|code| code["document"].as_str().unwrap()).collect();
        assert_eq!(documents, order);
        for code in codes {
            let is_embedded = code["document"] == "embedded";
            assert_eq!(code["methods"].as_array().unwrap().len(), if is_embedded { 35 } else { 0 });
            assert_eq!(code["note"].is_object(), is_embedded);
            assert_eq!(code["description"] == "mine", !is_embedded);
        }
        let text = answer(&[&["show", "ERROR"], &catalogs[..]].concat());
        assert!(text.contains("ERROR\n  from other\n") && text.contains("ERROR\n  from embedded\n"), "{text}");
        for command in [&["list"][..], &["search", "error"]] {
            let text = answer(&[command, &catalogs].concat());
            let rows: Vec<&str> = text.lines().filter(|line| line.starts_with("ERROR ")).collect();
            assert_eq!(rows.len(), 2, "{text}");
            assert!(rows.iter().any(|row| row.contains(" other ")) && rows.iter().any(|row| row.contains("embedded")));
        }
        assert_eq!(
            json(&[&["show", "unsupported_checkout_type", "-f", "json"], &catalogs[..]].concat())[0]["document"],
            "embedded"
        );
    }
}

#[test]
fn a_code_given_twice_in_one_document_is_reported() {
    let folder = folder(&[("other.md", OTHER.as_bytes())]);
    let path = folder.path().join("other.md");
    let path = path.to_str().unwrap();
    let text = answer(&["doctor", "--catalog", path, "--catalog", "embedded", "--catalog", path]);
    assert!(text.contains(&format!("{path}:10: duplicate code A_A; keeping the first definition\n")), "{text}");
    // A document that is named twice is read once.
    assert!(text.contains("  warnings: 1\n") && text.matches("document: ").count() == 2, "{text}");
}

#[test]
fn the_origin_of_a_code_is_shown_only_where_there_are_several_documents() {
    assert!(!answer(&["show", "ERROR"]).contains("from embedded"));
    assert!(!answer(&["list"]).contains("embedded"));
    let folder = folder(&[("other.md", OTHER.as_bytes())]);
    let path = folder.path().join("other.md");
    let path = path.to_str().unwrap();
    let browser = Session::start(200, 30, &["--catalog", path, "--catalog", "embedded", "--query", "error"]);
    browser.wait_for("from other");
    // The header names the references too.
    let in_row = |name: &str| {
        let row = browser.text().lines().skip(1).find(|row| row.contains(name)).map(str::to_owned);
        assert!(row.as_ref().is_some_and(|row| row.contains("ERROR")), "{name}: {row:?}");
    };
    in_row(" other ");
    in_row(" embedded ");
}

#[test]
fn documents_of_one_name_are_told_apart_and_searched_by_their_names() {
    let folder = folder(&[("a/errors.md", b"# A_A\n"), ("b/errors.md", b"# A_A\n# B_B\n")]);
    let [one, other] = ["a/errors.md", "b/errors.md"].map(|path| folder.path().join(path).to_str().unwrap().to_owned());
    let catalogs = ["--catalog", &one, "--catalog", &other];
    let out = |arguments: &[&str]| answer(&[arguments, &catalogs].concat());
    assert_eq!(out(&["list"]), "A_A  a/errors\nA_A  b/errors\nB_B  b/errors\n");
    assert_eq!(out(&["search", "in:b"]), "A_A  b/errors\nB_B  b/errors\n");
    assert_eq!(out(&["search", "in:a/errors a_a"]), "A_A  a/errors\n");
    let nowhere = run(&[&["search", "in:c"], &catalogs[..]].concat());
    assert_eq!(nowhere.status.code(), Some(1));
    let message = "no catalog is called `c`; there are a/errors, b/errors";
    assert_eq!(String::from_utf8_lossy(&nowhere.stderr), format!("ipaper-codes: {message}\n"));
    let mut browser = Session::start(100, 30, &[&catalogs[..], &["--query", "in:b"]].concat());
    browser.wait_for("from b/errors");
    browser.wait_for("2/3");
    browser.keys("x");
    browser.wait_for("no catalog is called `bx`");
    browser.wait_for("there are a/errors");
}

#[test]
fn what_is_not_read_is_said_to_be_that() {
    let folder = folder(&[("a.html", b"<!DOCTYPE html>\n<p>A_A</p>\n"), ("b.md", b"# A_A\n")]);
    let [html, page] = ["a.html", "b.md"].map(|name| folder.path().join(name).to_str().unwrap().to_owned());
    let message = "a.html:1: no return code found; this is HTML; convert it to Markdown first";
    let alone = run(&["list", "--catalog", &html]);
    assert_eq!(alone.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&alone.stderr).contains(message));
    let both = run(&["list", "--catalog", &html, "--catalog", &page]);
    assert_eq!((both.status.code(), &*both.stdout), (Some(0), &b"A_A  b\n"[..]));
    assert!(String::from_utf8_lossy(&both.stderr).contains(message));
}

#[test]
fn texts_of_a_folder_are_pages_where_there_are_no_others() {
    let folder = folder(&[("a.rst", b"A_A\n===\n\none\n"), ("x/errors.txt", b"B_B: two\n\nC_C: three\n")]);
    let list = |path: &std::path::Path| answer(&["list", "--names", "--catalog", path.to_str().unwrap()]);
    assert_eq!(list(folder.path()), "A_A\n");
    assert_eq!(list(&folder.path().join("x")), "B_B\nC_C\n");
}

#[test]
fn only_the_embedded_reference_is_on_the_site_of_ipaper() {
    let page = |lines: &str| format!("---\n{lines}\n---\n# A_A\n");
    let documents = [
        ("a.md", page("permalink: /backend-api/codes"), None),
        (
            "b.md",
            page("permalink: /backend-api/codes\nsite: https://x.y/docs/"),
            Some("https://x.y/docs/backend-api/codes#a_a"),
        ),
        ("c.md", page("permalink: https://x.y/codes"), Some("https://x.y/codes#a_a")),
        ("d.md", page("permalink: codes\nsite: ftp://x.y"), None),
    ];
    for (name, text, expected) in documents {
        let folder = folder(&[(name, text.as_bytes())]);
        let path = folder.path().join(name);
        let url = json(&["show", "A_A", "-f", "json", "--catalog", path.to_str().unwrap()])[0]["url"].clone();
        assert_eq!(url.as_str(), expected, "{name}");
    }
}

#[test]
fn the_exact_spelling_comes_first_then_case_then_separators() {
    let folder = folder(&[("a.md", b"# A_B\n# A-B\n# A.B\n# a_b\n# C_D\n")]);
    let path = folder.path().join("a.md");
    let catalog = ["--catalog", path.to_str().unwrap(), "--code-pattern", "[A-Za-z._-]+"];
    let first = |typed: &str| answer(&[&["show", typed], &catalog[..]].concat()).lines().next().unwrap().to_owned();
    for (typed, name) in
        [("A_B", "A_B"), ("A-B", "A-B"), ("A.B", "A.B"), ("a_b", "a_b"), ("a-b", "A-B"), ("c d", "C_D")]
    {
        assert_eq!(first(typed), name, "{typed}");
    }
    for (typed, names) in [("a b", "  A_B\n  A-B\n  A.B\n  a_b\n"), ("a_B", "  A_B\n  a_b\n")] {
        let output = run(&[&["show", typed], &catalog[..]].concat());
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(error, format!("ipaper-codes: `{typed}` is ambiguous:\n{names}"));
    }
    let output = run(&[&["copy", "A.B", "--clipboard", "none"], &catalog[..]].concat());
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "A.B\n");
}

#[test]
fn a_name_that_two_documents_have_is_copied_once() {
    let folder = folder(&[("other.md", OTHER.as_bytes())]);
    let path = folder.path().join("other.md");
    let output = run(&[
        "copy",
        "error",
        "A_A",
        "error",
        "error",
        "--clipboard",
        "none",
        "--catalog",
        path.to_str().unwrap(),
        "--catalog",
        "embedded",
    ]);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "ERROR\nA_A\nERROR\nERROR\n");
}

#[test]
fn names_that_two_documents_have_are_told_and_copied_once_each() {
    let folder = folder(&[("a.md", b"# CARD_LOST\n# CARD_LATE\n"), ("b.md", b"# CARD_LOST\n# CARD_LATE\n")]);
    let [a, b] = ["a.md", "b.md"].map(|name| folder.path().join(name).to_str().unwrap().to_owned());
    let both = |arguments: &[&str]| run(&[arguments, &["--catalog", &a, "--catalog", &b]].concat());
    let copied = both(&["copy", "first CARD_LOST then CARD_LATE", "--clipboard", "none"]);
    let mut names: Vec<_> = copied.stdout.split(|&byte| byte == b'\n').filter(|name| !name.is_empty()).collect();
    names.sort();
    assert_eq!(names, [&b"CARD_LATE"[..], b"CARD_LOST"]);
    let error = String::from_utf8(both(&["show", "CARD_LOTE"]).stderr).unwrap();
    assert_eq!(error.matches("CARD_LATE").count(), 1, "{error}");
    assert_eq!(error.matches("CARD_LOST").count(), 1, "{error}");
}
