//! The plain answers: what is written where, and the status they end with.

mod about;
mod charset;
mod check;
mod colours;
mod diff;
mod editions;
mod explain;
mod hyperlinks;
mod messages;
mod notices;
mod pastes;
mod run;

use std::io::{BufRead, BufReader, Read, Write};
use std::process::Stdio;

use serde_json::Value;

use crate::support::{answer as out, complaint, program, run};

fn json(arguments: &[&str]) -> Vec<Value> {
    serde_json::from_str(&out(arguments)).unwrap()
}

#[test]
fn list_has_a_row_for_each_code_in_the_order_of_the_document() {
    let text = out(&["list"]);
    let names: Vec<_> = text.lines().map(|line| line.split(' ').next().unwrap()).collect();
    let reference = include_str!("../../assets/return-codes.md");
    let headings: Vec<_> = reference.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    assert_eq!(names[..headings.len()], headings);
}

#[test]
fn nothing_is_cut_or_coloured_where_there_is_no_terminal() {
    for arguments in [&["list"][..], &["show", "SUCCESS"], &["search", "upgrade"]] {
        let text = out(arguments);
        assert!(!text.contains('\x1b') && !text.contains('…'), "{text}");
    }
    let success = out(&["show", "SUCCESS"]);
    assert!(success.lines().any(|line| line.ends_with("will always return a SUCCESS code.")), "{success}");
}

#[test]
fn json_has_the_promised_keys_in_the_promised_order() {
    let text = out(&["show", "CUSTOMFIELD_FIELD_NAME_IS_NOT_UNIQUE", "--format", "json"]);
    let keys = [
        "code",
        "in_reference",
        "description",
        "conditions",
        "solutions",
        "methods",
        "note",
        "url",
        "title",
        "document",
        "edition",
        "methods_2021",
        "aliases",
        "group",
        "text_of",
    ];
    let at: Vec<_> = keys.iter().map(|key| text.find(&format!("\n    \"{key}\": ")).expect(key)).collect();
    assert!(at.is_sorted(), "{text}");
    let code = &json(&["show", "CUSTOMFIELD_FIELD_NAME_IS_NOT_UNIQUE", "--format", "json"])[0];
    assert_eq!(code.as_object().unwrap().len(), keys.len());
    assert_eq!(code["solutions"].as_array().unwrap().len(), 2);
    assert_eq!(code["conditions"].as_array().unwrap().len(), 0);
    assert_eq!(
        code["url"],
        "https://docs.ipaper.io/flipbook-backend-api/return-codes#customfield_field_name_is_not_unique"
    );
}

#[test]
fn json_says_null_where_the_reference_says_nothing() {
    let code = &json(&["show", "CLIENT_UNKNOWN", "-f", "json"])[0];
    assert_eq!((&code["description"], &code["in_reference"]), (&Value::Null, &Value::Bool(true)));
    let conditions = &json(&["show", "RIPPER_INVALID_BASE64_PDF_FILE", "-f", "json"])[0]["conditions"];
    assert_eq!(conditions.as_array().unwrap().len(), 2);
}

#[test]
fn json_has_methods_and_our_note() {
    let code = &json(&["show", "PAPER_DOES_NOT_EXIST", "-f", "json"])[0];
    assert_eq!(code["methods"].as_array().unwrap().len(), 2);
    assert_eq!(code["methods_2021"].as_array().unwrap().len(), 4);
    assert_eq!(code["note"]["handling"], "request");
    assert_eq!(code["note"].as_object().unwrap().len(), 4);
    assert_eq!((&code["note"]["author"], code.get("more_notes")), (&Value::Null, None));
    let code = &json(&["show", "UNSUPPORTED_CHECKOUT_TYPE", "-f", "json"])[0];
    assert_eq!((&code["in_reference"], &code["url"]), (&Value::Bool(false), &Value::Null));
}

#[test]
fn our_note_is_marked_as_ours_in_every_format() {
    assert!(out(&["show", "READONLY"]).contains("Our note, not the vendor's\n  | retry: try again later"));
    assert!(out(&["show", "READONLY", "-f", "markdown"]).contains("> **Our note, not the vendor's** (retry:"));
    let row = out(&["list", "--handling", "account"]);
    assert!(row.contains("LOGIN_SECURITY_VIOLATION") && row.contains("  ours: Inferred:"), "{row}");
}

#[test]
fn list_is_limited_by_handling_and_by_method() {
    let names = |arguments: &[&str]| -> Vec<String> {
        out(arguments).lines().map(|line| line.split(' ').next().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&["list", "--handling", "retry"]).len(), 4);
    let codes = names(&["list", "--method", "getpaperurlfromid"]);
    assert_eq!(codes, ["PAPER_DOES_NOT_EXIST", "ERROR", "SUCCESS"]);
    assert_eq!(names(&["list", "-m", "getpaperurlfromid", "--handling", "ok", "--handling", "retry"]), codes[2..]);
    assert_eq!(names(&["list", "-m", "getpaperurlfromid", "--handling", "request,ok"]), codes);
}

#[test]
fn a_search_is_limited_by_handling_and_by_method() {
    let names = |arguments: &[&str]| out(&[&["search", "paper", "--names"], arguments].concat());
    assert!(names(&[]).lines().count() > 5);
    assert_eq!(names(&["-m", "getpaperurlfromid", "--handling", "request"]), "PAPER_DOES_NOT_EXIST\nERROR\n");
    let output = run(&["search", "wildcard", "--handling", "ok"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    // What is suggested is among the codes that were asked for.
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(err.lines().count() == 1 && !err.contains("WILDCARDS"), "{err}");
}

#[test]
fn a_limit_that_leaves_nothing_is_said() {
    let output = run(&["list", "-m", "getpaperurlfromid", "--handling", "retry", "--handling", "account"]);
    let err = String::from_utf8(output.stderr).unwrap();
    let problem = "no code of `getpaperurlfromid` with handling `retry` or `account`";
    assert!(output.status.code() == Some(1) && err.contains(problem) && err.lines().count() == 1, "{err}");
}

#[test]
fn names_alone_are_written_one_a_line() {
    let rows = out(&["list"]);
    let names: Vec<_> = rows.lines().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(out(&["list", "--names"]), names.join("\n") + "\n");
    assert_eq!(out(&["list", "--names", "-c", "embedded", "-c", "assets/return-codes.md"]), names.join("\n") + "\n");
    assert_eq!(run(&["list", "--names", "--format", "json"]).status.code(), Some(2));
}

#[test]
fn words_that_are_no_command_are_codes_to_show() {
    let shown = out(&["show", "readonly", "error"]);
    assert_eq!(out(&["READONLY", "ERROR"]), shown);
    assert_eq!(out(&["--catalog", "embedded", "READONLY", "--lang", "go", "ERROR"]), shown);
    assert_eq!(out(&["paper", "does", "not", "exist"]), out(&["show", "PAPER_DOES_NOT_EXIST"]));
    assert_eq!(json(&["READONLY", "-f", "json"])[0]["code"], "READONLY");
    assert_eq!(
        complaint(&["zzzz"]),
        (1, "ipaper-codes: no such code: zzzz; `ipaper-codes list` shows every code".into())
    );
    assert_eq!(complaint(&["--query", "x", "READONLY"]).0, 2);
}

#[test]
fn a_misspelt_command_is_an_error_that_names_the_command() {
    for (typed, command) in [
        (&["lst"][..], "list"),
        (&["LIST"], "list"),
        (&["serach", "base", "64"], "search"),
        (&["lst", "-m", "x"], "list"),
        (&["halp"], "help"),
    ] {
        let line =
            format!("ipaper-codes: no such command or code: {}; did you mean `ipaper-codes {command}`?", typed[0]);
        assert_eq!(complaint(typed), (2, line));
    }
    // A code of that name is a code.
    let mut document = tempfile::NamedTempFile::new().unwrap();
    document.write_all(b"# A_A\n# LST\n").unwrap();
    assert!(out(&["-c", document.path().to_str().unwrap(), "lst"]).starts_with("LST\n"));
}

#[test]
fn a_part_of_a_name_lists_the_methods_that_have_it() {
    let rows = out(&["methods", "paper"]);
    assert_eq!(rows.lines().count(), 21);
    assert!(rows.starts_with("Paper.ChangePaperUrl                      READONLY ERROR SUCCESS\n"), "{rows}");
    assert_eq!(json(&["methods", "paper", "-f", "json"]).len(), 21);
    let (one, err) = (run(&["methods", "paper.createpaper", "zzzz"]), 1);
    assert_eq!(one.status.code(), Some(err));
    assert!(String::from_utf8(one.stdout).unwrap().starts_with("Paper.CreatePaper\n"));
}

#[test]
fn a_part_that_several_methods_have_lists_them() {
    let output = run(&["list", "--method", "hiearchy"]);
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    let methods = ["Content", "Name"].map(|by| format!("  Search.SearchPapersWithHiearchyBy{by}\n")).concat();
    assert_eq!(err, format!("ipaper-codes: `hiearchy` is ambiguous:\n{methods}"));
    // Its whole name is one, though another has it as a part.
    assert!(out(&["methods", "paper.getsetting"]).starts_with("Paper.GetSetting\n"));
    assert_eq!(run(&["methods", "zzzz"]).status.code(), Some(1));
}

#[test]
fn methods_are_listed_and_shown() {
    assert_eq!(out(&["methods"]).lines().count(), 41);
    let methods = json(&["methods", "processpdf", "--format", "json"]);
    let keys: Vec<_> = methods[0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["aliases", "codes", "codes_2021", "edition", "name", "url"]);
    assert_eq!(methods[0]["codes"][4], "SUCCESS");
    assert!(out(&["methods", "processpdf", "-f", "markdown"]).contains("- `LICENSE_DOES_NOT_ALLOW_PROCESSING` "));
}

#[test]
fn markdown_has_a_section_for_each_code() {
    let text = out(&["list", "--format", "markdown"]);
    let sections = text.lines().filter(|line| line.starts_with("## ")).count();
    assert_eq!(sections, out(&["list"]).lines().count());
    assert!(text.contains("\n**Solutions**\n\n- Change the name\n"), "{text}");
}

#[test]
fn show_takes_a_name_as_it_is_typed() {
    let expected = out(&["show", "PAPER_DOES_NOT_EXIST"]);
    for name in [
        &["paper_does_not_exist"][..],
        &["Paper-Does-Not-Exist"],
        &["paper does not exist"],
        &["paper", "does", "not", "exist"],
    ] {
        assert_eq!(out(&[&["show"], name].concat()), expected, "{name:?}");
    }
    assert!(out(&["show", "error", "success"]).contains("\n\nSUCCESS\n"));
}

#[test]
fn a_miss_names_the_nearest_on_standard_error() {
    let output = run(&["show", "PAPER_DOES_NOT_EXISTS", "SUCCESS"]);
    assert_eq!(output.status.code(), Some(1));
    let err = String::from_utf8(output.stderr).unwrap();
    let start = "ipaper-codes: no such code: PAPER_DOES_NOT_EXISTS; did you mean PAPER_DOES_NOT_EXIST";
    assert!(err.starts_with(start) && err.ends_with("?\n") && err.lines().count() == 1, "{err}");
    assert!(String::from_utf8(output.stdout).unwrap().starts_with("SUCCESS\n"));
}

#[test]
fn a_search_that_finds_nothing_ends_with_one() {
    let output = run(&["search", "zzzz"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(err.starts_with("ipaper-codes: no match for `zzzz`; ") && err.lines().count() == 1, "{err}");
    let output = run(&["search", "zzzz", "--format", "json"]);
    assert_eq!((output.status.code(), String::from_utf8(output.stdout).unwrap().trim()), (Some(1), "[]"));
}

#[test]
fn a_language_that_there_is_not_names_those_there_are() {
    let output = run(&["snippet", "SUCCESS", "--lang", "cobol"]);
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        err.starts_with("ipaper-codes: unknown language `cobol`; expected rust, ") && err.lines().count() == 1,
        "{err}"
    );
}

#[test]
fn a_name_from_a_hostile_hand_is_not_echoed_raw() {
    let output = run(&["show", "A\x1b[31mB\nC"]);
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(!err.contains('\x1b') && err.lines().count() == 1, "{err:?}");
}

#[test]
fn a_search_that_finds_some_of_the_words_says_which_are_missing() {
    let output = run(&["search", "Zebra,", "something", "about", "base64"]);
    let names = String::from_utf8(output.stdout).unwrap();
    assert!(names.starts_with("RIPPER_INVALID_BASE64_PDF_FILE ") && output.status.code() == Some(0), "{names}");
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(err, "ipaper-codes: no match for `Zebra`; showing codes with some of the other words\n");
    let output = run(&["search", "maintenance", "uniqueness", "pdf", "unique", "-f", "json"]);
    let found: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    let unique = found.iter().find(|code| code["code"] == "CUSTOMFIELD_FIELD_NAME_IS_NOT_UNIQUE");
    assert_eq!(unique.unwrap()["matched"], serde_json::json!(["unique"]));
    let all = json(&["search", "custom", "fields", "Uniqe", "-f", "json"]);
    assert!(all.iter().all(|code| code["matched"].is_array()), "{all:?}");
    assert_eq!(json(&["search", "base", "64", "-f", "json"])[0]["matched"], serde_json::json!(["base", "64"]));
    assert!(json(&["show", "READONLY", "-f", "json"])[0].get("matched").is_none());
    let keywords = &json(&["show", "READONLY", "-f", "json"])[0]["note"]["keywords"];
    assert!(keywords.as_array().unwrap().contains(&"maintenance".into()), "{keywords}");
}

#[test]
fn search_gives_the_best_first() {
    assert!(out(&["search", "paper", "does", "not"]).starts_with("PAPER_DOES_NOT_EXIST "));
    assert_eq!(json(&["search", "base", "64", "-f", "json"])[0]["code"], "RIPPER_INVALID_BASE64_PDF_FILE");
}

#[test]
fn usage_errors_end_with_two() {
    for arguments in [&["show"][..], &["list", "--format", "xml"], &["--nonsense"]] {
        let output = run(arguments);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}");
    }
}

#[test]
fn a_closed_pipe_is_quiet() {
    let mut document = tempfile::NamedTempFile::new().unwrap();
    // More than any pipe holds: the program is still writing when the pipe is closed.
    let pipe = 1 << 20;
    let code = |number| format!("# A_{number}\n\nA text of some length, so that it adds up.\n\n");
    let codes = (0..20_000).map(code).collect::<Vec<_>>().concat();
    assert!(codes.len() > pipe);
    document.write_all(codes.as_bytes()).unwrap();
    let arguments = ["list", "--catalog", document.path().to_str().unwrap()];
    let mut child = program(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    let mut reader = BufReader::with_capacity(1, child.stdout.take().unwrap());
    reader.read_line(&mut line).unwrap();
    assert!(child.try_wait().unwrap().is_none(), "it must still be writing");
    drop(reader);
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert!(line.starts_with("A_0 ") && err.is_empty(), "{line}{err}");
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn without_a_terminal_the_browser_says_what_answers_instead() {
    let output = run(&[]);
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    assert!(err.lines().count() == 1 && err.contains("`list`") && err.contains("`search"), "{err}");
}
