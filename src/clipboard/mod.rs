//! Copying text so that it is really there afterwards, and saying no more than what is known.
//!
//! There are several ways and none works everywhere. [`plan`] orders them from plain environment; [`Clipboard::copy`] tries
//! them until one works. macOS, Windows and Linux inside Windows are written from their documentation and were never
//! tried.

mod child;
pub mod environment;
#[cfg(all(unix, not(target_os = "macos")))]
pub mod selection_owner;
#[cfg(not(all(unix, not(target_os = "macos"))))]
/// Nothing is held where the system keeps the text.
pub mod selection_owner {
    /// The hidden subcommand, which is not started here.
    pub const SUBCOMMAND: &str = "hold-selection";

    /// The body of the hidden subcommand.
    pub fn run(_words: &[String]) -> std::process::ExitCode {
        std::process::ExitCode::FAILURE
    }
}
mod native;
pub mod osc52;
pub mod plan;
mod tmux;

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use crate::text;
use environment::{Environment, Tmux};
use osc52::Multiplexer;
pub use plan::{Backend, Candidate, Preference, explain};

/// The longest text in bytes that arrives through X11. A longer one is taken without an error and cannot be pasted.
const X11_BYTES: usize = 16_000_000;

/// Copies, by the way that was chosen or by the first one that works.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clipboard {
    /// Which ways may be tried.
    pub preference: Preference,
    /// Whether the primary selection of X11 and Wayland is set as well.
    pub primary: bool,
    /// The program that is run to hold a selection; the running one if none is named.
    pub owner: Option<PathBuf>,
}

/// How far [`Clipboard::copy`] came.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum Attempt {
    /// All is done that can be done.
    Done(Outcome),
    /// The rest is for whoever owns the terminal.
    Emit(PendingEscape),
}

/// A sequence still to be written to the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct PendingEscape {
    /// The bytes, complete: see [`osc52::emit`].
    pub sequence: Vec<u8>,
    warning: Option<String>,
}

/// What became of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Copied, or sent where nobody confirms.
    Done {
        /// By which way.
        backend: Backend,
        /// What the user should know besides.
        warning: Option<String>,
    },
    /// Nothing was copied or sent.
    Failed {
        /// Why not, on one line.
        reason: String,
    },
}

impl Clipboard {
    /// A clipboard that copies by `preference`, and with `primary` sets the primary selection as well.
    pub fn new(preference: Preference, primary: bool) -> Self {
        Self { preference, primary, owner: None }
    }

    /// Copies exactly `text`. Reads the environment anew, as a tmux pane may have moved to another terminal since.
    /// Takes some milliseconds, and where displays hang up to 1.5 s for each way that is tried, so whoever draws calls
    /// it on another thread: one thread for all copies, else their order is anyone's guess.
    pub fn copy(&self, text: &str) -> Attempt {
        // No need to ask tmux about a copy that nobody wants.
        let environment =
            if self.preference == Preference::None { Environment::default() } else { Environment::from_environment() };
        self.copy_with(&environment, text)
    }

    /// [`Clipboard::copy`], and the sequence written where that is left to do: for whoever draws nothing.
    pub fn copy_and_emit(&self, text: &str) -> Outcome {
        match self.copy(text) {
            Attempt::Done(outcome) => outcome,
            Attempt::Emit(pending) => pending.emit(),
        }
    }

    /// [`Clipboard::copy`] in surroundings that are known.
    pub fn copy_with(&self, environment: &Environment, text: &str) -> Attempt {
        // Two owners at once would race for the selection.
        static LOCK_TIMEOUT: Mutex<()> = Mutex::new(());
        let _turn = LOCK_TIMEOUT.lock().unwrap_or_else(PoisonError::into_inner);
        if text.is_empty() {
            return Attempt::failed("there is no text to copy");
        }
        let mut reasons = Vec::new();
        for backend in plan::plan(self.preference, environment) {
            match self.by(backend, environment, text) {
                Ok(attempt) => return attempt,
                Err(reason) => reasons.push(reason),
            }
        }
        if reasons.is_empty() {
            reasons = self.why_no_way(environment);
        }
        Attempt::failed(&reasons.join("; "))
    }

    fn by(&self, backend: Backend, environment: &Environment, text: &str) -> Result<Attempt, String> {
        let mut warnings = match backend {
            Backend::Windows => self.through_windows(text)?,
            Backend::System | Backend::Wayland | Backend::X11 => self.native(backend, environment, text)?,
            Backend::Tmux => {
                tmux::load(text)?;
                self.without_primary()
            }
            Backend::Osc52 => return self.pending(environment, text).map(Attempt::Emit),
        };
        // On to its terminal too: tmux may be shown in several, and the one in use need not be the one it asked last.
        if backend != Backend::Tmux
            && plan::fills_tmux_buffer(self.preference, environment)
            && let Err(reason) = tmux::load(text)
        {
            warnings.push(reason);
        }
        let warning = (!warnings.is_empty()).then(|| warnings.join("; "));
        Ok(Attempt::Done(Outcome::Done { backend, warning }))
    }

    fn through_windows(&self, text: &str) -> Result<Vec<String>, String> {
        // clip.exe takes other bytes for the console's code page, unless they say that they are UTF-16.
        let bytes = if text.is_ascii() {
            text.as_bytes().to_vec()
        } else {
            "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
        };
        child::run("clip.exe", &[], bytes)?;
        Ok(self.without_primary())
    }

    #[cfg(not(all(unix, not(target_os = "macos"))))]
    fn native(&self, _way: Backend, _facts: &Environment, text: &str) -> Result<Vec<String>, String> {
        native::keep(text)?;
        Ok(self.without_primary())
    }

    #[cfg(all(unix, not(target_os = "macos")))]
    fn native(&self, backend: Backend, environment: &Environment, text: &str) -> Result<Vec<String>, String> {
        let display = match (backend, &environment.wayland, &environment.x11) {
            (Backend::Wayland, Some(name), _) => selection_owner::Display::Wayland(name),
            (Backend::X11, _, Some(_)) if text.len() > X11_BYTES => {
                return Err(format!("X11 carries at most {X11_BYTES} bytes, and this is {}", text.len()));
            }
            (Backend::X11, _, Some(name)) => selection_owner::Display::X11(name, environment.xauthority.as_deref()),
            _ => return Err(format!("there is no {}", backend.name())),
        };
        let warning = selection_owner::start(self.owner.as_deref(), display, text, self.primary)?;
        Ok(warning.into_iter().collect())
    }

    fn pending(&self, environment: &Environment, text: &str) -> Result<PendingEscape, String> {
        osc52::reachable()?;
        let between = match environment.tmux {
            _ if environment.screen => Multiplexer::Screen,
            Tmux::Inside | Tmux::Silent(_) => Multiplexer::Tmux,
            Tmux::Outside => Multiplexer::Nothing,
        };
        let sequence = osc52::sequence(text, self.primary, between)?;
        let warning = (text.len() > osc52::SAFE_BYTES)
            .then(|| format!("{} bytes; many terminals take no more than {}", text.len(), osc52::SAFE_BYTES));
        Ok(PendingEscape { sequence, warning })
    }

    fn without_primary(&self) -> Vec<String> {
        if self.primary { vec!["the primary selection was not set".to_owned()] } else { Vec::new() }
    }

    /// Why no way at all is left.
    fn why_no_way(&self, environment: &Environment) -> Vec<String> {
        if self.preference == Preference::None {
            return vec!["copying is off (`none` was asked for)".to_owned()];
        }
        let others = format!("`{}` was asked for", self.preference);
        explain(self.preference, environment)
            .into_iter()
            .map(|candidate| candidate.why)
            .filter(|why| *why != others)
            .collect()
    }
}

impl Attempt {
    fn failed(reason: &str) -> Self {
        Self::Done(Outcome::Failed { reason: text::one_line(reason) })
    }
}

impl PendingEscape {
    /// Writes the sequence to the terminal, in one piece: not while anything else draws.
    pub fn emit(self) -> Outcome {
        match osc52::emit(&self.sequence) {
            Ok(()) => Outcome::Done { backend: Backend::Osc52, warning: self.warning },
            Err(error) => Outcome::Failed { reason: text::one_line(&osc52::refusal(&error)) },
        }
    }
}

impl Outcome {
    /// Whether the text is still to be given to the user in some other way.
    pub fn failed(&self) -> bool {
        matches!(self, Self::Failed { .. })
    }

    /// What to tell the user, on one line; `what` names the text. "Copied" is said only of what was confirmed.
    pub fn message(&self, what: &str) -> String {
        let what = text::one_line(what);
        match self {
            Self::Failed { reason } => format!("Not copied: {reason}"),
            Self::Done { backend, warning } => {
                let mut message = match backend {
                    Backend::Windows | Backend::System | Backend::Wayland | Backend::X11 => format!("Copied {what}"),
                    Backend::Tmux => format!("Copied {what} to tmux and its terminal"),
                    Backend::Osc52 => format!("Sent {what} to the terminal (it cannot confirm)"),
                };
                if let Some(warning) = warning {
                    message.push_str("; ");
                    message.push_str(&text::one_line(warning));
                }
                message
            }
        }
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

    fn done(backend: Backend, warning: Option<&str>) -> Outcome {
        Outcome::Done { backend, warning: warning.map(str::to_owned) }
    }

    #[test]
    fn each_way_has_its_words() {
        for backend in [Backend::Windows, Backend::System, Backend::Wayland, Backend::X11] {
            assert_eq!(done(backend, None).message("SUCCESS"), "Copied SUCCESS");
        }
        assert_eq!(done(Backend::Tmux, None).message("SUCCESS"), "Copied SUCCESS to tmux and its terminal");
        assert_eq!(done(Backend::Osc52, None).message("SUCCESS"), "Sent SUCCESS to the terminal (it cannot confirm)");
        let failed = Outcome::Failed { reason: "no display".to_owned() };
        assert_eq!(failed.message("SUCCESS"), "Not copied: no display");
    }

    #[test]
    fn only_a_failure_has_failed() {
        assert!(Outcome::Failed { reason: String::new() }.failed());
        assert!(!done(Backend::Osc52, Some("long")).failed());
    }

    #[test]
    fn a_message_is_one_clean_line() {
        let message = done(Backend::X11, Some("no\nprimary")).message("A\x1b[2J\nB");
        assert_eq!(message, "Copied A␛[2J B; no primary");
    }

    #[test]
    fn nothing_is_not_copied() {
        let attempt = Clipboard::new(Preference::Osc52, false).copy_with(&Environment::default(), "");
        assert_eq!(reason(attempt), "there is no text to copy");
    }

    #[test]
    fn none_says_that_it_was_asked_for() {
        let attempt = Clipboard::new(Preference::None, false).copy("SUCCESS");
        assert_eq!(reason(attempt), "copying is off (`none` was asked for)");
    }

    #[test]
    fn no_way_left_says_why_of_each_way_that_was_allowed() {
        let attempt = Clipboard::new(Preference::Native, false).copy_with(&Environment::default(), "SUCCESS");
        assert_eq!(reason(attempt), "WAYLAND_DISPLAY is not set; DISPLAY is not set");
        let attempt = Clipboard::new(Preference::Tmux, false).copy_with(&Environment::default(), "SUCCESS");
        assert_eq!(reason(attempt), "TMUX is not set");
    }

    #[test]
    fn more_than_x11_carries_is_refused() {
        let environment = Environment { x11: Some(":0".to_owned()), ..Environment::default() };
        let attempt = Clipboard::new(Preference::Native, false).copy_with(&environment, &"x".repeat(X11_BYTES + 1));
        assert_eq!(reason(attempt), "X11 carries at most 16000000 bytes, and this is 16000001");
    }

    #[test]
    fn every_way_that_failed_is_told() {
        let environment = Environment {
            wayland: Some("/nowhere/wayland-0".to_owned()),
            x11: Some(":0".to_owned()),
            ..Environment::default()
        };
        let owner = Some(PathBuf::from("/nowhere/ipaper-codes"));
        let attempt = Clipboard { owner, ..Clipboard::new(Preference::Auto, false) }.copy_with(&environment, "SUCCESS");
        let failure = "the owner cannot be started: No such file or directory (os error 2)";
        assert_eq!(reason(attempt), format!("{failure}; {failure}"));
    }
}
