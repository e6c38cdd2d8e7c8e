//! A system without signals: a key that interrupts reaches the command by itself.

use std::io;
use std::process::{Child, ExitStatus};

/// Nothing to catch.
#[derive(Debug)]
pub struct Signals;

impl Signals {
    /// Catches nothing.
    pub fn catch() -> io::Result<Self> {
        Ok(Self)
    }

    /// Never true.
    pub fn came(&self) -> bool {
        false
    }

    /// Starts a command.
    pub fn start(&self, start: impl FnOnce() -> io::Result<Child>) -> io::Result<Child> {
        start()
    }

    /// Waits for the command to end.
    pub fn wait_for(&self, child: &mut Child) -> io::Result<ExitStatus> {
        child.wait()
    }
}

/// The status of a command.
pub fn status(status: ExitStatus) -> u8 {
    status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(u8::MAX)
}
