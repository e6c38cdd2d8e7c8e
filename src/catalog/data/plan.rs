//! Rows -> the key that has the names of their codes, and those that have other names.

use std::cmp::Reverse;
use std::collections::HashSet;

use super::tree::Node;
use crate::catalog::fields::normal;
use crate::catalog::hints::{Header, is_status, words};
use crate::catalog::options::ReadOptions;
use crate::catalog::token::{Token, is_name};
use crate::text;

/// The number of rows that are looked at.
const SAMPLE: usize = 1000;

/// The most keys of rows that are looked at.
const MAX_KEYS: usize = 256;

/// The keys of rows that have the names of codes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Plan {
    /// The key of the name.
    pub name: String,
    /// Those of other names.
    pub aliases: Vec<String>,
}

/// The cells of the rows below a key, counted.
struct Column<'r> {
    key: &'r str,
    cells: usize,
    names: usize,
    /// Names that are certain to be none of ordinary words, and no numbers.
    strong: usize,
    distinct: HashSet<&'r str>,
}

impl Plan {
    /// The plan for rows, if one of their keys is for names.
    pub fn of(rows: &[Node], options: &ReadOptions, is_about_codes: bool) -> Option<Self> {
        let (columns, count) = (columns(rows.iter()), rows.len().min(SAMPLE));
        let at = match &options.column {
            Some(asked) => columns.iter().position(|column| normal(column.key) == normal(asked)),
            None => best(&columns, count, is_about_codes),
        }?;
        let name = columns[at].key.to_owned();
        let others = columns.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, column)| column);
        Some(Self { name, aliases: others.filter(|column| column.has_aliases(count)).map(Column::key).collect() })
    }
}

/// The keys of other names in objects that have their names outside.
pub(super) fn aliases_of(objects: &[&Node]) -> Vec<String> {
    let (columns, count) = (columns(objects.iter().copied()), objects.len().min(SAMPLE));
    columns.iter().filter(|column| column.has_aliases(count)).map(Column::key).collect()
}

/// The columns of the first rows.
fn columns<'r>(rows: impl Iterator<Item = &'r Node<'r>>) -> Vec<Column<'r>> {
    let mut columns = Vec::<Column>::new();
    for entry in rows.take(SAMPLE).flat_map(Node::fields) {
        let at = columns.iter().position(|column| column.key == entry.key).unwrap_or(columns.len());
        if at == columns.len() {
            if at == MAX_KEYS {
                continue;
            }
            columns.push(Column { key: &entry.key, cells: 0, names: 0, strong: 0, distinct: HashSet::new() });
        }
        let (column, Some(text)) = (&mut columns[at], entry.value.scalar().map(str::trim)) else { continue };
        column.cells += 1;
        column.names += usize::from(is_name(text));
        column.strong += usize::from(Token::of(text).is_some_and(Token::is_strong));
        column.distinct.insert(text::prefix(text, 64));
    }
    columns
}

impl Column<'_> {
    fn key(&self) -> String {
        self.key.to_owned()
    }

    /// True if it has other names of codes, each of one alone.
    fn has_aliases(&self, rows: usize) -> bool {
        let is_unique = self.cells > 1 && self.names == self.cells && self.distinct.len() == self.cells;
        Header::of(self.key) > Header::Other && !is_status(self.key) && is_mostly(self.names, rows) && is_unique
    }

    /// True if it has the names of codes, one for each row.
    fn has_names(&self, at: usize, rows: usize, is_about_codes: bool) -> bool {
        let is_strong = self.strong > 1 && is_mostly(self.strong, rows);
        let has_names = match Header::of(self.key) {
            Header::Code => is_mostly(self.names, rows),
            Header::Name => is_strong || is_about_codes && is_mostly(self.names, rows),
            Header::Other => is_strong && at < 2,
        };
        has_names && self.distinct.len() * 2 > self.cells
    }
}

/// True if so many cells are six in ten of all rows.
fn is_mostly(cells: usize, rows: usize) -> bool {
    cells > 0 && cells * 10 >= rows * 6
}

/// The column of the names: of those that have them, the one whose key is the surest, `code` before `errno` and `status`.
fn best(columns: &[Column], rows: usize, is_about_codes: bool) -> Option<usize> {
    let is_code = |key: &str| words(key).last().is_some_and(|word| word.ends_with("code"));
    let has_names = |at: &usize| columns[*at].has_names(*at, rows, is_about_codes);
    let certainty = |key: &str| (Header::of(key), !is_status(key), is_code(key));
    (0..columns.len()).filter(has_names).max_by_key(|&at| (certainty(columns[at].key), Reverse(at)))
}

#[cfg(test)]
mod tests {
    use super::super::table;
    use super::*;

    fn plan(table: &str, column: Option<&str>, is_about_codes: bool) -> Option<(String, String)> {
        let options = ReadOptions { column: column.map(str::to_owned), ..ReadOptions::default() };
        let plan = Plan::of(table::parse(table, ',', false).unwrap().0.items(), &options, is_about_codes)?;
        Some((plan.name, plan.aliases.join(" ")))
    }

    #[test]
    fn the_surest_column_has_the_names() {
        for (table, name, aliases) in [
            ("code,text\n404,Not Found\n500,x\n", "code", ""),
            ("Error Code,Name,Text\n1,A_B,x\n2,C_D,y\n", "Error Code", "Name"),
            ("id,name,text\n1,A_B,x\n2,C_D,y\n", "name", "id"),
            ("errno,code,status\n-2,ENOENT,404\n-1,EPERM,403\n", "code", "errno"),
            ("what,why\nE0001,x\nE0002,y\n", "what", ""),
            ("status,code\n404,x\n404,y\n", "code", ""),
        ] {
            assert_eq!(plan(table, None, false), Some((name.to_owned(), aliases.to_owned())), "{table}");
        }
    }

    #[test]
    fn ordinary_rows_have_none() {
        for table in ["name,age\nAda,36\nBob,40\n", "id,title\n1,x\n2,y\n", "status\nopen\nopen\nopen\n", "a\n"] {
            assert!(plan(table, None, false).is_none(), "{table}");
        }
        assert!(plan("id,title\n1,x\n2,y\n", None, true).is_some());
    }

    #[test]
    fn a_column_may_be_asked_for() {
        let table = "code,Nummer des Fehlers\na,F1\nb,F2\n";
        assert_eq!(plan(table, Some("nummer des fehlers"), false).unwrap().0, "Nummer des Fehlers");
        assert_eq!(plan(table, Some("x"), false), None);
    }
}
