//! The owner: a process of its own that keeps a selection after this program has ended.
//!
//! On X11 and Wayland a copied text belongs to the process that copied it and is gone with it. So the program runs
//! itself once more, hidden; that process takes the text from its standard input (an argument could be read by
//! everyone), sets the selection, answers with one word, and stays until another program takes the selection. Only
//! the owner ever opens the display's clipboard: a display that hangs then costs a little time and nothing else.

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

use super::child::{LIMIT, in_background};
use super::native::{self, Refusal, Selection};

/// The hidden subcommand that a owner is started by.
pub const SUBCOMMAND: &str = "hold-selection";

/// The argument that has the primary selection held too.
const PRIMARY: &str = "primary";

/// How often a owner looks whether its X11 server is still there, which nobody tells it. A look is one question to
/// the server.
const WATCH: Duration = Duration::from_secs(1);

/// How long a owner waits for a display before it gives up: a little longer than whoever started it.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);

/// How long a owner waits for another one that is setting its text, which takes some milliseconds.
const LOCK_TIMEOUT: Duration = Duration::from_millis(300);

/// The display to talk to, and where it is.
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

    fn cannot_be_reached(self) -> String {
        match self {
            Self::Wayland(_) => format!("{} cannot be reached or has no data control", self.name()),
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

/// The one word a owner answers with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Held,
    /// The clipboard, but not the primary selection that was asked for as well.
    ClipboardOnly,
    Unreachable,
    Refused,
}

impl Answer {
    const ALL: [Self; 4] = [Self::Held, Self::ClipboardOnly, Self::Unreachable, Self::Refused];

    fn word(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::ClipboardOnly => "clipboard-only",
            Self::Unreachable => "unreachable",
            Self::Refused => "refused",
        }
    }
}

/// Starts a owner (the running program, unless another is given) and waits until it holds the text, at most 1.5 s; then it is killed. Gives a warning where only a
/// part was done. Errs, in words, where the text is not held. No owner is left behind then, and none unreaped.
pub(super) fn start(
    program: Option<&Path>,
    display: Display,
    text: &str,
    primary: bool,
) -> Result<Option<String>, String> {
    let program = program.map_or_else(executable, |program| Ok(program.to_owned()))?;
    let mut command = command(&program, display, primary);
    // Whoever waits for the end of a file that a script has open would wait for the owner.
    close_fds::set_fds_cloexec_threadsafe(3, &[]);
    let mut child = command.spawn().map_err(|error| format!("the owner cannot be started: {error}"))?;
    match shake_hands(&mut child, text) {
        Ok(Answer::Held) => reap(child).map(|()| None),
        Ok(Answer::ClipboardOnly) => reap(child).map(|()| Some("the primary selection was not set".to_owned())),
        answer => {
            // It may be gone already; then this does nothing.
            let _ = child.kill();
            let _ = child.wait();
            Err(match answer {
                Ok(Answer::Unreachable) => display.cannot_be_reached(),
                Ok(_) => format!("{} did not take it", display.name()),
                Err(RecvTimeoutError::Timeout) => {
                    format!("{} did not answer within {} s", display.name(), LIMIT.as_secs_f32())
                }
                Err(RecvTimeoutError::Disconnected) => "the owner ended without a word".to_owned(),
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
    // One display only: with both in sight arboard falls back from one to the other without a word.
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
    // What a library says on standard error would land in the middle of the screen.
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

/// The program that runs now, also when the file it came from was replaced or deleted since.
fn executable() -> Result<PathBuf, String> {
    if cfg!(target_os = "linux") {
        return Ok(PathBuf::from("/proc/self/exe"));
    }
    env::current_exe().map_err(|error| format!("this program's own file cannot be found: {error}"))
}

/// Gives the text and waits for the word.
fn shake_hands(child: &mut Child, text: &str) -> Result<Answer, RecvTimeoutError> {
    let (sender, answers) = mpsc::channel();
    let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(RecvTimeoutError::Disconnected);
    };
    let text = text.as_bytes().to_vec();
    // A owner that is stuck does not read: neither of these may hold up this thread.
    let speaks = in_background(move || drop(stdin.write_all(&text)));
    let listens = in_background(move || {
        let mut line = String::new();
        if BufReader::new(stdout).read_line(&mut line).is_ok()
            && let Some(answer) = Answer::ALL.into_iter().find(|answer| answer.word() == line.trim_end())
        {
            let _ = sender.send(answer);
        }
    });
    if speaks.is_err() || listens.is_err() {
        return Err(RecvTimeoutError::Disconnected);
    }
    answers.recv_timeout(LIMIT)
}

/// Has somebody wait for the owner's end, so that it leaves no zombie while this program lives.
fn reap(mut child: Child) -> Result<(), String> {
    in_background(move || drop(child.wait())).map_err(|error| format!("no thread can be started: {error}"))
}

/// The body of the hidden subcommand: `words` are what follows it. Returns when the text is no longer held.
pub fn run(words: &[String]) -> ExitCode {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (watched, primary) = match words.as_slice() {
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
    let answer = match (clipboard.is_held(), primary.as_ref().map(Ownership::is_held)) {
        (Ok(()), None | Some(Ok(()))) => Answer::Held,
        (Ok(()), Some(Err(_))) => Answer::ClipboardOnly,
        (Err(Refusal::Unreachable), _) => Answer::Unreachable,
        (Err(Refusal::Refused), _) => Answer::Refused,
    };
    drop(lock);
    // Nobody there to hear it is no reason to lose what was copied.
    let _ = io::stdout().write_all(format!("{}\n", answer.word()).as_bytes()).and_then(|()| io::stdout().flush());
    match answer {
        Answer::Held | Answer::ClipboardOnly => {}
        Answer::Unreachable | Answer::Refused => return ExitCode::FAILURE,
    }
    // Not before: what the environment says of the display may be a relative path. From here on no file system is
    // kept from being unmounted.
    let _ = env::set_current_dir("/");
    let kept = clipboard.until_taken(watched)
        && (answer == Answer::ClipboardOnly || primary.is_none_or(|primary| primary.until_taken(watched)));
    if kept { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Leaves the terminal's session, so that neither its end nor its Ctrl-C takes the text along.
fn detach() {
    // Refused to the leader of a process group: somebody has started this by hand, and may then keep it.
    let _ = rustix::process::setsid();
    // It is started by way of /proc/self/exe, and would be listed as `exe`.
    #[cfg(target_os = "linux")]
    let _ = fs::write("/proc/self/comm", env!("CARGO_PKG_NAME"));
}

/// Waits for its lock among owners that set their text at the same moment, and has it until the file is dropped.
/// `arboard` forgets a text when it hears that another program took the selection, also when it has taken it back
/// meanwhile; two owners in each other's way could then both end, and no text be left.
fn lock() -> Option<File> {
    // Nothing is written anywhere: the program's own file serves as the lock.
    let file = File::open(executable().ok()?).ok()?;
    let deadline = Instant::now() + LOCK_TIMEOUT;
    while flock(&file, FlockOperation::NonBlockingLockExclusive) == Err(Errno::WOULDBLOCK) && Instant::now() < deadline
    {
        thread::sleep(Duration::from_millis(1));
    }
    Some(file)
}

/// A selection in the hands of this process.
struct Ownership {
    selection: Selection,
    ends: Receiver<Result<(), Refusal>>,
}

impl Ownership {
    /// Sets a selection twice, each time on a thread that then waits to lose it. `arboard` either waits or tells that
    /// it has set, never both; here the later setting takes the selection from the earlier one, and the end of that
    /// one's waiting tells that the later one is in place. Setting first and waiting afterwards would set once more
    /// after the handshake, and could then take the selection back from the next copy.
    fn take(selection: Selection, text: &str) -> Self {
        let (sender, ends) = mpsc::channel();
        for _ in 0..2 {
            let (sender, text) = (sender.clone(), text.to_owned());
            // Where no thread can be had, the sender is dropped, and `is_held` errs.
            let _ = in_background(move || {
                let _ = sender.send(native::hold(selection, &text));
            });
        }
        Self { selection, ends }
    }

    /// Waits until the selection is set, but not for ever on a display that hangs.
    fn is_held(&self) -> Result<(), Refusal> {
        self.ends.recv_timeout(CONNECT_TIMEOUT).unwrap_or(Err(Refusal::Unreachable))
    }

    /// Waits until another program has taken the selection; false when the display went away.
    fn until_taken(&self, watched: bool) -> bool {
        loop {
            let end = if watched {
                self.ends.recv_timeout(WATCH)
            } else {
                self.ends.recv().map_err(|_| RecvTimeoutError::Disconnected)
            };
            match end {
                Ok(end) => return end.is_ok(),
                Err(RecvTimeoutError::Disconnected) => return false,
                Err(RecvTimeoutError::Timeout) if native::server_is_gone(self.selection) => return false,
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }
}
