//! A program on a pty. Waiting is for a condition, with a deadline that only a broken program meets.

use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const DEADLINE: Duration = Duration::from_secs(20);

fn cells(number: u16) -> NonZero<u16> {
    NonZero::new(number).unwrap()
}

/// What the program has written so far, and the screen that makes.
struct Seen {
    screen: vt100::Parser,
    bytes: Vec<u8>,
    ended: bool,
}

pub struct Session {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
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
        let child = pty.slave.spawn_command(command).unwrap();
        drop(pty.slave);
        let seen = Seen { screen: vt100::Parser::new(cells(rows), cells(cols), 0), bytes: Vec::new(), ended: false };
        let seen = Arc::new((Mutex::new(seen), Condvar::new()));
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
            }
        });
        let keys = pty.master.take_writer().unwrap();
        Self { master: pty.master, child, keys, seen }
    }

    pub fn keys(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    fn wait(&self, what: &str, met: impl Fn(&Seen) -> bool) {
        let seen = self.seen.0.lock().unwrap();
        let (seen, timeout) = self.seen.1.wait_timeout_while(seen, DEADLINE, |seen| !met(seen) && !seen.ended).unwrap();
        let (met, contents) = (met(&seen), seen.screen.screen().contents());
        drop(seen);
        assert!(met, "{what} never came (timed out: {}):\n{contents}", timeout.timed_out());
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

    /// Whether the program has written these bytes so far.
    pub fn has_written(&self, bytes: &[u8]) -> bool {
        self.seen.0.lock().unwrap().bytes.windows(bytes.len()).any(|window| window == bytes)
    }

    pub fn screen(&self) -> vt100::Screen {
        self.seen.0.lock().unwrap().screen.screen().clone()
    }

    pub fn text(&self) -> String {
        self.screen().contents()
    }

    pub fn written(&self) -> usize {
        self.seen.0.lock().unwrap().bytes.len()
    }

    pub fn resize(&self, cols: u16, rows: u16) {
        self.seen.0.lock().unwrap().screen.screen_mut().set_size(cells(rows), cells(cols));
        self.master.resize(PtySize { rows, cols, ..PtySize::default() }).unwrap();
    }

    /// The terminal's modes, as the kernel has them.
    pub fn modes(&self) -> String {
        format!("{:?}", self.master.get_termios())
    }

    pub fn signal(&self, name: &str) {
        let pid = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args(["-s", name, &pid]).status().unwrap().success());
    }

    /// Waits for the end, and sees to it that every mode is as it was.
    pub fn end_in(&mut self, modes: &str) -> u32 {
        self.wait("the end of the alternate screen", |seen| !seen.screen.screen().alternate_screen());
        let status = self.child.wait().unwrap().exit_code();
        assert_eq!(self.modes(), modes, "the terminal's modes");
        let screen = self.screen();
        assert!(!screen.bracketed_paste() && !screen.hide_cursor(), "paste mode and cursor");
        status
    }

    pub fn end(&mut self) -> u32 {
        self.child.wait().unwrap().exit_code()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
