//! `list`, `show` and `search`.

use std::io::Write;

use anyhow::bail;

use super::args::{Bare, Format, List, Rows, Search, Show, no_command};
use super::context::{Context, OutputStyle, found};
use super::names::quoted;
use super::plain;
use crate::catalog::{Catalog, Code};
use crate::exit::Outcome;
use crate::format::{json, markdown};
use crate::search::{FoundBy, Index, Query, Tier};
use crate::text;

/// The amount of plain text on each code. The other formats are for programs and documents, and complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Detail {
    /// A row each.
    Row,
    /// All that is known.
    Full,
}

impl<O: Write, E: Write> Context<'_, O, E> {
    pub(super) fn list(&mut self, asked: &List) -> anyhow::Result<Outcome> {
        let catalog = self.catalog;
        let numbers = match self.filtered(&asked.filter)? {
            Ok(numbers) => numbers,
            Err(outcome) => return Ok(outcome),
        };
        let codes: Vec<&Code> = numbers.iter().filter_map(|&number| catalog.code(number)).collect();
        self.write_rows(&codes, &asked.rows)?;
        if codes.is_empty() {
            self.report_none_left(&asked.filter)?;
        }
        Ok(found(!codes.is_empty()))
    }

    pub(super) fn show(&mut self, asked: &Show) -> anyhow::Result<Outcome> {
        if let Some(Bare { similar: Some(similar) }) = &asked.bare
            && let Some(typed) = asked.codes.first()
            && self.catalog.codes_named(&asked.codes.join(" ")).is_empty()
            && self.catalog.codes_named(typed).is_empty()
        {
            bail!(no_command(typed, similar));
        }
        let format = asked.output.format;
        let (known, outcome) = self.codes_named(&asked.codes)?;
        self.write(&known, format, Detail::Full)?;
        if asked.copy && !known.is_empty() {
            // What is copied is not cut or wrapped to this terminal.
            let mut text = Vec::new();
            write(&mut text, self.catalog, OutputStyle::ENDLESS, &known, format, Detail::Full)?;
            let what = if let [code] = known.as_slice() { &code.name } else { "what is shown" };
            self.copy(what, String::from_utf8_lossy(&text).trim_end(), true)?;
        }
        Ok(outcome)
    }

    pub(super) fn search(&mut self, asked: &Search) -> anyhow::Result<Outcome> {
        let catalog = self.catalog;
        let words = asked.words.join(" ");
        let query = Query::parse(&words);
        let index = Index::of_codes(catalog);
        // Whatever a name looks like, typing it finds it.
        if query.is_empty() && index.search(&query).iter().all(|hit| hit.tier != Tier::Exact) {
            bail!("no words to search for; `ipaper-codes list` shows every code");
        }
        let among = match self.filtered(&asked.filter)? {
            Ok(numbers) => numbers,
            Err(outcome) => return Ok(outcome),
        };
        // A set of a whole long catalog is not worth its time.
        let limit = (among.len() < catalog.codes.len()).then_some(&*among);
        let answer = index.find(&query, limit, || false).unwrap_or_default();
        let (rows, similar) = match answer.by {
            FoundBy::SimilarNames => (Vec::new(), answer.rows),
            FoundBy::AllWords | FoundBy::SomeWords { .. } => (answer.rows, Vec::new()),
        };
        let codes: Vec<&Code> = rows.iter().filter_map(|&row| catalog.code(row)).collect();
        if let FoundBy::SomeWords { missing } = &answer.by {
            self.report(&some_words(missing))?;
        }
        if matches!(asked.rows.output.format, Format::Json) && !asked.rows.names {
            json::matches(&mut self.out, catalog, &codes, &index.matched(&query, &rows))?;
        } else {
            self.write_rows(&codes, &asked.rows)?;
        }
        match index.unknown_limit(&query, catalog) {
            Some(problem) if codes.is_empty() => self.report(&problem)?,
            None if codes.is_empty() => self.report_no_code(&format!("no match for `{}`", quoted(&words)), &similar)?,
            _ => {}
        }
        if let (true, Some(code)) = (asked.copy, codes.first()) {
            self.copy(&code.name, &code.name, true)?;
        }
        Ok(found(!codes.is_empty()))
    }

    /// Writes a row for each code, or its name alone: that is data, and written as it is.
    fn write_rows(&mut self, codes: &[&Code], rows: &Rows) -> anyhow::Result<()> {
        if rows.names {
            let names = text::distinct(codes.iter().map(|code| &*code.name));
            return Ok(names.iter().try_for_each(|name| writeln!(self.out, "{name}"))?);
        }
        self.write(codes, rows.output.format, Detail::Row)
    }

    fn write(&mut self, codes: &[&Code], format: Format, detail: Detail) -> anyhow::Result<()> {
        Ok(write(&mut self.out, self.catalog, self.style, codes, format, detail)?)
    }
}

/// The line about an answer that has only some of the words.
fn some_words(missing: &[String]) -> String {
    match missing {
        [] => "no code has all of these words; showing codes with some of them".to_owned(),
        words => {
            let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
            format!("no match for {}; showing codes with some of the other words", words.join(", "))
        }
    }
}

fn write(
    out: &mut impl Write,
    catalog: &Catalog,
    style: OutputStyle,
    codes: &[&Code],
    format: Format,
    detail: Detail,
) -> std::io::Result<()> {
    let entries = || codes.iter().map(|code| catalog.entry(code)).collect::<Vec<_>>();
    let plain = &mut style.writer(&mut *out);
    match (format, detail) {
        (Format::Plain, Detail::Row) => plain::rows(plain, catalog, codes, style),
        (Format::Plain, Detail::Full) => plain::entries(plain, &entries(), style),
        (Format::Json, _) => json::codes(out, catalog, codes),
        (Format::Markdown, Detail::Row) => markdown::reference(out, &entries()),
        (Format::Markdown, Detail::Full) => markdown::entries(out, &entries()),
    }
}
