//! Terminal events -> what they ask of the browser.

use crossterm::event::{Event, KeyEventKind};

use super::terminal;
use super::update::Input;
use crate::keymap::{Focus, Key, Keymap};
use crate::text;

/// What an event asks for; `None` for one that asks for nothing.
pub fn input(event: Event, focus: Focus, keymap: &Keymap) -> Option<Input> {
    match event {
        // Some terminals tell of a key's release too: a key acts once, when it goes down.
        Event::Key(event) if event.kind != KeyEventKind::Release => {
            let key = Key::of(event);
            match keymap.action(focus, key) {
                Some(action) => Some(Input::Action(action)),
                None if focus == Focus::Search => {
                    key.typed().filter(|c| !c.is_control()).map(|c| Input::Insert(c.to_string()))
                }
                None => None,
            }
        }
        // A paste is one line of a query, never a key: its newline is not Enter.
        Event::Paste(pasted) => Some(Input::Insert(text::one_line(&pasted))),
        Event::Resize(width, height) => {
            let (width, height) = terminal::known((width, height));
            Some(Input::Resize(width, height))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Action;
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    fn asked(event: Event, focus: Focus) -> String {
        format!("{:?}", input(event, focus, &Keymap::default()))
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
    fn letters_are_text_in_the_search_line_only() {
        for c in ['q', '?', '/', ' ', 'é'] {
            let event = Event::Key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE));
            assert_eq!(asked(event, Focus::Search), would_be(Some(Input::Insert(c.to_string()))));
        }
        let event = Event::Key(KeyEvent::new(KeyCode::Char('x'), KeyModifiers::NONE));
        assert_eq!(asked(event, Focus::List), would_be(None::<Input>));
    }

    #[test]
    fn a_paste_is_one_line_without_control_characters() {
        let event = Event::Paste("PAPER\nDOES\x1b[2J\r\n".to_owned());
        assert_eq!(asked(event, Focus::Search), would_be(Some(Input::Insert("PAPER DOES␛[2J".to_owned()))));
    }
}
