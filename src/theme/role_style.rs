//! A style as it is written: `bright-blue`, `#7aa2f7 bold`, `white on #30363d`.

use std::str::FromStr;

use ratatui::style::{Color, Modifier, Style};

use crate::text;

/// The colours of a terminal by name; `default` is its own for letters, or for the ground.
const COLOURS: [(&str, Color); 19] = [
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("white", Color::Gray),
    ("bright-black", Color::DarkGray),
    ("bright-red", Color::LightRed),
    ("bright-green", Color::LightGreen),
    ("bright-yellow", Color::LightYellow),
    ("bright-blue", Color::LightBlue),
    ("bright-magenta", Color::LightMagenta),
    ("bright-cyan", Color::LightCyan),
    ("bright-white", Color::White),
    ("gray", Color::DarkGray),
    ("grey", Color::DarkGray),
    ("default", Color::Reset),
];

/// The attributes by name; `plain` stands for none.
const ATTRIBUTES: [(&str, Modifier); 6] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
    ("plain", Modifier::empty()),
];

/// The word before the colour of the ground.
const ON: &str = "on";

/// A style as it is written. What is not written stays as the theme has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RoleStyle {
    letters: Option<Color>,
    ground: Option<Color>,
    attributes: Option<Modifier>,
}

impl RoleStyle {
    /// A style with what is written here instead of its own.
    pub(super) fn apply(self, style: Style) -> Style {
        Style {
            fg: self.letters.or(style.fg),
            bg: self.ground.or(style.bg),
            add_modifier: self.attributes.unwrap_or(style.add_modifier),
            ..style
        }
    }

    /// Returns true if it has a colour that is none of the sixteen.
    pub(super) fn is_rgb(self) -> bool {
        [self.letters, self.ground].into_iter().flatten().any(|colour| matches!(colour, Color::Rgb(..)))
    }
}

impl FromStr for RoleStyle {
    type Err = String;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        let mut style = Self::default();
        let mut words = written.split_whitespace();
        while let Some(word) = words.next() {
            if let Some((_, attribute)) = ATTRIBUTES.iter().find(|(name, _)| *name == word) {
                style.attributes = Some(style.attributes.unwrap_or_default() | *attribute);
                continue;
            }
            let (word, part) = match word {
                ON => (words.next().ok_or("`on` needs a colour behind it, as in `white on blue`")?, &mut style.ground),
                _ => (word, &mut style.letters),
            };
            if part.replace(colour(word)?).is_some() {
                return Err(format!("one colour too many: `{}`; write `red`, or `red on black`", text::one_line(word)));
            }
        }
        if style == Self::default() {
            return Err(
                "no style; write a colour such as `green` or `#7aa2f7`, an attribute such as `bold`, or `plain`"
                    .to_owned(),
            );
        }
        Ok(style)
    }
}

/// The colour that a word names.
fn colour(word: &str) -> Result<Color, String> {
    if let Some(digits) = word.strip_prefix('#') {
        let parts = [0, 2, 4].map(|at| digits.get(at..at + 2).and_then(|part| u8::from_str_radix(part, 16).ok()));
        let is_whole = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let [Some(red), Some(green), Some(blue)] = parts.map(|part| part.filter(|_| is_whole)) else {
            return Err(format!("`{}` is no colour; write six digits, as in #7aa2f7", text::one_line(word)));
        };
        return Ok(Color::Rgb(red, green, blue));
    }
    let known = COLOURS.iter().find(|(name, _)| *name == word).map(|(_, colour)| *colour);
    known.ok_or_else(|| {
        let words: Vec<_> = COLOURS.map(|(name, _)| name).into_iter().chain(ATTRIBUTES.map(|(name, _)| name)).collect();
        text::unknown("colour or attribute", word, &words)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn style(written: &str) -> Style {
        written.parse::<RoleStyle>().unwrap().apply(Style::new())
    }

    #[test]
    fn a_style_is_a_colour_a_ground_and_attributes_in_any_order() {
        assert_eq!(style("green"), Style::new().fg(Color::Green));
        assert_eq!(style("  bold #7Aa2f7"), Style::new().fg(Color::Rgb(0x7a, 0xa2, 0xf7)).add_modifier(Modifier::BOLD));
        assert_eq!(style("bright-white on red"), Style::new().fg(Color::White).bg(Color::Red));
        assert_eq!(style("on #000000 dim italic").bg, Some(Color::Rgb(0, 0, 0)));
        assert_eq!(style("dim italic").add_modifier, Modifier::DIM | Modifier::ITALIC);
        for (name, colour) in COLOURS {
            assert_eq!(style(name), Style::new().fg(colour));
        }
    }

    #[test]
    fn what_is_not_written_stays() {
        let bold = Style::new().fg(Color::Red).bg(Color::Black).add_modifier(Modifier::BOLD);
        let with = |written: &str| written.parse::<RoleStyle>().unwrap().apply(bold);
        assert_eq!(with("green"), bold.fg(Color::Green));
        assert_eq!(with("on white"), bold.bg(Color::Gray));
        assert_eq!(with("plain"), Style { add_modifier: Modifier::empty(), ..bold });
        assert_eq!(with("default"), bold.fg(Color::Reset));
    }

    #[test]
    fn a_mistake_is_explained() {
        for (written, expected) in [
            ("", "no style; write a colour such as `green`"),
            ("grean", "unknown colour or attribute `grean`; did you mean `green`?"),
            ("Bold", "unknown colour or attribute `Bold`; did you mean `bold`?"),
            ("chartreuse", "unknown colour or attribute `chartreuse`; expected black, red, "),
            ("#12345", "`#12345` is no colour; write six digits, as in #7aa2f7"),
            ("#+1+2+3", "`#+1+2+3` is no colour"),
            ("#äöü", "`#äöü` is no colour"),
            ("red blue", "one colour too many: `blue`"),
            ("red on blue on green", "one colour too many: `green`"),
            ("red on", "`on` needs a colour behind it"),
            ("\u{1b}[31m", "unknown colour or attribute `\u{241b}[31m`; expected "),
        ] {
            let line = written.parse::<RoleStyle>().unwrap_err();
            assert!(line.starts_with(expected) && line.lines().count() == 1, "{written:?}: {line}");
        }
    }
}
