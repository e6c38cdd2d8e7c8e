//! `list`, `show` and `search`.

use std::io::Write;

use super::args::Format;
use super::{Desk, found, json, markdown, plain};
use crate::catalog::{Catalog, Code, Handling};
use crate::exit::Outcome;
use crate::search::{Index, Query};

/// How much of each code is written in plain text; the other formats are for programs and documents, and whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Detail {
    /// A row each.
    Row,
    /// All that is known.
    Whole,
}

impl<O: Write, E: Write> Desk<'_, O, E> {
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
            self.miss("no code is handled in this way; `ipaper-codes list` shows every code")?;
        }
        Ok(found(!codes.is_empty()))
    }

    pub(super) fn show(&mut self, names: &[String], format: Format) -> anyhow::Result<Outcome> {
        let (known, unknown) = look_up(names, self.catalog);
        self.write(&known, format, Detail::Whole)?;
        for name in &unknown {
            self.no_code(&format!("no code is named {name}"), name)?;
        }
        Ok(found(unknown.is_empty()))
    }

    pub(super) fn search(&mut self, words: &str, format: Format) -> anyhow::Result<Outcome> {
        let catalog = self.catalog;
        let hits = Index::of_codes(catalog).search(&Query::parse(words));
        let codes: Vec<&Code> = hits.iter().filter_map(|hit| catalog.codes.get(hit.entry as usize)).collect();
        self.write(&codes, format, Detail::Row)?;
        if codes.is_empty() {
            self.no_code(&format!("nothing matches {words}"), words)?;
        }
        Ok(found(!codes.is_empty()))
    }

    fn write(&mut self, codes: &[&Code], format: Format, detail: Detail) -> anyhow::Result<()> {
        let (out, catalog) = (&mut self.out, self.catalog);
        let entries = || codes.iter().map(|code| catalog.entry(code)).collect::<Vec<_>>();
        match (format, detail) {
            (Format::Plain, Detail::Row) => plain::rows(out, catalog, codes, self.page)?,
            (Format::Plain, Detail::Whole) => plain::entries(out, &entries(), self.page)?,
            (Format::Json, _) => json::codes(out, catalog, codes)?,
            (Format::Markdown, _) => markdown::entries(out, &entries())?,
        }
        Ok(())
    }

    /// Tells what was not found, and which codes have a name like it.
    fn no_code(&mut self, what: &str, name: &str) -> anyhow::Result<()> {
        let nearest = Index::of_codes(self.catalog).nearest(name, 3);
        let codes = nearest.iter().filter_map(|&entry| self.catalog.codes.get(entry as usize));
        let names: Vec<&str> = codes.map(|code| code.name.as_str()).collect();
        match names.as_slice() {
            [] => self.miss(&format!("{what}; `ipaper-codes list` shows every code")),
            names => self.miss(&format!("{what}; the nearest: {}", names.join(", "))),
        }
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
