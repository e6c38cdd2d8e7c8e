//! `about`.

use std::io::Write;

use super::args::Format;
use super::context::{Context, found};
use super::plain;
use crate::exit::Outcome;
use crate::format::{json, markdown};

impl<O: Write, E: Write> Context<'_, O, E> {
    pub(super) fn about(&mut self, format: Format) -> anyhow::Result<Outcome> {
        let facts = self.catalog.facts();
        if facts.is_empty() {
            self.report(
                "this catalog has no facts about calls; `ipaper-codes about --catalog embedded` has those of iPaper",
            )?;
        }
        let entries = || if facts.is_empty() { Vec::new() } else { vec![self.catalog.about()] };
        match format {
            Format::Plain => plain::entries(&mut self.style.writer(&mut self.out), &entries(), self.style)?,
            Format::Json => json::facts(&mut self.out, facts)?,
            Format::Markdown => markdown::entries(&mut self.out, &entries())?,
        }
        Ok(found(!facts.is_empty()))
    }
}
