//! `list`, `show` and `search`.

use std::io::Write;

use super::args::Format;
use super::context::{Context, OutputStyle, found};
use super::plain;
use crate::catalog::{Catalog, Code, Handling};
use crate::exit::Outcome;
use crate::format::{json, markdown};
use crate::search::{FoundBy, Index, Query};

/// The amount of plain text on each code. The other formats are for programs and documents, and complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Detail {
    /// A row each.
    Row,
    /// All that is known.
    Full,
}

impl<O: Write, E: Write> Context<'_, O, E> {
    pub(super) fn list(
        &mut self,
        method: Option<&str>,
        handling: Option<Handling>,
        format: Format,
    ) -> anyhow::Result<Outcome> {
        let catalog = self.catalog;
        let all: Vec<&Code> = match method {
            None => catalog.codes.iter().collect(),
            Some(name) => match self.methods_named(name)? {
                methods if methods.is_empty() => return Ok(Outcome::NothingFound),
                methods => methods.into_iter().flat_map(|method| catalog.codes_of(method)).collect(),
            },
        };
        let is_wanted =
            |code: &&Code| handling.is_none_or(|h| code.note.as_ref().is_some_and(|note| note.handling == h));
        let codes: Vec<&Code> = all.into_iter().filter(is_wanted).collect();
        self.write(&codes, format, Detail::Row)?;
        if let (true, Some(handling)) = (codes.is_empty(), handling) {
            let word = handling.word();
            self.report_missing(&format!("no code with handling `{word}`; `ipaper-codes list` shows every code"))?;
        }
        Ok(found(!codes.is_empty()))
    }

    pub(super) fn show(&mut self, names: &[String], format: Format, copy: bool) -> anyhow::Result<Outcome> {
        let (known, outcome) = self.codes_named(names)?;
        self.write(&known, format, Detail::Full)?;
        if copy && !known.is_empty() {
            // What is copied is not cut or wrapped to this terminal.
            let mut text = Vec::new();
            write(&mut text, self.catalog, OutputStyle::ENDLESS, &known, format, Detail::Full)?;
            let what = if let [code] = known.as_slice() { &code.name } else { "what is shown" };
            self.copy(what, String::from_utf8_lossy(&text).trim_end(), true)?;
        }
        Ok(outcome)
    }

    pub(super) fn search(&mut self, words: &str, format: Format, copy: bool) -> anyhow::Result<Outcome> {
        let catalog = self.catalog;
        let (index, query) = (Index::of_codes(catalog), Query::parse(words));
        let answer = index.find(&query, None, || false).unwrap_or_default();
        let (rows, similar) = match answer.by {
            FoundBy::SimilarNames => (Vec::new(), answer.rows),
            FoundBy::AllWords | FoundBy::SomeWords { .. } => (answer.rows, Vec::new()),
        };
        let codes: Vec<&Code> = rows.iter().filter_map(|&row| catalog.codes.get(row as usize)).collect();
        if let FoundBy::SomeWords { missing } = &answer.by {
            self.report_missing(&some_words(missing))?;
        }
        match format {
            Format::Json => json::matches(&mut self.out, catalog, &codes, &index.matched(&query, &rows))?,
            Format::Plain | Format::Markdown => self.write(&codes, format, Detail::Row)?,
        }
        if codes.is_empty() {
            self.report_no_code(&format!("no match for `{words}`"), &similar)?;
        }
        if let (true, Some(code)) = (copy, codes.first()) {
            self.copy(&code.name, &code.name, true)?;
        }
        Ok(found(!codes.is_empty()))
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
        (Format::Markdown, _) => markdown::entries(out, &entries()),
    }
}
