//! Renders a user's template in a process of its own, with limits of time and memory.
//!
//! A template can do without end what the template engine does not count: compare or write a list that holds the same
//! list twice, some sixty times over, or nest expressions until the stack is full. So the program starts itself once more
//! with a hidden subcommand. That process reads the job from its standard input, answers on its standard output, and is
//! ended where it takes too long.

use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use crate::snippet::{Answer, Job, fill};

/// The hidden subcommand.
pub const SUBCOMMAND: &str = "render-template";

/// The time a template has. The embedded ones take a millisecond for a hundred codes.
const TIME_LIMIT: Duration = Duration::from_secs(2);

/// The address space of the process, in bytes, and the seconds of computing after which the system ends it, should this
/// program no longer be there to do so.
#[cfg(unix)]
const MEMORY: u64 = 512 << 20;
#[cfg(unix)]
const SECONDS: u64 = 3;

/// The longest answer, in bytes. Snippets are shorter.
const ANSWER: u64 = 256 << 20;

/// Renders a template. Errs, in words, where the process does not answer.
pub fn render(job: &Job) -> Result<Answer, String> {
    let job = serde_json::to_vec(job).map_err(|error| format!("cannot be rendered: {error}"))?;
    let mut child = start().map_err(|error| format!("the process that renders it cannot be started: {error}"))?;
    let answer = answer(&mut child, job);
    // It may have ended already; then this does nothing.
    let _ = child.kill();
    let _ = child.wait();
    match answer {
        Ok(answer) => {
            let ended = |_| "the template nests too deeply or takes too much memory; simplify it".to_owned();
            serde_json::from_slice(&answer).map_err(ended)
        }
        Err(RecvTimeoutError::Timeout) => {
            Err(format!("the template takes longer than {} s; simplify it", TIME_LIMIT.as_secs()))
        }
        Err(RecvTimeoutError::Disconnected) => Err("no thread can be started; try again".to_owned()),
    }
}

fn start() -> io::Result<Child> {
    // The running program, even if its file has been replaced since.
    let program = if cfg!(target_os = "linux") { PathBuf::from("/proc/self/exe") } else { std::env::current_exe()? };
    // A message on standard error would end up in the middle of the screen.
    Command::new(program).arg(SUBCOMMAND).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()
}

/// Sends the job and waits for all that the process writes.
fn answer(child: &mut Child, job: Vec<u8>) -> Result<Vec<u8>, RecvTimeoutError> {
    let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(RecvTimeoutError::Disconnected);
    };
    let (sender, answers) = mpsc::channel();
    // Neither pipe may block this thread.
    let writer = thread::Builder::new().spawn(move || drop(stdin.write_all(&job)));
    let reader = thread::Builder::new().spawn(move || {
        let mut answer = Vec::new();
        let _ = stdout.take(ANSWER).read_to_end(&mut answer);
        let _ = sender.send(answer);
    });
    if writer.is_err() || reader.is_err() {
        return Err(RecvTimeoutError::Disconnected);
    }
    answers.recv_timeout(TIME_LIMIT)
}

/// Runs the hidden subcommand.
pub fn run() -> ExitCode {
    #[cfg(unix)]
    limit_resources();
    let Ok(job) = serde_json::from_reader::<_, Job>(BufReader::new(io::stdin().lock())) else {
        return ExitCode::FAILURE;
    };
    let mut output = BufWriter::new(io::stdout().lock());
    match serde_json::to_writer(&mut output, &fill(&job)) {
        Ok(()) if output.flush().is_ok() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// Lowers the limits of this process, and lets it leave no core file.
#[cfg(unix)]
fn limit_resources() {
    use rustix::process::{Resource, getrlimit, setrlimit};
    for (resource, most) in [(Resource::As, MEMORY), (Resource::Cpu, SECONDS), (Resource::Core, 0)] {
        let mut limit = getrlimit(resource);
        limit.current = Some(limit.current.unwrap_or(most).min(most));
        // Where a system has no such limit, that of time remains.
        let _ = setrlimit(resource, limit);
    }
}
