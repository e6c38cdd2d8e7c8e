//! The bottom line: the keys that matter in this focus, and the last message.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{put, put_right};
use crate::action::Action;
use crate::keymap::{Focus, Keymap};
use crate::text;
use crate::theme::Theme;
use crate::tui::place::Subject;
use crate::tui::state::{Popup, State};

/// Draws as many keys as there is room for; a message comes first.
pub fn footer(state: &State, theme: &Theme, keymap: &Keymap, area: Rect, buffer: &mut Buffer) {
    let mut room = Rect { width: area.width.saturating_sub(1), ..area };
    if let Some(message) = &state.message {
        let style = if message.failed { theme.failed } else { theme.done };
        let right = Rect { x: room.x + 1, width: room.width.saturating_sub(1), ..room };
        room.width = room.width.saturating_sub(put_right(buffer, right, &message.text, style) + 2);
    }
    let mut x = 1;
    for (action, label) in hints(state) {
        let Some(key) = keymap.keys(state.key_focus(), action).next() else { continue };
        let key = key.short();
        let width = (text::width(&key) + 1 + text::width(label)) as u16;
        if x + width > room.width {
            break;
        }
        x += put(buffer, room, x, &key, theme.key) + 1;
        x += put(buffer, room, x, label, theme.quiet) + 3;
    }
}

/// The actions worth naming, the most useful first, each in a word or two.
fn hints(state: &State) -> Vec<(Action, &'static str)> {
    if let Some(Popup::Help(_)) = state.popup {
        return vec![(Action::Back, "close"), (Action::Down, "scroll")];
    }
    let details = state.layout().details.is_empty() && state.size.height > 0;
    let back = match state.popup {
        Some(_) => "close",
        None if !state.place.input.value().is_empty() => "clear",
        None if !state.trail.is_empty() => "back",
        None => "quit",
    };
    let mut hints = Vec::new();
    if state.selected().is_some() {
        hints.push((Action::CopyName, "copy name"));
    }
    if details {
        hints.push((Action::Details, "details"));
    }
    if state.popup.is_none() {
        hints.push((Action::SwitchFocus, if state.focus == Focus::Search { "list" } else { "search" }));
    } else {
        hints.push((Action::Down, "next code"));
    }
    if state.selected().is_some_and(|entry| entry.links() > 0) {
        let codes = state.place.subject == Subject::Codes;
        hints.push((Action::Follow, if codes { "its methods" } else { "its codes" }));
    }
    hints.extend([(Action::Help, "help"), (Action::Back, back)]);
    if state.popup.is_none() && !state.shelf.catalog.methods.is_empty() {
        let codes = state.place.subject == Subject::Codes;
        hints.push((Action::SwitchView, if codes { "methods" } else { "codes" }));
    }
    hints
}
