//! Help, version and usage errors: the only texts that the parser of the command line prints.

use std::ffi::OsStr;
use std::fs::OpenOptions;
use std::process::Stdio;

use crate::support::{program, run};

#[test]
fn what_was_typed_never_reaches_the_terminal_raw() {
    let hostile = "\x1b]0;t\x07\x1b[31m\u{9b}2J\x08\r\u{202e}x";
    for arguments in [
        &["list", "--handling", hostile][..],
        &["list", "--format", hostile],
        &["list", "--clipboard", hostile],
        &["list", "--code-pattern", "(\x1b[31m"],
        &["list", "--lang", "\x1b[31m", hostile],
        &["snippet", "--kind", hostile],
        &["snippet", "error", "--lang", hostile],
        &["show", hostile],
        &["search", hostile],
        &["list", "--method", hostile],
        &["list", "--catalog", hostile],
        &["list", "--config", hostile],
        &[hostile],
        &["--\x1b[31m\r"],
        &["help", hostile],
        &["--query", hostile, "list"],
    ] {
        let output = run(arguments);
        let text = String::from_utf8([&*output.stdout, &output.stderr].concat()).unwrap();
        assert!(!text.is_empty() && !text.contains(|c: char| c != '\n' && c.is_control()), "{arguments:?}: {text:?}");
        assert!(!text.contains(['\u{202e}', '\u{9b}']), "{arguments:?}: {text:?}");
        assert!(matches!(output.status.code(), Some(1 | 2)), "{arguments:?}: {:?}", output.status);
    }
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_not_utf_8_is_a_usage_error() {
    use std::os::unix::ffi::OsStrExt;
    for arguments in [&["list", "--method"][..], &["show"], &["list", "--handling"], &["--query"], &[]] {
        let output = program(arguments).arg(OsStr::from_bytes(b"\xff\x1b[31m")).output().unwrap();
        let text = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {text}");
        assert!(!text.contains('\x1b') && output.stdout.is_empty(), "{arguments:?}: {text}");
    }
}

#[test]
fn help_and_version_end_with_0() {
    for arguments in [&["--help"][..], &["-V"], &["help", "list"], &["snippet", "--help"]] {
        let output = run(arguments);
        assert!(output.status.success() && output.stderr.is_empty() && !output.stdout.is_empty(), "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error_of_one_line() {
    for arguments in [
        &["--help"][..],
        &["--version"],
        &["help", "list"],
        &["list"],
        &["list", "-f", "json"],
        &["show", "error"],
        &["show", "error", "-f", "markdown"],
        &["search", "paper"],
        &["methods"],
        &["doctor"],
        &["snippet", "--all"],
        &["snippet", "--list-langs"],
    ] {
        let full = || OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = program(arguments).stdout(full()).output().unwrap();
        let text = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), text.lines().count()), (Some(2), 1), "{arguments:?}: {text}");
        assert!(text.starts_with("ipaper-codes: ") && text.contains("No space left"), "{arguments:?}: {text}");
        // With nowhere to complain, there is still the status.
        let status = program(arguments).stdout(full()).stderr(full()).status().unwrap();
        assert_eq!(status.code(), Some(2), "{arguments:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_error() {
    for arguments in [&["--help"][..], &["--version"], &["list"], &["doctor"]] {
        let mut child = program(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{arguments:?}: {output:?}");
    }
}
