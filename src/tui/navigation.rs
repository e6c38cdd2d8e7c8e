//! From one list to another, and back.

use std::mem;
use std::time::Instant;

use super::list_view::ListView;
use super::state::State;

/// The most lists that one can go back to. Nobody remembers more.
pub const MAX_HISTORY: usize = 100;

/// Goes from codes to methods or back, each as it was left. Whatever was followed is forgotten.
pub fn switch_view(state: &mut State) {
    if let Some(root) = state.history.drain(..).next() {
        let followed = mem::replace(&mut state.list, root);
        if followed.kind != state.list.kind {
            state.scroll = 0;
            return;
        }
    }
    if state.store.catalog.methods.is_empty() {
        return;
    }
    mem::swap(&mut state.list, &mut state.other_list);
    state.scroll = 0;
}

/// Goes from a code to the methods that list it, from a method to its codes.
pub fn follow(state: &mut State, now: Instant) {
    let (Some(number), Some(entry)) = (state.list.selected_number(), state.selected()) else { return };
    if entry.links().is_empty() {
        let text = format!("No documented method lists {}", entry.name());
        return state.show_message(text, false, now);
    }
    let linked = ListView::new(&state.store, state.list.kind.other(), Some(number));
    let mut left = mem::replace(&mut state.list, linked);
    left.forget_results();
    state.history.push(left);
    if state.history.len() > MAX_HISTORY {
        // The first one is the whole list that everything was followed from.
        state.history.remove(1);
    }
    state.scroll = 0;
}

/// Goes back to the list one followed from, as it was left.
pub fn go_back(state: &mut State) {
    if let Some(list) = state.history.pop() {
        state.list = list;
        state.scroll = 0;
    }
}
