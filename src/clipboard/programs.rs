//! The programs that copy, tmux and `clip.exe`: each is run to its end, with the text on its standard input, and limits
//! on its time and its output.

use std::io::{self, ErrorKind, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::osc52;
use super::time_limit::TimeLimit;
use crate::text;

/// The longest output that is read, in bytes: more than any environment takes.
const MAX_OUTPUT: u64 = 1 << 20;

/// The longest complaint of a program that becomes part of a message, in cells.
const MAX_COMPLAINT: usize = 200;

/// The pause between two polls of a child that has closed its outputs and is about to end.
const POLL_INTERVAL: Duration = Duration::from_millis(1);

/// The terminal behind tmux, seen from a pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TmuxTerminal {
    /// A client is attached, and tmux may set its clipboard.
    Attached,
    /// The user has told tmux not to touch the terminal's clipboard.
    SetClipboardOff,
    /// No terminal shows this server.
    NoClient,
    /// A client is attached, but its terminal is not sent such a long text.
    TextTooLong,
}

/// Puts a text into tmux's buffer, and sends it to the terminal that tmux is shown in unless `set-clipboard` is off.
/// Returns which of the two was done; tmux itself never says. Errs where tmux refuses or does not answer.
pub(super) fn load_tmux_buffer(text: &str, limit: &TimeLimit) -> Result<TmuxTerminal, String> {
    let answer = run("tmux", &["show-options", "-sv", "set-clipboard", ";", "list-clients"], Vec::new(), limit)?;
    let mut lines = answer.lines();
    let terminal = match (lines.next(), lines.next()) {
        // `load-buffer -w` would ignore the setting.
        (Some("off"), _) => TmuxTerminal::SetClipboardOff,
        (_, None) => TmuxTerminal::NoClient,
        _ if text.len() > osc52::MAX_BYTES => TmuxTerminal::TextTooLong,
        (_, Some(_)) => TmuxTerminal::Attached,
    };
    let arguments: &[&str] = match terminal {
        TmuxTerminal::Attached => &["load-buffer", "-w", "-"],
        _ => &["load-buffer", "-"],
    };
    run("tmux", arguments, text.as_bytes().to_vec(), limit)?;
    Ok(terminal)
}

/// The environment of the tmux session as of now: `NAME=value` a line, and `-NAME` for a variable that was removed.
pub(super) fn tmux_environment(limit: &TimeLimit) -> Result<String, String> {
    run("tmux", &["show-environment"], Vec::new(), limit)
}

/// Gives a text to the Windows clipboard, from Linux inside Windows.
pub(super) fn clip_exe(text: &str, limit: &TimeLimit) -> Result<(), String> {
    // clip.exe reads other bytes in the console's code page, unless a mark says that they are UTF-16.
    let bytes = if text.is_ascii() {
        text.as_bytes().to_vec()
    } else {
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    };
    run("clip.exe", &[], bytes, limit).map(drop)
}

/// Runs a program and returns its standard output. Errs, in words that name the program, when it cannot be started,
/// fails, or does not end in time; then it is killed with all that it has started. No child is left unreaped.
fn run(program: &str, arguments: &[&str], input: Vec<u8>, limit: &TimeLimit) -> Result<String, String> {
    let mut child = spawn(program, arguments).map_err(|error| match error.kind() {
        ErrorKind::NotFound => format!("{program} is not installed"),
        _ => format!("{program} cannot be started: {error}"),
    })?;
    let outputs = exchange(&mut child, input, limit);
    let ended = loop {
        match child.try_wait() {
            Ok(Some(status)) => break Some(status),
            Ok(None) if outputs.is_some() && !limit.is_over() => thread::sleep(POLL_INTERVAL),
            _ => break None,
        }
    };
    match (ended, outputs) {
        (Some(status), Some((output, _))) if status.success() => Ok(output),
        (Some(_), Some((_, errors))) if !errors.trim().is_empty() => {
            Err(format!("{program}: {}", text::fit(&text::one_line(&errors), MAX_COMPLAINT)))
        }
        (Some(status), Some(_)) => Err(format!("{program} failed ({status})")),
        _ => {
            kill(&mut child);
            Err(limit.reason(program))
        }
    }
}

fn spawn(program: &str, arguments: &[&str]) -> io::Result<Child> {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    // A program may be a script: what that has started is to end with it.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command.spawn()
}

/// Ends a program and all that it has started, and reaps it.
fn kill(child: &mut Child) {
    #[cfg(unix)]
    let _ = rustix::process::kill_process_group(rustix::process::Pid::from_child(child), rustix::process::Signal::KILL);
    // It may have ended just now: then there is nothing to kill, but still something to reap.
    let _ = child.kill();
    let _ = child.wait();
}

/// Writes the input and reads both outputs to their ends, or gives up when no time is left.
fn exchange(child: &mut Child, input: Vec<u8>, limit: &TimeLimit) -> Option<(String, String)> {
    if let Some(mut pipe) = child.stdin.take() {
        // A program that refuses its input says so by its exit status.
        in_background(move || drop(pipe.write_all(&input))).ok()?;
    }
    let output = collect(child.stdout.take()?).ok()?;
    let errors = collect(child.stderr.take()?).ok()?;
    Some((limit.receive(&output).ok()?, limit.receive(&errors).ok()?))
}

/// Reads a pipe to its end in the background; the text arrives in one piece. A program that writes too much finds the
/// pipe closed.
fn collect(pipe: impl Read + Send + 'static) -> io::Result<mpsc::Receiver<String>> {
    let (sender, receiver) = mpsc::channel();
    in_background(move || {
        let mut bytes = Vec::new();
        if pipe.take(MAX_OUTPUT).read_to_end(&mut bytes).is_ok() {
            let _ = sender.send(String::from_utf8_lossy(&bytes).into_owned());
        }
    })?;
    Ok(receiver)
}

/// Runs a closure on a thread of its own. Errs where no thread can be started.
pub(super) fn in_background(work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name("clipboard".to_owned()).spawn(work).map(drop)
}

#[cfg(all(test, unix))]
mod tests {
    use super::super::time_limit::{Cancellation, TIME_LIMIT};
    use super::*;
    use std::time::Instant;

    fn run(program: &str, arguments: &[&str], input: Vec<u8>) -> Result<String, String> {
        super::run(program, arguments, input, &TimeLimit::new(&Cancellation::default()))
    }

    #[test]
    fn the_output_of_a_program_is_returned() {
        assert_eq!(run("cat", &[], b"a\0b".to_vec()), Ok("a\0b".to_owned()));
    }

    #[test]
    fn more_than_a_pipe_holds_gets_through() {
        let text = "0123456789".repeat(100_000);
        assert_eq!(run("cat", &[], text.clone().into_bytes()), Ok(text));
    }

    #[test]
    fn a_failure_says_what_the_program_said() {
        let outcome = run("sh", &["-c", "echo 'no\x1b[31m room' >&2; exit 3"], Vec::new());
        assert_eq!(outcome, Err("sh: no␛[31m room".to_owned()));
        let outcome = run("sh", &["-c", "exit 3"], Vec::new());
        assert_eq!(outcome, Err("sh failed (exit status: 3)".to_owned()));
    }

    #[test]
    fn output_without_end_is_cut_off() {
        let endless = |output: &str| run("sh", &["-c", &format!("exec yes {output}")], Vec::new());
        assert_eq!(endless(""), Err("sh failed (signal: 13 (SIGPIPE))".to_owned()));
        let complaint = endless(">&2").unwrap_err();
        assert!(complaint.starts_with("sh: y y y") && text::width(&complaint) == MAX_COMPLAINT + 4, "{complaint}");
    }

    #[test]
    fn a_program_that_insists_on_writing_is_killed() {
        let outcome = run("sh", &["-c", "trap '' PIPE; while :; do echo y; done"], Vec::new());
        assert_eq!(outcome, Err("sh did not answer within 1.3 s".to_owned()));
    }

    #[test]
    fn a_cancelled_program_is_given_up() {
        let cancellation = Cancellation::default();
        let limit = TimeLimit::new(&cancellation);
        cancellation.cancel();
        let outcome = super::run("sleep", &["60"], Vec::new(), &limit);
        assert_eq!(outcome, Err("cancelled".to_owned()));
    }

    #[test]
    fn a_program_that_is_not_installed_is_named() {
        let outcome = run("no-such-program", &[], Vec::new());
        assert_eq!(outcome, Err("no-such-program is not installed".to_owned()));
    }

    #[test]
    fn a_program_that_does_not_end_is_killed() {
        let started = Instant::now();
        // It neither reads its input nor closes its outputs; the input is more than a pipe holds.
        let outcome = run("sh", &["-c", "exec sleep 60"], vec![b'x'; 1_000_000]);
        assert_eq!(outcome, Err("sh did not answer within 1.3 s".to_owned()));
        assert!(
            started.elapsed() >= TIME_LIMIT && started.elapsed() < Duration::from_secs(30),
            "{:?}",
            started.elapsed()
        );
    }
}
