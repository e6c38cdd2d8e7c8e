//! Typed words -> arguments: bare words are codes to show, and each command's help has the options that matter to it.

use std::ffi::OsString;
use std::io::{self, IsTerminal};

use anstream::ColorChoice;
use anstyle::{AnsiColor, Style};
use clap::builder::Styles;
use clap::error::ContextValue;
use clap::{Arg, ArgMatches, CommandFactory, FromArgMatches, Subcommand as _};

use super::arguments::{Arguments, Bare, Command, Task};
use crate::catalog::is_number;
use crate::text;
use crate::theme::{Coloring, ThemeName};

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
    let matches = match command().try_get_matches_from(&typed) {
        Ok(matches) => matches,
        Err(error) => return negative_number(&typed).ok_or_else(|| notice(error, &typed)),
    };
    let Some(first_bare) = first_bare(&matches, &typed) else {
        return Arguments::from_arg_matches(&matches).map_err(|error| notice(error, &typed));
    };
    let similar = similar_command(&typed[first_bare].to_string_lossy());
    let mut with_show = typed;
    with_show.insert(first_bare, SHOW.into());
    let parsed = command().try_get_matches_from(&with_show).and_then(|it| Arguments::from_arg_matches(&it));
    match (parsed, &similar) {
        (Ok(mut arguments), _) => {
            if let Some(Task::Answer(Command::Show(show))) = &mut arguments.task {
                show.bare = Some(Bare { similar });
            }
            Ok(arguments)
        }
        // The options are most likely those of the command that was meant.
        (Err(error), Some(similar)) if error.use_stderr() => {
            let typed = text::one_line(&with_show[first_bare + 1].to_string_lossy());
            Err(Notice { text: format!("ipaper-codes: {}\n", no_command(&typed, similar)), is_error: true })
        }
        (Err(error), _) => Err(notice(error, &with_show)),
    }
}

/// The command that clap adds.
const HELP: &str = "help";

/// The command that words which are no command are given to.
const SHOW: &str = "show";

/// The commands that read references; the last one, only those that it is given.
const READERS: &[&str] = &[
    "pick",
    "list",
    "show",
    "search",
    "methods",
    "about",
    "explain",
    "run",
    "copy",
    "snippet",
    "check",
    "doctor",
    "completions",
    "diff",
];

/// The options of every command that matter to some of them only, and those commands.
const SPECIAL: [(&str, &[&str]); 11] = [
    ("catalog", READERS.split_at(READERS.len() - 1).0),
    ("notes", READERS),
    ("code_pattern", READERS),
    ("shape", READERS),
    ("column", READERS),
    ("hyperlinks", &["pick", "list", "show", "search", "methods", "about", "explain", "diff"]),
    ("clipboard", &["pick", "show", "search", "copy", "snippet", "doctor"]),
    ("primary", &["pick", "show", "search", "copy", "snippet"]),
    ("lang", &["pick", "snippet", "diff"]),
    ("theme", &["pick", "doctor"]),
    ("no_state", &["pick", "doctor"]),
];

/// The help of the one option that comes from a library.
const COLOR_HELP: &str = "Use colours: auto, always or never";

/// The commands to which no option of the others matters.
const WITHOUT_OPTIONS: [&str; 2] = ["shell", "man"];

/// Returns true if an option of every command matters to this one.
pub(super) fn matters(option: &Arg, command: &str) -> bool {
    match SPECIAL.iter().find(|(name, _)| option.get_id() == name) {
        Some((_, commands)) => commands.contains(&command),
        None => !WITHOUT_OPTIONS.contains(&command),
    }
}

/// The commands and their options.
pub(super) fn parser() -> clap::Command {
    let themes = text::alternatives(&ThemeName::ALL.map(ThemeName::word)).unwrap_or_default();
    Arguments::command()
        .mut_arg("theme", |it| it.help(format!("Theme of the browser: {themes}")))
        .mut_arg("color", |it| it.help(COLOR_HELP).hide_default_value(true).hide_possible_values(true))
}

/// The parser. Words that are no command are let through. An option that does not matter to a command is accepted, as it
/// is before the command, and left out of its help.
pub(super) fn command() -> clap::Command {
    let mut command = parser().allow_external_subcommands(true).styles(STYLES);
    let options: Vec<Arg> = command.get_arguments().filter(|it| it.is_global_set()).cloned().collect();
    for option in options {
        let hidden = option.hide(true);
        command =
            command.mut_subcommands(|it| if matters(&hidden, it.get_name()) { it } else { it.arg(hidden.clone()) });
    }
    command
}

/// The position of the first word typed where a command is expected, if it is none.
fn first_bare(matches: &ArgMatches, typed: &[OsString]) -> Option<usize> {
    let (name, bare) = matches.subcommand()?;
    if Task::has_subcommand(name) || name == HELP {
        return None;
    }
    // They are the last: the word itself, and all that follow it.
    let following = bare.get_many::<OsString>("").map_or(0, Iterator::count);
    typed.len().checked_sub(following + 1)
}

/// The arguments where the first word is a code that is a negative number, which looks like an option.
fn negative_number(typed: &[OsString]) -> Option<Arguments> {
    let is_number = |word: &OsString| word.to_string_lossy().starts_with('-') && is_number(&word.to_string_lossy());
    let at = typed.iter().position(is_number)?;
    let mut typed = typed.to_vec();
    typed.insert(at, SHOW.into());
    let matches = command().try_get_matches_from(typed).ok()?;
    let arguments = Arguments::from_arg_matches(&matches).ok()?;
    matches!(arguments.task, Some(Task::Answer(Command::Show(_)))).then_some(arguments)
}

/// The command whose name is most like a word.
fn similar_command(word: &str) -> Option<String> {
    let command = Arguments::command();
    let names = command.get_subcommands().map(clap::Command::get_name).chain([HELP]);
    text::nearest(word, names).map(str::to_owned)
}

/// The message that a word is no command.
pub fn no_command(typed: &str, similar: &str) -> String {
    format!("no such command or code: {}; did you mean `ipaper-codes {similar}`?", text::fit(typed, 80))
}

/// The styles of help and usage errors. No colour is needed to read them.
const STYLES: Styles = Styles::plain()
    .header(Style::new().bold())
    .usage(Style::new().bold())
    .literal(Style::new().bold())
    .valid(Style::new().bold())
    .invalid(Style::new().bold())
    .error(AnsiColor::BrightRed.on_default().bold());

/// The text of a help or of an error. What was typed is quoted in an error, and may be anything.
fn notice(mut error: clap::Error, typed: &[OsString]) -> Notice {
    let visible = |value: &ContextValue| match value {
        ContextValue::String(typed) => Some(ContextValue::String(typed.chars().map(text::visible).collect())),
        _ => None,
    };
    let quoted: Vec<_> = error.context().filter_map(|(kind, value)| Some((kind, visible(value)?))).collect();
    for (kind, value) in quoted {
        error.insert(kind, value);
    }
    let is_error = error.use_stderr();
    let is_terminal = if is_error { io::stderr().is_terminal() } else { io::stdout().is_terminal() };
    // Sequences that are ours cannot be told from others: where any may be, all are taken out.
    let is_clean = |word: &OsString| text::sanitise(&word.to_string_lossy()) == word.to_string_lossy();
    let text = if Coloring::of(color_choice(typed), is_terminal).is_on && typed.iter().all(is_clean) {
        error.render().ansi().to_string()
    } else {
        text::sanitise(&error.render().to_string()).into_owned()
    };
    Notice { text, is_error }
}

/// The value of `--color` in a command line that is not parsed to its end.
fn color_choice(typed: &[OsString]) -> ColorChoice {
    let mut words = typed.iter().map(|word| word.to_string_lossy()).take_while(|word| *word != "--");
    let mut choice = ColorChoice::Auto;
    while let Some(word) = words.next() {
        let value = match word.strip_prefix("--color") {
            Some("") => words.next(),
            Some(rest) => rest.strip_prefix('=').map(|value| value.to_owned().into()),
            None => None,
        };
        choice = match value.as_deref() {
            Some("always") => ColorChoice::Always,
            Some("never") => ColorChoice::Never,
            _ => choice,
        };
    }
    choice
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::super::arguments::{Search, Show, Snippet};
    use super::*;

    #[test]
    fn the_command_line_is_valid() {
        command().debug_assert();
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
    fn a_negative_number_is_a_code() {
        let codes = |line: &str| {
            let typed: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            match parse(typed.into_iter()).map(|arguments| arguments.task) {
                Ok(Some(Task::Answer(
                    Command::Show(Show { codes, .. })
                    | Command::Copy { codes }
                    | Command::Search(Search { words: codes, .. })
                    | Command::Snippet(Snippet { codes, .. }),
                ))) => codes,
                other => panic!("{line}: {other:?}"),
            }
        };
        for line in ["", "show ", "copy ", "copy -- ", "search ", "snippet ", "--catalog x "] {
            assert_eq!(codes(&format!("ipaper-codes {line}-32700")), ["-32700"], "{line}");
        }
        assert_eq!(codes("ipaper-codes -32700 -32600 --format json"), ["-32700", "-32600"]);
        for line in ["ipaper-codes list -5", "ipaper-codes -5x", "ipaper-codes --lang -5", "ipaper-codes -5 --bogus"] {
            let typed: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            assert!(parse(typed.into_iter()).is_err(), "{line}");
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
