//! `explain`: the codes in logs, responses and other texts.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::slice;

use anyhow::bail;

use super::args::{Explain, ExplainFormat};
use super::context::{Context, found};
use super::explain_output::Output;
use super::filter::with_handling;
use super::input::{Input, STDIN};
use super::names::NO_CODE_IN_TEXT;
use super::progress::Progress;
use crate::catalog::Source;
use crate::exit::Outcome;
use crate::explain::{CHUNK, Names, TextScanner};

impl<O: Write, E: Write> Context<'_, O, E> {
    pub(super) fn explain(&mut self, asked: &Explain) -> anyhow::Result<Outcome> {
        if asked.method.is_some() && matches!(asked.format, ExplainFormat::Json | ExplainFormat::Vimgrep) {
            bail!("--method works only with text and Markdown output; leave it out, or choose one of these");
        }
        let stdin = PathBuf::from(STDIN);
        let files = if asked.files.is_empty() { slice::from_ref(&stdin) } else { &asked.files };
        if files.contains(&stdin) {
            self.check_stdin()?;
        }
        let methods = match &asked.method {
            Some(name) => match self.one_method(name)? {
                Ok(methods) => methods,
                Err(outcome) => return Ok(outcome),
            },
            None => Vec::new(),
        };
        let edition = self.edition_of(&methods, asked.edition)?;
        let names = Names::of(self.catalog);
        let mut output = Output::new(self.catalog, asked, self.style);
        let mut is_all_read = true;
        for path in files {
            let read = match Input::open(path) {
                Ok(input) => self.explain_text(input, &names, &mut output)?,
                Err(problem) => Err(problem),
            };
            if let Err(problem) = read {
                self.report(&problem)?;
                is_all_read = false;
            }
        }
        output.end(&mut self.out, &methods, edition)?;
        let tally = output.tally();
        if tally.is_empty() && is_all_read && !asked.annotate {
            self.report(&match &asked.handling[..] {
                [] => NO_CODE_IN_TEXT.to_owned(),
                handlings => format!("no code {} in the text", with_handling(handlings)),
            })?;
        }
        Ok(match tally.worst(self.catalog) {
            _ if !is_all_read => Outcome::Unusable,
            Some(handling) if asked.exit_by_handling => Outcome::Handling(handling),
            _ => found(!tally.is_empty()),
        })
    }

    /// Errs where standard input is taken, and tells a user at a terminal what is waited for.
    fn check_stdin(&mut self) -> anyhow::Result<()> {
        if self.config.catalog.0.iter().any(Source::is_stdin) {
            bail!("standard input is the catalog, and cannot be the text too; use a file as the catalog");
        }
        if io::stdin().is_terminal() {
            self.report("paste a response or lines of a log, then press Ctrl-D on an empty line")?;
        }
        Ok(())
    }

    /// Searches a text, and answers as it comes. Errs where the answer cannot be written; the inner result is why the text
    /// cannot be read.
    fn explain_text(
        &mut self,
        mut input: Input,
        names: &Names,
        output: &mut Output,
    ) -> anyhow::Result<Result<(), String>> {
        let mut scanner = TextScanner::new(names, output.has_messages());
        let mut buffer = vec![0; CHUNK];
        let mut progress = Progress::new(&input.label, input.size, self.config.charset.0);
        let problem = loop {
            let read = match input.read(&mut buffer) {
                Ok(0) => break None,
                Ok(read) => read,
                Err(problem) => break Some(problem),
            };
            let step = scanner.feed(&buffer[..read]);
            if output.has_more(&step) {
                // Whoever follows a log is to see what is there.
                progress.clear();
                output.step(&mut self.out, &input.label, &step)?;
                self.out.flush()?;
            }
            progress.add(read);
        };
        progress.clear();
        output.step(&mut self.out, &input.label, &scanner.feed(&[]))?;
        output.end_text(&mut self.out)?;
        self.out.flush()?;
        Ok(problem.map_or(Ok(()), Err))
    }
}
