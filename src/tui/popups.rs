//! Opening popups, and taking the row that is selected in one.

use super::effect::{CopyRequest, Effect};
use super::menu::{CopyMenu, Languages};
use super::state::{DetailsTab, Popup, State};
use crate::action::Action;

/// Opens the popup of an action, or closes it where it is open.
pub fn toggle(state: &mut State, action: Action) {
    let open = match state.popup {
        Some(Popup::Details) => Some(Action::Details),
        Some(Popup::Help(_)) => Some(Action::Help),
        Some(Popup::CopyMenu(_)) => Some(Action::CopyMenu),
        Some(Popup::Languages(_)) => Some(Action::Languages),
        None => None,
    };
    if action == Action::Details {
        state.scroll = 0;
    }
    state.popup = match action {
        _ if open == Some(action) => None,
        Action::Details => Some(Popup::Details),
        Action::Help => Some(Popup::Help(0)),
        Action::CopyMenu => CopyMenu::of(&state.snippets, &state.list, &state.store).map(Popup::CopyMenu),
        _ => Some(Popup::Languages(Languages::default())),
    };
}

/// Takes the selected row of a popup, else copies the selected name.
pub fn accept(state: &mut State) -> Option<Effect> {
    match state.popup.take() {
        Some(Popup::Languages(languages)) => {
            let chosen = languages.rows(state.snippets.languages()).get(languages.selected).map(|it| it.id.clone());
            let id = chosen?;
            state.snippets.choose(&id);
            // What was chosen is to be seen.
            if state.layout().snippet.is_empty() {
                state.show_tab(DetailsTab::Snippet);
            }
            Some(Effect::Remember(id))
        }
        Some(Popup::CopyMenu(mut menu)) if menu.selected < menu.rows.len() => {
            Some(Effect::Copy(menu.rows.swap_remove(menu.selected).request))
        }
        Some(Popup::CopyMenu(_)) => None,
        popup @ Some(Popup::Help(_)) => {
            state.popup = popup;
            None
        }
        popup @ (Some(Popup::Details) | None) => {
            state.popup = popup;
            let name = state.selected()?.name().to_owned();
            Some(Effect::Copy(CopyRequest { what: name.clone(), text: name }))
        }
    }
}

/// Takes the row of the copy menu with this key.
pub fn accept_key(state: &mut State, text: &str) -> Option<Effect> {
    let Some(Popup::CopyMenu(menu)) = &mut state.popup else { return None };
    menu.selected = menu.rows.iter().position(|row| text.chars().eq([row.key]))?;
    accept(state)
}
