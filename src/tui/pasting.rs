//! What becomes of a text that is pasted or piped in: its codes are put into view.

use std::time::Instant;

use tui_input::Input as Editor;

use super::editing;
use super::navigation;
use super::pasted::{Pasted, Piped};
use super::popups;
use super::state::{Popup, State};
use super::store::ListKind;
use crate::action::Action;
use crate::text;

/// Takes a pasted text: the codes that it has are put into view, or the methods where those are listed. Any other text,
/// and a name alone, is a query.
pub fn paste(state: &mut State, pasted: &str, now: Instant) {
    let line = text::one_line(pasted);
    let is_name = line.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    if is_name || matches!(state.popup, Some(Popup::CopyMenu(_))) {
        return editing::insert(state, &line, now);
    }
    let found = Pasted::of(&state.store.catalog, pasted);
    if let Some(Popup::Help(_) | Popup::Languages(_)) = state.popup {
        if found.is_empty() {
            return editing::insert(state, &line, now);
        }
        popups::close_all(state);
    }
    if state.list.kind == ListKind::Methods {
        let methods = editing::mentioned(state, &line);
        if !methods.is_empty() {
            editing::replace(state, &methods, now);
            return;
        }
    }
    if !found.is_empty() {
        show(state, found, now);
    } else if let Some(name) = found.unknown().next() {
        // The names that are like it are listed.
        editing::replace(state, name, now);
        state.show_message(format!("{name} is unknown"), true, now);
    } else {
        editing::insert(state, &line, now);
    }
}

/// Puts the codes of a text into view: one is selected, to several the list is limited.
pub fn show(state: &mut State, pasted: Pasted, now: Instant) {
    navigation::to_codes(state);
    state.list.editor = Editor::default();
    state.list.apply_query(&state.store);
    state.list.limit_to_handling(None, &state.store);
    tell(state, &pasted, now);
    put(state, pasted, None);
    state.details.scroll = 0;
}

/// Takes what a text that is piped in has had so far. Whoever has left its codes is not brought back to them.
pub fn take_piped(state: &mut State, piped: Piped, now: Instant) {
    let Piped { pasted, is_first, is_last } = piped;
    if is_first && !pasted.is_empty() {
        return show(state, pasted, now);
    }
    if is_first && is_last {
        return state.show_message("No known code in what was piped in".to_owned(), false, now);
    }
    if state.pasted.is_some() && state.list.kind == ListKind::Codes && state.list.limited_to.is_none() {
        // Whoever has not gone on from the first of them stays on it.
        let first = state.pasted.as_ref().and_then(|before| before.codes(&state.store.catalog).first().copied());
        let selected = state.list.selected_number().filter(|&number| Some(number) != first);
        tell(state, &pasted, now);
        put(state, pasted, selected);
    }
}

/// Takes the catalog to be a new one, with other numbers.
pub fn renumber(state: &mut State, numbers: &[Option<u32>]) {
    let Some(mut pasted) = state.pasted.take() else { return };
    pasted.renumber(state.store.len(ListKind::Codes), numbers);
    if !pasted.is_empty() {
        state.pasted = Some(pasted);
    }
}

/// Lists all codes again.
pub fn leave(state: &mut State) {
    let selected = state.list.selected_number();
    (state.pasted, state.message) = (None, None);
    state.list.limit_to_codes(None, selected, &state.store);
}

/// Says what was found.
fn tell(state: &mut State, pasted: &Pasted, now: Instant) {
    let text = match &pasted.codes(&state.store.catalog)[..] {
        [code] => {
            let name = state.store.catalog.code(*code).map_or("", |code| &code.name);
            let message = pasted.response(*code).and_then(|response| response.message.as_deref());
            let message = message.map_or_else(String::new, |message| format!(": {message}"));
            format!("Found {name}{}{message}", times(pasted.count(*code)))
        }
        codes => {
            let advice = state.key_of(Action::Back).map(|key| format!("; {key} lists all again"));
            format!("Found {} codes{}", codes.len(), advice.unwrap_or_default())
        }
    };
    let unknown: Vec<&str> = pasted.unknown().collect();
    let text = match unknown[..] {
        [] => text,
        [name] => format!("{text}; {name} is unknown"),
        _ => format!("{text}; {} are unknown", unknown.len()),
    };
    state.show_message(text, !unknown.is_empty(), now);
}

fn put(state: &mut State, pasted: Pasted, selected: Option<u32>) {
    let codes = pasted.codes(&state.store.catalog);
    let selected = selected.or(codes.first().copied());
    state.list.limit_to_codes((codes.len() > 1).then_some(codes), selected, &state.store);
    state.list.search_now(&state.store);
    state.pasted = Some(pasted);
}

/// The number of times that a code occurs, behind its name.
fn times(count: u64) -> String {
    if count > 1 { format!(", {count} times") } else { String::new() }
}
