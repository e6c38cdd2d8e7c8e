//! The exit status of a run.

use std::io;
use std::process::ExitCode;

use crate::catalog::Handling;
use crate::text;

/// The outcome of a run without an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Something was found or done.
    Found,
    /// Nothing was found.
    NothingFound,
    /// Two references do not differ.
    Same,
    /// Two references differ.
    Different,
    /// Nothing is missing or wrong in what was checked.
    Complete,
    /// Something is.
    Incomplete,
    /// A path or a name that was given is of no use, or cannot be read, which was reported.
    Unusable,
    /// A name has several meanings, which were reported, where one is needed.
    Ambiguous,
    /// The worst of the codes that were found is to be handled so.
    Handling(Handling),
    /// A command was run, and ended with this status.
    Command(u8),
    /// The user interrupted it.
    Interrupted,
}

impl Outcome {
    /// The exit status: 0 found, the same or complete, 1 nothing found, different or incomplete, 2 for an ambiguous
    /// name or what cannot be read, 130 interrupted. For a handling, one of those of `sysexits.h`.
    pub fn status(self) -> u8 {
        match self {
            Self::Found | Self::Same | Self::Complete | Self::Handling(Handling::Ok) => 0,
            Self::NothingFound | Self::Different | Self::Incomplete => 1,
            Self::Ambiguous | Self::Unusable => ERROR,
            Self::Handling(Handling::Retry) => 75,
            Self::Handling(Handling::Request) => 65,
            Self::Handling(Handling::Account) => 77,
            Self::Handling(Handling::Bug) => 70,
            Self::Command(status) => status,
            Self::Interrupted => 130,
        }
    }
}

/// The exit status of an error.
pub const ERROR: u8 = 2;

/// The exit status of a run, and the line for standard error if there is one. A closed pipe is no error: its reader has
/// read enough.
pub fn report(result: &anyhow::Result<Outcome>) -> (ExitCode, Option<String>) {
    match result {
        Ok(outcome) => (outcome.status().into(), None),
        Err(error) if is_closed_pipe(error) => (Outcome::Found.status().into(), None),
        Err(error) => (ERROR.into(), Some(text::one_line(&text::reason(&format!("{error:#}"))))),
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_pipe_is_no_error() {
        let error = anyhow::Error::from(io::Error::from(io::ErrorKind::BrokenPipe)).context("standard output");
        assert_eq!(report(&Err(error)), (ExitCode::from(0), None));
    }

    #[test]
    fn the_number_of_an_error_is_left_out() {
        let error = anyhow::Error::from(io::Error::from_raw_os_error(28)).context("the answer cannot be written");
        let message = report(&Err(error)).1.unwrap();
        assert!(message.starts_with("the answer cannot be written: ") && !message.contains("28"), "{message}");
    }

    #[test]
    fn an_error_is_one_clean_line() {
        let error = anyhow::anyhow!("bad\x1b[2J").context("first\nsecond");
        assert_eq!(report(&Err(error)), (ExitCode::from(2), Some("first second: bad␛[2J".to_owned())));
    }
}
