//! Terminals: a pty that records what it is asked to copy, and real ones.

use std::io::{Read, Write};
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::lab::{Lab, Said, until};

/// A program on a pty.
pub struct Terminal {
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    seen: Arc<Mutex<Vec<u8>>>,
    closing: Arc<AtomicBool>,
}

impl Terminal {
    pub fn start(lab: &Lab, term: &str, command: &[&str]) -> Self {
        let pty = native_pty_system().openpty(PtySize { rows: 24, cols: 80, ..PtySize::default() }).unwrap();
        let mut builder = CommandBuilder::from_argv(command.iter().map(Into::into).collect());
        builder.env_clear();
        for (name, value) in lab.environment() {
            builder.env(name, value);
        }
        builder.env("TERM", term);
        let child = pty.slave.spawn_command(builder).unwrap();
        drop(pty.slave);
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (mut reader, to) = (pty.master.try_clone_reader().unwrap(), Arc::clone(&seen));
        let closing = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&closing);
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(read @ 1..) = reader.read(&mut buffer) {
                to.lock().unwrap().extend(&buffer[..read]);
                if stop.load(Ordering::SeqCst) {
                    break;
                }
            }
        });
        let keys = pty.master.take_writer().unwrap();
        Self { master: pty.master, keys, child, seen, closing }
    }

    pub fn keys(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// The texts that the terminal has been asked to copy so far.
    pub fn asked(&self) -> Vec<String> {
        let seen = self.seen.lock().unwrap();
        let mut texts = Vec::new();
        let mut rest = seen.as_slice();
        while let Some(start) = find(rest, b"\x1b]52;") {
            rest = &rest[start + 5..];
            let Some(end) = find(rest, b"\x07").into_iter().chain(find(rest, b"\x1b\\")).min() else { break };
            let payload = &rest[find(rest, b";").unwrap() + 1..end];
            texts.push(String::from_utf8(STANDARD.decode(payload).unwrap()).unwrap());
        }
        texts
    }

    #[track_caller]
    pub fn until_asked(&self, text: &str) {
        until("the terminal to be asked", || self.asked().iter().any(|asked| asked == text));
    }

    /// The process id of the program.
    pub fn id(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Returns true if the program has written this, in one piece.
    pub fn shows(&self, text: &str) -> bool {
        find(&self.seen.lock().unwrap(), text.as_bytes()).is_some()
    }

    /// The text that the program has written after the last of these.
    pub fn written_after(&self, mark: &str) -> String {
        let seen = String::from_utf8_lossy(&self.seen.lock().unwrap()).into_owned();
        seen.rsplit_once(mark).unwrap().1.to_owned()
    }

    /// Waits for the program to end.
    pub fn ended(&mut self) {
        until("the program in the terminal to end", || self.child.try_wait().unwrap().is_some());
    }

    /// Closes the terminal, as closing its window does, and waits for the program to end.
    pub fn close(mut self) {
        // The reader keeps the terminal open until it has read once more: a new size makes a browser draw, and a simpler
        // program echoes the newline that ends the keys.
        self.closing.store(true, Ordering::SeqCst);
        self.master.resize(PtySize { rows: 25, cols: 81, ..PtySize::default() }).unwrap();
        drop(self.keys);
        drop(self.master);
        until("the program in the terminal to end", || self.child.try_wait().unwrap().is_some());
    }
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

const SENT: &str = "Sent PAPER_DOES_NOT_EXIST to the terminal (it cannot confirm)";

#[test]
fn a_terminal_without_a_display_is_asked() {
    let lab = Lab::with("a_terminal_without_a_display_is_asked", &[]).unwrap();
    let job = lab.job("", &["copy", "PAPER_DOES_NOT_EXIST"]);
    let terminal = Terminal::start(&lab, "xterm-256color", &["sh", &job]);
    lab.job_said().succeeded(SENT);
    terminal.until_asked("PAPER_DOES_NOT_EXIST");
    terminal.close();
    lab.end();
}

/// As below `setsid` or `su -c`: the program leads a session of its own, and no terminal controls it.
#[test]
fn a_terminal_that_does_not_control_the_program_is_asked() {
    let lab = Lab::with("a_terminal_that_does_not_control_the_program_is_asked", &[]).unwrap();
    let program = env!("CARGO_BIN_EXE_ipaper-codes");
    let mut browser = Terminal::start(&lab, "xterm-256color", &["setsid", "--wait", program]);
    until("the browser", || browser.shows("CLIENT_UNKNOWN"));
    browser.keys("success\r");
    browser.until_asked("SUCCESS");
    browser.keys("\x1b\x1b");
    browser.ended();
    browser.close();
    for redirected in ["", ">/dev/null", ">/dev/null 2>&1"] {
        let script = format!("'{program}' copy PAPER_DOES_NOT_EXIST {redirected}");
        let terminal = Terminal::start(&lab, "xterm-256color", &["setsid", "--wait", "sh", "-c", &script]);
        terminal.until_asked("PAPER_DOES_NOT_EXIST");
        terminal.close();
    }
    lab.end();
}

#[test]
fn over_ssh_the_terminal_is_asked_though_there_is_a_display() {
    let test = "over_ssh_the_terminal_is_asked_though_there_is_a_display";
    let Some(mut lab) = Lab::with(test, &["Xvfb", "xclip"]) else { return };
    lab.start_x11();
    lab.set("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22");
    let job = lab.job("", &["copy", "PAPER_DOES_NOT_EXIST"]);
    let terminal = Terminal::start(&lab, "xterm-256color", &["sh", &job]);
    lab.job_said().succeeded(SENT);
    terminal.until_asked("PAPER_DOES_NOT_EXIST");
    assert_eq!((lab.x11_selection("clipboard"), lab.owners()), (None, vec![]));
    terminal.close();
    // Without a terminal only the display is left.
    lab.set("TERM", "xterm-256color");
    lab.program(&["copy", "SUCCESS"]).succeeded("Copied SUCCESS");
    assert_eq!(lab.x11_selection("clipboard").as_deref(), Some("SUCCESS"));
    lab.end();
}

#[test]
fn screen_passes_a_long_text_on_whole() {
    let Some(mut lab) = Lab::with("screen_passes_a_long_text_on_whole", &["screen"]) else { return };
    let home = lab.path("").display().to_string();
    lab.set("SCREENDIR", home.trim_end_matches('/'));
    // Several times as long as a string that screen accepts.
    let job = lab.job("", &[&["copy"], &["CUSTOMFIELD_FIELD_NAME_IS_NOT_UNIQUE"; 100][..]].concat());
    let mut terminal = Terminal::start(&lab, "xterm-256color", &["screen", "-c", "/dev/null", "sh", &job]);
    let said = lab.job_said();
    assert!(said.status == Some(0) && said.text.contains("to the terminal (it cannot confirm)"), "{said:?}");
    let text = ["CUSTOMFIELD_FIELD_NAME_IS_NOT_UNIQUE"; 100].join("\n");
    terminal.until_asked(&text);
    assert_eq!(terminal.asked().len(), 1);
    // The script waits for the end of its input; screen ends with it.
    terminal.keys("\x04");
    terminal.ended();
    terminal.close();
    lab.end();
}

#[test]
fn a_real_xterm_copies() {
    let Some(mut lab) = Lab::with("a_real_xterm_copies", &["Xvfb", "xclip", "xterm"]) else { return };
    lab.start_x11();
    let job = lab.job("", &["copy", "--clipboard", "osc52", "PAPER_DOES_NOT_EXIST"]);
    // By default it refuses.
    let mut command = lab.command("xterm", &["-xrm", "XTerm*allowWindowOps: true", "-e", "sh", &job]);
    command.stderr(Stdio::null());
    lab.serve(command);
    lab.job_said().succeeded(SENT);
    until("xterm to copy", || lab.x11_selection("clipboard").as_deref() == Some("PAPER_DOES_NOT_EXIST"));
    assert!(lab.owners().is_empty());
    lab.end();
}

#[test]
fn a_real_foot_copies() {
    let Some(mut lab) = Lab::with("a_real_foot_copies", &["sway", "wl-paste", "foot", "wtype"]) else { return };
    lab.start_wayland();
    // Foot copies only while it has a keyboard's focus, and a headless seat has no keyboard. This adds one that stays.
    let mut keyboard = lab.command("wtype", &["-k", "Shift_L", "-s", "600000"]);
    keyboard.stdout(Stdio::null()).stderr(Stdio::null());
    lab.serve(keyboard);
    let sway = |lab: &Lab, question: &str, answer: &str| {
        lab.read("swaymsg", &["-t", question, "-r"]).is_some_and(|text| text.contains(answer))
    };
    until("a keyboard", || sway(&lab, "get_inputs", r#""type": "keyboard""#));
    // The job starts when a key has arrived: then foot has the focus.
    let job = lab.job("read -r _", &["copy", "--clipboard", "osc52", "PAPER_DOES_NOT_EXIST"]);
    let mut command = lab.command("foot", &["--config=/dev/null", "sh", &job]);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    lab.serve(command);
    until("foot's window", || sway(&lab, "get_tree", r#""app_id": "foot""#));
    assert!(lab.run("wtype", &["-k", "Return"]).status.success());
    lab.job_said().succeeded(SENT);
    until("foot to copy", || lab.wayland_clipboard().as_deref() == Some("PAPER_DOES_NOT_EXIST"));
    assert!(lab.owners().is_empty());
    lab.end();
}

#[test]
fn what_is_copied_in_a_real_xterm_outlives_it() {
    let test = "what_is_copied_in_a_real_xterm_outlives_it";
    let Some(mut lab) = Lab::with(test, &["Xvfb", "xclip", "xterm"]) else { return };
    lab.start_x11();
    let job = lab.job("", &["copy", "PAPER_DOES_NOT_EXIST"]);
    let mut command = lab.command("xterm", &["-e", "sh", &job]);
    command.stderr(Stdio::null());
    lab.serve(command);
    let said: Said = lab.job_said();
    said.succeeded("Copied PAPER_DOES_NOT_EXIST");
    lab.stop_newest();
    // The job has ended with its terminal, so it cannot be what keeps the text.
    until("the job's end", || lab.processes().iter().all(|(_, line)| !line.contains("cat")));
    assert_eq!(lab.x11_selection("clipboard").as_deref(), Some("PAPER_DOES_NOT_EXIST"));
    lab.end();
}
