//! What becomes of a text that is pasted or piped in: its codes are put into view.

use std::time::Instant;

use tui_input::Input as Editor;

use super::editing;
use super::limit::Limit;
use super::list_view::ListView;
use super::navigation;
use super::pasted::{Pasted, PastedCodes, Piped};
use super::popups;
use super::state::{Popup, State};
use super::store::ListKind;
use super::undo::UndoStep;
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
    state.list.limit_to_pasted(Some(pasted), None, &state.store);
    state.details.scroll = 0;
}

/// Takes what a text that is piped in has had so far. Whoever has left its codes is not brought back to them.
pub fn take_piped(state: &mut State, piped: Piped, now: Instant) {
    let Piped { mut pasted, is_first, is_last } = piped;
    if let Some(numbers) = &state.piped_numbers {
        pasted.renumber(state.store.len(ListKind::Codes), numbers);
    }
    if pasted.is_empty() {
        let unknown = unknown(&pasted);
        if is_last || unknown.is_some() {
            let text = format!("No known code in what was piped in{}", unknown.unwrap_or_default());
            state.show_message(text, false, now);
        }
        return;
    }
    if is_first && is_untouched(state) {
        return show(state, pasted, now);
    }
    // What was done before the first of them came stays as it is, and they are put below it.
    let takes = |list: &ListView| match &list.limit {
        Limit::None => is_first && list.kind == ListKind::Codes,
        Limit::Pasted(PastedCodes { text, .. }) => text.is_piped,
        Limit::Followed(_) | Limit::Reference(_) => false,
    };
    if is_first || takes(&state.list) {
        tell(state, &pasted, now);
    }
    let mut lists = state.history.iter_mut().chain([&mut state.list, &mut state.other_list]);
    if let Some(list) = lists.find(|list| takes(list)) {
        // Whoever has not gone on from the first of them stays on it.
        let first = list.limit.pasted().and_then(PastedCodes::first);
        let selected = list.selected_number().filter(|&number| Some(number) != first);
        list.limit_to_pasted(Some(pasted), selected, &state.store);
        list.search_now(&state.store);
    }
}

/// True if nothing was typed, followed or marked yet, and the first code is selected.
fn is_untouched(state: &State) -> bool {
    let is_first = state.list.kind == ListKind::Codes && state.list.selected == 0;
    is_first && UndoStep::next(state) == UndoStep::Browser
}

/// Lists all codes again.
pub fn leave(state: &mut State) {
    let selected = state.list.selected_number();
    state.message = None;
    state.list.limit_to_pasted(None, selected, &state.store);
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
    let unknown = unknown(pasted);
    let failed = unknown.is_some();
    state.show_message(text + &unknown.unwrap_or_default(), failed, now);
}

/// Names that the catalog does not have, behind what is said of the others.
fn unknown(pasted: &Pasted) -> Option<String> {
    match pasted.unknown().collect::<Vec<_>>()[..] {
        [] => None,
        [name] => Some(format!("; {name} is unknown")),
        ref names => Some(format!("; {} are unknown", names.len())),
    }
}

/// The number of times that a code occurs, behind its name.
fn times(count: u64) -> String {
    if count > 1 { format!(", {count} times") } else { String::new() }
}
