//! A page opened in the web browser, for which a script stands in that writes down what it gets.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use tempfile::TempDir;

use super::session::Session;

const URL: &str = "https://docs.ipaper.io/flipbook-backend-api/return-codes#readonly";

/// A folder with an `xdg-open` that also writes to whatever terminal it has, and the file it writes to.
fn opener() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("opened");
    let script = folder.path().join("xdg-open");
    // The name is there only once all of it is.
    let text =
        format!("#!/bin/sh\necho noise; echo noise >&2\necho \"$*\" > {0}.part && mv {0}.part {0}\n", file.display());
    fs::write(&script, text).unwrap();
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
    (folder, file)
}

/// The browser with READONLY selected, and the key pressed.
fn open_page(folder: &TempDir, environment: &[(&str, &str)]) -> Session {
    let path = format!("{}:/usr/bin:/bin", folder.path().display());
    let environment = [environment, &[("PATH", path.as_str())]].concat();
    let mut browser = Session::start_with(100, 30, &["--clipboard", "osc52"], &environment);
    browser.wait_for("CLIENT_UNKNOWN");
    browser.keys("readonly");
    browser.wait_for("▌~ READONLY");
    browser.keys("\x16");
    browser
}

#[test]
fn the_page_is_given_to_the_web_browser() {
    let (folder, file) = opener();
    let mut browser = open_page(&folder, &[("DISPLAY", ":7")]);
    browser.wait_for("Opened docs.ipaper.io/flipbook-backend-api/return-codes#readonly");
    browser.wait_until(|| file.exists());
    assert_eq!(fs::read_to_string(file).unwrap().trim_end(), URL);
    browser.keys("\x03");
    assert_eq!(browser.end_restored(), 130);
    assert!(!browser.has_written(b"noise"));
}

#[test]
fn over_ssh_and_without_a_display_the_address_is_copied_instead() {
    for (environment, reason) in [
        (&[("DISPLAY", ":7"), ("SSH_CONNECTION", "a 1 b 2")][..], "Over SSH: sent the link instead"),
        (&[][..], "No display: sent the link instead"),
    ] {
        let (folder, file) = opener();
        let mut browser = open_page(&folder, environment);
        browser.wait_for(reason);
        browser.wait_for_bytes(b"\x1b]52;c;");
        browser.keys("\x03");
        assert_eq!(browser.end(), 130);
        assert!(!file.exists());
    }
}
