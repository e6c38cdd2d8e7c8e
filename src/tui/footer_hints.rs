//! The hints of the footer: the keys that matter in this focus, and their places. Apart from drawing, because a click on one
//! does what it names.

use std::borrow::Cow;

use ratatui::layout::Rect;

use super::details_view::DetailsTab;
use super::layout::Layout;
use super::state::{Popup, State, Topic};
use super::store::{Entry, ListKind};
use super::undo::UndoStep;
use crate::action::Action;
use crate::keymap::Focus;
use crate::text;

/// The blanks before the first hint, and between two.
const MARGIN: u16 = 1;
const GAP: u16 = 3;
/// The least blanks between the hints and a message.
const BEFORE_MESSAGE: u16 = 2;

/// A hint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The action that it names.
    pub action: Action,
    /// Its key, in short.
    pub key: String,
    /// A word or two for what the action does here.
    pub label: Cow<'static, str>,
    /// Its cells: those of the key, a blank, those of the label.
    pub area: Rect,
}

/// As many hints as there is room for beside the message.
pub fn hints(state: &State, layout: &Layout) -> Vec<Hint> {
    let footer = layout.footer;
    let message = message_area(state, footer).map_or(0, |area| area.width + BEFORE_MESSAGE);
    let end = footer.right().saturating_sub(1).saturating_sub(message);
    let mut x = footer.x + MARGIN;
    let mut hints = Vec::new();
    for (action, label) in named(state, layout) {
        let Some(key) = state.key_of(action) else { continue };
        let width = (text::width(&key) + 1 + text::width(&label)).min(u16::MAX.into()) as u16;
        if x.saturating_add(width) > end {
            break;
        }
        hints.push(Hint { action, key, label, area: Rect { x, width, ..footer } });
        x += width + GAP;
    }
    hints
}

/// The cells of the message, at the right end; none where there is no message.
pub fn message_area(state: &State, footer: Rect) -> Option<Rect> {
    let message = state.message.as_ref()?;
    // A column is left free on either side.
    let width = text::width(&message.text).min(footer.width.saturating_sub(2).into()) as u16;
    Some(Rect { x: footer.right().saturating_sub(1).saturating_sub(width), width, ..footer })
}

/// An action, and what it does here.
type Named = (Action, Cow<'static, str>);

/// The actions worth naming, the most useful first, each in a word or two. Only those that have a key are shown.
fn named(state: &State, layout: &Layout) -> Vec<Named> {
    let takes_row = match state.popup {
        Some(Popup::Help(_)) => Some("do it"),
        Some(Popup::Languages(_)) => Some("choose"),
        Some(Popup::CopyMenu(_)) => Some("copy"),
        Some(Popup::Text(topic, _)) => return text_hints(topic),
        Some(Popup::Details) | None => None,
    };
    match (takes_row, state.selected()) {
        (Some(label), _) => vec![(state.purpose.main_action(), label.into()), (Action::Back, "close".into())],
        (None, None) => vec![(Action::Back, UndoStep::next(state).label().into()), (Action::Help, "help".into())],
        (None, Some(entry)) => entry_hints(state, layout, entry),
    }
}

/// The actions worth naming where a text is.
fn text_hints(topic: Topic) -> Vec<Named> {
    let open = (Action::OpenLink, "open the page".into());
    let others = [(Action::Down, "scroll".into()), (Action::Help, "help".into())];
    let open = (topic == Topic::Facts).then_some(open);
    [(Action::Back, "close".into())].into_iter().chain(open).chain(others).collect()
}

/// The actions worth naming where an entry is selected.
fn entry_hints(state: &State, layout: &Layout, entry: Entry) -> Vec<Named> {
    let is_codes = state.list.kind == ListKind::Codes;
    // The marked ones may be out of view.
    let (pick, copy) = match state.snippets.marked.of(state.list.kind).len() {
        0 => ("pick".into(), "copy name".into()),
        marked => (format!("pick {marked} marked").into(), format!("copy {marked} marked").into()),
    };
    let is_alone = state.popup.is_some();
    let is_in_full = state.details.tab == DetailsTab::Snippet;
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
        hint(true, Action::Back, UndoStep::next(state).label()),
        hint(!is_in_full && layout.snippet.is_empty(), Action::SwitchTab, "snippet"),
        // Alone, the details are scrolled by its key.
        hint(!is_alone, Action::Mark, "mark"),
        hint(!is_alone && has_other, Action::SwitchView, if is_codes { "methods" } else { "codes" }),
    ];
    hints.into_iter().flatten().collect()
}
