//! The browser on a real pty, read back through a real terminal emulator.

pub mod session;

use session::Session;

#[test]
fn open_type_move_copy_quit() {
    let mut browser = Session::start(80, 24, &[]);
    browser.wait_for("CLIENT_ALREADY_HAD_MODULE");
    browser.keys("paper");
    browser.wait_for("PAPER_DOES_NOT_EXIST");
    browser.wait_for("Returned whenever an iPaper ID");
    browser.keys("\x1b[B");
    browser.wait_for("▌ PAPER_MUST_NOT_BE_CATEGORY");
    browser.keys("\r");
    // No display and no tmux: the terminal is asked to copy, and nothing more is claimed.
    browser.wait_for("Sent PAPER_MUST_NOT_BE_CATEGORY to the terminal");
    browser.wait_for_bytes(b"\x1b]52;c;UEFQRVJfTVVTVF9OT1RfQkVfQ0FURUdPUlk=");
    browser.keys("\x1b");
    browser.wait_for("Esc quit");
    browser.keys("\x1b");
    assert_eq!(browser.end(), 0);
}

#[test]
fn quitting_gives_the_terminal_back() {
    for (keys, status) in [("\x1b", 0), ("\tq", 0), ("\x03", 130)] {
        let mut browser = Session::start(80, 24, &[]);
        let before = browser.modes();
        browser.wait_for("CLIENT_UNKNOWN");
        assert!(browser.modes() != before && browser.screen().alternate_screen() && browser.screen().bracketed_paste());
        browser.keys(keys);
        assert_eq!(browser.end_in(&before), status, "{keys:?}");
    }
}

#[test]
fn a_signal_gives_the_terminal_back() {
    for signal in ["TERM", "HUP", "INT"] {
        let mut browser = Session::start(80, 24, &[]);
        let before = browser.modes();
        browser.wait_for("CLIENT_UNKNOWN");
        browser.signal(signal);
        assert_ne!(browser.end_in(&before), 0, "{signal}");
    }
}

#[test]
fn a_paste_is_text_and_its_newline_is_not_enter() {
    let mut browser = Session::start(80, 24, &[]);
    browser.wait_for("CLIENT_UNKNOWN");
    browser.keys("\x1b[200~READ\rONLY\n\x1b[201~");
    browser.wait_for("> READ ONLY");
    browser.wait_for("▌ READONLY");
    assert!(!browser.text().contains("Sent"), "{}", browser.text());
}

#[test]
fn the_screen_follows_the_window() {
    let browser = Session::start(100, 30, &[]);
    browser.wait_for("CLIENT_UNKNOWN");
    browser.resize(40, 12);
    browser.wait_for("F2 details");
    browser.resize(1, 1);
    browser.resize(100, 30);
    browser.wait_for("│ CLIENT_ALREADY_HAD_MODULE");
}

#[test]
fn no_color_is_honoured() {
    let mut browser = Session::start_with(80, 24, &[], &[("NO_COLOR", "1")]);
    browser.keys("paper");
    browser.wait_for("▌ PAPER_DOES_NOT_EXIST");
    let screen = browser.screen();
    for (row, col) in (0..24).flat_map(|row| (0..80).map(move |col| (row, col))) {
        let cell = screen.cell(row, col).unwrap();
        assert_eq!((cell.fgcolor(), cell.bgcolor()), (vt100::Color::Default, vt100::Color::Default));
    }
    assert!(screen.cell(3, 10).unwrap().inverse(), "the selected row is told apart");
}

#[test]
fn nothing_is_written_while_nothing_happens() {
    let mut browser = Session::start(80, 24, &[]);
    browser.wait_for("CLIENT_UNKNOWN");
    browser.keys("p");
    browser.wait_for("> p");
    let written = browser.written();
    // A key that changes nothing is answered by nothing; the one after it shows that it was read.
    browser.keys("\x1b[1;5A");
    browser.keys("a");
    browser.wait_for("> pa");
    assert!(browser.written() - written < 1500, "{} bytes", browser.written() - written);
}
