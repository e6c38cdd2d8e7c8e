//! Rust.

use super::{Case, DEFAULT, Driver, Kind, Tool, calls, inputs};

pub(super) const RUST: Driver = Driver {
    language: "rust",
    tools: &[Tool { name: "cargo", package: "cargo" }],
    todo: "not yet implemented: ",
    unknown: ("unknown return code: ", ""),
    program: rust,
    // The crates are built once for all runs; those of the lock file are there, as they are the project's own.
    commands: &[
        &["cargo", "build", "--quiet", "--offline", concat!("--target-dir=", env!("CARGO_TARGET_TMPDIR"), "/snippets")],
        &[concat!(env!("CARGO_TARGET_TMPDIR"), "/snippets/debug/proof")],
    ],
};

/// The crates that the snippets use.
const MANIFEST: &str = r#"[package]
name = "proof"
edition = "2021"

[dependencies]
quick-xml = { version = "0.41", features = ["serialize"] }
serde = { version = "1", features = ["derive"] }
thiserror = "2"

[profile.dev]
debug = false

[workspace]
"#;

fn rust(cases: &[Case]) -> Vec<(String, String)> {
    let mut text = r#"#![deny(warnings)]
// Where no arm does anything yet, nothing that follows is reached.
#![allow(unreachable_code)]
use std::error::Error;
use std::panic::{catch_unwind, set_hook};

fn text(hex: &str) -> String {
    let hex = hex.trim_matches('-');
    let byte = |at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
    String::from_utf8((0..hex.len()).step_by(2).map(byte).collect()).unwrap()
}

fn say(case: usize, input: usize, word: &str, text: &str) {
    let hex: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
    println!("{case} {input} {word} {}", if hex.is_empty() { "-" } else { &hex });
}

fn attempt(case: usize, f: fn(&str) -> Result<(), Box<dyn Error>>, inputs: &[&str]) {
    for (number, input) in inputs.iter().enumerate() {
        let input = text(input);
        match catch_unwind(|| f(&input)) {
            Ok(Ok(())) => say(case, number, "ok", ""),
            Ok(Err(error)) => say(case, number, "failed", &error.to_string()),
            Err(error) => {
                let text = error.downcast_ref::<&str>().map(|text| text.to_string());
                let text = text.or_else(|| error.downcast_ref::<String>().cloned());
                say(case, number, "failed", &text.unwrap());
            }
        }
    }
}

/// Data of any form: its text.
struct Text(String);

impl<'de> serde::Deserialize<'de> for Text {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> serde::de::Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("data")
    }

    fn visit_str<E>(self, text: &str) -> Result<Text, E> {
        Ok(Text(text.to_owned()))
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
        let mut all = String::new();
        while let Some(key) = map.next_key::<String>()? {
            let Text(text) = map.next_value()?;
            if !key.starts_with('@') {
                all.push_str(&text);
            }
        }
        Ok(Text(all))
    }
}
"#
    .to_owned();
    for (at, case) in cases.iter().enumerate() {
        let (snippet, list) = (&case.text, inputs(case, ", "));
        text.push_str(&match case.kind {
            Kind::Arm => format!(
                "mod c{at} {{\nfn f(code: &str) -> Result<(), Box<dyn crate::Error>> {{\nmatch code {{\n\
                 {snippet}_ => panic!(\"{DEFAULT}\"),\n}}\nOk(())\n}}\n\
                 pub fn run() {{ crate::attempt({at}, f, &[{list}]); }}\n}}\n"
            ),
            Kind::Match | Kind::Handling => format!(
                "mod c{at} {{\nfn f(code: &str) -> Result<(), Box<dyn crate::Error>> {{\n{snippet}Ok(())\n}}\n\
                 pub fn run() {{ crate::attempt({at}, f, &[{list}]); }}\n}}\n"
            ),
            Kind::Enum => format!(
                "mod c{at} {{\n{snippet}\npub fn run() {{\n\
                 for (number, input) in [{list}].into_iter().enumerate() {{\n\
                 let input = crate::text(input);\nlet code = ReturnCode::from(input.as_str());\n\
                 assert_eq!(code.to_string(), code.as_str());\nassert_eq!(input.parse(), Ok(code.clone()));\n\
                 let word = if matches!(code, ReturnCode::Unknown(_)) {{ \"unknown\" }} else {{ \"is\" }};\n\
                 crate::say({at}, number, word, code.as_str());\n}}\n}}\n}}\n"
            ),
            Kind::Response => format!(
                "mod c{at} {{\n{snippet}\npub fn run() {{\n\
                 for (number, input) in [{list}].into_iter().enumerate() {{\n\
                 let (word, text) = match read_response::<crate::Text>(&crate::text(input)) {{\n\
                 Ok(data) => (\"data\", data.map(|data| data.0.trim().to_owned()).unwrap_or_default()),\n\
                 Err(ResponseError::Code {{ code, message }}) => (\"failure\", format!(\"{{code}}: {{message}}\")),\n\
                 Err(ResponseError::Malformed(_)) => (\"malformed\", String::new()),\n\
                 }};\ncrate::say({at}, number, word, &text);\n}}\n}}\n}}\n"
            ),
        });
    }
    let calls = calls(cases, |at| format!("c{at}::run();"));
    text.push_str(&format!("fn main() {{\nset_hook(Box::new(|_| {{}}));\n{calls}\n}}\n"));
    let lock = include_str!("../../../Cargo.lock");
    let files = [("Cargo.toml", MANIFEST.to_owned()), ("Cargo.lock", lock.to_owned()), ("src/main.rs", text)];
    files.map(|(name, text)| (name.to_owned(), text)).into()
}
