//! The styles to draw with.

use ratatui::style::{Color, Modifier, Style};

use super::name::ThemeName;
use super::role::Role;
use super::role_style::RoleStyle;
use crate::catalog::Handling;
use crate::charset::Charset;
use crate::snippet::SpanKind;

/// A style for each [`Role`], and the characters to draw with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Theme {
    /// [`Role::Text`]
    pub text: Style,
    /// [`Role::Dim`]
    pub dim: Style,
    /// [`Role::Rule`]
    pub rule: Style,
    /// [`Role::Title`]
    pub title: Style,
    /// [`Role::Accent`]
    pub accent: Style,
    /// [`Role::Selected`]
    pub selected: Style,
    /// [`Role::SelectedWeak`]
    pub selected_weak: Style,
    /// [`Role::Hit`]
    pub hit: Style,
    /// [`Role::Note`]
    pub note: Style,
    /// [`Role::Link`]
    pub link: Style,
    /// [`Role::Key`]
    pub key: Style,
    /// [`Role::Done`]
    pub done: Style,
    /// [`Role::Failed`]
    pub failed: Style,
    /// The sign of each handling, in the order of [`Handling::ALL`].
    pub handling: [Style; Handling::ALL.len()],
    /// [`Role::SnippetComment`]
    pub comment: Style,
    /// [`Role::SnippetString`]
    pub string: Style,
    /// [`Role::SnippetName`]
    pub name: Style,
    /// The characters to draw with.
    pub charset: Charset,
}

impl Theme {
    /// The theme of this name, in all its colours.
    pub fn of(name: ThemeName) -> Self {
        let mut theme = Self::default();
        for (role, written) in name.palette() {
            // Each is valid, as a test says.
            if let Ok(style) = written.parse() {
                theme.set(*role, style);
            }
        }
        theme
    }

    /// Sets what is written for a role.
    pub(super) fn set(&mut self, role: Role, written: RoleStyle) {
        let style = self.style_mut(role);
        *style = written.apply(*style);
    }

    /// The style of a role.
    pub(super) fn style_mut(&mut self, role: Role) -> &mut Style {
        match role {
            Role::Text => &mut self.text,
            Role::Dim => &mut self.dim,
            Role::Rule => &mut self.rule,
            Role::Title => &mut self.title,
            Role::Accent => &mut self.accent,
            Role::Selected => &mut self.selected,
            Role::SelectedWeak => &mut self.selected_weak,
            Role::Hit => &mut self.hit,
            Role::Note => &mut self.note,
            Role::Link => &mut self.link,
            Role::Key => &mut self.key,
            Role::Done => &mut self.done,
            Role::Failed => &mut self.failed,
            Role::Ok => &mut self.handling[Handling::Ok as usize],
            Role::Retry => &mut self.handling[Handling::Retry as usize],
            Role::Request => &mut self.handling[Handling::Request as usize],
            Role::Account => &mut self.handling[Handling::Account as usize],
            Role::Bug => &mut self.handling[Handling::Bug as usize],
            Role::SnippetComment => &mut self.comment,
            Role::SnippetString => &mut self.string,
            Role::SnippetName => &mut self.name,
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

    /// The style of the marker before the selected row, which has not the ground of the rest of the row.
    pub fn marker(&self) -> Style {
        self.accent.bg(Color::Reset).remove_modifier(Modifier::REVERSED | Modifier::DIM)
    }

    /// The style of the selected row, which must be seen whatever has the focus.
    pub fn selected_row(&self, focused: bool) -> Style {
        if focused { self.selected } else { self.selected_weak }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_is_what_is_written() {
        for name in ThemeName::ALL {
            let mut theme = Theme::of(name);
            for role in Role::ALL {
                let written = name.palette().iter().find(|(it, _)| *it == role);
                let style: Option<RoleStyle> = written.map(|(_, written)| written.parse().unwrap());
                assert_eq!(*theme.style_mut(role), style.unwrap_or_default().apply(Style::new()), "{name}: {role:?}");
            }
        }
    }

    #[test]
    fn selection_and_hits_do_not_rest_on_colour() {
        for name in ThemeName::ALL {
            let Theme { text, selected, hit, .. } = Theme::of(name);
            assert_ne!(selected.add_modifier, text.add_modifier, "{name}");
            assert_ne!(hit.add_modifier, selected.add_modifier, "{name}");
        }
    }
}
