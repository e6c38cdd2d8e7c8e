//! The editions of the vendor's documentation: what today's says, what that of 2021 said, and spellings of both.

use super::json;
use crate::support::{answer as out, complaint, run};

/// What a command writes as its answer and as its reports.
fn written(arguments: &[&str]) -> (String, String) {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn the_codes_of_a_method_are_those_of_today_unless_2021_is_asked_for() {
    let new = ["SEARCH_TEMPORARILY_UNAVAILABLE", "PAPER_MUST_BE_CATEGORY"];
    for command in [&["snippet", "-l", "go", "-m", "bycustomfields"][..], &["list", "-m", "bycustomfields"]] {
        for (edition, is_today) in [(&[][..], true), (&["--edition", "today"], true), (&["--edition", "2021"], false)] {
            let (text, report) = written(&[command, edition].concat());
            assert_eq!((new.map(|code| text.contains(code)), report.as_str()), ([is_today; 2], ""), "{edition:?}");
            assert!(text.contains("PAPER_MUST_NOT_BE_CATEGORY"), "{text}");
        }
    }
    let found = |edition| out(&["search", "must be", "--names", "-m", "bycustomfields", "--edition", edition]);
    assert_eq!(found("2021"), "PAPER_MUST_NOT_BE_CATEGORY\n");
    assert_eq!(found("today").lines().count(), 2);
}

#[test]
fn a_method_that_the_edition_does_not_know_has_the_codes_of_the_other_and_that_is_said() {
    for command in [&["snippet", "-l", "go"][..], &["list"]] {
        let (text, report) = written(&[command, &["-m", "DeleteCustomField"]].concat());
        assert!(text.contains("CUSTOMFIELD_FIELD_DOES_NOT_EXIST"), "{text}");
        let line = "CustomField.DeleteCustomField is not in today's edition; its codes are those of 2021";
        assert_eq!(report, format!("ipaper-codes: {line}\n"));
        let (text, report) = written(&[command, &["-m", "ReprocessPaper", "--edition", "2021"]].concat());
        assert!(text.contains("SUCCESS"), "{text}");
        let line = "Ripper.ReprocessPaper is not in the edition of 2021; its codes are those of today";
        assert_eq!(report, format!("ipaper-codes: {line}\n"));
    }
}

#[test]
fn an_edition_is_one_of_two_and_that_of_a_method() {
    for arguments in [
        &["list", "--edition", "2021"][..],
        &["list", "-m", "createpaper", "--edition", "2020"],
        &["snippet", "READONLY", "--edition", "2021"],
        &["snippet", "--all", "--edition", "2021"],
    ] {
        assert_eq!(run(arguments).status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn what_is_not_in_both_editions_is_marked() {
    let rows = out(&["methods"]);
    for (mark, count) in [("  (2021 only) ", 6), ("  (not in 2021) ", 2)] {
        assert_eq!(rows.matches(mark).count(), count, "{rows}");
    }
    let codes = out(&["list"]);
    let marked: Vec<_> = codes.lines().filter(|line| line.contains(" (not in 2021) ours: ")).collect();
    assert_eq!((marked.len(), codes.matches("2021").count()), (3, 3), "{codes}");
    let method = out(&["methods", "bycustomfields", "-f", "markdown"]);
    assert!(method.contains("\n- `PAPER_MUST_BE_CATEGORY` *(not in 2021)* ours: "), "{method}");
    let method = &json(&["methods", "bycustomfields", "-f", "json"])[0];
    let lengths = ["codes", "codes_2021"].map(|key| method[key].as_array().unwrap().len());
    assert_eq!((lengths, method["edition"].is_null()), ([8, 6], true));
    assert_eq!(json(&["methods", "AddCustomField", "-f", "json"])[0]["edition"], "2021 only");
    assert_eq!(json(&["show", "PAPER_MUST_BE_CATEGORY", "-f", "json"])[0]["edition"], "not in 2021");
}

#[test]
fn a_method_is_found_by_an_older_spelling_and_by_the_path_of_its_request() {
    for (typed, name) in [
        ("SearchPapersByCustomField", "Search.SearchPapersByCustomFields"),
        ("SearchPapersByCustomFields", "Search.SearchPapersByCustomFields"),
        ("SearchPapersWithHierarchyByContent", "Search.SearchPapersWithHiearchyByContent"),
        ("Paper.asmx/GetAllPapers", "Paper.GetAllPapers"),
        ("https://example.org/v1/Paper.asmx/GetAllPapers?username=x", "Paper.GetAllPapers"),
    ] {
        assert!(out(&["methods", typed]).starts_with(&format!("{name}\n")), "{typed}");
        assert_eq!(out(&["list", "--names", "-m", typed]), out(&["list", "--names", "-m", name]), "{typed}");
    }
    let (text, report) = written(&["search", "--names", "/v1/Paper.asmx/GetPaperUrlFromID"]);
    assert_eq!((text.as_str(), report.as_str()), ("PAPER_DOES_NOT_EXIST\nERROR\nSUCCESS\n", ""));
    assert_eq!(complaint(&["methods", "Paper.asmx/Nothing"]).0, 1);
}

#[test]
fn a_method_that_lists_no_success_is_given_none() {
    for kind in ["match", "enum"] {
        let text = out(&["snippet", "-l", "go", "-m", "GetImage", "--kind", kind]);
        assert!(text.contains("\"ERROR\"") && !text.contains("SUCCESS"), "{text}");
        // A code that was picked may come beside a success.
        assert!(out(&["snippet", "-l", "go", "ERROR", "--kind", kind]).contains("\"SUCCESS\""));
    }
}
