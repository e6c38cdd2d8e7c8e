//! Snippets: golden files to read, and each snippet compiled and run by the real compilers.

// The tests build long texts, and may do so slowly.
#![allow(clippy::format_push_string, clippy::format_collect, clippy::too_many_lines)]

mod cases;
mod drivers;
mod formatters;
mod golden;
mod heads;
mod proof;
mod responses;
mod tools;

use ipaper_codes::catalog::{Catalog, Source, open};

/// The embedded reference.
fn reference() -> Catalog {
    open(&[Source::embedded()]).unwrap()
}

/// A text with every line indented.
fn indented(text: &str, by: &str) -> String {
    text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("{by}{line}\n") }).collect()
}
