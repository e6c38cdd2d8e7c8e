//! Texts that mention codes, in the place of names, as arguments and on standard input.

use crate::support::{answer, complaint, with_stdin};

const RESPONSE: &str = "<response><code> READONLY </code><message>The system is read only</message></response>";

#[test]
fn a_pasted_response_names_its_code() {
    let shown = answer(&["show", "READONLY"]);
    for text in [
        RESPONSE,
        "<code>READONLY</code>",
        "<code><![CDATA[READONLY]]></code>",
        "{\"code\": \"READONLY\", \"data\": null}",
        "\"READONLY\",",
        "12:01:07 WARN call failed: code=READONLY (3 tries)",
    ] {
        assert_eq!(answer(&["show", text]), shown, "{text}");
        assert_eq!(answer(&[text]), shown, "{text}");
        assert_eq!(answer(&["snippet", text]), answer(&["snippet", "readonly"]), "{text}");
        let (_, copied, _) = with_stdin(&["copy", text, "--clipboard", "none"], "");
        assert_eq!(copied, "READONLY\n", "{text}");
    }
}

#[test]
fn a_text_on_standard_input_names_its_codes_however_long_it_is() {
    let log = format!("{}\n09:00 INFO paper_does_not_exist\n", "09:00 INFO fine\n".repeat(10_000)) + RESPONSE;
    let shown = answer(&["show", "PAPER_DOES_NOT_EXIST", "READONLY"]);
    for arguments in [&["show", "-"][..], &["-"], &["-", "--ascii"]] {
        assert_eq!(with_stdin(arguments, &log), (Some(0), shown.clone(), String::new()), "{arguments:?}");
    }
    assert!(with_stdin(&["snippet", "-", "-l", "go"], &log).1.contains("case \"READONLY\":"));
}

#[test]
fn an_empty_text_is_a_usage_error() {
    for command in ["show", "copy", "snippet"] {
        let (status, out, err) = with_stdin(&[command, "-"], " \n");
        assert_eq!((status, out.as_str()), (Some(2), ""), "{command}");
        assert!(err.starts_with("ipaper-codes: standard input is empty; ") && err.lines().count() == 1, "{err}");
        assert_eq!(complaint(&[command, ""]).0, 2);
    }
    assert_eq!(complaint(&["search", ""]).0, 2);
    assert_eq!(complaint(&["search", " ", "!"]).0, 2);
    let (status, _, err) = with_stdin(&["list", "--catalog", "-"], "");
    assert_eq!((status, err.lines().count()), (Some(2), 1), "{err}");
}

#[test]
fn a_text_without_a_code_is_no_misspelt_name() {
    let (status, out, err) = with_stdin(&["show", "-"], "a line of a log\nand another\n");
    assert_eq!((status, out.as_str()), (Some(1), ""));
    assert!(err.contains("no known code in the text") && !err.contains("did you mean"), "{err}");
}

#[test]
fn standard_input_is_read_once() {
    let (status, _, err) = with_stdin(&["show", "-", "--catalog", "-"], "# A_A\n");
    assert!(status == Some(2) && err.starts_with("ipaper-codes: standard input is the catalog"), "{err}");
    let (status, _, err) = with_stdin(&["show", "-"], "x".repeat((1 << 20) + 1));
    assert!(status == Some(2) && err.starts_with("ipaper-codes: standard input has more than 1024 KiB"), "{err}");
}

#[test]
fn a_long_text_without_a_code_is_quoted_in_short() {
    let (status, line) = complaint(&["show", &format!("<response>{}</response>", "\x1b[2J word".repeat(1000))]);
    assert!(status == 1 && line.len() < 300 && line.contains("no such code: <response>"), "{line}");
}
