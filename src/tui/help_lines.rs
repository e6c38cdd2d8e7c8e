//! The lines of the help: every action with its keys, straight from the keymap.

use ratatui::layout::Size;

use super::layout;
use crate::action::{Action, Group};
use crate::keymap::{Focus, Keymap};

/// The width of the popup.
pub const WIDTH: u16 = 76;
/// Rows of the popup that are not lines of the help: the border, the titles of the columns, a blank line.
pub const FRAME: u16 = 4;

/// A line of the help.
#[derive(Debug)]
pub enum HelpLine {
    /// A blank line between two groups.
    Blank,
    /// The title of a group.
    Title(&'static str),
    /// An action, with its keys in the search line and in the list.
    Row(&'static str, [String; 2]),
}

/// All lines of the help.
pub fn lines(keymap: &Keymap) -> Vec<HelpLine> {
    let mut lines = Vec::new();
    for group in Group::ALL {
        if !lines.is_empty() {
            lines.push(HelpLine::Blank);
        }
        lines.push(HelpLine::Title(group.title()));
        let of_group = |action: &Action| action.help().0 == group;
        lines.extend(Keymap::actions().filter(of_group).map(|action| {
            HelpLine::Row(action.help().1, [Focus::Search, Focus::List].map(|focus| keys(keymap, focus, action)))
        }));
    }
    lines
}

fn keys(keymap: &Keymap, focus: Focus, action: Action) -> String {
    keymap.keys(focus, action).map(|key| key.to_string()).collect::<Vec<_>>().join(" ")
}

/// The last line that can be the first in view on a screen of this size.
pub fn max_scroll(size: Size) -> usize {
    // A row for each action, a title for each group, a blank line between two groups.
    let lines = Keymap::actions().count() + 2 * Group::ALL.len() - 1;
    let height = layout::popup(size, WIDTH, lines as u16 + FRAME).height.saturating_sub(FRAME);
    lines.saturating_sub(height.into())
}
