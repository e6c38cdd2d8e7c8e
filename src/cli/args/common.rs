//! What several commands have: the codes to answer about, and the form of the answer.

use clap::{Args, ValueEnum};

use crate::catalog::{Edition, Handling};

/// The codes that an answer is limited to.
#[derive(Debug, Args)]
pub struct Filter {
    /// Only the codes of this method; part of its name is enough if no other method has it
    #[arg(short, long, value_name = "NAME")]
    pub method: Option<String>,
    /// Edition of the documentation
    #[command(flatten)]
    pub edition: InEdition,
    /// Only the codes with this handling, by the notes. Can be given several times
    #[arg(long, value_name = "WORD", value_delimiter = ',')]
    pub handling: Vec<Handling>,
}

/// The edition of the documentation that the codes of a method are taken from.
#[derive(Debug, Clone, Copy, Args)]
pub struct InEdition {
    /// Take the codes of the method from this edition of the documentation
    #[arg(long, value_name = "EDITION", default_value = Edition::default().word(), hide_default_value = true, requires = "method")]
    pub edition: Edition,
}

/// The form of rows of codes.
#[derive(Debug, Args)]
pub struct Rows {
    /// Write the names alone, one a line
    #[arg(long, conflicts_with = "format")]
    pub names: bool,
    /// Format of the answer
    #[command(flatten)]
    pub output: Output,
}

/// The format of an answer.
#[derive(Debug, Clone, Copy, Args)]
pub struct Output {
    /// Format of the answer
    #[arg(short, long, value_enum, default_value_t)]
    pub format: Format,
}

/// The formats of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// Text for people
    #[default]
    Plain,
    /// An array of objects
    Json,
    /// Markdown
    Markdown,
}
