//! A document -> a part of the catalog, if it is data.

use std::path::Path;

use crate::catalog::builder::Builder;
use crate::catalog::files::{CatalogError, Document};
use crate::catalog::limits::MAX_VALUES;
use crate::catalog::markdown::FrontMatter;
use crate::catalog::model::Warning;
use crate::catalog::options::ReadOptions;
use crate::catalog::{chunks, foreign, memory};

use super::error::{DataError, Mistake};
use super::format::format_of;
use super::read;

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
    let start = document.start(foreign::START)?;
    let format = format_of(Some(Path::new(&label)), &start, options.shape);
    let Some(format) = format else { return Ok(Some(document)) };
    let (text, problems) = chunks::whole(document)?;
    // A value takes two bytes of a document, or more.
    if !memory::is_available((text.len() / 2).min(MAX_VALUES) * VALUE) {
        return Err(CatalogError::no_memory(&label));
    }
    let read = read::read(format, &text, &label, options).map_err(|error| {
        match (error, foreign::refusal(&label, &start)) {
            (DataError::TooMuch, _) => CatalogError::too_much(&label),
            (_, Some(refusal)) => refusal,
            (DataError::Syntax(Mistake { line, column, message }), None) => {
                CatalogError::at(&label, line, column, message)
            }
            (DataError::NoCodes(message), None) => CatalogError::no_codes(&label, message),
        }
    })?;
    let number = builder.start_document(&label, &FrontMatter { title: read.title, ..FrontMatter::default() });
    for (line, problem) in problems {
        builder.warn(&label, line, problem.to_owned());
    }
    for (unread, mistakes) in [(true, read.unread), (false, read.warnings)] {
        for Mistake { line, column, message } in mistakes {
            builder.add_warning(Warning { document: label.clone(), line, column, message, unread });
        }
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
