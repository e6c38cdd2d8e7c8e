//! The commands, which answer in plain text, JSON or Markdown, written to any `Write`: a file per subject.

pub mod args;
mod codes;
mod copy;
mod doctor;
mod methods;
mod plain;
mod snippet;

use std::io::Write;

use anstyle::Style;

use self::args::Command;
pub use self::snippet::no_language;
use crate::catalog::Catalog;
use crate::config::Config;
use crate::exit::Outcome;
use crate::text;

/// The form of plain text for what it is written on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutputStyle {
    /// The width of lines, in cells.
    width: usize,
    coloured: bool,
}

impl OutputStyle {
    /// A file or a pipe: lines may have any length, and there are no colours.
    pub const ENDLESS: Self = Self { width: usize::MAX, coloured: false };

    /// A terminal of this width, in cells: lines are cut or wrapped to it.
    #[must_use]
    pub fn wide(self, width: u16) -> Self {
        Self { width: usize::from(width).max(20), ..self }
    }

    /// The same with colours, or without.
    #[must_use]
    pub fn coloured(self, coloured: bool) -> Self {
        Self { coloured, ..self }
    }

    /// The style of names and labels.
    fn strong(self) -> Style {
        if self.coloured { Style::new().bold() } else { Style::new() }
    }

    /// The style of what matters less.
    fn dim(self) -> Style {
        if self.coloured { Style::new().dimmed() } else { Style::new() }
    }
}

/// All that a command works with: the catalog, the settings, and the outputs.
#[derive(Debug)]
pub struct Context<'a, O, E> {
    /// The catalog that is asked about.
    pub catalog: &'a Catalog,
    /// The settings of this run.
    pub config: &'a Config,
    /// The form of plain text.
    pub style: OutputStyle,
    /// Takes the answer.
    pub out: O,
    /// Takes what could not be answered.
    pub err: E,
}

impl<O: Write, E: Write> Context<'_, O, E> {
    /// Runs a command and writes its answer.
    pub fn answer(&mut self, command: Command) -> anyhow::Result<Outcome> {
        match command {
            Command::List { method, handling, output } => self.list(method.as_deref(), handling, output.format),
            Command::Show { codes, output, copy } => self.show(&codes, output.format, copy),
            Command::Search { words, output, copy } => self.search(&words.join(" "), output.format, copy),
            Command::Methods { names, output } => self.methods(&names, output.format),
            Command::Copy { codes } => self.copy_names(&codes),
            Command::Snippet(asked) => self.snippet(&asked),
            Command::Doctor => self.doctor(),
        }
    }

    /// Reports, on one line, what was not found.
    fn report_missing(&mut self, line: &str) -> anyhow::Result<()> {
        Ok(writeln!(self.err, "ipaper-codes: {}", text::one_line(line))?)
    }

    /// Reports that a name may mean several entries, one a line.
    fn report_ambiguous(&mut self, name: &str, alike: &[&str]) -> anyhow::Result<()> {
        writeln!(self.err, "ipaper-codes: `{}` is ambiguous:", text::one_line(name))?;
        alike.iter().try_for_each(|name| writeln!(self.err, "  {}", text::one_line(name)))?;
        Ok(())
    }
}

/// What a name as typed means.
enum Named<'a, T> {
    /// Entries of one name, one of each document that has it.
    One(Vec<&'a T>),
    /// Entries of several names, equally near; each name once.
    Ambiguous(Vec<&'a str>),
}

impl<'a, T> Named<'a, T> {
    fn of(entries: Vec<&'a T>, name: impl Fn(&'a T) -> &'a str) -> Self {
        let mut names: Vec<&str> = Vec::new();
        for &entry in &entries {
            let name = name(entry);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        if names.len() > 1 { Self::Ambiguous(names) } else { Self::One(entries) }
    }
}

fn found(any: bool) -> Outcome {
    if any { Outcome::Found } else { Outcome::NothingFound }
}
