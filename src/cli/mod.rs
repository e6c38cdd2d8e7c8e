//! The plain answers, written to any `Write`: a file per subject, a file per format.

pub mod args;
mod codes;
mod copy;
mod doctor;
mod methods;
mod plain;
pub mod run;
mod snippet;

use std::io::Write;

use anstyle::Style;

use self::args::Command;
pub use self::snippet::no_language;
use crate::catalog::Catalog;
use crate::config::Config;
use crate::exit::Outcome;

/// What an answer is written on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutputStyle {
    /// How wide lines may be, in cells.
    width: usize,
    coloured: bool,
}

impl OutputStyle {
    /// A file or a pipe: lines are as long as they are, and text is all there is.
    pub const ENDLESS: Self = Self { width: usize::MAX, coloured: false };

    /// A terminal so many cells wide: lines are cut or wrapped to it.
    #[must_use]
    pub fn wide(self, width: u16) -> Self {
        Self { width: usize::from(width).max(20), ..self }
    }

    /// One whose reader knows colours, or does not.
    #[must_use]
    pub fn coloured(self, coloured: bool) -> Self {
        Self { coloured, ..self }
    }

    /// How names and labels look.
    fn strong(self) -> Style {
        if self.coloured { Style::new().bold() } else { Style::new() }
    }

    /// How what matters less looks.
    fn quiet(self) -> Style {
        if self.coloured { Style::new().dimmed() } else { Style::new() }
    }
}

/// Where answers are found, and where they go.
#[derive(Debug)]
pub struct Context<'a, O, E> {
    /// What is asked about.
    pub catalog: &'a Catalog,
    /// What holds for this run.
    pub config: &'a Config,
    /// What the answer is written on.
    pub style: OutputStyle,
    /// Takes the answer.
    pub out: O,
    /// Takes what could not be answered.
    pub err: E,
}

impl<O: Write, E: Write> Context<'_, O, E> {
    /// Answers a command.
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

    /// Tells, on one line, what was not found.
    fn report_missing(&mut self, line: &str) -> anyhow::Result<()> {
        Ok(writeln!(self.err, "ipaper-codes: {}", crate::text::one_line(line))?)
    }
}

fn found(any: bool) -> Outcome {
    if any { Outcome::Found } else { Outcome::NothingFound }
}
