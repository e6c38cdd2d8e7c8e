//! A description as a comment, which no text can break out of.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::text;

/// The width of the comments of a snippet that is copied: as much as the language gives them.
pub const COPY_WIDTH: usize = usize::MAX;

/// The greatest width of the comments of most languages, in cells.
pub(super) const WIDTH: usize = 80;

/// The least width of the text of a comment: where less is left, as on a narrow screen, its lines are too long.
const NARROWEST: usize = 24;

/// The greatest number of lines of a comment; the browser shows the rest of a description.
const LINES: usize = 6;

/// The cells of a tab, in counting the width of a line.
const TAB: usize = 4;

/// The form of a comment that documents a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doc {
    /// The same as any other comment.
    #[default]
    Plain,
    /// `/// text`.
    Slashes,
    /// `/// <summary>text</summary>`, escaped as XML.
    Xml,
    /// `/** text */`.
    Block,
    /// `/** text */`, escaped as HTML.
    Javadoc,
}

/// The line comments of a language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comments {
    /// The start of one: `//`, `#`, `--`.
    pub start: Cow<'static, str>,
    /// The form of a comment that documents a member.
    pub doc: Doc,
    /// The greatest width of such a comment, in cells: where the formatter fills its lines, theirs.
    pub doc_width: usize,
}

impl Comments {
    /// The lines of a comment, each indented and ended by a newline, of at most `width` cells. Each line of the text
    /// starts a new one; none for a text without a visible character.
    pub(super) fn plain(&self, text: &str, indent: &str, width: usize) -> String {
        let width = width.min(WIDTH);
        self.lines(text, &self.start, indent, width).iter().map(|line| at(indent, &self.start, line)).collect()
    }

    /// The lines of a text, without the start of a comment, for comments that start so.
    pub(super) fn lines(&self, text: &str, start: &str, indent: &str, width: usize) -> Vec<String> {
        let room = room(start, indent, width);
        let mut lines: Vec<String> = text.lines().flat_map(|line| wrap(&neutralise(line), room)).collect();
        if lines.len() > LINES {
            lines.truncate(LINES);
            lines.iter_mut().skip(LINES - 1).for_each(|last| mark_cut(last, room));
        }
        if self.start.starts_with('#') {
            lines.iter_mut().for_each(defuse_settings);
        }
        lines
    }
}

/// The cells that the indentation and the start of a comment leave for its text.
pub(super) fn room(start: &str, indent: &str, width: usize) -> usize {
    let indent: usize = indent.chars().map(|c| if c == '\t' { TAB } else { 1 }).sum();
    width.saturating_sub(indent + text::width(start) + 1).max(NARROWEST)
}

/// Writes dots at the end of the last line of a text that is cut, in place of words for which there is then no room.
fn mark_cut(line: &mut String, room: usize) {
    const DOTS: &str = " ...";
    while text::width(line) + DOTS.len() > room
        && let Some(space) = line.rfind(' ')
    {
        line.truncate(space);
    }
    line.push_str(DOTS);
}

/// Wraps a text between its words only: a part of a name could not be searched for, nor a part of an address opened.
fn wrap(text: &str, cells: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0;
    for word in text.split_whitespace() {
        let width = text::width(word);
        match lines.last_mut() {
            Some(line) if used + 1 + width <= cells => {
                line.extend([" ", word]);
                used += 1 + width;
            }
            _ => {
                lines.push(word.to_owned());
                used = width;
            }
        }
    }
    lines
}

/// Returns true if a comment of this text would not be empty.
pub(super) fn is_visible(text: &str) -> bool {
    text.chars().any(|c| !(text::is_invisible(c) || c.is_whitespace() || c.is_control()))
}

/// A line of a comment.
pub(super) fn at(indent: &str, start: &str, line: &str) -> String {
    format!("{indent}{start} {line}\n")
}

/// A text on one line, without anything that could end a comment or mean something to a compiler.
fn neutralise(text: &str) -> String {
    let mut flat = String::with_capacity(text.len());
    for c in text.chars().filter(|&c| !text::is_invisible(c)) {
        let c = if c.is_whitespace() || c.is_control() { ' ' } else { c };
        if c != ' ' || !(flat.is_empty() || flat.ends_with(' ')) {
            flat.push(c);
        }
    }
    for (special, harmless) in REPLACEMENTS {
        // Repeated because a replacement may leave the same sequence again: `***//`.
        while flat.contains(special) {
            flat = flat.replace(special, harmless);
        }
    }
    flat
}

/// Sequences that mean something inside a comment of some language, and harmless ones to write instead.
const REPLACEMENTS: [(&str, &str); 8] = [
    // The ends and starts of block comments, for templates that use them.
    ("*/", "* /"),
    ("/*", "/ *"),
    // Ends PHP code, in a line comment too.
    ("?>", "? >"),
    // Java decodes Unicode escapes before it recognises comments.
    ("\\u", "\\ u"),
    // A code block in Rust documentation is compiled as a test.
    ("```", "` ` `"),
    // Settings in comments: for editors, TypeScript, and Go before 1.17.
    ("-*-", "- * -"),
    ("@ts-", "@ ts-"),
    ("+build", "+ build"),
];

/// Replaces the colon of a setting by a dash: Python and Ruby read `coding: NAME` in a comment as the encoding of the
/// file, and Ruby reads a comment of the form `KEY: VALUE` as a setting.
fn defuse_settings(line: &mut String) {
    let mut from = 0;
    while let Some(at) = find_coding(line, from) {
        line.replace_range(at.0..at.1, " -");
        from = at.0;
    }
    if let Some((key, value)) = line.split_once(':') {
        let one_word = |text: &str| text.split_whitespace().count() == 1;
        if one_word(key) && one_word(value) {
            *line = format!("{} - {}", key.trim(), value.trim());
        }
    }
}

/// Finds the spaces and the sign after `coding`.
fn find_coding(line: &str, from: usize) -> Option<(usize, usize)> {
    let lower = line.to_ascii_lowercase();
    let mut from = from;
    while let Some(found) = lower.get(from..)?.find("coding") {
        let start = from + found + "coding".len();
        let rest = &lower[start..];
        let sign = rest.trim_start();
        if sign.starts_with([':', '=']) {
            return Some((start, start + rest.len() - sign.len() + 1));
        }
        from = start;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comments(start: &'static str, doc: Doc) -> Comments {
        Comments { start: Cow::Borrowed(start), doc, doc_width: WIDTH }
    }

    fn hash(text: &str) -> String {
        comments("#", Doc::Plain).plain(text, "", 80)
    }

    #[test]
    fn a_line_end_of_any_kind_does_not_end_the_comment() {
        for end in ["\r", "\u{2028}", "\u{2029}", "\u{85}", "\u{b}", "\u{c}", "\0", "\x1b"] {
            assert_eq!(hash(&format!("a{end}b")), "# a b\n", "{end:?}");
        }
        for end in ["\n", "\r\n", "\n\n"] {
            assert_eq!(hash(&format!("a{end}b")), "# a\n# b\n", "{end:?}");
        }
    }

    #[test]
    fn invisible_characters_are_dropped() {
        for c in ['\u{202e}', '\u{2066}', '\u{200f}', '\u{feff}', '\u{200b}', '\u{e0041}', '\u{ffff}'] {
            assert_eq!(hash(&format!("a{c}b")), "# ab\n", "{:x}", c as u32);
        }
    }

    #[test]
    fn what_means_something_to_a_compiler_is_broken_up() {
        for (text, neutral) in [
            ("a */ b", "a * / b"),
            ("a **//* b", "a ** // * b"),
            ("a ?> b", "a ? > b"),
            (r"C:\users", r"C:\ users"),
            ("*\u{feff}/", "* /"),
            ("```rust", "` ` `rust"),
            ("-*- coding -*-", "- * - coding - * -"),
            ("@ts-expect-error", "@ ts-expect-error"),
        ] {
            assert_eq!(neutralise(text), neutral);
        }
    }

    #[test]
    fn a_hash_comment_sets_nothing() {
        assert_eq!(hash("Invalid encoding: utf-7."), "# Invalid encoding - utf-7.\n");
        assert_eq!(hash("vim: set fileCoding = x, coding:y"), "# vim: set fileCoding - x, coding -y\n");
        assert_eq!(hash("frozen_string_literal: true"), "# frozen_string_literal - true\n");
        assert_eq!(hash("Returned if: it is so"), "# Returned if: it is so\n");
        assert_eq!(comments("//", Doc::Plain).plain("encoding: x", "", 80), "// encoding: x\n");
    }

    #[test]
    fn a_comment_is_wrapped_with_its_indent() {
        let text = "word ".repeat(40);
        for (width, lines) in [(80, 3), (60, 4), (50, 5)] {
            let comment = comments("//", Doc::Plain).plain(&text, "\t", width);
            assert_eq!(comment.lines().count(), lines);
            for line in comment.lines() {
                assert!(line.starts_with("\t// word"), "{line}");
                assert!(line.len() + 3 <= width, "{line}");
            }
        }
    }

    #[test]
    fn a_word_stays_whole_however_narrow_it_is() {
        let name = "SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS";
        let text = format!("Compare it with {name}, or see https://docs.ipaper.io/return-codes.");
        for width in [0, 30, 40, 60] {
            let comment = comments("//", Doc::Plain).plain(&text, "    ", width);
            let words: Vec<&str> = comment.split_whitespace().filter(|word| *word != "//").collect();
            assert_eq!(words, text.split(' ').collect::<Vec<_>>());
            let long = |line: &&str| line.len() > width.max(NARROWEST + 7);
            for line in comment.lines().filter(long) {
                assert_eq!(line.split_whitespace().count(), 2, "{line}");
            }
        }
    }

    #[test]
    fn a_very_long_text_is_truncated_and_says_so() {
        let comment = hash(&"word ".repeat(1000));
        assert_eq!(comment.lines().count(), LINES);
        assert!(comment.ends_with("word ...\n"));
    }
}
