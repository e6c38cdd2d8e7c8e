//! Job control, and a terminal that goes away.

use std::fs;
use std::io::Read;
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{PtySize, native_pty_system};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, PidfdFlags, Signal, kill_process, pidfd_open, pidfd_send_signal};

use super::session::{Session, command};

const PROGRAM: &str = env!("CARGO_BIN_EXE_ipaper-codes");

/// An interactive shell with job control.
struct Shell(Session);

impl Shell {
    fn start() -> Self {
        Self::of("bash", &["--norc", "--noprofile", "-i"])
    }

    fn of(shell: &str, arguments: &[&str]) -> Self {
        let shell = Session::program(shell, 100, 30, arguments, &[("PS1", "SHELL> ")]);
        shell.wait_for("SHELL> ");
        Self(shell)
    }

    /// The terminal's modes as a program sees them that the shell starts.
    fn modes(&mut self, name: &str) -> String {
        // What is typed before the shell has set its own modes may be lost.
        self.0.wait_for_last_bytes(b"SHELL> ");
        // The command itself must not look like its answer.
        self.0.keys(&format!("clear; echo {name}''=$(stty -g).\r"));
        self.0.wait_for(&format!("{name}="));
        self.0.wait_for_last_bytes(b"SHELL> ");
        let text = self.0.text();
        let from = text.rfind(&format!("{name}=")).unwrap() + name.len() + 1;
        text[from..].split('.').next().unwrap().replace('\n', "")
    }

    /// The browser it has started.
    fn job(&self) -> Pid {
        child_of(self.0.pid())
    }

    /// Waits until the shell has a job, and that is stopped.
    fn wait_for_stop(&self) {
        let deadline = Instant::now() + Duration::from_secs(20);
        let shell = self.0.pid();
        let is_stopped = || {
            let job = fs::read_to_string(format!("/proc/{shell}/task/{shell}/children")).unwrap_or_default();
            let status = fs::read_to_string(format!("/proc/{}/status", job.trim())).unwrap_or_default();
            status.contains("State:\tT")
        };
        while !is_stopped() {
            assert!(Instant::now() < deadline, "the browser goes on: {}", self.0.text());
            thread::yield_now();
        }
    }
}

/// Stops the browser below a shell, changes the size, and continues.
fn stop_and_continue(stop: impl FnOnce(&mut Shell), restores: bool) {
    let mut shell = Shell::start();
    let before = shell.modes("before");
    shell.0.keys(&format!("{PROGRAM}\r"));
    shell.0.wait_for("▌! CLIENT_ALREADY_HAD_MODULE");
    shell.0.keys("paper\x1b[B");
    shell.0.wait_for("▌! PAPER_MUST_BE_CATEGORY");
    stop(&mut shell);
    shell.0.wait_for("Stopped");
    if restores {
        shell.0.wait_for_main_screen();
    }
    assert_eq!(shell.modes("stopped"), before);
    assert!(!restores || !shell.0.screen().hide_cursor());
    shell.0.resize(90, 26);
    shell.0.keys("fg\r");
    shell.0.wait_for("> paper");
    shell.0.wait_for("│ Not in the reference");
    shell.0.wait_for("▌! PAPER_MUST_BE_CATEGORY");
    // A frame ends with the place of the cursor.
    shell.0.wait_for_last_bytes(b"\x1b[2;9H\x1b[?2026l");
    assert!(shell.0.screen().rows(0, 90).last().unwrap().contains("Enter"), "{}", shell.0.text());
    shell.0.keys("\x7f");
    shell.0.wait_for("▌! PAPER_DOES_NOT_EXIST");
    shell.0.wait_for_last_bytes(b"\x1b[2;8H\x1b[?2026l");
    shell.0.keys("\x03");
    shell.0.wait_for_main_screen();
    assert_eq!(shell.modes("after"), before);
}

#[test]
fn ctrl_z_stops_and_fg_continues() {
    stop_and_continue(|shell| shell.0.keys("\x1a"), true);
}

#[test]
fn ctrl_z_below_a_script_stops_all_of_it_and_fg_continues() {
    for mut shell in [Shell::start(), Shell::of("dash", &["-i"])] {
        let before = shell.modes("before");
        shell.0.keys(&format!("sh -c '{PROGRAM}; echo the script went on'\r"));
        shell.0.wait_for("▌! CLIENT_ALREADY_HAD_MODULE");
        shell.0.keys("paper");
        shell.0.wait_for("▌! PAPER_DOES_NOT_EXIST");
        for round in 0..3 {
            shell.0.keys("\x1a");
            shell.0.wait_for_main_screen();
            assert_eq!(shell.modes(&format!("stopped{round}")), before);
            shell.0.keys("fg\r");
            shell.0.wait_for("> paper");
            shell.0.wait_for("▌! PAPER_DOES_NOT_EXIST");
            // A frame ends with the place of the cursor.
            shell.0.wait_for_last_bytes(b"\x1b[2;9H\x1b[?2026l");
        }
        shell.0.keys("\x1b\x1b");
        shell.0.wait_for("the script went on");
        assert_eq!(shell.modes("after"), before);
    }
}

#[test]
fn a_stop_signal_from_outside_restores_the_terminal_first() {
    stop_and_continue(|shell| kill_process(shell.job(), Signal::TSTP).unwrap(), true);
}

#[test]
fn a_stop_that_cannot_be_caught_is_made_good_afterwards() {
    stop_and_continue(|shell| kill_process(shell.job(), Signal::STOP).unwrap(), false);
}

#[test]
fn a_stopped_browser_is_ended_by_its_shell() {
    // The shell continues only what it knows to be stopped, so it waits until it does.
    for (start, stop, further) in [
        ("", Some(Signal::TSTP), ""),
        ("", Some(Signal::STOP), ""),
        ("", Some(Signal::TSTP), "bg; wait %1"),
        ("", Some(Signal::STOP), "bg; wait %1"),
        (" & wait %1", None, ""),
    ] {
        let mut shell = Shell::start();
        let before = shell.modes("before");
        shell.0.keys(&format!("{PROGRAM}{start}\r"));
        if let Some(stop) = stop {
            shell.0.wait_for("▌! CLIENT_ALREADY_HAD_MODULE");
            kill_process(shell.job(), stop).unwrap();
        }
        shell.wait_for_stop();
        let job = pidfd_open(shell.job(), PidfdFlags::empty()).unwrap();
        shell.modes("stopped");
        if !further.is_empty() {
            shell.0.keys(&format!("{further}\r"));
            shell.modes("further");
            shell.wait_for_stop();
        }
        shell.0.keys("kill %1\r");
        let deadline = Timespec { tv_sec: 20, tv_nsec: 0 };
        let ended = poll(&mut [PollFd::new(&job, PollFlags::IN)], Some(&deadline)).unwrap();
        assert_eq!(ended, 1, "{stop:?} {further}: {}", shell.0.text());
        shell.0.wait_for_main_screen();
        // What the browser wrote at its end may be behind the prompt.
        shell.0.keys("\r");
        assert_eq!(shell.modes("after"), before, "{stop:?} {further}");
    }
}

#[test]
fn ctrl_z_without_a_shell_to_return_to_changes_nothing() {
    let mut browser = Session::start(80, 24, &[]);
    browser.wait_for("▌! CLIENT_ALREADY_HAD_MODULE");
    browser.keys("\x1a");
    browser.wait_for_bytes(b"\x1b[?1049l");
    browser.keys("paper");
    browser.wait_for("> paper");
    browser.keys("\x03");
    assert_eq!(browser.end(), 130);
}

#[test]
fn a_closed_terminal_ends_the_browser_even_where_nobody_hangs_it_up() {
    let pty = native_pty_system().openpty(PtySize::default()).unwrap();
    // The hang-up goes to the shell alone, which ignores it.
    let script = format!("trap '' HUP; {PROGRAM}; true");
    let mut shell = pty.slave.spawn_command(command("bash", &["-c", &script], &[])).unwrap();
    drop(pty.slave);
    let (mut reader, mut screen) = (pty.master.try_clone_reader().unwrap(), Vec::new());
    while !String::from_utf8_lossy(&screen).contains("CLIENT_UNKNOWN") {
        let mut buffer = [0; 4096];
        let read = reader.read(&mut buffer).unwrap();
        screen.extend(&buffer[..read]);
    }
    let browser = child_of(Pid::from_raw(shell.process_id().unwrap().cast_signed()).unwrap());
    let end = pidfd_open(browser, PidfdFlags::empty()).unwrap();
    drop((reader, pty.master));
    // A second is what a user would wait; a busy machine gets some more.
    let deadline = Timespec { tv_sec: 5, tv_nsec: 0 };
    let ended = poll(&mut [PollFd::new(&end, PollFlags::IN)], Some(&deadline)).unwrap();
    if ended == 0 {
        pidfd_send_signal(&end, Signal::KILL).unwrap();
    }
    shell.wait().unwrap();
    assert_eq!(ended, 1, "the browser goes on without a terminal");
}

/// The one process that another has started.
fn child_of(parent: Pid) -> Pid {
    let children = fs::read_to_string(format!("/proc/{parent}/task/{parent}/children")).unwrap();
    Pid::from_raw(children.trim().parse().unwrap()).unwrap()
}
