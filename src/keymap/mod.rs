//! Keys: one table says what each does in each focus, as far as the browser is open for it; the footer and the help read it
//! backwards.

mod key;

use crate::action::{Action, Edit};
use crate::purpose::Purpose;

pub use self::key::Key;

/// The part of the screen that keys go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Focus {
    /// The search line: every printable key is text.
    #[default]
    Search,
    /// The list, and whatever popup is open: letters are commands.
    List,
}

/// Each action with its keys in the search line and in the list, the one to show first. An action that is offered takes its
/// keys from those above it.
const BINDINGS: &[(Action, &str, &str)] = &[
    (Action::Up, "Up", "Up k"),
    (Action::Down, "Down", "Down j"),
    (Action::Previous, "Ctrl-P", "p Ctrl-P"),
    (Action::Next, "Ctrl-N", "n Ctrl-N"),
    (Action::PageUp, "PgUp", "PgUp b Ctrl-U Ctrl-B"),
    (Action::PageDown, "PgDn", "PgDn f Ctrl-D Ctrl-F"),
    (Action::First, "Ctrl-Home Alt-<", "g Home Ctrl-Home"),
    (Action::Last, "Ctrl-End Alt->", "G End Ctrl-End"),
    (Action::ScrollUp, "Shift-Up Alt-Up", "K Shift-Up"),
    (Action::ScrollDown, "Shift-Down Alt-Down", "J Shift-Down"),
    (Action::ScrollLeft, "Shift-Left", "H Shift-Left"),
    (Action::ScrollRight, "Shift-Right", "L Shift-Right"),
    (Action::SwitchFocus, "Tab", "/ i Tab"),
    (Action::Details, "Ctrl-D F2", "d F2"),
    (Action::SwitchView, "Ctrl-T", "m Ctrl-T"),
    (Action::NextReference, "Ctrl-^ F7", "D Ctrl-^ F7"),
    (Action::Follow, "Ctrl-O", "o Right Ctrl-O"),
    (Action::Return, "Ctrl-B Alt-Left", "h Left Backspace"),
    (Action::NextHandling, "Ctrl-G", "w Ctrl-G"),
    (Action::GroupByHandling, "Ctrl-] Alt-g F6", "W Ctrl-] F6"),
    (Action::CopyName, "Enter", "Enter y"),
    (Action::CopySnippet, "Ctrl-S", "s Ctrl-S"),
    (Action::CopyMenu, "Ctrl-Y F4", "c Ctrl-Y F4"),
    (Action::SwitchTab, "Ctrl-X F3", "x Ctrl-X F3"),
    (Action::NextKind, "Ctrl-R F5", "r Ctrl-R F5"),
    (Action::Languages, "Ctrl-L", "l Ctrl-L"),
    (Action::Mark, "Ctrl-Space Shift-Tab", "Space Shift-Tab"),
    (Action::MarkAll, "Ctrl-F Alt-a", "a * Alt-a"),
    (Action::OpenLink, "Ctrl-V Alt-o", "v Ctrl-V Alt-o"),
    (Action::Edit(Edit::DeleteBack), "Backspace Ctrl-H", ""),
    (Action::Edit(Edit::DeleteForward), "Delete", ""),
    (Action::Edit(Edit::DeleteWord), "Ctrl-W Alt-Backspace", ""),
    (Action::Edit(Edit::Clear), "Ctrl-U", ""),
    (Action::Edit(Edit::DeleteToEnd), "Ctrl-K", ""),
    (Action::Edit(Edit::Left), "Left", ""),
    (Action::Edit(Edit::Right), "Right", ""),
    (Action::Edit(Edit::WordLeft), "Ctrl-Left Alt-b", ""),
    (Action::Edit(Edit::WordRight), "Ctrl-Right Alt-f", ""),
    (Action::Edit(Edit::Start), "Home Ctrl-A", ""),
    (Action::Edit(Edit::End), "End Ctrl-E", ""),
    (Action::Pick, "Enter", "Enter"),
    (Action::Help, "F1 Ctrl-/", "? F1 Ctrl-/"),
    (Action::LeftOut, "Ctrl-\\ F8", "u Ctrl-\\ F8"),
    (Action::Suspend, "Ctrl-Z", "Z Ctrl-Z"),
    (Action::Back, "Esc", "Esc"),
    (Action::Quit, "", "q"),
    (Action::Interrupt, "Ctrl-C", "Q Ctrl-C"),
];

/// The keys in force.
#[derive(Debug, Clone)]
pub struct Keymap {
    bindings: Vec<(Focus, Key, Action)>,
}

impl Keymap {
    /// The keys of a browser that is opened for this.
    pub fn of(purpose: Purpose) -> Self {
        let mut bindings: Vec<(Focus, Key, Action)> = Vec::new();
        for (action, search, list) in BINDINGS.iter().filter(|(action, ..)| purpose.offers(*action)) {
            for (focus, keys) in [(Focus::Search, search), (Focus::List, list)] {
                for key in keys.split_whitespace().filter_map(|key| key.parse().ok()) {
                    bindings.retain(|(f, k, _)| (*f, *k) != (focus, key));
                    bindings.push((focus, key, *action));
                }
            }
        }
        Self { bindings }
    }

    /// The action of a key.
    pub fn action(&self, focus: Focus, key: Key) -> Option<Action> {
        let same = |(f, k, _): &&(Focus, Key, Action)| *f == focus && *k == key;
        self.bindings.iter().find(same).map(|(_, _, action)| *action)
    }

    /// The keys of an action, the one to show first.
    pub fn keys(&self, focus: Focus, action: Action) -> impl Iterator<Item = Key> {
        self.bindings.iter().filter(move |(f, _, a)| *f == focus && *a == action).map(|(_, key, _)| *key)
    }

    /// Every action that has a key, in the order of the table.
    pub fn actions(&self) -> impl Iterator<Item = Action> {
        let has_key = |action: &Action| self.bindings.iter().any(|(_, _, bound)| bound == action);
        BINDINGS.iter().map(|(action, _, _)| *action).filter(has_key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::purpose::Pick;
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
    use std::collections::HashSet;

    fn key(text: &str) -> Key {
        text.parse().unwrap()
    }

    #[test]
    fn every_key_of_the_table_is_one_and_prints_as_it_is_written() {
        for (_, search, list) in BINDINGS {
            for text in search.split_whitespace().chain(list.split_whitespace()) {
                assert_eq!(key(text).to_string(), text);
            }
        }
        for text in ["", "Ctrl-", "Up-", "F25", "Hyper-x", "ctrl-p"] {
            assert!(text.parse::<Key>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn no_key_does_two_things_in_one_focus() {
        let keymap = Keymap::of(Purpose::Browse);
        for focus in [Focus::Search, Focus::List] {
            let mut seen = HashSet::new();
            for (_, key, _) in keymap.bindings.iter().filter(|(f, _, _)| *f == focus) {
                assert!(seen.insert(*key), "{key} twice in {focus:?}");
            }
        }
    }

    #[test]
    fn only_the_main_action_takes_a_key_from_another() {
        let mut seen = HashSet::new();
        let mut taken = Vec::new();
        for (action, search, list) in BINDINGS {
            for (focus, keys) in [("search", search), ("list", list)] {
                let again = keys.split_whitespace().filter(|key| !seen.insert((focus, *key)));
                taken.extend(again.map(|key| (*action, focus, key)));
            }
        }
        assert_eq!(taken, [(Action::Pick, "search", "Enter"), (Action::Pick, "list", "Enter")]);
    }

    #[test]
    fn a_picker_has_the_keys_of_the_browser_but_for_enter_marks_and_suspending() {
        let browse = Keymap::of(Purpose::Browse);
        for several in [false, true] {
            let pick = Keymap::of(Purpose::Pick(Pick { several, ..Pick::default() }));
            for (focus, key, action) in &browse.bindings {
                let expected = match action {
                    Action::CopyName if *key == self::key("Enter") => Some(Action::Pick),
                    Action::Suspend => None,
                    Action::Mark | Action::MarkAll if !several => None,
                    action => Some(*action),
                };
                assert_eq!(pick.action(*focus, *key), expected, "{key} in {focus:?}");
            }
        }
        assert!(browse.actions().all(|action| action != Action::Pick));
    }

    #[test]
    fn every_action_is_in_the_table_once_and_has_a_key() {
        let mut seen = HashSet::new();
        for (action, search, list) in BINDINGS {
            assert!(seen.insert(*action), "{action:?} twice");
            assert!(!search.is_empty() || !list.is_empty(), "{action:?} has no key");
        }
    }

    /// Those who keep keys for themselves, as they come.
    const TAKEN: [(&str, &str); 6] = [
        // Where Option types characters, as it does unless one sets it otherwise.
        (
            "macOS",
            "F1 F2 F3 F4 F5 F6 Ctrl-Space Ctrl-Left Ctrl-Right Alt-< Alt-> Alt-g Alt-b Alt-f Alt-Up Alt-Down Alt-Left",
        ),
        ("tmux", "Ctrl-B"),
        ("screen", "Ctrl-A"),
        ("GNOME Terminal", "F1 Alt-f"),
        ("Konsole", "Shift-Up Shift-Down Shift-Left Shift-Right"),
        ("Windows Terminal", "Ctrl-V"),
    ];

    #[test]
    fn every_action_has_a_key_in_the_search_line_that_reaches_it() {
        // The list has a key for both; in the search line, Esc quits, and few snippets are wider than their pane.
        let exempt = |who: &str, action| {
            action == Action::Quit
                || who == "Konsole" && matches!(action, Action::ScrollLeft | Action::ScrollRight)
                || who == "macOS" && matches!(action, Action::Edit(Edit::WordLeft | Edit::WordRight))
        };
        for (action, search, _) in BINDINGS {
            for (who, taken) in TAKEN {
                let reaches = search.split_whitespace().any(|key| !taken.split_whitespace().any(|other| other == key));
                assert!(reaches || exempt(who, *action), "{who} takes every key of {action:?}");
            }
            let handy = |key: &str| !matches!(self::key(key).code, KeyCode::F(_)) && key != "Ctrl-Space";
            assert!(search.split_whitespace().any(handy) || *action == Action::Quit, "{action:?} in the search line");
        }
    }

    #[test]
    fn every_action_has_one_character_in_the_list() {
        for (action, _, list) in BINDINGS {
            let has_character = list.split_whitespace().any(|text| key(text).typed().is_some());
            let needs_none = matches!(action, Action::Edit(_) | Action::Back | Action::Pick);
            assert!(has_character || needs_none, "{action:?}");
        }
    }

    #[test]
    fn a_key_of_the_search_line_means_the_same_in_the_list_but_for_paging_and_arrows() {
        let keymap = Keymap::of(Purpose::Browse);
        for (focus, key, action) in &keymap.bindings {
            let in_list = keymap.action(Focus::List, *key);
            let differs = ["Ctrl-B", "Ctrl-D", "Ctrl-F", "Ctrl-U", "Left", "Right", "Home", "End", "Backspace"];
            if *focus == Focus::Search && in_list != Some(*action) && in_list.is_some() {
                assert!(differs.contains(&key.to_string().as_str()), "{key}");
            }
        }
    }

    #[test]
    fn no_printable_key_is_a_command_in_the_search_line() {
        let typed = |(focus, key, _): &&(Focus, Key, Action)| *focus == Focus::Search && key.typed().is_some();
        assert_eq!(Keymap::of(Purpose::Browse).bindings.iter().find(typed), None);
    }

    #[test]
    fn shift_and_capitals_are_one_thing() {
        let capital = KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT);
        assert_eq!(Keymap::of(Purpose::Browse).action(Focus::List, Key::of(capital)), Some(Action::Last));
        let control = KeyEvent::new(KeyCode::Char('C'), KeyModifiers::CONTROL | KeyModifiers::SHIFT);
        assert_eq!(Key::of(control), key("Ctrl-C"));
        let back_tab = KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT);
        assert_eq!(Key::of(back_tab), key("Shift-Tab"));
        let underscore = KeyEvent::new(KeyCode::Char('_'), KeyModifiers::CONTROL | KeyModifiers::SHIFT);
        assert_eq!(Key::of(underscore), key("Ctrl-/"));
    }
}
