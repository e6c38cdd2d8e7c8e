//! `check`.

use std::io::Write;

use anyhow::bail;

use super::args::{Check as Asked, Report};
use super::context::Context;
use super::input::STDIN;
use super::source_files::{self, Item};
use crate::check::{Checker, Finding, Scope};
use crate::exit::Outcome;
use crate::format::{github, json, sarif};
use crate::text;

impl<'a, O: Write, E: Write> Context<'a, O, E> {
    pub(super) fn check(&mut self, asked: &Asked) -> anyhow::Result<Outcome> {
        if asked.paths.iter().any(|path| path.as_os_str() == STDIN) {
            bail!("`check` needs files; standard input has no name that tells its language");
        }
        let scope = match self.scope(asked)? {
            Ok(scope) => scope,
            Err(outcome) => return Ok(outcome),
        };
        let any_will_do = scope == Scope::Constants;
        let mut checker = Checker::new(self.catalog, scope);
        let (files, is_whole) = self.read_sources(asked, &mut checker)?;
        let paths: Vec<String> = asked.paths.iter().map(|path| source_files::name(path)).collect();
        if files == 0 && is_whole {
            let paths = paths.join(", ");
            self.report(&format!("no source files in {paths}; name a folder that has some, or a file"))?;
        } else if any_will_do && files > 0 && !checker.handles_any() {
            let files = text::counted(files, "source file");
            self.report(&format!("no code is handled in {files}; `--all` lists the codes there are"))?;
        }
        // Of files that were not read nothing is known; a program that reads the answer still gets one.
        let findings = if files == 0 { Vec::new() } else { checker.finish(&paths) };
        self.write_findings(&findings, asked.format)?;
        Ok(match (is_whole && files > 0, findings.is_empty()) {
            (false, _) => Outcome::Unusable,
            (true, false) => Outcome::Incomplete,
            (true, true) => Outcome::Complete,
        })
    }

    /// Reads the files; the number of them, and whether all there is to know was read. What was not is reported.
    fn read_sources(&mut self, asked: &Asked, checker: &mut Checker) -> anyhow::Result<(usize, bool)> {
        // A code that could not be read is not missed.
        let mut is_whole = self.catalog.unread().next().is_none();
        let mut files = 0;
        source_files::each(&asked.paths, |item| {
            match item {
                Item::Source { name, syntax, text } => {
                    files += 1;
                    checker.read(&name, &syntax, &text);
                }
                Item::LeftOut(message) => self.report(&message)?,
                Item::Unread(message) => {
                    is_whole = false;
                    self.report(&message)?;
                }
            }
            Ok(())
        })?;
        Ok((files, is_whole))
    }

    /// The codes that are to be handled; else the outcome of the command, which was reported.
    fn scope(&mut self, asked: &Asked) -> anyhow::Result<Result<Scope<'a>, Outcome>> {
        if asked.all {
            return Ok(Ok(Scope::All));
        }
        if asked.method.is_empty() {
            return Ok(Ok(Scope::Constants));
        }
        let (mut names, mut codes) = (Vec::new(), Vec::new());
        for name in &asked.method {
            let Ok(methods) = self.one_method(name)? else { return Ok(Err(Outcome::Unusable)) };
            let edition = self.edition_of(&methods, asked.edition)?;
            names.extend(methods.iter().map(|method| method.name.as_str()));
            codes.extend(methods.iter().flat_map(|method| method.codes_in(edition)));
        }
        Ok(Ok(Scope::Methods(names, codes)))
    }

    fn write_findings(&mut self, findings: &[Finding], format: Report) -> anyhow::Result<()> {
        match format {
            Report::Plain => plain(&mut self.style.writer(&mut self.out), findings)?,
            Report::Json => json::findings(&mut self.out, findings)?,
            Report::Github => github::findings(&mut self.out, findings)?,
            Report::Sarif => sarif::findings(&mut self.out, findings)?,
        }
        Ok(())
    }
}

/// Writes a line per finding, in the form by which editors and terminals lead to a place.
fn plain(out: &mut impl Write, findings: &[Finding]) -> std::io::Result<()> {
    for Finding { file, place, message, .. } in findings {
        match place {
            Some(place) => writeln!(out, "{file}:{}:{}: {message}", place.line, place.column)?,
            None => writeln!(out, "{file}: {message}")?,
        }
    }
    Ok(())
}
