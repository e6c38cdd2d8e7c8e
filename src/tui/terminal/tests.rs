//! The terminal is restored whatever fails.

use super::*;
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::fs;
use std::io::Read;
use std::path::Path;
use std::time::Instant;

/// Run by the test below, on a terminal of its own.
#[test]
#[ignore = "fails on purpose, as another test's program"]
fn fails_while_the_terminal_is_raw() {
    let mut guard = Guard::enter(Size::new(80, 24), Wanted { focus: true, mouse: true, ..Wanted::default() }).unwrap();
    guard.open_screen().unwrap();
    let draw = |frame: &mut ratatui::Frame| {
        frame.set_cursor_position((1, 1));
        Vec::new()
    };
    guard.draw(draw).unwrap();
    match std::env::var("FAILURE").unwrap().as_str() {
        "panic" => panic!("a mistake of ours"),
        "panic on another thread" => drop(thread::spawn(|| panic!("a mistake of ours"))),
        "abort" => process::abort(),
        "abort on another thread" => drop(thread::spawn(|| process::abort())),
        "no memory" => drop(std::hint::black_box(Vec::<u8>::with_capacity(isize::MAX as usize))),
        "stack overflow" => {
            // No thread can start any more after it.
            wait_until_reads("aborts");
            assert_eq!(overflow(1), 0);
        }
        failure => panic!("no such failure: {failure}"),
    }
    // Whatever fails on another thread ends this one as well.
    thread::sleep(Duration::from_hours(1));
}

/// Waits until a thread waits for something to read, or long enough where the system does not tell.
fn wait_until_reads(name: &str) {
    let reads = |task: &Path| {
        let read = |file: &str| fs::read_to_string(task.join(file)).unwrap_or_default();
        read("comm").trim() == name && read("wchan").contains("pipe_read")
    };
    let deadline = Instant::now() + Duration::from_secs(2);
    let reads_by_now = || fs::read_dir("/proc/self/task").unwrap().any(|task| reads(&task.unwrap().path()));
    while !reads_by_now() && Instant::now() < deadline {
        thread::yield_now();
    }
}

fn overflow(depth: u64) -> u64 {
    let depths = std::hint::black_box([depth; 1024]);
    if depth == 0 { 0 } else { overflow(depths[512] + 1) + depths[0] }
}

#[test]
fn a_failure_restores_the_terminal_and_can_be_read() {
    for (failure, status, message) in [
        ("panic", Ok(2), "a mistake of ours"),
        ("panic on another thread", Ok(2), "a mistake of ours"),
        ("abort", Err("Aborted"), "no memory left"),
        ("abort on another thread", Err("Aborted"), "no memory left"),
        ("no memory", Err("Aborted"), "no memory left"),
        ("stack overflow", Err("Aborted"), "no memory left"),
    ] {
        let pty = native_pty_system().openpty(PtySize::default()).unwrap();
        let modes = pty.master.get_termios();
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.cwd("/");
        command.env("TERM", "xterm");
        command.env("FAILURE", failure);
        command.args(["tui::terminal::tests::fails_while_the_terminal_is_raw", "--exact", "--ignored", "--nocapture"]);
        let mut child = pty.slave.spawn_command(command).unwrap();
        drop(pty.slave);
        let (mut reader, mut written) = (pty.master.try_clone_reader().unwrap(), Vec::new());
        // A pty whose other side is gone ends with an error, after all that was written.
        let _ = reader.read_to_end(&mut written);
        let ended = child.wait().unwrap();
        assert_eq!(ended.signal().map_or(Ok(ended.exit_code()), Err), status, "{failure}");
        assert_eq!(format!("{:?}", pty.master.get_termios()), format!("{modes:?}"), "{failure}");
        let written = String::from_utf8_lossy(&written);
        let left = written.find("\x1b[?1049l").expect("the alternate screen is left");
        let read = written.rfind(message).expect("the message is printed");
        assert!(left < read, "{written:?}");
        for mode in ["\x1b[?1004l", "\x1b[?1000l", "\x1b[?1006l", "\x1b[?2004l", "\x1b[?25h"] {
            assert!(written.contains(mode), "{mode:?}: {written:?}");
        }
    }
}
