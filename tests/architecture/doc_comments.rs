//! A doc comment opens with a noun phrase or a verb, not with a question word.

use super::sources::texts;

const QUESTION_WORDS: [&str; 5] = ["What", "How", "Whether", "Where", "So"];

/// The greatest share of doc comments, in percent, that open with a question word.
const MAX_PERCENT: usize = 2;

/// The first lines of the doc comments in a source.
fn first_lines(text: &str) -> Vec<&str> {
    let mut before = None;
    let mut first = Vec::new();
    for line in text.lines() {
        let line = line.trim_start();
        let marker = ["/// ", "//! "].into_iter().find(|marker| line.starts_with(marker));
        let continues = before.is_some() && (marker == before || matches!(line, "///" | "//!"));
        if let (Some(marker), false) = (marker, continues) {
            first.push(&line[marker.len()..]);
        }
        before = if continues { before } else { marker };
    }
    first
}

fn opens_with_a_question_word(line: &str) -> bool {
    QUESTION_WORDS.iter().any(|word| line.strip_prefix(word).is_some_and(|rest| rest.starts_with([' ', ','])))
}

#[test]
fn few_doc_comments_open_with_a_question_word() {
    let texts = texts();
    let lines: Vec<(&str, &str)> =
        texts.iter().flat_map(|(path, text)| first_lines(text).into_iter().map(|line| (path.as_str(), line))).collect();
    let found: Vec<_> = lines.iter().filter(|(_, line)| opens_with_a_question_word(line)).collect();
    let allowed = lines.len() * MAX_PERCENT / 100;
    assert!(found.len() <= allowed, "{} of {} doc comments, {allowed} allowed: {found:#?}", found.len(), lines.len());
}

#[test]
fn the_first_line_of_a_comment_counts_once() {
    let text =
        "//! What it does.\n//!\n//! How it goes on.\n\n/// Whether.\n/// So.\nfn a() {}\n    /// Sorts.\n// What\n";
    assert_eq!(first_lines(text), ["What it does.", "Whether.", "Sorts."]);
    let found = first_lines("/// What it is.\nx\n/// Sorts it.\nx\n/// Somewhat.\n");
    assert_eq!(found.into_iter().filter(|line| opens_with_a_question_word(line)).count(), 1);
}
