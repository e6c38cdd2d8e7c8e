//! Copying from the browser, which goes on drawing and may be left at any moment.

use super::lab::{Lab, until, until_none, zombies};
use super::terminal::Terminal;

const PROGRAM: &str = env!("CARGO_BIN_EXE_ipaper-codes");

/// The names of the codes in the order in which the browser first lists them.
fn names(lab: &Lab) -> Vec<String> {
    let list = lab.read(PROGRAM, &["list"]).unwrap();
    list.lines().map(|line| line.split(' ').next().unwrap().to_owned()).collect()
}

fn x11(test: &str) -> Option<Lab> {
    let mut lab = Lab::with(test, &["Xvfb", "xclip"])?;
    lab.start_x11();
    Some(lab)
}

#[test]
fn ten_quick_copies_and_out_leave_the_last_text() {
    let Some(lab) = x11("ten_quick_copies_and_out_leave_the_last_text") else { return };
    let names = names(&lab);
    let mut browser = Terminal::start(&lab, "xterm-256color", &[PROGRAM]);
    until("the browser", || browser.shows(&names[0]));
    // Down and Enter ten times, and Ctrl-C while the copies are still running.
    browser.keys(&format!("{}\x03", "\x1b[B\r".repeat(10)));
    browser.ended();
    assert_eq!(lab.x11_selection("clipboard").as_ref(), Some(&names[10]));
    until("one owner", || lab.owners().len() == 1);
    browser.close();
    lab.end();
}

#[test]
fn the_browser_reaps_its_owners_and_its_end_takes_none_along() {
    let Some(lab) = x11("the_browser_reaps_its_owners_and_its_end_takes_none_along") else { return };
    let names = names(&lab);
    let mut browser = Terminal::start(&lab, "xterm-256color", &[PROGRAM]);
    until("the browser", || browser.shows(&names[0]));
    for name in &names[1..5] {
        browser.keys("\x1b[B\r");
        until("the text", || lab.x11_selection("clipboard").as_ref() == Some(name));
        until("one owner", || lab.owners().len() == 1);
    }
    // The browser waits for each owner that it has started.
    until_none("zombies", || zombies(browser.id()));
    browser.close();
    assert_eq!(lab.x11_selection("clipboard").as_ref(), Some(&names[4]));
    lab.end();
}
