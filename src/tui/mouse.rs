//! The mouse: what is under it, and what a press or a turn of the wheel does there. What an action does already is left to
//! that action.

use std::time::{Duration, Instant};

use ratatui::layout::{Position, Rect};

use super::details_lines;
use super::details_view::DetailsTab;
use super::editing;
use super::footer_hints;
use super::input::{Gesture, Mouse};
use super::layout;
use super::list_lines::{self, ListLine};
use super::movement;
use super::popup_rows::{self, PopupRows};
use super::popups;
use super::search_line::{self, SearchLine};
use super::state::{Popup, PressedRow, RowPress, State};
use super::text_lines::{Aside, Role};
use crate::action::Action;
use crate::keymap::Focus;

/// The longest time between the two presses of a double click.
const DOUBLE_CLICK: Duration = Duration::from_millis(500);

/// The rows or lines that one turn of the wheel goes over.
const WHEEL: isize = 3;

/// The rest of what the mouse asks for, which is not done yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// An action.
    Action(Action),
    /// Open a page.
    OpenLink(String),
}

/// A thing under the mouse.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    /// A hint of the footer.
    Hint(Action),
    /// The search line, or that of a popup, with the number of the character that the cursor goes before.
    Line(usize),
    /// The list; a row of it, by its entry, or something between and below the rows.
    List(Option<u32>),
    /// The details, or the snippet in their place.
    Details,
    /// The snippet.
    Snippet,
    /// The key of an action at the end of a line of the details.
    Key(Action),
    /// The address of a page in the details.
    Link(String),
    /// A popup; a row of it, or something else of it.
    Popup(Option<usize>),
    /// Whatever a popup with rows leaves uncovered.
    Outside,
    /// Nothing that does anything.
    Nothing,
}

/// Does what the mouse asks for, as far as it is no action.
pub fn act(state: &mut State, mouse: Mouse, now: Instant) -> Option<Outcome> {
    let target = target(state, mouse.at);
    match mouse.gesture {
        Gesture::Press => press(state, target, mouse.at.y, now),
        Gesture::Wheel(rows) => {
            turn(state, &target, rows * WHEEL);
            None
        }
        Gesture::WheelSideways(columns) => {
            let is_snippet = match target {
                Target::Snippet => true,
                Target::Details => state.shows_snippet_in_full(),
                _ => false,
            };
            let action = if columns < 0 { Action::ScrollLeft } else { Action::ScrollRight };
            is_snippet.then_some(Outcome::Action(action))
        }
    }
}

fn press(state: &mut State, target: Target, y: u16, now: Instant) -> Option<Outcome> {
    let is_second = state.pressed.take().is_some_and(|first| is_double_click(state, &first, &target, y, now));
    if is_second {
        return Some(Outcome::Action(state.purpose.main_action()));
    }
    match target {
        Target::Hint(action) | Target::Key(action) => return Some(Outcome::Action(action)),
        Target::Link(url) => return Some(Outcome::OpenLink(url)),
        Target::Line(character) => {
            if matches!(state.popup, Some(Popup::Details | Popup::Text(..))) {
                popups::close_all(state);
            }
            if state.popup.is_none() {
                state.focus = Focus::Search;
            }
            editing::set_cursor(state, character);
        }
        Target::List(entry) => {
            state.focus = Focus::List;
            // The row that was seen is meant, wherever the rows that are to come have it.
            state.list.search_now(&state.store);
            let position = entry.and_then(|entry| state.list.rows().iter().position(|&row| row == entry));
            if let Some((entry, position)) = entry.zip(position) {
                movement::select_row(state, position);
                let row = PressedRow::Entry(state.list.kind, entry);
                state.pressed = Some(RowPress { row, y, until: now + DOUBLE_CLICK });
            }
        }
        Target::Popup(Some(row)) => {
            movement::select_popup_row(state, row);
            state.pressed = Some(RowPress { row: PressedRow::Popup(row), y, until: now + DOUBLE_CLICK });
        }
        Target::Outside => popups::close(state),
        Target::Popup(None) | Target::Details | Target::Snippet | Target::Nothing => {}
    }
    None
}

/// Returns true for the second press on a row that is still selected. Only the line of the screen counts: the first press
/// may have moved the rows, to show the heading above them.
fn is_double_click(state: &State, first: &RowPress, target: &Target, y: u16, now: Instant) -> bool {
    let is_selected = match (first.row, target) {
        (PressedRow::Entry(kind, entry), Target::List(_)) => {
            state.list.kind == kind && state.list.selected_number() == Some(entry)
        }
        (PressedRow::Popup(row), Target::Popup(_)) => {
            let popup = PopupRows::of(state, state.size);
            popup.and_then(|popup| popup_rows::row_of_line(state, popup.selected)) == Some(row)
        }
        _ => false,
    };
    is_selected && first.y == y && now <= first.until
}

/// Turns the wheel over something.
fn turn(state: &mut State, target: &Target, rows: isize) {
    match target {
        Target::List(_) => {
            state.list.search_now(&state.store);
            movement::select(state, rows);
        }
        Target::Details | Target::Link(_) | Target::Key(_) => movement::scroll(state, rows),
        Target::Snippet => movement::scroll_snippet(state, rows),
        Target::Popup(_) => movement::step(state, rows),
        Target::Line(_) if PopupRows::of(state, state.size).is_some() => movement::step(state, rows),
        Target::Line(_) | Target::Hint(_) | Target::Outside | Target::Nothing => {}
    }
}

/// The target at a position of the screen.
fn target(state: &State, at: Position) -> Target {
    let layout = state.layout();
    if layout.footer.contains(at) {
        let hint = footer_hints::hints(state, &layout).into_iter().find(|hint| hint.area.contains(at));
        return hint.map_or(Target::Nothing, |hint| Target::Hint(hint.action));
    }
    if let Some(popup) = PopupRows::of(state, state.size) {
        return in_popup(state, &popup, at);
    }
    if layout.search.contains(at) {
        let cursor = state.list.editor.cursor();
        Target::Line(SearchLine::of(state, &layout).character_at(cursor, at.x))
    } else if layout.list.contains(at) {
        let headings = state.list.headings(&state.store);
        let line = state.list.offset + usize::from(at.y - layout.list.y);
        let line = list_lines::lines_from(&headings, state.list.rows().len(), line).next();
        Target::List(match line {
            Some(ListLine::Row(position)) => state.list.rows().get(position).copied(),
            Some(ListLine::Heading(_)) | None => None,
        })
    } else if layout.details.contains(at) {
        in_details(state, layout.details, at)
    } else if layout.snippet.contains(at) {
        Target::Snippet
    } else {
        Target::Nothing
    }
}

fn in_popup(state: &State, popup: &PopupRows, at: Position) -> Target {
    if !popup.area.contains(at) {
        return Target::Outside;
    }
    let editor = match &state.popup {
        Some(Popup::Help(help)) => Some(&help.editor),
        Some(Popup::Languages(languages)) => Some(&languages.editor),
        _ => None,
    };
    if let Some(editor) = editor.filter(|_| popup.inner.contains(at) && at.y == popup.inner.y) {
        let column = at.x.saturating_sub(popup.inner.x + search_line::PROMPT.len() as u16);
        return Target::Line(search_line::character_at(editor.value(), column));
    }
    // A row is as wide as the frame.
    let is_row = (popup.rows.y..popup.rows.bottom()).contains(&at.y);
    let line = is_row.then(|| popup.first + usize::from(at.y - popup.rows.y));
    Target::Popup(line.and_then(|line| popup_rows::row_of_line(state, line)))
}

/// The target at a position of the details: the address of a page, the key of an action at the end of a line, or neither.
fn in_details(state: &State, pane: Rect, at: Position) -> Target {
    if state.details.tab == DetailsTab::Snippet && state.topic().is_none() {
        return Target::Details;
    }
    let lines = details_lines::lines(state, pane);
    let line = lines.get(state.details_scroll() + usize::from(at.y - pane.y));
    if let Some(Aside::Key(action, key)) = line.and_then(|line| line.aside.as_ref())
        && layout::right_end(details_lines::row(pane, at.y), key).contains(at)
    {
        return Target::Key(*action);
    }
    let mut addresses = details_lines::links(state, pane, &lines).into_iter();
    // A name leads there as well, and does not look like it.
    let address = addresses.find(|(line, link)| line.role == Role::Link && link.area.contains(at));
    address.map_or(Target::Details, |(_, link)| Target::Link(link.url))
}
