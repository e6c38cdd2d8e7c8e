//! The settings of the configuration, in the real browser.

use super::session::Session;
use crate::support::text_folder;

/// The browser with this configuration file, and whatever is to be kept alive for it.
fn configured(size: (u16, u16), text: &str) -> (tempfile::TempDir, Session) {
    let folder = text_folder(&[("config.toml", text)]);
    let file = folder.path().join("config.toml");
    let browser = Session::start(size.0, size.1, &["--config", file.to_str().unwrap()]);
    (folder, browser)
}

#[test]
fn keys_that_are_set_work_and_are_shown() {
    let keys = "focus = \"list\"\n[keys.search]\nswitch-focus = \"f12\"\ncopy-name = \"ctrl-y\"\n\
        [keys.list]\nhelp = \"h\"\nquit = [\"X\", \"f10\"]\nswitch-focus = \"e\"\nreturn = \"none\"\n";
    let (_folder, mut browser) = configured((100, 30), keys);
    browser.wait_for("press e to search");
    browser.wait_for("h help");
    // No key has these two any more.
    browser.keys("q?");
    browser.keys("h");
    browser.wait_for("╭ Help");
    browser.keys("close, or quit");
    browser.wait_for("X F10");
    browser.wait_for("Enter do it");
    // Enter takes the row of a popup, and does nothing in the search line.
    browser.keys("\x15^x\r");
    browser.wait_for("x description");
    browser.keys("x");
    browser.keys("e");
    browser.wait_for("type, or paste");
    browser.keys("readonly");
    browser.wait_for("▌~ READONLY");
    browser.wait_for("^Y copy name");
    browser.keys("\x19");
    browser.wait_for("Sent READONLY to the terminal");
    browser.keys("\x1b[24~");
    browser.keys("X");
    assert_eq!(browser.end(), 0);
}

#[test]
fn the_details_are_below_where_they_are_wanted_there() {
    let (_folder, mut browser) = configured((100, 30), "kind = \"enum\"\n[details]\nposition = \"below\"\n");
    browser.wait_for("▌! CLIENT_ALREADY_HAD_MODULE");
    browser.wait_for("Rust enum");
    let text = browser.text();
    let row = |words: &str| text.lines().position(|line| line.contains(words)).unwrap();
    assert!(row("our note") > row("CLIENT_UNKNOWN"), "{text}");
    browser.keys("\x03");
    assert_eq!(browser.end(), 130);
}
