//! Limits on what the Markdown of a document asks of its parser: what would take time or memory out of proportion to its
//! length is escaped, and so shown as the text it is.

use std::borrow::Cow;

/// A problem of a text, and its line.
pub(super) type Problem = (u32, &'static str);

/// The column that a quotation or a list item must start before. The parser follows the nesting around a line once more
/// for each line, and no reader follows so many levels.
const DEEPEST_COLUMN: usize = 64;

/// The most cells that rows may lack, in all tables of a chunk. The parser fills them up: a table of a thousand columns
/// makes a thousand cells of each row of one letter.
const MOST_MISSING_CELLS: usize = 1 << 16;

const TOO_DEEP: &str = "nested too deep; the rest of the line is shown as text";
const TOO_WIDE: &str = "a table whose rows lack too many cells; shown as text";

/// Escapes what is over the limits, in a text that starts on this line, and gives the first of each kind with its line.
pub(super) fn escape(source: &str, first_line: u32) -> (Cow<'_, str>, Vec<Problem>) {
    let (mut escapes, mut problems): (Vec<usize>, Vec<Problem>) = Default::default();
    let mut report = |line, problem| {
        if problems.iter().all(|(_, known)| *known != problem) {
            problems.push((line, problem));
        }
    };
    let mut table = Table::default();
    let mut start = 0;
    for (number, line) in (first_line..).zip(source.as_bytes().split_inclusive(|&byte| byte == b'\n')) {
        if let Some(at) = too_deep(line) {
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

/// The byte to escape so that a line nests no deeper than it may.
fn too_deep(line: &[u8]) -> Option<usize> {
    let (mut at, mut column) = (0, 0);
    while let Some(&byte) = line.get(at) {
        let rest = &line[at..];
        let marker = match byte {
            b' ' => None,
            b'\t' => {
                column += 3 - column % 4;
                None
            }
            _ => Some(marker_end(rest)?),
        };
        if let Some(end) = marker
            && column >= DEEPEST_COLUMN
        {
            // Spaced out signs across the page are a rule.
            let is_rule =
                matches!(byte, b'-' | b'*') && line.iter().all(|&other| other == byte || other.is_ascii_whitespace());
            return (!is_rule).then_some(at + end);
        }
        let length = marker.map_or(1, |end| end + 1);
        at += length;
        column += length;
    }
    None
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
            let cells = memchr::memchr_iter(b'|', line).count().max(1);
            self.missing += self.columns.saturating_sub(cells);
            if self.missing > MOST_MISSING_CELLS {
                (self.columns, self.missing) = (0, self.missing_before);
                return Some(self.line);
            }
        }
        None
    }
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
        let (text, problems) = escape(source, 1);
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
        assert_eq!(escaped(&format!("{}12. a", " ".repeat(70))).0, format!("{}12\\. a", " ".repeat(70)));
        assert_eq!(escaped(&format!("{}- a", "\t".repeat(16))).0, format!("{}\\- a", "\t".repeat(16)));
        let (long, short) = (" ".repeat(70), " ".repeat(60));
        for text in [format!("{long}a\n{long}-a {long}1.a"), format!("{short}- a"), "- ".repeat(50), "* ".repeat(50)] {
            assert_eq!(escaped(&text), (text, vec![]));
        }
    }

    #[test]
    fn a_table_may_lack_some_cells_and_not_a_million() {
        let table = |columns: usize, rows: usize| {
            format!("{}\n{}\n{}\n", "|a".repeat(columns), "-|".repeat(columns), "|b|c\n".repeat(rows))
        };
        for text in [table(10, 1000), table(2, 100_000), table(1000, 50), "---\n".repeat(100_000)] {
            assert!(matches!(escape(&text, 1), (Cow::Borrowed(_), problems) if problems.is_empty()));
        }
        let (text, problems) = escaped(&format!("{}{}", table(1000, 1000), table(3, 10)));
        assert_eq!(problems, [(2, TOO_WIDE)]);
        assert!(text == format!("{}{}", table(1000, 1000).replace("\n-|", "\n\\-|"), table(3, 10)));
    }
}
