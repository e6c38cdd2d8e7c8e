//! Leaving the browser right after a copy: it is done where the clipboard answers, and else the text is not lost, nobody
//! waits for long, and no process is left.

use rustix::process::{Pid, Signal, kill_process};

use super::lab::{Lab, until};
use super::terminal::Terminal;
use super::trouble::x11_that_hangs;

const PROGRAM: &str = env!("CARGO_BIN_EXE_ipaper-codes");

/// The code that the browser first selects.
const FIRST: &str = "CLIENT_ALREADY_HAD_MODULE";
/// The one that is selected after twenty steps down.
const LAST: &str = "SEARCH_TEMPORARILY_UNAVAILABLE";

/// Twenty copies, and out.
fn twenty_copies_and_out() -> String {
    format!("{}\tq", "\x1b[B\r".repeat(20))
}

fn lab(test: &str) -> Lab {
    Lab::with(test, &[]).unwrap()
}

fn browser(lab: &Lab, command: &[&str]) -> Terminal {
    let browser = Terminal::start(lab, "xterm-256color", command);
    until("the browser", || browser.shows(FIRST));
    browser
}

fn signal(browser: &Terminal, signal: Signal) {
    kill_process(Pid::from_raw(browser.id().cast_signed()).unwrap(), signal).unwrap();
}

/// The text is printed after the alternate screen was left, and the terminal not asked to copy it.
#[track_caller]
fn is_printed_once(browser: &Terminal, text: &str) {
    until("the text", || browser.written_after("\x1b[?1049l").contains(text));
    assert_eq!(browser.written_after("\x1b[?1049l").matches(text).count(), 1);
    assert_eq!(browser.asked(), [] as [&str; 0]);
}

#[test]
fn an_interrupt_or_a_signal_does_not_wait_for_a_display_that_hangs() {
    let mut lab = lab("an_interrupt_or_a_signal_does_not_wait_for_a_display_that_hangs");
    let (_listener, display) = x11_that_hangs();
    lab.set("DISPLAY", &display);
    let ways: [fn(&mut Terminal); 6] = [
        |browser| browser.keys("\r\x03"),
        |browser| browser.keys("\r\tq\x03"),
        |browser| {
            browser.keys("\r\tq");
            until("the browser to be left", || browser.shows("\x1b[?1049l"));
            browser.keys("\x03");
        },
        |browser| signal(browser, Signal::TERM),
        |browser| signal(browser, Signal::INT),
        |browser| signal(browser, Signal::QUIT),
    ];
    for leave in ways {
        let mut browser = browser(&lab, &[PROGRAM]);
        browser.keys("\r");
        until("the copy", || lab.owners().len() == 1);
        leave(&mut browser);
        browser.ended();
        assert_eq!(lab.owners(), [] as [i32; 0]);
        is_printed_once(&browser, FIRST);
        browser.close();
    }
    lab.end();
}

#[test]
fn whoever_quits_waits_for_a_copy_but_not_for_ever() {
    let mut lab = lab("whoever_quits_waits_for_a_copy_but_not_for_ever");
    let (_listener, display) = x11_that_hangs();
    lab.set("DISPLAY", &display);
    let mut first = browser(&lab, &[PROGRAM]);
    first.keys("\r\tq");
    first.ended();
    // The display was given up, and the terminal was asked.
    first.until_asked(FIRST);
    let sent = format!("ipaper-codes: Sent {FIRST} to the terminal (it cannot confirm)");
    until("the message", || first.written_after("\x1b[?1049l").contains(&sent));
    first.close();
    // Two displays to give up take too long.
    let socket = lab.path("hangs").display().to_string();
    let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    lab.set("WAYLAND_DISPLAY", &socket);
    let mut second = browser(&lab, &[PROGRAM]);
    second.keys("\r\x1b[B\r\x1b[A\r\tq");
    second.ended();
    is_printed_once(&second, FIRST);
    second.close();
    lab.end();
}

#[test]
fn a_tmux_that_hangs_is_ended_with_all_that_it_has_started() {
    let mut lab = lab("a_tmux_that_hangs_is_ended_with_all_that_it_has_started");
    lab.fake_tmux("sleep 600");
    let sleeps = |lab: &Lab| lab.processes().iter().any(|(_, line)| line == "sleep 600");
    let mut browser = browser(&lab, &[PROGRAM]);
    browser.keys("\r");
    until("the copy", || sleeps(&lab));
    browser.keys("\x03");
    browser.ended();
    assert!(!sleeps(&lab));
    is_printed_once(&browser, FIRST);
    browser.close();
    lab.end();
}

#[test]
fn twenty_copies_and_out_leave_the_last_one_on_x11() {
    let Some(mut lab) = Lab::with("twenty_copies_and_out_leave_the_last_one_on_x11", &["Xvfb", "xclip"]) else {
        return;
    };
    lab.start_x11();
    let mut browser = browser(&lab, &[PROGRAM]);
    browser.keys(&twenty_copies_and_out());
    browser.ended();
    assert_eq!(lab.x11_selection("clipboard").as_deref(), Some(LAST));
    until("one owner", || lab.owners().len() == 1);
    browser.close();
    lab.end();
}

#[test]
fn twenty_copies_and_out_leave_the_last_one_on_wayland() {
    let test = "twenty_copies_and_out_leave_the_last_one_on_wayland";
    let Some(mut lab) = Lab::with(test, &["sway", "wl-paste"]) else { return };
    lab.start_wayland();
    let mut browser = browser(&lab, &[PROGRAM]);
    browser.keys(&twenty_copies_and_out());
    browser.ended();
    assert_eq!(lab.wayland_clipboard().as_deref(), Some(LAST));
    until("one owner", || lab.owners().len() == 1);
    browser.close();
    lab.end();
}

#[test]
fn twenty_copies_and_out_leave_the_last_one_in_tmux() {
    let Some(mut lab) = Lab::with("twenty_copies_and_out_leave_the_last_one_in_tmux", &["tmux"]) else { return };
    let home = lab.path("").display().to_string();
    lab.set("TMUX_TMPDIR", home.trim_end_matches('/'));
    let stays = [";", "set-option", "-s", "exit-empty", "off"];
    let new_session = ["tmux", "-L", "lab", "-f", "/dev/null", "new-session", PROGRAM];
    let mut tmux = browser(&lab, &[&new_session[..], &stays].concat());
    tmux.keys(&twenty_copies_and_out());
    tmux.ended();
    assert_eq!(lab.read("tmux", &["-L", "lab", "show-buffer"]).as_deref(), Some(LAST));
    assert!(lab.run("tmux", &["-L", "lab", "kill-server"]).status.success());
    tmux.close();
    lab.end();
}

#[test]
fn twenty_copies_and_out_end_with_the_last_one_sent_to_the_terminal() {
    let lab = lab("twenty_copies_and_out_end_with_the_last_one_sent_to_the_terminal");
    let mut browser = browser(&lab, &[PROGRAM]);
    browser.keys(&twenty_copies_and_out());
    browser.ended();
    browser.until_asked(LAST);
    assert_eq!(browser.asked().last().map(String::as_str), Some(LAST));
    browser.close();
    lab.end();
}
