//! Messages about what was asked for: one line each on standard error, which says what there is instead.

use crate::support::{answer, complaint, run, text_folder};

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

/// A file of notes that was given is read with care: one line tells the first mistake in it.
#[test]
fn mistakes_in_notes_that_were_given_are_told_in_a_line() {
    let folder = text_folder(&[
        ("one.toml", "[READONLY]\nhandling = 'maybe'\ntext = 't'\n"),
        ("two.toml", "[READONLY]\ntext = 't'\n[REDONLY]\ntext = 't'\n[ERROR]\nhandling = 'x'\ntext = 't'\n"),
        ("good.toml", "[READONLY]\ntext = 't'\n"),
    ]);
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let told = |arguments: &[&str]| {
        let output = run(arguments);
        assert!(output.status.success() && !output.stdout.is_empty(), "{arguments:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    let (one, two) = (path("one.toml"), path("two.toml"));
    let expected =
        format!("ipaper-codes: {one}:2: unknown handling `maybe`; expected ok, retry, request, account or bug\n");
    for command in [&["list"][..], &["show", "READONLY"], &["search", "paper"], &["methods"]] {
        assert_eq!(told(&[command, &["--notes", &one]].concat()), expected, "{command:?}");
    }
    let line = told(&["list", "--notes", &two]);
    assert!(line.starts_with(&format!("ipaper-codes: {two}:6: unknown handling `x`; expected ")), "{line}");
    assert!(line.ends_with("; and 1 more, which `ipaper-codes doctor` lists\n"), "{line}");
    assert_eq!(told(&["list", "--notes", &path("good.toml")]), "");
    // `doctor` lists them itself, and what is configured is not told with every answer.
    assert_eq!(told(&["doctor", "--notes", &one]), "");
    let config = folder.path().join("config.toml");
    std::fs::write(&config, "notes = 'one.toml'\n").unwrap();
    assert_eq!(told(&["list", "--config", config.to_str().unwrap()]), "");
}

#[test]
fn how_to_read_a_catalog_is_no_option_without_one() {
    let folder = text_folder(&[("a.md", "# A_A\n"), ("config.toml", "catalog = 'a.md'\n")]);
    let (catalog, config) = (folder.path().join("a.md"), folder.path().join("config.toml"));
    let (catalog, config) = (catalog.to_str().unwrap(), config.to_str().unwrap());
    for [option, value] in [["--as", "headings"], ["--column", "Code"], ["--code-pattern", "A.*"]] {
        let line = format!("ipaper-codes: {option} applies to a catalog of your own; name one with --catalog");
        for command in [&["list"][..], &["search", "paper", "--catalog", "embedded"], &["pick"], &[]] {
            assert_eq!(complaint(&[command, &[option, value]].concat()), (2, line.clone()), "{command:?}");
        }
    }
    for [option, value] in [["--as", "headings"], ["--code-pattern", "A.*"]] {
        assert_eq!(answer(&["list", option, value, "--catalog", catalog, "--names"]), "A_A\n");
        assert_eq!(answer(&["list", option, value, "--config", config, "--names"]), "A_A\n");
        assert!(answer(&["keys", option, value]).contains("Enter"));
    }
}
