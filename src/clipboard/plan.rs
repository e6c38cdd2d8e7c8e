//! Which ways of copying to try, in which order, and why: from plain facts, without touching anything.

use std::fmt;
use std::str::FromStr;

use super::facts::{Facts, System, Tmux};

/// What `--clipboard` and the configuration may ask for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Choice {
    /// Whatever fits, in order.
    #[default]
    Auto,
    /// The clipboard of the system or of the display.
    Native,
    /// tmux's buffer, and the terminal tmux is shown in.
    Tmux,
    /// The escape sequence that asks the terminal to copy.
    Osc52,
    /// Do not copy.
    None,
}

impl Choice {
    /// Every choice, in the order of the help.
    pub const ALL: [Self; 5] = [Self::Auto, Self::Native, Self::Tmux, Self::Osc52, Self::None];

    /// The word it is asked for by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Native => "native",
            Self::Tmux => "tmux",
            Self::Osc52 => "osc52",
            Self::None => "none",
        }
    }
}

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A word that is no [`Choice`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no way to copy; use auto, native, tmux, osc52 or none")]
pub struct UnknownChoice(String);

impl FromStr for Choice {
    type Err = UnknownChoice;

    fn from_str(word: &str) -> Result<Self, UnknownChoice> {
        Self::ALL.into_iter().find(|choice| choice.name() == word).ok_or_else(|| UnknownChoice(word.to_owned()))
    }
}

/// One way of copying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// `clip.exe`, from Linux inside Windows.
    Windows,
    /// The clipboard of macOS or Windows, which keeps the text by itself.
    System,
    /// A process that stays and holds the selection of a Wayland compositor.
    Wayland,
    /// The same for an X11 server.
    X11,
    /// `tmux load-buffer -w`.
    Tmux,
    /// The escape sequence, to the terminal.
    Osc52,
}

impl Way {
    /// A word for it.
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

/// Where a way stands, for those who ask why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Which.
    pub way: Way,
    /// Whether it is tried: in the order of the list, until one works.
    pub tried: bool,
    /// Why it is tried, or why not, as one clause.
    pub why: String,
}

/// The ways to try, in order. Empty where there is none.
pub fn plan(choice: Choice, facts: &Facts) -> Vec<Way> {
    explain(choice, facts).into_iter().filter(|standing| standing.tried).map(|standing| standing.way).collect()
}

/// Whether tmux's own buffer gets the text too when the native clipboard has taken it.
pub fn fills_tmux_buffer(choice: Choice, facts: &Facts) -> bool {
    choice == Choice::Auto && facts.tmux == Tmux::Inside
}

/// Every way that this machine knows, in the order they are tried, each with the reason why it stands where it does.
pub fn explain(choice: Choice, facts: &Facts) -> Vec<Standing> {
    let native = native(choice, facts);
    let tmux = standing(Way::Tmux, tmux(facts));
    let osc52 = standing(Way::Osc52, osc52(choice, facts));
    let mut all = Vec::new();
    if facts.ssh && choice == Choice::Auto {
        all.extend([tmux, osc52]);
        all.extend(native);
    } else {
        all.extend(native);
        all.extend([tmux, osc52]);
    }
    for standing in &mut all {
        let asked = match standing.way {
            Way::Tmux => choice == Choice::Tmux,
            Way::Osc52 => choice == Choice::Osc52,
            Way::Windows | Way::System | Way::Wayland | Way::X11 => choice == Choice::Native,
        };
        if !asked && choice != Choice::Auto {
            standing.tried = false;
            standing.why = format!("`{choice}` was asked for");
        }
    }
    all
}

/// A fact that speaks for a way, or one that speaks against it.
type Verdict = Result<String, String>;

fn standing(way: Way, verdict: Verdict) -> Standing {
    let tried = verdict.is_ok();
    Standing { way, tried, why: verdict.unwrap_or_else(|why| why) }
}

fn native(choice: Choice, facts: &Facts) -> Vec<Standing> {
    // Over SSH a display is the remote machine's or a forwarded one: worth a try, after the terminal one looks at.
    let last = |why: String| if facts.ssh && choice == Choice::Auto { format!("{why}; last, over SSH") } else { why };
    let mut ways = Vec::new();
    if facts.system == System::InsideWindows {
        ways.push(standing(Way::Windows, Ok(last("Linux inside Windows".to_owned()))));
    }
    if facts.system == System::Keeps {
        ways.push(standing(Way::System, Ok(last("the system keeps the text".to_owned()))));
    } else {
        let display = |name: &str, value: &Option<String>| match value {
            Some(value) => Ok(last(format!("{name} is {value}"))),
            None => Err(format!("{name} is not set")),
        };
        ways.push(standing(Way::Wayland, display("WAYLAND_DISPLAY", &facts.wayland)));
        ways.push(standing(Way::X11, display("DISPLAY", &facts.x11)));
    }
    ways
}

fn tmux(facts: &Facts) -> Verdict {
    match &facts.tmux {
        Tmux::Outside => Err("TMUX is not set".to_owned()),
        Tmux::Inside => Ok("this is a tmux pane".to_owned()),
        Tmux::Silent(reason) => Err(reason.clone()),
    }
}

fn osc52(choice: Choice, facts: &Facts) -> Verdict {
    match facts.term.as_str() {
        // Whoever names it knows the terminal better than TERM does.
        _ if choice == Choice::Osc52 => Ok("asked for".to_owned()),
        "" => Err("TERM is not set".to_owned()),
        term @ ("dumb" | "linux") => Err(format!("a terminal of type {term} cannot copy")),
        term => Ok(format!("TERM is {term}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn desktop() -> Facts {
        Facts { x11: Some(":0".to_owned()), term: "xterm-256color".to_owned(), ..Facts::default() }
    }

    fn terminal() -> Facts {
        Facts { term: "xterm-256color".to_owned(), ..Facts::default() }
    }

    fn why(choice: Choice, facts: &Facts, way: Way) -> String {
        explain(choice, facts).into_iter().find(|standing| standing.way == way).unwrap().why
    }

    #[test]
    fn row_1_a_display_at_hand_comes_first() {
        assert_eq!(plan(Choice::Auto, &desktop()), [Way::X11, Way::Osc52]);
        let wayland = Facts { wayland: Some("wayland-1".to_owned()), x11: None, ..desktop() };
        assert_eq!(plan(Choice::Auto, &wayland), [Way::Wayland, Way::Osc52]);
        let both = Facts { x11: Some(":0".to_owned()), ..wayland };
        assert_eq!(plan(Choice::Auto, &both), [Way::Wayland, Way::X11, Way::Osc52]);
    }

    #[test]
    fn row_1_inside_tmux_its_buffer_is_filled_too() {
        let facts = Facts { tmux: Tmux::Inside, ..desktop() };
        assert_eq!(plan(Choice::Auto, &facts), [Way::X11, Way::Tmux, Way::Osc52]);
        assert!(fills_tmux_buffer(Choice::Auto, &facts));
        assert!(!fills_tmux_buffer(Choice::Native, &facts));
        assert!(!fills_tmux_buffer(Choice::Auto, &desktop()));
        assert!(!fills_tmux_buffer(Choice::Auto, &Facts { tmux: Tmux::Silent("x".to_owned()), ..desktop() }));
    }

    #[test]
    fn row_2_tmux_without_a_display() {
        let facts = Facts { tmux: Tmux::Inside, ..terminal() };
        assert_eq!(plan(Choice::Auto, &facts), [Way::Tmux, Way::Osc52]);
        let over_ssh = Facts { ssh: true, ..facts };
        assert_eq!(plan(Choice::Auto, &over_ssh), [Way::Tmux, Way::Osc52]);
    }

    #[test]
    fn row_2_a_tmux_that_does_not_answer_is_passed_over() {
        let facts = Facts { tmux: Tmux::Silent("no server".to_owned()), ..terminal() };
        assert_eq!(plan(Choice::Auto, &facts), [Way::Osc52]);
        assert_eq!(why(Choice::Auto, &facts, Way::Tmux), "no server");
    }

    #[test]
    fn row_3_a_terminal_alone() {
        assert_eq!(plan(Choice::Auto, &terminal()), [Way::Osc52]);
        assert_eq!(plan(Choice::Auto, &Facts { ssh: true, ..terminal() }), [Way::Osc52]);
    }

    #[test]
    fn row_3_some_terminals_cannot() {
        for term in ["", "dumb", "linux"] {
            assert_eq!(plan(Choice::Auto, &Facts { term: term.to_owned(), ..Facts::default() }), [], "{term:?}");
        }
    }

    #[test]
    fn row_4_over_ssh_a_display_comes_last() {
        let facts = Facts { ssh: true, tmux: Tmux::Inside, wayland: Some("wayland-0".to_owned()), ..desktop() };
        assert_eq!(plan(Choice::Auto, &facts), [Way::Tmux, Way::Osc52, Way::Wayland, Way::X11]);
        assert_eq!(why(Choice::Auto, &facts, Way::X11), "DISPLAY is :0; last, over SSH");
        assert_eq!(plan(Choice::Auto, &Facts { term: "dumb".to_owned(), ssh: true, ..desktop() }), [Way::X11]);
    }

    #[test]
    fn row_5_nothing_is_left_and_each_way_says_why() {
        assert_eq!(plan(Choice::Auto, &Facts::default()), []);
        let why: Vec<String> = explain(Choice::Auto, &Facts::default()).into_iter().map(|s| s.why).collect();
        assert_eq!(why, ["WAYLAND_DISPLAY is not set", "DISPLAY is not set", "TMUX is not set", "TERM is not set"]);
    }

    #[test]
    fn a_named_way_is_the_only_one() {
        let all = Facts { ssh: true, tmux: Tmux::Inside, wayland: Some("wayland-0".to_owned()), ..desktop() };
        assert_eq!(plan(Choice::Native, &all), [Way::Wayland, Way::X11]);
        assert_eq!(plan(Choice::Tmux, &all), [Way::Tmux]);
        assert_eq!(plan(Choice::Osc52, &all), [Way::Osc52]);
        assert_eq!(plan(Choice::None, &all), []);
        assert_eq!(why(Choice::Tmux, &all, Way::X11), "`tmux` was asked for");
    }

    #[test]
    fn a_named_way_that_is_not_there_is_none() {
        assert_eq!(plan(Choice::Native, &terminal()), []);
        assert_eq!(plan(Choice::Tmux, &terminal()), []);
        assert_eq!(why(Choice::Tmux, &terminal(), Way::Tmux), "TMUX is not set");
    }

    #[test]
    fn osc_52_by_name_does_not_ask_term() {
        assert_eq!(plan(Choice::Osc52, &Facts::default()), [Way::Osc52]);
    }

    #[test]
    fn macos_and_windows_have_one_clipboard() {
        let facts = Facts { system: System::Keeps, ..desktop() };
        assert_eq!(plan(Choice::Auto, &facts), [Way::System, Way::Osc52]);
        assert_eq!(plan(Choice::Auto, &Facts { ssh: true, ..facts }), [Way::Osc52, Way::System]);
    }

    #[test]
    fn linux_inside_windows_asks_windows_first() {
        assert_eq!(
            plan(Choice::Auto, &Facts { system: System::InsideWindows, ..desktop() }),
            [Way::Windows, Way::X11, Way::Osc52]
        );
    }

    #[test]
    fn every_choice_is_read_back_from_its_name() {
        for choice in Choice::ALL {
            assert_eq!(choice.name().parse(), Ok(choice));
        }
        let error = "pigeon".parse::<Choice>().unwrap_err();
        assert_eq!(error.to_string(), "`pigeon` is no way to copy; use auto, native, tmux, osc52 or none");
    }
}
