//! The browser on a real pty, read back through a real terminal emulator.

mod blocked;
mod completions;
mod copies;
mod foreign;
mod jobs;
mod keys;
mod line_editors;
mod links;
mod monkey;
mod mouse;
mod pick;
mod piped;
mod reload;
mod resize;
mod restoring;
pub mod session;
mod settings;

use session::Session;

#[test]
fn open_type_move_copy_quit() {
    let mut browser = Session::start(80, 24, &[]);
    browser.wait_for("CLIENT_ALREADY_HAD_MODULE");
    browser.keys("paper");
    browser.wait_for("PAPER_DOES_NOT_EXIST");
    browser.wait_for("Returned whenever an iPaper ID");
    browser.keys("\x1b[B");
    browser.wait_for("▌! PAPER_MUST_BE_CATEGORY");
    browser.keys("\r");
    // No display and no tmux: the terminal is asked to copy, and nothing more is claimed.
    browser.wait_for("Sent PAPER_MUST_BE_CATEGORY to the terminal");
    browser.wait_for_bytes(b"\x1b]52;c;UEFQRVJfTVVTVF9CRV9DQVRFR09SWQ==");
    browser.keys("\x1b");
    browser.wait_for("23/23");
    browser.keys("\x1b");
    assert_eq!(browser.end(), 0);
}

#[test]
fn a_terminal_that_cannot_move_its_cursor_is_told_of_the_plain_commands() {
    for term in ["dumb", ""] {
        let mut browser = Session::start_with(80, 24, &[], &[("TERM", term)]);
        assert_eq!(browser.end(), 2, "TERM={term}");
        browser.wait_for("`list`, `show CODE`");
        assert!(!browser.has_written(b"\x1b"), "TERM={term}");
        let mut command = Session::start_with(80, 24, &["search", "paper"], &[("TERM", term)]);
        assert_eq!(command.end(), 0, "TERM={term}");
    }
}

#[test]
fn no_color_is_honoured_unless_colours_are_asked_for() {
    let no_color = ("NO_COLOR", "1");
    for (arguments, environment, has_colours) in [
        (&[][..], &[no_color][..], false),
        (&["--color", "never", "--theme", "dark"], &[], false),
        (&["--color", "always", "--theme", "contrast"], &[no_color], true),
        (&["--theme", "contrast"], &[], true),
    ] {
        let mut browser = Session::start_with(80, 24, arguments, environment);
        browser.keys("paper");
        browser.wait_for("▌! PAPER_DOES_NOT_EXIST");
        let screen = browser.screen();
        let cells = (0..24).flat_map(|row| (0..80).map(move |col| (row, col)));
        let is_coloured = |(row, col): (u16, u16)| {
            let cell = screen.cell(row, col).unwrap();
            (cell.fgcolor(), cell.bgcolor()) != (vt100::Color::Default, vt100::Color::Default)
        };
        assert_eq!(cells.filter(|cell| is_coloured(*cell)).count() > 0, has_colours, "{arguments:?}");
        assert!(screen.cell(3, 10).unwrap().inverse(), "the selected row is told apart");
    }
}
