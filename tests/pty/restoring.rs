//! Every end of the browser, and the terminal after it: its modes as they were, the cursor shown, the alternate screen
//! left. Bracketed paste is off then, whatever it was: nothing but a question to the terminal would tell, and a shell that
//! wants it turns it on with each prompt. Only where the terminal was raw before, as in a line editor, it is left alone.

use std::fs::OpenOptions;
use std::time::{Duration, Instant};

use rustix::fs::{CWD, FileType, Mode, mknodat};
use rustix::process::Signal;

use super::session::Session;

const PROGRAM: &str = env!("CARGO_BIN_EXE_ipaper-codes");

fn opened() -> Session {
    let browser = Session::start(80, 24, &[]);
    browser.wait_for("CLIENT_UNKNOWN");
    let screen = browser.screen();
    assert!(!browser.has_modes_of_before() && screen.alternate_screen() && screen.bracketed_paste());
    browser
}

#[test]
fn a_key_that_ends_it() {
    for (keys, status) in [("\x1b", 0), ("\tq", 0), ("\x03", 130)] {
        let mut browser = opened();
        browser.keys(keys);
        assert_eq!(browser.end_restored(), status, "{keys:?}");
    }
}

#[test]
fn a_signal() {
    for (signal, status) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)] {
        let mut browser = opened();
        browser.signal(signal);
        assert_eq!(browser.end_restored(), status, "{signal:?}");
    }
}

#[test]
fn a_second_signal_behind_the_first() {
    let mut browser = opened();
    browser.signal(Signal::TERM);
    browser.signal(Signal::HUP);
    assert!([129, 143].contains(&browser.end_restored()));
}

#[test]
fn a_signal_at_any_moment_of_the_start() {
    for half_milliseconds in 0..30 {
        let moment = Instant::now() + Duration::from_micros(500 * half_milliseconds);
        let mut browser = Session::start(80, 24, &[]);
        while Instant::now() < moment {
            std::hint::spin_loop();
        }
        browser.signal(Signal::TERM);
        assert_eq!(browser.end_restored(), 143, "after {half_milliseconds}/2 ms");
    }
}

#[test]
fn an_abort() {
    let mut browser = opened();
    browser.signal(Signal::ABORT);
    assert_eq!(browser.end_restored(), 134);
    browser.wait_for("aborted");
}

#[test]
fn a_catalog_that_turns_out_to_be_empty() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    mknodat(CWD, &pipe, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
    let command = format!("cat {} | {PROGRAM} --catalog -", pipe.display());
    let mut browser = Session::program("sh", 80, 24, &["-c", &command], &[]);
    browser.wait_for_bytes(b"\x1b[?1049h");
    drop(OpenOptions::new().write(true).open(pipe).unwrap());
    assert_eq!(browser.end_restored(), 2);
    browser.wait_for("no return code found");
}

#[test]
fn no_memory_for_a_larger_screen() {
    let mut browser = opened();
    browser.forbid_more_memory();
    browser.claim_size(1000, 1000);
    assert_eq!(browser.end_restored(), 2);
    browser.wait_for("there is not enough memory for a screen of 1000x1000");
}

#[test]
fn modes_that_were_unusual_before() {
    for modes in ["-echo", "raw", "-icanon min 3 -ixon", "intr ^G susp ^B"] {
        let script = format!("stty {modes}; before=$(stty -g); {PROGRAM}; test $before = $(stty -g) && echo restored");
        let mut browser = Session::program("sh", 80, 24, &["-c", &script], &[]);
        browser.wait_for("CLIENT_UNKNOWN");
        browser.keys("\x1b");
        browser.wait_for("restored");
        assert_eq!(browser.end(), 0, "{modes}");
    }
}

#[test]
fn the_paste_mode_of_a_line_editor() {
    for (before, is_on) in [("\\033[?2004h", true), ("", false)] {
        let script = format!("stty -icanon; printf '{before}'; {PROGRAM}; printf 'edited'");
        let mut browser = Session::program("sh", 80, 24, &["-c", &script], &[]);
        browser.wait_for("CLIENT_UNKNOWN");
        assert_eq!(browser.screen().bracketed_paste(), is_on, "while it is open");
        browser.keys("\x1b");
        browser.wait_for("edited");
        assert_eq!(browser.screen().bracketed_paste(), is_on, "afterwards");
    }
}
