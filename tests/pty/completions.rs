//! The scripts of `completions`, in the line editors of real shells.

use std::fs;
use std::path::Path;

use super::line_editors::{BASH, FISH, Shell, ZSH};
use crate::support::{answer, program, text_folder};

/// What is typed behind the name of the program, and what Tab makes of it.
const LINES: [(&str, &str); 14] = [
    ("show READ", "show READONLY"),
    ("READ", "READONLY"),
    ("copy ERROR READ", "copy ERROR READONLY"),
    ("snippet --method createpa", "snippet --method createpaper"),
    ("snippet --method Paper.CreatePa", "snippet --method Paper.CreatePaper"),
    ("snippet --lang rus", "snippet --lang rust"),
    ("--lang rus", "--lang rust"),
    ("snippet --kind ha", "snippet --kind handling"),
    ("list --for", "list --format"),
    ("list -f mark", "list -f markdown"),
    ("list --handling acc", "list --handling account"),
    ("methods setpub", "methods setpublicationperiod"),
    ("doctor --clipboard osc", "doctor --clipboard osc52"),
    ("--theme contr", "--theme contrast"),
];

/// What is typed in another case than it is spelt.
const IN_ANY_CASE: [(&str, &str); 5] = [
    ("show read", "show READONLY"),
    ("read", "READONLY"),
    ("copy error Read", "copy error READONLY"),
    ("snippet --method paper.createpa", "snippet --method Paper.CreatePaper"),
    ("list -m CREATEPA", "list -m createpaper"),
];

/// Types the lines, and Tab behind each.
fn check(test: &str, shell: &Shell, lines: &[(&str, &str)], environment: &str) {
    let home = text_folder(&[("responses.log", "READONLY")]);
    let Some(mut session) = shell.start(test, environment, home.path()) else { return };
    let log = home.path().join("responses");
    let file = (format!("explain {}", log.display()), format!("explain {}.log", log.display()));
    for (typed, expected) in lines.iter().copied().chain([(&*file.0, &*file.1)]) {
        session.keys(&format!("ipaper-codes {typed}\t"));
        let line = format!("ready> ipaper-codes {expected}");
        // zsh sets the value of an option off, until a blank is typed.
        session.wait_until(|| session.text().lines().any(|shown| shown.trim_end().trim_end_matches('=') == line));
        session.keys("\x15");
        session.wait_until(|| session.text().lines().any(|shown| shown.trim_end() == "ready>"));
    }
}

const COMPLETING_BASH: Shell = Shell { setup: "eval \"$(ipaper-codes completions bash)\"; PS1='ready> '", ..BASH };

const COMPLETING_ZSH: Shell = Shell {
    setup: "autoload -U compinit; compinit -u; eval \"$(ipaper-codes completions zsh)\"; PS1='ready> '",
    ..ZSH
};

const COMPLETING_FISH: Shell = Shell {
    // What is suggested while one types is not what Tab completes.
    setup: "ipaper-codes completions fish | source; set -g fish_autosuggestion_enabled 0; \
            function fish_prompt; echo -n 'ready> '; end",
    ..FISH
};

const COMPLETING_ELVISH: Shell = Shell {
    name: "elvish",
    arguments: &["-norc"],
    setup: "eval (ipaper-codes completions elvish | slurp); set edit:rprompt = { }; \
            set edit:prompt = { print 'ready> ' }",
    vi: "",
};

#[test]
fn words_are_completed_in_bash() {
    check("words_are_completed_in_bash", &COMPLETING_BASH, &LINES, "true");
}

#[test]
fn words_are_completed_in_any_case() {
    for shell in [&COMPLETING_BASH, &COMPLETING_ZSH, &COMPLETING_FISH] {
        check("words_are_completed_in_any_case", shell, &IN_ANY_CASE, "true");
    }
}

/// An option is no word to begin with where a file is meant.
#[test]
fn a_file_is_completed_in_bash_before_anything_is_typed_of_it() {
    let lines = [("explain ", "explain responses.log"), ("check ", "check responses.log")];
    check("a_file_is_completed_in_bash_before_anything_is_typed_of_it", &COMPLETING_BASH, &lines, "cd");
}

#[test]
fn a_command_to_run_is_completed_in_bash() {
    let lines = [("run -- ipaper-co", "run -- ipaper-codes"), ("run -- cat responses", "run -- cat responses.log")];
    check("a_command_to_run_is_completed_in_bash", &COMPLETING_BASH, &lines, "cd");
}

#[test]
fn words_are_completed_in_zsh() {
    check("words_are_completed_in_zsh", &COMPLETING_ZSH, &LINES, "true");
}

#[test]
fn words_are_completed_in_fish() {
    check("words_are_completed_in_fish", &COMPLETING_FISH, &LINES, "true");
}

#[test]
fn words_are_completed_in_elvish() {
    check("words_are_completed_in_elvish", &COMPLETING_ELVISH, &LINES, "nop");
}

/// The names of a catalog may be anything. Those that a shell could take for more than a word are left out.
#[test]
fn no_name_of_a_catalog_is_run() {
    let home = text_folder(&[
        ("a.md", "# Codes\n\n## $(touch oops)\n\n## `touch oops`\n\n## DISK'FULL\n\n## DISK_FULL\n"),
        ("config.toml", "catalog = 'a.md'\ncode-pattern = '.*(?:DISK|oops).*'\n"),
    ]);
    let config = home.path().join("config.toml");
    for shell in ["bash", "zsh", "fish", "elvish", "nushell", "powershell"] {
        let output = program(&["completions", shell]).env("IPAPER_CODES_CONFIG", &config).output().unwrap();
        let script = String::from_utf8(output.stdout).unwrap();
        assert!(output.stderr.is_empty() && script.contains("DISK_FULL"), "{shell}");
        assert!(!script.contains("oops") && !script.contains("DISK'") && !script.contains("READONLY"), "{shell}");
    }
    let environment = format!("export IPAPER_CODES_CONFIG={}", config.display());
    let lines = [("show DI", "show DISK_FULL")];
    for shell in [&COMPLETING_BASH, &COMPLETING_ZSH, &COMPLETING_FISH] {
        check("no_name_of_a_catalog_is_run", shell, &lines, &environment);
    }
}

#[test]
fn every_script_has_the_values() {
    for shell in ["bash", "zsh", "fish", "elvish", "nushell", "powershell"] {
        let script = answer(&["completions", shell]);
        for value in ["READONLY", "createpaper", "csharp", "handling", "osc52", "openapi", "vimgrep", "mono"] {
            assert!(script.contains(value), "{shell}: {value}");
        }
        assert!(script.len() < 100_000, "{shell}: {}", script.len());
    }
}

#[test]
fn a_shell_that_starts_does_not_fail_with_the_configuration() {
    let folder = text_folder(&[("broken.toml", "catalog = ["), ("gone.toml", "catalog = '/nonexistent'")]);
    let of = |config: &Path| program(&["completions", "bash"]).env("IPAPER_CODES_CONFIG", config).output().unwrap();
    let embedded = of(Path::new(""));
    for config in ["broken.toml", "gone.toml", "missing.toml"] {
        let output = of(&folder.path().join(config));
        assert!(output.status.success() && output.stderr.is_empty(), "{config}");
        assert_eq!(output.stdout, embedded.stdout, "{config}");
    }
}

#[test]
fn a_long_catalog_is_not_completed() {
    let codes: String = (0..=1000).fold("# Codes\n".to_owned(), |text, number| text + &format!("\n## DISK_{number}\n"));
    let folder = text_folder(&[("many.md", &codes)]);
    let path = folder.path().join("many.md");
    let script = answer(&["completions", "bash", "--catalog", path.to_str().unwrap()]);
    assert!(!script.contains("DISK_") && script.contains("csharp"));
    fs::write(&path, codes.rsplit_once("\n## ").unwrap().0).unwrap();
    assert!(answer(&["completions", "bash", "--catalog", path.to_str().unwrap()]).contains("DISK_999"));
}
