//! Messages about what was asked for: one line each on standard error, which says what there is instead.

use crate::support::{answer, complaint, text_folder};

#[test]
fn a_handling_that_there_is_not_names_those_there_are() {
    let line = "ipaper-codes: no handling is called `foo`; there are ok, retry, request, account and bug";
    assert_eq!(complaint(&["search", "is:foo"]), (1, line.to_owned()));
    assert_eq!(complaint(&["search", "paper", "IS:foo"]), (1, line.to_owned()));
    // The start of one will do, and what is not meant need not be.
    assert!(answer(&["search", "is:r", "--names"]).contains("READONLY\n"));
    assert!(answer(&["search", "readonly", "!is:foo"]).starts_with("READONLY "));
}

#[test]
fn a_message_repeats_a_part_of_what_was_typed() {
    let long = "x".repeat(100_000);
    let (at, is) = (format!("in:{long}"), format!("is:{long}"));
    for arguments in [["show", &long], ["search", &long], ["search", &at], ["search", &is], ["methods", &long]] {
        let (status, line) = complaint(&arguments);
        assert!(status == 1 && line.contains("x…") && line.len() < 200, "{}: {} bytes", arguments[0], line.len());
    }
}

#[test]
fn a_catalog_without_methods_is_said_to_have_none() {
    let folder = text_folder(&[("errors.md", "# A_A\n")]);
    let path = folder.path().join("errors.md");
    let path = path.to_str().unwrap();
    for arguments in [&["methods"][..], &["methods", "createpaper"], &["list", "--method", "createpaper"]] {
        let complaint = complaint(&[arguments, &["--catalog", path]].concat());
        assert_eq!(complaint, (1, "ipaper-codes: this catalog has no methods".to_owned()), "{arguments:?}");
    }
}

#[test]
fn an_empty_name_is_an_error() {
    assert_eq!(
        complaint(&["show", ""]).1,
        "ipaper-codes: the name is empty; name a code, or pass a text that mentions one"
    );
    for arguments in [["list", "--method", ""], ["snippet", "--method", " "]] {
        let line = "ipaper-codes: the name is empty; name a method, or a part of its name";
        assert_eq!(complaint(&arguments), (2, line.to_owned()));
    }
    assert_eq!(complaint(&["methods", ""]).0, 2);
}
