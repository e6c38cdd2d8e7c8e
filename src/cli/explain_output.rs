//! The codes in a text, written in the format that was asked for.

use std::collections::HashMap;
use std::io::{self, Write};

use super::args::{Explain, ExplainFormat};
use super::context::OutputStyle;
use super::names::names_of;
use super::plain_explain;
use super::terminal_text::TerminalText;
use crate::catalog::{Catalog, Code, Edition, Handling, Method};
use crate::explain::{Annotator, Found, Occurrence, Step, Tally};
use crate::format::markdown;
use crate::format::occurrence::{self, Met};
use crate::search::Index;

/// The most unknown names for which those nearest to them are looked for.
const MAX_REMEMBERED: usize = 1000;

/// Writes the codes as they are met, counts them, and at the end tells what they are.
pub(super) struct Output<'a> {
    catalog: &'a Catalog,
    style: OutputStyle,
    format: ExplainFormat,
    /// The text itself, where it is passed through.
    through: Option<(Annotator, TerminalText)>,
    /// The handlings that the codes are limited to; none for all.
    handlings: &'a [Handling],
    tally: Tally,
    index: Option<Index>,
    nearest: HashMap<Box<str>, Vec<u32>>,
}

impl<'a> Output<'a> {
    pub fn new(catalog: &'a Catalog, asked: &'a Explain, style: OutputStyle) -> Self {
        Self {
            catalog,
            style,
            format: asked.format,
            through: asked.annotate.then(Default::default),
            handlings: &asked.handling,
            tally: Tally::of(catalog),
            index: None,
            nearest: HashMap::new(),
        }
    }

    /// The codes that were met so far.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// True if the messages of responses are told, which come behind their codes.
    pub fn has_messages(&self) -> bool {
        self.through.is_none() && self.format != ExplainFormat::Vimgrep
    }

    /// True if a step has something to write.
    pub fn has_more(&self, step: &Step) -> bool {
        self.through.is_some() || !step.occurrences.is_empty()
    }

    /// Writes what a step over a text has found.
    pub fn step(&mut self, out: &mut impl Write, file: &str, step: &Step) -> io::Result<()> {
        if let Some((mut annotator, mut terminal)) = self.through.take() {
            let (dim, is_terminal) = (self.style.dim(), self.style.is_terminal());
            let note =
                |occurrence: &Occurrence| Some(format!("  {dim}<- {}{dim:#}", self.meet(file, occurrence)?.summary()));
            let written = if is_terminal {
                let mut bytes = Vec::new();
                annotator.write(step, note, &mut bytes).and_then(|()| terminal.write(&bytes, out))
            } else {
                annotator.write(step, note, out)
            };
            self.through = Some((annotator, terminal));
            return written;
        }
        let style = self.style;
        for occurrence in &step.occurrences {
            let Some(met) = self.meet(file, occurrence) else { continue };
            match self.format {
                ExplainFormat::Plain => plain_explain::occurrence(&mut style.writer(&mut *out), &met, style)?,
                ExplainFormat::Json => met.json(out)?,
                ExplainFormat::Markdown => met.markdown(out)?,
                ExplainFormat::Vimgrep => met.vimgrep(out)?,
            }
        }
        Ok(())
    }

    /// Ends a text.
    pub fn end_text(&mut self, out: &mut impl Write) -> io::Result<()> {
        let Some((annotator, terminal)) = &mut self.through else { return Ok(()) };
        if !self.style.is_terminal() {
            return annotator.end(out);
        }
        let mut bytes = Vec::new();
        annotator.end(&mut bytes)?;
        terminal.write(&bytes, out)?;
        terminal.end(out)
    }

    /// Tells what the codes are, and which of them are not those of the methods.
    pub fn end(&mut self, out: &mut impl Write, methods: &[&Method], edition: Edition) -> io::Result<()> {
        if self.through.is_some() {
            return Ok(());
        }
        match self.format {
            ExplainFormat::Plain => {
                let names: Vec<(String, u64)> =
                    self.tally.unknown().map(|(name, count)| (name.to_owned(), count)).collect();
                let mut unknown = Vec::new();
                for (name, count) in names {
                    let advice = occurrence::unknown(&self.nearest_to(&name));
                    unknown.push((name, count, advice));
                }
                let out = &mut self.style.writer(out);
                plain_explain::summary(out, self.catalog, &self.tally, &unknown, self.style)?;
                plain_explain::methods(out, self.catalog, &self.tally, (methods, edition), "")
            }
            ExplainFormat::Markdown => {
                let found = self.tally.found(self.catalog);
                let entries: Vec<_> = found.iter().map(|(code, _)| self.catalog.entry(code)).collect();
                writeln!(out)?;
                markdown::entries(out, &entries)?;
                plain_explain::methods(out, self.catalog, &self.tally, (methods, edition), "`")
            }
            ExplainFormat::Json | ExplainFormat::Vimgrep => Ok(()),
        }
    }

    /// Counts an occurrence, and looks up what there is to say of it; nothing where it is not asked for.
    fn meet<'m>(&mut self, file: &'m str, occurrence: &'m Occurrence) -> Option<Met<'m>>
    where
        'a: 'm,
    {
        let catalog = self.catalog;
        let codes: Vec<&Code> = match occurrence.found {
            Found::Known(codes) => codes.iter().filter_map(|&code| catalog.code(code)).collect(),
            Found::Unknown => Vec::new(),
        };
        let is_wanted = |code: &&Code| code.handling().is_some_and(|handling| self.handlings.contains(&handling));
        if !self.handlings.is_empty() && !codes.iter().any(is_wanted) {
            return None;
        }
        self.tally.add(occurrence);
        let nearest = if codes.is_empty() { self.nearest_to(&occurrence.name) } else { Vec::new() };
        let Occurrence { line, column, name, response, .. } = occurrence;
        Some(Met { file, line: *line, column: *column, name, codes, nearest, response: response.as_deref() })
    }

    /// The names of the catalog that are nearest to an unknown one.
    fn nearest_to(&mut self, name: &str) -> Vec<&'a str> {
        let catalog = self.catalog;
        // Looking for them takes time, and nobody reads so many.
        if !self.nearest.contains_key(name) && self.nearest.len() < MAX_REMEMBERED {
            let index = self.index.get_or_insert_with(|| Index::of_codes(catalog));
            self.nearest.insert(name.into(), index.suggest(name, None));
        }
        names_of(catalog, self.nearest.get(name).map_or(&[], Vec::as_slice))
    }
}
