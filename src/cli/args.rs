//! The command line as typed. The one file that names clap.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::error::ContextValue;
use clap::{ArgMatches, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

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

    /// Neither use nor change the language that the browser remembers from its last run
    #[arg(long, global = true)]
    no_state: bool,

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
            no_state: settings.no_state,
        }
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List every code
    List(List),
    /// Show all that is known about codes
    ///
    /// A CODE alone, without `show`, does the same.
    Show(Show),
    /// Search the codes as the browser does, best match first
    Search(Search),
    /// List the methods of the API, or show some of them, with the codes they return
    Methods {
        /// Names of methods, or parts of names. One method is shown with its codes; several are listed
        #[arg(value_name = "NAME")]
        names: Vec<String>,
        /// Format of the answer
        #[command(flatten)]
        output: Output,
    },
    /// Copy the names of codes, one a line
    Copy {
        /// Names of codes, or texts that mention them
        #[arg(required = true, value_name = "CODE", help = CODE_HELP)]
        codes: Vec<String>,
    },
    /// Generate code that handles return codes
    Snippet(Snippet),
    /// Show the catalog, configuration and clipboard method in use, and why
    Doctor,
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
    #[arg(required = true, value_name = "CODE", help = CODE_HELP)]
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
    /// Words that must all be found
    #[arg(required = true, value_name = "WORDS")]
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

/// The codes that an answer is limited to.
#[derive(Debug, Args)]
pub struct Filter {
    /// Only the codes of this method; part of its name is enough if no other method has it
    #[arg(short, long, value_name = "NAME")]
    pub method: Option<String>,
    /// Only the codes with this handling, by our notes. Can be given several times
    #[arg(long, value_name = "WORD", value_delimiter = ',')]
    pub handling: Vec<Handling>,
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

/// The arguments of `snippet`.
#[derive(Debug, Args)]
pub struct Snippet {
    /// Names of codes, or texts that mention them
    #[arg(value_name = "CODE", help = CODE_HELP, conflicts_with_all = ["method", "all"], required_unless_present_any = ["method", "all", "list_langs"])]
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
    let typed: Vec<OsString> = arguments.collect();
    let matches = command().try_get_matches_from(&typed).map_err(notice)?;
    let Some(first_bare) = first_bare(&matches, &typed) else {
        return Arguments::from_arg_matches(&matches).map_err(notice);
    };
    let similar = similar_command(&typed[first_bare].to_string_lossy());
    let mut with_show = typed;
    with_show.insert(first_bare, SHOW.into());
    let parsed = command().try_get_matches_from(&with_show).and_then(|it| Arguments::from_arg_matches(&it));
    match (parsed, &similar) {
        (Ok(mut arguments), _) => {
            if let Some(Command::Show(show)) = &mut arguments.command {
                show.bare = Some(Bare { similar });
            }
            Ok(arguments)
        }
        // The options are most likely those of the command that was meant.
        (Err(error), Some(similar)) if error.use_stderr() => {
            let typed = text::one_line(&with_show[first_bare + 1].to_string_lossy());
            Err(Notice { text: format!("ipaper-codes: {}\n", no_command(&typed, similar)), is_error: true })
        }
        (Err(error), _) => Err(notice(error)),
    }
}

/// The command that words which are no command are given to.
const SHOW: &str = "show";

/// The parser. Words that are no command are let through.
fn command() -> clap::Command {
    Arguments::command().allow_external_subcommands(true)
}

/// The position of the first word typed where a command is expected, if it is none.
fn first_bare(matches: &ArgMatches, typed: &[OsString]) -> Option<usize> {
    let (name, bare) = matches.subcommand()?;
    if Arguments::command().find_subcommand(name).is_some() {
        return None;
    }
    // They are the last: the word itself, and all that follow it.
    let following = bare.get_many::<OsString>("").map_or(0, Iterator::count);
    typed.len().checked_sub(following + 1)
}

/// The command whose name is most like a word, but for one or two letters.
fn similar_command(word: &str) -> Option<String> {
    let command = Arguments::command();
    let names = command.get_subcommands().map(clap::Command::get_name).chain(["help"]);
    let distance = |name: &str| strsim::osa_distance(&word.to_lowercase(), name);
    let near = names.map(|name| (distance(name), name)).min()?;
    (near.0 <= near.1.len() / 3).then(|| near.1.to_owned())
}

/// The message that a word is no command.
pub fn no_command(typed: &str, similar: &str) -> String {
    format!("no such command or code: {}; did you mean `ipaper-codes {similar}`?", text::fit(typed, 80))
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

    #[test]
    fn the_command_line_is_valid() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn what_was_typed_is_not_passed_on_to_the_terminal() {
        for arguments in [
            &["list", "--handling", "\x1b[31m\u{9b}2J\x07\x08\r\n$"][..],
            &["list", "--format", "\x1b[31m"],
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
