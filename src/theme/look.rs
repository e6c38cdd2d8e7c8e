//! The look of one run: the theme by its name, the user's own colours, and what the terminal can show of them.

use anstream::ColorChoice;

use super::coloring::Coloring;
use super::depth::Depth;
use super::name::ThemeName;
use super::role::Role;
use super::role_style::RoleStyle;
use super::styles::Theme;
use crate::charset::Charset;

/// The look of one run.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Look {
    name: ThemeName,
    /// The user's own styles, which come before those of a theme.
    own: Vec<(Role, RoleStyle)>,
    /// The colours of the terminal; `None` where there are to be none.
    depth: Option<Depth>,
    charset: Charset,
}

impl Look {
    /// A look in these colours of a terminal, or in none.
    pub fn new(name: ThemeName, own: Vec<(Role, RoleStyle)>, depth: Option<Depth>, charset: Charset) -> Self {
        Self { name, own, depth, charset }
    }

    /// A look of the browser, in the colours that the environment tells of.
    pub fn from_environment(
        name: ThemeName,
        own: Vec<(Role, RoleStyle)>,
        choice: ColorChoice,
        charset: Charset,
    ) -> Self {
        // The browser has a terminal, even where standard output is none.
        let is_on = Coloring::of(choice, true).is_on;
        Self::new(name, own, is_on.then(|| Depth::from_environment().0), charset)
    }

    /// The name of the theme, be there colours or not.
    pub fn name(&self) -> ThemeName {
        self.name
    }

    /// The characters to draw with.
    pub fn charset(&self) -> Charset {
        self.charset
    }

    /// Returns true if there are colours: without, every theme is [`ThemeName::Mono`].
    pub fn has_colours(&self) -> bool {
        self.depth.is_some()
    }

    /// Goes on to the next theme.
    pub fn next(&mut self) {
        self.name = self.name.next();
    }

    /// The theme to draw with. The user's own colours are in each but [`ThemeName::Mono`], which promises to have none.
    pub fn theme(&self) -> Theme {
        let name = self.shown();
        let mut theme = Theme { charset: self.charset, ..Theme::of(name) };
        let Some(depth) = self.depth.filter(|_| name != ThemeName::Mono) else { return theme };
        for (role, written) in &self.own {
            theme.set(*role, *written);
        }
        for role in Role::ALL {
            let style = theme.style_mut(role);
            *style = depth.fit(*style);
        }
        theme
    }

    /// The theme that can be shown. The nearest of sixteen colours, which may be any, could not be read on the ground that
    /// a theme is made for.
    fn shown(&self) -> ThemeName {
        match self.depth {
            None => ThemeName::Mono,
            Some(Depth::Sixteen) if rgb(self.name.palette().iter().filter_map(|(_, it)| it.parse().ok())) => {
                ThemeName::Terminal
            }
            Some(_) => self.name,
        }
    }

    /// The colours in a few words, and what is not as it is written for want of them.
    pub fn colours(&self) -> String {
        let Some(depth) = self.depth else { return "none".to_owned() };
        let shown = self.shown();
        let own = self.own.iter().map(|(_, style)| *style);
        let written = shown.palette().iter().filter_map(|(_, written)| written.parse().ok());
        let instead = if self.name == shown { String::new() } else { format!("; {} is shown as {shown}", self.name) };
        let has_nearest = depth != Depth::True && shown != ThemeName::Mono && rgb(own.chain(written));
        format!("{depth}{instead}{}", if has_nearest { "; #rrggbb are shown as the nearest" } else { "" })
    }
}

/// Returns true if any of these styles has a colour that is none of the sixteen.
fn rgb(mut styles: impl Iterator<Item = RoleStyle>) -> bool {
    styles.any(RoleStyle::is_rgb)
}

#[cfg(test)]
mod tests {
    use ratatui::style::Color;

    use super::*;

    fn look(name: ThemeName, depth: Option<Depth>) -> Look {
        let own = vec![(Role::Accent, "#5f5fff".parse().unwrap()), (Role::Dim, "red underlined".parse().unwrap())];
        Look::new(name, own, depth, Charset::Ascii)
    }

    #[test]
    fn the_users_own_colours_come_before_those_of_the_theme() {
        let theme = look(ThemeName::Dark, Some(Depth::True)).theme();
        let dark = Theme::of(ThemeName::Dark);
        assert_eq!(theme.accent, dark.accent.fg(Color::Rgb(0x5f, 0x5f, 0xff)));
        assert_eq!((theme.title, theme.selected, theme.charset), (dark.title, dark.selected, Charset::Ascii));
    }

    #[test]
    fn without_colours_every_theme_is_the_one_without() {
        let mono = Theme { charset: Charset::Ascii, ..Theme::of(ThemeName::Mono) };
        for name in ThemeName::ALL {
            assert_eq!(look(name, None).theme(), mono);
        }
        assert_eq!(look(ThemeName::Mono, Some(Depth::True)).theme(), mono);
        let mut mono = mono;
        for role in Role::ALL {
            let style = mono.style_mut(role);
            assert_eq!((style.fg, style.bg), (None, None), "{role:?}");
        }
    }

    #[test]
    fn colours_that_are_not_there_are_shown_as_the_nearest_and_said_to_be() {
        let sixteen = look(ThemeName::Terminal, Some(Depth::Sixteen));
        assert_eq!(sixteen.theme().accent.fg, Some(Color::LightBlue));
        assert_eq!(sixteen.colours(), "16; #rrggbb are shown as the nearest");
        assert_eq!(look(ThemeName::Terminal, Some(Depth::True)).colours(), "truecolor");
        assert_eq!(look(ThemeName::Terminal, None).colours(), "none");
        let plain = |name| Look::new(name, Vec::new(), Some(Depth::Indexed), Charset::Unicode).colours();
        assert_eq!(plain(ThemeName::Terminal), "256");
        assert_eq!(plain(ThemeName::Light), "256; #rrggbb are shown as the nearest");
        let light = Look::new(ThemeName::Light, Vec::new(), Some(Depth::Sixteen), Charset::Unicode);
        assert_eq!(light.colours(), "16; light is shown as terminal");
        assert_eq!(light.theme(), Theme::of(ThemeName::Terminal));
    }
}
