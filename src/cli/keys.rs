//! `keys`: every action of the browser, with the keys in force.

use std::io::{self, Write};

use serde::Serialize;

use super::args::Format;
use super::context::Context;
use crate::action::Group;
use crate::exit::Outcome;
use crate::keymap::{ACTIONS, Focus, Keymap, NONE};
use crate::purpose::{Pick, Purpose};
use crate::text;

/// An action with its keys.
#[derive(Serialize)]
struct Row {
    action: &'static str,
    #[serde(skip)]
    group: Group,
    about: &'static str,
    search: Vec<String>,
    list: Vec<String>,
}

impl Row {
    /// Its name, its keys in each focus and what it does, in columns.
    fn columns(&self) -> [String; 4] {
        let keys = |keys: &[String]| if keys.is_empty() { NONE.to_owned() } else { keys.join(" ") };
        [self.action.to_owned(), keys(&self.search), keys(&self.list), self.about.to_owned()]
    }
}

/// The titles of the columns.
const TITLES: [&str; 4] = ["action", "in the search line", "in the list", "what it does"];

impl<O: Write, E: Write> Context<'_, O, E> {
    pub(super) fn keys(&mut self, format: Format) -> anyhow::Result<Outcome> {
        let set = &self.config.browser.keys;
        // What the browser does not offer, a picker does.
        let [browser, picker] =
            [Purpose::Browse, Purpose::Pick(Pick::default())].map(|purpose| Keymap::new(purpose, set));
        let rows: Vec<Row> = ACTIONS
            .iter()
            .map(|row| {
                let keymap = if Purpose::Browse.offers(row.action) { &browser } else { &picker };
                let [search, list] = Focus::ALL.map(|focus| keymap.keys(focus, row.action).map(|key| key.to_string()));
                Row {
                    action: row.name,
                    group: row.group,
                    about: row.about,
                    search: search.collect(),
                    list: list.collect(),
                }
            })
            .collect();
        match format {
            Format::Plain => self.plain_keys(&rows)?,
            Format::Json => {
                serde_json::to_writer_pretty(&mut self.out, &rows)?;
                writeln!(self.out)?;
            }
            Format::Markdown => markdown(&mut self.out, &rows)?,
        }
        Ok(Outcome::Found)
    }

    /// Writes a table for each group.
    fn plain_keys(&mut self, rows: &[Row]) -> io::Result<()> {
        let (strong, dim, screen) = (self.style.strong(), self.style.dim(), self.style.width);
        let out = &mut self.style.writer(&mut self.out);
        let cells: Vec<[String; 4]> = rows.iter().map(Row::columns).collect();
        let width = |column: usize| {
            cells.iter().map(|row| text::width(&row[column])).chain([TITLES[column].len()]).max().unwrap_or(0)
        };
        let widths = [width(0), width(1), width(2)];
        let line = |row: [&str; 4]| {
            let [a, b, c] = widths;
            let line = format!("{:<a$}  {:<b$}  {:<c$}  {}", row[0], row[1], row[2], row[3]);
            text::fit(&line, screen).into_owned()
        };
        writeln!(out, "{dim}{}{dim:#}", line(TITLES))?;
        for group in Group::ALL {
            writeln!(out, "\n{strong}{}{strong:#}", group.title())?;
            for (_, row) in rows.iter().zip(&cells).filter(|(row, _)| row.group == group) {
                writeln!(out, "{}", line(row.each_ref().map(String::as_str)))?;
            }
        }
        Ok(())
    }
}

fn markdown(out: &mut impl Write, rows: &[Row]) -> io::Result<()> {
    writeln!(out, "| {} |\n|---|---|---|---|", TITLES.join(" | "))?;
    for row in rows {
        let keys = |keys: &[String]| {
            let spans: Vec<String> = keys.iter().map(|key| format!("`{}`", key.replace('|', "\\|"))).collect();
            spans.join(" ")
        };
        writeln!(out, "| `{}` | {} | {} | {} |", row.action, keys(&row.search), keys(&row.list), row.about)?;
    }
    Ok(())
}
