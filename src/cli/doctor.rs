//! `doctor`: what would be used, and why.

use std::io::Write;

use super::Desk;
use super::args::Settings;
use crate::clipboard::facts::Facts;
use crate::clipboard::{Choice, explain};
use crate::exit::Outcome;

impl<O: Write, E: Write> Desk<'_, O, E> {
    pub(super) fn doctor(&mut self, settings: &Settings) -> anyhow::Result<Outcome> {
        let (catalog, out) = (self.catalog, &mut self.out);
        let why = if settings.catalog.is_empty() { "no --catalog was given" } else { "given by --catalog" };
        writeln!(out, "catalog: {}", catalog.title)?;
        writeln!(out, "  why: {why}")?;
        for (number, document) in (0..).zip(&catalog.documents) {
            let codes = catalog.codes.iter().filter(|code| code.in_reference && code.document == number).count();
            writeln!(out, "  document: {} ({codes} codes)", document.label)?;
        }
        let unlisted = catalog.codes.iter().filter(|code| !code.in_reference).count();
        writeln!(out, "  methods: {}; codes known only from them: {unlisted}", catalog.methods.len())?;
        writeln!(out, "  warnings: {}", catalog.warnings.len())?;
        for warning in &catalog.warnings {
            writeln!(out, "    {}:{}: {}", warning.document, warning.line, warning.message)?;
        }
        let asked = if settings.clipboard == Choice::Auto { "the first that works" } else { "given by --clipboard" };
        writeln!(out, "clipboard: {} ({asked})", settings.clipboard)?;
        for standing in explain(settings.clipboard, &Facts::from_environment()) {
            let tried = if standing.tried { "try" } else { "skip" };
            let why = crate::text::one_line(&standing.why);
            writeln!(out, "  {tried} {}: {why}", standing.way.name())?;
        }
        Ok(Outcome::Found)
    }
}
