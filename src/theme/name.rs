//! The names of themes.

use std::fmt;
use std::str::FromStr;

use super::palettes::{CONTRAST, DARK, LIGHT, MONO, Palette, TERMINAL};
use crate::text;

/// A theme by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThemeName {
    /// The sixteen colours of the terminal, on any ground.
    #[default]
    Terminal,
    /// Colours made for a dark ground.
    Dark,
    /// Colours made for a light ground.
    Light,
    /// As much contrast as there is, and nothing dim.
    Contrast,
    /// No colours.
    Mono,
}

impl ThemeName {
    /// All of them, in the order in which a key goes through them.
    pub const ALL: [Self; 5] = [Self::Terminal, Self::Dark, Self::Light, Self::Contrast, Self::Mono];

    /// Its word, and its styles: the one table of themes.
    fn row(self) -> (&'static str, Palette) {
        match self {
            Self::Terminal => ("terminal", TERMINAL),
            Self::Dark => ("dark", DARK),
            Self::Light => ("light", LIGHT),
            Self::Contrast => ("contrast", CONTRAST),
            Self::Mono => ("mono", MONO),
        }
    }

    /// Its name in the configuration and on the screen.
    pub fn word(self) -> &'static str {
        self.row().0
    }

    /// The styles as they are written; a role that is left out is plain.
    pub(super) fn palette(self) -> Palette {
        self.row().1
    }

    /// The theme after this one; the first after the last.
    #[must_use]
    pub fn next(self) -> Self {
        let mut rest = Self::ALL.into_iter().skip_while(|name| *name != self).skip(1);
        rest.next().unwrap_or(Self::ALL[0])
    }
}

impl fmt::Display for ThemeName {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(self.word())
    }
}

impl FromStr for ThemeName {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        text::one_of("theme", &Self::ALL, Self::word, word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_is_read_by_its_word() {
        for name in ThemeName::ALL {
            assert_eq!(name.word().parse(), Ok(name));
        }
        assert_eq!("drak".parse::<ThemeName>().unwrap_err(), "unknown theme `drak`; did you mean `dark`?");
        assert_eq!(
            "solarized".parse::<ThemeName>().unwrap_err(),
            "unknown theme `solarized`; expected terminal, dark, light, contrast or mono"
        );
    }

    #[test]
    fn one_goes_through_all_of_them_and_around() {
        let mut name = ThemeName::default();
        for expected in ThemeName::ALL {
            assert_eq!(name, expected);
            name = name.next();
        }
        assert_eq!(name, ThemeName::default());
    }
}
