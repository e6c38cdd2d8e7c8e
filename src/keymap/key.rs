//! A key, its name, and the events that are it.

use std::fmt;
use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::text;

/// A key with its modifiers, as one writes it: `Ctrl-P`, `Shift-Up`, `k`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    pub(super) code: KeyCode,
    modifiers: KeyModifiers,
}

/// The names of the keys that are not characters, the one to show first; others may be written too.
const NAMES: &[(&str, KeyCode)] = &[
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("PgUp", KeyCode::PageUp),
    ("PageUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
    ("PageDown", KeyCode::PageDown),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("Tab", KeyCode::Tab),
    ("Enter", KeyCode::Enter),
    ("Return", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Escape", KeyCode::Esc),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Del", KeyCode::Delete),
    ("Insert", KeyCode::Insert),
    ("Ins", KeyCode::Insert),
    ("Space", KeyCode::Char(' ')),
    ("Minus", KeyCode::Char('-')),
    ("Plus", KeyCode::Char('+')),
];

/// The name of the key that terminals have one code for.
const BACK_TAB: &str = "Shift-Tab";

/// The greatest number of a function key.
const FUNCTION_KEYS: u8 = 24;

/// The names of the modifiers, the one to show first; others may be written too.
const MODIFIERS: &[(&str, KeyModifiers)] = &[
    ("Ctrl", KeyModifiers::CONTROL),
    ("Control", KeyModifiers::CONTROL),
    ("Alt", KeyModifiers::ALT),
    ("Option", KeyModifiers::ALT),
    ("Meta", KeyModifiers::ALT),
    ("Shift", KeyModifiers::SHIFT),
    ("C", KeyModifiers::CONTROL),
    ("M", KeyModifiers::ALT),
    ("S", KeyModifiers::SHIFT),
];

/// The keys that terminals send the same byte for as for another one, which tells them better.
const SAME_BYTE: [(char, &str); 5] =
    [('i', "Tab"), ('m', "Enter"), ('[', "Esc"), ('@', "Ctrl-Space"), ('?', "Backspace")];

impl Key {
    /// The key that takes a row.
    pub const ENTER: Self = Self { code: KeyCode::Enter, modifiers: KeyModifiers::NONE };
    /// The key that closes a popup.
    pub const ESC: Self = Self { code: KeyCode::Esc, modifiers: KeyModifiers::NONE };

    /// The key of an event. A letter's case already says whether Shift was held, and Ctrl knows no case.
    pub fn of(event: KeyEvent) -> Self {
        let mut modifiers = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        let code = match event.code {
            KeyCode::Char(typed) => {
                modifiers.remove(KeyModifiers::SHIFT);
                KeyCode::Char(if modifiers.contains(KeyModifiers::CONTROL) { with_ctrl(typed) } else { typed })
            }
            KeyCode::BackTab => {
                modifiers.remove(KeyModifiers::SHIFT);
                KeyCode::BackTab
            }
            code => code,
        };
        Self { code, modifiers }
    }

    /// The character it types, where it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if self.modifiers.is_empty() => Some(c),
            _ => None,
        }
    }

    /// Its name in as few cells as is readable: `^P` for `Ctrl-P`.
    pub fn short(self) -> String {
        self.to_string().replace("Ctrl-", "^")
    }
}

/// The character that terminals tell for one with Ctrl: it has no case, and one byte is sent for Ctrl-_ and Ctrl-/.
fn with_ctrl(typed: char) -> char {
    if typed == '_' { '/' } else { typed.to_ascii_lowercase() }
}

impl FromStr for Key {
    type Err = String;

    /// Reads a key as it is written, in any case: `ctrl-y`, `Ctrl+Y`, `alt-enter`, `f5`; `shift-g` is `G`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (modifiers, name) = modifiers(text);
        let mut characters = name.chars();
        let named = NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        let code = if let Some((_, code)) = named {
            *code
        } else if let (Some(c), None) = (characters.next(), characters.next()) {
            return of_character(c, modifiers, text);
        } else if let Some(number) = function_key(name) {
            KeyCode::F(number)
        } else {
            return Err(unknown(text));
        };
        if code == KeyCode::Tab && modifiers.contains(KeyModifiers::SHIFT) {
            return Ok(Self { code: KeyCode::BackTab, modifiers: modifiers.difference(KeyModifiers::SHIFT) });
        }
        Ok(Self { code, modifiers })
    }
}

/// The modifiers that a key is written with, and the rest of it, which is never empty unless all of it is.
fn modifiers(text: &str) -> (KeyModifiers, &str) {
    let mut found = KeyModifiers::NONE;
    let mut rest = text;
    // As the footer writes it.
    if let Some(after) = text.strip_prefix('^').filter(|after| !after.is_empty()) {
        (found, rest) = (KeyModifiers::CONTROL, after);
    }
    while let Some((name, after)) = rest.split_once(['-', '+']).filter(|(_, after)| !after.is_empty())
        && let Some((_, modifier)) = MODIFIERS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))
    {
        found |= *modifier;
        rest = after;
    }
    (found, rest)
}

/// The key of a character, as terminals tell it.
fn of_character(c: char, mut modifiers: KeyModifiers, text: &str) -> Result<Key, String> {
    let has = |modifier| modifiers.contains(modifier);
    if has(KeyModifiers::CONTROL) && has(KeyModifiers::SHIFT) {
        return Err(format!(
            "`{}` is no key of its own: terminals do not report Shift together with Ctrl",
            text::one_line(text)
        ));
    }
    if has(KeyModifiers::CONTROL) {
        let c = with_ctrl(c);
        return match SAME_BYTE.iter().find(|(same, _)| *same == c) {
            Some((_, name)) => Err(format!("terminals cannot tell `{}` from `{name}`", text::one_line(text))),
            None => Ok(Key { code: KeyCode::Char(c), modifiers }),
        };
    }
    if has(KeyModifiers::SHIFT) {
        if !c.is_lowercase() && !c.is_uppercase() {
            return Err(format!("`{}`: write the character that it types instead", text::one_line(text)));
        }
        modifiers.remove(KeyModifiers::SHIFT);
        return Ok(Key { code: KeyCode::Char(c.to_uppercase().next().unwrap_or(c)), modifiers });
    }
    if c.is_control() || c.is_whitespace() {
        return Err(unknown(text));
    }
    Ok(Key { code: KeyCode::Char(c), modifiers })
}

/// The number of a function key.
fn function_key(name: &str) -> Option<u8> {
    let number = name.strip_prefix(['F', 'f'])?;
    let is_plain = number.bytes().all(|byte| byte.is_ascii_digit()) && !number.starts_with('0');
    number.parse().ok().filter(|number| is_plain && *number <= FUNCTION_KEYS)
}

/// The message that there is no such key, with the one that was most likely meant.
fn unknown(text: &str) -> String {
    let names = NAMES.iter().map(|(name, _)| (*name).to_owned()).chain((1..=FUNCTION_KEYS).map(|it| format!("F{it}")));
    let names: Vec<String> = names.chain(('a'..='z').map(String::from)).collect();
    let prefixes = ["", "Ctrl-", "Alt-", "Shift-"];
    let all: Vec<String> =
        prefixes.iter().flat_map(|prefix| names.iter().map(move |it| format!("{prefix}{it}"))).collect();
    let advice = match text::nearest(text, all.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{}`?", near.to_lowercase()),
        None => "write it as `ctrl-y`, `alt-enter`, `f5` or `G`".to_owned(),
    };
    format!("unknown key `{}`; {advice}", text::fit(&text::one_line(text), 32))
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = KeyModifiers::NONE;
        for (name, modifier) in MODIFIERS {
            if self.modifiers.contains(*modifier) && !shown.contains(*modifier) {
                shown |= *modifier;
                write!(f, "{name}-")?;
            }
        }
        match self.code {
            KeyCode::BackTab => f.write_str(BACK_TAB),
            KeyCode::Char(c @ ('-' | '+')) => write!(f, "{c}"),
            KeyCode::Char(c) if c != ' ' && self.modifiers.contains(KeyModifiers::CONTROL) => {
                write!(f, "{}", c.to_ascii_uppercase())
            }
            KeyCode::F(number) => write!(f, "F{number}"),
            code => match (NAMES.iter().find(|(_, known)| *known == code), code) {
                (Some((name, _)), _) => f.write_str(name),
                (None, KeyCode::Char(c)) => write!(f, "{c}"),
                (None, code) => write!(f, "{code:?}"),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_in_any_case_and_shown_in_one_way() {
        for (written, shown) in [
            ("ctrl-y", "Ctrl-Y"),
            ("CTRL+Y", "Ctrl-Y"),
            ("control-y", "Ctrl-Y"),
            ("C-y", "Ctrl-Y"),
            ("^y", "Ctrl-Y"),
            ("^", "^"),
            ("m-x", "Alt-x"),
            ("alt-enter", "Alt-Enter"),
            ("meta-return", "Alt-Enter"),
            ("option-a", "Alt-a"),
            ("f5", "F5"),
            ("F24", "F24"),
            ("f", "f"),
            ("g", "g"),
            ("G", "G"),
            ("shift-g", "G"),
            ("alt-shift-g", "Alt-G"),
            ("Shift-Ä", "Ä"),
            ("shift-up", "Shift-Up"),
            ("shift-tab", "Shift-Tab"),
            ("alt-shift-tab", "Alt-Shift-Tab"),
            ("ctrl-alt-x", "Ctrl-Alt-X"),
            ("alt-ctrl-x", "Ctrl-Alt-X"),
            ("ctrl-_", "Ctrl-/"),
            ("ctrl-space", "Ctrl-Space"),
            ("space", "Space"),
            ("pageup", "PgUp"),
            ("escape", "Esc"),
            ("del", "Delete"),
            ("ins", "Insert"),
            ("-", "-"),
            ("minus", "-"),
            ("alt--", "Alt--"),
            ("plus", "+"),
            ("é", "é"),
        ] {
            let key = written.parse::<Key>();
            assert_eq!(key.as_ref().map(ToString::to_string).as_deref(), Ok(shown), "{written}");
            assert_eq!(key.unwrap().to_string().parse::<Key>().unwrap().to_string(), shown, "{written}");
        }
    }

    #[test]
    fn what_is_no_key_is_told_with_advice() {
        for (written, message) in [
            ("crtl-y", "unknown key `crtl-y`; did you mean `ctrl-y`?"),
            ("entr", "unknown key `entr`; did you mean `enter`?"),
            ("f25", "unknown key `f25`; did you mean `f"),
            ("f0", "unknown key `f0`; write it as"),
            ("hyper-something", "unknown key `hyper-something`; write it as `ctrl-y`, `alt-enter`, `f5` or `G`"),
            ("", "unknown key ``; write it as"),
            ("ctrl-", "unknown key `ctrl-`; "),
            ("\u{1b}", "unknown key `␛`; "),
            ("ctrl-i", "terminals cannot tell `ctrl-i` from `Tab`"),
            ("Ctrl-M", "terminals cannot tell `Ctrl-M` from `Enter`"),
            ("ctrl-@", "terminals cannot tell `ctrl-@` from `Ctrl-Space`"),
            ("ctrl-?", "terminals cannot tell `ctrl-?` from `Backspace`"),
            ("ctrl-shift-x", "`ctrl-shift-x` is no key of its own: terminals do not report Shift together with Ctrl"),
            ("shift-1", "`shift-1`: write the character that it types instead"),
        ] {
            let error = written.parse::<Key>().unwrap_err();
            assert!(error.starts_with(message), "{written:?}: {error}");
        }
    }
}
