//! From one list to another, and back.

use std::mem;
use std::time::Instant;

use super::limit::Limit;
use super::list_view::ListView;
use super::state::State;
use super::store::ListKind;

/// The most lists that one can go back to. Nobody remembers more.
pub const MAX_HISTORY: usize = 100;

/// Goes from codes to methods or back, each as it was left. Whatever was followed is forgotten.
pub fn switch_view(state: &mut State, now: Instant) {
    let kind = state.list.kind;
    leave_followed(state);
    if kind != state.list.kind || state.store.catalog.methods.is_empty() {
        return;
    }
    if let Some(name) = state.reference_name().filter(|_| state.other_list.total(&state.store) == 0) {
        let text = format!("There are no {} in {name}", state.other_list.kind.plural());
        return state.show_message(text, false, now);
    }
    mem::swap(&mut state.list, &mut state.other_list);
    state.details.scroll = 0;
}

/// Goes on to the next reference that has any entries of the list, and after the last to all of them; its query stays.
/// Whatever was followed is forgotten.
pub fn next_reference(state: &mut State, now: Instant) {
    if !state.store.has_several_references() {
        return state.show_message("There is only one reference".to_owned(), false, now);
    }
    leave_followed(state);
    let references = 0..state.store.catalog.sources.len() as u32;
    let next = state.list.limit.reference().map_or(0, |reference| reference + 1);
    let has_entries = |reference: &u32| !state.store.members(state.list.kind, *reference).is_empty();
    limit_to_reference(state, references.skip(next as usize).find(has_entries));
}

/// Limits the whole lists of either kind to a reference, or to none.
pub fn limit_to_reference(state: &mut State, reference: Option<u32>) {
    let selected = state.list.selected_number();
    for list in [&mut state.list, &mut state.other_list] {
        list.limit_to_reference(reference, &state.store);
        list.search_now(&state.store);
    }
    if state.list.selected_number() != selected {
        state.details.scroll = 0;
    }
}

/// Goes to the whole list of the codes, of all references.
pub fn to_codes(state: &mut State) {
    leave_followed(state);
    if state.list.kind != ListKind::Codes {
        mem::swap(&mut state.list, &mut state.other_list);
    }
    if state.list.limit.reference().is_some() {
        limit_to_reference(state, None);
    }
}

/// Goes back to the whole list that everything was followed from.
fn leave_followed(state: &mut State) {
    if let Some(root) = state.history.drain(..).next() {
        state.list = root;
        state.details.scroll = 0;
    }
}

/// Goes from a code to the methods that list it, from a method to its codes.
pub fn follow(state: &mut State, now: Instant) {
    let (Some(number), Some(entry)) = (state.list.selected_number(), state.selected()) else { return };
    if entry.links().is_empty() {
        let text = format!("No documented method lists {}", entry.name());
        return state.show_message(text, false, now);
    }
    let linked = ListView::new(&state.store, state.list.kind.other(), Limit::Followed(number));
    let mut left = mem::replace(&mut state.list, linked);
    left.forget_results();
    state.history.push(left);
    if state.history.len() > MAX_HISTORY {
        // The first one is the whole list that everything was followed from.
        state.history.remove(1);
    }
    state.details.scroll = 0;
}

/// Goes back to the list one followed from, as it was left.
pub fn go_back(state: &mut State) {
    if let Some(list) = state.history.pop() {
        state.list = list;
        state.details.scroll = 0;
    }
}
