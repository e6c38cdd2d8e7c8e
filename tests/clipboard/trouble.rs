//! Displays that are missing or hang: the user is told why, in time, and no process is left.

use std::net::TcpListener;
use std::os::unix::net::UnixListener;
use std::os::unix::process::ExitStatusExt;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use super::lab::{Lab, output, until};
use super::terminal::Terminal;

/// The longest a copy may take even on a slow machine; one that hangs takes for ever.
const UPPER_BOUND: Duration = Duration::from_secs(20);

fn lab(test: &str) -> Lab {
    Lab::with(test, &[]).unwrap()
}

#[test]
fn without_a_backend_every_reason_is_told() {
    let lab = lab("without_a_backend_every_reason_is_told");
    let said = lab.program(&["copy", "PAPER_DOES_NOT_EXIST"]);
    said.failed("Not copied: WAYLAND_DISPLAY is not set; DISPLAY is not set; TMUX is not set; TERM is not set");
    lab.end();
}

#[test]
fn a_terminal_that_is_not_there_is_not_written_to() {
    let mut lab = lab("a_terminal_that_is_not_there_is_not_written_to");
    lab.set("TERM", "xterm-256color");
    lab.program(&["copy", "PAPER_DOES_NOT_EXIST"]).failed("Not copied: /dev/tty cannot be written");
    lab.end();
}

#[test]
fn a_display_that_is_gone_is_named() {
    let mut lab = lab("a_display_that_is_gone_is_named");
    lab.set("DISPLAY", ":9999");
    lab.program(&["copy", "SUCCESS"]).failed("Not copied: the X11 display :9999 cannot be reached");
    lab.set("WAYLAND_DISPLAY", "wayland-9999");
    let said = lab.program(&["copy", "SUCCESS"]);
    said.failed("Not copied: the Wayland display wayland-9999 cannot be reached");
    said.failed("; the X11 display :9999 cannot be reached");
    lab.end();
}

#[test]
fn a_display_that_is_gone_leaves_the_terminal() {
    let mut lab = lab("a_display_that_is_gone_leaves_the_terminal");
    lab.set("DISPLAY", ":9999");
    let job = lab.job("", &["copy", "PAPER_DOES_NOT_EXIST"]);
    let terminal = Terminal::start(&lab, "xterm-256color", &["sh", &job]);
    lab.job_said().succeeded("Sent PAPER_DOES_NOT_EXIST to the terminal (it cannot confirm)");
    terminal.until_asked("PAPER_DOES_NOT_EXIST");
    terminal.close();
    lab.end();
}

#[test]
fn a_wayland_display_that_is_gone_leaves_x11() {
    let Some(mut lab) = Lab::with("a_wayland_display_that_is_gone_leaves_x11", &["Xvfb", "xclip"]) else { return };
    lab.start_x11();
    lab.set("WAYLAND_DISPLAY", "wayland-9999");
    lab.program(&["copy", "PAPER_DOES_NOT_EXIST"]).succeeded("Copied PAPER_DOES_NOT_EXIST");
    assert_eq!(lab.x11_selection("clipboard").as_deref(), Some("PAPER_DOES_NOT_EXIST"));
    lab.end();
}

/// An X11 display that takes connections and never says a word. Its name is a port, as over SSH.
pub fn x11_that_hangs() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let display = format!("127.0.0.1:{}", listener.local_addr().unwrap().port() - 6000);
    (listener, display)
}

/// A copy that can only go to a display that hangs.
fn is_given_up(lab: Lab, display: &str) {
    let started = Instant::now();
    lab.program(&["copy", "SUCCESS"]).failed(&format!("Not copied: the {display} did not answer within 1.3 s"));
    assert!(started.elapsed() >= Duration::from_millis(1300), "{:?}", started.elapsed());
    assert!(started.elapsed() < UPPER_BOUND, "{:?}", started.elapsed());
    assert!(lab.owners().is_empty());
    lab.end();
}

#[test]
fn an_x11_display_that_hangs_is_given_up() {
    let mut lab = lab("an_x11_display_that_hangs_is_given_up");
    let (_listener, display) = x11_that_hangs();
    lab.set("DISPLAY", &display);
    is_given_up(lab, &format!("X11 display {display}"));
}

#[test]
fn a_wayland_display_that_hangs_is_given_up() {
    let mut lab = lab("a_wayland_display_that_hangs_is_given_up");
    let socket = lab.path("hangs").display().to_string();
    let _listener = UnixListener::bind(&socket).unwrap();
    lab.set("WAYLAND_DISPLAY", &socket);
    is_given_up(lab, &format!("Wayland display {socket}"));
}

#[test]
fn a_display_that_hangs_leaves_the_terminal() {
    let mut lab = lab("a_display_that_hangs_leaves_the_terminal");
    let (_listener, display) = x11_that_hangs();
    lab.set("DISPLAY", &display);
    let job = lab.job("", &["copy", "PAPER_DOES_NOT_EXIST"]);
    let terminal = Terminal::start(&lab, "xterm-256color", &["sh", &job]);
    lab.job_said().succeeded("Sent PAPER_DOES_NOT_EXIST to the terminal (it cannot confirm)");
    terminal.until_asked("PAPER_DOES_NOT_EXIST");
    terminal.close();
    lab.end();
}

#[test]
fn an_owner_whose_starter_was_killed_does_not_wait_for_ever() {
    let mut lab = lab("an_owner_whose_starter_was_killed_does_not_wait_for_ever");
    let (listener, display) = x11_that_hangs();
    lab.set("DISPLAY", &display);
    let mut child = lab.command(env!("CARGO_BIN_EXE_ipaper-codes"), &["copy", "SUCCESS"]).spawn().unwrap();
    listener.set_nonblocking(true).unwrap();
    let mut connection = None;
    until("the owner", || {
        connection = listener.accept().ok();
        connection.is_some()
    });
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(lab.owners().len(), 1);
    // The end of the lab is the assertion: the owner ends although its display still hangs.
    lab.end();
}

#[test]
fn a_tmux_that_misbehaves_leaves_the_terminal() {
    let later = |script: &str| format!("case $1 in show-environment) ;; *) {script};; esac");
    let scripts = ["exec yes", "exec yes >&2", "kill -PIPE $$", "exit 3"].map(str::to_owned);
    for script in scripts.iter().cloned().chain(scripts.iter().map(|script| later(script))) {
        let mut lab = lab("a_tmux_that_misbehaves_leaves_the_terminal");
        lab.fake_tmux(&script);
        let job = lab.job("", &["copy", "PAPER_DOES_NOT_EXIST"]);
        let terminal = Terminal::start(&lab, "tmux-256color", &["sh", &job]);
        lab.job_said().succeeded("Sent PAPER_DOES_NOT_EXIST to the terminal (it cannot confirm)");
        terminal.until_asked("PAPER_DOES_NOT_EXIST");
        terminal.close();
        lab.end();
    }
}

#[test]
fn an_interrupted_copy_leaves_no_process() {
    for (signal, number) in [(Signal::INT, 2), (Signal::TERM, 15)] {
        let mut lab = lab("an_interrupted_copy_leaves_no_process");
        lab.fake_tmux("sleep 600");
        let child = lab.command(env!("CARGO_BIN_EXE_ipaper-codes"), &["copy", "SUCCESS"]).spawn().unwrap();
        until("the copy", || lab.processes().iter().any(|(_, line)| line == "sleep 600"));
        kill_process(Pid::from_child(&child), signal).unwrap();
        assert_eq!(output(child).status.signal(), Some(number));
        lab.end();
    }
}

#[test]
fn none_is_an_error() {
    let lab = lab("none_is_an_error");
    let said = lab.program(&["copy", "--clipboard", "none", "PAPER_DOES_NOT_EXIST"]);
    said.failed("Not copied: copying is off (`none` was asked for)");
    lab.end();
}
