//! The bottom line: the keys that matter in this focus, and the last message.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::draw_text::{put, put_right};
use crate::action::Action;
use crate::keymap::{Focus, Keymap};
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
        let width = (text::width(&key) + 1 + text::width(&label)) as u16;
        if x.saturating_add(width) > room.width {
            break;
        }
        x += put(buffer, room, x, &key, theme.key) + 1;
        x += put(buffer, room, x, &label, theme.dim) + 3;
    }
}

/// The actions worth naming, the most useful first, each in a word or two.
fn hints(state: &State, layout: &Layout) -> Vec<(Action, Cow<'static, str>)> {
    let mut hints: Vec<(Action, Cow<'static, str>)> = Vec::new();
    let mut add = |action, label: &'static str| hints.push((action, label.into()));
    match state.popup {
        Some(Popup::Help(_)) => return vec![(Action::CopyName, "do it".into()), (Action::Back, "close".into())],
        Some(Popup::Languages(_)) => return vec![(Action::CopyName, "choose".into()), (Action::Back, "close".into())],
        Some(Popup::CopyMenu(_)) => return vec![(Action::CopyName, "copy".into()), (Action::Back, "close".into())],
        Some(Popup::Details) | None => {}
    }
    let is_codes = state.list.kind == ListKind::Codes;
    let marked = state.snippets.marked.of(state.list.kind).len();
    let back = match state.popup {
        Some(_) => "close",
        None if !state.list.editor.value().is_empty() => "clear",
        None if state.list.handling.is_some() => "all codes",
        None if !state.history.is_empty() => "back",
        None if marked > 0 => "unmark all",
        None => "quit",
    };
    let Some(entry) = state.selected() else {
        add(Action::Back, back);
        add(Action::Help, "help");
        return hints;
    };
    // The marked ones may be out of view.
    hints.push((
        Action::CopyName,
        if marked > 0 { format!("copy {marked} marked") } else { "copy name".to_owned() }.into(),
    ));
    let mut add = |action, label: &'static str| hints.push((action, label.into()));
    // A screen so narrow has room for three.
    if layout.details.is_empty() {
        add(Action::Details, "details");
        add(Action::Help, "help");
    }
    let snippet = state.snippets.short_title(&state.list, &state.store);
    hints.push((Action::CopySnippet, format!("copy {snippet}").into()));
    let mut add = |action, label: &'static str| hints.push((action, label.into()));
    add(Action::CopyMenu, "copy...");
    if !layout.details.is_empty() {
        add(Action::Help, "help");
    }
    if state.tab == DetailsTab::Snippet {
        add(Action::SwitchTab, "description");
        add(Action::NextKind, "kind");
        add(Action::Languages, "language");
    } else if !entry.links().is_empty() {
        add(Action::Follow, if is_codes { "its methods" } else { "its codes" });
    }
    if state.popup.is_none() {
        add(Action::SwitchFocus, if state.focus == Focus::Search { "list" } else { "search" });
    }
    add(Action::Back, back);
    if layout.snippet.is_empty() && state.tab == DetailsTab::Description {
        add(Action::SwitchTab, "snippet");
    }
    if state.popup.is_none() {
        add(Action::Mark, "mark");
    }
    if state.popup.is_none() && !state.store.catalog.methods.is_empty() {
        add(Action::SwitchView, if is_codes { "methods" } else { "codes" });
    }
    hints
}
