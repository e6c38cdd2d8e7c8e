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

#[test]
fn the_last_that_was_piped_in_is_told_though_the_pipe_stays_open() {
    // A fifo that both ends of are held open has no end.
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    let script = format!(
        "mkfifo {pipe} && exec 3<>{pipe} && (echo code=FOO_BAR; echo code=READONLY; echo PAPER_DOES_NOT_EXIST) >&3 && \
         {program} --no-state <{pipe}",
        pipe = pipe.display(),
        program = env!("CARGO_BIN_EXE_ipaper-codes"),
    );
    let mut browser = Session::program("sh", 80, 24, &["-c", &script], &[]);
    browser.wait_for("Found 2 codes; Esc lists all again; FOO_BAR is unknown");
    browser.keys("\x03");
    assert_eq!(browser.end_restored(), 130);
}

#[test]
fn a_terminal_is_no_document() {
    for arguments in [&["--catalog", "-"][..], &["list", "--catalog", "-"], &["diff", "-", "embedded"]] {
        let mut program = Session::start(80, 24, arguments);
        program.wait_for("ipaper-codes: -: standard input is a terminal; pipe a document into it,");
        assert_eq!(program.end(), 2);
    }
}
