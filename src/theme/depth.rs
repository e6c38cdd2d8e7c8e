//! The number of colours that a terminal has, and the nearest of them to any colour.

use std::fmt;

use anstyle::{AnsiColor, RgbColor};
use ratatui::style::{Color, Style};

/// The colours of a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Depth {
    /// The sixteen that have names.
    Sixteen,
    /// Those of xterm: the sixteen, a cube and greys.
    Indexed,
    /// Every one.
    #[default]
    True,
}

impl fmt::Display for Depth {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(match self {
            Self::Sixteen => "16",
            Self::Indexed => "256",
            Self::True => "truecolor",
        })
    }
}

/// Parts of the names in `TERM` of terminals that have every colour. Over SSH, `TERM` alone arrives.
const TRUECOLOR: [&str; 7] = ["-direct", "alacritty", "contour", "foot", "ghostty", "kitty", "wezterm"];

impl Depth {
    /// The colours that the environment tells of, and the reason in a few words. A terminal is not asked: its answer may
    /// take long, or never come.
    pub fn from_environment() -> (Self, String) {
        Self::of_variables(|name| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned()))
    }

    fn of_variables(variable: impl Fn(&str) -> Option<String>) -> (Self, String) {
        let value = |name: &str| variable(name).unwrap_or_default();
        let (term, colorterm) = (value("TERM"), value("COLORTERM"));
        let is_indexed = term.contains("256color");
        // GNU screen passes COLORTERM on from the terminal around it, and has every colour only since version 5. tmux
        // calls itself `screen` too, but takes any colour, and shows the nearest its terminal has.
        if term.starts_with("screen") && value("TMUX").is_empty() {
            let depth = if is_indexed { Self::Indexed } else { Self::Sixteen };
            return (depth, format!("screen, TERM={term}"));
        }
        if matches!(&*colorterm, "truecolor" | "24bit") {
            return (Self::True, format!("COLORTERM={colorterm}"));
        }
        if TRUECOLOR.iter().any(|part| term.contains(part)) {
            return (Self::True, format!("TERM={term}"));
        }
        // Each console since Windows 10 has them, and none sets a variable.
        if cfg!(windows) && term.is_empty() {
            return (Self::True, "a console of Windows".to_owned());
        }
        let depth = if is_indexed { Self::Indexed } else { Self::Sixteen };
        (depth, format!("COLORTERM is not truecolor, TERM={term}"))
    }

    /// A style in colours that there are.
    pub(super) fn fit(self, style: Style) -> Style {
        Style {
            fg: style.fg.map(|colour| self.nearest(colour)),
            bg: style.bg.map(|colour| self.nearest(colour)),
            ..style
        }
    }

    fn nearest(self, colour: Color) -> Color {
        let Color::Rgb(red, green, blue) = colour else { return colour };
        let colour_wanted = RgbColor(red, green, blue);
        match self {
            Self::True => colour,
            Self::Indexed => Color::Indexed(anstyle_lossy::rgb_to_xterm(colour_wanted).index()),
            Self::Sixteen => {
                named(anstyle_lossy::rgb_to_ansi(colour_wanted, anstyle_lossy::palette::Palette::default()))
            }
        }
    }
}

fn named(colour: AnsiColor) -> Color {
    match colour {
        AnsiColor::Black => Color::Black,
        AnsiColor::Red => Color::Red,
        AnsiColor::Green => Color::Green,
        AnsiColor::Yellow => Color::Yellow,
        AnsiColor::Blue => Color::Blue,
        AnsiColor::Magenta => Color::Magenta,
        AnsiColor::Cyan => Color::Cyan,
        AnsiColor::White => Color::Gray,
        AnsiColor::BrightBlack => Color::DarkGray,
        AnsiColor::BrightRed => Color::LightRed,
        AnsiColor::BrightGreen => Color::LightGreen,
        AnsiColor::BrightYellow => Color::LightYellow,
        AnsiColor::BrightBlue => Color::LightBlue,
        AnsiColor::BrightMagenta => Color::LightMagenta,
        AnsiColor::BrightCyan => Color::LightCyan,
        AnsiColor::BrightWhite => Color::White,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_tells_how_many_colours_there_are() {
        let xterm = ("TERM", "xterm-256color");
        let truecolor = ("COLORTERM", "truecolor");
        for (set, expected) in [
            (&[xterm, truecolor][..], Depth::True),
            (&[xterm, ("COLORTERM", "24bit")], Depth::True),
            (&[xterm], Depth::Indexed),
            (&[xterm, ("COLORTERM", "yes")], Depth::Indexed),
            (&[("TERM", "xterm")], Depth::Sixteen),
            (&[("TERM", "linux")], Depth::Sixteen),
            (&[("TERM", "xterm-direct")], Depth::True),
            (&[("TERM", "xterm-kitty")], Depth::True),
            // tmux, under either name.
            (&[("TERM", "tmux-256color")], Depth::Indexed),
            (&[("TERM", "tmux-256color"), truecolor], Depth::True),
            (&[("TERM", "screen-256color"), truecolor, ("TMUX", "/tmp/tmux-1/default,1,0")], Depth::True),
            // GNU screen in a terminal that has every colour.
            (&[("TERM", "screen-256color"), truecolor], Depth::Indexed),
            (&[("TERM", "screen.xterm-256color"), truecolor, ("STY", "1.x")], Depth::Indexed),
            (&[("TERM", "screen"), truecolor], Depth::Sixteen),
        ] {
            let value = |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, it)| (*it).to_owned());
            assert_eq!(Depth::of_variables(value).0, expected, "{set:?}");
        }
    }

    #[test]
    fn a_colour_that_is_not_there_becomes_the_nearest() {
        for (colour, indexed, sixteen) in [
            (Color::Rgb(0, 0, 0), Color::Indexed(16), Color::Black),
            (Color::Rgb(255, 255, 255), Color::Indexed(231), Color::White),
            (Color::Rgb(0x5f, 0x5f, 0xff), Color::Indexed(63), Color::LightBlue),
            (Color::Rgb(180, 10, 10), Color::Indexed(124), Color::Red),
            (Color::Rgb(0x62, 0x62, 0x62), Color::Indexed(241), Color::DarkGray),
            (Color::Green, Color::Green, Color::Green),
            (Color::Reset, Color::Reset, Color::Reset),
        ] {
            assert_eq!(Depth::True.nearest(colour), colour);
            assert_eq!(Depth::Indexed.nearest(colour), indexed, "{colour}");
            assert_eq!(Depth::Sixteen.nearest(colour), sixteen, "{colour}");
        }
        let style = Style::new().fg(Color::Rgb(0, 0, 0)).bg(Color::Rgb(255, 255, 255));
        assert_eq!(Depth::Sixteen.fit(style), Style::new().fg(Color::Black).bg(Color::White));
    }

    #[test]
    fn each_of_the_sixteen_is_nearest_to_itself() {
        for number in 0..16 {
            let colour = anstyle::Ansi256Color(number).into_ansi().unwrap();
            let anstyle::RgbColor(red, green, blue) = anstyle_lossy::palette::Palette::default().get(colour);
            assert_eq!(Depth::Sixteen.nearest(Color::Rgb(red, green, blue)), named(colour));
        }
    }
}
