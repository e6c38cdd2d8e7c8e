//! The values that the generators of scripts leave out: those of arguments without a name in fish, all values in elvish
//! and PowerShell, and codes in the place of a command in zsh.

use clap::builder::PossibleValue;
use clap::{Arg, Command};

use super::words::Word;

/// Values, and all the places where they may come next.
struct Place<'c> {
    /// The commands, none for the program itself, each with the option that the values belong to, if any.
    behind: Vec<(Option<&'c str>, Option<String>)>,
    values: Vec<PossibleValue>,
}

/// The places of a parser that have values.
fn places(command: &Command) -> Vec<Place<'_>> {
    let commands = command.get_subcommands().map(|it| (Some(it.get_name()), it));
    let mut places: Vec<Place<'_>> = Vec::new();
    for (name, command) in std::iter::once((None, command)).chain(commands) {
        for arg in command.get_arguments() {
            let values = arg.get_possible_values();
            // A flag has values too, which are not typed.
            if values.is_empty() || !arg.get_num_args().is_some_and(|number| number.takes_values()) {
                continue;
            }
            let behind = spellings(arg).into_iter().map(|option| (name, option));
            match places.iter_mut().find(|place| place.values == values) {
                Some(place) => place.behind.extend(behind),
                None => places.push(Place { behind: behind.collect(), values }),
            }
        }
    }
    places
}

/// The spellings of an option; for an argument without a name, the only one is none.
fn spellings(arg: &Arg) -> Vec<Option<String>> {
    if arg.is_positional() {
        return vec![None];
    }
    let short = arg.get_short().map(|short| format!("-{short}"));
    let long = arg.get_long().map(|long| format!("--{long}"));
    short.into_iter().chain(long).map(Some).collect()
}

/// The help of a value for single quotes, in which a quote is written so.
fn help(value: &PossibleValue, quote: &str) -> String {
    value.get_help().map(ToString::to_string).unwrap_or_default().replace('\'', quote)
}

/// The keys of a place, a command and an option each.
fn keys(place: &Place) -> Vec<String> {
    let key = |(command, option): &(Option<&str>, Option<String>)| {
        let words = command.iter().copied().chain(option.as_deref());
        words.fold("ipaper-codes".to_owned(), |key, word| format!("{key};{word}"))
    };
    place.behind.iter().map(key).collect()
}

/// The script of bash with words in any case, with commands behind `run --`, and with options only where a hyphen was
/// typed: else they would hide files, which bash completes where the script has no word.
pub fn with_words_of_bash(script: &str) -> String {
    const CONDITION: &str = "            if [[ ${cur} == -* ||";
    const RUN: &str = "        ipaper__codes__subcmd__run)\n";
    let narrowed = format!("            [[ ${{cur}} == -* ]] || opts=$(_ipaper__codes_words ${{opts}})\n{CONDITION}");
    let commands = "            if [[ ${prev} == -- ]]; then
                COMPREPLY=($(compgen -c -- \"${cur}\"))
                return 0
            fi
";
    // Both are called in a subshell, whose options are its own.
    let words = "_ipaper__codes_words() {
    local word
    for word; do
        [[ ${word} == -* ]] || printf '%s ' \"${word}\"
    done
}

_ipaper__codes_like() {
    local word
    set -f
    [[ $2 == -* ]] || shopt -s nocasematch
    for word in $1; do
        [[ ${word} != \"$2\"* ]] || printf '%s\\n' \"${word}\"
    done
}

";
    let script = script.replace(CONDITION, &narrowed).replacen(RUN, &format!("{RUN}{commands}"), 1);
    let lines = script.split_inclusive('\n').map(|line| match line.split_once("$(compgen -W ") {
        Some((before, values)) => format!("{before}$(_ipaper__codes_like {}", values.replacen(" -- ", " ", 1)),
        None => line.to_owned(),
    });
    std::iter::once(words.to_owned()).chain(lines).collect()
}

/// The script of zsh, with words in any case, and with codes in the list of commands.
pub fn with_words_of_zsh(script: &str, codes: &[Word]) -> String {
    let script = script
        .replace("_arguments_options=(-s -S -C)", "_arguments_options=(-s -S -C -O in_any_case)")
        .replace("_arguments_options=(-s -C)", "_arguments_options=(-s -C -O in_any_case)")
        .replacen("    local ret=1\n", "    local ret=1\n    local -a in_any_case=(-M 'm:{a-zA-Z}={A-Za-z}')\n", 1);
    let row = |code: &Word| format!("\n'{}:{}' \\", code.text, code.help.as_deref().unwrap_or_default());
    let rows: String = codes.iter().map(row).collect();
    let list = "_ipaper-codes_commands() {\n    local commands; commands=(";
    script.replacen(list, &format!("{list}{rows}"), 1)
}

/// The script of fish, with the values of arguments without a name, and of an option that is the last word before the
/// cursor and in front of a command.
pub fn with_words_of_fish(script: &str, command: &Command) -> String {
    let end = "    or return\n";
    let with_value = format!("    or argparse -s (__fish_ipaper_codes_global_optspecs) -- $cmd '' 2>/dev/null\n{end}");
    let mut script = script.replacen(end, &with_value, 1);
    for Place { behind, values } in places(command) {
        let value = |value: &PossibleValue| format!("{}\\t'{}'", value.get_name(), help(value, "\\'"));
        let values = values.iter().map(value).collect::<Vec<_>>().join("\n");
        let commands = behind.iter().filter(|(_, option)| option.is_none()).map(|(command, _)| *command);
        let (named, program): (Vec<_>, Vec<_>) = commands.partition(Option::is_some);
        let named: Vec<&str> = named.into_iter().flatten().collect();
        let needs_command = program.first().map(|_| "needs_command".to_owned());
        let has_command = (!named.is_empty()).then(|| format!("using_subcommand {}", named.join(" ")));
        for condition in needs_command.into_iter().chain(has_command) {
            let condition = format!("__fish_ipaper_codes_{condition}");
            script.extend([format!("complete -c ipaper-codes -n \"{condition}\" -f -a \"{values}\"\n")]);
        }
    }
    script
}

/// The script of elvish, with values, and files where there are none.
pub fn with_words_of_elvish(script: &str, command: &Command) -> String {
    let row = |value: &PossibleValue| format!("        cand '{}' '{}'\n", value.get_name(), help(value, "''"));
    let (mut words, mut values) = (String::new(), String::new());
    for (number, place) in places(command).iter().enumerate() {
        let rows: String = place.values.iter().map(row).collect();
        words.extend([format!("    var words{number} = {{\n{rows}    }}\n")]);
        values.extend(keys(place).iter().map(|key| format!("        &'{key}'= $words{number}\n")));
    }
    let with_values = format!(
        "{words}    var values = [\n{values}    ]
    set command = 'ipaper-codes'
    for word $words[1..-1] {{
        if (has-key $completions 'ipaper-codes;'$word) {{
            set command = 'ipaper-codes;'$word
            break
        }}
    }}
    var option = $command';'$words[-2]
    if (has-key $values $option) {{
        $values[$option]
    }} else {{
        $completions[$command]
        if (has-key $values $command) {{
            $values[$command]
        }} else {{
            edit:complete-filename $words[-1]
        }}
    }}
}}"
    );
    script.replacen("    $completions[$command]\n}", &with_values, 1)
}

/// The script of PowerShell, with values.
pub fn with_words_of_powershell(script: &str, command: &Command) -> String {
    let row = |value: &PossibleValue| {
        let name = value.get_name();
        // The text of a tooltip must not be empty.
        let help = Some(help(value, "''")).filter(|help| !help.is_empty()).unwrap_or_else(|| name.to_owned());
        format!(
            "            [CompletionResult]::new('{name}', '{name}', [CompletionResultType]::ParameterValue, '{help}')\n"
        )
    };
    let mut values = String::new();
    for place in places(command) {
        let keys = keys(&place).join("', '");
        let rows: String = place.values.iter().map(row).collect();
        values.extend([format!("        {{ $_ -in @('{keys}') }} {{\n{rows}            break\n        }}\n")]);
    }
    let commands = command.get_subcommands().map(Command::get_name).collect::<Vec<_>>().join("', '");
    let end = "    $completions.Where{";
    let with_values = format!(
        "    $values = {{
        param($place)
        switch ($place) {{\n{values}        }}
    }}
    $words = @($commandElements | ForEach-Object {{ \"$_\" }})
    if ($wordToComplete -ne '') {{
        $words = @($words | Select-Object -SkipLast 1)
    }}
    $named = $words | Where-Object {{ $_ -in @('{commands}') }} | Select-Object -First 1
    $place = if ($named) {{ \"ipaper-codes;$named\" }} else {{ 'ipaper-codes' }}
    $option = @(& $values \"$place;$($words[-1])\")
    $completions = if ($option) {{ $option }} else {{ $completions + @(& $values $place) }}

{end}"
    );
    script.replacen(end, &with_values, 1)
}
