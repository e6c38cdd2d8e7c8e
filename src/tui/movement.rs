//! Moving the selection and scrolling, within what there is.

use super::details_lines;
use super::details_view::DetailsTab;
use super::layout;
use super::popup_rows::PopupRows;
use super::state::{Popup, State};
use crate::text;

/// Moves the selection by so many rows, that of the popup before it, or scrolls the details where they are alone.
pub fn step(state: &mut State, rows: isize) {
    let position = match &mut state.popup {
        Some(Popup::Details) => Some(&mut state.details.scroll),
        Some(Popup::Text(_, scroll)) => Some(scroll),
        Some(popup) => popup.selected_mut(),
        None => return select(state, rows),
    };
    if let Some(position) = position {
        *position = position.saturating_add_signed(rows);
    }
}

/// Selects the entry so many rows further, also where the details are alone; in a popup with rows, one of these.
pub fn select(state: &mut State, rows: isize) {
    if matches!(state.popup, Some(Popup::Details) | None) {
        state.details.scroll = 0;
        state.list.selected = state.list.selected.saturating_add_signed(rows);
    } else {
        step(state, rows);
    }
}

/// Selects a row of the list.
pub fn select_row(state: &mut State, row: usize) {
    if row != state.list.selected {
        (state.list.selected, state.details.scroll) = (row, 0);
    }
}

/// Selects a row of a popup that has rows.
pub fn select_popup_row(state: &mut State, row: usize) {
    if let Some(selected) = state.popup.as_mut().and_then(Popup::selected_mut) {
        *selected = row;
    }
}

/// Scrolls the snippet where it has a pane beside the details.
pub fn scroll_snippet(state: &mut State, lines: isize) {
    state.details.snippet_scroll = state.details.snippet_scroll.saturating_add_signed(lines);
}

/// Scrolls the details, or the text in their place.
pub fn scroll(state: &mut State, lines: isize) {
    let position = match &mut state.popup {
        Some(Popup::Text(_, scroll)) => scroll,
        _ => &mut state.details.scroll,
    };
    *position = position.saturating_add_signed(lines);
}

/// The rows of a page, which keeps one row of the last one in view.
pub fn page(state: &State) -> isize {
    let layout = state.layout();
    let height = match state.popup {
        Some(Popup::Details | Popup::Text(..)) => layout.details.height,
        None if layout.list.height > 0 => layout.list.height,
        _ => PopupRows::of(state, state.size).map_or(1, |popup| popup.rows.height),
    };
    isize::try_from(height).unwrap_or(isize::MAX).saturating_sub(1).max(1)
}

/// The number of lines of the details, or of the snippet where it has their room.
pub fn details_len(state: &State) -> usize {
    let details = state.layout().details;
    match state.details.tab {
        DetailsTab::Snippet if state.topic().is_none() => {
            state.snippets.preview.as_ref().map_or(0, |preview| preview.lines.len())
        }
        _ => details_lines::lines(state, details).len(),
    }
}

/// Brings the selected row into view, and lets nothing be scrolled past its end.
pub fn clamp(state: &mut State) {
    state.list.selected = state.list.selected.min(state.list.rows().len().saturating_sub(1));
    let layout = state.layout();
    state.list.keep_in_view(&state.store, layout.list.height.into());
    let last = match state.details_scroll() {
        0 => 0,
        _ => details_len(state).saturating_sub(layout.details.height.into()),
    };
    if state.topic().is_none() {
        state.details.scroll = state.details.scroll.min(last);
    }
    if state.details.snippet_scroll > 0 {
        let lines = state.snippets.preview.as_ref().map_or(0, |preview| preview.lines.len());
        state.details.snippet_scroll =
            state.details.snippet_scroll.min(lines.saturating_sub(layout.snippet.height.into()));
    }
    match &mut state.popup {
        Some(Popup::Help(help)) => help.selected = help.selected.min(help.rows().count().saturating_sub(1)),
        Some(Popup::Languages(languages)) => {
            let rows = languages.rows(state.snippets.languages()).len();
            languages.selected = languages.selected.min(rows.saturating_sub(1));
        }
        Some(Popup::CopyMenu(menu)) => menu.selected = menu.selected.min(menu.rows.len().saturating_sub(1)),
        Some(Popup::Text(_, scroll)) => *scroll = (*scroll).min(last),
        Some(Popup::Details) | None => {}
    }
    let Some(PopupRows { first, .. }) = PopupRows::of(state, state.size) else { return };
    match &mut state.popup {
        Some(Popup::Help(help)) => help.first = first,
        Some(Popup::Languages(languages)) => languages.first = first,
        Some(Popup::CopyMenu(menu)) => menu.first = first,
        Some(Popup::Text(..) | Popup::Details) | None => {}
    }
}

/// Makes the snippet for the pane that shows it, where there is one.
pub fn refresh_snippet(state: &mut State) {
    let columns: usize = match state.snippet_pane() {
        Some(pane) => layout::inside(pane).width.into(),
        None => return state.snippets.preview = None,
    };
    if state.snippets.refresh(&state.list, &state.store, columns) {
        (state.details.snippet_column, state.details.snippet_scroll) = (0, 0);
        if state.details.tab == DetailsTab::Snippet {
            state.details.scroll = 0;
        }
    }
    if state.details.snippet_column > 0 {
        let lines = state.snippets.preview.iter().flat_map(|preview| &preview.lines);
        let widest = lines.map(|line| text::width(&line.text)).max().unwrap_or(0);
        state.details.snippet_column = state.details.snippet_column.min(widest.saturating_sub(columns));
    }
}
