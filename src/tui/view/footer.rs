//! The bottom line: the keys that matter in this focus, and the last message.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::draw_text::{put, put_right};
use crate::action::Action;
use crate::keymap::{Focus, Keymap};
use crate::snippet::Kind;
use crate::text;
use crate::theme::Theme;
use crate::tui::layout::Layout;
use crate::tui::state::{DetailsTab, Popup, State};
use crate::tui::store::ListKind;

/// Draws as many keys as there is room for; a message comes first.
pub fn footer(state: &State, theme: &Theme, keymap: &Keymap, layout: &Layout, buffer: &mut Buffer) {
    let area = layout.footer;
    let mut room = Rect { width: area.width.saturating_sub(1), ..area };
    if let Some(message) = &state.message {
        let style = if message.failed { theme.failed } else { theme.done };
        let right = Rect { x: room.x.saturating_add(1), width: room.width.saturating_sub(1), ..room };
        room.width = room.width.saturating_sub(put_right(buffer, right, &message.text, style) + 2);
    }
    let mut x: u16 = 1;
    for (action, label) in hints(state, layout) {
        let Some(key) = keymap.keys(state.key_focus(), action).next() else { continue };
        let key = key.short();
        let width = (text::width(&key) + 1 + text::width(label)) as u16;
        if x.saturating_add(width) > room.width {
            break;
        }
        x += put(buffer, room, x, &key, theme.key) + 1;
        x += put(buffer, room, x, label, theme.dim) + 3;
    }
}

/// The actions worth naming, the most useful first, each in a word or two.
fn hints(state: &State, layout: &Layout) -> Vec<(Action, &'static str)> {
    match state.popup {
        Some(Popup::Help(_)) => return vec![(Action::CopyName, "do it"), (Action::Back, "close")],
        Some(Popup::Languages(_)) => return vec![(Action::CopyName, "choose"), (Action::Back, "close")],
        Some(Popup::CopyMenu(_)) => return vec![(Action::CopyName, "copy"), (Action::Back, "close")],
        Some(Popup::Details) | None => {}
    }
    let alone = layout.details.is_empty();
    let codes = state.list.kind == ListKind::Codes;
    let back = match state.popup {
        Some(_) => "close",
        None if !state.list.editor.value().is_empty() => "clear",
        None if state.list.handling.is_some() => "all codes",
        None if !state.history.is_empty() => "back",
        None if !state.snippets.marked.of(state.list.kind).is_empty() => "unmark all",
        None => "quit",
    };
    let mut hints = Vec::new();
    if state.selected().is_some() {
        hints.push((Action::CopyName, "copy name"));
        // So narrow a screen has room for three.
        if alone {
            hints.extend([(Action::Details, "details"), (Action::Help, "help")]);
        }
        hints.push((
            Action::CopySnippet,
            match state.snippets.kind(&state.list, &state.store) {
                Kind::Arm => "copy arm",
                Kind::Match => "copy match",
                Kind::Enum => "copy enum",
            },
        ));
    }
    if !(alone && state.selected().is_some()) {
        hints.push((Action::Help, "help"));
    }
    if state.popup.is_none() {
        hints.push((Action::SwitchFocus, if state.focus == Focus::Search { "list" } else { "search" }));
    }
    if state.tab == DetailsTab::Snippet {
        hints.extend([(Action::NextKind, "kind"), (Action::Languages, "language")]);
    } else if state.selected().is_some_and(|entry| !entry.links().is_empty()) {
        hints.push((Action::Follow, if codes { "its methods" } else { "its codes" }));
    }
    hints.push((Action::Back, back));
    let tab = if state.tab == DetailsTab::Snippet { "description" } else { "snippet" };
    hints.push((Action::SwitchTab, tab));
    if state.popup.is_none() && !state.store.catalog.methods.is_empty() {
        hints.push((Action::SwitchView, if codes { "methods" } else { "codes" }));
    }
    hints
}
