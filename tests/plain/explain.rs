//! `explain`: responses as they are met, logs, every format, and what it ends with.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{answer, program, skip, with_stdin};

const LOG: &str = "\
12:00:01 ERROR cannot open it: PAPER_DOES_NOT_EXIST
12:00:02 INFO fine
12:00:03 WARN code=PAPER_DOES_NOT_EXITS, later READONLY, code=READONLY\r
12:00:04 INFO PAPER_DOES_NOT_EXIST
";

/// The first line of an answer in plain text.
fn first_line(text: impl AsRef<[u8]>) -> (Option<i32>, String) {
    let (status, out, _) = with_stdin(&["explain"], text);
    (status, out.lines().next().unwrap_or_default().to_owned())
}

#[test]
fn a_response_is_read_in_all_the_forms_that_it_is_met_in() {
    let code = "PAPER_DOES_NOT_EXIST";
    for (text, place) in [
        (format!("<result><code><![CDATA[{code}]]></code><message>m</message></result>"), "1:24"),
        (format!("<?xml version='1.0'?>\n<result>\n<code>\n  <![CDATA[\n {code} ]]>\n</ code></result>"), "5:2"),
        (format!("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n<result><code>{code}</code></result>"), "4:15"),
        (format!("<a:result xmlns:a='x'><a:code>{code}</a:code></a:result>"), "1:31"),
        (format!("<result><code>{code}</code><message>cut o"), "1:15"),
        (format!("{{\"code\": \"{code}\", \"message\": \"m\"}}"), "1:11"),
        (format!("{{\"error\": {{\"code\": \"{code}\"}}}}"), "1:21"),
    ] {
        let expected = format!("<stdin>:{place}: {code}  request: fix what was sent");
        assert_eq!(first_line(&text), (Some(0), expected.clone()), "{text}");
        for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            let utf_16: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(bytes).collect();
            assert_eq!(first_line(utf_16), (Some(0), expected.clone()), "{text}");
        }
    }
}

#[test]
fn the_code_of_a_response_comes_with_its_message_its_data_and_all_that_is_known() {
    let text = "<result><code>PAPER_DOES_NOT_EXIST</code><message><![CDATA[No &such\n paper]]></message>\
        <data><paperId>12</paperId><name>a &amp; b</name></data></result>";
    let (_, out, err) = with_stdin(&["explain"], text);
    let (before, entry) = out.split_once("\n\n").unwrap();
    assert_eq!(
        before,
        "<stdin>:1:15: PAPER_DOES_NOT_EXIST  request: fix what was sent\n  message: No &such paper\n  paperId: 12\n  \
         name: a & b"
    );
    assert_eq!((entry, &*err), (&*answer(&["show", "PAPER_DOES_NOT_EXIST"]), ""));
}

#[test]
fn several_codes_are_told_where_they_are_and_then_each_once() {
    let (status, out, _) = with_stdin(&["explain", "--method", "getpaperurl"], LOG);
    assert_eq!(status, Some(0));
    insta::assert_snapshot!(out);
}

#[test]
fn each_format_has_a_line_for_each_place() {
    let (_, out, _) = with_stdin(&["explain", "--format", "json"], LOG);
    let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let told = |line: &Value| format!("{}:{} {} {}", line["line"], line["column"], line["code"], line["known"]);
    assert_eq!(
        lines.iter().map(told).collect::<Vec<_>>(),
        [
            "1:32 \"PAPER_DOES_NOT_EXIST\" true",
            "3:20 \"PAPER_DOES_NOT_EXITS\" false",
            "3:63 \"READONLY\" true",
            "4:15 \"PAPER_DOES_NOT_EXIST\" true",
        ]
    );
    assert_eq!(
        out.lines().nth(1).unwrap(),
        "{\"file\":\"<stdin>\",\"line\":3,\"column\":20,\"code\":\"PAPER_DOES_NOT_EXITS\",\"known\":false,\"nearest\":[\
         \"PAPER_DOES_NOT_EXIST\",\"PAPER_MUST_NOT_BE_CATEGORY\",\"CUSTOMFIELD_FIELD_DOES_NOT_EXIST\"],\"message\":null,\"handling\":null}"
    );
    let (_, out, _) = with_stdin(&["explain", "-f", "vimgrep"], LOG);
    assert_eq!(out.lines().next().unwrap(), "<stdin>:1:32:PAPER_DOES_NOT_EXIST: request: fix what was sent");
    let (_, out, _) = with_stdin(&["explain", "-f", "markdown", "--handling", "retry"], LOG);
    assert!(
        out.starts_with("- \\<stdin>:3:63 `READONLY`, retry: try again later, unchanged\n\n## READONLY\n"),
        "{out}"
    );
    assert!(!out.contains("PAPER"), "{out}");
}

#[test]
fn an_annotated_text_is_passed_through_as_it_comes() {
    let (_, out, _) = with_stdin(&["explain", "--annotate"], LOG);
    let without: Vec<&str> = out.split_inclusive('\n').collect();
    let note = "  <- PAPER_DOES_NOT_EXIST: request: fix what was sent";
    assert_eq!(out.replace(note, "").lines().count(), 4);
    assert_eq!(without[0], format!("12:00:01 ERROR cannot open it: PAPER_DOES_NOT_EXIST{note}\n"));
    assert!(without[2].ends_with("  <- READONLY: retry: try again later, unchanged\r\n"), "{out}");
    // Whoever follows a log sees each line when it is there.
    let mut command = program(&["explain", "--annotate"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut stdin, mut lines) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()).lines());
    for _ in 0..3 {
        stdin.write_all(b"x PAPER_DOES_NOT_EXIST\n").unwrap();
        assert_eq!(lines.next().unwrap().unwrap(), format!("x PAPER_DOES_NOT_EXIST{note}"));
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
    let bytes = b"\xff\0\x1b[2J no code\r\n\xc3".to_vec();
    let mut child = program(&["explain", "--annotate"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(&bytes).unwrap();
    assert_eq!(child.wait_with_output().unwrap().stdout, bytes);
}

#[test]
fn the_status_tells_what_was_found_or_how_to_handle_the_worst() {
    for (text, plain, by_handling) in [
        ("code=SUCCESS", 0, 0),
        ("code=SUCCESS code=READONLY", 0, 75),
        ("code=READONLY PAPER_DOES_NOT_EXIST", 0, 65),
        ("PAPER_DOES_NOT_EXIST LOGIN_SECURITY_VIOLATION", 0, 77),
        ("code=NO_SUCH_CODE", 1, 1),
        ("ERROR nothing", 1, 1),
        ("", 1, 1),
    ] {
        assert_eq!(with_stdin(&["explain"], text).0, Some(plain), "{text}");
        assert_eq!(with_stdin(&["explain", "--exit-by-handling"], text).0, Some(by_handling), "{text}");
    }
    assert!(with_stdin(&["explain"], "nothing").2.starts_with("ipaper-codes: no known code in the text; "));
}

#[test]
fn what_cannot_be_read_is_told_and_the_others_are_read() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(path("a.log"), LOG).unwrap();
    let (status, out, err) =
        with_stdin(&["explain", "-f", "vimgrep", &path("no\x1b.log"), &path(""), &path("a.log")], "");
    assert_eq!((status, out.lines().count(), err.lines().count()), (Some(2), 4, 2), "{err}");
    assert!(err.contains("no␛.log: No such file") && err.contains(": a folder; name the files in it"), "{err}");
    let (status, _, err) = with_stdin(&["explain", "--catalog", "-"], "# A_A\n");
    assert!(status == Some(2) && err.starts_with("ipaper-codes: standard input is the catalog"), "{err}");
}

#[test]
fn a_packed_log_is_unpacked() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.log");
    fs::write(&path, LOG).unwrap();
    let Ok(status) = Command::new("gzip").arg(&path).status() else { return skip("a_packed_log_is_unpacked", "gzip") };
    assert!(status.success());
    let packed = folder.path().join("a.log.gz");
    let out = answer(&["explain", "-f", "vimgrep", packed.to_str().unwrap()]);
    assert!(out.lines().count() == 4 && out.contains("a.log.gz:1:32:PAPER_DOES_NOT_EXIST"), "{out}");
    fs::write(&packed, LOG).unwrap();
    let (status, _, err) = with_stdin(&["explain", packed.to_str().unwrap()], "");
    assert!(status == Some(2) && err.contains("not in gzip format") && err.lines().count() == 1, "{err}");
}

#[test]
fn codes_of_any_catalog_are_found() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("errors.md");
    fs::write(
        &path,
        "# Errors\n\n## ORA-00942\n\nNo table.\n\n## ORA-01017\n\nNo login.\n\n## ORA-12154\n\nNo service.\n",
    )
    .unwrap();
    let catalog = path.to_str().unwrap();
    let (_, out, _) = with_stdin(&["explain", "-c", catalog, "-f", "vimgrep"], "java: ORA-00942: x\ncode: ORA-99999\n");
    assert_eq!(out.lines().next(), Some("<stdin>:1:7:ORA-00942"));
    assert!(out.lines().nth(1).unwrap().starts_with("<stdin>:2:7:ORA-99999: unknown; did you mean"), "{out}");
}
