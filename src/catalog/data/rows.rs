//! Objects that come one after the other, each with the same keys: the rows of a table, the lines of JSON Lines, the items
//! of an array. They can be gone through more than once, and are not all in memory.

use csv::{ReaderBuilder, StringRecord};

use super::error::DataError;
use super::json;
use super::tree::{Entry, Node};

/// Rows of one of their sources.
pub(super) enum Rows<'r, 'a> {
    /// Items of an array, or the values of an object.
    Nodes(&'r [Node<'a>]),
    /// Lines of JSON.
    Lines(&'r str),
    /// Rows of a table whose first has the keys, and what separates its cells.
    Table(&'r str, u8),
}

impl Rows<'_, '_> {
    /// Calls a function with each row and its line, for as long as it gives true.
    pub fn each(&self, mut on_row: impl FnMut(&Node, u32) -> bool) -> Result<(), DataError> {
        match self {
            Self::Nodes(nodes) => {
                _ = nodes.iter().all(|node| on_row(node, node.line()));
                Ok(())
            }
            Self::Lines(text) => {
                for (line, number) in text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty()) {
                    if !on_row(&json::parse_line(line, number)?, number) {
                        break;
                    }
                }
                Ok(())
            }
            Self::Table(text, separator) => each_of_table(text, *separator, on_row),
        }
    }
}

/// The sign that separates the cells of a table: the one that its first line has most of.
pub(super) fn separator(text: &str) -> u8 {
    let head = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |sign: &u8| head.bytes().filter(|byte| byte == sign).count();
    // Of equals, the last would be taken.
    [b'|', b';', b'\t', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

fn each_of_table(text: &str, separator: u8, mut on_row: impl FnMut(&Node, u32) -> bool) -> Result<(), DataError> {
    let mut reader = ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let (mut head, mut record) = (StringRecord::new(), StringRecord::new());
    let mistake = |error: &csv::Error| DataError::Syntax(1, 1, format!("not CSV: {error}"));
    reader.read_record(&mut head).map_err(|error| mistake(&error))?;
    let more = |record: &StringRecord| record.iter().skip(head.len()).any(|cell| !cell.is_empty());
    while reader.read_record(&mut record).map_err(|error| mistake(&error))? {
        let (start, line) = record.position().map_or((0, 0), |at| (at.byte() as usize, at.line()));
        // A row is said to start where the one before it ends.
        let blank =
            text.as_bytes().get(start..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_whitespace());
        let line = line + blank.filter(|byte| **byte == b'\n').count() as u64;
        if reader.position().byte() as usize >= text.len() {
            check_quotes(text, start)?;
        }
        if more(&record) {
            let (cells, columns) = (record.len(), head.len());
            return Err(DataError::Syntax(line as u32, 1, format!("a row of {cells} cells below a head of {columns}")));
        }
        let cells = head.iter().zip(&record);
        let entry = |(key, cell)| Entry { key, line: line as u32, value: Node::Text(cell) };
        let row = cells.map(|(key, cell)| entry((key.into(), cell.into()))).collect();
        if !on_row(&Node::Object(row), line as u32) {
            break;
        }
    }
    Ok(())
}

/// Errs where a quotation of the last row never ends: it has taken in all that follows.
fn check_quotes(text: &str, start: usize) -> Result<(), DataError> {
    let quotes = || memchr::memchr_iter(b'"', text.get(start..).unwrap_or_default().as_bytes());
    match quotes().next_back() {
        Some(last) if quotes().count() % 2 == 1 => {
            let before = &text[..start + last];
            let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
            let line = before.matches('\n').count() + 1;
            Err(DataError::after(text, line, before.len() - line_start, "a quotation without an end".to_owned()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(rows: &Rows) -> Result<Vec<(u32, String)>, DataError> {
        let mut found = Vec::new();
        rows.each(|row, line| {
            let cells =
                row.entries().iter().map(|entry| format!("{}={}", entry.key, entry.value.scalar().unwrap_or("")));
            found.push((line, cells.collect::<Vec<_>>().join(" ")));
            true
        })?;
        Ok(found)
    }

    #[test]
    fn rows_have_their_lines() {
        let rows = read(&Rows::Table("code,text\n\nA_A,\"one,\ntwo \"\"x\"\"\"\n B_B ,\n", b',')).unwrap();
        assert_eq!(rows, [(3, "code=A_A text=one,\ntwo \"x\"".to_owned()), (5, "code=B_B text=".to_owned())]);
        let rows = read(&Rows::Lines("{\"a\":1}\n\n{\"a\":2}\n")).unwrap();
        assert_eq!(rows, [(1, "a=1".to_owned()), (3, "a=2".to_owned())]);
    }

    #[test]
    fn a_mistake_has_its_place() {
        let error = |text| read(&Rows::Table(text, b',')).unwrap_err();
        let at = |line, column, message: &str| DataError::Syntax(line, column, message.to_owned());
        assert_eq!(error("a,b\nx,\"y\nz\n"), at(2, 3, "a quotation without an end"));
        assert_eq!(error("a,b\nx,y,z\n"), at(2, 1, "a row of 3 cells below a head of 2"));
        assert!(matches!(read(&Rows::Lines("{}\n{\n")), Err(DataError::Syntax(2, ..))));
    }

    #[test]
    fn the_separator_is_that_of_the_first_line() {
        for (text, sign) in [("a,b;c,d\n", b','), ("a;b\n,,,", b';'), ("\na\tb\n", b'\t'), ("a\n", b','), ("", b',')] {
            assert_eq!(separator(text), sign, "{text}");
        }
    }
}
