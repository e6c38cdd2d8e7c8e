//! The real compiler accepts every snippet, and the program does what the snippet promises.
//!
//! A driver turns the cases of a language into one program. Its input (except for the snippets) and its output are in
//! hexadecimal, so that no quoting in the tests can hide a mistake in that of the snippets. The lines of the output are
//! `CASE INPUT WORD HEX`: for arms, matches and handlings the word is `ok`, or `failed` with the message; for an enum it
//! is `is` with the text that the member prints, or `unknown` with the input; for a response it is `data` with the text
//! of the data, `failure` with `CODE: MESSAGE`, or `malformed` with nothing.

use std::collections::HashMap;
use std::fs;

use ipaper_codes::snippet::{Kind, Library};

use super::cases::{Case, cases};
use super::responses::{Read, SECRET, intrusive, responses};
use super::tools::{Tool, installed, run_quietly};

/// The commands that compile and run the snippets of a language.
pub(super) struct Driver {
    pub language: &'static str,
    /// The tools that it needs.
    pub tools: &'static [Tool],
    /// The message of its arms before the name of the code.
    pub todo: &'static str,
    /// The message of its default branches: what is before the text and what is after it.
    pub unknown: (&'static str, &'static str),
    /// The files of the program.
    pub program: fn(&[Case]) -> Vec<(String, String)>,
    /// The commands in order; the output of the last one is checked. `@FILES` stands for the names of all files.
    pub commands: &'static [&'static [&'static str]],
}

/// The message of the default branch around an arm.
pub(super) const DEFAULT: &str = "THE_DEFAULT_BRANCH";

/// Renders, compiles, runs and checks all cases of a language.
pub(super) fn prove(driver: &Driver) {
    let check = format!("{} snippets", driver.language);
    if !installed(&check, driver.tools) {
        return;
    }
    let library = Library::embedded();
    let cases = cases(library.language(driver.language).unwrap());
    let folder = tempfile::TempDir::new().unwrap();
    let mut names = Vec::new();
    for (name, text) in (driver.program)(&cases) {
        let path = folder.path().join(&name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        names.push(name);
    }
    let (secret, text) = SECRET;
    fs::write(folder.path().join(secret), text).unwrap();
    let mut said = String::new();
    for command in driver.commands {
        let whole = command.iter().flat_map(|&word| match word {
            "@FILES" => names.iter().map(String::as_str).collect(),
            word => vec![word],
        });
        said = run_quietly(folder.path(), &whole.collect::<Vec<_>>());
    }
    judge(driver, &cases, &said);
}

fn judge(driver: &Driver, cases: &[Case], said: &str) {
    let mut answers: HashMap<(usize, usize), (&str, String)> = HashMap::new();
    for line in said.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let [case, input, word, hex] = words[..] else { panic!("not an answer: {line:?}") };
        let before = answers.insert((case.parse().unwrap(), input.parse().unwrap()), (word, from_hex(hex)));
        assert!(before.is_none(), "two answers: {line}");
    }
    for (at, case) in cases.iter().enumerate() {
        for (number, input) in case.inputs.iter().enumerate() {
            let (word, text) = answers.remove(&(at, number)).unwrap_or_else(|| panic!("no answer to {input:?}"));
            if *input == intrusive() {
                assert!(!text.contains(SECRET.1), "{} reads any file that it is told to", driver.language);
                continue;
            }
            let expected = expected(driver, case, input);
            // A message may name the code as it was received, with its padding.
            let text = if word == "failed" { text.replace(input.as_str(), input.trim()) } else { text };
            assert_eq!(
                (word, text.as_str()),
                (expected.0, expected.1.as_str()),
                "{} {} of {}, given {input:?}",
                driver.language,
                case.kind,
                case.set
            );
        }
    }
    assert!(answers.is_empty(), "answers to no question");
}

fn expected(driver: &Driver, case: &Case, input: &str) -> (&'static str, String) {
    if case.kind == Kind::Response {
        let (_, read) = responses().into_iter().find(|(xml, _)| xml == input).unwrap();
        return match read {
            Read::Data(text) => ("data", text.to_owned()),
            Read::Failure(message) => ("failure", message.to_owned()),
            Read::Malformed => ("malformed", String::new()),
        };
    }
    // An arm stands in the caller's own match.
    let code = if case.kind == Kind::Arm { input } else { input.trim() };
    let known = case.codes.iter().find(|(name, _)| name == code);
    let failed = |message: String| ("failed", message);
    match (case.kind, known) {
        (Kind::Enum, Some(_)) => ("is", code.to_owned()),
        (Kind::Enum, None) => ("unknown", input.to_owned()),
        (_, Some((_, "ok"))) => ("ok", String::new()),
        (Kind::Handling, Some((_, word))) => failed(format!("{}{word}: {code}", driver.todo)),
        (_, Some(_)) => failed(format!("{}{code}", driver.todo)),
        (Kind::Arm, None) => failed(DEFAULT.to_owned()),
        (_, None) => failed(format!("{}{code}{}", driver.unknown.0, driver.unknown.1)),
    }
}

/// A text in the form of the drivers: its bytes in hexadecimal, `-` for none.
pub(super) fn to_hex(text: &str) -> String {
    if text.is_empty() {
        return "-".to_owned();
    }
    text.bytes().map(|byte| format!("{byte:02x}")).collect()
}

fn from_hex(hex: &str) -> String {
    if hex == "-" {
        return String::new();
    }
    let bytes = (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap());
    String::from_utf8(bytes.collect()).unwrap()
}
