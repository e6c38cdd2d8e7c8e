//! Tables of values, CSV and TSV -> an array of an object for each row, whose keys are the cells of the first.

use std::borrow::Cow;

use super::error::{DataError, Mistake, left_out};
use super::tree::{Budget, Entry, Node};
use crate::catalog::is_number;
use crate::catalog::limits::MAX_VALUES;

/// The keys of a table without a head, which begins with the number of a code. Other columns have their number.
const KEYS: [&str; 2] = ["code", "description"];

/// The sign that separates the cells of a table: the one that its first line has most of.
pub(super) fn separator(text: &str) -> char {
    let head = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    // Of equals, the last is taken.
    ['|', ';', '\t', ','].into_iter().max_by_key(|sign| head.matches(*sign).count()).unwrap_or(',')
}

/// The rows of a table, and the warnings of those that are left out. One that is about codes may begin with its first row.
pub(super) fn parse(text: &str, separator: char, is_about_codes: bool) -> Result<(Node<'_>, Vec<Mistake>), DataError> {
    let mut mistakes = Vec::new();
    let mut cells = Cells { text, separator, at: 0, line: 1 };
    let (mut head, mut rows, mut budget) = (Vec::new(), Vec::new(), Budget::new(MAX_VALUES));
    while let Some((line, row)) = cells.row()? {
        if head.is_empty() {
            if !(is_about_codes && is_number(&row[0])) {
                head = row;
                continue;
            }
            let key = |at: usize| KEYS.get(at).map_or_else(|| (at + 1).to_string().into(), |&key| key.into());
            head = (0..row.len()).map(key).collect();
        }
        if !row.iter().all(|_| budget.take()) {
            return Err(DataError::TooMuch);
        }
        if row.iter().skip(head.len()).any(|cell| !cell.is_empty()) {
            let (cells, head) = (row.len(), head.len());
            let message =
                format!("a row of {cells} cells below a head of {head}; quote a cell that has the separator in it");
            mistakes.push(Mistake { line, column: 1, message });
            continue;
        }
        let keys = head.iter().cloned();
        rows.push(Node::Object(
            keys.zip(row).map(|(key, cell)| Entry { key, line, value: Node::Text(cell) }).collect(),
        ));
    }
    let warnings = left_out(mistakes, rows.len(), "ignoring ")?;
    Ok((Node::List(rows), warnings))
}

/// The cells of a text, from a place in a line on.
struct Cells<'a> {
    text: &'a str,
    separator: char,
    at: usize,
    line: u32,
}

/// The line of a row, and its cells.
type Row<'a> = (u32, Vec<Cow<'a, str>>);

impl<'a> Cells<'a> {
    /// The next row that is not blank, and its line.
    fn row(&mut self) -> Result<Option<Row<'a>>, DataError> {
        while self.at < self.text.len() {
            let (line, mut row, mut is_last) = (self.line, Vec::new(), false);
            while !is_last {
                let cell;
                (cell, is_last) = self.cell()?;
                row.push(cell);
            }
            if row.len() > 1 || !row[0].is_empty() {
                return Ok(Some((line, row)));
            }
        }
        Ok(None)
    }

    /// The next cell, and whether it is the last of its row.
    fn cell(&mut self) -> Result<(Cow<'a, str>, bool), DataError> {
        let (text, start) = (self.text, self.at);
        let blanks = text[start..].len() - text[start..].trim_start_matches(' ').len();
        let (quoted, behind) = match text[start + blanks..].strip_prefix('"') {
            Some(rest) => {
                let end = end_of_quotation(rest).ok_or_else(|| self.endless(start + blanks))?;
                (Some(&rest[..end]), start + blanks + 1 + end + 1)
            }
            None => (None, start),
        };
        let length = text[behind..].find([self.separator, '\n']).unwrap_or(text.len() - behind);
        let (rest, end) = (text[behind..behind + length].trim(), behind + length);
        self.line += text[start..(end + 1).min(text.len())].matches('\n').count() as u32;
        self.at = (end + 1).min(text.len());
        let cell = match quoted {
            None => rest.into(),
            Some(quoted) if rest.is_empty() && !quoted.contains('"') => quoted.trim().into(),
            Some(quoted) => format!("{}{rest}", quoted.replace("\"\"", "\"")).trim().to_owned().into(),
        };
        Ok((cell, !text[end..].starts_with(self.separator)))
    }

    /// The mistake of a quotation that starts there and has taken in all that follows.
    fn endless(&self, at: usize) -> DataError {
        let before = self.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let message = "a quotation without an end".to_owned();
        DataError::Syntax(Mistake::after(self.text, 1, self.line as usize, at - before, message))
    }
}

/// The end of a quotation, in which a quotation mark is doubled.
fn end_of_quotation(text: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += text[at..].find('"')?;
        if !text[at + 1..].starts_with('"') {
            return Some(at);
        }
        at += 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, is_about_codes: bool) -> Result<Vec<String>, DataError> {
        let (table, _) = parse(text, ',', is_about_codes)?;
        let cell = |entry: &Entry| format!(" {}={}", entry.key, entry.value.scalar().unwrap_or(""));
        let row = |row: &Node| format!("{}{}", row.line(), row.entries().iter().map(cell).collect::<String>());
        Ok(table.items().iter().map(row).collect())
    }

    #[test]
    fn rows_have_their_lines() {
        let rows = read("code,text\n\nA_A,\"one,\ntwo \"\"x\"\"\"\n B_B , \"y\" z,\n,", false).unwrap();
        assert_eq!(rows, ["3 code=A_A text=one,\ntwo \"x\"", "5 code=B_B text=yz", "6 code= text="]);
        assert_eq!(read("", false).unwrap(), [""; 0]);
    }

    #[test]
    fn a_table_of_codes_needs_no_head() {
        assert_eq!(read("10,One,x\n", true).unwrap(), ["1 code=10 description=One 3=x"]);
        assert_eq!(read("10,One,x\n", false).unwrap(), [""; 0]);
    }

    const WIDE: &str = "a row of 3 cells below a head of 2; quote a cell that has the separator in it";

    #[test]
    fn a_row_with_a_cell_too_many_is_left_out_where_most_have_none() {
        let (rows, warnings) = parse("a,b\nx,y\nx,y,z\n\nu,v,,\n", ',', false).unwrap();
        assert_eq!(rows.items().iter().map(Node::line).collect::<Vec<_>>(), [2, 5]);
        assert_eq!(warnings, [Mistake { line: 3, column: 1, message: format!("ignoring {WIDE}") }]);
    }

    #[test]
    fn a_mistake_has_its_place() {
        let error = |text| read(text, false).unwrap_err();
        let at = |line, column, message: &str| DataError::Syntax(Mistake { line, column, message: message.to_owned() });
        assert_eq!(error("a,b\nx,\"y\nz\n"), at(2, 3, "a quotation without an end"));
        assert_eq!(error("a,b\nx,y,z\n"), at(2, 1, WIDE));
        assert_eq!(error(&format!("a\n{}", "x\n".repeat(MAX_VALUES + 1))), DataError::TooMuch);
    }

    #[test]
    fn the_separator_is_that_of_the_first_line() {
        for (text, sign) in [("a,b;c,d\n", ','), ("a;b\n,,,", ';'), ("\na\tb\n", '\t'), ("a\n", ','), ("", ',')] {
            assert_eq!(separator(text), sign, "{text}");
        }
    }
}
