//! Names and addresses as links of a terminal (OSC 8).

use std::fs;

use tempfile::TempDir;

use crate::support::{answer, complaint, program};

const OPEN: &str = "\x1b]8;;https://docs.ipaper.io/flipbook-backend-api/return-codes#readonly\x1b\\";
const CLOSE: &str = "\x1b]8;;\x1b\\";

#[test]
fn a_pipe_has_links_only_where_they_are_asked_for() {
    for arguments in [&["list"][..], &["show", "readonly"], &["methods"], &["list", "--hyperlinks", "never"]] {
        assert!(!answer(arguments).contains('\x1b'), "{arguments:?}");
    }
    let linked = answer(&["list", "--hyperlinks", "always"]);
    assert!(linked.contains(&format!("{OPEN}READONLY{CLOSE}  ")), "{linked}");
    // What is seen is the same.
    let visible = |text: &str| {
        let mut parts = text.split("\x1b]8;;");
        let first = parts.next().unwrap().to_owned();
        parts.fold(first, |seen, part| seen + part.split_once("\x1b\\").unwrap().1)
    };
    assert_eq!(visible(&linked), answer(&["list"]));
    let shown = answer(&["show", "readonly", "--hyperlinks", "always"]);
    assert!(shown.starts_with(&format!("{OPEN}READONLY{CLOSE}\n")), "{shown}");
    assert_eq!(visible(&shown), answer(&["show", "readonly"]));
    let methods = answer(&["methods", "--hyperlinks", "always"]);
    // A page that is gone is no link.
    let link = "\x1b]8;;https://docs.ipaper.io/flipbook-backend-api/";
    assert_eq!(methods.lines().filter(|line| line.starts_with(link)).count(), 34, "{methods}");
    // Neither a wish for no colours nor ASCII takes them out.
    let mut command = program(&["list", "--hyperlinks", "always", "--ascii"]);
    let output = command.env("NO_COLOR", "1").output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), linked);
}

#[test]
fn data_has_no_links() {
    for arguments in
        [&["list", "--names"][..], &["list", "-f", "json"], &["list", "-f", "markdown"], &["snippet", "error"]]
    {
        assert_eq!(answer(&[arguments, &["--hyperlinks", "always"]].concat()), answer(arguments), "{arguments:?}");
    }
}

#[test]
fn an_address_of_a_document_is_a_link_only_if_it_is_of_the_web() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("x.md");
    let shown = |site: &str| {
        fs::write(&file, format!("---\npermalink: {site}\n---\n# A_A\n\nText.\n")).unwrap();
        answer(&["list", "--hyperlinks", "always", "-c", file.to_str().unwrap()])
    };
    assert_eq!(shown("https://x.org/ä"), format!("\x1b]8;;https://x.org/%C3%A4#a_a\x1b\\A_A{CLOSE}  Text.\n"));
    for site in ["javascript:alert(1)", "file:///etc/passwd", "https://x\x1b\\\x1b[31m\x07"] {
        let text = shown(site);
        assert!(!text.contains("\x1b[") && !text.contains(['\x07']), "{text:?}");
        assert!(site.starts_with("https") || !text.contains('\x1b'), "{text:?}");
    }
}

#[test]
fn another_value_is_an_error() {
    let (status, _) = complaint(&["list", "--config", "/nonexistent"]);
    assert_eq!(status, 2);
    assert_eq!(program(&["list", "--hyperlinks", "x"]).output().unwrap().status.code(), Some(2));
}

#[test]
#[cfg(target_os = "linux")]
fn a_terminal_has_links_unless_it_is_known_to_have_none() {
    use crate::pty::session::Session;

    let written = |arguments: &[&str], environment: &[(&str, &str)]| {
        let mut terminal = Session::start_with(100, 40, &[&["list"], arguments].concat(), environment);
        assert_eq!(terminal.end(), 0);
        // Links take no cells: each row is cut to the width of the screen.
        let rows = terminal.screen().contents();
        assert!(rows.lines().count() == 23 && rows.contains("READONLY  "), "{rows}");
        String::from_utf8(terminal.bytes()).unwrap()
    };
    assert!(
        written(&[], &[]).contains("\x1b]8;;https://docs.ipaper.io/flipbook-backend-api/return-codes#readonly\x1b\\")
    );
    for (arguments, environment) in
        [(&["--hyperlinks", "never"][..], &[][..]), (&[], &[("TERM", "dumb")]), (&[], &[("NO_COLOR", "1")])]
    {
        assert!(!written(arguments, environment).contains("\x1b]8"), "{arguments:?} {environment:?}");
    }
}
