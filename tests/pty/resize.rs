//! Sizes: those that a terminal does not know, and those that change under the browser.

use super::session::Session;

#[test]
fn the_screen_follows_the_window() {
    let browser = Session::start(100, 30, &[]);
    browser.wait_for("CLIENT_UNKNOWN");
    browser.resize(40, 12);
    browser.wait_for("^D details");
    browser.resize(1, 1);
    browser.resize(100, 30);
    browser.wait_for("│ CLIENT_ALREADY_HAD_MODULE");
}

#[test]
fn a_terminal_that_does_not_know_its_size_is_taken_for_an_ordinary_one() {
    let expected = fresh_screen(80, 24);
    for (cols, rows) in [(80, 0), (0, 24), (0, 0)] {
        let browser = Session::start(cols, rows, &[]);
        browser.wait_for_screen(&expected);
        browser.resize(100, 30);
        browser.wait_for_screen(&fresh_screen(100, 30));
        browser.resize(cols, rows);
        browser.wait_for_screen(&expected);
    }
}

#[test]
fn a_screen_too_large_to_draw_is_said_to_be_so() {
    let mut browser = Session::start(100, 30, &[]);
    browser.wait_for("CLIENT_UNKNOWN");
    // One of a million cells is drawn, which takes this test's terminal some seconds.
    browser.claim_size(65535, 65535);
    browser.wait_for_bytes(b"A screen of 65535x65535 is too large");
    browser.resize(80, 24);
    browser.wait_for("▌! CLIENT_ALREADY_HAD_MODULE");
    browser.keys("\x1b");
    assert_eq!(browser.end_restored(), 0);
}

#[test]
fn a_window_made_smaller_while_typing_is_drawn_right() {
    let expected = fresh_screen(60, 10);
    for _ in 0..10 {
        let mut browser = Session::start(100, 30, &[]);
        browser.wait_for("CLIENT_UNKNOWN");
        for step in 1..=20 {
            browser.keys(if step % 2 == 1 { "p" } else { "\x7f" });
            browser.resize(100 - 2 * step, 30 - step);
        }
        browser.wait_for_screen(&expected);
    }
}

#[test]
fn a_storm_of_sizes_while_typing_ends_with_the_last_one() {
    let expected = fresh_screen(100, 30);
    let mut browser = Session::start(100, 30, &[]);
    browser.wait_for("CLIENT_UNKNOWN");
    for step in 0..200 {
        browser.resize(1 + step * 37 % 199, 1 + step * 23 % 59);
        if step % 4 == 0 {
            browser.keys(if step % 8 == 0 { "p" } else { "\x7f" });
        }
    }
    browser.resize(100, 30);
    browser.wait_for_screen(&expected);
    browser.keys("\x1b");
    assert_eq!(browser.end(), 0);
}

/// The browser as it opens on a screen of this size.
fn fresh_screen(cols: u16, rows: u16) -> String {
    let browser = Session::start(cols, rows, &[]);
    // A frame ends with the place of the cursor.
    browser.wait_for_last_bytes(b"\x1b[2;4H\x1b[?2026l");
    browser.text()
}
