//! `doctor`: the catalog, the configuration and the clipboard methods in use, and why.

use std::io::{self, Write};
use std::path::Path;

use anyhow::bail;

use super::context::Context;
use crate::catalog::{Author, Catalog, Note};
use crate::clipboard::environment::Environment;
use crate::clipboard::{Cancellation, explain};
use crate::config::{Config, Files};
use crate::exit::Outcome;
use crate::state_file::{Choice, StateFile};
use crate::text;
use crate::theme::{Coloring, Depth};

impl<O: Write, E: Write> Context<'_, O, E> {
    pub(super) fn doctor(&mut self) -> anyhow::Result<Outcome> {
        let config = self.config;
        let opened = config.open_catalog();
        let out = &mut self.style.writer(&mut self.out);
        files(out, &config.files)?;
        writeln!(out, "catalog: {}", opened.as_ref().map_or("none", |catalog| &catalog.title))?;
        writeln!(out, "  why: {}", config.catalog.1.why())?;
        match &opened {
            Ok(catalog) => references(out, catalog, config)?,
            Err(error) => writeln!(out, "  cannot be read: {error}")?,
        }
        clipboard(out, config)?;
        looks(out, config)?;
        state(out, config)?;
        snippets(out, config)?;
        match (config.files.errors.first(), opened) {
            (Some(error), _) => bail!("{error}"),
            (None, Err(error)) => bail!("{error}"),
            (None, Ok(_)) => Ok(Outcome::Found),
        }
    }
}

fn files(out: &mut impl Write, Files { path, found, project, errors }: &Files) -> io::Result<()> {
    let shown = |file: Option<&Path>| file.map_or("none".into(), text::shown_path);
    writeln!(out, "configuration: {}", shown(path.file.as_deref()))?;
    writeln!(out, "  why: {}; {}", path.why, if *found { "it is there" } else { "it is not there" })?;
    writeln!(out, "  file of the project: {}", shown(project.as_deref()))?;
    errors.iter().try_for_each(|error| writeln!(out, "  left out for a mistake: {error}"))
}

fn references(out: &mut impl Write, catalog: &Catalog, config: &Config) -> io::Result<()> {
    for source in &catalog.sources {
        let of_source = catalog.codes.iter().filter(|code| *code.source == *source.name);
        let is_theirs = |note: &Note| note.author != Author::Us;
        let count = of_source.filter(|code| code.notes.iter().any(is_theirs)).count();
        let notes = source.notes.as_ref().map(|file| format!("; notes on {count} of its codes: {file}"));
        writeln!(out, "  {}: {}{}", source.name, catalog.reading(source), notes.unwrap_or_default())?;
    }
    let names = config.catalog_names();
    if !names.is_empty() {
        writeln!(out, "  names in the configuration: {}", names.join(", "))?;
    }
    for (number, document) in (0..).zip(&catalog.documents) {
        let codes = catalog.codes.iter().filter(|code| code.in_reference && code.document == number).count();
        writeln!(out, "  document: {}; codes: {codes}", document.label)?;
    }
    let unlisted = catalog.codes.iter().filter(|code| !code.in_reference).count();
    writeln!(out, "  methods: {}; codes known only from them: {unlisted}", catalog.methods.len())?;
    writeln!(out, "  warnings: {}", catalog.warnings.len())?;
    catalog.warnings.iter().try_for_each(|warning| writeln!(out, "    {warning}"))
}

fn clipboard(out: &mut impl Write, config: &Config) -> io::Result<()> {
    let (preference, origin) = config.clipboard;
    writeln!(out, "clipboard: {preference}")?;
    writeln!(out, "  why: {}", origin.why())?;
    for candidate in explain(preference, &Environment::from_environment(&Cancellation::default())) {
        let tried = if candidate.tried { "try" } else { "skip" };
        writeln!(out, "  {tried} {}: {}", candidate.backend.name(), text::one_line(&candidate.why))?;
    }
    Ok(())
}

fn looks(out: &mut impl Write, config: &Config) -> io::Result<()> {
    let (charset, why) = &config.charset;
    writeln!(out, "characters: {charset}")?;
    writeln!(out, "  why: {}", text::one_line(why))?;
    let (look, why) = config.look();
    writeln!(out, "theme: {}", look.name())?;
    writeln!(out, "  why: {why}")?;
    writeln!(out, "colours: {}", look.colours())?;
    // The browser has a terminal, even where this output is none.
    let coloring = Coloring::of(config.color, true);
    let depth = if coloring.is_on { format!("; {}", Depth::from_environment().1) } else { String::new() };
    writeln!(out, "  why: {}{}", coloring.why, text::one_line(&depth))
}

fn state(out: &mut impl Write, config: &Config) -> io::Result<()> {
    let (state, why) = &config.state;
    let path = state.as_ref().map_or("none".into(), |state| text::shown_path(state.path()));
    let of = |choice: Choice| Some(format!("{} {}", choice.word(), state.as_ref()?.remembered(choice)?));
    let remembered: Vec<_> = [Choice::Language, Choice::Theme].into_iter().filter_map(of).collect();
    let remembered = if remembered.is_empty() { "nothing".to_owned() } else { remembered.join(", ") };
    writeln!(out, "state: {path}")?;
    writeln!(out, "  why: {why}; remembered: {}", text::fit(&text::one_line(&remembered), 80))?;
    let problem = state.as_ref().and_then(StateFile::problem);
    problem.map_or(Ok(()), |problem| writeln!(out, "  cannot be used: {problem}"))
}

fn snippets(out: &mut impl Write, config: &Config) -> io::Result<()> {
    let folder = config.files.path.snippets().unwrap_or_default();
    let (library, mut errors) = config.library();
    errors.extend(library.check());
    let (language, origin) = &config.language;
    writeln!(out, "snippets: {} languages, {} first", library.languages().len(), text::one_line(language))?;
    let first = config.first_language(&library);
    let chosen = if first == *language { String::new() } else { format!("; {first} in the browser, chosen there") };
    writeln!(out, "  why: {}{}", origin.why(), text::one_line(&chosen))?;
    writeln!(out, "  your templates: {}", text::shown_path(&folder))?;
    writeln!(out, "  warnings: {}", errors.len())?;
    errors.iter().try_for_each(|error| writeln!(out, "    {}", text::one_line(&error.to_string())))
}
