//! Rows -> the key that has the names of their codes, and those that have other names.

use std::collections::HashSet;

use crate::catalog::options::ReadOptions;
use crate::text;

use super::error::DataError;
use super::fields;
use super::rows::Rows;
use super::token::Token;
use super::tree::Node;

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
struct Column {
    key: String,
    cells: usize,
    tokens: usize,
    /// Names that are certain to be none of ordinary words, and no numbers.
    strong: usize,
    distinct: HashSet<String>,
}

impl Plan {
    /// The keys of other names in objects that have their names outside.
    pub fn aliases_of(objects: &[&Node]) -> Vec<String> {
        let mut columns = Vec::new();
        for entry in objects.iter().take(SAMPLE).flat_map(|object| object.entries()) {
            add(&mut columns, &entry.key, &entry.value);
        }
        let count = objects.len().min(SAMPLE);
        columns.into_iter().filter(|column| column.has_aliases(count)).map(|column| column.key).collect()
    }

    /// The plan for rows, or the keys that they have where none is for names.
    pub fn of(
        rows: &Rows,
        options: &ReadOptions,
        is_about_codes: bool,
    ) -> Result<Result<Self, Vec<String>>, DataError> {
        let (columns, count) = columns(rows)?;
        let keys = || columns.iter().map(|column| column.key.clone()).collect();
        let named =
            |asked: &String| columns.iter().position(|column| fields::normal(&column.key) == fields::normal(asked));
        let at = match &options.column {
            Some(asked) => named(asked),
            None => best(&columns, count, is_about_codes),
        };
        let Some(at) = at else { return Ok(Err(keys())) };
        let is_alias = |(other, column): &(usize, &Column)| *other != at && column.has_aliases(count);
        let aliases = columns.iter().enumerate().filter(is_alias).map(|(_, column)| column.key.clone()).collect();
        Ok(Ok(Self { name: columns[at].key.clone(), aliases }))
    }
}

/// The columns of the first rows, and the number of these.
fn columns(rows: &Rows) -> Result<(Vec<Column>, usize), DataError> {
    let (mut columns, mut count) = (Vec::<Column>::new(), 0);
    rows.each(|row, _| {
        count += 1;
        row.entries().iter().for_each(|entry| add(&mut columns, &entry.key, &entry.value));
        count < SAMPLE
    })?;
    Ok((columns, count))
}

fn add(columns: &mut Vec<Column>, key: &str, value: &Node) {
    let at = columns.iter().position(|column| column.key == key).unwrap_or(columns.len());
    if at == columns.len() {
        if at == MAX_KEYS {
            return;
        }
        columns.push(Column { key: key.to_owned(), cells: 0, tokens: 0, strong: 0, distinct: HashSet::new() });
    }
    let (column, Some(text)) = (&mut columns[at], value.scalar()) else { return };
    let (text, kind) = (text.trim(), Token::of(text.trim()));
    column.cells += 1;
    column.tokens += usize::from(kind.is_some());
    column.strong += usize::from(kind == Some(Token::Strong));
    column.distinct.insert(text::prefix(text, 64).to_owned());
}

impl Column {
    /// True if it has other names of codes, each of one alone.
    fn has_aliases(&self, rows: usize) -> bool {
        let is_unique = self.tokens == self.cells && self.distinct.len() == self.cells;
        fields::has_aliases(&self.key) && is_mostly(self.tokens, rows) && is_unique
    }

    /// True if it has the names of codes, one for each row.
    fn has_names(&self, at: usize, rows: usize, is_about_codes: bool) -> bool {
        let is_strong = self.strong > 1 && is_mostly(self.strong, rows);
        let has_names = match fields::rank(&self.key) {
            Some((_, true)) => is_mostly(self.tokens, rows),
            Some((_, false)) => is_strong || is_about_codes && is_mostly(self.tokens, rows),
            None => is_strong && at < 2,
        };
        has_names && self.distinct.len() * 2 > self.cells
    }
}

/// True if so many cells are six in ten of all rows.
fn is_mostly(cells: usize, rows: usize) -> bool {
    cells > 0 && cells * 10 >= rows * 6
}

/// The column of the names: of those that have them, the one whose key is the surest.
fn best(columns: &[Column], rows: usize, is_about_codes: bool) -> Option<usize> {
    let names = columns.iter().enumerate().filter(|(at, column)| column.has_names(*at, rows, is_about_codes));
    let rank = |column: &Column| fields::rank(&column.key).map_or(usize::MAX, |(rank, _)| rank);
    names.min_by_key(|(_, column)| rank(column)).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(table: &str, column: Option<&str>, is_about_codes: bool) -> Result<(String, String), String> {
        let options = ReadOptions { column: column.map(str::to_owned), ..ReadOptions::default() };
        let plan = Plan::of(&Rows::Table(table, b','), &options, is_about_codes).unwrap();
        plan.map(|plan| (plan.name, plan.aliases.join(" "))).map_err(|keys| keys.join(" "))
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
            assert_eq!(plan(table, None, false), Ok((name.to_owned(), aliases.to_owned())), "{table}");
        }
    }

    #[test]
    fn ordinary_rows_have_none() {
        for table in ["name,age\nAda,36\nBob,40\n", "id,title\n1,x\n2,y\n", "status\nopen\nopen\nopen\n", "a\n"] {
            assert!(plan(table, None, false).is_err(), "{table}");
        }
        assert!(plan("id,title\n1,x\n2,y\n", None, true).is_ok());
    }

    #[test]
    fn a_column_may_be_asked_for() {
        let table = "code,Nummer des Fehlers\na,F1\nb,F2\n";
        assert_eq!(plan(table, Some("nummer des fehlers"), false).unwrap().0, "Nummer des Fehlers");
        assert_eq!(plan(table, Some("x"), false), Err("code Nummer des Fehlers".to_owned()));
    }
}
