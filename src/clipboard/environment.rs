//! The environment that decides how to copy, as plain data. No other file of the module reads variables.

use std::env;

use super::programs;
use super::time_limit::{Cancellation, TimeLimit};

/// The facts that decide which backends can work. An empty variable counts as one that is not set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Environment {
    /// The user is connected from another machine.
    pub ssh: bool,
    /// `WAYLAND_DISPLAY`: the Wayland compositor.
    pub wayland: Option<String>,
    /// `DISPLAY`: the X11 server.
    pub x11: Option<String>,
    /// `XAUTHORITY`, where tmux has a newer one than this process was started with.
    pub xauthority: Option<String>,
    /// Tmux around this process, if any.
    pub tmux: Tmux,
    /// The innermost multiplexer is GNU screen.
    pub screen: bool,
    /// `TERM`.
    pub term: String,
    /// The owner of a copied text.
    pub system: System,
}

/// The owner of a copied text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum System {
    /// X11 and Wayland: the program that copied it.
    #[default]
    Display,
    /// The same, inside Windows, which has a clipboard of its own.
    InsideWindows,
    /// macOS and Windows: the system.
    SystemClipboard,
}

/// Tmux around this process.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Tmux {
    /// Not a tmux pane.
    #[default]
    Outside,
    /// A pane of a server that responds.
    Inside,
    /// `TMUX` is set but the server does not respond; holds the reason.
    Unresponsive(String),
}

impl Environment {
    /// Reads the environment and, inside tmux, asks tmux for the session's: a pane keeps the variables it was opened
    /// with, and those about SSH and the display may be out of date. Takes about 4 ms inside tmux, at most 1.3 s.
    pub fn from_environment(cancellation: &Cancellation) -> Self {
        let variable = |name: &str| env::var(name).ok();
        let ask = |_| programs::tmux_environment(&TimeLimit::new(cancellation));
        let session = variable("TMUX").filter(|value| !value.is_empty()).map(ask);
        Self::from(variable, session)
    }

    /// [`Environment::from_environment`] of plain data: the variables, and inside tmux its answer to `show-environment`.
    fn from(variable: impl Fn(&str) -> Option<String>, session: Option<Result<String, String>>) -> Self {
        let own = |name: &str| variable(name).filter(|value| !value.is_empty());
        let answer = session.as_ref().and_then(|session| session.as_ref().ok());
        let in_tmux = |name: &str| answer.map_or(TmuxVariable::Untracked, |answer| tmux_variable(answer, name));
        // Tmux drops DISPLAY when it is attached from a terminal without one. The old display may well be running
        // still, and trying it costs nothing.
        let newest = |name: &str| match in_tmux(name) {
            TmuxVariable::Value(value) => Some(value.to_owned()),
            TmuxVariable::Removed | TmuxVariable::Untracked => own(name),
        };
        let term = own("TERM").unwrap_or_default();
        Self {
            ssh: match in_tmux("SSH_CONNECTION") {
                TmuxVariable::Value(_) => true,
                TmuxVariable::Removed => false,
                TmuxVariable::Untracked => {
                    ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"].iter().any(|name| own(name).is_some())
                }
            },
            wayland: newest("WAYLAND_DISPLAY"),
            x11: newest("DISPLAY"),
            xauthority: match in_tmux("XAUTHORITY") {
                TmuxVariable::Value(path) => Some(path.to_owned()),
                TmuxVariable::Removed | TmuxVariable::Untracked => None,
            },
            tmux: match session {
                None => Tmux::Outside,
                Some(Ok(_)) => Tmux::Inside,
                Some(Err(reason)) => Tmux::Unresponsive(reason),
            },
            screen: own("STY").is_some() && !term.starts_with("tmux"),
            term,
            system: if cfg!(any(windows, target_os = "macos")) {
                System::SystemClipboard
            } else if own("WSL_DISTRO_NAME").or_else(|| own("WSL_INTEROP")).is_some() {
                System::InsideWindows
            } else {
                System::Display
            },
        }
    }
}

/// A variable of the tmux session.
enum TmuxVariable<'a> {
    Value(&'a str),
    /// The client that attached last did not have it.
    Removed,
    /// Tmux does not keep track of it.
    Untracked,
}

fn tmux_variable<'a>(answer: &'a str, name: &str) -> TmuxVariable<'a> {
    answer
        .lines()
        .find_map(|line| match line.strip_prefix('-') {
            Some(removed) => (removed == name).then_some(TmuxVariable::Removed),
            None => {
                line.strip_prefix(name)?.strip_prefix('=').filter(|value| !value.is_empty()).map(TmuxVariable::Value)
            }
        })
        .unwrap_or(TmuxVariable::Untracked)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(environment: &[(&str, &str)], session: Option<Result<&str, &str>>) -> Environment {
        let variable = |name: &str| environment.iter().find(|(key, _)| *key == name).map(|(_, v)| (*v).to_owned());
        Environment::from(variable, session.map(|s| s.map(str::to_owned).map_err(str::to_owned)))
    }

    #[test]
    fn the_environment_is_read() {
        let read = environment(&[("DISPLAY", ":0"), ("WAYLAND_DISPLAY", "wayland-1"), ("TERM", "foot")], None);
        assert_eq!((read.x11.as_deref(), read.wayland.as_deref()), (Some(":0"), Some("wayland-1")));
        assert_eq!((read.term.as_str(), read.ssh, read.tmux), ("foot", false, Tmux::Outside));
    }

    #[test]
    fn an_empty_variable_is_not_set() {
        let read = environment(&[("DISPLAY", ""), ("WAYLAND_DISPLAY", ""), ("SSH_TTY", ""), ("STY", "")], None);
        assert_eq!(read, Environment { system: read.system, ..Environment::default() });
    }

    #[test]
    fn any_of_the_variables_of_ssh_means_ssh() {
        for name in ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"] {
            assert!(environment(&[(name, "x")], None).ssh, "{name}");
        }
    }

    #[test]
    fn a_pane_opened_over_ssh_and_attached_here_is_not_over_ssh() {
        let stale = [("SSH_CONNECTION", "10.0.0.1 5000 10.0.0.2 22"), ("SSH_TTY", "/dev/pts/1")];
        assert!(!environment(&stale, Some(Ok("-SSH_CONNECTION\n"))).ssh);
    }

    #[test]
    fn a_pane_opened_here_and_attached_over_ssh_is_over_ssh() {
        assert!(environment(&[("DISPLAY", ":0")], Some(Ok("DISPLAY=:0\nSSH_CONNECTION=a 1 b 2\n"))).ssh);
    }

    #[test]
    fn what_tmux_does_not_track_comes_from_the_environment() {
        let own = [("SSH_CONNECTION", "a 1 b 2"), ("DISPLAY", ":0")];
        let read = environment(&own, Some(Ok("LANG=C\nSSH_CONNECTION_OLD=1\n")));
        assert_eq!((read.ssh, read.x11.as_deref()), (true, Some(":0")));
        let unresponsive = environment(&own, Some(Err("no server")));
        assert_eq!((unresponsive.ssh, unresponsive.tmux), (true, Tmux::Unresponsive("no server".to_owned())));
    }

    #[test]
    fn the_display_is_the_one_tmux_was_attached_from_last() {
        let read = environment(&[("DISPLAY", ":0")], Some(Ok("DISPLAY=:7\nXAUTHORITY=/run/x\n")));
        assert_eq!((read.x11.as_deref(), read.xauthority.as_deref()), (Some(":7"), Some("/run/x")));
        assert_eq!(environment(&[("DISPLAY", ":0")], Some(Ok("-DISPLAY\n"))).x11.as_deref(), Some(":0"));
    }

    #[test]
    fn screen_counts_only_as_the_innermost_multiplexer() {
        assert!(environment(&[("STY", "1.tty"), ("TERM", "screen-256color")], None).screen);
        assert!(!environment(&[("STY", "1.tty"), ("TERM", "tmux-256color")], Some(Ok(""))).screen);
    }
}
