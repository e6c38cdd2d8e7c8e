//! The bottom line: the keys that matter in this focus, and the last message.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::draw_text::{put, put_right};
use crate::action::Action;
use crate::keymap::Focus;
use crate::text;
use crate::theme::Theme;
use crate::tui::layout::Layout;
use crate::tui::state::{DetailsTab, Popup, State, Topic};
use crate::tui::store::{Entry, ListKind};

/// Draws as many keys as there is room for; a message comes first.
pub fn footer(state: &State, theme: &Theme, layout: &Layout, buffer: &mut Buffer) {
    let area = layout.footer;
    let mut room = Rect { width: area.width.saturating_sub(1), ..area };
    if let Some(message) = &state.message {
        let style = if message.failed { theme.failed } else { theme.done };
        let right = Rect { x: room.x.saturating_add(1), width: room.width.saturating_sub(1), ..room };
        room.width = room.width.saturating_sub(put_right(buffer, right, &message.text, style) + 2);
    }
    let mut x: u16 = 1;
    for (action, label) in hints(state, layout) {
        let Some(key) = state.keymap.keys(state.key_focus(), action).next() else { continue };
        let key = key.short();
        let width = (text::width(&key) + 1 + text::width(&label)) as u16;
        if x.saturating_add(width) > room.width {
            break;
        }
        x += put(buffer, room, x, &key, theme.key) + 1;
        x += put(buffer, room, x, &label, theme.dim) + 3;
    }
}

/// An action, and what it does here.
type Hint = (Action, Cow<'static, str>);

/// The actions worth naming, the most useful first, each in a word or two. Only those that have a key are drawn.
fn hints(state: &State, layout: &Layout) -> Vec<Hint> {
    let takes_row = match state.popup {
        Some(Popup::Help(_)) => Some("do it"),
        Some(Popup::Languages(_)) => Some("choose"),
        Some(Popup::CopyMenu(_)) => Some("copy"),
        Some(Popup::Text(topic, _)) => return text_hints(topic),
        Some(Popup::Details) | None => None,
    };
    match (takes_row, state.selected()) {
        (Some(label), _) => vec![(state.purpose.main_action(), label.into()), (Action::Back, "close".into())],
        (None, None) => vec![(Action::Back, back(state).into()), (Action::Help, "help".into())],
        (None, Some(entry)) => entry_hints(state, layout, entry),
    }
}

/// The actions worth naming where a text is.
fn text_hints(topic: Topic) -> Vec<Hint> {
    let open = (Action::OpenLink, "open the page".into());
    let others = [(Action::Down, "scroll".into()), (Action::Help, "help".into())];
    let open = (topic == Topic::Facts).then_some(open);
    [(Action::Back, "close".into())].into_iter().chain(open).chain(others).collect()
}

/// The actions worth naming where an entry is selected.
fn entry_hints(state: &State, layout: &Layout, entry: Entry) -> Vec<Hint> {
    let is_codes = state.list.kind == ListKind::Codes;
    // The marked ones may be out of view.
    let (pick, copy) = match state.snippets.marked.of(state.list.kind).len() {
        0 => ("pick".into(), "copy name".into()),
        marked => (format!("pick {marked} marked").into(), format!("copy {marked} marked").into()),
    };
    let is_alone = state.popup.is_some();
    let is_in_full = state.tab == DetailsTab::Snippet;
    // A screen without details is so narrow that it has room for three.
    let is_narrow = layout.details.is_empty();
    let has_other = !state.history.is_empty() || state.other_list.total(&state.store) > 0;
    let snippet = format!("copy {}", state.snippets.short_title(&state.list, &state.store));
    let hint = |shown: bool, action, label: &'static str| shown.then_some((action, Cow::from(label)));
    let hints = [
        Some((Action::Pick, pick)),
        Some((Action::CopyName, copy)),
        hint(is_narrow, Action::Details, "details"),
        hint(is_narrow, Action::Help, "help"),
        Some((Action::CopySnippet, snippet.into())),
        hint(true, Action::CopyMenu, "copy..."),
        hint(!is_narrow, Action::Help, "help"),
        hint(!state.store.catalog.warnings.is_empty(), Action::LeftOut, "warnings"),
        hint(is_in_full, Action::SwitchTab, "description"),
        hint(is_in_full, Action::NextKind, "kind"),
        hint(is_in_full, Action::Languages, "language"),
        hint(
            !is_in_full && !entry.links().is_empty(),
            Action::Follow,
            if is_codes { "its methods" } else { "its codes" },
        ),
        hint(!is_alone && state.store.has_several_references(), Action::NextReference, "reference"),
        hint(!is_alone, Action::SwitchFocus, if state.focus == Focus::Search { "list" } else { "search" }),
        hint(true, Action::Back, back(state)),
        hint(!is_in_full && layout.snippet.is_empty(), Action::SwitchTab, "snippet"),
        // Alone, the details are scrolled by its key.
        hint(!is_alone, Action::Mark, "mark"),
        hint(!is_alone && has_other, Action::SwitchView, if is_codes { "methods" } else { "codes" }),
    ];
    hints.into_iter().flatten().collect()
}

/// What [`Action::Back`] undoes.
fn back(state: &State) -> &'static str {
    match state.popup {
        Some(_) => "close",
        None if !state.list.editor.value().is_empty() => "clear",
        None if state.list.handling.is_some() => "all codes",
        None if state.list.reference.is_some() => "all references",
        None if !state.history.is_empty() => "back",
        None if !state.snippets.marked.of(state.list.kind).is_empty() => "unmark all",
        None => "quit",
    }
}
