//! One driver per language: its cases as a program.

mod compiled;
mod jvm;
mod rust;
mod scripts;
mod web;

use ipaper_codes::snippet::{Kind, Library};

use super::cases::Case;
use super::indented;
use super::proof::{DEFAULT, Driver, prove, to_hex};
use super::tools::Tool;

/// A test per driver, so that the harness runs as many at once as there are cores.
macro_rules! proofs {
    ($($name:ident: $driver:expr,)*) => {
        $(#[test]
        fn $name() {
            prove(&$driver);
        })*

        #[test]
        fn every_language_is_proven() {
            let mut proven = [$($driver.language),*];
            let library = Library::embedded();
            let mut languages: Vec<&str> = library.languages().iter().map(|language| language.id.as_str()).collect();
            proven.sort_unstable();
            languages.sort_unstable();
            assert_eq!(languages, proven);
        }
    };
}

proofs! {
    rust_runs: rust::RUST,
    csharp_runs: compiled::CSHARP,
    go_runs: compiled::GO,
    java_runs: jvm::JAVA,
    kotlin_runs: jvm::KOTLIN,
    javascript_runs: web::JAVASCRIPT,
    typescript_runs: web::TYPESCRIPT,
    php_runs: web::PHP,
    python_runs: scripts::PYTHON,
    ruby_runs: scripts::RUBY,
    bash_runs: scripts::BASH,
}

/// What a case is tried with, as a list of literals.
fn inputs(case: &Case, separator: &str) -> String {
    let literals: Vec<String> = case.inputs.iter().map(|input| format!("\"{}\"", to_hex(input))).collect();
    literals.join(separator)
}

/// The calls of all cases.
fn calls(cases: &[Case], call: impl Fn(usize) -> String) -> String {
    (0..cases.len()).map(call).collect::<Vec<_>>().join("\n")
}
