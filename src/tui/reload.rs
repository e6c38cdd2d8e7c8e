//! A catalog that was read anew, in place of the one before: every entry is known again by its name.

use std::collections::HashMap;
use std::mem;
use std::time::Instant;

use super::limit::Limit;
use super::list_view::ListView;
use super::state::State;
use super::store::{KINDS, ListKind, Part, Renumbering, Store, renumbered};
use crate::catalog::Catalog;
use crate::text;

/// The end of a reading anew.
#[derive(Debug)]
pub struct Reload {
    /// The names of the references that had changed.
    pub changed: String,
    /// The catalog as it is now, or the reason that there is none.
    pub read: Result<Part, String>,
}

/// Takes the new catalog, and says so. Where some of it cannot be read any more the old one stays: a file may be half
/// written.
pub fn reload(state: &mut State, Reload { changed, read }: Reload, now: Instant) {
    let part = match read.map(|part| (unread(&state.store.catalog, &part.catalog), part)) {
        Ok((None, part)) => part,
        Ok((Some(reason), _)) | Err(reason) => {
            let text = format!("Keeping {changed} as it was: {reason}");
            return state.show_message(text, true, now);
        }
    };
    if is_same(&state.store.catalog, &part.catalog) {
        return;
    }
    let mut new = Store::default();
    new.append(part);
    let numbers = KINDS.map(|kind| renumbering(&state.store, &new, kind));
    let text = message(&changed, &new, &numbers[ListKind::Codes as usize]);
    replace(state, new, &numbers);
    state.show_message(text, false, now);
}

/// The reason that some of the new catalog could not be read, where there was none before.
fn unread(old: &Catalog, new: &Catalog) -> Option<String> {
    let is_new = |warning: &&_| !old.warnings.contains(warning);
    new.unread().find(is_new).map(ToString::to_string)
}

/// True if there is nothing to be seen of the change.
fn is_same(old: &Catalog, new: &Catalog) -> bool {
    old.codes == new.codes
        && old.methods == new.methods
        && old.warnings == new.warnings
        && (&old.title, &old.sources, &old.documents) == (&new.title, &new.sources, &new.documents)
}

fn renumbering(old: &Store, new: &Store, kind: ListKind) -> Renumbering {
    let numbers: HashMap<_, u32> = entries(new, kind).zip(0..).collect();
    entries(old, kind).map(|entry| numbers.get(&entry).copied()).collect()
}

/// The reference and the name of each entry of a kind.
fn entries(store: &Store, kind: ListKind) -> impl Iterator<Item = (Option<u32>, &str)> {
    let entry = move |number| store.entry(kind, number).map(|entry| (store.reference(entry), entry.name()));
    (0..store.len(kind) as u32).filter_map(entry)
}

/// Says how many codes there are, and how many of them are new and gone.
fn message(changed: &str, new: &Store, codes: &Renumbering) -> String {
    let (known, count) = (codes.iter().flatten().count(), new.len(ListKind::Codes));
    let part = |count, what| if count > 0 { format!(", {count} {what}") } else { String::new() };
    let (added, gone) = (part(count - known, "new"), part(codes.len() - known, "gone"));
    format!("Reloaded {changed}: {}{added}{gone}", text::counted(count, "code"))
}

fn replace(state: &mut State, new: Store, numbers: &[Renumbering; 2]) {
    let selected = state.list.selected_number();
    state.store = new;
    let list = mem::replace(&mut state.list, ListView::new(&state.store, ListKind::Codes, Limit::None));
    let mut lists: Vec<ListView> = state.history.drain(..).chain([list]).collect();
    // Of an entry that is gone there is no list, and none that was followed from there.
    let gone = lists.iter_mut().position(|list| !list.renumber(&state.store, numbers));
    lists.truncate(gone.unwrap_or(lists.len()));
    state.list = lists.pop().unwrap_or_else(|| ListView::new(&state.store, ListKind::Codes, Limit::None));
    state.history = lists;
    state.other_list.renumber(&state.store, numbers);
    let codes = &numbers[ListKind::Codes as usize];
    state.piped_numbers = Some(match state.piped_numbers.take() {
        Some(before) => before.into_iter().map(|number| renumbered(codes, number?)).collect(),
        None => codes.clone(),
    });
    for kind in KINDS {
        state.snippets.marked.renumber(kind, &numbers[kind as usize]);
    }
    state.snippets.preview = None;
    let is_same = |number| renumbered(&numbers[state.list.kind as usize], number);
    if selected.and_then(is_same) != state.list.selected_number() {
        state.details.scroll = 0;
    }
}
