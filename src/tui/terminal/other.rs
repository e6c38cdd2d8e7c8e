//! The terminal of systems other than Unix, by way of crossterm. There are no signals; nothing stops a program.

use std::io::{self, IsTerminal};
use std::process;
use std::thread;
use std::time::Duration;

use crossterm::event::Event;
pub use crossterm::event::{DisableMouseCapture as DisableMouse, EnableMouseCapture as EnableMouse};

use super::signal::Signal;
use crate::exit::Outcome;

/// Accepts any: TERM is not set here.
pub fn check_type() -> Result<(), &'static str> {
    Ok(())
}

/// The size of the screen in columns and rows.
pub fn size() -> io::Result<(u16, u16)> {
    crossterm::terminal::size()
}

/// Errs where standard output is no terminal: there is no other one to draw on here.
pub fn leave_stdout() -> io::Result<()> {
    if io::stdout().is_terminal() { Ok(()) } else { Err(io::ErrorKind::Unsupported.into()) }
}

/// Enters raw mode.
pub fn enter_raw_mode() -> io::Result<()> {
    crossterm::terminal::enable_raw_mode()
}

/// Restores the modes from before raw mode.
pub fn leave_raw_mode() -> io::Result<()> {
    crossterm::terminal::disable_raw_mode()
}

/// Returns true, as nothing here keeps the terminal from passing on each key as it is typed.
pub fn is_raw() -> io::Result<bool> {
    Ok(true)
}

/// Returns true, as there are no jobs.
pub fn is_foreground() -> bool {
    true
}

/// Returns false, as there are no jobs.
pub fn was_continued() -> bool {
    false
}

/// The terminal to draw on.
pub type Screen = io::Stdout;

/// The terminal to draw on.
pub fn screen() -> io::Result<Screen> {
    Ok(io::stdout())
}

/// Does nothing: a console that is left as it is does no harm to the next program.
pub fn catch_aborts(_restore: impl FnOnce() + Send + 'static) -> io::Result<()> {
    Ok(())
}

/// Returns true, as crossterm finds the terminal to read keys from by itself.
pub fn keyboard() -> io::Result<()> {
    Ok(())
}

/// Passes on what happens on the terminal, on a thread of its own; at the end why no more will. Ends when nobody takes
/// it.
pub fn read_keys(
    _escape_timeout: Duration,
    mut to: impl FnMut(io::Result<Vec<Event>>) -> bool + Send + 'static,
) -> io::Result<()> {
    let read = move || {
        loop {
            let events = crossterm::event::read().map(|event| vec![event]);
            let last = events.is_err();
            if !to(events) || last {
                return;
            }
        }
    };
    thread::Builder::new().name("keys".into()).spawn(read).map(drop)
}

/// Returns true, as a console takes whatever is written to it.
pub fn takes_output() -> bool {
    true
}

/// Does nothing.
pub fn discard_output() {}

/// The signals a browser answers: none.
#[derive(Debug)]
pub struct Signals;

impl Signals {
    /// Catches none.
    pub fn catch() -> io::Result<Self> {
        Ok(Self)
    }

    /// Passes on none.
    pub fn forward(self, _to: impl FnMut(Signal) -> bool + Send + 'static) -> io::Result<()> {
        Ok(())
    }
}

/// Does nothing: there is no shell to stop for.
pub fn suspend_job(_restore: impl FnOnce()) -> io::Result<()> {
    Ok(())
}

/// Does nothing.
pub fn stop() -> io::Result<()> {
    Ok(())
}

/// Ends the program, as there are no signals to end it by.
pub fn end_by(_signal: i32) -> io::Result<()> {
    process::exit(Outcome::Interrupted.status().into())
}
