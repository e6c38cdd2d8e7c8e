//! A row of a table per code.

use std::collections::BTreeSet;

use super::super::description::{Block, Description};
use super::super::fields::Field;
use super::super::markdown::Section;
use super::super::pattern::Pattern;
use super::super::rich_text::RichText;
use super::columns::{Certainty, Columns, code_in, columns, parts, says_codes};
use super::found::{Found, Reader};
use super::lead::unquoted;
use super::outline::Outline;

/// The tables of a document whose rows are taken for codes.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    /// The user's pattern.
    pub pattern: Option<Pattern>,
    /// The header of the column of codes, as the user gave it.
    pub named: Option<String>,
    /// The headers of that column, where the program chose it, and how sure it is to be.
    pub headers: Vec<String>,
    pub certainty: Option<Certainty>,
    /// The heads of the tables with such a header: a table with such a head is one of these, however short.
    pub heads: BTreeSet<Vec<String>>,
}

impl Tables {
    /// The columns of a table, if it is one of these.
    pub fn columns(&self, rows: &[Vec<RichText>], about_codes: bool) -> Option<Columns> {
        let of = |named: Option<&str>| columns(rows, about_codes, self.pattern.as_ref(), named);
        let own = of(self.named.as_deref()).filter(|columns| self.has(&header(rows, columns), columns));
        own.or_else(|| of(Some(self.known(&head(rows), about_codes)?)))
    }

    /// The header of the column of codes of a table with the head of others, unless it needs a heading that says so.
    pub fn known(&self, head: &[String], about_codes: bool) -> Option<&str> {
        let is_header = |header: &&String| head.iter().any(|cell| cell.trim().eq_ignore_ascii_case(header));
        let header = self.headers.iter().find(is_header).filter(|_| self.heads.contains(head))?;
        (about_codes || says_codes(header)).then_some(header)
    }

    /// The headers of the column of codes as the document writes them; the number of a column without one.
    pub fn columns_in_words(&self) -> impl Iterator<Item = &str> {
        let spelt = |header: &str| self.heads.iter().flatten().find(|cell| cell.trim().eq_ignore_ascii_case(header));
        let headers = self.named.as_ref().map_or(&*self.headers, std::slice::from_ref);
        headers.iter().map(move |header| match header.as_str() {
            "" => "1",
            header => spelt(header).map_or(header, |cell| cell.trim()),
        })
    }

    /// True if a table with this header of its column of codes is one of these.
    pub fn has(&self, header: &str, columns: &Columns) -> bool {
        let is_asked = self.named.is_some() || self.pattern.is_some();
        let is_strong = |least: Certainty| least == Certainty::Strong && columns.certainty >= least;
        is_asked || self.certainty.is_some_and(is_strong) || self.headers.iter().any(|chosen| chosen == header)
    }
}

/// The headers of a table.
pub fn head(rows: &[Vec<RichText>]) -> Vec<String> {
    parts(rows).into_iter().flat_map(|(head, _)| head).map(|cell| cell.trim_matches('`').to_owned()).collect()
}

/// The header of the column of codes.
pub fn header(rows: &[Vec<RichText>], columns: &Columns) -> String {
    parts(rows).and_then(|(head, _)| head.get(columns.code)).map_or("", |cell| unquoted(cell)).trim().to_lowercase()
}

/// Reads them.
#[derive(Debug)]
pub struct TableReader {
    tables: Tables,
    outline: Outline,
}

impl TableReader {
    /// A reader of a document with these titles.
    pub fn new(tables: Tables, titles: &[&str]) -> Self {
        Self { tables, outline: Outline::new(titles) }
    }

    /// Adds the codes of a table whose rows are on these lines.
    fn add_table(&self, rows: &[Vec<RichText>], lines: &[u32], found: &mut Found) {
        let Some(columns) = self.tables.columns(rows, self.outline.is_about_codes()) else { return };
        let Some((head, body)) = parts(rows) else { return };
        let headers: Vec<(&str, Field)> = head.iter().map(|cell| (&**cell, Field::of(cell))).collect();
        let pattern = self.tables.pattern.as_ref();
        let lines = lines.iter().skip(rows.len() - body.len());
        for (row, &line) in body.iter().zip(lines) {
            let Some(cell) = row.get(columns.code).filter(|cell| !cell.is_empty()) else { continue };
            let Some(mut lead) = code_in(cell, pattern, true) else {
                let why = format!("no code in column {}", head.get(columns.code).map_or("", |cell| cell));
                found.refuse(line, "row", cell, &why);
                continue;
            };
            let others = columns.aliases.iter().filter_map(|&at| row.get(at)).map(|cell| unquoted(cell));
            lead.aliases.extend(others.filter(|alias| !alias.is_empty() && *alias != lead.name));
            let is_text = |at: &usize| *at != columns.code && !columns.aliases.contains(at);
            let header = |at: usize| headers.get(at).copied().unwrap_or(("", Field::Other));
            let cells = (0..row.len()).filter(is_text).map(|at| (header(at), &row[at]));
            found.add(line, self.outline.group(), &lead, description(cells));
        }
    }
}

impl Reader for TableReader {
    fn add(&mut self, sections: Vec<Section>, found: &mut Found) {
        for section in sections {
            self.outline.go_to(&section);
            let tables = section.body.blocks.iter().filter_map(|block| match block {
                Block::Table(rows) => Some(rows),
                _ => None,
            });
            tables.zip(&section.rows).for_each(|(rows, lines)| self.add_table(rows, lines, found));
        }
    }
}

/// The text of a row: its cells, each with its header unless that says no more than that it is the text.
fn description<'a>(cells: impl Iterator<Item = ((&'a str, Field), &'a RichText)>) -> Description {
    let mut description = Description::default();
    for ((header, field), cell) in cells.filter(|(_, cell)| !cell.is_empty()) {
        match field {
            Field::Solutions => description.solutions.push(cell.clone()),
            Field::Conditions => description.conditions.push(cell.clone()),
            Field::Title if description.title.is_none() => description.title = Some(unquoted(cell).into()),
            Field::Description => description.blocks.push(Block::Paragraph(cell.clone())),
            _ if header.is_empty() => description.blocks.push(Block::Paragraph(cell.clone())),
            _ => description.blocks.push(Block::Paragraph(cell.behind(&format!("{header}: ")))),
        }
    }
    description
}
