//! The commands, which answer in plain text, JSON or Markdown, written to any `Write`: a file per subject.

mod about;
pub mod args;
mod check;
mod child;
mod codes;
pub mod completions;
mod config;
mod context;
mod copy;
mod diff;
mod doctor;
mod explain;
mod explain_output;
mod filter;
mod input;
mod keys;
pub mod manual;
mod methods;
mod names;
mod paste;
mod plain;
mod plain_diff;
mod plain_explain;
mod progress;
pub mod run;
pub mod shell;
mod snippet;
mod source_files;
mod terminal_text;

use std::io::Write;

use self::args::Command;
pub use self::context::{Context, OutputStyle};
use crate::exit::Outcome;

impl<O: Write, E: Write> Context<'_, O, E> {
    /// Runs a command and writes its answer.
    pub fn answer(&mut self, command: Command) -> anyhow::Result<Outcome> {
        match command {
            Command::List(asked) => self.list(&asked),
            Command::Show(asked) => self.show(&asked),
            Command::Search(asked) => self.search(&asked),
            Command::Methods { names, output } => self.methods(&names, output.format),
            Command::About { output } => self.about(output.format),
            Command::Copy { codes } => self.copy_names(&codes),
            Command::Snippet(asked) => self.snippet(&asked),
            Command::Diff(asked) => self.diff(&asked),
            Command::Explain(asked) => self.explain(&asked),
            Command::Run(asked) => self.run_command(&asked),
            Command::Check(asked) => self.check(&asked),
            Command::Keys { output } => self.keys(output.format),
            Command::Config { asked } => self.config(asked),
            Command::Doctor => self.doctor(),
        }
    }
}
