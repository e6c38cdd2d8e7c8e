//! `list`, `show` and `search`.

use std::io::Write;

use super::args::Format;
use super::{Context, OutputStyle, found, plain};
use crate::catalog::{Catalog, Code, Handling};
use crate::exit::Outcome;
use crate::format::{json, markdown};
use crate::search::{Index, Query};

/// How much of each code is written in plain text; the other formats are for programs and documents, and whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Detail {
    /// A row each.
    Row,
    /// All that is known.
    Whole,
}

impl<'a, O: Write, E: Write> Context<'a, O, E> {
    pub(super) fn list(
        &mut self,
        method: Option<&str>,
        handling: Option<Handling>,
        format: Format,
    ) -> anyhow::Result<Outcome> {
        let catalog = self.catalog;
        let all: Vec<&Code> = match method {
            None => catalog.codes.iter().collect(),
            Some(part) => match self.one_method(part)? {
                Some(method) => catalog.codes_of(method).collect(),
                None => return Ok(Outcome::NothingFound),
            },
        };
        let asked = |code: &&Code| handling.is_none_or(|h| code.note.as_ref().is_some_and(|note| note.handling == h));
        let codes: Vec<&Code> = all.into_iter().filter(asked).collect();
        self.write(&codes, format, Detail::Row)?;
        if codes.is_empty() {
            self.report_missing("no code is handled in this way; `ipaper-codes list` shows every code")?;
        }
        Ok(found(!codes.is_empty()))
    }

    pub(super) fn show(&mut self, names: &[String], format: Format, copy: bool) -> anyhow::Result<Outcome> {
        let (known, outcome) = self.look_up(names)?;
        self.write(&known, format, Detail::Whole)?;
        if copy && !known.is_empty() {
            // What is copied is not cut or wrapped to this terminal.
            let mut text = Vec::new();
            write(&mut text, self.catalog, OutputStyle::ENDLESS, &known, format, Detail::Whole)?;
            let what = if let [code] = known.as_slice() { &code.name } else { "what is shown" };
            self.copy(what, String::from_utf8_lossy(&text).trim_end(), true)?;
        }
        Ok(outcome)
    }

    /// The codes of these names. A name that is none is told.
    pub(super) fn look_up(&mut self, names: &[String]) -> anyhow::Result<(Vec<&'a Code>, Outcome)> {
        let (known, unknown) = look_up(names, self.catalog);
        // The index is not needed where every name is known.
        let index = if unknown.is_empty() { Index::new() } else { Index::of_codes(self.catalog) };
        for name in &unknown {
            self.no_code(&format!("no code is named {name}"), &index.suggest(name, None))?;
        }
        Ok((known, found(unknown.is_empty())))
    }

    pub(super) fn search(&mut self, words: &str, format: Format, copy: bool) -> anyhow::Result<Outcome> {
        let catalog = self.catalog;
        let index = Index::of_codes(catalog);
        let hits = index.search(&Query::parse(words));
        let codes: Vec<&Code> = hits.iter().filter_map(|hit| catalog.codes.get(hit.entry as usize)).collect();
        self.write(&codes, format, Detail::Row)?;
        if codes.is_empty() {
            self.no_code(&format!("nothing matches {words}"), &index.suggest(words, None))?;
        }
        if let (true, Some(code)) = (copy, codes.first()) {
            self.copy(&code.name, &code.name, true)?;
        }
        Ok(found(!codes.is_empty()))
    }

    fn write(&mut self, codes: &[&Code], format: Format, detail: Detail) -> anyhow::Result<()> {
        Ok(write(&mut self.out, self.catalog, self.style, codes, format, detail)?)
    }

    /// Tells what was not found, and which codes have a name like it.
    fn no_code(&mut self, what: &str, nearest: &[u32]) -> anyhow::Result<()> {
        let codes = nearest.iter().filter_map(|&entry| self.catalog.codes.get(entry as usize));
        let names: Vec<&str> = codes.map(|code| &*code.name).collect();
        match names.as_slice() {
            [] => self.report_missing(&format!("{what}; `ipaper-codes list` shows every code")),
            names => self.report_missing(&format!("{what}; the nearest: {}", names.join(", "))),
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
    match (format, detail) {
        (Format::Plain, Detail::Row) => plain::rows(out, catalog, codes, style),
        (Format::Plain, Detail::Whole) => plain::entries(out, &entries(), style),
        (Format::Json, _) => json::codes(out, catalog, codes),
        (Format::Markdown, _) => markdown::entries(out, &entries()),
    }
}

/// Names as typed -> codes, and the names that are none. `show paper does not exist` is one name in four words.
fn look_up<'a>(names: &[String], catalog: &'a Catalog) -> (Vec<&'a Code>, Vec<String>) {
    if let Some(code) = catalog.find(&names.join(" ")) {
        return (vec![code], Vec::new());
    }
    let mut unknown = Vec::new();
    let mut known: Vec<&Code> = Vec::new();
    for name in names {
        match catalog.find(name) {
            Some(code) => known.push(code),
            None => unknown.push(name.clone()),
        }
    }
    (known, unknown)
}
