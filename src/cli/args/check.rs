//! The arguments of `check`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::common::InEdition;

/// The arguments of `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Source files, and folders of them: what .gitignore names, hidden files and files that are no
    /// source code are left out
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Every code of this method is to be handled, and no other one; part of its name is enough if no
    /// other method has it. Can be given several times
    #[arg(short, long, value_name = "NAME", conflicts_with = "all")]
    pub method: Vec<String>,
    /// Edition of the documentation
    #[command(flatten)]
    pub edition: InEdition,
    /// Every code is to be handled
    #[arg(short, long, conflicts_with = "edition")]
    pub all: bool,
    /// Format of the answer
    #[arg(short, long, value_enum, default_value_t)]
    pub format: Report,
}

/// The formats of what `check` found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Report {
    /// A line each: `file:line:column: message`
    #[default]
    Plain,
    /// An array of objects
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// A SARIF 2.1.0 log, for code scanning
    Sarif,
}
