//! The arguments of the commands that find codes in what other programs say.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum};

use super::common::InEdition;
use crate::catalog::Handling;

/// The arguments of `explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// Logs, responses and other texts; standard input without any, or for `-`. One that ends with .gz
    /// is unpacked by gzip
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Tell which of the codes this method does not document, and which of its codes do not occur
    #[arg(short, long, value_name = "NAME")]
    pub method: Option<String>,
    /// Edition of the documentation
    #[command(flatten)]
    pub edition: InEdition,
    /// Only the codes with this handling, by the notes. Can be given several times
    #[arg(long, value_name = "WORD", value_delimiter = ',')]
    pub handling: Vec<Handling>,
    /// Format of the answer
    #[arg(short, long, value_enum, default_value_t)]
    pub format: ExplainFormat,
    /// Pass the text through, with a note behind each line that has a code
    #[arg(long, conflicts_with_all = ["format", "method"])]
    pub annotate: bool,
    /// End with a status by the worst handling of the codes: 0 ok, 75 retry, 65 request, 77 account, 70
    /// bug
    #[arg(long)]
    pub exit_by_handling: bool,
}

/// The formats of the codes in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ExplainFormat {
    /// Text for people
    #[default]
    Plain,
    /// An object a line, as each is met
    Json,
    /// Markdown
    Markdown,
    /// Lines for the quickfix list of an editor
    Vimgrep,
}

/// The longest pause between two runs.
pub const MAX_WAIT: Duration = Duration::from_mins(5);

/// The arguments of `run`.
#[derive(Debug, Args)]
pub struct Run {
    /// Run the command again, unchanged, up to so many times while it is told to try again later
    #[arg(
        long,
        value_name = "N",
        default_value_t = 0,
        hide_default_value = true,
        value_parser = number_of_runs,
        allow_negative_numbers = true
    )]
    pub retries: u32,
    /// Pause before the first of them, in seconds; each other one is twice as long, up to five minutes
    #[arg(
        long,
        value_name = "SECONDS",
        default_value_t = 5,
        value_parser = seconds,
        allow_negative_numbers = true
    )]
    pub wait: u64,
    /// The command, behind `--`
    #[arg(required = true, last = true, value_name = "COMMAND")]
    pub command: Vec<OsString>,
}

fn number_of_runs(typed: &str) -> Result<u32, &'static str> {
    typed.parse().map_err(|_| "expected a whole number")
}

fn seconds(typed: &str) -> Result<u64, &'static str> {
    let seconds = typed.parse().ok().filter(|seconds| *seconds <= MAX_WAIT.as_secs());
    seconds.ok_or("expected a whole number of seconds, 300 at most")
}
