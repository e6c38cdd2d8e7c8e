//! Scripts that complete words in shells, from the parser and the words of a catalog.

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgAction, Command, ValueHint};
use clap_complete::aot::{Bash, Elvish, Fish, Generator, PowerShell, Zsh, generate};
use clap_complete_nushell::Nushell;

use super::completion_values;
use super::parse::{matters, parser};
use super::words::{CompletedShell, Word, Words};
use crate::theme::ThemeName;

/// The script of a shell.
pub fn completion_script(shell: CompletedShell, words: &Words) -> String {
    let mut command = completed(words);
    // For zsh, this would be a word before every command.
    if shell != CompletedShell::Zsh {
        let code = Arg::new("code").action(ArgAction::Append).help("Codes to show");
        command = command.arg(with_values(code, &words.codes));
    }
    command.build();
    match shell {
        // The generator spells a hyphen in the program's name in two ways, and so finds no command (clap issue 6421).
        CompletedShell::Bash => completion_values::with_words_of_bash(
            &script(Bash, command).replace("ipaper__subcmd__codes", "ipaper__codes"),
        ),
        CompletedShell::Nushell => script(Nushell, command),
        CompletedShell::Zsh => completion_values::with_words_of_zsh(&script(Zsh, command), &words.codes),
        CompletedShell::Fish => completion_values::with_words_of_fish(&script(Fish, command.clone()), &command),
        CompletedShell::Elvish => completion_values::with_words_of_elvish(&script(Elvish, command.clone()), &command),
        CompletedShell::Powershell => {
            completion_values::with_words_of_powershell(&script(PowerShell, command.clone()), &command)
        }
    }
}

fn script(generator: impl Generator, mut command: Command) -> String {
    let mut script = Vec::new();
    let name = command.get_name().to_owned();
    generate(generator, &mut command, name, &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

/// The parser with the values of its arguments, and in each command the options that matter to it.
fn completed(words: &Words) -> Command {
    let parser = parser();
    let options: Vec<Arg> = parser.get_arguments().filter(|it| it.is_global_set()).cloned().collect();
    let valued = |arg: Arg| {
        let is_positional = arg.is_positional();
        match arg.get_id().as_str() {
            "codes" => with_values(arg, &words.codes),
            "method" => with_values(arg, &words.methods),
            "names" if is_positional => with_values(arg, &words.methods),
            "lang" => with_values(arg, &words.languages),
            "kind" => with_values(arg, &words.kinds),
            "theme" => arg.value_parser(PossibleValuesParser::new(ThemeName::ALL.map(ThemeName::word))),
            // Words of one's own.
            "query" | "words" | "column" | "code_pattern" | "retries" | "wait" => arg.value_hint(ValueHint::Other),
            _ => arg,
        }
    };
    let with_options = |command: Command| {
        let missing = options.iter().filter(|option| matters(option, command.get_name())).cloned().collect::<Vec<_>>();
        command.args(missing.into_iter().map(|option| option.global(false)))
    };
    parser
        .mut_args(|arg| arg.global(false))
        .mut_subcommands(with_options)
        .mut_subcommands(|command| command.mut_args(valued))
        .mut_args(valued)
}

fn with_values(arg: Arg, words: &[Word]) -> Arg {
    let value = |word: &Word| {
        let value = PossibleValue::new(word.text.clone());
        match &word.help {
            Some(help) => value.help(help.clone()),
            None => value,
        }
    };
    match words {
        [] => arg.value_hint(ValueHint::Other),
        words => arg.value_parser(PossibleValuesParser::new(words.iter().map(value))),
    }
}
