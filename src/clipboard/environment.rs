//! What is true of this process's surroundings, as plain data. The port's only reading of the environment.

use std::env;

use super::tmux;

/// What decides which ways of copying there are. An empty variable counts as one that is not set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Environment {
    /// The person sits at another machine.
    pub ssh: bool,
    /// `WAYLAND_DISPLAY`: the Wayland compositor.
    pub wayland: Option<String>,
    /// `DISPLAY`: the X11 server.
    pub x11: Option<String>,
    /// `XAUTHORITY`, where tmux knows a newer one than this process was started with.
    pub xauthority: Option<String>,
    /// Whether this is a tmux pane, and whether its server answers.
    pub tmux: Tmux,
    /// The innermost multiplexer is screen.
    pub screen: bool,
    /// `TERM`.
    pub term: String,
    /// Where a copied text is kept.
    pub system: System,
}

/// Where a copied text is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum System {
    /// X11 and Wayland: in the program that copied it.
    #[default]
    Display,
    /// The same, and Windows around it keeps texts too.
    InsideWindows,
    /// macOS and Windows: in the system.
    Keeps,
}

/// tmux, seen from here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Tmux {
    /// Not a tmux pane.
    #[default]
    Outside,
    /// A pane of a server that answers.
    Inside,
    /// `TMUX` is set and the server does not answer; why, in words.
    Silent(String),
}

impl Environment {
    /// Reads the environment and, inside tmux, asks tmux: a pane keeps the environment of the day it was opened, so
    /// what it says of SSH and of the display may no longer hold. Takes about 4 ms inside tmux, at most 1.5 s.
    pub fn from_environment() -> Self {
        let variable = |name: &str| env::var(name).ok();
        let session = variable("TMUX").filter(|value| !value.is_empty()).map(|_| tmux::session_environment());
        Self::from(variable, session)
    }

    /// The same from plain data: the environment, and inside tmux its answer to `show-environment`.
    fn from(variable: impl Fn(&str) -> Option<String>, session: Option<Result<String, String>>) -> Self {
        let own = |name: &str| variable(name).filter(|value| !value.is_empty());
        let answer = session.as_ref().and_then(|session| session.as_ref().ok());
        let told = |name: &str| answer.map_or(Told::Nothing, |answer| told(answer, name));
        // tmux says "gone" of a display too when it was last attached from a terminal without one. The old display
        // may well be there still, and trying it costs nothing.
        let newest = |name: &str| match told(name) {
            Told::Value(value) => Some(value.to_owned()),
            Told::Gone | Told::Nothing => own(name),
        };
        let term = own("TERM").unwrap_or_default();
        Self {
            ssh: match told("SSH_CONNECTION") {
                Told::Value(_) => true,
                Told::Gone => false,
                Told::Nothing => ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"].iter().any(|name| own(name).is_some()),
            },
            wayland: newest("WAYLAND_DISPLAY"),
            x11: newest("DISPLAY"),
            xauthority: match told("XAUTHORITY") {
                Told::Value(path) => Some(path.to_owned()),
                Told::Gone | Told::Nothing => None,
            },
            tmux: match session {
                None => Tmux::Outside,
                Some(Ok(_)) => Tmux::Inside,
                Some(Err(reason)) => Tmux::Silent(reason),
            },
            screen: own("STY").is_some() && !term.starts_with("tmux"),
            term,
            system: if cfg!(any(windows, target_os = "macos")) {
                System::Keeps
            } else if own("WSL_DISTRO_NAME").or_else(|| own("WSL_INTEROP")).is_some() {
                System::InsideWindows
            } else {
                System::Display
            },
        }
    }
}

/// What tmux says of a variable of its session.
enum Told<'a> {
    Value(&'a str),
    /// The client that attached last did not have it.
    Gone,
    /// tmux does not keep track of it.
    Nothing,
}

fn told<'a>(answer: &'a str, name: &str) -> Told<'a> {
    answer
        .lines()
        .find_map(|line| match line.strip_prefix('-') {
            Some(gone) => (gone == name).then_some(Told::Gone),
            None => line.strip_prefix(name)?.strip_prefix('=').filter(|value| !value.is_empty()).map(Told::Value),
        })
        .unwrap_or(Told::Nothing)
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
    fn where_tmux_knows_nothing_the_environment_stands() {
        let own = [("SSH_CONNECTION", "a 1 b 2"), ("DISPLAY", ":0")];
        let read = environment(&own, Some(Ok("LANG=C\nSSH_CONNECTION_OLD=1\n")));
        assert_eq!((read.ssh, read.x11.as_deref()), (true, Some(":0")));
        let silent = environment(&own, Some(Err("no server")));
        assert_eq!((silent.ssh, silent.tmux), (true, Tmux::Silent("no server".to_owned())));
    }

    #[test]
    fn the_display_is_the_newest_known() {
        let read = environment(&[("DISPLAY", ":0")], Some(Ok("DISPLAY=:7\nXAUTHORITY=/run/x\n")));
        assert_eq!((read.x11.as_deref(), read.xauthority.as_deref()), (Some(":7"), Some("/run/x")));
        assert_eq!(environment(&[("DISPLAY", ":0")], Some(Ok("-DISPLAY\n"))).x11.as_deref(), Some(":0"));
    }

    #[test]
    fn screen_counts_where_it_is_the_innermost() {
        assert!(environment(&[("STY", "1.tty"), ("TERM", "screen-256color")], None).screen);
        assert!(!environment(&[("STY", "1.tty"), ("TERM", "tmux-256color")], Some(Ok(""))).screen);
    }
}
