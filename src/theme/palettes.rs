//! The styles of each theme, written as in the configuration. `contrast` tests that each of them can be read.

use super::role::Role;

/// The roles of a theme that are not plain, each with its style.
pub(super) type Palette = &'static [(Role, &'static str)];

/// No colours: what `NO_COLOR` gives.
pub(super) const MONO: Palette = &[
    (Role::Dim, "dim"),
    (Role::Rule, "dim"),
    (Role::Title, "bold"),
    (Role::Accent, "bold"),
    (Role::Selected, "reversed bold"),
    (Role::SelectedWeak, "reversed"),
    (Role::Hit, "bold underlined"),
    (Role::Note, "italic"),
    (Role::Link, "dim"),
    (Role::Key, "bold"),
    (Role::Failed, "bold"),
    (Role::Ok, "bold"),
    (Role::Retry, "bold"),
    (Role::Request, "bold"),
    (Role::Account, "bold"),
    (Role::Bug, "bold"),
    (Role::SnippetComment, "dim"),
    (Role::SnippetName, "bold"),
];

/// The terminal's own colours. As xterm has them, none of the sixteen reaches 4.5:1 on black and on white alike, and so
/// text has the terminal's own colour, or its ground too. Signs have colours that reach 3:1 on both, for what is to be
/// done something about; green, yellow and cyan vanish on white, blue on black.
pub(super) const TERMINAL: Palette = &[
    (Role::Dim, "dim"),
    (Role::Rule, "dim"),
    (Role::Title, "bold"),
    (Role::Accent, "magenta bold"),
    (Role::Selected, "bright-white on magenta bold"),
    (Role::SelectedWeak, "reversed dim"),
    (Role::Hit, "bold underlined"),
    (Role::Note, "italic"),
    (Role::Link, "dim"),
    (Role::Key, "bold"),
    (Role::Failed, "bright-white on red bold"),
    (Role::Ok, "bold"),
    (Role::Retry, "bold"),
    (Role::Request, "bright-blue bold"),
    (Role::Account, "bright-magenta bold"),
    (Role::Bug, "bright-red bold"),
    (Role::SnippetComment, "dim"),
    (Role::SnippetName, "bold"),
];

/// As much contrast as there is: nothing is dim, and colours are on a ground of their own, so that they are the same
/// anywhere. Yellow is what one typed, red is trouble.
pub(super) const CONTRAST: Palette = &[
    (Role::Title, "bold"),
    (Role::Accent, "bold"),
    (Role::Selected, "reversed bold"),
    (Role::SelectedWeak, "reversed"),
    (Role::Hit, "black on bright-yellow bold underlined"),
    (Role::Note, "italic"),
    (Role::Link, "underlined"),
    (Role::Key, "bold"),
    (Role::Done, "bold"),
    (Role::Failed, "bright-white on red bold"),
    (Role::Ok, "bold"),
    (Role::Retry, "bold"),
    (Role::Request, "bold"),
    (Role::Account, "bold"),
    (Role::Bug, "bright-white on red bold"),
    (Role::SnippetComment, "italic"),
    (Role::SnippetName, "bold"),
];

/// For a dark ground, which stays the terminal's. Teal is where one is and what one typed; the five signs have the five
/// other hues; all else is a shade of grey.
pub(super) const DARK: Palette = &[
    (Role::Dim, "#949ca8"),
    (Role::Rule, "#707885"),
    (Role::Title, "bold"),
    (Role::Accent, "#5ec4b6 bold"),
    (Role::Selected, "#ffffff on #1d4f4c bold"),
    (Role::SelectedWeak, "#d9dee5 on #30363f"),
    (Role::Hit, "#5ec4b6 underlined"),
    (Role::Note, "#c3cbd9 italic"),
    (Role::Link, "#949ca8 underlined"),
    (Role::Key, "#5ec4b6"),
    (Role::Done, "#8cc98a"),
    (Role::Failed, "#f28b82 bold"),
    (Role::Ok, "#8cc98a bold"),
    (Role::Retry, "#e3b85f bold"),
    (Role::Request, "#7db3f5 bold"),
    (Role::Account, "#c6a0f0 bold"),
    (Role::Bug, "#f28b82 bold"),
    (Role::SnippetComment, "#949ca8 italic"),
    (Role::SnippetString, "#d6c3a1"),
    (Role::SnippetName, "#5ec4b6"),
];

/// For a light ground, which stays the terminal's; otherwise as [`DARK`].
pub(super) const LIGHT: Palette = &[
    (Role::Dim, "#5b636e"),
    (Role::Rule, "#868e99"),
    (Role::Title, "bold"),
    (Role::Accent, "#00706a bold"),
    (Role::Selected, "#00302d on #bfe5e0 bold"),
    (Role::SelectedWeak, "#30363f on #e2e6eb"),
    (Role::Hit, "#00706a underlined"),
    (Role::Note, "#434c5c italic"),
    (Role::Link, "#5b636e underlined"),
    (Role::Key, "#00706a"),
    (Role::Done, "#2b7330"),
    (Role::Failed, "#b3261e bold"),
    (Role::Ok, "#2b7330 bold"),
    (Role::Retry, "#875a00 bold"),
    (Role::Request, "#1d5fbd bold"),
    (Role::Account, "#7a3fb3 bold"),
    (Role::Bug, "#b3261e bold"),
    (Role::SnippetComment, "#5b636e italic"),
    (Role::SnippetString, "#73531d"),
    (Role::SnippetName, "#00706a"),
];

#[cfg(test)]
mod tests {
    use crate::theme::{RoleStyle, ThemeName};

    #[test]
    fn every_style_is_one_and_no_role_has_two() {
        for name in ThemeName::ALL {
            let palette = name.palette();
            for (at, (role, written)) in palette.iter().enumerate() {
                assert!(written.parse::<RoleStyle>().is_ok(), "{name}: {written}");
                assert!(palette[..at].iter().all(|(before, _)| before != role), "{name} has {role:?} twice");
            }
        }
    }
}
