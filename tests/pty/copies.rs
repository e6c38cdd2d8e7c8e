//! Copies that go wrong.

use std::fs;

use rustix::process::{Pid, Resource, Rlimit, prlimit};

use super::session::Session;

#[test]
fn a_clipboard_thread_that_cannot_be_started_is_a_message_and_the_text_is_printed() {
    let mut browser = Session::start(80, 24, &[]);
    browser.wait_for("▌ CLIENT_ALREADY_HAD_MODULE");
    forbid_more_memory(browser.pid());
    browser.keys("\r");
    browser.wait_for("Not copied");
    browser.keys("\x1b");
    assert_eq!(browser.end(), 0);
    browser.wait_for("CLIENT_ALREADY_HAD_MODULE");
    assert!(!browser.screen().alternate_screen());
}

/// Leaves a process less address space than the stack of a thread takes.
fn forbid_more_memory(pid: Pid) {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let size = status.lines().find_map(|line| line.strip_prefix("VmSize:")).unwrap();
    let kibibytes: u64 = size.trim().trim_end_matches(" kB").parse().unwrap();
    let limit = (kibibytes + 1024) * 1024;
    prlimit(Some(pid), Resource::As, Rlimit { current: Some(limit), maximum: Some(limit) }).unwrap();
}
