//! Copying a text so that it stays available, and claiming no more than is known.
//!
//! There are several backends, and none works everywhere. [`plan`] orders them by the [`Environment`], and
//! [`Clipboard::copy`] tries one after the other until one works. The backends for macOS, Windows and Linux inside Windows
//! are written from their documentation and untested.
//!
//! ```no_run
//! use ipaper_codes::clipboard::{Clipboard, Preference};
//!
//! let outcome = Clipboard::new(Preference::default(), false).copy_and_emit("READONLY");
//! println!("{}", outcome.message("the name"));
//! ```

pub mod environment;
mod interrupt;
mod native;
pub mod osc52;
pub mod plan;
mod programs;
#[cfg(all(unix, not(target_os = "macos")))]
pub mod selection_owner;
/// macOS and Windows own a copied text themselves.
#[cfg(not(all(unix, not(target_os = "macos"))))]
#[path = "system_clipboard.rs"]
pub mod selection_owner;
mod time_limit;

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use crate::text;
use environment::{Environment, Tmux};
use osc52::Multiplexer;
pub use plan::{Backend, Candidate, Preference, explain};
use programs::TmuxTerminal;
pub use time_limit::Cancellation;
use time_limit::TimeLimit;

/// A clipboard: copies through the first backend that works.
#[derive(Debug, Clone, Default)]
pub struct Clipboard {
    /// The backends that may be tried.
    pub preference: Preference,
    /// Sets the primary selection of X11 and Wayland as well.
    pub primary: bool,
    /// The program to run as the selection owner; by default the running one.
    pub owner: Option<PathBuf>,
    /// Cancels the copy under way and every later one, of this clipboard and of its clones.
    pub cancellation: Cancellation,
}

/// The result of [`Clipboard::copy`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum Attempt {
    /// Nothing is left to do.
    Done(Outcome),
    /// A sequence is left to be written, by the thread that owns the terminal.
    Emit(PendingEscape),
}

/// An escape sequence still to be written to the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct PendingEscape {
    /// The complete bytes: see [`osc52::emit`].
    pub sequence: Vec<u8>,
    warning: Option<String>,
}

/// The outcome of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The clipboard has the text.
    Copied {
        /// Anything else the user should know.
        warning: Option<String>,
    },
    /// Tmux has the text.
    CopiedToTmux {
        /// The end of the message, about the terminal of tmux: `; sent to its terminal`.
        beyond: &'static str,
        /// Anything else the user should know.
        warning: Option<String>,
    },
    /// The terminal was asked to copy the text, and never confirms it.
    Sent {
        /// Anything else the user should know.
        warning: Option<String>,
    },
    /// Nothing was copied or sent.
    Failed {
        /// The reason, on one line.
        reason: String,
    },
}

impl Clipboard {
    /// A clipboard that copies by `preference`, and with `primary` sets the primary selection as well.
    pub fn new(preference: Preference, primary: bool) -> Self {
        Self { preference, primary, ..Self::default() }
    }

    /// Copies exactly `text`. Reads the environment each time, as a tmux pane may have moved to another terminal.
    /// Takes a few milliseconds, and up to 1.3 s for each backend that hangs, so a program that draws calls it on
    /// another thread: one thread for all copies, to keep their order.
    pub fn copy(&self, text: &str) -> Attempt {
        // No need to ask tmux about a copy that is turned off.
        let environment = match self.preference {
            Preference::None => Environment::default(),
            _ => Environment::from_environment(&self.cancellation),
        };
        self.copy_with(&environment, text)
    }

    /// [`Clipboard::copy`], which also writes the escape sequence if there is one: for programs that draw nothing and
    /// handle no signals.
    pub fn copy_and_emit(&self, text: &str) -> Outcome {
        match interrupt::interruptible(&self.cancellation, || self.copy(text)) {
            Attempt::Done(outcome) => outcome,
            Attempt::Emit(pending) => pending.emit(),
        }
    }

    /// [`Clipboard::copy`] in a given environment.
    pub fn copy_with(&self, environment: &Environment, text: &str) -> Attempt {
        // Two selection owners started at once would race for the selection.
        static LOCK: Mutex<()> = Mutex::new(());
        let _lock = LOCK.lock().unwrap_or_else(PoisonError::into_inner);
        if text.is_empty() {
            return Attempt::failed("there is no text to copy");
        }
        let mut reasons = Vec::new();
        for backend in plan::plan(self.preference, environment) {
            if self.cancellation.is_cancelled() {
                return Attempt::failed(time_limit::CANCELLED);
            }
            match self.try_backend(backend, environment, text) {
                Ok(attempt) => return attempt,
                Err(reason) => reasons.push(reason),
            }
        }
        if reasons.is_empty() {
            reasons = self.why_no_backend(environment);
        }
        Attempt::failed(&reasons.join("; "))
    }

    fn try_backend(&self, backend: Backend, environment: &Environment, text: &str) -> Result<Attempt, String> {
        let limit = TimeLimit::new(&self.cancellation);
        let warning = match backend {
            Backend::Windows => {
                programs::clip_exe(text, &limit)?;
                self.no_primary()
            }
            Backend::System | Backend::Wayland | Backend::X11 => {
                selection_owner::copy(self.owner.as_deref(), (backend, environment), text, self.primary, &limit)?
            }
            Backend::Tmux => return self.copy_to_tmux(text, &limit).map(Attempt::Done),
            Backend::Osc52 => return self.pending_escape(environment, text).map(Attempt::Emit),
        };
        let mut warnings = Vec::from_iter(warning);
        // And on to tmux's terminal: several may show the session, and the user may sit at any of them.
        if plan::fills_tmux_buffer(self.preference, environment)
            && let Err(reason) = programs::load_tmux_buffer(text, &TimeLimit::new(&self.cancellation))
        {
            warnings.push(reason);
        }
        let warning = (!warnings.is_empty()).then(|| warnings.join("; "));
        Ok(Attempt::Done(Outcome::Copied { warning }))
    }

    fn copy_to_tmux(&self, text: &str, limit: &TimeLimit) -> Result<Outcome, String> {
        let beyond = match programs::load_tmux_buffer(text, limit)? {
            TmuxTerminal::Attached => "; sent to its terminal",
            TmuxTerminal::SetClipboardOff => " only (set-clipboard is off)",
            TmuxTerminal::NoClient => " only (no client attached)",
            TmuxTerminal::TextTooLong => " only (too long for its terminal)",
        };
        Ok(Outcome::CopiedToTmux { beyond, warning: self.no_primary() })
    }

    fn pending_escape(&self, environment: &Environment, text: &str) -> Result<PendingEscape, String> {
        osc52::check_terminal()?;
        let multiplexer = match environment.tmux {
            _ if environment.screen => Multiplexer::Screen,
            Tmux::Inside | Tmux::Unresponsive(_) => Multiplexer::Tmux,
            Tmux::Outside => Multiplexer::None,
        };
        let sequence = osc52::sequence(text, self.primary, multiplexer)?;
        let warning = (text.len() > osc52::SAFE_BYTES)
            .then(|| format!("{} bytes; many terminals accept no more than {}", text.len(), osc52::SAFE_BYTES));
        Ok(PendingEscape { sequence, warning })
    }

    fn no_primary(&self) -> Option<String> {
        self.primary.then(|| native::NO_PRIMARY.to_owned())
    }

    /// The reasons why there is no backend to try.
    fn why_no_backend(&self, environment: &Environment) -> Vec<String> {
        if self.preference == Preference::None {
            return vec!["copying is off (`none` was asked for)".to_owned()];
        }
        let not_asked_for = format!("`{}` was asked for", self.preference);
        explain(self.preference, environment)
            .into_iter()
            .map(|candidate| candidate.why)
            .filter(|why| *why != not_asked_for)
            .collect()
    }
}

impl Attempt {
    fn failed(reason: &str) -> Self {
        Self::Done(Outcome::Failed { reason: text::one_line(reason) })
    }
}

impl PendingEscape {
    /// Writes the sequence to the terminal in one piece. Must not be called while anything else draws.
    pub fn emit(self) -> Outcome {
        match osc52::emit(&self.sequence) {
            Ok(()) => Outcome::Sent { warning: self.warning },
            Err(error) => Outcome::Failed { reason: text::one_line(&osc52::write_error(&error)) },
        }
    }
}

impl Outcome {
    /// Returns true if the user still has to be given the text in some other way.
    pub fn failed(&self) -> bool {
        matches!(self, Self::Failed { .. })
    }

    /// The message for the user, on one line; `what` names the text. It says "Copied" only of what was confirmed.
    pub fn message(&self, what: &str) -> String {
        let (message, warning) = match self {
            Self::Failed { reason } => (format!("Not copied: {reason}"), &None),
            Self::Copied { warning } => (format!("Copied {what}"), warning),
            Self::CopiedToTmux { beyond, warning } => (format!("Copied {what} to tmux{beyond}"), warning),
            Self::Sent { warning } => (format!("Sent {what} to the terminal (it cannot confirm)"), warning),
        };
        let warning = warning.as_ref().map_or(String::new(), |warning| format!("; {warning}"));
        text::one_line(&(message + &warning))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(attempt: Attempt) -> String {
        match attempt {
            Attempt::Done(Outcome::Failed { reason }) => reason,
            other => panic!("{other:?} is no failure"),
        }
    }

    #[test]
    fn each_outcome_has_its_message() {
        assert_eq!(Outcome::Copied { warning: None }.message("SUCCESS"), "Copied SUCCESS");
        let in_tmux = Outcome::CopiedToTmux { beyond: "; sent to its terminal", warning: None };
        assert_eq!(in_tmux.message("SUCCESS"), "Copied SUCCESS to tmux; sent to its terminal");
        let sent = Outcome::Sent { warning: None };
        assert_eq!(sent.message("SUCCESS"), "Sent SUCCESS to the terminal (it cannot confirm)");
        let failed = Outcome::Failed { reason: "no display".to_owned() };
        assert_eq!(failed.message("SUCCESS"), "Not copied: no display");
    }

    #[test]
    fn only_a_failure_has_failed() {
        assert!(Outcome::Failed { reason: String::new() }.failed());
        assert!(!Outcome::Sent { warning: Some("long".to_owned()) }.failed());
    }

    #[test]
    fn a_message_is_one_clean_line() {
        let copied = Outcome::Copied { warning: Some("no\nprimary".to_owned()) };
        assert_eq!(copied.message("A\x1b[2J\nB"), "Copied A␛[2J B; no primary");
    }

    #[test]
    fn an_empty_text_is_not_copied() {
        let attempt = Clipboard::new(Preference::Osc52, false).copy_with(&Environment::default(), "");
        assert_eq!(reason(attempt), "there is no text to copy");
    }

    #[test]
    fn none_says_that_it_was_asked_for() {
        let attempt = Clipboard::new(Preference::None, false).copy("SUCCESS");
        assert_eq!(reason(attempt), "copying is off (`none` was asked for)");
    }

    #[test]
    fn without_a_backend_each_one_that_was_allowed_says_why() {
        let attempt = Clipboard::new(Preference::Native, false).copy_with(&Environment::default(), "SUCCESS");
        assert_eq!(reason(attempt), "WAYLAND_DISPLAY is not set; DISPLAY is not set");
        let attempt = Clipboard::new(Preference::Tmux, false).copy_with(&Environment::default(), "SUCCESS");
        assert_eq!(reason(attempt), "TMUX is not set");
    }

    #[cfg(all(unix, not(target_os = "macos")))]
    #[test]
    fn a_text_too_long_for_x11_is_refused() {
        let environment = Environment { x11: Some(":0".to_owned()), ..Environment::default() };
        let attempt = Clipboard::new(Preference::Native, false)
            .copy_with(&environment, &"x".repeat(selection_owner::X11_BYTES + 1));
        assert_eq!(reason(attempt), "X11 carries at most 16000000 bytes, and the text has 16000001");
    }

    #[test]
    fn an_owner_that_talks_without_end_is_ended() {
        let environment = Environment { x11: Some(":0".to_owned()), ..Environment::default() };
        let owner = Some(PathBuf::from("/usr/bin/yes"));
        let clipboard = Clipboard { owner, ..Clipboard::new(Preference::Native, false) };
        let attempt = clipboard.copy_with(&environment, &"x".repeat(1_000_000));
        assert_eq!(reason(attempt), "the selection owner ended without an answer");
    }

    #[test]
    fn a_copy_that_was_cancelled_is_not_tried() {
        let environment = Environment { x11: Some(":0".to_owned()), ..Environment::default() };
        let owner = Some(PathBuf::from("/nowhere/ipaper-codes"));
        let clipboard = Clipboard { owner, ..Clipboard::new(Preference::Native, false) };
        clipboard.clone().cancellation.cancel();
        assert_eq!(reason(clipboard.copy_with(&environment, "SUCCESS")), "cancelled");
    }

    #[test]
    fn every_backend_that_failed_says_why() {
        let environment = Environment {
            wayland: Some("/nowhere/wayland-0".to_owned()),
            x11: Some(":0".to_owned()),
            ..Environment::default()
        };
        let owner = Some(PathBuf::from("/nowhere/ipaper-codes"));
        let attempt = Clipboard { owner, ..Clipboard::new(Preference::Auto, false) }.copy_with(&environment, "SUCCESS");
        let failure = "the selection owner cannot be started: No such file or directory (os error 2)";
        assert_eq!(reason(attempt), format!("{failure}; {failure}"));
    }
}
