//! The columns of a table of codes: which has the names, which have other names.

use std::collections::HashSet;

use super::super::hints::Header;
use super::super::limits::MAX_NAME;
use super::super::pattern::Pattern;
use super::super::rich_text::RichText;
use super::super::token::Token;
use super::lead::{Lead, unquoted};
use super::tally::Tally;

/// The columns of a table that have the names of codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// The column of the names.
    pub code: usize,
    /// Columns of other names.
    pub aliases: Vec<usize>,
    /// The certainty of that.
    pub certainty: Certainty,
    /// The number of rows with a code.
    pub count: usize,
}

/// The certainty that something is codes, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Words that may be codes, below a heading that says so.
    Weak,
    /// The same in a column that says so.
    Named,
    /// Names that ordinary words do not have.
    Strong,
}

/// True if a header alone says that its column has codes.
pub fn says_codes(header: &str) -> bool {
    Header::of(header) == Header::Code
}

/// The head of a table and its body. A head that is empty stands for none: then the first row may be one.
pub fn parts(rows: &[Vec<RichText>]) -> Option<(&Vec<RichText>, &[Vec<RichText>])> {
    let (head, body) = rows.split_first()?;
    match body.split_first() {
        Some(parts) if head.iter().all(|cell| cell.is_empty()) => Some(parts),
        _ => Some((head, body)),
    }
}

/// The columns of a table, its head first, if it is one of codes.
pub fn columns(
    rows: &[Vec<RichText>],
    about_codes: bool,
    pattern: Option<&Pattern>,
    named: Option<&str>,
) -> Option<Columns> {
    let (head, body) = parts(rows)?;
    let headers: Vec<Header> = head.iter().map(|cell| Header::of(cell)).collect();
    // What is in any other column decides nothing.
    let counts = |at: usize| pattern.is_some() || headers[at] > Header::Other || about_codes && at < 2;
    let tally = |at| if counts(at) { tally(body, at, pattern) } else { Tally::default() };
    let tallies: Vec<Tally> = (0..head.len()).map(tally).collect();
    let columns = |at: usize, certainty| Columns {
        code: at,
        aliases: aliases(&headers, body, at, &tallies),
        certainty,
        count: tallies[at].tokens(),
    };
    if let Some(named) = named {
        let at = head.iter().position(|cell| unquoted(cell).trim().eq_ignore_ascii_case(named.trim()))?;
        let filled = body.iter().filter(|row| row.get(at).is_some_and(|cell| code_in(cell, pattern, true).is_some()));
        return Some(Columns { count: filled.count(), ..columns(at, Certainty::Strong) });
    }
    if pattern.is_some() {
        // A pattern that matches the header too says nothing of the column.
        let matches = |at: &usize| tallies[*at].tokens() > 0 && code_in(&head[*at], pattern, false).is_none();
        let at = (0..head.len()).filter(matches).max_by_key(|&at| (tallies[at].tokens(), usize::MAX - at))?;
        return Some(columns(at, Certainty::Strong));
    }
    let certainty = |at: usize| {
        let (header, tally) = (headers[at], &tallies[at]);
        let may_be_strong = header == Header::Code || about_codes && (at < 2 || header == Header::Name);
        match header {
            _ if may_be_strong && tally.is_strong() && tally.is_mostly_tokens() => Some((Certainty::Strong, header)),
            Header::Code if tally.is_weak() && is_distinct(body, at) => Some((Certainty::Named, header)),
            _ if about_codes && (header == Header::Name || at == 0) && tally.is_weak() => {
                Some((Certainty::Weak, header))
            }
            _ => None,
        }
    };
    let sure = (0..head.len()).filter_map(|at| Some((at, certainty(at)?)));
    // The column that says so, then the surest, then the first.
    let (at, (certainty, _)) = sure
        .max_by_key(|&(at, (certainty, header))| (certainty >= Certainty::Named, header, certainty, usize::MAX - at))?;
    Some(columns(at, certainty))
}

/// The code in a cell. In a column that was named, any word is one.
pub fn code_in<'a>(cell: &'a str, pattern: Option<&Pattern>, any_word: bool) -> Option<Lead<'a>> {
    if let Some(pattern) = pattern {
        return Lead::by_pattern(pattern, unquoted(cell)).filter(Lead::is_set_off);
    }
    let is_set_off = |lead: &Lead| lead.is_set_off() || lead.token == Some(Token::Number);
    Lead::of(cell).filter(is_set_off).or_else(|| {
        if !any_word {
            return None;
        }
        let cell = cell.trim();
        // The word of a link; its target says nothing.
        let word = cell.split_once(" (").filter(|(_, rest)| rest.ends_with(')')).map_or(cell, |(word, _)| word);
        let word = unquoted(word);
        let is_in_word = |c: char| c.is_alphabetic() || matches!(c, '_' | '-');
        (!word.is_empty() && word.len() <= MAX_NAME && word.chars().all(is_in_word)).then(|| Lead::word(word))
    })
}

/// Counts the codes of a column.
fn tally(body: &[Vec<RichText>], at: usize, pattern: Option<&Pattern>) -> Tally {
    let mut tally = Tally::default();
    for cell in cells(body, at) {
        tally.add(code_in(cell, pattern, false).as_ref());
    }
    tally
}

/// The columns of other names, each in one row, below a header that says so: tokens, and words that stand among them.
fn aliases(headers: &[Header], body: &[Vec<RichText>], code: usize, tallies: &[Tally]) -> Vec<usize> {
    let is_alias = |&at: &usize| {
        at != code
            && headers[at] > Header::Other
            && tallies[at].tokens() > 1
            && tallies[at].is_mostly_tokens()
            && cells(body, at).all(|cell| is_word(unquoted(cell)))
            && is_distinct(body, at)
    };
    (0..headers.len()).filter(is_alias).collect()
}

/// True for one word, whatever it looks like.
fn is_word(text: &str) -> bool {
    Token::of(text).is_some() || !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// True if nearly every cell of a column is in one row only, as names are.
fn is_distinct(body: &[Vec<RichText>], at: usize) -> bool {
    let distinct: HashSet<&str> = cells(body, at).map(|cell| &**cell).collect();
    distinct.len() * 5 >= cells(body, at).count() * 4
}

/// The cells of a column that are not empty.
fn cells(body: &[Vec<RichText>], at: usize) -> impl Iterator<Item = &RichText> {
    body.iter().filter_map(move |row| row.get(at)).filter(|cell| !cell.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<RichText>> {
        text.lines().map(|line| line.split('|').map(|cell| RichText::from(cell.trim())).collect()).collect()
    }

    fn chosen(text: &str, about_codes: bool) -> Option<(usize, Vec<usize>, Certainty)> {
        let columns = columns(&rows(text), about_codes, None, None)?;
        Some((columns.code, columns.aliases, columns.certainty))
    }

    #[test]
    fn the_column_that_says_so_has_the_codes() {
        use Certainty::{Named, Strong, Weak};
        for (text, about, expected) in [
            ("Code|Text\nA_B|x\nC_D|y", false, Some((0, vec![], Strong))),
            ("Text|Error code\nx|A_B\ny|C_D", false, Some((1, vec![], Strong))),
            ("Code|Constant|Phrase\n200|OK|Fine\n404|NOT_FOUND|None\n500|OOPS|x", false, Some((0, vec![1], Named))),
            ("Code|Name\n404|NotFound\n409|Conflict\n413|TooLarge", false, Some((0, vec![1], Named))),
            ("Name|Code|Text\nA_B|1|x\nC_D|2|y\nE_F|3|z", true, Some((1, vec![0], Named))),
            ("Variable|Text\nA_B|x\nC_D|y", false, None),
            ("Variable|Text\nA_B|x\nC_D|y", true, Some((0, vec![], Strong))),
            ("Error|HTTP status\nnot_found|404\nno_item|404\nno_page|404", false, Some((0, vec![], Named))),
            ("Status|Feature\nDone|x\nOpen|y\nDone|z", true, None),
            ("Name|Default\nno-var|1\nno-let|2\nno-if|3", true, Some((0, vec![], Weak))),
            ("Name|Default\nno-var|1\nno-let|2\nno-if|3", false, None),
            ("Code|Language\nen|English\nde|German\nfr|French", false, None),
            ("Code|Text", true, None),
        ] {
            assert_eq!(chosen(text, about), expected, "{text}");
        }
    }

    #[test]
    fn a_column_that_is_named_has_them_whatever_they_look_like() {
        let table = rows("No|Name\n1|first\n2|second one\n3|third");
        let columns = columns(&table, false, None, Some("name")).unwrap();
        assert_eq!((columns.code, columns.count), (1, 2));
    }
}
