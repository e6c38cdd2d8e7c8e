//! What was typed. The one file that knows clap.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::catalog::{Handling, Pattern, Source};
use crate::clipboard::Choice;

/// The return codes of the iPaper Backend API: a browser to search, read and copy them in the terminal
#[derive(Debug, Parser)]
#[command(name = "ipaper-codes", version, about, after_help = AFTER_HELP, max_term_width = 100)]
pub struct Arguments {
    /// Open the browser with this query
    #[arg(short, long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub query: String,

    /// How the browser opens, and what every command reads
    #[command(flatten)]
    pub settings: Settings,

    /// What to do instead of opening the browser
    #[command(subcommand)]
    pub command: Option<Command>,
}

const AFTER_HELP: &str = "Without a command, the browser opens; F1 shows its keys.\n\
    Exit status: 0 found, 1 nothing found, 2 trouble, 130 interrupted.";

/// What holds for the browser and for every command.
#[derive(Debug, Args)]
pub struct Settings {
    /// Read this Markdown file, or folder of pages, instead of the embedded reference; `-` is
    /// standard input, `embedded` the reference. May be given several times
    #[arg(short, long, value_name = "PATH", global = true)]
    pub catalog: Vec<PathBuf>,

    /// What counts as a code: a regular expression that a whole heading must match
    #[arg(long, value_name = "REGEX", global = true, value_parser = Pattern::regex)]
    pub code_pattern: Option<Pattern>,

    /// Which way to copy
    #[arg(
        long,
        value_name = "WAY",
        global = true,
        default_value_t,
        hide_default_value = true,
        help = "Which way to copy: auto, native, tmux, osc52 or none [default: auto]"
    )]
    pub clipboard: Choice,

    /// Set the primary selection of X11 and Wayland too when copying
    #[arg(long, global = true)]
    pub primary: bool,
}

impl Settings {
    /// The catalogs asked for, the embedded one if none was.
    pub fn sources(&self) -> Vec<Source> {
        if self.catalog.is_empty() {
            return vec![Source::Embedded];
        }
        self.catalog.iter().cloned().map(Source::from).collect()
    }

    /// What counts as a code.
    pub fn pattern(&self) -> Pattern {
        self.code_pattern.clone().unwrap_or_default()
    }
}

/// The plain answers.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List every code
    List {
        /// Only the codes of this method; any part of its name that no other method has
        #[arg(short, long, value_name = "NAME")]
        method: Option<String>,
        /// Only the codes to be handled in this way, by our notes
        #[arg(long, value_name = "WORD", value_enum)]
        handling: Option<HandlingArgument>,
        /// How the answer is written
        #[command(flatten)]
        output: Output,
    },
    /// Show what is known of a code
    Show {
        /// Names of codes: any case, with - or blanks for _
        #[arg(required = true, value_name = "CODE")]
        codes: Vec<String>,
        /// How the answer is written
        #[command(flatten)]
        output: Output,
    },
    /// Search the codes as the browser does, the best first
    Search {
        /// What to look for; several words must all be found
        #[arg(required = true, value_name = "WORDS")]
        words: Vec<String>,
        /// How the answer is written
        #[command(flatten)]
        output: Output,
    },
    /// List the methods of the API, or show some, with the codes they return
    Methods {
        /// Names of methods; any part of a name that no other method has
        #[arg(value_name = "NAME")]
        names: Vec<String>,
        /// How the answer is written
        #[command(flatten)]
        output: Output,
    },
    /// Tell which catalog and which way of copying would be used, and why
    Doctor,
}

/// How an answer is written.
#[derive(Debug, Clone, Copy, Args)]
pub struct Output {
    /// How to write the answer
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

/// A handling as a word of the command line.
#[derive(Debug, Clone, Copy)]
pub struct HandlingArgument(pub Handling);

impl ValueEnum for HandlingArgument {
    fn value_variants<'a>() -> &'a [Self] {
        const {
            &[
                Self(Handling::ALL[0]),
                Self(Handling::ALL[1]),
                Self(Handling::ALL[2]),
                Self(Handling::ALL[3]),
                Self(Handling::ALL[4]),
            ]
        }
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.0.word()).help(self.0.advice()))
    }
}

/// Reads the command line. A mistake in it is told, and ends the program with 2.
pub fn parse() -> Arguments {
    Arguments::parse()
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }
}
