//! `run`: a command whose output is passed through, and read for codes.

mod replay;
#[cfg_attr(unix, path = "signals.rs")]
#[cfg_attr(not(unix), path = "no_signals.rs")]
mod signals;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Read, Write};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::Context as _;

use self::replay::Replay;
use self::signals::Signals;
use super::args::{MAX_WAIT, Run};
use super::context::Context;
use super::names::{names_of, quoted};
use crate::catalog::{Catalog, Handling};
use crate::exit::Outcome;
use crate::explain::{CHUNK, Names, Tally, TextScanner, read_chunk};
use crate::format::occurrence::unknown;
use crate::search::Index;
use crate::text;

/// The status of a shell for a command that there is not, and for one that cannot be started.
const NOT_FOUND: u8 = 127;
const NOT_STARTED: u8 = 126;

impl<O: Write, E: Write> Context<'_, O, E> {
    pub(super) fn run_command(&mut self, asked: &Run) -> anyhow::Result<Outcome> {
        let names = Names::of(self.catalog);
        let signals = Signals::catch().context("signals cannot be caught")?;
        // A terminal is not read ahead: what is typed may be for whoever comes next.
        let replay = (asked.retries > 0 && !io::stdin().is_terminal()).then(Replay::start);
        let mut wait = Duration::from_secs(asked.wait);
        let mut left = asked.retries;
        loop {
            let (status, tally) = match run_once(&asked.command, &names, self.catalog, replay.as_ref(), &signals)? {
                Ok(run) => run,
                Err(error) => return self.unstarted(&asked.command, &error),
            };
            let own = Outcome::Command(signals::status(status));
            if status.code().is_none() {
                // Ended by a signal, and to be seen so.
                return Ok(own);
            }
            let code = tally.found(self.catalog).into_iter().find_map(|(code, _)| Some((code, code.handling()?)));
            let Some((code, handling)) = code.filter(|(_, handling)| *handling != Handling::Ok) else {
                // A command that fails by itself, whatever it printed, has failed.
                let is_unknown = self.report_unknown(&tally)? && tally.is_empty();
                return Ok(if status.success() && is_unknown { Outcome::NothingFound } else { own });
            };
            let advice = format!("{}: {}", code.name, handling.in_words());
            let is_again = handling == Handling::Retry && left > 0 && !signals.came();
            let can_be_sent = replay.as_ref().is_none_or(Replay::is_whole);
            let next = match (is_again, can_be_sent) {
                (true, true) => format!("; running it again in {}", text::counted(wait.as_secs() as usize, "second")),
                (true, false) => "; not run again, as its input is too long to be kept".to_owned(),
                (false, _) => String::new(),
            };
            self.report(&format!("{advice}{next}"))?;
            if !is_again || !can_be_sent {
                return Ok(Outcome::Handling(handling));
            }
            thread::sleep(wait);
            (wait, left) = ((wait * 2).min(MAX_WAIT), left - 1);
        }
    }

    /// Reports a command that cannot be started. The outcome is that of a shell.
    fn unstarted(&mut self, command: &[OsString], error: &io::Error) -> anyhow::Result<Outcome> {
        let program = command.first().map(|program| program.to_string_lossy()).unwrap_or_default();
        self.report(&format!("{} cannot be run: {}", quoted(&program), text::reason(error)))?;
        Ok(Outcome::Command(if error.kind() == io::ErrorKind::NotFound { NOT_FOUND } else { NOT_STARTED }))
    }

    /// Reports the unknown codes that a command printed, the first of them by name. Gives whether there is one.
    fn report_unknown(&mut self, tally: &Tally) -> anyhow::Result<bool> {
        let names: Vec<&str> = tally.unknown().map(|(name, _)| name).collect();
        let Some((first, others)) = names.split_first() else { return Ok(false) };
        let more = if others.is_empty() { String::new() } else { format!("; and {} more", others.len()) };
        let nearest = Index::of_codes(self.catalog).suggest(first, None);
        let nearest = names_of(self.catalog, &nearest);
        self.report(&format!("{first}: {}{more}", unknown(&nearest)))?;
        Ok(true)
    }
}

/// Runs a command to its end, and passes on all that it prints. Gives its status, and the codes that it printed; else the
/// reason why it cannot be started.
fn run_once(
    command: &[OsString],
    names: &Names,
    catalog: &Catalog,
    replay: Option<&Replay>,
    signals: &Signals,
) -> anyhow::Result<io::Result<(ExitStatus, Tally)>> {
    let [program, arguments @ ..] = command else { anyhow::bail!("no command to run") };
    let stdin = if replay.is_some() { Stdio::piped() } else { Stdio::inherit() };
    let mut command = Command::new(program);
    command.args(arguments).stdin(stdin).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = match signals.start(|| command.spawn()) {
        Ok(child) => child,
        Err(error) => return Ok(Err(error)),
    };
    let (out, err, stdin) = (child.stdout.take(), child.stderr.take(), child.stdin.take());
    let (status, tallies) = thread::scope(|scope| {
        let out = scope.spawn(|| out.map(|out| pass_on(out, io::stdout(), names, catalog)));
        let err = scope.spawn(|| err.map(|err| pass_on(err, io::stderr(), names, catalog)));
        if let (Some(replay), Some(stdin)) = (replay, stdin) {
            replay.send(stdin);
        }
        let status = signals.wait_for(&mut child);
        if let Some(replay) = replay {
            replay.stop();
        }
        (status, [out.join(), err.join()])
    });
    let mut whole = Tally::of(catalog);
    for tally in tallies {
        match tally {
            Ok(Some(tally)) => whole.append(&tally?),
            Ok(None) => {}
            Err(panic) => std::panic::resume_unwind(panic),
        }
    }
    Ok(Ok((status?, whole)))
}

/// Passes on what comes from a pipe, as it comes, and counts the codes in it. On a terminal it ends with a whole line, for
/// what is said next.
fn pass_on(
    mut from: impl Read,
    mut to: impl Write + IsTerminal,
    names: &Names,
    catalog: &Catalog,
) -> io::Result<Tally> {
    let (mut scanner, mut tally) = (TextScanner::new(names, false), Tally::of(catalog));
    let mut is_within_line = false;
    let mut buffer = vec![0; CHUNK];
    loop {
        let read = read_chunk(&mut from, &mut buffer)?;
        if read == 0 && is_within_line && to.is_terminal() {
            to.write_all(b"\n")?;
        }
        is_within_line = buffer[..read].last().is_some_and(|&last| last != b'\n');
        to.write_all(&buffer[..read])?;
        to.flush()?;
        scanner.feed(&buffer[..read]).occurrences.iter().for_each(|occurrence| tally.add(occurrence));
        if read == 0 {
            return Ok(tally);
        }
    }
}
