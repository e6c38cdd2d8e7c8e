//! Words for people: the messages of the system, numbers of things, words that were misspelt.

use std::collections::HashSet;
use std::fmt::Display;

use super::{fit, one_line};

/// The message of an error, without the ` (os error 28)` that the standard library adds and that tells a user nothing.
pub fn reason(error: &impl Display) -> String {
    let message = error.to_string();
    let number = message.split_once(" (os error ").and_then(|(before, rest)| Some((before, rest.split_once(')')?.1)));
    let shorter = number.map(|(before, after)| format!("{before}{after}"));
    shorter.unwrap_or(message)
}

/// A number of things: `1 code`, `3 codes`.
pub fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// `A`, `A or B`, `A, B or C`.
pub fn alternatives(names: &[&str]) -> Option<String> {
    let (last, others) = names.split_last()?;
    Some(if others.is_empty() { (*last).to_owned() } else { format!("{} or {last}", others.join(", ")) })
}

/// Each name once, in their order.
pub fn distinct<'n>(names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let mut known = HashSet::new();
    names.filter(|name| known.insert(*name)).collect()
}

/// The longest word that a message quotes, in cells.
const QUOTED: usize = 64;

/// The word that was most likely meant: one that differs in at most a third of its letters, whatever their case. A word that
/// is too long to be quoted in full is like none.
pub fn nearest<'a>(typed: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if typed.len() > QUOTED {
        return None;
    }
    let typed = typed.to_lowercase();
    let distance = |word: &str| strsim::osa_distance(&typed, &word.to_lowercase());
    let (distance, word) = words.into_iter().map(|word| (distance(word), word)).min()?;
    (distance * 3 <= word.chars().count()).then_some(word)
}

/// The message that a word is none of those that are known: which was most likely meant, else all of them.
pub fn unknown(what: &str, typed: &str, known: &[&str]) -> String {
    let advice = match (nearest(typed, known.iter().copied()), alternatives(known)) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, Some(all)) => format!("expected {all}"),
        (None, None) => "there is none".to_owned(),
    };
    format!("unknown {what} `{}`; {advice}", fit(&one_line(typed), QUOTED))
}

/// The value that a word stands for, in any case, of those that there are.
pub fn one_of<T: Copy>(what: &str, all: &[T], word: fn(T) -> &'static str, typed: &str) -> Result<T, String> {
    let known = all.iter().copied().find(|it| word(*it).eq_ignore_ascii_case(typed));
    known.ok_or_else(|| unknown(what, typed, &all.iter().map(|it| word(*it)).collect::<Vec<_>>()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_word_is_told_with_the_nearest_one_or_with_all() {
        let message = |typed: &str| unknown("mode", typed, &["auto", "native", "none"]);
        for typed in ["atuo", "AUTO", "uto"] {
            assert_eq!(message(typed), format!("unknown mode `{typed}`; did you mean `auto`?"));
        }
        assert_eq!(message("xclip"), "unknown mode `xclip`; expected auto, native or none");
        assert_eq!(message(""), "unknown mode ``; expected auto, native or none");
        assert!(message(&"auto".repeat(1 << 20)).contains("…`; expected auto"));
        assert!(message(&"x\n\u{1b}".repeat(1000)).chars().all(|c| !c.is_control()));
    }

    #[test]
    fn a_word_in_any_case_stands_for_its_value() {
        let value = |typed| one_of("answer", &[false, true], |it| if it { "yes" } else { "no" }, typed);
        assert_eq!(["yes", "No", "YES"].map(value), [Ok(true), Ok(false), Ok(true)]);
        assert_eq!(value("y").unwrap_err(), "unknown answer `y`; expected no or yes");
    }

    #[test]
    fn the_number_of_an_error_is_left_out() {
        assert_eq!(reason(&"a (os error 2), b"), "a, b");
        assert_eq!(reason(&"a (os error 2"), "a (os error 2");
    }

    #[test]
    fn one_thing_is_no_plural() {
        assert_eq!([0, 1, 2].map(|count| counted(count, "code")), ["0 codes", "1 code", "2 codes"]);
    }

    #[test]
    fn alternatives_are_written_as_one_says_them() {
        assert_eq!(alternatives(&[]), None);
        assert_eq!(alternatives(&["A"]).unwrap(), "A");
        assert_eq!(alternatives(&["A", "B"]).unwrap(), "A or B");
        assert_eq!(alternatives(&["A", "B", "C"]).unwrap(), "A, B or C");
    }
}
