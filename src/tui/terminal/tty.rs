//! The terminal that the browser is open on. This file alone decides which one that is.

use std::fs::File;
use std::io::{self, IsTerminal};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::{Mutex, OnceLock, PoisonError};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{OFlags, fcntl_getfl};
use rustix::process::{Signal, getpgrp, getpid, kill_process};
use rustix::termios::{LocalModes, OptionalActions, QueueSelector, Termios};
use rustix::termios::{tcflush, tcgetattr, tcgetpgrp, tcgetwinsize, tcsetattr};

/// The controlling terminal of this process.
const CONTROLLING: &str = "/dev/tty";

/// The terminal to draw on and to read keys from, where standard output is for something else.
static APART: OnceLock<OwnedFd> = OnceLock::new();

/// The modes that the terminal had before raw mode, while it is in that.
static MODES_BEFORE: Mutex<Option<Termios>> = Mutex::new(None);

/// Opens the browser on the terminal of standard input or else on the controlling terminal, and leaves standard output
/// alone.
pub fn leave_stdout() -> io::Result<()> {
    // Not every system can wait for keys on the controlling terminal by this name, and below `setsid` or `su -c` no
    // terminal has it.
    let terminal = if io::stdin().is_terminal() && fcntl_getfl(io::stdin())?.contains(OFlags::RDWR) {
        io::stdin().as_fd().try_clone_to_owned()?
    } else {
        File::options().read(true).write(true).open(CONTROLLING)?.into()
    };
    // One that was opened before is the same.
    let _ = APART.set(terminal);
    Ok(())
}

/// The terminal to draw on.
fn drawn_on() -> BorrowedFd<'static> {
    APART.get().map_or_else(rustix::stdio::stdout, AsFd::as_fd)
}

/// The terminal to draw on, unbuffered and without a lock that another thread may hold.
pub type Screen = File;

/// The terminal to draw on.
pub fn screen() -> io::Result<Screen> {
    Ok(drawn_on().try_clone_to_owned()?.into())
}

/// The terminal to read keys from: the one apart from standard output; else standard input, or the controlling terminal
/// where that is taken.
pub fn keyboard() -> io::Result<File> {
    match APART.get() {
        Some(terminal) => Ok(terminal.try_clone()?.into()),
        None if io::stdin().is_terminal() => Ok(io::stdin().as_fd().try_clone_to_owned()?.into()),
        None => File::open(CONTROLLING),
    }
}

/// The size of the screen in columns and rows, as the terminal has it: both 0 where it does not know.
pub fn size() -> io::Result<(u16, u16)> {
    let size = tcgetwinsize(drawn_on())?;
    Ok((size.ws_col, size.ws_row))
}

/// Returns true if the terminal passes on each key as it is typed, whoever has asked for that.
pub fn is_raw() -> io::Result<bool> {
    let modes = tcgetattr(keyboard()?)?;
    Ok(!modes.local_modes.contains(LocalModes::ICANON))
}

/// Enters raw mode, unless that is in force already.
pub fn enter_raw_mode() -> io::Result<()> {
    let keyboard = keyboard()?;
    let mut before = MODES_BEFORE.lock().unwrap_or_else(PoisonError::into_inner);
    if before.is_none() {
        let modes = tcgetattr(&keyboard)?;
        let mut raw = modes.clone();
        raw.make_raw();
        tcsetattr(&keyboard, OptionalActions::Now, &raw)?;
        *before = Some(modes);
    }
    Ok(())
}

/// Restores the modes from before raw mode.
pub fn leave_raw_mode() -> io::Result<()> {
    let mut before = MODES_BEFORE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(modes) = &*before {
        tcsetattr(keyboard()?, OptionalActions::Now, modes)?;
        *before = None;
    }
    Ok(())
}

/// Returns false if the terminal is that of another job now. One that controls no job is everybody's.
pub fn is_foreground() -> bool {
    tcgetpgrp(drawn_on()).map_or(true, |group| group == getpgrp())
}

/// Returns true if a write to the terminal would not wait.
pub fn takes_output() -> bool {
    let terminal = drawn_on();
    poll(&mut [PollFd::new(&terminal, PollFlags::OUT)], Some(&Timespec::default())).is_ok_and(|ready| ready > 0)
}

/// Discards what was written to the terminal and not read yet, and wakes whoever waits for room there.
pub fn discard_output() {
    let _ = tcflush(drawn_on(), QueueSelector::OFlush);
    // A signal that is caught interrupts the write, which is then tried again.
    let _ = kill_process(getpid(), Signal::WINCH);
}
