//! The command line as typed. The one file that names clap.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::error::ContextValue;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::catalog::{Handling, Pattern};
use crate::clipboard::Preference;
use crate::config::Overrides;
use crate::text;

/// The return codes of the iPaper Backend API: a browser to search, read and copy them in the terminal
#[derive(Debug, Default, Parser)]
#[command(name = "ipaper-codes", version, about, after_help = AFTER_HELP, max_term_width = 100)]
pub struct Arguments {
    /// Open the browser with this query
    #[arg(short, long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub query: String,

    /// Settings of the browser and of every command
    #[command(flatten)]
    pub settings: Settings,

    /// The command to run instead of opening the browser
    #[command(subcommand)]
    pub command: Option<Command>,
}

const AFTER_HELP: &str = "Without a command, the browser opens; F1 shows its keys.\n\
    Exit status: 0 found, 1 nothing found, 2 error, 130 interrupted.";

/// Settings of the browser and of every command.
#[derive(Debug, Default, Args)]
pub struct Settings {
    /// Read this Markdown file, or folder of pages, instead of the embedded reference; `-` is
    /// standard input, `embedded` the reference. Can be given several times
    #[arg(short, long, value_name = "PATH", global = true)]
    catalog: Vec<PathBuf>,

    /// Regular expression that the name of a code must match as a whole
    #[arg(long, value_name = "REGEX", global = true, value_parser = Pattern::regex)]
    code_pattern: Option<Pattern>,

    /// Clipboard mode: auto, native, tmux, osc52 or none
    #[arg(long, value_name = "MODE", global = true)]
    clipboard: Option<Preference>,

    /// Also set the primary selection of X11 and Wayland when copying
    #[arg(long, global = true)]
    primary: bool,

    /// Language of snippets
    #[arg(short, long, value_name = "LANGUAGE", global = true)]
    lang: Option<String>,

    /// Draw and write plain text in ASCII only, as where the locale is not UTF-8
    #[arg(long, global = true)]
    ascii: bool,

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
            ascii: settings.ascii,
        }
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List every code
    List {
        /// Only the codes of this method; part of its name is enough if no other method has it
        #[arg(short, long, value_name = "NAME")]
        method: Option<String>,
        /// Only the codes with this handling, by our notes
        #[arg(long, value_name = "WORD")]
        handling: Option<Handling>,
        /// Format of the answer
        #[command(flatten)]
        output: Output,
    },
    /// Show all that is known about codes
    Show {
        /// Names of codes, in any case, with - or spaces for _
        #[arg(required = true, value_name = "CODE")]
        codes: Vec<String>,
        /// Format of the answer
        #[command(flatten)]
        output: Output,
        /// Copy the answer
        #[arg(long)]
        copy: bool,
    },
    /// Search the codes as the browser does, best match first
    Search {
        /// Words that must all be found
        #[arg(required = true, value_name = "WORDS")]
        words: Vec<String>,
        /// Format of the answer
        #[command(flatten)]
        output: Output,
        /// Copy the name of the first match
        #[arg(long)]
        copy: bool,
    },
    /// List the methods of the API, or show some of them, with the codes they return
    Methods {
        /// Names of methods; part of a name is enough if no other method has it
        #[arg(value_name = "NAME")]
        names: Vec<String>,
        /// Format of the answer
        #[command(flatten)]
        output: Output,
    },
    /// Copy the names of codes, one a line
    Copy {
        /// Names of codes, in any case, with - or spaces for _
        #[arg(required = true, value_name = "CODE")]
        codes: Vec<String>,
    },
    /// Generate code that handles return codes
    Snippet(Snippet),
    /// Show the catalog, configuration and clipboard method in use, and why
    Doctor,
}

/// The arguments of `snippet`.
#[derive(Debug, Args)]
pub struct Snippet {
    /// Names of codes, in any case, with - or spaces for _
    #[arg(value_name = "CODE", conflicts_with_all = ["method", "all"], required_unless_present_any = ["method", "all", "list_langs"])]
    pub codes: Vec<String>,
    /// Every code of this method; part of its name is enough if no other method has it
    #[arg(short, long, value_name = "NAME", conflicts_with = "all")]
    pub method: Option<String>,
    /// Every code
    #[arg(short, long)]
    pub all: bool,
    /// Kind of snippet: arm, match or enum, or what the language calls it: case, switch, type, ...
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

impl ValueEnum for Handling {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.word()).help(self.advice()))
    }
}

/// A text to print instead of running: the help, the version, or a usage error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The text, safe to show, with a newline at its end.
    pub text: String,
    /// True for a usage error.
    pub is_error: bool,
}

/// Reads a command line, the program first.
pub fn parse(arguments: impl ExactSizeIterator<Item = OsString>) -> Result<Arguments, Notice> {
    // Mostly there is nothing to parse, and building the parser takes time and memory.
    if arguments.len() < 2 {
        return Ok(Arguments::default());
    }
    Arguments::try_parse_from(arguments).map_err(notice)
}

/// What was typed is quoted in an error, and may be anything.
fn notice(mut error: clap::Error) -> Notice {
    let visible = |value: &ContextValue| match value {
        ContextValue::String(typed) => Some(ContextValue::String(typed.chars().map(text::visible).collect())),
        _ => None,
    };
    let quoted: Vec<_> = error.context().filter_map(|(kind, value)| Some((kind, visible(value)?))).collect();
    for (kind, value) in quoted {
        error.insert(kind, value);
    }
    Notice { text: text::sanitise(&error.render().to_string()).into_owned(), is_error: error.use_stderr() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_valid() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn what_was_typed_is_not_passed_on_to_the_terminal() {
        for arguments in [
            &["list", "--handling", "\x1b[31m\u{9b}2J\x07\x08\r\n$"][..],
            &["list", "--format", "\x1b[31m"],
            &["\x1b[31mx"],
            &["--\x1b[31mx"],
            &["list", "--code-pattern", "(\x1b[31m"],
            &["list", "--clipboard", "\x1b[31m"],
        ] {
            let typed = ["ipaper-codes"].iter().chain(arguments).map(OsString::from).collect::<Vec<_>>();
            let Notice { text, is_error } = parse(typed.into_iter()).unwrap_err();
            assert!(is_error && text.contains("␛[31m"), "{text}");
            assert!(!text.contains("\n$"), "{text}");
            assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{text:?}");
        }
    }

    #[test]
    fn help_is_no_error() {
        for argument in ["--help", "--version", "help"] {
            let typed = ["ipaper-codes", argument].map(OsString::from);
            let notice = parse(typed.into_iter()).unwrap_err();
            assert!(!notice.is_error && notice.text.ends_with('\n'), "{notice:?}");
        }
    }

    #[test]
    fn an_empty_command_line_needs_no_parser() {
        let parsed = Arguments::parse_from(["ipaper-codes"]);
        assert_eq!(format!("{parsed:?}"), format!("{:?}", Arguments::default()));
    }
}
