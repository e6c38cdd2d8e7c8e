//! The backends to try, their order, and the reasons, all derived from an [`Environment`] without touching anything.

use std::fmt;

use super::environment::{Environment, System, Tmux};

/// The clipboard mode that `--clipboard` or the configuration asks for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Preference {
    /// Every backend that can work here, in order.
    #[default]
    Auto,
    /// The clipboard of the system or of the display.
    Native,
    /// The buffer of tmux, and the terminal that tmux is shown in.
    Tmux,
    /// The escape sequence that asks the terminal to copy.
    Osc52,
    /// Do not copy.
    None,
}

impl Preference {
    /// Every preference, in the order of the help.
    pub const ALL: [Self; 5] = [Self::Auto, Self::Native, Self::Tmux, Self::Osc52, Self::None];

    /// Its word on the command line and in the configuration.
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Native => "native",
            Self::Tmux => "tmux",
            Self::Osc52 => "osc52",
            Self::None => "none",
        }
    }
}

impl fmt::Display for Preference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// A method of copying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// `clip.exe`, from Linux inside Windows.
    Windows,
    /// The clipboard of macOS or Windows, which owns the text itself.
    System,
    /// A selection owner: a process that stays, and serves the text through a Wayland compositor.
    Wayland,
    /// The same for an X11 server.
    X11,
    /// `tmux load-buffer`.
    Tmux,
    /// The escape sequence OSC 52, to the terminal.
    Osc52,
}

impl Backend {
    /// The name shown to the user.
    pub fn name(self) -> &'static str {
        match self {
            Self::Windows => "clip.exe",
            Self::System => "system clipboard",
            Self::Wayland => "Wayland",
            Self::X11 => "X11",
            Self::Tmux => "tmux",
            Self::Osc52 => "OSC 52",
        }
    }
}

/// A backend, with the reason why it is tried or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The backend.
    pub backend: Backend,
    /// True if it is tried. Those that are tried go in the order of the list until one works.
    pub tried: bool,
    /// The reason, as one clause.
    pub why: String,
}

/// The backends to try, in order; may be empty.
pub fn plan(preference: Preference, environment: &Environment) -> Vec<Backend> {
    explain(preference, environment)
        .into_iter()
        .filter(|candidate| candidate.tried)
        .map(|candidate| candidate.backend)
        .collect()
}

/// Returns true if the text goes into tmux's buffer too once the native clipboard has it.
pub fn fills_tmux_buffer(preference: Preference, environment: &Environment) -> bool {
    preference == Preference::Auto && environment.tmux == Tmux::Inside
}

/// Every backend of this system in the order of preference, each with the reason why it is tried or not.
pub fn explain(preference: Preference, environment: &Environment) -> Vec<Candidate> {
    let native = native(preference, environment);
    let tmux = candidate(Backend::Tmux, tmux(environment));
    let osc52 = candidate(Backend::Osc52, osc52(preference, environment));
    let mut all = Vec::new();
    if environment.ssh && preference == Preference::Auto {
        all.extend([tmux, osc52]);
        all.extend(native);
    } else {
        all.extend(native);
        all.extend([tmux, osc52]);
    }
    for candidate in &mut all {
        let asked = match candidate.backend {
            Backend::Tmux => preference == Preference::Tmux,
            Backend::Osc52 => preference == Preference::Osc52,
            Backend::Windows | Backend::System | Backend::Wayland | Backend::X11 => preference == Preference::Native,
        };
        if !asked && preference != Preference::Auto {
            candidate.tried = false;
            candidate.why = format!("`{preference}` was asked for");
        }
    }
    all
}

/// The reason to try a backend, or the reason not to.
type Verdict = Result<String, String>;

fn candidate(backend: Backend, verdict: Verdict) -> Candidate {
    let tried = verdict.is_ok();
    Candidate { backend, tried, why: verdict.unwrap_or_else(|why| why) }
}

fn native(preference: Preference, environment: &Environment) -> Vec<Candidate> {
    // Over SSH a display is the remote machine's or a forwarded one: worth a try, but the user's own terminal first.
    let last = |why: String| {
        if environment.ssh && preference == Preference::Auto { format!("{why}; last, over SSH") } else { why }
    };
    let mut candidates = Vec::new();
    if environment.system == System::InsideWindows {
        candidates.push(candidate(Backend::Windows, Ok(last("Linux inside Windows".to_owned()))));
    }
    if environment.system == System::SystemClipboard {
        candidates.push(candidate(Backend::System, Ok(last("the system has a clipboard of its own".to_owned()))));
    } else {
        let display = |name: &str, value: &Option<String>| match value {
            Some(value) => Ok(last(format!("{name} is {value}"))),
            None => Err(format!("{name} is not set")),
        };
        candidates.push(candidate(Backend::Wayland, display("WAYLAND_DISPLAY", &environment.wayland)));
        candidates.push(candidate(Backend::X11, display("DISPLAY", &environment.x11)));
    }
    candidates
}

fn tmux(environment: &Environment) -> Verdict {
    match &environment.tmux {
        Tmux::Outside => Err("TMUX is not set".to_owned()),
        Tmux::Inside => Ok("this is a tmux pane".to_owned()),
        Tmux::Unresponsive(reason) => Err(reason.clone()),
    }
}

fn osc52(preference: Preference, environment: &Environment) -> Verdict {
    match environment.term.as_str() {
        // A user who asks for it knows the terminal better than TERM does.
        _ if preference == Preference::Osc52 => Ok("asked for".to_owned()),
        "" => Err("TERM is not set".to_owned()),
        term @ ("dumb" | "linux") => Err(format!("a terminal of type {term} cannot copy")),
        term => Ok(format!("TERM is {term}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn desktop() -> Environment {
        Environment { x11: Some(":0".to_owned()), term: "xterm-256color".to_owned(), ..Environment::default() }
    }

    fn terminal() -> Environment {
        Environment { term: "xterm-256color".to_owned(), ..Environment::default() }
    }

    fn why(preference: Preference, environment: &Environment, backend: Backend) -> String {
        explain(preference, environment).into_iter().find(|candidate| candidate.backend == backend).unwrap().why
    }

    #[test]
    fn row_1_a_display_at_hand_comes_first() {
        assert_eq!(plan(Preference::Auto, &desktop()), [Backend::X11, Backend::Osc52]);
        let wayland = Environment { wayland: Some("wayland-1".to_owned()), x11: None, ..desktop() };
        assert_eq!(plan(Preference::Auto, &wayland), [Backend::Wayland, Backend::Osc52]);
        let both = Environment { x11: Some(":0".to_owned()), ..wayland };
        assert_eq!(plan(Preference::Auto, &both), [Backend::Wayland, Backend::X11, Backend::Osc52]);
    }

    #[test]
    fn row_1_inside_tmux_its_buffer_is_filled_too() {
        let environment = Environment { tmux: Tmux::Inside, ..desktop() };
        assert_eq!(plan(Preference::Auto, &environment), [Backend::X11, Backend::Tmux, Backend::Osc52]);
        assert!(fills_tmux_buffer(Preference::Auto, &environment));
        assert!(!fills_tmux_buffer(Preference::Native, &environment));
        assert!(!fills_tmux_buffer(Preference::Auto, &desktop()));
        assert!(!fills_tmux_buffer(
            Preference::Auto,
            &Environment { tmux: Tmux::Unresponsive("x".to_owned()), ..desktop() }
        ));
    }

    #[test]
    fn row_2_tmux_without_a_display() {
        let environment = Environment { tmux: Tmux::Inside, ..terminal() };
        assert_eq!(plan(Preference::Auto, &environment), [Backend::Tmux, Backend::Osc52]);
        let over_ssh = Environment { ssh: true, ..environment };
        assert_eq!(plan(Preference::Auto, &over_ssh), [Backend::Tmux, Backend::Osc52]);
    }

    #[test]
    fn row_2_a_tmux_that_does_not_respond_is_skipped() {
        let environment = Environment { tmux: Tmux::Unresponsive("no server".to_owned()), ..terminal() };
        assert_eq!(plan(Preference::Auto, &environment), [Backend::Osc52]);
        assert_eq!(why(Preference::Auto, &environment, Backend::Tmux), "no server");
    }

    #[test]
    fn row_3_a_terminal_alone() {
        assert_eq!(plan(Preference::Auto, &terminal()), [Backend::Osc52]);
        assert_eq!(plan(Preference::Auto, &Environment { ssh: true, ..terminal() }), [Backend::Osc52]);
    }

    #[test]
    fn row_3_some_terminals_cannot() {
        for term in ["", "dumb", "linux"] {
            assert_eq!(
                plan(Preference::Auto, &Environment { term: term.to_owned(), ..Environment::default() }),
                [],
                "{term:?}"
            );
        }
    }

    #[test]
    fn row_4_over_ssh_a_display_comes_last() {
        let environment =
            Environment { ssh: true, tmux: Tmux::Inside, wayland: Some("wayland-0".to_owned()), ..desktop() };
        assert_eq!(
            plan(Preference::Auto, &environment),
            [Backend::Tmux, Backend::Osc52, Backend::Wayland, Backend::X11]
        );
        assert_eq!(why(Preference::Auto, &environment, Backend::X11), "DISPLAY is :0; last, over SSH");
        assert_eq!(
            plan(Preference::Auto, &Environment { term: "dumb".to_owned(), ssh: true, ..desktop() }),
            [Backend::X11]
        );
    }

    #[test]
    fn row_5_without_any_backend_each_one_says_why() {
        assert_eq!(plan(Preference::Auto, &Environment::default()), []);
        let why: Vec<String> = explain(Preference::Auto, &Environment::default()).into_iter().map(|s| s.why).collect();
        assert_eq!(why, ["WAYLAND_DISPLAY is not set", "DISPLAY is not set", "TMUX is not set", "TERM is not set"]);
    }

    #[test]
    fn the_backend_asked_for_is_the_only_one() {
        let all = Environment { ssh: true, tmux: Tmux::Inside, wayland: Some("wayland-0".to_owned()), ..desktop() };
        assert_eq!(plan(Preference::Native, &all), [Backend::Wayland, Backend::X11]);
        assert_eq!(plan(Preference::Tmux, &all), [Backend::Tmux]);
        assert_eq!(plan(Preference::Osc52, &all), [Backend::Osc52]);
        assert_eq!(plan(Preference::None, &all), []);
        assert_eq!(why(Preference::Tmux, &all, Backend::X11), "`tmux` was asked for");
    }

    #[test]
    fn a_backend_that_is_asked_for_and_missing_is_not_tried() {
        assert_eq!(plan(Preference::Native, &terminal()), []);
        assert_eq!(plan(Preference::Tmux, &terminal()), []);
        assert_eq!(why(Preference::Tmux, &terminal(), Backend::Tmux), "TMUX is not set");
    }

    #[test]
    fn osc_52_that_is_asked_for_ignores_term() {
        assert_eq!(plan(Preference::Osc52, &Environment::default()), [Backend::Osc52]);
    }

    #[test]
    fn macos_and_windows_have_one_clipboard() {
        let environment = Environment { system: System::SystemClipboard, ..desktop() };
        assert_eq!(plan(Preference::Auto, &environment), [Backend::System, Backend::Osc52]);
        assert_eq!(
            plan(Preference::Auto, &Environment { ssh: true, ..environment }),
            [Backend::Osc52, Backend::System]
        );
    }

    #[test]
    fn linux_inside_windows_tries_windows_first() {
        assert_eq!(
            plan(Preference::Auto, &Environment { system: System::InsideWindows, ..desktop() }),
            [Backend::Windows, Backend::X11, Backend::Osc52]
        );
    }
}
