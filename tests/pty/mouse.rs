//! The mouse: off unless the configuration turns it on, and then reported by the terminal for as long as the browser is
//! open.

use std::fs;

use rustix::process::Signal;
use vt100::{MouseProtocolEncoding, MouseProtocolMode};

use super::session::Session;

const CONFIGURATION: &str = "mouse = true\nclipboard = \"none\"\n";

/// The browser with the mouse on.
fn opened(arguments: &[&str]) -> (Session, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.toml");
    fs::write(&file, CONFIGURATION).unwrap();
    let arguments = [&["--config", file.to_str().unwrap()], arguments].concat();
    let browser = Session::start(80, 24, &arguments);
    browser.wait_for("CLIENT_UNKNOWN");
    assert!(tells_of_presses(&browser));
    (browser, folder)
}

fn modes(browser: &Session) -> (MouseProtocolMode, MouseProtocolEncoding) {
    let screen = browser.screen();
    (screen.mouse_protocol_mode(), screen.mouse_protocol_encoding())
}

fn tells_of_presses(browser: &Session) -> bool {
    modes(browser) == (MouseProtocolMode::PressRelease, MouseProtocolEncoding::Sgr)
}

fn tells_nothing(browser: &Session) -> bool {
    modes(browser) == (MouseProtocolMode::None, MouseProtocolEncoding::Default)
}

/// A report of a mouse for the cell where a text is on the screen.
fn report(browser: &Session, button: u8, text: &str) -> String {
    let screen = browser.text();
    let (row, line) = screen.lines().enumerate().find(|(_, line)| line.contains(text)).unwrap();
    let column = line[..line.find(text).unwrap()].chars().count();
    format!("\x1b[<{button};{};{}M", column + 1, row + 1)
}

#[test]
fn click_wheel_and_double_click() {
    let (mut browser, _folder) = opened(&[]);
    let click = report(&browser, 0, "CUSTOMFIELD_INVALID_FIELD");
    let released = click.replace('M', "m");
    browser.keys(&format!("{click}{released}"));
    browser.wait_for("▌! CUSTOMFIELD_INVALID_FIELD_NAME");
    browser.keys(&report(&browser, 65, "CLIENT_UNKNOWN"));
    browser.wait_for("▌$ LOGIN_SECURITY_VIOLATION");
    browser.keys(&report(&browser, 64, "CLIENT_UNKNOWN").repeat(2));
    browser.wait_for("▌! CUSTOMFIELD_FIE…E_IS_NOT_UNIQUE");
    let click = report(&browser, 0, "CLIENT_UNKNOWN");
    browser.keys(&click);
    browser.split_keys(&click[..5], &click[5..]);
    browser.wait_for("▌! CLIENT_UNKNOWN");
    browser.wait_for("Not copied");
    browser.keys("?");
    browser.wait_for("Esc close");
    browser.keys(&report(&browser, 0, "Esc close"));
    browser.wait_for("▌! CLIENT_UNKNOWN");
    browser.keys("q");
    assert_eq!(browser.end_restored(), 0);
    assert!(tells_nothing(&browser));
    // Nobody asked for motions.
    assert!(["\x1b[?1002h", "\x1b[?1003h"].iter().all(|mode| !browser.has_written(mode.as_bytes())));
}

#[test]
fn every_end_turns_it_off() {
    for (keys, signal, status) in [
        ("\x03", None, 130),
        ("", Some(Signal::TERM), 143),
        ("", Some(Signal::HUP), 129),
        ("", Some(Signal::ABORT), 134),
    ] {
        let (mut browser, _folder) = opened(&[]);
        browser.keys(keys);
        if let Some(signal) = signal {
            browser.signal(signal);
        }
        assert_eq!(browser.end_restored(), status);
        assert!(tells_nothing(&browser), "{keys:?} {signal:?}");
    }
}

#[test]
fn it_is_off_by_default_and_reports_do_nothing_then() {
    let mut browser = Session::start(80, 24, &[]);
    browser.wait_for("CLIENT_UNKNOWN");
    assert!(tells_nothing(&browser));
    // Somebody else left it on.
    browser.keys(&report(&browser, 0, "CLIENT_UNKNOWN").repeat(2));
    browser.keys(&report(&browser, 65, "CLIENT_UNKNOWN"));
    browser.keys("p");
    browser.wait_for("> p");
    browser.keys("\x7f");
    browser.wait_for("▌! CLIENT_ALREADY_HAD_MODULE");
    browser.keys("\x1b");
    assert_eq!(browser.end_restored(), 0);
    assert!(["\x1b[?1000", "\x1b[?1006", "\x1b]52"].iter().all(|mode| !browser.has_written(mode.as_bytes())));
}

#[test]
fn a_stop_turns_it_off_and_a_continuation_on_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.toml");
    fs::write(&file, CONFIGURATION).unwrap();
    let mut shell = Session::program("bash", 80, 24, &["--norc", "--noprofile", "-i"], &[("PS1", "SHELL> ")]);
    shell.wait_for("SHELL> ");
    shell.keys(&format!("{} --config {}\r", env!("CARGO_BIN_EXE_ipaper-codes"), file.display()));
    shell.wait_for("▌! CLIENT_ALREADY_HAD_MODULE");
    assert!(tells_of_presses(&shell));
    shell.keys("\x1a");
    shell.wait_for("Stopped");
    assert!(tells_nothing(&shell));
    shell.keys("fg\r");
    shell.wait_for("▌! CLIENT_ALREADY_HAD_MODULE");
    assert!(tells_of_presses(&shell));
    shell.keys("\x1b");
    shell.wait_for_last_bytes(b"SHELL> ");
    assert!(tells_nothing(&shell));
}
