//! The language chosen in the browser, remembered between runs.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::pty::session::Session;
use crate::support::program;

const GO: &str = "─ Go case ";
const PYTHON: &str = "─ Python case ";
const RUST: &str = "─ Rust arm ";

/// A browser in this home, with its snippet on show, which must have this in it.
fn open(home: &Path, arguments: &[&str], environment: &[(&str, &str)], snippet: &str) -> Session {
    let home = home.to_str().unwrap();
    let browser = Session::start_with(100, 30, arguments, &[&[("HOME", home)], environment].concat());
    browser.wait_for("CLIENT_UNKNOWN");
    browser.wait_for(snippet);
    browser
}

/// Chooses Go in the browser, and leaves it.
fn choose_go(mut browser: Session) {
    browser.keys("\x0cgolang\r");
    browser.wait_for(GO);
    leave(browser);
}

fn leave(mut browser: Session) {
    browser.keys("\x03");
    assert_eq!(browser.end_restored(), 130);
}

/// The only file in a folder and those below it, if there is one.
fn only_file(folder: &Path) -> Option<PathBuf> {
    let entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(entries.len() < 2, "{entries:?}");
    let path = entries.into_iter().next()?;
    if path.is_dir() { only_file(&path) } else { Some(path) }
}

#[test]
fn the_language_chosen_is_there_in_the_next_run() {
    let home = TempDir::new().unwrap();
    choose_go(open(home.path(), &[], &[], RUST));
    assert_eq!(only_file(home.path()), Some(home.path().join(".local/state/ipaper-codes/state.json")));
    leave(open(home.path(), &[], &[], GO));
    // What was asked for on the command line comes first; without the state the setting counts.
    leave(open(home.path(), &["--lang", "python"], &[], PYTHON));
    leave(open(home.path(), &["--no-state"], &[], RUST));
    // A snippet of the command line is the same on every machine.
    let snippet =
        program(&["snippet", "error"]).env("HOME", home.path()).env_remove("XDG_STATE_HOME").output().unwrap();
    assert_eq!(
        String::from_utf8(snippet.stdout).unwrap(),
        "// Our note, inferred: most methods have no other code for a wrong ID or value.\n// Fix what was sent.\n\
         \"ERROR\" => todo!(\"ERROR\"),\n"
    );
}

#[test]
fn the_theme_chosen_is_there_in_the_next_run() {
    let home = TempDir::new().unwrap();
    let doctor = |arguments: &[&str]| {
        let mut command = program(&[&["doctor"], arguments].concat());
        let output = command.env("HOME", home.path()).env_remove("XDG_STATE_HOME").output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let mut browser = open(home.path(), &[], &[("COLORTERM", "truecolor")], RUST);
    browser.keys("\x1bt");
    browser.wait_for(" Theme: dark");
    leave(browser);
    assert!(doctor(&[]).contains("theme: dark\n  why: chosen in the browser\n"));
    assert!(doctor(&["--theme", "light"]).contains("theme: light\n  why: given on the command line\n"));
    assert!(doctor(&["--no-state"]).contains("theme: terminal\n  why: the default\n"));
    // The language is remembered beside it.
    choose_go(open(home.path(), &[], &[], RUST));
    assert!(doctor(&[]).contains("remembered: language go, theme dark\n"));
    let mut browser = open(home.path(), &[], &[("NO_COLOR", "1")], GO);
    browser.keys("\x1bt");
    browser.wait_for(" Colours are off: NO_COLOR is set");
    leave(browser);
    assert!(doctor(&[]).contains("remembered: language go, theme dark\n"));
}

#[test]
fn a_setting_that_was_changed_since_comes_first() {
    let home = TempDir::new().unwrap();
    let (_folder, python) = super::configured("language = \"python\"\n");
    choose_go(open(home.path(), &["--config", &python], &[], PYTHON));
    leave(open(home.path(), &["--config", &python], &[], GO));
    let (_folder, ruby) = super::configured("language = \"ruby\"\n");
    leave(open(home.path(), &["--config", &ruby], &[], "─ Ruby when "));
    let (_folder, off) = super::configured("language = \"python\"\nstate = false\n");
    leave(open(home.path(), &["--config", &off], &[], PYTHON));
}

#[test]
fn a_choice_over_the_command_line_is_remembered_too() {
    let home = TempDir::new().unwrap();
    let state = TempDir::new().unwrap();
    let environment = [("XDG_STATE_HOME", state.path().to_str().unwrap())];
    choose_go(open(home.path(), &["--lang", "python"], &environment, PYTHON));
    leave(open(home.path(), &[], &environment, GO));
    assert_eq!(only_file(home.path()), None);
    assert_eq!(only_file(state.path()), Some(state.path().join("ipaper-codes/state.json")));
}

#[test]
fn nothing_is_written_where_it_is_off_or_there_is_no_home() {
    let home = TempDir::new().unwrap();
    choose_go(open(home.path(), &["--no-state"], &[], RUST));
    assert_eq!(only_file(home.path()), None);
    let missing = home.path().join("missing");
    choose_go(open(&missing, &[], &[], RUST));
    choose_go(open(Path::new(""), &[], &[], RUST));
    assert!(!missing.exists());
}

#[test]
fn a_state_that_cannot_be_used_is_ignored() {
    let home = TempDir::new().unwrap();
    let folder = home.path().join(".local/state/ipaper-codes");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("state.json");
    for text in ["{\"language\":\"\\u001b[2J\",\"setting\":\"rust\"}", "nonsense", &"x".repeat(1 << 20)] {
        fs::write(&file, text).unwrap();
        leave(open(home.path(), &[], &[], RUST));
    }
    fs::remove_file(&file).unwrap();
    fs::create_dir_all(file.join("x")).unwrap();
    let mut browser = open(home.path(), &[], &[], RUST);
    browser.keys("\x0cgolang\r");
    browser.wait_for("The language cannot be remembered: ");
    browser.wait_for(GO);
    leave(browser);
}

#[test]
fn doctor_says_where_the_state_is() {
    let home = TempDir::new().unwrap();
    let doctor = |arguments: &[&str]| {
        let mut command = program(&[&["doctor"], arguments].concat());
        let output = command.env("HOME", home.path()).env_remove("XDG_STATE_HOME").output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let file = home.path().join(".local/state/ipaper-codes/state.json");
    let text = doctor(&[]);
    let lines = format!("state: {}\n  why: the default path; remembered: nothing\n", file.display());
    assert!(text.contains(&lines), "{text}");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, "{\"language\":\"go\",\"setting\":\"rust\"}").unwrap();
    assert!(doctor(&[]).contains("  why: the default path; remembered: language go\n"));
    assert!(doctor(&["--no-state"]).contains("state: none\n  why: given on the command line; "));
    fs::write(&file, "{\"language\":\"go\",\nnonsense").unwrap();
    let problem = format!("; remembered: nothing\n  cannot be used: {}:2:1: not what", file.display());
    assert!(doctor(&[]).contains(&problem), "{}", doctor(&[]));
    fs::remove_dir_all(home.path().join(".local")).unwrap();
    fs::write(home.path().join(".local"), "").unwrap();
    let problem =
        format!("; remembered: nothing\n  cannot be used: {}: no folder; ", home.path().join(".local").display());
    assert!(doctor(&[]).contains(&problem), "{}", doctor(&[]));
}
