//! The only writer of [`State`]: an input and the time -> the next state, and what is to be done outside it.

use std::time::Instant;

use ratatui::layout::Size;

use super::details_lines;
use super::details_view::DetailsTab;
use super::editing::{self, edit};
use super::effect::{CopyRequest, Effect};
use super::help_lines::Target;
use super::input::Input;
use super::layout;
use super::menu;
use super::mouse;
use super::movement::{self, clamp, page, step};
use super::navigation::{follow, go_back, limit_to_reference, next_reference, switch_view};
use super::pasting;
use super::pick;
use super::popups;
use super::reload;
use super::snippets::Snippet;
use super::state::{Exit, Popup, State};
use super::store::Part;
use super::undo::UndoStep;
use crate::action::{Action, Edit};
use crate::hyperlink;
use crate::keymap::Focus;
use crate::purpose::{Pick, Purpose};
use crate::state_file::Choice;
use crate::text;

/// The columns that one key scrolls a snippet sideways.
const SIDEWAYS: usize = 8;

/// Changes the state as the input asks, and gives what the loop is to do.
pub fn update(state: &mut State, input: Input, now: Instant) -> Vec<Effect> {
    let is_over = state.message.as_ref().is_some_and(|message| now >= message.until);
    // A frame that comes late shows it still.
    if is_over && !matches!(input, Input::Frame) {
        state.message = None;
    }
    let effect = match input {
        Input::Action(action) => act(state, action, now),
        Input::Insert(text) if matches!(state.popup, Some(Popup::CopyMenu(_))) => popups::accept_key(state, &text),
        Input::Insert(text) => {
            editing::insert(state, &text, now);
            None
        }
        Input::Mouse(mouse) => match mouse::act(state, mouse, now) {
            Some(mouse::Outcome::Action(action)) => act(state, action, now),
            Some(mouse::Outcome::OpenLink(url)) => Some(Effect::OpenLink(url)),
            None => None,
        },
        Input::Paste(text) => {
            pasting::paste(state, &text, now);
            None
        }
        Input::Piped(piped) => {
            pasting::take_piped(state, *piped, now);
            None
        }
        Input::Resize(size) => {
            resize(state, size, now);
            None
        }
        Input::Copied { message, text, failed } => {
            state.show_message(message, failed, now);
            state.failed_copies.add(text, failed);
            None
        }
        Input::Opened(url) => {
            let page = hyperlink::behind_scheme(&url).unwrap_or(&url);
            state.show_message(format!("Opened {}", text::one_line(page)), false, now);
            None
        }
        Input::NotOpened { url, reason } => {
            Some(Effect::Copy(CopyRequest { what: "the link instead".to_owned(), text: url, reason }))
        }
        Input::NotRemembered(choice, reason) => {
            state.show_message(format!("The {} cannot be remembered: {reason}", choice.word()), true, now);
            None
        }
        Input::Read(part) => {
            append(state, *part);
            None
        }
        Input::ReadAll => {
            end_reading(state, now);
            None
        }
        Input::Reloaded(reload) => {
            reload::reload(state, *reload, now);
            None
        }
        Input::Found(results) => {
            state.list.set_results(results, &state.store);
            None
        }
        Input::Frame => {
            movement::refresh_snippet(state);
            None
        }
        Input::Tick => None,
    };
    clamp(state);
    effect.into_iter().chain(state.list.is_pending().then_some(Effect::Search)).collect()
}

/// Takes in a part of the catalog.
fn append(state: &mut State, part: Part) {
    state.store.append(part);
    for list in state.history.iter_mut().chain([&mut state.list, &mut state.other_list]) {
        list.grow(&state.store);
    }
}

/// Takes the catalog to be read, and says if some of it could not be.
fn end_reading(state: &mut State, now: Instant) {
    state.reading = false;
    let unread = state.store.catalog.unread_documents();
    if unread > 0 {
        let documents = text::counted(unread, "document");
        let advice = state.key_of(Action::LeftOut).map(|key| format!("; {key} shows why"));
        let text = format!("{documents} not read in full{}", advice.unwrap_or_default());
        state.show_message(text, true, now);
    }
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
    if matches!(state.popup, Some(Popup::Text(..))) && !is_for_texts(action) {
        return None;
    }
    if !matches!(action, Action::Edit(_) | Back | Quit | Interrupt | Suspend) {
        state.list.search_now(&state.store);
    }
    match action {
        Action::Up => step(state, -1),
        Action::Down => step(state, 1),
        Action::Previous => movement::select(state, -1),
        Action::Next => movement::select(state, 1),
        Action::PageUp => step(state, -page(state)),
        Action::PageDown => step(state, page(state)),
        Action::First => step(state, isize::MIN),
        Action::Last => step(state, isize::MAX),
        Action::ScrollUp => movement::scroll(state, -1),
        Action::ScrollDown => movement::scroll(state, 1),
        Action::ScrollLeft => state.details.snippet_column = state.details.snippet_column.saturating_sub(SIDEWAYS),
        Action::ScrollRight => state.details.snippet_column = state.details.snippet_column.saturating_add(SIDEWAYS),
        Action::SwitchFocus if matches!(state.popup, Some(Popup::Details | Popup::Text(..))) => {
            popups::close_all(state);
            state.focus = Focus::Search;
        }
        Action::SwitchFocus => {
            state.focus = if state.focus == Focus::Search { Focus::List } else { Focus::Search };
        }
        Action::SwitchTab if state.shows_snippet_in_full() => state.show_tab(DetailsTab::Description),
        // There is nothing to show of no entry.
        Action::SwitchTab | Action::Details if state.popup.is_none() && state.selected().is_none() => {}
        Action::SwitchTab => state.show_tab(DetailsTab::Snippet),
        Action::Details | Action::Help | Action::LeftOut | Action::CopyMenu | Action::Languages => {
            popups::toggle(state, action);
        }
        Action::SwitchView => switch_view(state, now),
        Action::NextReference => next_reference(state, now),
        Action::Follow => follow(state, now),
        Action::Return => go_back(state),
        Action::NextHandling | Action::GroupByHandling if !state.store.has_notes => {
            state.show_message("No code here has a handling".to_owned(), false, now);
        }
        Action::NextHandling => state.list.next_handling(&state.store),
        Action::GroupByHandling => state.list.toggle_grouping(&state.store),
        Action::NextKind => state.snippets.next_kind(&state.list, &state.store),
        Action::Mark if matches!(state.popup, Some(Popup::Details | Popup::Text(..))) => step(state, page(state)),
        Action::MarkAll => state.snippets.marked.toggle_all(state.list.kind, state.list.rows()),
        Action::Mark => {
            state.snippets.mark(&state.list);
            step(state, 1);
        }
        Action::CopyName | Action::Pick => return enter(state, action, now),
        Action::CopySnippet => return copy_snippet(state).map(Effect::Copy),
        Action::Edit(edit) => editing::edit(state, edit),
        Action::OpenLink => return open_link(state, now),
        Action::NextTheme => return next_theme(state, now),
        Suspend => return Some(Effect::Suspend),
        Back => back(state),
        Quit if state.popup.is_some() => popups::close(state),
        Quit => state.exit = Some(Exit::Quit),
        Interrupt => state.exit = Some(Exit::Interrupted),
    }
    None
}

/// Takes the selected row of a popup, else copies the names or picks. A row of the help is done as if its key had been
/// pressed below it.
fn enter(state: &mut State, action: Action, now: Instant) -> Option<Effect> {
    let help = match &state.popup {
        Some(Popup::Help(help)) => help,
        Some(Popup::Languages(_) | Popup::CopyMenu(_)) => return popups::accept(state),
        Some(Popup::Details | Popup::Text(..)) | None if action == Action::Pick => return pick(state, now),
        Some(Popup::Details | Popup::Text(..)) | None => {
            return menu::names(&state.snippets, &state.list, &state.store).map(Effect::Copy);
        }
    };
    match help.target()? {
        Target::Action(action) => {
            popups::close(state);
            act(state, action, now)
        }
        Target::Operator(sign) => {
            popups::close_all(state);
            state.focus = Focus::Search;
            editing::insert(state, sign, now);
            None
        }
        Target::Facts => {
            popups::open_facts(state);
            None
        }
        Target::Nothing => None,
    }
}

/// Ends the browser with the text of what is picked, or says why there is none.
fn pick(state: &mut State, now: Instant) -> Option<Effect> {
    let Purpose::Pick(Pick { print, .. }) = state.purpose else { return None };
    match pick::text(print, &state.snippets, &state.list, &state.store)? {
        Ok(text) => state.exit = Some(Exit::Picked(text)),
        Err(reason) => state.show_message(reason, true, now),
    }
    None
}

/// Returns true for what can be done where a text is: nothing acts on the entries that it hides.
fn is_for_texts(action: Action) -> bool {
    use Action::{
        Back, Details, Down, First, Help, Interrupt, Last, LeftOut, Mark, Next, NextTheme, OpenLink, PageDown, PageUp,
        Previous, Quit, ScrollDown, ScrollUp, Suspend, SwitchFocus, Up,
    };
    let moves =
        matches!(action, Up | Down | Previous | Next | PageUp | PageDown | First | Last | ScrollUp | ScrollDown);
    moves
        || matches!(
            action,
            Mark | SwitchFocus | Details | OpenLink | NextTheme | Help | LeftOut | Back | Quit | Interrupt | Suspend
        )
}

/// Copies the snippet on show; where none can be made, its pane says why.
fn copy_snippet(state: &mut State) -> Option<CopyRequest> {
    let Snippet { title, text, .. } = state.snippets.current(&state.list, &state.store)?;
    if let Ok(text) = text {
        return Some(CopyRequest::new(title, text));
    }
    state.show_tab(DetailsTab::Snippet);
    None
}

/// Opens the page of the selected entry, or says that there is none; of a text, that of the first link in view.
fn open_link(state: &mut State, now: Instant) -> Option<Effect> {
    if let Some((_, scroll)) = state.topic() {
        let lines = details_lines::lines(state, state.layout().details);
        return lines.into_iter().skip(scroll).find_map(|line| line.url).map(Effect::OpenLink);
    }
    let entry = state.selected()?;
    let url = state.store.url(entry);
    if url.is_none() {
        let text = format!("No page of {} is known", entry.name());
        state.show_message(text, false, now);
    }
    url.map(Effect::OpenLink)
}

/// Changes to the next theme, or says why there are no colours.
fn next_theme(state: &mut State, now: Instant) -> Option<Effect> {
    if let Err(reason) = state.look.next_theme() {
        state.show_message(format!("Colours are off: {reason}"), false, now);
        return None;
    }
    let name = state.look.name();
    let text = [format!("Theme: {name}")].into_iter().chain(state.look.shortfall()).collect::<Vec<_>>().join(", ");
    state.show_message(text, false, now);
    Some(Effect::Remember(Choice::Theme, name.word().to_owned()))
}

/// Undoes one thing: see [`Action::Back`].
fn back(state: &mut State) {
    match UndoStep::next(state) {
        UndoStep::Popup => popups::close(state),
        UndoStep::Query => edit(state, Edit::Clear),
        UndoStep::Handling => state.list.limit_to_handling(None, &state.store),
        UndoStep::Reference => limit_to_reference(state, None),
        UndoStep::Pasted => pasting::leave(state),
        UndoStep::Followed => go_back(state),
        UndoStep::Marks => state.snippets.marked.clear(state.list.kind),
        UndoStep::Browser => state.exit = Some(Exit::Quit),
    }
}
