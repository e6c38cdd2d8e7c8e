//! The look of the screen: a style for each role, and the characters to draw with. The terminal's own sixteen colours,
//! or none at all; no meaning by colour alone, so each role that means something has a modifier too.

use ratatui::style::{Color, Modifier, Style};

use crate::charset::Charset;

/// A style for each role on the screen, and the characters to draw with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Running text.
    pub text: Style,
    /// Less important text: labels, counts, rules.
    pub dim: Style,
    /// Names and headings: the program, labels, the selected code's name.
    pub title: Style,
    /// The one accent: the prompt, the marker of the selected row.
    pub accent: Style,
    /// The name of the selected row.
    pub selected: Style,
    /// The letters that made a match; patched over the row's style.
    pub hit: Style,
    /// A key's name in the footer and the help.
    pub key: Style,
    /// A message that something was done.
    pub done: Style,
    /// A message that something was not.
    pub failed: Style,
    /// The characters to draw with.
    pub charset: Charset,
}

impl Theme {
    /// In the terminal's own colours. Of the sixteen, magenta and red can be read on light and on dark ground alike.
    pub fn coloured() -> Self {
        Self {
            accent: Style::new().fg(Color::Magenta).add_modifier(Modifier::BOLD),
            selected: Style::new().add_modifier(Modifier::BOLD),
            hit: Style::new().fg(Color::Magenta).add_modifier(Modifier::UNDERLINED),
            key: Style::new().fg(Color::Magenta),
            failed: Style::new().fg(Color::Red).add_modifier(Modifier::BOLD),
            ..Self::plain()
        }
    }

    /// Without colours if `NO_COLOR` is set to anything, else in colour.
    pub fn from_environment(charset: Charset) -> Self {
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self { charset, ..if no_color { Self::plain() } else { Self::coloured() } }
    }

    /// Without any colour, as `NO_COLOR` asks.
    pub fn plain() -> Self {
        Self {
            text: Style::new(),
            dim: Style::new().add_modifier(Modifier::DIM),
            title: Style::new().add_modifier(Modifier::BOLD),
            accent: Style::new().add_modifier(Modifier::BOLD),
            selected: Style::new().add_modifier(Modifier::REVERSED),
            hit: Style::new().add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED)),
            key: Style::new().add_modifier(Modifier::BOLD),
            done: Style::new(),
            failed: Style::new().add_modifier(Modifier::BOLD),
            charset: Charset::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styles(theme: &Theme) -> [Style; 9] {
        let Theme { text, dim, title, accent, selected, hit, key, done, failed, charset: _ } = *theme;
        [text, dim, title, accent, selected, hit, key, done, failed]
    }

    #[test]
    fn no_color_means_none() {
        for style in styles(&Theme::plain()) {
            assert_eq!((style.fg, style.bg), (None, None));
        }
    }

    #[test]
    fn selection_and_hits_do_not_rest_on_colour() {
        for theme in [Theme::coloured(), Theme::plain()] {
            assert_ne!(theme.selected.add_modifier, theme.text.add_modifier);
            assert_ne!(theme.hit.add_modifier, theme.selected.add_modifier);
            assert_ne!(theme.failed.add_modifier, theme.done.add_modifier);
        }
    }

    #[test]
    fn no_colour_is_used_that_vanishes_on_light_or_dark_ground() {
        let safe_ones = [Color::Magenta, Color::Red];
        for style in styles(&Theme::coloured()) {
            assert_eq!(style.bg, None);
            assert!(style.fg.is_none_or(|colour| safe_ones.contains(&colour)), "{style:?}");
        }
    }
}
