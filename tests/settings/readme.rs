//! The README and the manual: the keys are those of the keymap, the commands work, and what is shown is their real output.

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use ipaper_codes::action::Action;
use ipaper_codes::keymap::{Bindings, Focus, Keymap};
use ipaper_codes::purpose::Purpose;
use tempfile::TempDir;

use crate::pty::session::Session;
use crate::support;

const README: &str = include_str!("../../README.md");
const MANUAL: &str = include_str!("../../assets/manual.md");

/// The key table: the action that each row describes.
const KEYS: [(&str, &[Action]); 16] = [
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
    ("go on to the next theme", &[Action::NextTheme]),
    ("show how the codes were found and what was left out", &[Action::LeftOut]),
    ("go back one step, and at last quit", &[Action::Back]),
    ("show all keys", &[Action::Help]),
];

/// The commands that have examples, the program itself first.
const COMMANDS: [&str; 18] = [
    "",
    "pick",
    "shell",
    "keys",
    "config",
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
];

/// The files that the commands name.
const FILES: [(&str, &str); 11] = [
    (".config/ipaper-codes/config.toml", ""),
    (
        "errors.md",
        "# Errors\n\n## CARD_DECLINED\n\nThe bank has declined the card.\n\n## RATE_LIMITED\n\nToo many requests from one key.\n",
    ),
    ("docs/errors.md", "# Errors\n\n## DISK_IS_SLOW\n"),
    ("oracle.md", "# Errors\n\n## ORA-00942\n\nThe table or view does not exist.\n"),
    ("old.md", "# Errors\n\n## DISK_IS_FULL\n"),
    ("new.md", "# Errors\n\n## DISK_IS_FULL\n\n## DISK_IS_SLOW\n"),
    (
        "src/upload.py",
        "match code:\n    case \"SUCCESS\":\n        done()\n    case \"PAPER_DOES_NOT_EXISTS\":\n        create()\n",
    ),
    ("tests/api.py", "code = \"READONLY\"\n"),
    ("app.log", "12:00 CreatePaper failed: code=READONLY\n12:01 fine\n"),
    (
        "response.xml",
        "<result>\n<code>RIPPER_CANNOT_PROCESS_PAPER_ALREADY_BEING_PROCESSED</code>\n<message>Paper 42 is in use</message>\n</result>\n",
    ),
    ("call-api.sh", "echo '<result><code>SUCCESS</code></result>'\n"),
];

/// `11:00 failed: code=READONLY`, packed by gzip.
const OLD_LOG: &[u8] =
    b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x33\x34\xb4\x32\x30\x50\x48\x4b\xcc\xcc\x49\x4d\xb1\x52\
    \x48\xce\x4f\x49\xb5\x0d\x72\x75\x74\xf1\xf7\xf3\x89\xe4\x02\x00\x08\x31\xe0\x66\x1c\x00\x00\x00";

/// The fenced blocks of a document: the language of each, and its text.
fn blocks(document: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    document.split("```").skip(1).step_by(2).map(|block| block.split_once('\n').unwrap())
}

/// The lines of the README and of the manual that run the program.
fn commands() -> Vec<&'static str> {
    let lines = [README, MANUAL].into_iter().flat_map(blocks).filter(|(language, _)| *language == "sh");
    let lines = lines.flat_map(|(_, text)| text.lines());
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
    shell.env("PATH", path).env("HOME", folder).output().unwrap()
}

#[test]
fn the_keys_of_the_readme_are_those_of_the_keymap() {
    let table = README.split("| key | action |\n|---|---|\n").nth(1).unwrap();
    let rows: Vec<&str> = table.lines().take_while(|line| line.starts_with('|')).collect();
    assert_eq!(rows.len(), KEYS.len());
    let keymap = Keymap::new(Purpose::Browse, &Bindings::default());
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
        let expected = i32::from(command.contains(" diff ") || command.contains("ipaper-codes check "));
        // Standard error says why the path is that one.
        let is_silent = errors.is_empty() || command.contains("config path");
        assert!(code == Some(expected) && is_silent, "{command}: {errors}");
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
    for command in COMMANDS {
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
        for command in COMMANDS {
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
    for (command, code) in
        catalogs.iter().zip(["CARD_DECLINED", "CARD_DECLINED", "DISK_IS_SLOW", "CARD_DECLINED", "ORA-00942"])
    {
        let output = String::from_utf8(run(command, folder.path()).stdout).unwrap();
        assert!(output.contains(code), "{command}: {output}");
    }
    assert_eq!(catalogs.len(), 5);
}

/// What a command writes on a terminal of 80 columns.
fn shown(command: &str, folder: &Path) -> String {
    let own = Path::new(env!("CARGO_BIN_EXE_ipaper-codes")).parent().unwrap().display();
    let line = format!("cd '{}' && PATH=\"{own}:$PATH\" && {command}", folder.display());
    let mut terminal = Session::program("sh", 80, 60, &["-c", &line], &[("NO_COLOR", "1")]);
    terminal.end();
    String::from_utf8(terminal.bytes()).unwrap().replace("\r\n", "\n")
}

#[test]
fn what_the_readme_shows_is_the_output_of_the_command_before_it() {
    let folder = folder();
    let blocks: Vec<_> = blocks(README).collect();
    let shown_blocks = blocks.windows(2).filter(|pair| pair[0].0 == "sh" && matches!(pair[1].0, "text" | "python"));
    let pairs: Vec<_> = shown_blocks.map(|pair| (pair[0].1.trim_end(), pair[1].1)).collect();
    assert_eq!(pairs.len(), blocks.iter().filter(|(language, _)| matches!(*language, "text" | "python")).count());
    assert!(pairs.len() >= 5);
    let mut real = README.to_owned();
    for (command, text) in pairs {
        let before = format!("```sh\n{command}\n```");
        let (start, rest) = real.split_once(&before).unwrap();
        real = format!("{start}{before}{}", rest.replacen(text, &shown(command, folder.path()), 1));
    }
    if env::var_os("UPDATE_README").is_some() {
        fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md"), &real).unwrap();
    }
    let differs = real.lines().zip(README.lines()).find(|(real, shown)| real != shown);
    assert!(real == README, "{differs:?}; run `UPDATE_README=1 cargo test readme`, and look at the difference");
}

#[test]
fn the_settings_of_the_readme_are_settings() {
    let folder = folder();
    let settings: Vec<&str> =
        blocks(README).filter(|(language, _)| *language == "toml").map(|(_, text)| text).collect();
    assert!(!settings.is_empty());
    for text in settings {
        fs::write(folder.path().join("config.toml"), text).unwrap();
        let output = run("ipaper-codes config check --config config.toml", folder.path());
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn the_default_configuration_is_a_configuration() {
    let folder = folder();
    fs::write(folder.path().join("config.toml"), include_str!("../../assets/config.default.toml")).unwrap();
    let output = run("ipaper-codes doctor --config config.toml", folder.path());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}
