//! Runs a command: reads the catalog, and answers on standard output.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use anstream::{AutoStream, ColorChoice};
use anyhow::Error;

use super::args::Command;
use super::{Context, OutputStyle};
use crate::catalog::Catalog;
use crate::config::Config;
use crate::exit::Outcome;
use crate::text;
use crate::theme::Coloring;

/// The most documents that could not be read which are reported one by one.
const MOST_UNREAD: usize = 10;

/// Answers a command. Errs where the catalog cannot be read or the answer cannot be written.
pub fn run(command: Command, config: &Config) -> anyhow::Result<Outcome> {
    let catalog = if command.needs_catalog() { config.open_catalog().map_err(Error::msg)? } else { Catalog::default() };
    let charset = config.charset.0;
    report_unread(&catalog, &mut charset.writer(io::stderr()))?;
    report_notes(&catalog, config.given_notes(), &mut charset.writer(io::stderr()))?;
    let stdout = io::stdout();
    let coloring = Coloring::of(config.color, stdout.is_terminal());
    let linked = config.hyperlinks.wanted(stdout.is_terminal());
    let mut style = OutputStyle::ENDLESS.in_charset(charset).coloured(coloring.is_on).linked(linked);
    // Only a terminal has a width; crossterm would start `tput` to find that of a file.
    if stdout.is_terminal()
        && let Ok((width @ 1.., _)) = crossterm::terminal::size()
    {
        style = style.wide(width);
    }
    // Where there are to be no colours, every sequence would be taken out.
    let passes_through = matches!(&command, Command::Explain(asked) if asked.annotate);
    let choice = if linked || passes_through { ColorChoice::Always } else { coloring.choice() };
    let out = io::BufWriter::new(AutoStream::new(stdout, choice));
    let mut context = Context { catalog: &catalog, config, style, out, err: charset.writer(io::stderr()) };
    let outcome = context.answer(command);
    // The part of the answer before an error is written too.
    let flushed = context.out.flush().map_err(anyhow::Error::from);
    flushed.and(outcome).map_err(unwritten)
}

/// Says what an error of an output means.
fn unwritten(error: anyhow::Error) -> anyhow::Error {
    if error.is::<io::Error>() { error.context("the answer cannot be written") } else { error }
}

/// Reports the documents that could not be read: the answer may lack what they say.
pub(super) fn report_unread(catalog: &Catalog, err: &mut impl Write) -> io::Result<()> {
    let mut unread = catalog.unread();
    for warning in unread.by_ref().take(MOST_UNREAD) {
        writeln!(err, "ipaper-codes: {warning}")?;
    }
    match unread.count() {
        0 => Ok(()),
        more => writeln!(err, "ipaper-codes: {more} more like this; `ipaper-codes doctor` lists them"),
    }
}

/// Reports the first mistake in the notes that were given on the command line, and how many more there are.
fn report_notes(catalog: &Catalog, notes: Option<&Path>, err: &mut impl Write) -> io::Result<()> {
    let label = notes.map(text::shown_path);
    let mut mistakes = catalog.warnings.iter().filter(|warning| Some(&warning.document) == label.as_ref());
    let Some(first) = mistakes.next() else { return Ok(()) };
    match mistakes.count() {
        0 => writeln!(err, "ipaper-codes: {first}"),
        more => writeln!(err, "ipaper-codes: {first}; and {more} more, which `ipaper-codes doctor` lists"),
    }
}
