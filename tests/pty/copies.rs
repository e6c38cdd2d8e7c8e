//! Copies that go wrong.

use super::session::Session;

#[test]
fn a_clipboard_thread_that_cannot_be_started_is_a_message_and_the_text_is_printed() {
    let mut browser = Session::start(80, 24, &[]);
    browser.wait_for("▌! CLIENT_ALREADY_HAD_MODULE");
    browser.forbid_more_memory();
    browser.keys("\r");
    browser.wait_for("Not copied");
    browser.keys("\x1b");
    assert_eq!(browser.end(), 0);
    browser.wait_for("CLIENT_ALREADY_HAD_MODULE");
    assert!(!browser.screen().alternate_screen());
}
