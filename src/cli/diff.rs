//! `diff`.

use std::collections::HashSet;
use std::io::Write;

use anyhow::{anyhow, bail};

use super::args::{Diff as Asked, Format};
use super::context::Context;
use super::plain_diff;
use super::run::report_unread;
use crate::catalog::{self, Code, Source};
use crate::diff::Diff;
use crate::exit::Outcome;
use crate::format::{changelog, json};
use crate::snippet::{self, COPY_WIDTH, Chosen, Kind};
use crate::text;

impl<O: Write, E: Write> Context<'_, O, E> {
    pub(super) fn diff(&mut self, asked: &Asked) -> anyhow::Result<Outcome> {
        let sources = [self.config.source(&asked.old)?, self.config.source(&asked.new)?];
        if sources.iter().all(Source::is_stdin) {
            bail!("standard input cannot be both references; save one of them as a file");
        }
        let [old, new] = sources.map(|source| catalog::open(&[source]));
        let (old, new) = (old?, new?);
        for catalog in [&old, &new] {
            report_unread(catalog, &mut self.err)?;
        }
        let diff = Diff::of(&old, &new);
        match (&asked.kind, asked.output.format) {
            (Some(kind), _) => self.snippet_of_added(&diff, kind)?,
            (None, Format::Plain) => plain_diff::write(&mut self.style.writer(&mut self.out), &diff, self.style)?,
            (None, Format::Json) => json::diff(&mut self.out, &diff)?,
            (None, Format::Markdown) => changelog::diff(&mut self.out, &diff)?,
        }
        // A code that could not be read is not gone.
        if [&old, &new].iter().any(|catalog| catalog.unread().next().is_some()) {
            bail!("parts of the references could not be read, so codes may be missing from this answer");
        }
        Ok(if diff.is_empty() { Outcome::Same } else { Outcome::Different })
    }

    /// Writes a snippet for the codes that have a name which the old reference has not.
    fn snippet_of_added(&mut self, diff: &Diff, kind: &str) -> anyhow::Result<()> {
        let (library, _) = self.config.library();
        let language = library.named(&self.config.language.0).map_err(|message| anyhow!(message))?;
        let kind = library.kind(language, kind)?;
        if kind == Kind::Response {
            bail!("a response is read in one way, whatever its codes; see `ipaper-codes snippet --kind response`");
        }
        let added = diff.added.iter().copied().chain(diff.renamed.iter().map(|pair| pair.new));
        let names: HashSet<&str> = added.map(|code| &*code.name).collect();
        let codes: Vec<&Code> = diff.new.codes.iter().filter(|code| names.contains(&*code.name)).collect();
        if codes.is_empty() {
            return self.report("no code was added or renamed");
        }
        // The match that these are added to has SUCCESS and ERROR.
        let codes = snippet::complete(diff.new, kind, codes, Chosen::AsMethod)?;
        let snippet = library.render(language, kind, &codes, COPY_WIDTH)?;
        Ok(self.out.write_all(text::sanitise(&snippet).as_bytes())?)
    }
}
