//! Signals while a command runs: they are for the command. Between two runs they end this program.

use std::io;
use std::process::{self, Child, ExitStatus};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, getpgrp, kill_process, waitid};
use rustix::termios::tcgetpgrp;
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals as Iterator;

/// The number that a shell adds to that of the signal which ended a command.
const ENDED_BY_SIGNAL: i32 = 128;

/// The signals that are caught, and the command that they go to.
#[derive(Debug, Clone, Default)]
pub struct Signals {
    child: Arc<Mutex<Option<Pid>>>,
    came: Arc<AtomicBool>,
}

impl Signals {
    /// Catches the signals that end a program.
    pub fn catch() -> io::Result<Self> {
        let signals = Self::default();
        let (mut caught, to) = (Iterator::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM])?, signals.clone());
        thread::Builder::new()
            .name("signals".into())
            .spawn(move || caught.forever().for_each(|number| to.take(number)))?;
        Ok(signals)
    }

    /// True if one came: nothing is to be run again.
    pub fn came(&self) -> bool {
        self.came.load(Ordering::SeqCst)
    }

    /// Starts a command that they go to from now on.
    pub fn start(&self, start: impl FnOnce() -> io::Result<Child>) -> io::Result<Child> {
        // One that comes meanwhile waits for it.
        let mut running = self.lock();
        let child = start()?;
        *running = Pid::from_raw(child.id().cast_signed());
        Ok(child)
    }

    /// Waits for the command to end.
    pub fn wait_for(&self, child: &mut Child) -> io::Result<ExitStatus> {
        // Not locked while it waits.
        let running = *self.lock();
        if let Some(pid) = running {
            // Its number is its own until its status is taken.
            let ended = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
            while waitid(WaitId::Pid(pid), ended).is_err_and(|error| error == rustix::io::Errno::INTR) {}
        }
        let mut running = self.lock();
        *running = None;
        child.wait()
    }

    fn take(&self, number: i32) {
        self.came.store(true, Ordering::SeqCst);
        match *self.lock() {
            Some(_) if matches!(number, SIGINT | SIGQUIT) && is_foreground() => {}
            Some(child) => {
                // It may have ended just now.
                let _ = Signal::from_named_raw(number).map(|signal| kill_process(child, signal));
            }
            // What was printed is passed on already.
            None => process::exit(ENDED_BY_SIGNAL + number),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Option<Pid>> {
        self.child.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// True if a key that sends a signal sends it to the command too, which is of the same job.
fn is_foreground() -> bool {
    let terminals = [rustix::stdio::stdin(), rustix::stdio::stdout(), rustix::stdio::stderr()];
    terminals.into_iter().any(|terminal| tcgetpgrp(terminal).is_ok_and(|group| group == getpgrp()))
}

/// The status of a command, as a shell has it.
pub fn status(status: ExitStatus) -> u8 {
    use std::os::unix::process::ExitStatusExt as _;
    let number = status.code().or_else(|| Some(ENDED_BY_SIGNAL + status.signal()?));
    number.and_then(|number| u8::try_from(number).ok()).unwrap_or(u8::MAX)
}
