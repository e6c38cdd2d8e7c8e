//! Snippets are what a developer would really paste: golden files to read, and the word of the compilers on all.

// These put much text together, and no time is lost by it that anyone would see.
#![allow(clippy::format_push_string, clippy::format_collect)]

mod cases;
mod drivers;
mod formatters;
mod golden;
mod heads;
mod proof;
mod tools;

use ipaper_codes::catalog::{Catalog, Pattern, Source, open};

/// The reference that the program carries.
fn reference() -> Catalog {
    open(&[Source::Embedded], &Pattern::default()).unwrap()
}

/// A text with every line moved to the right.
fn indented(text: &str, by: &str) -> String {
    text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("{by}{line}\n") }).collect()
}
