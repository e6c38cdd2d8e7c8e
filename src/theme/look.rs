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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    name: ThemeName,
    /// The user's own styles, which come before those of a theme.
    own: Vec<(Role, RoleStyle)>,
    /// The colours of the terminal, or why there are to be none, in a few words.
    depth: Result<Depth, &'static str>,
    charset: Charset,
    /// What all of that makes. Each frame is drawn with it, and it is made of written styles.
    theme: Theme,
}

impl Look {
    /// A look in these colours of a terminal, or in none, for this reason.
    pub fn new(
        name: ThemeName,
        own: Vec<(Role, RoleStyle)>,
        depth: Result<Depth, &'static str>,
        charset: Charset,
    ) -> Self {
        let mut look = Self { name, own, depth, charset, theme: Theme::default() };
        look.theme = look.made();
        look
    }

    /// A look of the browser, in the colours that the environment tells of.
    pub fn from_environment(
        name: ThemeName,
        own: Vec<(Role, RoleStyle)>,
        choice: ColorChoice,
        charset: Charset,
    ) -> Self {
        // The browser has a terminal, even where standard output is none.
        let Coloring { is_on, why } = Coloring::of(choice, true);
        let depth = if is_on { Ok(Depth::from_environment().0) } else { Err(why) };
        Self::new(name, own, depth, charset)
    }

    /// The name of the theme, be there colours or not.
    pub fn name(&self) -> ThemeName {
        self.name
    }

    /// The characters to draw with.
    pub fn charset(&self) -> Charset {
        self.charset
    }

    /// Returns true if there are colours.
    pub fn has_colours(&self) -> bool {
        self.depth.is_ok()
    }

    /// Goes on to the next theme. Errs where there are no colours, with the reason: every theme is [`ThemeName::Mono`] then.
    pub fn next_theme(&mut self) -> Result<(), &'static str> {
        self.depth?;
        self.name = self.name.next();
        self.theme = self.made();
        Ok(())
    }

    /// The theme to draw with.
    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// The theme of the name. The user's own colours are in each but [`ThemeName::Mono`], which promises to have none.
    fn made(&self) -> Theme {
        let name = self.shown();
        let mut theme = Theme { charset: self.charset, ..Theme::of(name) };
        let Ok(depth) = self.depth else { return theme };
        if name == ThemeName::Mono {
            return theme;
        }
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
            Err(_) => ThemeName::Mono,
            Ok(Depth::Sixteen) if rgb(written(self.name)) => ThemeName::Terminal,
            Ok(_) => self.name,
        }
    }

    /// The colours in a few words, and what is not as it is written for want of them.
    pub fn colours(&self) -> String {
        let depth = self.depth.map_or("none".to_owned(), |depth| depth.to_string());
        [depth].into_iter().chain(self.shortfall()).collect::<Vec<_>>().join("; ")
    }

    /// The part of the theme that is not as it is written, since the terminal has too few colours.
    pub fn shortfall(&self) -> Option<String> {
        let shown = self.shown();
        let depth = self.depth.ok().filter(|depth| *depth != Depth::True)?;
        if self.name != shown {
            return Some(format!("shown as {shown}, as it needs 256 colours"));
        }
        let own = self.own.iter().map(|(_, style)| *style);
        let has_nearest = shown != ThemeName::Mono && rgb(own.chain(written(shown)));
        has_nearest.then(|| format!("#rrggbb are shown as the nearest of {depth}"))
    }
}

/// The styles of a theme.
fn written(name: ThemeName) -> impl Iterator<Item = RoleStyle> {
    name.palette().iter().filter_map(|(_, written)| written.parse().ok())
}

/// Returns true if any of these styles has a colour that is none of the sixteen.
fn rgb(mut styles: impl Iterator<Item = RoleStyle>) -> bool {
    styles.any(RoleStyle::is_rgb)
}

#[cfg(test)]
mod tests {
    use ratatui::style::Color;

    use super::*;

    const OFF: Result<Depth, &str> = Err("NO_COLOR is set");

    fn look(name: ThemeName, depth: Result<Depth, &'static str>) -> Look {
        let own = vec![(Role::Accent, "#5f5fff".parse().unwrap()), (Role::Dim, "red underlined".parse().unwrap())];
        Look::new(name, own, depth, Charset::Ascii)
    }

    #[test]
    fn the_users_own_colours_come_before_those_of_the_theme() {
        let theme = *look(ThemeName::Dark, Ok(Depth::True)).theme();
        let dark = Theme::of(ThemeName::Dark);
        assert_eq!(theme.accent, dark.accent.fg(Color::Rgb(0x5f, 0x5f, 0xff)));
        assert_eq!((theme.title, theme.selected, theme.charset), (dark.title, dark.selected, Charset::Ascii));
    }

    #[test]
    fn without_colours_every_theme_is_the_one_without() {
        let mono = Theme { charset: Charset::Ascii, ..Theme::of(ThemeName::Mono) };
        for name in ThemeName::ALL {
            assert_eq!(*look(name, OFF).theme(), mono);
        }
        assert_eq!(*look(ThemeName::Mono, Ok(Depth::True)).theme(), mono);
        let mut mono = mono;
        for role in Role::ALL {
            let style = mono.style_mut(role);
            assert_eq!((style.fg, style.bg), (None, None), "{role:?}");
        }
    }

    #[test]
    fn without_colours_there_is_no_next_theme() {
        let mut light = look(ThemeName::Light, OFF);
        assert_eq!((light.next_theme(), light.name()), (Err("NO_COLOR is set"), ThemeName::Light));
        let mut light = look(ThemeName::Light, Ok(Depth::True));
        assert_eq!((light.next_theme(), light.name()), (Ok(()), ThemeName::Light.next()));
    }

    #[test]
    fn colours_that_are_not_there_are_shown_as_the_nearest_and_said_to_be() {
        let sixteen = look(ThemeName::Terminal, Ok(Depth::Sixteen));
        assert_eq!(sixteen.theme().accent.fg, Some(Color::LightBlue));
        assert_eq!(sixteen.colours(), "16; #rrggbb are shown as the nearest of 16");
        assert_eq!(look(ThemeName::Terminal, Ok(Depth::True)).colours(), "truecolor");
        assert_eq!(look(ThemeName::Terminal, OFF).colours(), "none");
        let plain = |name| Look::new(name, Vec::new(), Ok(Depth::Indexed), Charset::Unicode).colours();
        assert_eq!(plain(ThemeName::Terminal), "256");
        assert_eq!(plain(ThemeName::Light), "256; #rrggbb are shown as the nearest of 256");
        let light = Look::new(ThemeName::Light, Vec::new(), Ok(Depth::Sixteen), Charset::Unicode);
        assert_eq!(light.colours(), "16; shown as terminal, as it needs 256 colours");
        assert_eq!(*light.theme(), Theme::of(ThemeName::Terminal));
    }
}
