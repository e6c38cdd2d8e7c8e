//! `pick`: the browser on the terminal, while standard input and output are for something else.

use std::process::{Output, Stdio};

use rustix::process::Signal;

use super::session::Session;
use crate::support;

const PROGRAM: &str = env!("CARGO_BIN_EXE_ipaper-codes");

/// A shell that picks with these arguments, and then says what was printed and the exit status.
fn picking(arguments: &str) -> Session {
    script(&format!("picked=$({PROGRAM} pick {arguments}); printf '[%s] %s.' \"$picked\" $?"))
}

fn script(script: &str) -> Session {
    Session::program("sh", 80, 24, &["-c", script], &[])
}

/// Runs `pick` where there is no terminal at all.
fn without_terminal(arguments: &[&str]) -> Output {
    let mut command = support::isolated("setsid");
    command.args(["--wait", PROGRAM, "pick"]).args(arguments).stdin(Stdio::null());
    command.env("TERM", "xterm").output().unwrap()
}

/// The exit status, standard output and standard error.
fn said(output: &Output) -> (Option<i32>, &str, &str) {
    let text = |bytes| std::str::from_utf8(bytes).unwrap();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn enter_prints_the_name_and_the_terminal_is_as_it_was() {
    let mut shell = picking("-q readonly");
    shell.wait_for("Enter pick");
    assert!(shell.screen().alternate_screen() && shell.screen().bracketed_paste() && !shell.has_modes_of_before());
    shell.keys("\r");
    shell.wait_for("[READONLY] 0.");
    assert_eq!(shell.end_restored(), 0);
}

#[test]
fn every_form_that_is_printed() {
    for (form, expected) in [
        ("arm", support::answer(&["snippet", "readonly", "--kind", "arm", "--lang", "go"])),
        ("match", support::answer(&["snippet", "readonly", "--kind", "match", "--lang", "go"])),
        ("link", "https://docs.ipaper.io/flipbook-backend-api/return-codes#readonly\n".to_owned()),
        ("json", support::answer(&["show", "readonly", "--format", "json"])),
    ] {
        let file = tempfile::NamedTempFile::new().unwrap();
        let path = file.path().display();
        let mut shell = script(&format!("{PROGRAM} pick -q readonly --print {form} --lang go >{path}"));
        shell.wait_for("Enter pick");
        shell.keys("\r");
        assert_eq!(shell.end_restored(), 0, "{form}");
        assert_eq!(std::fs::read_to_string(file.path()).unwrap(), expected, "{form}");
    }
}

#[test]
fn whatever_leaves_without_a_pick_prints_nothing_and_ends_with_130() {
    for keys in ["\x1b\x1b", "\tq", "\x03"] {
        let mut shell = picking("-q readonly");
        shell.wait_for("Enter pick");
        shell.keys(keys);
        shell.wait_for("[] 130.");
        assert_eq!(shell.end_restored(), 0, "{keys:?}");
    }
}

#[test]
fn marks_are_picked_together_one_a_line() {
    let mut shell = picking("--multi | tr '\\n' ,");
    shell.wait_for("Enter pick");
    shell.keys("\t  \r");
    shell.wait_for("[CLIENT_ALREADY_HAD_MODULE,CLIENT_INVALID_UNIT_COUNT,] 0.");
    assert_eq!(shell.end_restored(), 0);
}

#[test]
fn both_ends_may_be_pipes() {
    let catalog = "printf '# Errors\\n\\n## DISK_IS_FULL\\n\\n## DISK_IS_SLOW\\n'";
    let mut shell = script(&format!("{catalog} | {PROGRAM} pick --catalog - | tr A-Z a-z"));
    shell.wait_for("DISK_IS_SLOW");
    shell.keys("\x1b[B\r");
    shell.wait_for("disk_is_slow");
    assert_eq!(shell.end_restored(), 0);
}

#[test]
fn the_screen_has_the_size_of_the_terminal_and_follows_it() {
    let mut shell = picking("</dev/null");
    shell.wait_for("Enter pick");
    assert_eq!(shell.text().lines().count(), 24);
    shell.resize(100, 30);
    let has_footer = |line: &str| line.contains("Enter pick");
    shell.wait_until(|| shell.text().lines().nth(29).is_some_and(has_footer));
    shell.keys("\x03");
    assert_eq!(shell.end_restored(), 0);
}

#[test]
fn standard_input_may_be_a_terminal_that_is_only_read() {
    let mut shell = picking("-q readonly </dev/tty");
    shell.wait_for("Enter pick");
    shell.keys("\r");
    shell.wait_for("[READONLY] 0.");
    assert_eq!(shell.end_restored(), 0);
}

#[test]
fn a_terminal_need_not_control_the_program() {
    let mut shell = script(&format!("picked=$(setsid --wait {PROGRAM} pick -q readonly); echo \"[$picked] $?.\""));
    shell.wait_for("Enter pick");
    shell.keys("\r");
    shell.wait_for("[READONLY] 0.");
    assert_eq!(shell.end_restored(), 0);
}

#[test]
fn a_signal_restores_the_terminal() {
    let mut shell = script(&format!("exec {PROGRAM} pick >/dev/null"));
    shell.wait_for("Enter pick");
    shell.signal(Signal::TERM);
    assert_eq!(shell.end_restored(), 143);
}

#[test]
fn a_shell_that_waits_is_not_stopped() {
    let waiting = format!("picked=$({PROGRAM} pick -q readonly); echo \"[$picked] $?.\"");
    // A job of its own, which the outer shell would see stopped.
    let mut shell = Session::program("sh", 80, 24, &["-c", "set -m; sh -c \"$0\"; :", &waiting], &[]);
    shell.wait_for("Enter pick");
    shell.keys("\x1a\r");
    shell.wait_for("[READONLY] 0.");
    assert_eq!(shell.end_restored(), 0);
}

#[test]
fn a_copy_that_failed_is_not_printed_as_picked() {
    let mut shell = picking("--clipboard none -q readonly");
    shell.wait_for("Enter pick");
    shell.keys("\x13");
    shell.wait_for("Not copied");
    shell.keys("\r");
    shell.wait_for("[READONLY] 0.");
    shell.wait_for("\"READONLY\" => todo!");
    assert_eq!(shell.end_restored(), 0);
}

#[test]
fn modes_that_a_line_editor_has_set() {
    let script = "stty -icanon -echo -isig min 1; before=$(stty -g); printf '\\033[?2004h'";
    let script = format!("{script}; x=$({PROGRAM} pick); test $before = $(stty -g) && echo \"restored $x\"");
    let mut shell = self::script(&script);
    shell.wait_for("Enter pick");
    shell.keys("\x1b[200~readonly\x1b[201~");
    shell.wait_for("1/23");
    shell.keys("\r");
    shell.wait_for("restored READONLY");
    let screen = shell.screen();
    assert!(screen.bracketed_paste() && !screen.alternate_screen() && !screen.hide_cursor());
    assert_eq!(shell.end(), 0);
}

#[test]
fn the_only_match_needs_no_screen() {
    assert_eq!(said(&without_terminal(&["-1", "-q", "maintenance"])), (Some(0), "READONLY\n", ""));
    let link = "https://docs.ipaper.io/flipbook-backend-api/return-codes#readonly\n";
    assert_eq!(said(&without_terminal(&["-10", "--print", "link", "-q", "maintenance"])), (Some(0), link, ""));
    let mut shell = picking("--select-1 --query maintenance");
    shell.wait_for("[READONLY] 0.");
    assert_eq!(shell.end_restored(), 0);
    assert!(!shell.has_written(b"\x1b"));
}

#[test]
fn several_matches_or_parts_of_one_are_for_a_person() {
    for query in ["paper", "maintenance zzzz", "zzzz"] {
        let mut shell = picking(&format!("-1 -q '{query}'"));
        shell.wait_for("F1 help");
        shell.keys("\x03");
        shell.wait_for("[] 130.");
        assert_eq!(shell.end_restored(), 0, "{query}");
    }
}

#[test]
fn no_match_needs_no_screen() {
    for arguments in [&["-0", "-q", "zzzz"][..], &["-1", "-0", "-q", "zzzz"], &["--exit-0", "-q", "paperlocked"]] {
        assert_eq!(said(&without_terminal(arguments)), (Some(1), "", ""), "{arguments:?}");
    }
    let mut shell = picking("-0 -q readonly");
    shell.wait_for("Enter pick");
    shell.keys("\r");
    shell.wait_for("[READONLY] 0.");
}

#[test]
fn documents_that_were_not_read_are_reported_without_a_screen() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.md"), "# Errors\n\n## DISK_IS_FULL\n\n## DISK_IS_SLOW\n").unwrap();
    std::os::unix::fs::symlink("/nonexistent", folder.path().join("b.md")).unwrap();
    let output = without_terminal(&["-0", "-q", "zzzz", "--catalog", folder.path().to_str().unwrap()]);
    let (status, out, err) = said(&output);
    assert_eq!((status, out), (Some(1), ""));
    assert!(err.starts_with("ipaper-codes: 1 document not read in full") && err.lines().count() == 1, "{err}");
}

#[test]
fn a_browser_without_standard_output_says_how_to_pick() {
    let mut shell = script(&format!("x=$({PROGRAM}); printf '[%s] %s.' \"$x\" $?"));
    shell.wait_for("[] 2.");
    assert_eq!(shell.end_restored(), 0);
    let text = shell.text().replace('\n', "");
    let expected = "ipaper-codes: standard output is not a terminal; use `ipaper-codes pick` to pick a code here; ";
    assert!(text.starts_with(expected), "{text}");
    assert!(!shell.has_written(b"\x1b"));
}

#[test]
fn without_a_terminal_there_is_no_pick() {
    for arguments in [&[][..], &["-1", "-q", "paper"]] {
        let output = without_terminal(arguments);
        let (status, out, err) = said(&output);
        assert_eq!((status, out), (Some(2), ""));
        assert!(err.starts_with("ipaper-codes: no terminal to open the browser in; `list`"), "{err}");
        assert_eq!(err.lines().count(), 1);
    }
}
