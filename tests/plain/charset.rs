//! The characters of plain answers: ASCII where the locale is not UTF-8, or where it is asked for.

use std::fs;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::support::program;

/// A folder with a document of foreign text, and its path.
fn foreign() -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("größe.md");
    let text =
        "# 漢字_ONE\n\nGröße ‘it’s’ – 👩\u{200d}👧 ⚠\u{fe0f} e\u{301}\u{1b}\n\n|ä|b|\n|-|-|\n|漢|c|\n\n# TWO\n\ntwo\n";
    fs::write(&file, text).unwrap();
    let file = file.to_str().unwrap().to_owned();
    (folder, file)
}

fn written(output: &Output) -> String {
    String::from_utf8([&*output.stdout, &output.stderr].concat()).unwrap()
}

const COMMANDS: [&[&str]; 25] = [
    &["list"],
    &["show", "漢字_one"],
    &["show", "nöpe"],
    &["search", "größe"],
    &["search", "größer", "als"],
    &["methods"],
    &["methods", "nö"],
    &["doctor"],
    &["snippet", "--list-langs"],
    &["about"],
    &["explain", "/nowhere/größe.log"],
    &["explain", "FILE"],
    &["check", "--all", "FILE"],
    &["check", "--all", "/nowhere/größe.rs"],
    &["diff", "embedded", "FILE"],
    &["diff", "FILE", "embedded"],
    &["run", "--", "nöpe"],
    &["copy", "two", "--clipboard", "none"],
    &["snippet", "two", "--lang", "größe"],
    &["shell", "größe"],
    &["pick", "größe"],
    &["--help"],
    &["list", "--hälp"],
    &["list", "--format", "größe"],
    &["list", "--theme", "größe"],
];

#[test]
fn plain_text_is_ascii_where_the_locale_is_not_utf_8() {
    let (_folder, file) = foreign();
    let locale = |name: &'static str, value: &'static str| {
        move |command: &mut Command| {
            command.env_remove("LC_ALL").env_remove("LANG").env(name, value);
        }
    };
    for set in
        [locale("LC_ALL", "C"), locale("LC_CTYPE", "POSIX"), locale("LANG", "de_DE.ISO-8859-1"), locale("LANG", "")]
    {
        for arguments in COMMANDS {
            // The second document is reported as unreadable.
            let sources = ["--catalog", &file, "--catalog", "/nowhere/größe.md", "--code-pattern", ".+"];
            let arguments: Vec<&str> =
                arguments.iter().map(|word| if *word == "FILE" { file.as_str() } else { word }).collect();
            // What follows `--` is a command of its own.
            let mut command = match arguments[0] {
                "run" => program(&arguments),
                _ => program(&[&arguments[..], &sources].concat()),
            };
            set(&mut command);
            let text = written(&command.output().unwrap());
            assert!(text.is_ascii() && !text.is_empty(), "{arguments:?}: {text}");
        }
    }
}

#[test]
fn the_option_and_the_setting_ask_for_ascii_everywhere() {
    let (folder, file) = foreign();
    let settings = |text: &str| {
        let path = folder.path().join("config.toml");
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let shown = |arguments: &[&str]| {
        let all = [&["show", "漢字_one", "--catalog", &file, "--code-pattern", ".+"], arguments].concat();
        written(&program(&all).output().unwrap())
    };
    let ascii = shown(&["--ascii"]);
    assert!(
        ascii.is_ascii() && ascii.contains("? ? _ONE\n") && ascii.contains("Gr??e 'it's' - ? ?  ? ??\n"),
        "{ascii}"
    );
    assert_eq!(shown(&["--config", &settings("ascii = true")]), ascii);
    assert!(shown(&[]).contains("漢字_ONE"));
    // The setting may also say that the locale is not to be believed.
    let unicode = settings("ascii = false");
    let mut command = program(&["show", "漢字_one", "-c", &file, "--code-pattern", ".+", "--config", &unicode]);
    assert!(written(&command.env("LC_ALL", "C").output().unwrap()).contains("漢字_ONE"));
}

#[test]
fn every_help_is_ascii() {
    let help = |arguments: &[&str]| {
        let text = written(&program(arguments).output().unwrap());
        assert!(text.is_ascii() && text.contains("Usage: "), "{arguments:?}: {text}");
        text
    };
    let all = help(&["--help"]);
    let commands = all.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let names: Vec<_> = commands.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.len() > 10, "{names:?}");
    for name in names {
        help(&["help", name]);
    }
}

#[test]
fn columns_are_aligned_in_ascii_too() {
    let (_folder, file) = foreign();
    let output = program(&["list", "--ascii", "-c", &file, "--code-pattern", ".+"]).output().unwrap();
    assert_eq!(written(&output), "? ? _ONE  Gr??e 'it's' - ? ?  ? ?? (1 of 2)\nTWO       two\n");
}

#[test]
fn data_stays_as_it_is() {
    let (_folder, file) = foreign();
    for format in ["json", "markdown"] {
        let arguments = ["show", "漢字_one", "-f", format, "--ascii", "-c", &file, "--code-pattern", ".+"];
        assert!(written(&program(&arguments).env("LC_ALL", "C").output().unwrap()).contains("漢字_ONE"), "{format}");
    }
    let snippet = ["snippet", "漢字_one", "--ascii", "-c", &file, "--code-pattern", ".+"];
    assert!(written(&program(&snippet).output().unwrap()).contains("漢字_ONE"));
}

#[test]
fn doctor_says_why() {
    let doctor = |locale: &str, arguments: &[&str]| {
        written(&program(&[&["doctor"], arguments].concat()).env("LC_ALL", locale).output().unwrap())
    };
    let says = |text: String, line: &str| assert!(text.contains(line), "{line}: {text}");
    says(doctor("C.UTF-8", &[]), "characters: Unicode\n  why: the locale is UTF-8: LC_ALL=C.UTF-8\n");
    says(doctor("C", &[]), "characters: ASCII only\n  why: the locale is not UTF-8: LC_ALL=C\n");
    says(doctor("C.UTF-8", &["--ascii"]), "characters: ASCII only\n  why: given on the command line\n");
    says(doctor("\x1b[31m", &[]), "LC_ALL=?[31m\n");
}
