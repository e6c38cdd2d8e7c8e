//! Running another program to its end, with a text on its standard input and a limit on its time.

use std::io::{self, ErrorKind, Read, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::text;

/// How long any one way may take: longer than any that works, shorter than a person's patience.
pub(super) const LIMIT: Duration = Duration::from_millis(1500);

/// How long to sleep between two looks at a child that has closed its outputs and is about to end.
const TICK: Duration = Duration::from_millis(1);

/// Runs a program and gives what it wrote to its standard output. Errs, in words that name the program, when it
/// cannot be started, fails, or does not end within [`LIMIT`]; it is killed then. No child is left unreaped.
pub(super) fn run(program: &str, arguments: &[&str], input: Vec<u8>) -> Result<String, String> {
    let deadline = Instant::now() + LIMIT;
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| match error.kind() {
            ErrorKind::NotFound => format!("{program} is not installed"),
            _ => format!("{program} cannot be started: {error}"),
        })?;
    let heard = converse(child.stdin.take(), child.stdout.take(), child.stderr.take(), input, deadline);
    let ended = loop {
        match child.try_wait() {
            Ok(Some(status)) => break Some(status),
            Ok(None) if heard.is_some() && Instant::now() < deadline => thread::sleep(TICK),
            _ => break None,
        }
    };
    match (ended, heard) {
        (Some(status), Some((output, _))) if status.success() => Ok(output),
        (Some(_), Some((_, complaint))) if !complaint.trim().is_empty() => {
            Err(format!("{program}: {}", text::one_line(&complaint)))
        }
        (Some(status), Some(_)) => Err(format!("{program} failed ({status})")),
        _ => {
            // It may have ended this very moment; then there is nothing to kill, and still something to reap.
            let _ = child.kill();
            let _ = child.wait();
            Err(format!("{program} did not answer within {} s", LIMIT.as_secs_f32()))
        }
    }
}

/// Writes the input and reads both outputs to their ends, or gives up at the deadline.
fn converse(
    stdin: Option<impl Write + Send + 'static>,
    stdout: Option<impl Read + Send + 'static>,
    stderr: Option<impl Read + Send + 'static>,
    input: Vec<u8>,
    deadline: Instant,
) -> Option<(String, String)> {
    if let Some(mut pipe) = stdin {
        // A program that does not want its input says so by its status.
        in_background(move || drop(pipe.write_all(&input))).ok()?;
    }
    let output = collect(stdout?).ok()?;
    let complaint = collect(stderr?).ok()?;
    let left = || deadline.saturating_duration_since(Instant::now());
    Some((output.recv_timeout(left()).ok()?, complaint.recv_timeout(left()).ok()?))
}

fn collect(mut pipe: impl Read + Send + 'static) -> io::Result<mpsc::Receiver<String>> {
    let (sender, receiver) = mpsc::channel();
    in_background(move || {
        let mut bytes = Vec::new();
        if pipe.read_to_end(&mut bytes).is_ok() {
            let _ = sender.send(String::from_utf8_lossy(&bytes).into_owned());
        }
    })?;
    Ok(receiver)
}

/// Runs something on a thread of its own; errs where the system gives none.
pub(super) fn in_background(work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name("clipboard".to_owned()).spawn(work).map(drop)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_writes_is_given() {
        assert_eq!(run("cat", &[], b"a\0b".to_vec()), Ok("a\0b".to_owned()));
    }

    #[test]
    fn more_than_a_pipe_holds_passes() {
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
    fn a_program_that_is_not_there_is_named() {
        let outcome = run("no-such-program", &[], Vec::new());
        assert_eq!(outcome, Err("no-such-program is not installed".to_owned()));
    }

    #[test]
    fn a_program_that_does_not_end_is_stopped() {
        let begun = Instant::now();
        // It neither reads its input nor closes its outputs; the input is more than a pipe holds.
        let outcome = run("sh", &["-c", "exec sleep 60"], vec![b'x'; 1_000_000]);
        assert_eq!(outcome, Err("sh did not answer within 1.5 s".to_owned()));
        assert!(begun.elapsed() >= LIMIT && begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
    }
}
