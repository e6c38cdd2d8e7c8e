//! The only writer of [`State`]: what is asked, and the time -> the next state, and what is to be copied.

use std::time::{Duration, Instant};

use ratatui::layout::Size;
use tui_input::InputRequest;

use super::copier::Request;
use super::menu::{Copies, Languages};
use super::place::{Found, Part, Place};
use super::snippets::Snippet;
use super::state::{Face, Leaving, Message, Popup, State};
use super::view;
use crate::action::{Action, Edit};
use crate::keymap::Focus;

/// What can happen to the browser.
#[derive(Debug)]
pub enum Input {
    /// A key that does something.
    Action(Action),
    /// Text for the search line.
    Insert(String),
    /// The screen has another size: columns, rows.
    Resize(u16, u16),
    /// A copy was tried.
    Copied {
        /// What to say of it.
        message: String,
        /// The text, where it did not get anywhere.
        lost: Option<String>,
    },
    /// A part of the catalog was read.
    Read(Box<Part>),
    /// All of it was.
    ReadAll,
    /// The search that the place was waiting for has come to its end.
    Found(Found),
    /// Time has passed.
    Tick,
}

/// How long a message stays.
const MESSAGE: Duration = Duration::from_secs(4);
/// A longer line is no query.
const LONGEST_QUERY: usize = 512;

/// Makes of the state what the input asks, and gives what is to be copied: nothing is done outside the state in here.
pub fn update(state: &mut State, input: Input, now: Instant) -> Vec<Request> {
    if state.message.as_ref().is_some_and(|message| now >= message.until) {
        state.message = None;
    }
    let requests = match input {
        Input::Action(action) => act(state, action, now),
        Input::Insert(text) => insert(state, &text),
        Input::Resize(width, height) => {
            state.size = Size { width, height };
            Vec::new()
        }
        Input::Copied { message, lost } => {
            state.message = Some(Message { text: message, failed: lost.is_some(), until: now + MESSAGE });
            state.uncopied.extend(lost);
            Vec::new()
        }
        Input::Read(part) => {
            state.shelf.append(*part);
            for place in state.trail.iter_mut().chain([&mut state.place, &mut state.other]) {
                place.grow(&state.shelf);
            }
            Vec::new()
        }
        Input::ReadAll => {
            state.reading = false;
            Vec::new()
        }
        Input::Found(found) => {
            state.place.take(found, &state.shelf);
            Vec::new()
        }
        Input::Tick => Vec::new(),
    };
    keep_in_view(state);
    requests
}

/// When the state changes by itself, if it does.
pub fn deadline(state: &State) -> Option<Instant> {
    state.message.as_ref().map(|message| message.until)
}

fn act(state: &mut State, action: Action, now: Instant) -> Vec<Request> {
    // Whoever acts on a row means the one that belongs to what was typed.
    if state.place.waiting && !matches!(action, Action::Edit(_) | Action::Back | Action::Quit | Action::Interrupt) {
        state.place.settle(&state.shelf);
    }
    match action {
        Action::Up => step(state, -1),
        Action::Down => step(state, 1),
        Action::PageUp => step(state, -page(state)),
        Action::PageDown => step(state, page(state)),
        Action::First => step(state, isize::MIN),
        Action::Last => step(state, isize::MAX),
        Action::ScrollUp => state.scroll = state.scroll.saturating_sub(1),
        Action::ScrollDown => state.scroll += 1,
        Action::SwitchFocus => {
            state.focus = if state.focus == Focus::Search { Focus::List } else { Focus::Search };
        }
        Action::SwitchFace => {
            let face = if state.face == Face::Snippet { Face::Description } else { Face::Snippet };
            show(state, face);
        }
        Action::ShowSnippet => show(state, Face::Snippet),
        Action::ShowDescription => show(state, Face::Description),
        Action::Details => {
            toggle(state, matches!(state.popup, Some(Popup::Details)), |_| Some(Popup::Details));
            state.scroll = 0;
        }
        Action::Help => toggle(state, matches!(state.popup, Some(Popup::Help(_))), |_| Some(Popup::Help(0))),
        Action::CopyMenu => {
            toggle(state, matches!(state.popup, Some(Popup::Copies(_))), |state| Copies::of(state).map(Popup::Copies));
        }
        Action::Languages => toggle(state, matches!(state.popup, Some(Popup::Languages(_))), |_| {
            Some(Popup::Languages(Languages::default()))
        }),
        Action::SwitchView => switch_view(state),
        Action::Follow => follow(state, now),
        Action::Return => go_back(state),
        Action::NextKind => state.snippets.next_kind(&state.place, &state.shelf),
        Action::Mark => {
            state.snippets.mark(&state.place);
            step(state, 1);
        }
        Action::CopyName => return accept(state),
        Action::CopySnippet => return copy_snippet(state),
        Action::Edit(edit) => self::edit(state, edit),
        Action::Back => back(state),
        Action::Quit if state.popup.is_some() => state.popup = None,
        Action::Quit => state.leaving = Some(Leaving::Quit),
        Action::Interrupt => state.leaving = Some(Leaving::Interrupted),
    }
    Vec::new()
}

fn toggle(state: &mut State, open: bool, popup: impl FnOnce(&State) -> Option<Popup>) {
    state.popup = if open { None } else { popup(state) };
}

fn show(state: &mut State, face: Face) {
    if state.face != face {
        state.face = face;
        state.scroll = 0;
    }
}

/// Moves the selection, or whatever popup stands before it.
fn step(state: &mut State, rows: isize) {
    match &mut state.popup {
        Some(Popup::Help(scroll)) => *scroll = moved(usize::from(*scroll), rows).min(u16::MAX.into()) as u16,
        Some(Popup::Languages(languages)) => languages.selected = moved(languages.selected, rows),
        Some(Popup::Copies(copies)) => copies.selected = moved(copies.selected, rows),
        Some(Popup::Details) | None => {
            state.place.selected = moved(state.place.selected, rows);
            state.scroll = 0;
        }
    }
}

fn moved(from: usize, by: isize) -> usize {
    from.saturating_add_signed(by)
}

/// A page keeps one row of the last one in view.
fn page(state: &State) -> isize {
    let list = state.layout().list.height;
    let height = if list == 0 || matches!(state.popup, Some(Popup::Help(_))) { state.size.height } else { list };
    isize::try_from(height).unwrap_or(isize::MAX).saturating_sub(1).max(1)
}

/// Enter: takes the selected row of a popup, else copies the selected name.
fn accept(state: &mut State) -> Vec<Request> {
    match state.popup.take() {
        Some(Popup::Help(scroll)) => state.popup = Some(Popup::Help(scroll)),
        Some(Popup::Languages(languages)) => {
            let chosen = languages.rows(state.snippets.languages()).get(languages.selected).map(|it| it.id.clone());
            if let Some(id) = chosen {
                state.snippets.choose(&id);
                show(state, Face::Snippet);
            }
        }
        Some(Popup::Copies(mut copies)) if copies.selected < copies.rows.len() => {
            return vec![copies.rows.swap_remove(copies.selected).request];
        }
        Some(Popup::Copies(_)) => {}
        popup @ (Some(Popup::Details) | None) => {
            state.popup = popup;
            let name = state.selected().map(|entry| entry.name().to_owned());
            return name.map(|name| Request { what: name.clone(), text: name }).into_iter().collect();
        }
    }
    Vec::new()
}

/// Copies exactly what the snippet's face shows; where it cannot be made, the face says why.
fn copy_snippet(state: &mut State) -> Vec<Request> {
    state.snippets.refresh(&state.place, &state.shelf);
    match &state.snippets.shown {
        Some(Snippet { title, text: Ok(text), .. }) => vec![Request { what: title.clone(), text: text.clone() }],
        Some(Snippet { text: Err(_), .. }) => {
            show(state, Face::Snippet);
            Vec::new()
        }
        None => Vec::new(),
    }
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
    line(state).handle(request);
    look_up(state);
}

/// The line that is typed into.
fn line(state: &mut State) -> &mut tui_input::Input {
    match &mut state.popup {
        Some(Popup::Languages(languages)) => {
            languages.selected = 0;
            &mut languages.input
        }
        _ => &mut state.place.input,
    }
}

/// Text that was typed or pasted: a query, or a key of the popup that is open.
fn insert(state: &mut State, text: &str) -> Vec<Request> {
    if let Some(Popup::Copies(copies)) = &mut state.popup {
        let row = copies.rows.iter().position(|row| text.chars().eq([row.key]));
        copies.selected = row.unwrap_or(copies.selected);
        return if row.is_some() { accept(state) } else { Vec::new() };
    }
    let line = line(state);
    let room = LONGEST_QUERY.saturating_sub(line.value().chars().count());
    for c in text.chars().take(room) {
        line.handle(InputRequest::InsertChar(c));
    }
    look_up(state);
    Vec::new()
}

fn look_up(state: &mut State) {
    if state.place.look_up(&state.shelf) {
        state.scroll = 0;
    }
}

/// From codes to methods or back, each as it was left. Whatever was followed is forgotten.
fn switch_view(state: &mut State) {
    if let Some(root) = state.trail.drain(..).next() {
        let followed = std::mem::replace(&mut state.place, root);
        if followed.subject != state.place.subject {
            state.scroll = 0;
            return;
        }
    }
    if state.shelf.catalog.methods.is_empty() {
        return;
    }
    std::mem::swap(&mut state.place, &mut state.other);
    state.scroll = 0;
}

/// From a code to the methods that list it, from a method to its codes.
fn follow(state: &mut State, now: Instant) {
    let (Some(number), Some(entry)) = (state.place.number(), state.selected()) else { return };
    if entry.links() == 0 {
        let text = format!("No documented method lists {}", entry.name());
        state.message = Some(Message { text, failed: false, until: now + MESSAGE });
        return;
    }
    let there = Place::new(&state.shelf, state.place.subject.other(), Some(number));
    state.trail.push(std::mem::replace(&mut state.place, there));
    state.scroll = 0;
}

/// Back to where one followed from, as it was.
fn go_back(state: &mut State) {
    if let Some(place) = state.trail.pop() {
        state.place = place;
        state.scroll = 0;
    }
}

fn back(state: &mut State) {
    if state.popup.is_some() {
        state.popup = None;
    } else if !state.place.input.value().is_empty() {
        edit(state, Edit::Clear);
    } else if !state.trail.is_empty() {
        go_back(state);
    } else if !state.snippets.marked.is_empty() {
        state.snippets.marked.clear();
    } else {
        state.leaving = Some(Leaving::Quit);
    }
}

/// Whatever happened, the selected row is in view, and nothing is scrolled past its end.
fn keep_in_view(state: &mut State) {
    let layout = state.layout();
    state.place.keep_in_view(layout.list.height.into());
    if state.face == Face::Snippet && state.snippets.refresh(&state.place, &state.shelf) {
        state.scroll = 0;
    }
    if state.scroll > 0 {
        let lines = view::details::lines(state, layout.details.width).len();
        state.scroll = state.scroll.min(lines.saturating_sub(layout.details.height.into()) as u16);
    }
    match &mut state.popup {
        Some(Popup::Help(scroll)) => *scroll = (*scroll).min(view::help::last_scroll(state.size)),
        Some(Popup::Languages(languages)) => {
            let rows = languages.rows(state.snippets.languages()).len();
            languages.selected = languages.selected.min(rows.saturating_sub(1));
        }
        Some(Popup::Copies(copies)) => copies.selected = copies.selected.min(copies.rows.len().saturating_sub(1)),
        Some(Popup::Details) | None => {}
    }
}
