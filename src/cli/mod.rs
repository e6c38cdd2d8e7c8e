//! The commands, which answer in plain text, JSON or Markdown, written to any `Write`: a file per subject.

pub mod args;
mod codes;
mod context;
mod copy;
mod doctor;
mod methods;
mod names;
mod plain;
pub mod run;
mod snippet;

use std::io::Write;

use self::args::Command;
pub use self::context::{Context, OutputStyle};
pub use self::snippet::no_language;
use crate::exit::Outcome;

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
}
