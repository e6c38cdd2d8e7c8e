//! Escapes what would take the parser of Markdown time or memory out of proportion to the length of a document, so that
//! it is shown as the text it is.

use std::borrow::Cow;

use super::limits::{MAX_MISSING_CELLS, MAX_NESTING};

/// A problem of a text, and its line.
pub(super) type Problem = (u32, &'static str);

/// A mark that is so many columns further to the right than the last one around it ended is code or text, and nests
/// nothing: four may be blank after that one, and three before this one.
const FAR: usize = 8;

const TOO_DEEP: &str = "nested too deeply; the rest of the line is shown as text";
const TOO_WIDE: &str = "a table whose rows lack too many cells; the table is shown as text";

/// Escapes what is over the limits, in a text that starts on this line, and gives the first of each kind with its line.
pub(super) fn excess(source: &str, first_line: u32) -> (Cow<'_, str>, Vec<Problem>) {
    let (mut escapes, mut problems): (Vec<usize>, Vec<Problem>) = Default::default();
    let mut report = |line, problem| {
        if problems.iter().all(|(_, known)| *known != problem) {
            problems.push((line, problem));
        }
    };
    let (mut nesting, mut table) = (Nesting { reach: FAR }, Table::default());
    let mut start = 0;
    for (number, line) in (first_line..).zip(source.as_bytes().split_inclusive(|&byte| byte == b'\n')) {
        if let Some(at) = nesting.too_deep(line) {
            escapes.push(start + at);
            report(number, TOO_DEEP);
        }
        if let Some(first) = table.pass(number, start, line) {
            escapes.append(&mut table.delimiters);
            report(first, TOO_WIDE);
        }
        start += line.len();
    }
    if escapes.is_empty() {
        return (Cow::Borrowed(source), problems);
    }
    escapes.sort_unstable();
    let mut text = String::with_capacity(source.len() + escapes.len());
    let mut from = 0;
    for at in escapes {
        text.push_str(&source[from..at]);
        text.push('\\');
        from = at;
    }
    text.push_str(&source[from..]);
    (Cow::Owned(text), problems)
}

/// The nesting of quotations, list items and definitions.
struct Nesting {
    /// The column that a mark must be before so that it may be nested in any other.
    reach: usize,
}

impl Nesting {
    /// Takes the next line; gives its byte to escape so that it nests no deeper than it may.
    fn too_deep(&mut self, line: &[u8]) -> Option<usize> {
        if is_rule(line) {
            return None;
        }
        let (mut at, mut column) = (0, 0);
        while let Some(&byte) = line.get(at) {
            match byte {
                b' ' => column += 1,
                b'\t' => column += 4 - column % 4,
                _ if column >= self.reach => return None,
                _ => {
                    let end = marker_end(&line[at..])?;
                    if column >= MAX_NESTING {
                        return Some(at + end);
                    }
                    at += end;
                    column += end + 1;
                    self.reach = self.reach.max(column + FAR);
                }
            }
            at += 1;
        }
        None
    }
}

/// True for three signs or more across the page.
fn is_rule(line: &[u8]) -> bool {
    let mut signs = line.iter().filter(|byte| !byte.is_ascii_whitespace());
    let Some(&first) = signs.next().filter(|&sign| matches!(sign, b'-' | b'*')) else { return false };
    let mut count = 1;
    signs.inspect(|_| count += 1).all(|&sign| sign == first) && count > 2
}

/// The last byte of the mark of a quotation, a list item or a definition that a text starts with.
fn marker_end(text: &[u8]) -> Option<usize> {
    let is_blank_at = |at: usize| text.get(at).is_none_or(u8::is_ascii_whitespace);
    match text[0] {
        b'>' => Some(0),
        b'-' | b'+' | b'*' | b':' => is_blank_at(1).then_some(0),
        _ => {
            let digits = text.iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
            let is_marker = digits > 0 && matches!(text.get(digits), Some(b'.' | b')')) && is_blank_at(digits + 1);
            is_marker.then_some(digits)
        }
    }
}

/// The table that a line may belong to, and the cells that are missing so far.
#[derive(Default)]
struct Table {
    /// None are seen outside of a table.
    columns: usize,
    line: u32,
    /// The places of the rows that make a table of what is around them.
    delimiters: Vec<usize>,
    missing: usize,
    missing_before: usize,
}

impl Table {
    /// Takes the next line; gives the line of a table that lacks too many cells.
    fn pass(&mut self, number: u32, start: usize, line: &[u8]) -> Option<u32> {
        if let Some((at, columns)) = delimiter_row(line) {
            if self.columns == 0 {
                (self.line, self.missing_before) = (number, self.missing);
            }
            self.delimiters.push(start + at);
            self.columns = self.columns.max(columns);
        } else if self.columns > 0 && line.trim_ascii().is_empty() {
            self.columns = 0;
            self.delimiters.clear();
        } else if self.columns > 0 {
            self.missing += self.columns.saturating_sub(cells(line));
            if self.missing > MAX_MISSING_CELLS {
                (self.columns, self.missing) = (0, self.missing_before);
                return Some(self.line);
            }
        }
        None
    }
}

/// The number of cells of a row, or more where bars are escaped.
fn cells(line: &[u8]) -> usize {
    let row = line.trim_ascii();
    let row = row.strip_prefix(b"|").unwrap_or(row);
    let row = row.strip_suffix(b"|").unwrap_or(row);
    memchr::memchr_iter(b'|', row).count() + 1
}

/// The place of the row below the head of a table in its line, and the number of its columns.
fn delimiter_row(line: &[u8]) -> Option<(usize, usize)> {
    let at = line.iter().position(|byte| !matches!(byte, b' ' | b'\t' | b'>'))?;
    let row = &line[at..];
    let is_delimiter = matches!(row[0], b'|' | b'-' | b':')
        && row.iter().all(|byte| matches!(byte, b'|' | b'-' | b':') || byte.is_ascii_whitespace());
    let columns = || row.split(|&byte| byte == b'|').filter(|cell| cell.contains(&b'-')).count();
    (is_delimiter && row.contains(&b'|')).then(|| (at, columns()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(source: &str) -> (String, Vec<Problem>) {
        let (text, problems) = excess(source, 1);
        (text.into_owned(), problems)
    }

    #[test]
    fn nesting_ends_at_a_column() {
        assert_eq!(
            escaped(&format!("a\n{} a\n", ">".repeat(66))),
            (format!("a\n{}\\>> a\n", ">".repeat(64)), vec![(2, TOO_DEEP)])
        );
        for marker in ["- ", "+ ", "* ", ": "] {
            let (text, _) = escaped(&format!("{}a", marker.repeat(40)));
            assert_eq!(text, format!("{}\\{}a", marker.repeat(32), marker.repeat(8)));
        }
        let deep = "- ".repeat(32);
        assert_eq!(escaped(&format!("{deep}12. a")).0, format!("{deep}12\\. a"));
        assert_eq!(
            escaped(&format!("{deep}a\n{}- a", "\t".repeat(16))).0,
            format!("{deep}a\n{}\\- a", "\t".repeat(16))
        );
        let short = " ".repeat(60);
        for text in [format!("{short}- a"), "- ".repeat(50), "* ".repeat(50)] {
            assert_eq!(escaped(&text), (text, vec![]));
        }
    }

    #[test]
    fn what_is_far_to_the_right_is_no_nesting() {
        let far = " ".repeat(70);
        for text in [format!("{far}a\n{far}-a {far}1.a"), format!("- a\n\n  ```\n{far}> b\n{far}- c\n  ```\n")] {
            assert_eq!(escaped(&text), (text, vec![]));
        }
        for (indent, levels) in [("  ", 32), ("    ", 16)] {
            let stairs: String = (0..=levels).map(|level| indent.repeat(level) + "- a\n").collect();
            let (text, problems) = escaped(&stairs);
            assert_eq!(text.find('\\'), stairs.rfind('-'), "{text}");
            assert_eq!(problems, [(levels as u32 + 1, TOO_DEEP)]);
        }
    }

    #[test]
    fn a_table_may_lack_some_cells_and_not_a_million() {
        let table = |columns: usize, rows: usize| {
            format!("{}\n{}\n{}\n", "|a".repeat(columns), "-|".repeat(columns), "|b|c\n".repeat(rows))
        };
        let bare = format!("a | b\n--|--\n{}", "c | d\n".repeat(100_000));
        for text in [table(10, 1000), table(2, 100_000), table(1000, 50), "---\n".repeat(100_000), bare] {
            assert!(matches!(excess(&text, 1), (Cow::Borrowed(_), problems) if problems.is_empty()));
        }
        let (text, problems) = escaped(&format!("{}{}", table(1000, 1000), table(3, 10)));
        assert_eq!(problems, [(2, TOO_WIDE)]);
        assert!(text == format!("{}{}", table(1000, 1000).replace("\n-|", "\n\\-|"), table(3, 10)));
    }
}
