//! What was typed. The one file that knows clap.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::catalog::{Handling, Pattern};
use crate::clipboard::Preference;
use crate::config::Overrides;
use crate::snippet::Kind;

/// The return codes of the iPaper Backend API: a browser to search, read and copy them in the terminal
#[derive(Debug, Default, Parser)]
#[command(name = "ipaper-codes", version, about, after_help = AFTER_HELP, max_term_width = 100)]
pub struct Arguments {
    /// Open the browser with this query
    #[arg(short, long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub query: String,

    /// What holds for the browser and for every command
    #[command(flatten)]
    pub settings: Settings,

    /// What to do instead of opening the browser
    #[command(subcommand)]
    pub command: Option<Command>,
}

const AFTER_HELP: &str = "Without a command, the browser opens; F1 shows its keys.\n\
    Exit status: 0 found, 1 nothing found, 2 trouble, 130 interrupted.";

/// What holds for the browser and for every command.
#[derive(Debug, Default, Args)]
pub struct Settings {
    /// Read this Markdown file, or folder of pages, instead of the embedded reference; `-` is
    /// standard input, `embedded` the reference. May be given several times
    #[arg(short, long, value_name = "PATH", global = true)]
    catalog: Vec<PathBuf>,

    /// What counts as a code: a regular expression that a whole heading must match
    #[arg(long, value_name = "REGEX", global = true, value_parser = Pattern::regex)]
    code_pattern: Option<Pattern>,

    /// Which way to copy: auto, native, tmux, osc52 or none
    #[arg(long, value_name = "WAY", global = true)]
    clipboard: Option<Preference>,

    /// Set the primary selection of X11 and Wayland too when copying
    #[arg(long, global = true)]
    primary: bool,

    /// The language of snippets
    #[arg(short, long, value_name = "LANGUAGE", global = true)]
    lang: Option<String>,

    /// Read this configuration file instead of the usual one
    #[arg(long, value_name = "FILE", global = true)]
    config: Option<PathBuf>,
}

impl From<Settings> for Overrides {
    fn from(settings: Settings) -> Self {
        Self {
            config: settings.config,
            catalog: settings.catalog,
            pattern: settings.code_pattern,
            clipboard: settings.clipboard,
            primary: settings.primary,
            language: settings.lang,
        }
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
        #[arg(long, value_name = "WORD")]
        handling: Option<Handling>,
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
        /// Copy what is shown
        #[arg(long)]
        copy: bool,
    },
    /// Search the codes as the browser does, the best first
    Search {
        /// What to look for; several words must all be found
        #[arg(required = true, value_name = "WORDS")]
        words: Vec<String>,
        /// How the answer is written
        #[command(flatten)]
        output: Output,
        /// Copy the name of the first code found
        #[arg(long)]
        copy: bool,
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
    /// Copy the names of codes, a line each
    Copy {
        /// Names of codes: any case, with - or blanks for _
        #[arg(required = true, value_name = "CODE")]
        codes: Vec<String>,
    },
    /// Write source that handles codes
    Snippet(Snippet),
    /// Tell which catalog, configuration and way of copying would be used, and why
    Doctor,
}

/// Which snippet, of what.
#[derive(Debug, Args)]
pub struct Snippet {
    /// Names of codes: any case, with - or blanks for _
    #[arg(value_name = "CODE", conflicts_with_all = ["method", "all"], required_unless_present_any = ["method", "all", "list_langs"])]
    pub codes: Vec<String>,
    /// Every code of this method; any part of its name that no other method has
    #[arg(short, long, value_name = "NAME", conflicts_with = "all")]
    pub method: Option<String>,
    /// Every code
    #[arg(short, long)]
    pub all: bool,
    /// What to write: an arm, the whole match, or the type [default: arm for one code, match for several]
    #[arg(short, long)]
    pub kind: Option<Kind>,
    /// List the languages
    #[arg(long)]
    pub list_langs: bool,
    /// Copy the snippet
    #[arg(long)]
    pub copy: bool,
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

impl ValueEnum for Handling {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.word()).help(self.advice()))
    }
}

impl ValueEnum for Kind {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.word()))
    }
}

/// Reads the command line. A mistake in it is told, and ends the program with 2.
pub fn parse() -> Arguments {
    // To make the parser takes time and memory, and mostly there is nothing to parse.
    if std::env::args_os().len() < 2 { Arguments::default() } else { Arguments::parse() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn where_nothing_was_typed_there_is_nothing_to_parse() {
        let parsed = Arguments::parse_from(["ipaper-codes"]);
        assert_eq!(format!("{parsed:?}"), format!("{:?}", Arguments::default()));
    }
}
