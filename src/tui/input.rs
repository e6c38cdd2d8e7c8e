//! Everything that can happen to the browser, and the meaning of terminal events.

use crossterm::event::{Event, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Size};

use super::pasted::Piped;
use super::reload::Reload;
use super::state::State;
use super::store::Part;
use crate::action::Action;
use crate::keymap::{Focus, Key, Keymap};
use crate::search::Found;
use crate::state_file::Choice;
use crate::text;

/// Something that happens to the browser.
#[derive(Debug)]
pub enum Input {
    /// A key that does something.
    Action(Action),
    /// Text for the search line.
    Insert(String),
    /// The mouse was pressed or its wheel turned.
    Mouse(Mouse),
    /// A text was pasted.
    Paste(String),
    /// A text is piped in.
    Piped(Box<Piped>),
    /// The screen has another size.
    Resize(Size),
    /// A copy was tried.
    Copied {
        /// The message to show.
        message: String,
        /// The text.
        text: String,
        /// True if it was not copied.
        failed: bool,
    },
    /// A page was opened.
    Opened(String),
    /// A page was not opened.
    NotOpened {
        /// Its address.
        url: String,
        /// The reason, in a word or two.
        reason: String,
    },
    /// What was chosen cannot be remembered, for this reason.
    NotRemembered(Choice, String),
    /// A part of the catalog was read.
    Read(Box<Part>),
    /// All of it was.
    ReadAll,
    /// The catalog was read anew, as files of it had changed.
    Reloaded(Box<Reload>),
    /// A search of the list on the screen has ended.
    Found(Found),
    /// A frame is to be drawn: what is only for the eye is made for it, once for all that came before.
    Frame,
    /// Time has passed.
    Tick,
}

/// Something that is done with the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// The cell where the terminal has it, which may be off the screen that is drawn.
    pub at: Position,
    /// The gesture.
    pub gesture: Gesture,
}

/// A gesture with the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gesture {
    /// The left button goes down.
    Press,
    /// The wheel is turned so many times, down or, below 0, up.
    Wheel(isize),
    /// The wheel is turned so many times to the right or, below 0, to the left; down and up with Shift held count as that.
    WheelSideways(isize),
}

/// The input an event of the terminal means in a state; `None` for one that means nothing.
pub fn of_event(event: Event, state: &State) -> Option<Input> {
    match event {
        // Some terminals tell of a key's release too: a key acts once, when it goes down.
        Event::Key(event) if event.kind != KeyEventKind::Release => {
            let key = Key::of(event);
            match state.action_of(key) {
                Some(action) => Some(Input::Action(action)),
                None if state.key_focus() == Focus::Search => key.typed().filter(|c| !c.is_control()).map(typed),
                None => None,
            }
        }
        Event::Mouse(event) => mouse(event).map(Input::Mouse),
        // Never a key: its newline is not Enter.
        Event::Paste(pasted) => Some(Input::Paste(pasted)),
        _ => None,
    }
}

/// The meaning of an event of the mouse. A click with a key held, and the wheel with Ctrl or Alt, are left to the terminal.
fn mouse(event: MouseEvent) -> Option<Mouse> {
    let is_shifted = event.modifiers.contains(KeyModifiers::SHIFT);
    if !event.modifiers.difference(KeyModifiers::SHIFT).is_empty() {
        return None;
    }
    let wheel = |turns| if is_shifted { Gesture::WheelSideways(turns) } else { Gesture::Wheel(turns) };
    let gesture = match event.kind {
        MouseEventKind::Down(MouseButton::Left) if !is_shifted => Gesture::Press,
        MouseEventKind::ScrollUp => wheel(-1),
        MouseEventKind::ScrollDown => wheel(1),
        MouseEventKind::ScrollLeft => Gesture::WheelSideways(-1),
        MouseEventKind::ScrollRight => Gesture::WheelSideways(1),
        _ => return None,
    };
    Some(Mouse { at: Position { x: event.column, y: event.row }, gesture })
}

/// A typed character as text. An input method or a macro may send any, the invisible ones included.
fn typed(c: char) -> Input {
    let seen = text::visible(c);
    Input::Insert(if seen.is_whitespace() { ' ' } else { seen }.to_string())
}

/// Returns true for a key that ends the browser at once, whatever has the focus.
pub fn is_interrupt(event: &Event, keymap: &Keymap) -> bool {
    let Event::Key(event) = event else { return false };
    let interrupts = |focus| keymap.action(focus, Key::of(*event)) == Some(Action::Interrupt);
    event.kind != KeyEventKind::Release && Focus::ALL.into_iter().all(interrupts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charset::Charset;
    use crate::keymap::Bindings;
    use crate::purpose::Purpose;
    use crate::snippet::Library;
    use crate::theme::{Depth, Look, ThemeName};
    use crate::tui::snippets::Snippets;
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    fn asked(event: Event, focus: Focus) -> String {
        let snippets = Snippets::new(Library::embedded(), "rust", None);
        let keymap = Keymap::new(Purpose::Browse, &Bindings::default());
        let look = Look::new(ThemeName::Terminal, Vec::new(), Ok(Depth::True), Charset::Unicode);
        let mut state = State::new(snippets, Size::new(80, 24), Purpose::Browse, keymap, look);
        state.focus = focus;
        format!("{:?}", of_event(event, &state))
    }

    fn would_be(input: impl std::fmt::Debug) -> String {
        format!("{input:?}")
    }

    #[test]
    fn a_release_does_nothing_and_a_repeat_acts_again() {
        let key = |kind| Event::Key(KeyEvent::new_with_kind(KeyCode::Enter, KeyModifiers::NONE, kind));
        assert_eq!(asked(key(KeyEventKind::Release), Focus::Search), would_be(None::<Input>));
        for kind in [KeyEventKind::Press, KeyEventKind::Repeat] {
            assert_eq!(asked(key(kind), Focus::Search), would_be(Some(Input::Action(Action::CopyName))));
        }
    }

    #[test]
    fn a_key_ends_the_browser_at_once_where_it_does_so_everywhere() {
        let ctrl_c = Event::Key(KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL));
        let is_interrupt = |bindings: &Bindings| is_interrupt(&ctrl_c, &Keymap::new(Purpose::Browse, bindings));
        let mut bindings = Bindings::default();
        assert!(is_interrupt(&bindings));
        bindings.set(Focus::List, Action::CopyName, "ctrl-c").unwrap();
        assert!(!is_interrupt(&bindings));
    }

    #[test]
    fn letters_are_text_in_the_search_line_only() {
        for c in ['q', '?', '/', ' ', 'é'] {
            let event = Event::Key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE));
            assert_eq!(asked(event, Focus::Search), would_be(Some(Input::Insert(c.to_string()))));
        }
        let event = Event::Key(KeyEvent::new(KeyCode::Char('X'), KeyModifiers::NONE));
        assert_eq!(asked(event, Focus::List), would_be(None::<Input>));
    }

    #[test]
    fn a_typed_character_that_would_not_be_seen_is_marked() {
        for (c, expected) in
            [('\u{202e}', "\u{fffd}"), ('\u{e0041}', "\u{fffd}"), ('\u{2028}', "\u{fffd}"), ('\u{3000}', " ")]
        {
            let event = Event::Key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE));
            assert_eq!(asked(event, Focus::Search), would_be(Some(Input::Insert(expected.to_owned()))));
        }
    }
}
