//! The keys that the configuration sets for actions, in place of their default ones.

use super::focus::Focus;
use super::key::Key;
use super::table::{ACTIONS, Row};
use crate::action::Action;
use crate::text;

/// The word for no key at all.
pub const NONE: &str = "none";

/// The keys that are set, each action with those it has in a focus.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bindings(Vec<Binding>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Binding {
    focus: Focus,
    action: Action,
    keys: Vec<Key>,
}

impl Bindings {
    /// Sets the keys of an action in a focus, as they are written: `ctrl-y`, several parted by blanks, or `none`. Errs with
    /// a message where one is no key, types text where it is to be typed, or is set for another action.
    pub fn set(&mut self, focus: Focus, action: Action, written: &str) -> Result<(), String> {
        let words: Vec<&str> = written.split_whitespace().collect();
        let keys = match &words[..] {
            [] => return Err(format!("no key; write one, or \"{NONE}\"")),
            [word] if word.eq_ignore_ascii_case(NONE) => Vec::new(),
            words => words.iter().map(|word| word.parse()).collect::<Result<Vec<Key>, _>>()?,
        };
        for key in &keys {
            if focus == Focus::Search && key.typed().is_some() {
                return Err(format!(
                    "`{key}` is text in the search line; hold ctrl or alt with it, or set it for the list"
                ));
            }
            if let Some(other) = self.taker(focus, *key, action).and_then(Row::of) {
                return Err(format!("`{key}` is set for `{}` already; choose another key for one of them", other.name));
            }
        }
        self.0.push(Binding { focus, action, keys });
        Ok(())
    }

    /// The keys that are set for an action; none where its default ones are in force.
    pub(super) fn keys(&self, focus: Focus, action: Action) -> Option<&[Key]> {
        self.0.iter().find(|it| (it.focus, it.action) == (focus, action)).map(|it| &it.keys[..])
    }

    /// The other action that a key is set for. A picker's own action may have a key of one that it does not offer.
    pub(super) fn taker(&self, focus: Focus, key: Key, action: Action) -> Option<Action> {
        let takes = |it: &&Binding| it.focus == focus && it.action != action && it.keys.contains(&key);
        self.0.iter().find(takes).map(|it| it.action).filter(|other| action != Action::Pick && *other != Action::Pick)
    }
}

/// The action of a name, or a message with the one that was most likely meant.
pub fn action_named(name: &str) -> Result<Action, String> {
    Row::named(name).map(|row| row.action).ok_or_else(|| {
        let names = ACTIONS.iter().map(|row| row.name);
        let advice = match text::nearest(name, names) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`ipaper-codes keys` lists all".to_owned(),
        };
        format!("unknown action `{}`; {advice}", text::fit(&text::one_line(name), 64))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_is_told() {
        let mut bindings = Bindings::default();
        bindings.set(Focus::Search, Action::CopyName, "ctrl-y").unwrap();
        let mut error = |focus, action, keys| bindings.set(focus, action, keys).unwrap_err();
        assert_eq!(
            error(Focus::Search, Action::Help, "f1 ctrl-y"),
            "`Ctrl-Y` is set for `copy-name` already; choose another key for one of them"
        );
        assert!(error(Focus::Search, Action::Help, "h").starts_with("`h` is text in the search line; "));
        assert_eq!(error(Focus::List, Action::Help, " "), "no key; write one, or \"none\"");
        assert!(error(Focus::List, Action::Help, "f1 none").starts_with("unknown key `none`"));
        assert_eq!(action_named("copy-nmae").unwrap_err(), "unknown action `copy-nmae`; did you mean `copy-name`?");
        assert_eq!(action_named("x").unwrap_err(), "unknown action `x`; `ipaper-codes keys` lists all");
    }
}
