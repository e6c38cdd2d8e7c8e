//! The entries of a plain text: a name in its column, and the columns of most.

use std::collections::HashMap;

use super::super::hints::says_codes;
use super::super::readers::Lead;
use super::super::token::Token;
use super::line::Line;
use crate::text;

/// So many entries are a list.
const LIST: usize = 3;

/// Marks of an item of a list.
const BULLETS: [&str; 5] = ["o", "*", "-", "+", "\u{2022}"];

/// The indent of most entries, and where their text starts: what looks like one elsewhere is a line of text.
pub(super) fn usual_columns(lines: &[Line]) -> (usize, usize) {
    let (mut indents, mut texts) = (HashMap::new(), HashMap::new());
    for line in lines {
        if let Some(entry) = entry(line, 0) {
            // A word alone at the margin, `NAME`, is rather a heading.
            let is_evident = line.indent > 0 || entry.text.is_some() || Token::of(&entry.term) != Some(Token::Upper);
            let counts: &mut (usize, usize) = indents.entry(line.indent).or_default();
            *counts = (counts.0 + usize::from(is_evident), counts.1 + 1);
            *texts.entry(entry.start).or_insert(0_usize) += 1;
        }
    }
    (most(indents), most(texts))
}

/// The same below a heading that says that codes follow: their list may stand further in than all others.
pub(super) fn columns_below(heading: &Line, lines: &[Line]) -> Option<(usize, usize)> {
    let end = lines.iter().position(|line| line.indent <= heading.indent).unwrap_or(lines.len());
    let is_list = || lines[..end].iter().filter(|line| entry(line, 0).is_some()).nth(LIST - 1).is_some();
    (says_codes(&heading.text.to_lowercase()) && is_list()).then(|| usual_columns(&lines[..end]))
}

/// The first of the columns that are counted most often.
fn most<C: Ord>(counts: HashMap<usize, C>) -> usize {
    let first = counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)));
    first.map_or(0, |(column, _)| column)
}

/// A name in its column, its other names and its text.
pub(super) struct Entry<'a> {
    pub term: String,
    pub text: Option<Vec<&'a str>>,
    /// The column of its text, from the indent on; 0 where it has none.
    start: usize,
}

/// The entry that a line starts. Its text is set off by two blanks, or by one where a long name reaches the column of the
/// others.
pub(super) fn entry<'a>(line: &Line<'a>, usual: usize) -> Option<Entry<'a>> {
    let text = match line.text.split_once(char::is_whitespace) {
        Some((bullet, rest)) if BULLETS.contains(&bullet) => rest.trim_start(),
        _ => line.text,
    };
    let mut columns = columns(text);
    let mut first = columns.next()?;
    let mut lead = Lead::of(first)?;
    let mut rest = None;
    let numbers = first.strip_prefix(lead.name).filter(|rest| rest.split_whitespace().all(is_number));
    if let Some(numbers) = numbers.filter(|_| !lead.is_set_off()) {
        let term = numbers.split_whitespace().fold(lead.name.to_owned(), |term, number| format!("{term} ({number})"));
        return Some(Entry { term, start: 0, text: None });
    }
    if !lead.is_set_off() {
        if lead.name.len() + 1 != usual {
            return None;
        }
        (first, rest) = (lead.name, lead.title.take());
    }
    let (names, mut texts): (Vec<&str>, Vec<&str>) =
        rest.into_iter().chain(columns).partition(|column| Token::of(column).is_some_and(Token::is_strong));
    let term = names.iter().fold(first.to_owned(), |term, name| format!("{term} ({name})"));
    let is_titled = lead.title.is_some();
    let start = texts.first().and_then(|column| text::offset_in(column, line.text)).unwrap_or(0);
    // `0     - No errors`.
    if let Some(text) = texts.first_mut() {
        *text = text.strip_prefix("- ").unwrap_or(text).trim_start();
    }
    Some(Entry { term, start, text: (is_titled || !names.is_empty() || !texts.is_empty()).then_some(texts) })
}

/// True for a number of a code behind its name, `23000` or `HY000`.
fn is_number(word: &str) -> bool {
    matches!(Token::of(word), Some(Token::Number | Token::Lettered | Token::Alphanumeric))
}

/// The columns of a line: what a tab or two blanks part.
fn columns(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text.trim();
    std::iter::from_fn(move || {
        let (column, behind) = rest.split_at(gap(rest.as_bytes()).unwrap_or(rest.len()));
        rest = behind.trim_start();
        (!column.is_empty()).then(|| column.trim_end())
    })
}

/// The first tab of a text, or the first of two blanks.
fn gap(text: &[u8]) -> Option<usize> {
    memchr::memchr2_iter(b' ', b'\t', text).find(|&at| text[at] == b'\t' || text.get(at + 1) == Some(&b' '))
}
