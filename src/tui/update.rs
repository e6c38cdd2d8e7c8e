//! The only writer of [`State`]: an input and the time -> the next state, and what is to be done outside it.

use std::time::Instant;

use ratatui::layout::Size;
use tui_input::InputRequest;

use super::effect::{CopyRequest, Effect};
use super::input::Input;
use super::layout;
use super::menu::{CopyMenu, Languages};
use super::movement::{clamp, page, step};
use super::navigation::{follow, go_back, switch_view};
use super::snippets::Snippet;
use super::state::{DetailsTab, Exit, Popup, State};
use crate::action::{Action, Edit};
use crate::keymap::Focus;

/// The longest query, in characters.
pub const MAX_QUERY: usize = 512;

/// Changes the state as the input asks, and gives what the loop is to do.
pub fn update(state: &mut State, input: Input, now: Instant) -> Vec<Effect> {
    if state.message.as_ref().is_some_and(|message| now >= message.until) {
        state.message = None;
    }
    let effect = match input {
        Input::Action(action) => act(state, action, now),
        Input::Insert(text) => insert(state, &text, now),
        Input::Resize(size) => {
            resize(state, size, now);
            None
        }
        Input::Copied { message, text, failed } => {
            state.show_message(message, failed, now);
            state.failed_copies.add(text, failed);
            None
        }
        Input::Read(part) => {
            state.store.append(*part);
            for list in state.history.iter_mut().chain([&mut state.list, &mut state.other_list]) {
                list.grow(&state.store);
            }
            None
        }
        Input::ReadAll => {
            state.reading = false;
            let unread = state.store.catalog.warnings.iter().filter(|warning| warning.unread).count();
            if unread > 0 {
                let documents = if unread == 1 { "1 document".to_owned() } else { format!("{unread} documents") };
                let text = format!("{documents} not read in full; see `ipaper-codes doctor`");
                state.show_message(text, true, now);
            }
            None
        }
        Input::Found(results) => {
            state.list.set_results(results);
            None
        }
        Input::Tick => None,
    };
    clamp(state);
    effect.into_iter().chain(state.list.is_pending().then_some(Effect::Search)).collect()
}

/// Takes the screen to have another size, or as much of it as can be drawn.
fn resize(state: &mut State, size: Size, now: Instant) {
    state.size = layout::drawable(size);
    if state.size != size {
        let text = format!("A screen of {size} is too large; only {} of it is used", state.size);
        state.show_message(text, true, now);
    }
}

/// The time at which the state changes by itself, if it does.
pub fn deadline(state: &State) -> Option<Instant> {
    state.message.as_ref().map(|message| message.until)
}

fn act(state: &mut State, action: Action, now: Instant) -> Option<Effect> {
    use Action::{Back, Interrupt, Quit, Suspend};
    if !matches!(action, Action::Edit(_) | Back | Quit | Interrupt | Suspend) {
        state.list.search_now(&state.store);
    }
    match action {
        Action::Up => step(state, -1),
        Action::Down => step(state, 1),
        Action::PageUp => step(state, -page(state)),
        Action::PageDown => step(state, page(state)),
        Action::First => step(state, isize::MIN),
        Action::Last => step(state, isize::MAX),
        Action::ScrollUp => state.scroll = state.scroll.saturating_sub(1),
        Action::ScrollDown => state.scroll = state.scroll.saturating_add(1),
        Action::SwitchFocus => {
            state.focus = if state.focus == Focus::Search { Focus::List } else { Focus::Search };
        }
        Action::SwitchTab if state.tab == DetailsTab::Snippet => state.show_tab(DetailsTab::Description),
        Action::SwitchTab | Action::ShowSnippet => state.show_tab(DetailsTab::Snippet),
        Action::ShowDescription => state.show_tab(DetailsTab::Description),
        Action::Details | Action::Help | Action::CopyMenu | Action::Languages => toggle_popup(state, action),
        Action::SwitchView => switch_view(state),
        Action::Follow => follow(state, now),
        Action::Return => go_back(state),
        Action::NextKind => state.snippets.next_kind(&state.list, &state.store),
        Action::Mark => {
            state.snippets.mark(&state.list);
            step(state, 1);
        }
        Action::CopyName => return accept(state),
        Action::CopySnippet => return copy_snippet(state).map(Effect::Copy),
        Action::Edit(edit) => self::edit(state, edit),
        Suspend => return Some(Effect::Suspend),
        Back => back(state),
        Quit if state.popup.is_some() => state.popup = None,
        Quit => state.exit = Some(Exit::Quit),
        Interrupt => state.exit = Some(Exit::Interrupted),
    }
    None
}

/// Opens the popup of an action, or closes it where it is open.
fn toggle_popup(state: &mut State, action: Action) {
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
fn accept(state: &mut State) -> Option<Effect> {
    match state.popup.take() {
        Some(Popup::Languages(languages)) => {
            let chosen = languages.rows(state.snippets.languages()).get(languages.selected).map(|it| it.id.clone());
            let id = chosen?;
            state.snippets.choose(&id);
            state.show_tab(DetailsTab::Snippet);
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

/// Copies exactly what the tab of the snippet shows; where none can be made, that tab says why.
fn copy_snippet(state: &mut State) -> Option<CopyRequest> {
    state.snippets.refresh(&state.list, &state.store);
    let Snippet { title, text, .. } = state.snippets.shown.as_ref()?;
    if let Ok(text) = text {
        return Some(CopyRequest { what: title.clone(), text: text.clone() });
    }
    state.show_tab(DetailsTab::Snippet);
    None
}

fn edit(state: &mut State, edit: Edit) {
    let request = match edit {
        Edit::DeleteBack => InputRequest::DeletePrevChar,
        Edit::DeleteForward => InputRequest::DeleteNextChar,
        Edit::DeleteWord => InputRequest::DeletePrevWord,
        Edit::Clear => InputRequest::DeleteLine,
        Edit::DeleteToEnd => InputRequest::DeleteTillEnd,
        Edit::Left => InputRequest::GoToPrevChar,
        Edit::Right => InputRequest::GoToNextChar,
        Edit::WordLeft => InputRequest::GoToPrevWord,
        Edit::WordRight => InputRequest::GoToNextWord,
        Edit::Start => InputRequest::GoToStart,
        Edit::End => InputRequest::GoToEnd,
    };
    editor(state).handle(request);
    apply_query(state);
}

/// The line that is typed into.
fn editor(state: &mut State) -> &mut tui_input::Input {
    match &mut state.popup {
        Some(Popup::Languages(languages)) => {
            languages.selected = 0;
            &mut languages.editor
        }
        _ => &mut state.list.editor,
    }
}

/// Inserts text that was typed or pasted: a query, or a key of the popup that is open.
fn insert(state: &mut State, text: &str, now: Instant) -> Option<Effect> {
    if let Some(Popup::CopyMenu(menu)) = &mut state.popup {
        menu.selected = menu.rows.iter().position(|row| text.chars().eq([row.key]))?;
        return accept(state);
    }
    let editor = editor(state);
    let room = MAX_QUERY.saturating_sub(editor.value().chars().count());
    let mut characters = text.chars();
    for c in characters.by_ref().take(room) {
        editor.handle(InputRequest::InsertChar(c));
    }
    if characters.next().is_some() {
        let text = format!("A query has at most {MAX_QUERY} characters; the rest was left out");
        state.show_message(text, true, now);
    }
    // A burst of keys need not be read as a query each time where none of them fits.
    if room > 0 {
        apply_query(state);
    }
    None
}

fn apply_query(state: &mut State) {
    if state.list.apply_query(&state.store) {
        state.scroll = 0;
    }
}

/// Undoes one thing: see [`Action::Back`].
fn back(state: &mut State) {
    if state.popup.is_some() {
        state.popup = None;
    } else if !state.list.editor.value().is_empty() {
        edit(state, Edit::Clear);
    } else if !state.history.is_empty() {
        go_back(state);
    } else if !state.snippets.marked.is_empty() {
        state.snippets.marked.clear();
    } else {
        state.exit = Some(Exit::Quit);
    }
}
