//! A text that is piped into the browser, whose keys come from the terminal.

use super::session::Session;

#[test]
fn what_is_piped_in_is_in_view_and_a_long_text_holds_up_no_key() {
    let script = format!(
        "(echo code=READONLY; seq 5000000; printf '<result><code>PAPER_DOES_NOT_EXIST</code><message>m 12</message></result>') \
         | {} --no-state",
        env!("CARGO_BIN_EXE_ipaper-codes")
    );
    let mut browser = Session::program("sh", 80, 24, &["-c", &script], &[]);
    browser.wait_for("found in the text:");
    browser.keys("paper");
    browser.wait_for("> paper");
    browser.keys("\x1b");
    browser.wait_for("Found 2 codes; Esc lists all again");
    browser.wait_for("message: m 12");
    browser.keys("\x1b");
    browser.wait_for("23/23");
    browser.keys("\x03");
    assert_eq!(browser.end_restored(), 130);
}
