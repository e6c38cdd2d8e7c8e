//! A document -> a part of the catalog, if it is data.

use std::path::Path;

use crate::catalog::builder::Builder;
use crate::catalog::files::{CatalogError, Document};
use crate::catalog::limits::MAX_VALUES;
use crate::catalog::markdown::FrontMatter;
use crate::catalog::options::ReadOptions;
use crate::catalog::{chunks, memory};

use super::error::DataError;
use super::format::format_of;
use super::read;

/// The number of bytes by which a format is known.
const START: u64 = 256;

/// The number of codes that are handed over at a time.
const PART: usize = 1 << 14;

/// The most memory of a value, in bytes.
const VALUE: usize = 64;

/// Reads a document that is data. Gives back any other.
pub(in crate::catalog) fn take(
    mut document: Document,
    options: &ReadOptions,
    builder: &mut Builder,
) -> Result<Option<Document>, CatalogError> {
    let label = document.label.clone();
    let format = format_of(Some(Path::new(&label)), &document.start(START)?, options.shape);
    let Some(format) = format else { return Ok(Some(document)) };
    let (text, problems) = chunks::whole(document)?;
    // A value takes two bytes of a document, or more.
    if !memory::is_available((text.len() / 2).min(MAX_VALUES) * VALUE) {
        return Err(CatalogError::no_memory(&label));
    }
    let read = read::read(format, &text, &label, options).map_err(|error| match error {
        DataError::Syntax(line, column, message) => CatalogError::at(&label, line, column, message),
        DataError::NoCodes(message) => CatalogError::no_codes(&label, message),
        DataError::TooMuch => CatalogError::too_much(&label),
    })?;
    let number = builder.start_document(&label, &FrontMatter { title: read.title, ..FrontMatter::default() });
    let problems = problems.into_iter().map(|(line, problem)| (line, problem.to_owned()));
    for (line, message) in problems.chain(read.warnings) {
        builder.warn(&label, line, message);
    }
    builder.read_as(read.read_as, read.unused);
    let mut codes = read.codes;
    codes.reverse();
    // In parts, so that few codes are there twice.
    while !codes.is_empty() {
        let mut part = codes.split_off(codes.len().saturating_sub(PART));
        codes.shrink_to_fit();
        part.reverse();
        for code in &mut part {
            code.document = number;
        }
        builder.add_codes(&label, part)?;
        builder.hand_over();
    }
    Ok(None)
}
