//! A program on a pty: its output, with the time of each read, and its screen.
//!
//! A thread reads the pty and records the time of each read, so that parsing the screen costs no time. The same thread
//! answers the questions that a program asks its terminal.

use std::fs;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

pub const COLS: u16 = 120;
pub const ROWS: u16 = 40;

/// The pause after which a frame is complete.
const FRAME_GAP: Duration = Duration::from_millis(3);

/// The questions that a program may ask its terminal, with answers: attributes, cursor position, colours, keyboard.
const QUESTIONS: [(&[u8], &[u8]); 6] = [
    (b"\x1b[c", b"\x1b[?62;22c"),
    (b"\x1b[0c", b"\x1b[?62;22c"),
    (b"\x1b[6n", b"\x1b[1;1R"),
    (b"\x1b[5n", b"\x1b[0n"),
    (b"\x1b[?u", b"\x1b[?0u"),
    (b"\x1b]11;?", b"\x1b]11;rgb:0000/0000/0000\x1b\\"),
];

struct Chunk {
    at: Instant,
    bytes: Vec<u8>,
}

/// A command, and the file on its standard input if that is not the terminal.
pub struct CommandLine {
    pub arguments: Vec<String>,
    pub stdin: Option<String>,
}

/// The ways to start a command.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// By a shell that opens its standard input and then replaces itself with it.
    Shell,
    /// Directly; for a command that reads only from the terminal.
    Directly,
}

pub struct Session {
    started: Instant,
    child: Box<dyn Child + Send + Sync>,
    keys: mpsc::Sender<Vec<u8>>,
    reads: Receiver<Chunk>,
    screen: vt100::Parser,
    text: String,
    /// The number of bytes written so far.
    written: usize,
    ended: bool,
    // Dropping it hangs up.
    _master: Box<dyn MasterPty + Send>,
}

impl Session {
    /// Starts a program on a pty of its own.
    pub fn start(line: &CommandLine, start: Start, home: &Path) -> Self {
        let size = PtySize { rows: ROWS, cols: COLS, ..PtySize::default() };
        let pty = native_pty_system().openpty(size).unwrap();
        let mut arguments: Vec<&str> = line.arguments.iter().map(String::as_str).collect();
        if start == Start::Shell {
            let script = if line.stdin.is_some() { "exec \"$@\" < \"$NAMES\"" } else { "exec \"$@\"" };
            arguments.splice(0..0, ["/bin/sh", "-c", script, "sh"]);
        }
        let mut command = CommandBuilder::from_argv(arguments.iter().map(Into::into).collect());
        command.cwd("/");
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env("PATH", "/usr/bin:/bin");
        command.env("HOME", home);
        if let Some(names) = &line.stdin {
            command.env("NAMES", names);
        }
        let mut writer = pty.master.take_writer().unwrap();
        let (keys, typed) = mpsc::channel::<Vec<u8>>();
        thread::spawn(move || {
            for bytes in typed {
                // A program that has ended takes no keys.
                let _ = writer.write_all(&bytes).and_then(|()| writer.flush());
            }
        });
        let mut reader = pty.master.try_clone_reader().unwrap();
        let (to, reads) = mpsc::channel();
        let answers = keys.clone();
        let started = Instant::now();
        let child = pty.slave.spawn_command(command).unwrap();
        drop(pty.slave);
        thread::spawn(move || {
            let mut buffer = vec![0; 1 << 16];
            let mut tail = Vec::new();
            loop {
                // Reading a pty whose other side is closed is an error.
                let read = reader.read(&mut buffer).unwrap_or(0);
                let at = Instant::now();
                answer(&mut tail, &buffer[..read], &answers);
                if to.send(Chunk { at, bytes: buffer[..read].to_vec() }).is_err() || read == 0 {
                    return;
                }
            }
        });
        let cells = |number| NonZero::new(number).unwrap();
        let screen = vt100::Parser::new(cells(ROWS), cells(COLS), 0);
        Self { started, child, keys, reads, screen, text: String::new(), written: 0, ended: false, _master: pty.master }
    }

    pub fn started(&self) -> Instant {
        self.started
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn written(&self) -> usize {
        self.written
    }

    /// Processes the next read, if there is one in time; returns its time.
    fn next(&mut self, within: Duration) -> Option<Instant> {
        match self.reads.recv_timeout(within) {
            Ok(read) if !read.bytes.is_empty() => {
                self.screen.process(&read.bytes);
                self.written += read.bytes.len();
                self.text = self.screen.screen().contents();
                Some(read.at)
            }
            Ok(_) | Err(RecvTimeoutError::Disconnected) => {
                self.ended = true;
                None
            }
            Err(RecvTimeoutError::Timeout) => None,
        }
    }

    /// Reads until the screen meets a condition, and on to the end of that frame; returns the time of its last byte, or
    /// `None` if the screen never meets it.
    pub fn wait(&mut self, deadline: Duration, met: impl Fn(&str) -> bool) -> Option<Instant> {
        let until = Instant::now() + deadline;
        let mut seen: Option<Instant> = None;
        loop {
            let timeout = if seen.is_some() { FRAME_GAP } else { until.saturating_duration_since(Instant::now()) };
            match self.next(timeout) {
                Some(at) => seen = met(&self.text).then_some(at),
                None => return seen,
            }
        }
    }

    /// Sends a key, and reads until nothing has been written for `quiet`, or until the screen is the `expected` one.
    /// Returns the time of the last change of the screen, and the time when it first met `echo`.
    pub fn key(&mut self, key: &[u8], quiet: Duration, expected: Option<&str>, echo: impl Fn(&str) -> bool) -> Reply {
        let sent = Instant::now();
        let before = self.written;
        // The channel's other end lives as long as the pty.
        let _ = self.keys.send(key.to_vec());
        let (mut echoed, mut settled) = (None, None);
        loop {
            let expected_screen = settled.is_some() && expected == Some(self.text.as_str());
            let earlier = self.text.clone();
            let Some(at) = self.next(if expected_screen { FRAME_GAP } else { quiet }) else { break };
            if self.text != earlier {
                settled = Some(at);
            }
            if echoed.is_none() && echo(&self.text) {
                echoed = Some(at);
            }
        }
        let since = |at: Option<Instant>| at.map(|at| at.saturating_duration_since(sent));
        Reply { echoed: since(echoed), settled: since(settled), bytes: self.written - before }
    }

    /// Reads for some time; returns the number of bytes.
    pub fn rest(&mut self, time: Duration) -> usize {
        let (until, before) = (Instant::now() + time, self.written);
        while !self.ended {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            self.next(left);
        }
        self.written - before
    }

    /// Reads to the end of the program; returns the time of the last byte.
    pub fn end(&mut self, deadline: Duration) -> Option<Instant> {
        let mut last = None;
        while !self.ended {
            match self.next(deadline) {
                Some(at) => last = Some(at),
                None if self.ended => return last,
                None => return None,
            }
        }
        last
    }

    /// The peak memory so far, in KiB.
    pub fn peak_memory(&self) -> Option<u64> {
        let status = fs::read_to_string(self.proc("status")?).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.trim().trim_end_matches(" kB").parse().ok()
    }

    /// The CPU time so far of all threads, by the clock of the scheduler, which is finer than ticks.
    pub fn cpu(&self) -> Option<Duration> {
        let mut total = 0;
        for task in fs::read_dir(self.proc("task")?).ok()? {
            let text = fs::read_to_string(task.ok()?.path().join("schedstat")).ok()?;
            total += text.split(' ').next()?.parse::<u64>().ok()?;
        }
        Some(Duration::from_nanos(total))
    }

    /// The ticks of `/proc/PID/stat`, in user mode and in the kernel.
    pub fn ticks(&self) -> Option<u64> {
        let stat = fs::read_to_string(self.proc("stat")?).ok()?;
        let fields: Vec<&str> = stat.rsplit(')').next()?.split_whitespace().collect();
        Some(fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?)
    }

    fn proc(&self, name: &str) -> Option<String> {
        Some(format!("/proc/{}/{name}", self.child.process_id()?))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.clone_killer().kill();
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The reply to a key.
pub struct Reply {
    /// Until the search line showed it.
    pub echoed: Option<Duration>,
    /// Until the last change of the screen.
    pub settled: Option<Duration>,
    /// The number of bytes written.
    pub bytes: usize,
}

/// Answers the questions in a read; a question may be split between two reads.
fn answer(tail: &mut Vec<u8>, bytes: &[u8], to: &mpsc::Sender<Vec<u8>>) {
    let known = tail.len();
    tail.extend_from_slice(bytes);
    for (question, answer) in QUESTIONS {
        let asked = tail.windows(question.len()).enumerate();
        for _ in asked.filter(|(at, window)| at + question.len() > known && *window == question) {
            let _ = to.send(answer.to_vec());
        }
    }
    tail.drain(..tail.len().saturating_sub(8));
}
