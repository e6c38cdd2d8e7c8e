//! Keys: a table has every action with its keys in each focus, the configuration may set others, and the keymap has those in
//! force; the footer and the help read it backwards.

mod bindings;
mod focus;
mod key;
mod table;

use crate::action::Action;
use crate::purpose::Purpose;

pub use self::bindings::{Bindings, NONE, action_named};
pub use self::focus::Focus;
pub use self::key::Key;
pub use self::table::{ACTIONS, Row};

/// The keys in force.
#[derive(Debug, Clone)]
pub struct Keymap {
    purpose: Purpose,
    bindings: Vec<(Focus, Key, Action)>,
}

impl Keymap {
    /// The keys of a browser that is opened for this: those that are set, else the default ones of the table.
    pub fn new(purpose: Purpose, set: &Bindings) -> Self {
        let mut bindings: Vec<(Focus, Key, Action)> = Vec::new();
        for row in ACTIONS.iter().filter(|row| purpose.offers(row.action)) {
            for (focus, default) in [(Focus::Search, row.search), (Focus::List, row.list)] {
                let default = default.split_whitespace().filter_map(|key| key.parse().ok());
                let default = default.filter(|key| set.taker(focus, *key, row.action).is_none());
                let keys = set.keys(focus, row.action).map_or_else(|| default.collect(), <[Key]>::to_vec);
                bindings.retain(|(f, key, _)| *f != focus || !keys.contains(key));
                bindings.extend(keys.into_iter().map(|key| (focus, key, row.action)));
            }
        }
        Self { purpose, bindings }
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

    /// The names of the keys of an action, parted by blanks; empty where it has none.
    pub fn written(&self, focus: Focus, action: Action) -> String {
        self.keys(focus, action).map(|key| key.to_string()).collect::<Vec<_>>().join(" ")
    }

    /// Errs where no key would leave the search line or the list, or would pick in a picker.
    pub fn check(&self) -> Result<(), String> {
        let has_key = |focus, actions: &[Action]| actions.iter().any(|&it| self.keys(focus, it).next().is_some());
        let leaving = [Action::Back, Action::Quit, Action::Interrupt];
        if !has_key(Focus::Search, &leaving) {
            return Err("no key would leave the search line; leave one to `back`, `quit` or `interrupt`".to_owned());
        }
        if !has_key(Focus::List, &leaving) && !has_key(Focus::List, &[Action::SwitchFocus]) {
            return Err(
                "no key would leave the list; leave one to `back`, `quit`, `interrupt` or `switch-focus`".to_owned()
            );
        }
        let main = self.purpose.main_action();
        if main == Action::Pick && !Focus::ALL.into_iter().any(|focus| has_key(focus, &[main])) {
            return Err("no key would pick; leave one to `pick`".to_owned());
        }
        Ok(())
    }

    /// Every action that is offered, in the order of the table.
    pub fn rows(&self) -> impl Iterator<Item = &'static Row> {
        ACTIONS.iter().filter(|row| self.purpose.offers(row.action))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Edit;
    use crate::purpose::Pick;
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
    use std::collections::HashSet;

    fn key(text: &str) -> Key {
        text.parse().unwrap()
    }

    fn keymap(purpose: Purpose) -> Keymap {
        Keymap::new(purpose, &Bindings::default())
    }

    #[test]
    fn every_key_of_the_table_is_one_and_prints_as_it_is_written() {
        for Row { search, list, .. } in ACTIONS {
            for text in search.split_whitespace().chain(list.split_whitespace()) {
                assert_eq!(key(text).to_string(), text);
            }
        }
        for text in ["", "Ctrl-", "Up-", "F25", "Hyper-x"] {
            assert!(text.parse::<Key>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn no_key_does_two_things_in_one_focus() {
        let keymap = keymap(Purpose::Browse);
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
        for Row { action, search, list, .. } in ACTIONS {
            for (focus, keys) in [("search", search), ("list", list)] {
                let again = keys.split_whitespace().filter(|key| !seen.insert((focus, *key)));
                taken.extend(again.map(|key| (*action, focus, key)));
            }
        }
        assert_eq!(taken, [(Action::Pick, "search", "Enter"), (Action::Pick, "list", "Enter")]);
    }

    #[test]
    fn a_picker_has_the_keys_of_the_browser_but_for_enter_marks_and_suspending() {
        let browse = keymap(Purpose::Browse);
        for several in [false, true] {
            let pick = keymap(Purpose::Pick(Pick { several, ..Pick::default() }));
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
        assert!(browse.rows().all(|row| row.action != Action::Pick));
    }

    #[test]
    fn every_action_is_in_the_table_once_and_has_a_key() {
        let mut seen = HashSet::new();
        for Row { action, search, list, .. } in ACTIONS {
            assert!(seen.insert(*action), "{action:?} twice");
            assert!(!search.is_empty() || !list.is_empty(), "{action:?} has no key");
        }
    }

    /// Those who keep keys for themselves, as they come.
    const TAKEN: [(&str, &str); 6] = [
        // Where Option types characters, as it does unless one sets it otherwise.
        (
            "macOS",
            "F1 F2 F3 F4 F5 F6 Ctrl-Space Ctrl-Left Ctrl-Right Alt-< Alt-> Alt-g Alt-b Alt-f Alt-t Alt-Up Alt-Down Alt-Left",
        ),
        ("tmux", "Ctrl-B"),
        ("screen", "Ctrl-A"),
        ("GNOME Terminal", "F1 Alt-f Alt-t"),
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
        for Row { action, search, .. } in ACTIONS {
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
        for Row { action, list, .. } in ACTIONS {
            let has_character = list.split_whitespace().any(|text| key(text).typed().is_some());
            let needs_none = matches!(action, Action::Edit(_) | Action::Back | Action::Pick);
            assert!(has_character || needs_none, "{action:?}");
        }
    }

    #[test]
    fn a_key_of_the_search_line_means_the_same_in_the_list_but_for_paging_and_arrows() {
        let keymap = keymap(Purpose::Browse);
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
        assert_eq!(keymap(Purpose::Browse).bindings.iter().find(typed), None);
    }

    #[test]
    fn shift_and_capitals_are_one_thing() {
        let capital = KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT);
        assert_eq!(keymap(Purpose::Browse).action(Focus::List, Key::of(capital)), Some(Action::Last));
        let control = KeyEvent::new(KeyCode::Char('C'), KeyModifiers::CONTROL | KeyModifiers::SHIFT);
        assert_eq!(Key::of(control), key("Ctrl-C"));
        let back_tab = KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT);
        assert_eq!(Key::of(back_tab), key("Shift-Tab"));
        let underscore = KeyEvent::new(KeyCode::Char('_'), KeyModifiers::CONTROL | KeyModifiers::SHIFT);
        assert_eq!(Key::of(underscore), key("Ctrl-/"));
    }

    fn bindings(set: &[(Focus, Action, &str)]) -> Bindings {
        let mut bindings = Bindings::default();
        for (focus, action, keys) in set {
            bindings.set(*focus, *action, keys).unwrap();
        }
        bindings
    }

    #[test]
    fn a_key_that_is_set_replaces_those_of_its_action_and_is_taken_from_another() {
        let set = [(Focus::Search, Action::CopyName, "ctrl-y f12"), (Focus::List, Action::Quit, "None")];
        let keymap = Keymap::new(Purpose::Browse, &bindings(&set));
        assert_eq!(keymap.written(Focus::Search, Action::CopyName), "Ctrl-Y F12");
        assert_eq!(keymap.action(Focus::Search, key("enter")), None);
        assert_eq!(keymap.written(Focus::Search, Action::CopyMenu), "F4");
        assert_eq!(keymap.written(Focus::List, Action::CopyName), "Enter y");
        assert_eq!(keymap.action(Focus::List, key("q")), None);
    }

    #[test]
    fn a_picker_picks_with_enter_unless_that_is_set_otherwise() {
        let pick = Purpose::Pick(Pick::default());
        let follow = bindings(&[(Focus::Search, Action::Follow, "enter")]);
        assert_eq!(Keymap::new(pick, &follow).action(Focus::Search, key("enter")), Some(Action::Pick));
        assert_eq!(Keymap::new(Purpose::Browse, &follow).action(Focus::Search, key("enter")), Some(Action::Follow));
        let other = bindings(&[(Focus::Search, Action::Pick, "f12"), (Focus::Search, Action::CopyName, "f12")]);
        assert_eq!(Keymap::new(pick, &other).action(Focus::Search, key("f12")), Some(Action::Pick));
        assert_eq!(Keymap::new(Purpose::Browse, &other).action(Focus::Search, key("f12")), Some(Action::CopyName));
    }

    #[test]
    fn every_action_can_be_set_and_unset_in_both_focuses() {
        for row in ACTIONS {
            for focus in Focus::ALL {
                let keymap = |keys| Keymap::new(Purpose::Browse, &bindings(&[(focus, row.action, keys)]));
                assert_eq!(keymap("none").written(focus, row.action), "", "{}", row.name);
                let offered = Purpose::Browse.offers(row.action);
                assert_eq!(keymap("alt-f12").action(focus, key("alt-f12")), offered.then_some(row.action));
            }
        }
    }

    #[test]
    fn one_can_always_leave() {
        let mut bindings = Bindings::default();
        for action in [Action::Back, Action::Interrupt] {
            assert_eq!(Keymap::new(Purpose::Browse, &bindings).check(), Ok(()));
            bindings.set(Focus::Search, action, "none").unwrap();
        }
        assert!(
            Keymap::new(Purpose::Browse, &bindings)
                .check()
                .unwrap_err()
                .starts_with("no key would leave the search line; ")
        );
        bindings.set(Focus::Search, Action::Quit, "f10").unwrap();
        assert_eq!(Keymap::new(Purpose::Browse, &bindings).check(), Ok(()));
    }
}
