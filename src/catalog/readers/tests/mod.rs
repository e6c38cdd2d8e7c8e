//! The readers, over documents of every shape.

mod blocks;
mod choice;
mod headings;

use super::super::markdown::{self, Section};
use super::super::model::Code;
use super::found::{Found, Reader};
use super::headings::{HeadingReader, Headings};

fn parse(source: &str) -> Vec<Section> {
    markdown::parse(source, 1).sections
}

/// Headings of which single words are codes too.
fn any() -> Headings {
    Headings { single_words: u8::MAX, ..Headings::default() }
}

fn found(source: &str, headings: Headings) -> Found {
    let mut found = Found::new(0, None);
    HeadingReader::new(headings, &[]).add(parse(source), &mut found);
    found
}

/// The codes of a document whose headings are codes.
pub(in super::super) fn headed(source: &str) -> Vec<Code> {
    found(source, any()).rest()
}
