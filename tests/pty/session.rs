//! A program on a pty. Waiting is for a condition, with a deadline that only a broken program meets.

use std::fs;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags, open};
use rustix::process::{Pid, PidfdFlags, Resource, Rlimit, Signal, kill_process, pidfd_open, prlimit};
use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};

const DEADLINE: Duration = Duration::from_secs(20);

/// The emulator has no empty screens; a terminal that does not know its size has an ordinary one.
fn cells(number: u16, usual: u16) -> NonZero<u16> {
    NonZero::new(number).or(NonZero::new(usual)).unwrap()
}

/// The command of a program in an environment of its own: no display, no tmux, no SSH, an empty home.
pub fn command(program: &str, arguments: &[&str], environment: &[(&str, &str)]) -> CommandBuilder {
    let mut command = CommandBuilder::new(program);
    command.args(arguments);
    command.cwd("/");
    command.env_clear();
    for (name, value) in
        [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("HOME", "/nonexistent"), ("PATH", "/usr/bin:/bin")]
    {
        command.env(name, value);
    }
    for (name, value) in environment {
        command.env(name, value);
    }
    command
}

/// Makes a terminal keep its output when a signal key is typed. Else one that is on its way while a program gives the
/// terminal back makes the system drop what that program wrote last, whatever program it is.
fn keep_output(terminal: &Path) {
    let terminal = open(terminal, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).unwrap();
    let mut modes = tcgetattr(&terminal).unwrap();
    modes.local_modes |= LocalModes::NOFLSH;
    tcsetattr(&terminal, OptionalActions::Now, &modes).unwrap();
}

/// What the program has written so far, and the screen that makes.
struct Seen {
    screen: vt100::Parser,
    bytes: Vec<u8>,
    paused: bool,
    ended: bool,
}

pub struct Session {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    /// The terminal's modes before the program was started.
    modes_before: String,
}

impl Session {
    /// The browser, in an environment of its own: no display, no tmux, no SSH, an empty home.
    pub fn start(cols: u16, rows: u16, arguments: &[&str]) -> Self {
        Self::start_with(cols, rows, arguments, &[])
    }

    pub fn start_with(cols: u16, rows: u16, arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        Self::program(env!("CARGO_BIN_EXE_ipaper-codes"), cols, rows, arguments, environment)
    }

    pub fn program(program: &str, cols: u16, rows: u16, arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let pty = native_pty_system().openpty(PtySize { rows, cols, ..PtySize::default() }).unwrap();
        keep_output(&pty.master.tty_name().unwrap());
        let modes_before = format!("{:?}", pty.master.get_termios());
        let child = pty.slave.spawn_command(command(program, arguments, environment)).unwrap();
        drop(pty.slave);
        let screen = vt100::Parser::new(cells(rows, 24), cells(cols, 80), 0);
        let seen =
            Arc::new((Mutex::new(Seen { screen, bytes: Vec::new(), paused: false, ended: false }), Condvar::new()));
        let (mut reader, to) = (pty.master.try_clone_reader().unwrap(), Arc::clone(&seen));
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            loop {
                let read = reader.read(&mut buffer).unwrap_or(0);
                let mut seen = to.0.lock().unwrap();
                seen.screen.process(&buffer[..read]);
                seen.bytes.extend(&buffer[..read]);
                seen.ended = read == 0;
                to.1.notify_all();
                if read == 0 {
                    return;
                }
                drop(to.1.wait_while(seen, |seen| seen.paused).unwrap());
            }
        });
        let keys = pty.master.take_writer().unwrap();
        Self { master: pty.master, child, keys, seen, modes_before }
    }

    pub fn keys(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Types keys into a program that may have ended; then they are lost.
    pub fn keys_if_open(&mut self, keys: &str) {
        let ended = self.seen.0.lock().unwrap().ended;
        if !ended {
            let _ = self.keys.write_all(keys.as_bytes());
        }
    }

    /// Types keys in two parts: the second follows as soon as the program has read the first.
    pub fn split_keys(&mut self, first: &str, second: &str) {
        let expected = self.bytes_read() + first.len();
        self.keys(first);
        while self.bytes_read() < expected {
            thread::yield_now();
        }
        self.keys(second);
    }

    fn bytes_read(&self) -> usize {
        let counters = fs::read_to_string(format!("/proc/{}/io", self.pid())).unwrap();
        let read = counters.lines().find_map(|line| line.strip_prefix("rchar: "));
        read.unwrap().parse().unwrap()
    }

    fn wait(&self, what: &str, met: impl Fn(&Seen) -> bool) {
        let seen = self.seen.0.lock().unwrap();
        let (seen, timeout) = self.seen.1.wait_timeout_while(seen, DEADLINE, |seen| !met(seen) && !seen.ended).unwrap();
        let (met, contents) = (met(&seen), seen.screen.screen().contents());
        drop(seen);
        assert!(met, "{what} never came (timed out: {}):\n{contents}", timeout.timed_out());
    }

    /// Waits until something holds that the program does elsewhere.
    pub fn wait_until(&self, holds: impl Fn() -> bool) {
        let deadline = Instant::now() + DEADLINE;
        while !holds() {
            assert!(Instant::now() < deadline, "it never came:\n{}", self.text());
            thread::yield_now();
        }
    }

    /// Waits until the screen holds exactly this.
    pub fn wait_for_screen(&self, contents: &str) {
        let trimmed = |text: &str| text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
        self.wait(contents, |seen| trimmed(&seen.screen.screen().contents()) == trimmed(contents));
    }

    /// Waits until the screen is no longer the alternate one.
    pub fn wait_for_main_screen(&self) {
        self.wait("the end of the alternate screen", |seen| !seen.screen.screen().alternate_screen());
    }

    /// Waits until the screen holds a text.
    pub fn wait_for(&self, text: &str) {
        self.wait(text, |seen| seen.screen.screen().contents().contains(text));
    }

    /// Waits until the program has written these bytes.
    pub fn wait_for_bytes(&self, bytes: &[u8]) {
        self.wait(&String::from_utf8_lossy(bytes), |seen| {
            seen.bytes.windows(bytes.len()).any(|window| window == bytes)
        });
    }

    /// Waits until these are the last bytes that the program has written.
    pub fn wait_for_last_bytes(&self, bytes: &[u8]) {
        self.wait(&String::from_utf8_lossy(bytes), |seen| seen.bytes.ends_with(bytes));
    }

    /// Whether the program has written these bytes so far.
    pub fn has_written(&self, bytes: &[u8]) -> bool {
        self.seen.0.lock().unwrap().bytes.windows(bytes.len()).any(|window| window == bytes)
    }

    /// Reads no more than a piece of what the program writes, until [`Session::resume_reading`].
    pub fn stop_reading(&self) {
        self.seen.0.lock().unwrap().paused = true;
    }

    pub fn resume_reading(&self) {
        self.seen.0.lock().unwrap().paused = false;
        self.seen.1.notify_all();
    }

    pub fn screen(&self) -> vt100::Screen {
        self.seen.0.lock().unwrap().screen.screen().clone()
    }

    pub fn text(&self) -> String {
        self.screen().contents()
    }

    /// All that the program has written so far.
    pub fn bytes(&self) -> Vec<u8> {
        self.seen.0.lock().unwrap().bytes.clone()
    }

    pub fn written(&self) -> usize {
        self.seen.0.lock().unwrap().bytes.len()
    }

    pub fn resize(&self, cols: u16, rows: u16) {
        self.seen.0.lock().unwrap().screen.screen_mut().set_size(cells(rows, 24), cells(cols, 80));
        self.claim_size(cols, rows);
    }

    /// Changes the size that the terminal gives, and not the screen that is drawn on.
    pub fn claim_size(&self, cols: u16, rows: u16) {
        self.master.resize(PtySize { rows, cols, ..PtySize::default() }).unwrap();
    }

    /// Whether every mode of the terminal is as it was before the program was started.
    pub fn has_modes_of_before(&self) -> bool {
        format!("{:?}", self.master.get_termios()) == self.modes_before
    }

    pub fn pid(&self) -> Pid {
        Pid::from_raw(self.child.process_id().unwrap().cast_signed()).unwrap()
    }

    /// Leaves the program less address space than the stack of a thread takes.
    pub fn forbid_more_memory(&self) {
        let status = fs::read_to_string(format!("/proc/{}/status", self.pid())).unwrap();
        let size = status.lines().find_map(|line| line.strip_prefix("VmSize:")).unwrap();
        let kibibytes: u64 = size.trim().trim_end_matches(" kB").parse().unwrap();
        let limit = Some((kibibytes + 1024) * 1024);
        prlimit(Some(self.pid()), Resource::As, Rlimit { current: limit, maximum: limit }).unwrap();
    }

    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    pub fn tty_name(&self) -> PathBuf {
        self.master.tty_name().unwrap()
    }

    /// Waits for the end of the program. Gives its exit status as a shell does, 128 and the number of a signal.
    pub fn status(&mut self) -> u32 {
        let end = pidfd_open(self.pid(), PidfdFlags::empty());
        if let Ok(end) = end {
            let deadline = Timespec::try_from(DEADLINE).unwrap();
            let ended = poll(&mut [PollFd::new(&end, PollFlags::IN)], Some(&deadline)).unwrap();
            assert_eq!(ended, 1, "the program goes on");
        }
        let status = self.child.wait().unwrap();
        match status.signal() {
            None => status.exit_code(),
            Some("Hangup") => 128 + 1,
            Some("Interrupt") => 128 + 2,
            Some("Quit") => 128 + 3,
            Some("Aborted") => 128 + 6,
            Some("Terminated") => 128 + 15,
            Some(signal) => panic!("ended by {signal}"),
        }
    }

    /// Waits for the end, and sees to it that every mode is as it was.
    pub fn end_restored(&mut self) -> u32 {
        let status = self.end();
        assert!(self.has_modes_of_before(), "the terminal's modes");
        let screen = self.screen();
        assert!(!screen.alternate_screen(), "the alternate screen");
        assert!(!screen.bracketed_paste() && !screen.hide_cursor(), "paste mode and cursor");
        status
    }

    pub fn end(&mut self) -> u32 {
        self.wait("the end", |seen| seen.ended);
        self.status()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
