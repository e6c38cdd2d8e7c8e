//! The look of the screen: a style for each role, and the characters to draw with. The terminal's own sixteen colours,
//! or none at all; no meaning by colour alone, so each role that means something has a modifier too.

use ratatui::style::{Color, Modifier, Style};

use crate::catalog::Handling;
use crate::charset::Charset;
use crate::snippet::SpanKind;

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
    /// The selected row of the list that keys go to.
    pub selected: Style,
    /// The selected row of a list while keys go elsewhere.
    pub selected_weak: Style,
    /// The letters that made a match; patched over the row's style.
    pub hit: Style,
    /// The words of notes, which are never to be taken for the reference's.
    pub note: Style,
    /// The address of a page.
    pub link: Style,
    /// The sign of each handling, in the order of [`Handling::ALL`].
    pub handling: [Style; Handling::ALL.len()],
    /// A comment in a snippet.
    pub comment: Style,
    /// A string in a snippet.
    pub string: Style,
    /// The name made from a code in a snippet.
    pub name: Style,
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
    /// In the terminal's own colours. Of the sixteen, magenta, red and light blue can be read on light and on dark
    /// ground alike, and reversed. The signs of handlings say all in any colour.
    pub fn coloured() -> Self {
        let accent = Style::new().fg(Color::Magenta);
        let sign = |colour| Style::new().fg(colour).add_modifier(Modifier::BOLD);
        Self {
            accent: accent.add_modifier(Modifier::BOLD),
            selected: accent.add_modifier(Modifier::REVERSED | Modifier::BOLD),
            selected_weak: Style::new().add_modifier(Modifier::REVERSED | Modifier::DIM),
            hit: accent.add_modifier(Modifier::UNDERLINED),
            handling: [Color::Green, Color::Yellow, Color::LightBlue, Color::Magenta, Color::Red].map(sign),
            string: Style::new().fg(Color::LightBlue),
            name: accent,
            key: accent,
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
        let bold = Style::new().add_modifier(Modifier::BOLD);
        Self {
            text: Style::new(),
            dim: Style::new().add_modifier(Modifier::DIM),
            title: bold,
            accent: bold,
            selected: Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD),
            selected_weak: Style::new().add_modifier(Modifier::REVERSED),
            hit: bold.add_modifier(Modifier::UNDERLINED),
            note: Style::new().add_modifier(Modifier::ITALIC),
            link: Style::new().add_modifier(Modifier::DIM),
            handling: [bold; Handling::ALL.len()],
            comment: Style::new().add_modifier(Modifier::DIM),
            string: Style::new(),
            name: bold,
            key: bold,
            done: Style::new(),
            failed: bold,
            charset: Charset::default(),
        }
    }

    /// The style of a part of a snippet.
    pub fn code(&self, kind: SpanKind) -> Style {
        match kind {
            SpanKind::Comment => self.comment,
            SpanKind::String => self.string,
            SpanKind::Name => self.name,
        }
    }

    /// The style of a handling's sign.
    pub fn handling(&self, handling: Handling) -> Style {
        self.handling[handling as usize]
    }

    /// The style of the marker before the selected row, which is not reversed as the rest of the row is.
    pub fn marker(&self) -> Style {
        self.accent.remove_modifier(Modifier::REVERSED | Modifier::DIM)
    }

    /// The style of the selected row, which must be seen whatever has the focus.
    pub fn selected_row(&self, focused: bool) -> Style {
        if focused { self.selected } else { self.selected_weak }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All styles but those of signs, which say all in any colour.
    fn styles(theme: &Theme) -> [Style; 15] {
        let Theme { text, dim, title, accent, selected, selected_weak, hit, note, link, .. } = *theme;
        let Theme { comment, string, name, key, done, failed, handling: _, charset: _, .. } = *theme;
        [text, dim, title, accent, selected, selected_weak, hit, note, link, comment, string, name, key, done, failed]
    }

    #[test]
    fn no_color_means_none() {
        for style in styles(&Theme::plain()).into_iter().chain(Theme::plain().handling) {
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
        let safe_ones = [Color::Magenta, Color::Red, Color::LightBlue];
        for style in styles(&Theme::coloured()) {
            // The letters of a reversed row are of the terminal's own ground.
            assert_eq!(style.bg, None);
            assert!(style.fg.is_none_or(|colour| safe_ones.contains(&colour)), "{style:?}");
        }
    }
}
