//! What holds after each step, whatever came before it.

use std::collections::HashSet;

use ratatui::buffer::Buffer;

use crate::text;
use crate::tui::editing::MAX_QUERY;
use crate::tui::effect::CopyRequest;
use crate::tui::list_view::ListView;
use crate::tui::navigation::MAX_HISTORY;
use crate::tui::popup_rows::PopupRows;
use crate::tui::query_cache::MAX_BYTES;
use crate::tui::state::{Popup, State};
use crate::tui::store::ListKind;
use crate::tui::{list_lines, movement};

/// Everything is within its bounds.
pub fn state(state: &State) {
    selection(state);
    for list in [&state.list, &state.other_list].into_iter().chain(&state.history) {
        let total = state.store.len(list.kind) as u32;
        assert!(list.rows().iter().all(|&row| row < total), "a row without an entry");
        editor(&list.editor);
    }
    let layout = state.layout();
    if state.details.scroll > 0 && state.topic().is_none() {
        let lines = movement::details_len(state);
        assert!(state.details.scroll + usize::from(layout.details.height) <= lines, "scrolled past the end");
    }
    match &state.popup {
        Some(Popup::Help(help)) => {
            assert!(help.selected < help.rows().count().max(1));
            editor(&help.editor);
        }
        Some(Popup::Languages(languages)) => {
            let rows = languages.rows(state.snippets.languages()).len();
            assert!(languages.selected < rows.max(1));
            editor(&languages.editor);
        }
        Some(Popup::CopyMenu(menu)) => assert!(menu.selected < menu.rows.len()),
        Some(Popup::Text(_, scroll)) => {
            let lines = movement::details_len(state);
            assert!(*scroll == 0 || scroll + usize::from(layout.details.height) <= lines, "scrolled past the end");
        }
        Some(Popup::Details) | None => {}
    }
    if let Some(popup) = PopupRows::of(state, state.size) {
        assert!(popup.first <= popup.selected, "the selected row is out of view");
        assert!(popup.rows.is_empty() || popup.selected < popup.first + usize::from(popup.rows.height).max(1));
    }
    let lines = state.snippets.preview.as_ref().map_or(0, |preview| preview.lines.len());
    assert!(
        state.details.snippet_scroll == 0 || state.details.snippet_scroll + usize::from(layout.snippet.height) <= lines
    );
    assert!(state.popup.is_some() || state.covered.is_none(), "a popup below none");
    for kind in [ListKind::Codes, ListKind::Methods] {
        assert!(state.snippets.marked.of(kind).iter().all(|&number| (number as usize) < state.store.len(kind)));
    }
    assert!(state.message.as_ref().is_none_or(|message| is_shown(&message.text)), "{:?}", state.message);
    memory(state);
}

/// The selected row exists and is in view.
fn selection(state: &State) {
    let (list, height) = (&state.list, usize::from(state.layout().list.height));
    assert!(list.selected < list.rows().len().max(1), "row {} of {}", list.selected, list.rows().len());
    let line = list_lines::line_of(&list.headings(&state.store), list.selected);
    assert!(list.offset <= line);
    assert!(height == 0 || line < list.offset + height, "the selected row is out of view");
}

fn editor(editor: &tui_input::Input) {
    let length = editor.value().chars().count();
    assert!(length <= MAX_QUERY && editor.cursor() <= length);
}

/// Nothing is kept without end.
fn memory(state: &State) {
    assert!(state.history.len() <= MAX_HISTORY);
    assert!(state.history.iter().all(|list| list.cached_bytes() == 0));
    assert!([&state.list, &state.other_list].into_iter().map(ListView::cached_bytes).all(|bytes| bytes <= MAX_BYTES));
    let failed: Vec<&str> = state.failed_copies.texts().collect();
    assert_eq!(failed.iter().collect::<HashSet<_>>().len(), failed.len(), "a failed copy is kept twice");
}

/// A text that can be pasted anywhere.
pub fn request(request: &CopyRequest) {
    assert!(is_shown(&request.what), "{request:?}");
    assert!(!request.text.is_empty() && request.text.split(['\n', '\t']).all(is_shown), "{request:?}");
}

/// Whatever is on the screen is seen, and within it.
pub fn cells(buffer: &Buffer) {
    for (number, cell) in buffer.content().iter().enumerate() {
        let symbol = cell.symbol();
        if text::is_printable_ascii(symbol) && symbol.len() == 1 {
            continue;
        }
        assert!(is_shown(symbol), "{symbol:?}");
        let x = number % usize::from(buffer.area.width);
        assert!(x + text::width(symbol) <= buffer.area.width.into(), "{symbol:?} does not fit into its row");
    }
}

fn is_shown(text: &str) -> bool {
    !text.chars().any(|c| c.is_control() || text::is_invisible(c))
}
