//! What is typed, pasted and sent by the terminal itself.

#[path = "../fixtures/reports.rs"]
mod reports;

use super::session::Session;
use reports::REPORTS;

#[test]
fn a_paste_is_text_and_its_newline_is_not_enter() {
    let mut browser = Session::start(80, 24, &[]);
    browser.wait_for("CLIENT_UNKNOWN");
    browser.keys("\x1b[200~READ\rONLY\n\x1b[201~");
    browser.wait_for("> READ ONLY");
    browser.wait_for("▌~ READONLY");
    assert!(!browser.text().contains("Sent"), "{}", browser.text());
}

#[test]
fn an_arrow_key_split_behind_its_escape_is_one_key() {
    let mut browser = Session::start(80, 24, &[]);
    browser.wait_for("▌! CLIENT_ALREADY_HAD_MODULE");
    browser.split_keys("\x1b", "[B");
    browser.wait_for("▌! CLIENT_INVALID_UNIT_COUNT");
    browser.split_keys("\x1b[", "B");
    browser.wait_for("▌! CLIENT_UNKNOWN");
    assert!(!browser.text().contains("[B"), "{}", browser.text());
}

#[test]
fn a_report_is_swallowed_whole_and_in_pieces() {
    let mut browser = Session::start(80, 24, &[]);
    browser.wait_for("CLIENT_UNKNOWN");
    for report in REPORTS {
        browser.keys(report);
        browser.split_keys(&report[..3], &report[3..]);
    }
    browser.keys("paper");
    browser.wait_for("12/23");
    assert_eq!(browser.text().lines().nth(1).unwrap().trim(), "> paper");
}

#[test]
fn a_paste_without_an_end_leaves_ctrl_c_alone() {
    let mut browser = Session::start(80, 24, &[]);
    browser.wait_for("CLIENT_UNKNOWN");
    browser.split_keys("\x1b[200~paper", "\x03");
    assert_eq!(browser.end(), 130);
    let mut browser = Session::start(80, 24, &[]);
    browser.wait_for("CLIENT_UNKNOWN");
    browser.keys("\x1b[200~paper\x03");
    assert_eq!(browser.end(), 130);
}

#[test]
fn a_pasted_ctrl_c_ends_nothing() {
    let mut browser = Session::start(80, 24, &[]);
    browser.wait_for("CLIENT_UNKNOWN");
    browser.keys("\x1b[200~pa\x03per\x1b[201~");
    browser.wait_for("> pa␃per");
}

#[test]
fn a_key_writes_what_it_changes_and_no_more() {
    let mut browser = Session::start(80, 24, &[]);
    browser.wait_for("CLIENT_UNKNOWN");
    browser.keys("p");
    // A frame ends with the place of the cursor, and is shown at once.
    browser.wait_for_last_bytes(b"\x1b[2;5H\x1b[?2026l");
    let written = browser.written();
    // A key that does nothing is answered by nothing; the one after it shows that it was read.
    browser.keys("\x1b[1;5A");
    browser.keys("a");
    browser.wait_for_last_bytes(b"\x1b[2;6H\x1b[?2026l");
    // A whole screen is ten times as much.
    assert!(browser.written() - written < 400, "{} bytes", browser.written() - written);
}

#[test]
fn a_burst_of_keys_and_a_long_paste_are_taken_in() {
    let mut browser = Session::start(80, 24, &[]);
    browser.wait_for("CLIENT_UNKNOWN");
    browser.keys(&"x".repeat(100_000));
    browser.keys("\x15paper");
    browser.wait_for("▌! PAPER_DOES_NOT_EXIST");
    browser.keys(&format!("\x1b[200~{}\x1b[201~", "x".repeat(1 << 20)));
    browser.wait_for("A query has at most 512 characters; the rest was left out");
    browser.keys("\x15");
    browser.wait_for("▌! CLIENT_ALREADY_HAD_MODULE");
    browser.keys("\x1b[200~paper\x03");
    assert_eq!(browser.end(), 130);
}
