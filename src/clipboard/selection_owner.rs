//! The selection owner: a process of its own that keeps a copied text available after this program has ended.
//!
//! On X11 and Wayland a copied text belongs to the process that copied it and is gone when that ends. So the program
//! starts itself once more with a hidden subcommand. That process reads the text from its standard input (anyone could
//! read it from an argument), sets the selection, answers with one word, and stays until another program takes the
//! selection. Nothing else opens the display's clipboard, so a display that hangs costs some time and nothing else.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};
use std::{env, io, thread};

use rustix::fs::{FlockOperation, flock};
use rustix::io::Errno;

use super::environment::Environment;
use super::native::{self, NO_PRIMARY, Refusal, Selection};
use super::plan::Backend;
use super::programs::in_background;
use super::time_limit::TimeLimit;

/// The hidden subcommand that starts a selection owner.
pub const SUBCOMMAND: &str = "hold-selection";

/// The longest text in bytes that X11 delivers. A longer one is accepted without an error and cannot be pasted.
pub(super) const X11_BYTES: usize = 16_000_000;

/// The argument that asks for the primary selection as well.
const PRIMARY: &str = "primary";

/// The interval at which an owner checks that its X11 server is still running, since the end of a server goes unreported.
/// A check is one request to the server.
const SERVER_CHECK_INTERVAL: Duration = Duration::from_secs(1);

/// The time an owner waits for a display: a little longer than the process that started it waits for the owner.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);

/// The time an owner waits for another one that is setting its text, which takes a few milliseconds.
const LOCK_TIMEOUT: Duration = Duration::from_millis(300);

/// The display to copy to, with its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Display<'a> {
    /// A Wayland compositor: the value of `WAYLAND_DISPLAY`.
    Wayland(&'a str),
    /// An X11 server: the value of `DISPLAY`, and of `XAUTHORITY` where it is not this process's own.
    X11(&'a str, Option<&'a str>),
}

impl Display<'_> {
    fn word(self) -> &'static str {
        match self {
            Self::Wayland(_) => "wayland",
            Self::X11(..) => "x11",
        }
    }

    fn unreachable(self) -> String {
        match self {
            Self::Wayland(_) => format!("{} cannot be reached or does not support data control", self.name()),
            Self::X11(..) => format!("{} cannot be reached", self.name()),
        }
    }

    fn name(self) -> String {
        match self {
            Self::Wayland(name) => format!("the Wayland display {name}"),
            Self::X11(name, _) => format!("the X11 display {name}"),
        }
    }
}

/// The longest answer that is read, in bytes.
const MAX_ANSWER: u64 = 64;

/// The answer of an owner, one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Owned,
    /// The clipboard is owned, but not the primary selection that was asked for as well.
    ClipboardOnly,
    Unreachable,
    Refused,
}

impl Answer {
    const ALL: [Self; 4] = [Self::Owned, Self::ClipboardOnly, Self::Unreachable, Self::Refused];

    fn word(self) -> &'static str {
        match self {
            Self::Owned => "owned",
            Self::ClipboardOnly => "clipboard-only",
            Self::Unreachable => "unreachable",
            Self::Refused => "refused",
        }
    }
}

/// Copies a text by starting an owner (the running program, unless another is given). Returns a warning where only a
/// part was done. Errs, in words, where the text is not copied; then no owner is left behind.
pub(super) fn copy(
    program: Option<&Path>,
    (backend, environment): (Backend, &Environment),
    text: &str,
    primary: bool,
    limit: &TimeLimit,
) -> Result<Option<String>, String> {
    let display = match (backend, &environment.wayland, &environment.x11) {
        (Backend::Wayland, Some(name), _) => Display::Wayland(name),
        (Backend::X11, _, Some(_)) if text.len() > X11_BYTES => {
            return Err(format!("X11 carries at most {X11_BYTES} bytes, and the text has {}", text.len()));
        }
        (Backend::X11, _, Some(name)) => Display::X11(name, environment.xauthority.as_deref()),
        _ => return Err(format!("there is no {}", backend.name())),
    };
    start(program, display, text, primary, limit)
}

/// Starts an owner and waits for its answer; where that does not come in time, it is killed. No child is left unreaped.
fn start(
    program: Option<&Path>,
    display: Display,
    text: &str,
    primary: bool,
    limit: &TimeLimit,
) -> Result<Option<String>, String> {
    let program = program.map_or_else(executable, |program| Ok(program.to_owned()))?;
    let mut command = command(&program, display, primary);
    // A script that waits for the end of a pipe must not wait for the owner.
    close_fds::set_fds_cloexec_threadsafe(3, &[]);
    let mut child = command.spawn().map_err(|error| format!("the selection owner cannot be started: {error}"))?;
    match handshake(&mut child, text, limit) {
        Ok(Answer::Owned) => reap(child).map(|()| None),
        Ok(Answer::ClipboardOnly) => reap(child).map(|()| Some(NO_PRIMARY.to_owned())),
        answer => {
            // It may have ended already; then this does nothing.
            let _ = child.kill();
            let _ = child.wait();
            Err(match answer {
                Ok(Answer::Unreachable) => display.unreachable(),
                Ok(_) => format!("{} did not accept the text", display.name()),
                Err(RecvTimeoutError::Timeout) => limit.reason(&display.name()),
                Err(RecvTimeoutError::Disconnected) => "the selection owner ended without an answer".to_owned(),
            })
        }
    }
}

fn command(program: &Path, display: Display, primary: bool) -> Command {
    let mut command = Command::new(program);
    command.arg(SUBCOMMAND).arg(display.word());
    if primary {
        command.arg(PRIMARY);
    }
    // Only one display: given both, arboard silently falls back from one to the other.
    match display {
        Display::Wayland(name) => command.env("WAYLAND_DISPLAY", name).env_remove("DISPLAY"),
        Display::X11(name, authority) => {
            if let Some(path) = authority {
                command.env("XAUTHORITY", path);
            }
            command.env("DISPLAY", name).env_remove("WAYLAND_DISPLAY")
        }
    };
    command.arg0(env!("CARGO_PKG_NAME"));
    // A library's message on standard error would end up in the middle of the screen.
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

/// The running program, even if its file has been replaced or deleted since.
fn executable() -> Result<PathBuf, String> {
    if cfg!(target_os = "linux") {
        return Ok(PathBuf::from("/proc/self/exe"));
    }
    env::current_exe().map_err(|error| format!("the path of this program is unknown: {error}"))
}

/// Sends the text to an owner and waits for its answer.
fn handshake(child: &mut Child, text: &str, limit: &TimeLimit) -> Result<Answer, RecvTimeoutError> {
    let (sender, answers) = mpsc::channel();
    let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(RecvTimeoutError::Disconnected);
    };
    let text = text.as_bytes().to_vec();
    // An owner that is stuck does not read: neither pipe may block this thread.
    let writer = in_background(move || drop(stdin.write_all(&text)));
    let reader = in_background(move || {
        let mut line = String::new();
        if BufReader::new(stdout.take(MAX_ANSWER)).read_line(&mut line).is_ok()
            && let Some(answer) = Answer::ALL.into_iter().find(|answer| answer.word() == line.trim_end())
        {
            let _ = sender.send(answer);
        }
    });
    if writer.is_err() || reader.is_err() {
        return Err(RecvTimeoutError::Disconnected);
    }
    limit.receive(&answers)
}

/// Waits for the owner in the background, so that it leaves no zombie while this program runs.
fn reap(mut child: Child) -> Result<(), String> {
    in_background(move || drop(child.wait())).map_err(|error| format!("no thread can be started: {error}"))
}

/// Runs the hidden subcommand with the arguments that follow it. Returns when the text is no longer owned.
pub fn run(arguments: &[String]) -> ExitCode {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (check_server, primary) = match arguments.as_slice() {
        ["x11"] => (true, false),
        ["x11", PRIMARY] => (true, true),
        ["wayland"] => (false, false),
        ["wayland", PRIMARY] => (false, true),
        _ => return ExitCode::FAILURE,
    };
    detach();
    let mut text = String::new();
    if io::stdin().read_to_string(&mut text).is_err() {
        return ExitCode::FAILURE;
    }
    let lock = lock();
    let clipboard = Ownership::take(Selection::Clipboard, &text);
    let primary = primary.then(|| Ownership::take(Selection::Primary, &text));
    drop(text);
    let answer = match (clipboard.wait_until_owned(), primary.as_ref().map(Ownership::wait_until_owned)) {
        (Ok(()), None | Some(Ok(()))) => Answer::Owned,
        (Ok(()), Some(Err(_))) => Answer::ClipboardOnly,
        (Err(Refusal::Unreachable), _) => Answer::Unreachable,
        (Err(Refusal::Refused), _) => Answer::Refused,
    };
    drop(lock);
    // The text is kept even if nobody reads the answer any more.
    let _ = io::stdout().write_all(format!("{}\n", answer.word()).as_bytes()).and_then(|()| io::stdout().flush());
    match answer {
        Answer::Owned | Answer::ClipboardOnly => {}
        Answer::Unreachable | Answer::Refused => return ExitCode::FAILURE,
    }
    // Only now, as the path of the display may be a relative one. From here on this process keeps no file system from
    // being unmounted.
    let _ = env::set_current_dir("/");
    let taken = clipboard.wait_until_taken(check_server)
        && (answer == Answer::ClipboardOnly || primary.is_none_or(|primary| primary.wait_until_taken(check_server)));
    if taken { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Leaves the terminal's session, so that neither its end nor a Ctrl-C ends this process.
fn detach() {
    // Refused to the leader of a process group: a user has started this by hand, and then it may stay.
    let _ = rustix::process::setsid();
    // Started from /proc/self/exe, it would be listed as `exe`.
    #[cfg(target_os = "linux")]
    let _ = fs::write("/proc/self/comm", env!("CARGO_PKG_NAME"));
}

/// Takes the lock that owners hold while they set their text; dropping the file releases it. `arboard` forgets a text
/// when it is told that another program took the selection, even if it has taken it back since: of two owners that set
/// their texts at once, both could end, and no text would be left.
fn lock() -> Option<File> {
    // The program's own file serves as the lock; nothing is written.
    let file = File::open(executable().ok()?).ok()?;
    let deadline = Instant::now() + LOCK_TIMEOUT;
    while flock(&file, FlockOperation::NonBlockingLockExclusive) == Err(Errno::WOULDBLOCK) && Instant::now() < deadline
    {
        thread::sleep(Duration::from_millis(1));
    }
    Some(file)
}

/// A selection that this process owns.
struct Ownership {
    selection: Selection,
    endings: Receiver<Result<(), Refusal>>,
}

impl Ownership {
    /// Sets a selection twice, each time on a thread that then waits until it is lost. `arboard` can wait or report that
    /// the selection is set, but not both: here the second thread takes the selection from the first, whose end then
    /// reports that it is set. Setting first and waiting afterwards would set it again after the handshake, and could
    /// take the selection back from the next copy.
    fn take(selection: Selection, text: &str) -> Self {
        let (sender, endings) = mpsc::channel();
        for _ in 0..2 {
            let (sender, text) = (sender.clone(), text.to_owned());
            // Without a thread the sender is dropped, and `wait_until_owned` errs.
            let _ = in_background(move || {
                let _ = sender.send(native::hold(selection, text));
            });
        }
        Self { selection, endings }
    }

    /// Waits until the selection is set, with a timeout for a display that hangs.
    fn wait_until_owned(&self) -> Result<(), Refusal> {
        self.endings.recv_timeout(CONNECT_TIMEOUT).unwrap_or(Err(Refusal::Unreachable))
    }

    /// Waits until another program has taken the selection; returns false if the display has gone away.
    fn wait_until_taken(&self, check_server: bool) -> bool {
        loop {
            let ending = if check_server {
                self.endings.recv_timeout(SERVER_CHECK_INTERVAL)
            } else {
                self.endings.recv().map_err(|_| RecvTimeoutError::Disconnected)
            };
            match ending {
                Ok(ending) => return ending.is_ok(),
                Err(RecvTimeoutError::Disconnected) => return false,
                Err(RecvTimeoutError::Timeout) if native::server_is_gone(self.selection) => return false,
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }
}
