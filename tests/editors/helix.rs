//! The keys of Helix: their commands are run in a shell as Helix runs them, with the selection in its place.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use super::{arm, path, recipe};

/// Runs the command of a key with a selection, which it also gets on standard input if it is to be piped.
fn run(key: &str, selection: &str) -> Output {
    let keys: toml::Table = recipe("toml").parse().unwrap();
    let command = keys["keys"]["normal"]["space"]["i"][key].as_str().unwrap();
    let (verb, command) = command.split_once(' ').unwrap();
    assert!([":pipe", ":run-shell-command"].contains(&verb), "{verb}");
    let mut shell = Command::new("sh");
    shell.args(["-c", &command.replace("%{selection}", selection)]).env_clear().env("PATH", path());
    shell.env("IPAPER_CODES_CONFIG", "").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut shell = shell.spawn().unwrap();
    let mut input = shell.stdin.take().unwrap();
    if verb == ":pipe" {
        input.write_all(selection.as_bytes()).unwrap();
    }
    drop(input);
    shell.wait_with_output().unwrap()
}

#[test]
fn a_selected_code_is_shown_and_replaced_by_its_arm() {
    let shown = String::from_utf8(run("s", "paper_does_not_exist").stdout).unwrap();
    assert!(shown.starts_with("PAPER_DOES_NOT_EXIST\n") && shown.contains("request: fix what was sent"), "{shown}");
    let inserted = run("a", "PAPER_DOES_NOT_EXIST");
    assert!(inserted.status.success());
    assert_eq!(String::from_utf8(inserted.stdout).unwrap(), arm());
}

#[test]
fn a_selected_word_that_is_no_code_fails() {
    // Helix leaves the selection as it is when a command fails.
    for key in ["s", "a"] {
        let output = run(key, "NO_SUCH_CODE_AT");
        assert!(!output.status.success() && output.stdout.is_empty(), "{key}: {output:?}");
    }
}
