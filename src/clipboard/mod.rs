//! Copying text so that it is really there afterwards, and saying no more than what is known.
//!
//! There are several ways and none works everywhere. [`plan`] orders them from plain facts; [`Clipboard::copy`] tries
//! them until one works. macOS, Windows and Linux inside Windows are written from their documentation and were never
//! tried.

mod child;
pub mod facts;
#[cfg(all(unix, not(target_os = "macos")))]
pub mod holder;
#[cfg(not(all(unix, not(target_os = "macos"))))]
/// Nothing is held where the system keeps the text.
pub mod holder {
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
use facts::{Facts, Tmux};
use osc52::Between;
pub use plan::{Choice, Standing, Way, explain};

/// The longest text in bytes that arrives through X11. A longer one is taken without an error and cannot be pasted.
const X11_BYTES: usize = 16_000_000;

/// Copies, by the way that was chosen or by the first one that works.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clipboard {
    /// Which ways may be tried.
    pub choice: Choice,
    /// Whether the primary selection of X11 and Wayland is set as well.
    pub primary: bool,
    /// The program that is run to hold a selection; the running one if none is named.
    pub holder: Option<PathBuf>,
}

/// How far [`Clipboard::copy`] came.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum Attempt {
    /// All is done that can be done.
    Done(Outcome),
    /// The rest is for whoever owns the terminal.
    Emit(Emission),
}

/// A sequence still to be written to the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Emission {
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
        way: Way,
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
    /// A clipboard that copies by `choice`, and with `primary` sets the primary selection as well.
    pub fn new(choice: Choice, primary: bool) -> Self {
        Self { choice, primary, holder: None }
    }

    /// Copies exactly `text`. Reads the environment anew, as a tmux pane may have moved to another terminal since.
    /// Takes some milliseconds, and where displays hang up to 1.5 s for each way that is tried, so whoever draws calls
    /// it on another thread: one thread for all copies, else their order is anyone's guess.
    pub fn copy(&self, text: &str) -> Attempt {
        // No need to ask tmux about a copy that nobody wants.
        let facts = if self.choice == Choice::None { Facts::default() } else { Facts::from_environment() };
        self.copy_with(&facts, text)
    }

    /// [`Clipboard::copy`], and the sequence written where that is left to do: for whoever draws nothing.
    pub fn copy_and_emit(&self, text: &str) -> Outcome {
        match self.copy(text) {
            Attempt::Done(outcome) => outcome,
            Attempt::Emit(emission) => emission.emit(),
        }
    }

    /// [`Clipboard::copy`] in surroundings that are known.
    pub fn copy_with(&self, facts: &Facts, text: &str) -> Attempt {
        // Two holders at once would race for the selection.
        static TURN: Mutex<()> = Mutex::new(());
        let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        if text.is_empty() {
            return Attempt::failed("there is no text to copy");
        }
        let mut reasons = Vec::new();
        for way in plan::plan(self.choice, facts) {
            match self.by(way, facts, text) {
                Ok(attempt) => return attempt,
                Err(reason) => reasons.push(reason),
            }
        }
        if reasons.is_empty() {
            reasons = self.why_no_way(facts);
        }
        Attempt::failed(&reasons.join("; "))
    }

    fn by(&self, way: Way, facts: &Facts, text: &str) -> Result<Attempt, String> {
        let mut warnings = match way {
            Way::Windows => self.through_windows(text)?,
            Way::System | Way::Wayland | Way::X11 => self.native(way, facts, text)?,
            Way::Tmux => {
                tmux::load(text)?;
                self.without_primary()
            }
            Way::Osc52 => return self.emission(facts, text).map(Attempt::Emit),
        };
        // On to its terminal too: tmux may be shown in several, and the one in use need not be the one it asked last.
        if way != Way::Tmux
            && plan::fills_tmux_buffer(self.choice, facts)
            && let Err(reason) = tmux::load(text)
        {
            warnings.push(reason);
        }
        let warning = (!warnings.is_empty()).then(|| warnings.join("; "));
        Ok(Attempt::Done(Outcome::Done { way, warning }))
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
    fn native(&self, _way: Way, _facts: &Facts, text: &str) -> Result<Vec<String>, String> {
        native::keep(text)?;
        Ok(self.without_primary())
    }

    #[cfg(all(unix, not(target_os = "macos")))]
    fn native(&self, way: Way, facts: &Facts, text: &str) -> Result<Vec<String>, String> {
        let display = match (way, &facts.wayland, &facts.x11) {
            (Way::Wayland, Some(name), _) => holder::Display::Wayland(name),
            (Way::X11, _, Some(_)) if text.len() > X11_BYTES => {
                return Err(format!("X11 carries at most {X11_BYTES} bytes, and this is {}", text.len()));
            }
            (Way::X11, _, Some(name)) => holder::Display::X11(name, facts.xauthority.as_deref()),
            _ => return Err(format!("there is no {}", way.name())),
        };
        let warning = holder::start(self.holder.as_deref(), display, text, self.primary)?;
        Ok(warning.into_iter().collect())
    }

    fn emission(&self, facts: &Facts, text: &str) -> Result<Emission, String> {
        osc52::reachable()?;
        let between = match facts.tmux {
            _ if facts.screen => Between::Screen,
            Tmux::Inside | Tmux::Silent(_) => Between::Tmux,
            Tmux::Outside => Between::Nothing,
        };
        let sequence = osc52::sequence(text, self.primary, between)?;
        let warning = (text.len() > osc52::SAFE_BYTES)
            .then(|| format!("{} bytes; many terminals take no more than {}", text.len(), osc52::SAFE_BYTES));
        Ok(Emission { sequence, warning })
    }

    fn without_primary(&self) -> Vec<String> {
        if self.primary { vec!["the primary selection was not set".to_owned()] } else { Vec::new() }
    }

    /// Why no way at all is left.
    fn why_no_way(&self, facts: &Facts) -> Vec<String> {
        if self.choice == Choice::None {
            return vec!["copying is off (`none` was asked for)".to_owned()];
        }
        let others = format!("`{}` was asked for", self.choice);
        explain(self.choice, facts).into_iter().map(|standing| standing.why).filter(|why| *why != others).collect()
    }
}

impl Attempt {
    fn failed(reason: &str) -> Self {
        Self::Done(Outcome::Failed { reason: text::one_line(reason) })
    }
}

impl Emission {
    /// Writes the sequence to the terminal, in one piece: not while anything else draws.
    pub fn emit(self) -> Outcome {
        match osc52::emit(&self.sequence) {
            Ok(()) => Outcome::Done { way: Way::Osc52, warning: self.warning },
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
            Self::Done { way, warning } => {
                let mut message = match way {
                    Way::Windows | Way::System | Way::Wayland | Way::X11 => format!("Copied {what}"),
                    Way::Tmux => format!("Copied {what} to tmux and its terminal"),
                    Way::Osc52 => format!("Sent {what} to the terminal (it cannot confirm)"),
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

    fn done(way: Way, warning: Option<&str>) -> Outcome {
        Outcome::Done { way, warning: warning.map(str::to_owned) }
    }

    #[test]
    fn each_way_has_its_words() {
        for way in [Way::Windows, Way::System, Way::Wayland, Way::X11] {
            assert_eq!(done(way, None).message("SUCCESS"), "Copied SUCCESS");
        }
        assert_eq!(done(Way::Tmux, None).message("SUCCESS"), "Copied SUCCESS to tmux and its terminal");
        assert_eq!(done(Way::Osc52, None).message("SUCCESS"), "Sent SUCCESS to the terminal (it cannot confirm)");
        let failed = Outcome::Failed { reason: "no display".to_owned() };
        assert_eq!(failed.message("SUCCESS"), "Not copied: no display");
    }

    #[test]
    fn only_a_failure_has_failed() {
        assert!(Outcome::Failed { reason: String::new() }.failed());
        assert!(!done(Way::Osc52, Some("long")).failed());
    }

    #[test]
    fn a_message_is_one_clean_line() {
        let message = done(Way::X11, Some("no\nprimary")).message("A\x1b[2J\nB");
        assert_eq!(message, "Copied A␛[2J B; no primary");
    }

    #[test]
    fn nothing_is_not_copied() {
        let attempt = Clipboard::new(Choice::Osc52, false).copy_with(&Facts::default(), "");
        assert_eq!(reason(attempt), "there is no text to copy");
    }

    #[test]
    fn none_says_that_it_was_asked_for() {
        let attempt = Clipboard::new(Choice::None, false).copy("SUCCESS");
        assert_eq!(reason(attempt), "copying is off (`none` was asked for)");
    }

    #[test]
    fn no_way_left_says_why_of_each_way_that_was_allowed() {
        let attempt = Clipboard::new(Choice::Native, false).copy_with(&Facts::default(), "SUCCESS");
        assert_eq!(reason(attempt), "WAYLAND_DISPLAY is not set; DISPLAY is not set");
        let attempt = Clipboard::new(Choice::Tmux, false).copy_with(&Facts::default(), "SUCCESS");
        assert_eq!(reason(attempt), "TMUX is not set");
    }

    #[test]
    fn more_than_x11_carries_is_refused() {
        let facts = Facts { x11: Some(":0".to_owned()), ..Facts::default() };
        let attempt = Clipboard::new(Choice::Native, false).copy_with(&facts, &"x".repeat(X11_BYTES + 1));
        assert_eq!(reason(attempt), "X11 carries at most 16000000 bytes, and this is 16000001");
    }

    #[test]
    fn every_way_that_failed_is_told() {
        let facts =
            Facts { wayland: Some("/nowhere/wayland-0".to_owned()), x11: Some(":0".to_owned()), ..Facts::default() };
        let holder = Some(PathBuf::from("/nowhere/ipaper-codes"));
        let attempt = Clipboard { holder, ..Clipboard::new(Choice::Auto, false) }.copy_with(&facts, "SUCCESS");
        let failure = "the holder cannot be started: No such file or directory (os error 2)";
        assert_eq!(reason(attempt), format!("{failure}; {failure}"));
    }
}
