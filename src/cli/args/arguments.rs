//! The commands and their options.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use super::check::Check;
use super::common::{Filter, InEdition, Output, Rows};
use super::config::ConfigCommand;
use super::diff::Diff;
use super::examples;
use super::explain::{Explain, Run};
use super::pick::{Pick, Shell};
use super::settings::Settings;
use super::words::CompletedShell;

/// The return codes of the iPaper Backend API: a browser to search, read and copy them in the terminal
#[derive(Debug, Default, Parser)]
#[command(name = "ipaper-codes", version, about, after_help = examples::PROGRAM, max_term_width = 100)]
pub struct Arguments {
    /// Open the browser with this query
    #[arg(
        short,
        long,
        value_name = "TEXT",
        default_value = "",
        hide_default_value = true,
        allow_negative_numbers = true
    )]
    pub query: String,

    /// Settings of the browser and of every command
    #[command(flatten)]
    pub settings: Settings,

    /// The task to do instead of opening the browser
    #[command(subcommand)]
    pub task: Option<Task>,
}

/// Everything that the program does beside opening the browser to read in.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// A plain answer.
    #[command(flatten)]
    Answer(Command),
    /// Pick a code in the browser, and print it
    ///
    /// The browser opens on the terminal, whatever standard input and output are.
    #[command(after_help = examples::PICK)]
    Pick(Pick),
    /// Print a script that binds Ctrl-X Ctrl-I in a shell to `pick`
    #[command(after_help = examples::SHELL)]
    Shell {
        /// The shell: bash, zsh or fish
        #[arg(value_name = "SHELL", hide_possible_values = true)]
        shell: Shell,
    },
    /// Print a script that completes commands, options, codes, methods and languages in a shell
    ///
    /// The codes and methods are those of the catalog in use. Of a catalog with more than a thousand
    /// codes, none are completed.
    #[command(after_help = examples::COMPLETIONS)]
    Completions {
        /// The shell: bash, zsh, fish, elvish, nushell or powershell
        #[arg(value_name = "SHELL", hide_possible_values = true)]
        shell: CompletedShell,
    },
    /// Write the manual pages, one for each command, into a folder, and print their paths
    #[command(after_help = examples::MAN)]
    Man {
        /// The folder, which is made if there is none
        #[arg(value_name = "FOLDER")]
        folder: PathBuf,
    },
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List every code
    #[command(after_help = examples::LIST)]
    List(List),
    /// Show all that is known about codes
    ///
    /// A CODE alone, without `show`, does the same.
    #[command(after_help = examples::SHOW)]
    Show(Show),
    /// Search the codes as the browser does, best match first
    #[command(after_help = examples::SEARCH)]
    Search(Search),
    /// List the methods of the API, or show some of them, with the codes they return
    #[command(after_help = examples::METHODS)]
    Methods {
        /// Names of methods, or parts of names. One method is shown with its codes; several are listed
        #[arg(value_name = "NAME")]
        names: Vec<String>,
        /// Format of the answer
        #[command(flatten)]
        output: Output,
    },
    /// Tell what one needs to know at a failing call of the iPaper API, with sources
    #[command(after_help = examples::ABOUT)]
    About {
        /// Format of the answer
        #[command(flatten)]
        output: Output,
    },
    /// Tell which codes are in a response, a log or another text, and what to do about them
    ///
    /// A name counts where it stands as a whole word, spelt as in the catalog. Ordinary words (ERROR)
    /// and numbers count only where a code is: in an element `code`, behind `code=` and the like, words in quotes
    /// too. Columns are counted in bytes, from 1.
    #[command(after_help = examples::EXPLAIN)]
    Explain(Explain),
    /// Run a command that calls the API, and tell which code it printed and what to do about it
    ///
    /// What it reads and prints is passed through. It ends with a status by the worst handling of the
    /// codes: 75 retry, 65 request, 77 account, 70 bug; else with that of the command.
    #[command(after_help = examples::RUN)]
    Run(Run),
    /// Copy the names of codes, one a line
    #[command(after_help = examples::COPY)]
    Copy {
        /// Names of codes, or texts that mention them
        #[arg(required = true, value_name = "CODE", help = CODE_HELP, allow_negative_numbers = true)]
        codes: Vec<String>,
    },
    /// Generate code that handles return codes
    #[command(after_help = examples::SNIPPET)]
    Snippet(Snippet),
    /// Compare two references: codes added, gone and renamed, and texts that changed
    ///
    /// A code that is gone and one that was added are one renamed if their names and texts are much
    /// alike. If either has no text, their names must be the same but for case, separators or one
    /// misspelt word. So are two of which one has the name of the other as an alias.
    #[command(after_help = examples::DIFF)]
    Diff(Diff),
    /// Find the codes that source code does not handle, and constants that are misspelt codes
    ///
    /// A code is handled where a string has its name, where an identifier has its words in any case,
    /// as `PaperLocked` and `ERR_PAPER_LOCKED` have, and where its number is compared, as in `case
    /// 404:`. Comments do not count. Without --method and --all, no code need be handled, and only
    /// misspelt ones are found.
    #[command(after_help = examples::CHECK)]
    Check(Check),
    /// List the actions of the browser with their keys, as they are set
    #[command(after_help = examples::KEYS)]
    Keys {
        /// Format of the answer
        #[command(flatten)]
        output: Output,
    },
    /// Print or check the configuration
    #[command(after_help = examples::CONFIG)]
    Config {
        /// What to do
        #[command(subcommand)]
        asked: ConfigCommand,
    },
    /// Show the catalog, configuration and clipboard method in use, and why
    #[command(after_help = examples::DOCTOR)]
    Doctor,
}

impl Command {
    /// True if it needs the catalog of the configuration. `diff` reads the two that it is given, `doctor` tells why there is
    /// none.
    pub fn needs_catalog(&self) -> bool {
        !matches!(self, Self::Diff(_) | Self::Keys { .. } | Self::Config { .. } | Self::Doctor)
    }

    /// True if it tells the mistakes in the configuration itself.
    pub fn tells_mistakes(&self) -> bool {
        matches!(self, Self::Doctor | Self::Config { .. })
    }
}

/// The help of an argument that names codes.
const CODE_HELP: &str = "Names of codes, in any case, with - or spaces for _; or texts that mention codes, such as a \
    response or a line of a log; `-` is a text on standard input";

/// The arguments of `list`.
#[derive(Debug, Args)]
pub struct List {
    /// The codes to list
    #[command(flatten)]
    pub filter: Filter,
    /// The answer
    #[command(flatten)]
    pub rows: Rows,
}

/// The arguments of `show`.
#[derive(Debug, Args)]
pub struct Show {
    /// Names of codes, or texts that mention them
    #[arg(required = true, value_name = "CODE", help = CODE_HELP, allow_negative_numbers = true)]
    pub codes: Vec<String>,
    /// Format of the answer
    #[command(flatten)]
    pub output: Output,
    /// Copy the answer
    #[arg(long)]
    pub copy: bool,
    /// Set where no command was typed: the first word may have been meant to be one.
    #[arg(skip)]
    pub bare: Option<Bare>,
}

/// Words that were typed where a command is expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bare {
    /// The command whose name is like the first of them.
    pub similar: Option<String>,
}

/// The arguments of `search`.
#[derive(Debug, Args)]
pub struct Search {
    /// Words to find: codes that have all of them, else those that have some
    #[arg(required = true, value_name = "WORDS", allow_negative_numbers = true)]
    pub words: Vec<String>,
    /// The codes to search
    #[command(flatten)]
    pub filter: Filter,
    /// The answer
    #[command(flatten)]
    pub rows: Rows,
    /// Copy the name of the first match
    #[arg(long)]
    pub copy: bool,
}

/// The arguments of `snippet`.
#[derive(Debug, Args)]
pub struct Snippet {
    /// Names of codes, or texts that mention them
    #[arg(value_name = "CODE", help = CODE_HELP, allow_negative_numbers = true, conflicts_with_all = ["method", "edition", "all"], required_unless_present_any = ["method", "all", "kind", "list_langs"])]
    pub codes: Vec<String>,
    /// Every code of this method; part of its name is enough if no other method has it
    #[arg(short, long, value_name = "NAME", conflicts_with = "all")]
    pub method: Option<String>,
    /// Edition of the documentation
    #[command(flatten)]
    pub edition: InEdition,
    /// Every code
    #[arg(short, long, conflicts_with = "edition")]
    pub all: bool,
    /// Kind of snippet: arm, match, enum, handling or response, or what the language calls it: case, switch, ...
    /// [default: arm for one code, match for several]
    #[arg(short, long)]
    pub kind: Option<String>,
    /// List the languages, with what each calls the kinds
    #[arg(long)]
    pub list_langs: bool,
    /// Copy the snippet
    #[arg(long)]
    pub copy: bool,
}
