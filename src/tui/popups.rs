//! Opening popups, and taking the row that is selected in one.

use super::details_view::DetailsTab;
use super::effect::Effect;
use super::help_lines::Help;
use super::menu::{CopyMenu, Languages};
use super::state::{Popup, State, Topic};
use crate::action::Action;
use crate::state_file::Choice;

/// Opens the popup of an action, or closes it where it is open. The help and what was left out are opened over another
/// popup, which is there again when they are closed.
pub fn toggle(state: &mut State, action: Action) {
    // It spoke of what was done before.
    state.message = None;
    if matches!(state.popup, Some(Popup::Help(_))) {
        close(state);
        if action == Action::Help {
            return;
        }
    }
    let open = match state.popup {
        Some(Popup::Details) => Some(Action::Details),
        Some(Popup::CopyMenu(_)) => Some(Action::CopyMenu),
        Some(Popup::Languages(_)) => Some(Action::Languages),
        Some(Popup::Text(Topic::LeftOut, _)) => Some(Action::LeftOut),
        Some(Popup::Help(_) | Popup::Text(Topic::Facts, _)) | None => None,
    };
    if action == Action::Details {
        state.details.scroll = 0;
    }
    if open == Some(action) {
        return close(state);
    }
    // Whatever an earlier one covered is gone with it.
    state.covered = state.popup.take().filter(|_| matches!(action, Action::Help | Action::LeftOut));
    state.popup = match action {
        Action::Details => Some(Popup::Details),
        Action::LeftOut => Some(Popup::Text(Topic::LeftOut, 0)),
        Action::Help => Some(Popup::Help(Help::of(&state.store, &state.keymap))),
        Action::CopyMenu => CopyMenu::of(&state.snippets, &state.list, &state.store).map(Popup::CopyMenu),
        _ => Some(Popup::Languages(Languages::default())),
    };
}

/// Opens the facts, over the popup that the help covers.
pub fn open_facts(state: &mut State) {
    state.message = None;
    state.popup = Some(Popup::Text(Topic::Facts, 0));
}

/// Closes the popup that is open.
pub fn close(state: &mut State) {
    let covers = matches!(state.popup, Some(Popup::Help(_) | Popup::Text(..)));
    let covered = state.covered.take().filter(|_| covers);
    show(state, covered);
}

/// Closes the popup that is open, and whatever it covers.
pub fn close_all(state: &mut State) {
    show(state, None);
}

fn show(state: &mut State, popup: Option<Popup>) {
    (state.popup, state.covered) = (popup, None);
    if state.popup.is_none() && state.layout().details.is_empty() {
        // It is gone with the whole screen that it had.
        state.details.tab = DetailsTab::Description;
    }
}

/// Takes the selected row of a popup that has rows, and closes it.
pub fn accept(state: &mut State) -> Option<Effect> {
    match &mut state.popup {
        Some(Popup::Languages(languages)) => {
            let rows = languages.rows(state.snippets.languages());
            let id = rows.get(languages.selected).map(|language| language.id.clone());
            close_all(state);
            let id = id?;
            state.snippets.choose(&id);
            // What was chosen is to be seen.
            if state.layout().snippet.is_empty() {
                state.show_tab(DetailsTab::Snippet);
            }
            Some(Effect::Remember(Choice::Language, id))
        }
        Some(Popup::CopyMenu(menu)) => {
            let row = (menu.selected < menu.rows.len()).then(|| menu.rows.swap_remove(menu.selected));
            close_all(state);
            row.map(|row| Effect::Copy(row.request))
        }
        Some(Popup::Details | Popup::Text(..) | Popup::Help(_)) | None => None,
    }
}

/// Takes the row of the copy menu with this key.
pub fn accept_key(state: &mut State, text: &str) -> Option<Effect> {
    let Some(Popup::CopyMenu(menu)) = &mut state.popup else { return None };
    menu.selected = menu.rows.iter().position(|row| text.chars().eq([row.key]))?;
    accept(state)
}
