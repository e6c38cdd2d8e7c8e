//! `config`: the default file, the place of the user's, and the mistakes in the files in use.

use std::collections::HashSet;
use std::io::Write;
use std::slice;

use anyhow::bail;

use super::args::ConfigCommand;
use super::context::{Context, found};
use crate::catalog::{self, CatalogError, Source};
use crate::config::{DEFAULT, Files};
use crate::exit::Outcome;
use crate::text;

impl<O: Write, E: Write> Context<'_, O, E> {
    pub(super) fn config(&mut self, asked: ConfigCommand) -> anyhow::Result<Outcome> {
        match asked {
            ConfigCommand::Default => {
                self.out.write_all(DEFAULT.as_bytes())?;
                Ok(Outcome::Found)
            }
            ConfigCommand::Path => self.config_path(),
            ConfigCommand::Check => self.check_config(),
        }
    }

    /// Writes the path of the user's file alone, for a script, and why it is that on standard error.
    fn config_path(&mut self) -> anyhow::Result<Outcome> {
        let Files { path, found: is_there, project, .. } = &self.config.files;
        let is_there =
            if *is_there { "it is there" } else { "it is not there; `ipaper-codes config default` prints one" };
        if let Some(file) = &path.file {
            writeln!(self.style.writer(&mut self.out), "{}", text::shown_path(file))?;
            self.out.flush()?;
            self.report(&format!("{}; {is_there}", path.why))?;
        } else {
            self.report(path.why)?;
        }
        if let Some(file) = project {
            self.report(&format!("the file of the project is read too: {}", text::shown_path(file)))?;
        }
        Ok(found(path.file.is_some()))
    }

    /// Says of each file in use that it has no mistake, or which.
    fn check_config(&mut self) -> anyhow::Result<Outcome> {
        let Files { path, found, project, errors } = &self.config.files;
        let user = path.file.as_deref().filter(|_| *found);
        let unreadable = self.unreadable();
        for file in user.into_iter().chain(project.as_deref()) {
            let name = text::shown_path(file);
            if unreadable.is_empty() && errors.iter().all(|error| error.file != name) {
                writeln!(self.style.writer(&mut self.out), "{name}: no mistake")?;
            }
        }
        if user.is_none() && project.is_none() {
            self.report("there is no configuration file; `ipaper-codes config path` says where one is looked for")?;
        }
        let mistakes: Vec<String> = errors.iter().map(ToString::to_string).chain(unreadable).collect();
        let Some((last, others)) = mistakes.split_last() else { return Ok(Outcome::Found) };
        for mistake in others {
            self.report(mistake)?;
        }
        bail!("{last}")
    }

    /// Why catalogs that the settings name cannot be read, or their notes.
    fn unreadable(&self) -> Vec<String> {
        let (in_use, _) = &self.config.catalog;
        let mut known = HashSet::new();
        let sources = in_use.iter().cloned().chain(self.config.named_sources());
        let errors = sources.flat_map(|source| {
            let error = catalog::open(slice::from_ref(&source)).err();
            // A mistake in its notes, which are read first, is not to hide one of its own.
            let alone = matches!(error, Some(CatalogError::File(_))).then_some([Source { notes: None, ..source }]);
            error.into_iter().chain(alone.and_then(|source| catalog::open(&source).err()))
        });
        errors.map(|error| error.to_string()).filter(|error| known.insert(error.clone())).collect()
    }
}
