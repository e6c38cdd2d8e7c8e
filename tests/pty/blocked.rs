//! A terminal that takes no output any more: flow control, a multiplexer that hangs.

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags, open};
use rustix::process::Signal;
use rustix::termios::{Action, tcflow};

use super::session::Session;

/// A browser whose frames are no longer taken, and that is writing one.
fn blocked_browser() -> Session {
    let mut browser = Session::start(80, 24, &[]);
    browser.wait_for("CLIENT_UNKNOWN");
    browser.stop_reading();
    let terminal = open(browser.tty_name(), OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).unwrap();
    let takes_output = || {
        let now = Timespec { tv_sec: 0, tv_nsec: 0 };
        poll(&mut [PollFd::new(&terminal, PollFlags::OUT)], Some(&now)).unwrap() > 0
    };
    // A single full buffer may be between two writes of a frame that still fits.
    let mut full = 0;
    while full < 20 {
        browser.split_keys("p", "\x7f");
        full = if takes_output() { 0 } else { full + 1 };
    }
    browser
}

#[test]
fn a_signal_ends_the_browser_and_the_terminal_gets_its_modes_back() {
    for (signal, status) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)] {
        let mut browser = blocked_browser();
        browser.signal(signal);
        assert_eq!(browser.status(), status, "{signal:?}");
        // What is read later ends with the sequences that restore the screen.
        browser.resume_reading();
        assert_eq!(browser.end_restored(), status, "{signal:?}");
    }
}

#[test]
fn ctrl_c_ends_the_browser_and_the_terminal_gets_its_modes_back() {
    let mut browser = blocked_browser();
    browser.keys("\x03");
    assert_eq!(browser.status(), 130);
    browser.resume_reading();
    assert_eq!(browser.end_restored(), 130);
}

#[test]
fn a_terminal_that_is_stopped_for_good_gets_its_modes_back() {
    for (keys, status) in [("", 143), ("\x03", 130)] {
        let mut browser = Session::start(80, 24, &[]);
        browser.wait_for("CLIENT_UNKNOWN");
        let terminal = open(browser.tty_name(), OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).unwrap();
        tcflow(&terminal, Action::OOff).unwrap();
        browser.split_keys("p", keys);
        if keys.is_empty() {
            browser.signal(Signal::TERM);
        }
        assert_eq!(browser.status(), status);
        assert!(browser.has_modes_of_before());
    }
}
