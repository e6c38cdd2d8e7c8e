//! The README: its keys are those of the keymap, its commands work, and its examples show their real output.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use ipaper_codes::action::Action;
use ipaper_codes::keymap::{Focus, Keymap};
use ipaper_codes::purpose::Purpose;
use tempfile::TempDir;

use crate::support;

const README: &str = include_str!("../../README.md");

/// The key table: the action that each row describes.
const KEYS: [(&str, &[Action]); 15] = [
    ("move in the list", &[Action::Up, Action::Down]),
    ("switch between the search line and the list, where letters are commands", &[Action::SwitchFocus]),
    ("copy the name", &[Action::CopyName]),
    ("copy the snippet", &[Action::CopySnippet]),
    ("choose what to copy", &[Action::CopyMenu]),
    ("show the snippet in full, or the description again", &[Action::SwitchTab]),
    ("choose the language of snippets", &[Action::Languages]),
    ("mark, to act on several", &[Action::Mark]),
    ("list the codes of one handling, of the next, of all", &[Action::NextHandling]),
    ("open the page in the web browser; over SSH, copy its address", &[Action::OpenLink]),
    ("switch between codes and methods", &[Action::SwitchView]),
    ("with several catalogs, list one alone, the next, all", &[Action::NextReference]),
    ("show how the codes were found and what was left out", &[Action::LeftOut]),
    ("go back one step, and at last quit", &[Action::Back]),
    ("show all keys", &[Action::Help]),
];

/// The files that the commands name.
const FILES: [(&str, &str); 10] = [
    ("errors.md", "# Errors\n\n## DISK_IS_FULL\n\nNo space is left.\n"),
    ("docs/errors.md", "# Errors\n\n## DISK_IS_SLOW\n"),
    ("oracle.md", "# Errors\n\n## ORA-00942\n\nThe table or view does not exist.\n"),
    ("old.md", "# Errors\n\n## DISK_IS_FULL\n"),
    ("new.md", "# Errors\n\n## DISK_IS_FULL\n\n## DISK_IS_SLOW\n"),
    ("src/api.py", "if code not in (\"SUCCESS\", \"PAPER_DOES_NOT_EXISTS\"):\n    fail()\n"),
    ("tests/api.py", "code = \"READONLY\"\n"),
    ("app.log", "12:00 failed: code=READONLY\n12:01 fine\n"),
    ("response.xml", "<result><code>READONLY</code><message>m</message></result>"),
    ("call-api.sh", "echo '<result><code>SUCCESS</code></result>'\n"),
];

/// `11:00 failed: code=READONLY`, packed by gzip.
const OLD_LOG: &[u8] =
    b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x33\x34\xb4\x32\x30\x50\x48\x4b\xcc\xcc\x49\x4d\xb1\x52\
    \x48\xce\x4f\x49\xb5\x0d\x72\x75\x74\xf1\xf7\xf3\x89\xe4\x02\x00\x08\x31\xe0\x66\x1c\x00\x00\x00";

/// The fenced blocks of the README in a language.
fn blocks(language: &str) -> Vec<&'static str> {
    let start = format!("```{language}\n");
    README.split(start.as_str()).skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

/// The lines of the README that run the program.
fn commands() -> Vec<&'static str> {
    let lines = blocks("sh").into_iter().flat_map(str::lines);
    lines.filter(|line| line.split_whitespace().any(|word| word == "ipaper-codes")).collect()
}

/// A folder with the files that the commands name.
fn folder() -> TempDir {
    let folder = support::text_folder(&FILES);
    fs::write(folder.path().join("old.log.gz"), OLD_LOG).unwrap();
    folder
}

/// Runs a command of the README in a shell that finds the built program.
fn run(command: &str, folder: &Path) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_ipaper-codes"));
    let own = [program.parent().unwrap().to_owned()];
    let path = std::env::var_os("PATH").unwrap();
    let path = std::env::join_paths(own.into_iter().chain(std::env::split_paths(&path))).unwrap();
    // No terminal and no display: nothing is copied to the clipboard of the user.
    let mut shell = Command::new("setsid");
    shell.args(["--wait", "sh", "-c", command]).current_dir(folder).stdin(Stdio::null()).env_clear();
    shell.env("PATH", path).env("HOME", folder).env("IPAPER_CODES_CONFIG", "").output().unwrap()
}

#[test]
fn the_keys_of_the_readme_are_those_of_the_keymap() {
    let table = README.split("| key | action |\n|---|---|\n").nth(1).unwrap();
    let rows: Vec<&str> = table.lines().take_while(|line| line.starts_with('|')).collect();
    assert_eq!(rows.len(), KEYS.len());
    let keymap = Keymap::of(Purpose::Browse);
    for (row, (text, actions)) in rows.iter().zip(KEYS) {
        let cells: Vec<&str> = row.trim_matches(['|', ' ']).split(" | ").collect();
        let [keys, action] = cells[..] else { panic!("{row}") };
        assert_eq!(action, text);
        for focus in [Focus::Search, Focus::List] {
            let found: Vec<_> = keys.split(", ").map(|key| keymap.action(focus, key.parse().unwrap())).collect();
            assert_eq!(found, actions.iter().copied().map(Some).collect::<Vec<_>>(), "{row} {focus:?}");
        }
    }
}

#[test]
fn the_commands_of_the_readme_work() {
    let commands = commands();
    assert!(commands.len() > 10, "{commands:?}");
    let folder = folder();
    for command in commands {
        check(command, folder.path());
    }
}

/// Runs a command, which must work.
fn check(command: &str, folder: &Path) {
    let output = run(command, folder);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(!output.stdout.is_empty(), "{command}: {errors}");
    let code = output.status.code();
    // There is no clipboard here: the text is printed instead.
    if command.contains(" copy ") || command.contains("--copy") {
        assert!(code == Some(2) && errors.starts_with("ipaper-codes: Not copied: "), "{command}: {errors}");
    } else {
        // The two files differ, and the sources have a mistake.
        let expected = i32::from(command.contains(" diff ") || command.contains(" check "));
        assert!(code == Some(expected) && errors.is_empty(), "{command}: {errors}");
    }
}

/// The examples in the help of a command.
fn examples(command: &str, folder: &Path) -> Vec<String> {
    let help = String::from_utf8(run(&format!("ipaper-codes {command} --help"), folder).stdout).unwrap();
    let lines = help.lines().skip_while(|line| *line != "Examples:").skip(1).take_while(|line| !line.is_empty());
    // A comment is set off by two blanks.
    lines.map(|line| line.trim().split("  ").next().unwrap().to_owned()).collect()
}

#[test]
fn the_examples_of_every_help_work() {
    let folder = folder();
    for command in [
        "",
        "pick",
        "shell",
        "completions",
        "man",
        "list",
        "show",
        "search",
        "methods",
        "explain",
        "run",
        "copy",
        "snippet",
        "diff",
        "check",
        "doctor",
    ] {
        let examples = examples(command, folder.path());
        assert!((2..=3).contains(&examples.len()), "{command}: {examples:?}");
        for example in &examples {
            assert!(example.contains(format!("ipaper-codes {command}").trim_end()), "{command}: {example}");
            // The shells themselves have tests of their own.
            let example = example.trim_start_matches("eval \"$(").trim_end_matches(")\"").trim_end_matches(" | source");
            // The browser needs a terminal.
            let opens_browser = example == "ipaper-codes" || command == "pick" && !example.contains(" -1");
            if !opens_browser {
                check(example, folder.path());
            }
        }
    }
}

#[test]
fn the_help_of_a_command_has_the_options_that_matter_to_it() {
    let folder = folder();
    for (option, commands) in [
        ("--clipboard", &["", "pick", "show", "search", "copy", "snippet", "doctor"][..]),
        ("--primary", &["", "pick", "show", "search", "copy", "snippet"]),
        ("--lang", &["", "pick", "snippet", "diff"]),
        ("--no-state", &["", "pick", "doctor"]),
        ("--hyperlinks", &["", "pick", "list", "show", "search", "methods", "explain", "diff"]),
        (
            "--notes",
            &[
                "",
                "pick",
                "completions",
                "list",
                "show",
                "search",
                "methods",
                "explain",
                "run",
                "copy",
                "snippet",
                "diff",
                "check",
                "doctor",
            ],
        ),
        (
            "--catalog",
            &[
                "",
                "pick",
                "completions",
                "list",
                "show",
                "search",
                "methods",
                "explain",
                "run",
                "copy",
                "snippet",
                "check",
                "doctor",
            ],
        ),
    ] {
        for command in [
            "",
            "pick",
            "shell",
            "completions",
            "man",
            "list",
            "show",
            "search",
            "methods",
            "explain",
            "run",
            "copy",
            "snippet",
            "diff",
            "check",
            "doctor",
        ] {
            for help in ["-h", "--help"] {
                let help = run(&format!("ipaper-codes {command} {help}"), folder.path()).stdout;
                let options = String::from_utf8(help).unwrap().split("Examples:").next().unwrap().to_owned();
                let has = options.contains(&format!("{option} ")) || options.contains(&format!("{option}\n"));
                assert_eq!(has, commands.contains(&command), "{option} {command}: {options}");
            }
        }
    }
    // The others are accepted as they are before the command.
    let both = ["ipaper-codes --lang go list --primary", "ipaper-codes list --lang go --no-state --clipboard none"];
    assert!(both.iter().all(|command| run(command, folder.path()).status.success()));
    let snippet = |command: &str| run(command, folder.path()).stdout;
    assert_eq!(snippet("ipaper-codes --lang go snippet error"), snippet("ipaper-codes snippet error --lang go"));
}

#[test]
fn the_commands_of_the_readme_read_the_files_they_name() {
    let folder = folder();
    let catalogs: Vec<&str> = commands().into_iter().filter(|command| command.contains("--catalog")).collect();
    for (command, code) in catalogs.iter().zip(["DISK_IS_FULL", "DISK_IS_SLOW", "DISK_IS_FULL", "ORA-00942"]) {
        let output = String::from_utf8(run(command, folder.path()).stdout).unwrap();
        assert!(output.contains(code), "{command}: {output}");
    }
    assert_eq!(catalogs.len(), 4);
}

#[test]
fn the_snippet_of_the_readme_is_the_output_of_its_command() {
    let [shown] = blocks("python")[..] else { panic!("one snippet") };
    let command = commands().into_iter().find(|command| command.contains("--lang python")).unwrap();
    assert_eq!(String::from_utf8(run(command, folder().path()).stdout).unwrap(), shown);
}

#[test]
fn the_default_configuration_is_a_configuration() {
    let folder = folder();
    fs::write(folder.path().join("config.toml"), include_str!("../../assets/config.default.toml")).unwrap();
    let output = run("ipaper-codes doctor --config config.toml", folder.path());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}
