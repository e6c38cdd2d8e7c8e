//! The reader of a document, chosen by what its start shows.

use std::collections::BTreeSet;

use super::super::hints::Header;
use super::super::markdown::Section;
use super::super::options::{ReadOptions, Shape};
use super::super::token::Token;
use super::candidates::{Candidate, FEW, Kind, candidates};
use super::found::Reader;
use super::lead::{Form, Lead};
use super::survey::Survey;
use super::written::WrittenReader;
use crate::text;

/// A reader, and what it leaves.
pub struct Choice {
    /// The reader.
    pub reader: Box<dyn Reader>,
    /// The shape that it reads, in words: `a table, column Code`.
    pub read_as: String,
    /// Others that could be codes and are not read as such, in words; empty where there is nothing.
    pub unused: String,
}

/// Chooses the reader of a document with these titles by its start. Errs with what there is, where nothing is a code.
pub fn choose(sections: &[Section], titles: &[&str], options: &ReadOptions) -> Result<Choice, String> {
    let survey = Survey::of(sections.iter(), titles, options);
    let candidates = candidates(&survey, options);
    let most = candidates.iter().map(|candidate| candidate.count).max().unwrap_or(0);
    let is_enough = |candidate: &&Candidate| candidate.count * FEW >= most;
    let best = candidates.iter().filter(is_enough).max_by_key(|candidate| (candidate.certainty, candidate.count));
    let Some(best) = best else { return Err(advice(&survey, options)) };
    let others = candidates.iter().filter(|other| !std::ptr::eq(*other, best)).map(Candidate::describe);
    let mut unused: Vec<String> = others.collect();
    if let Kind::Tables(tables) = &best.kind {
        let left = survey.tables.iter().filter(|table| !table.is_read_by(tables)).map(|table| table.headers.join(", "));
        let left: BTreeSet<String> = left.collect();
        unused.extend(left.iter().map(|headers| format!("a table with columns {}", text::fit(headers, 60))));
    }
    unused.sort();
    Ok(Choice { reader: best.reader(titles), read_as: best.name(), unused: unused.join(", ") })
}

/// The reader of what this program writes.
pub fn written(options: &ReadOptions) -> Choice {
    let reader = Box::new(WrittenReader::new(options.pattern.as_ref()));
    Choice { reader, read_as: "Markdown, written by ipaper-codes".to_owned(), unused: String::new() }
}

/// The headings of a document that begins with a long row of codes, which leaves no doubt.
const PLAIN: usize = 16;

/// True if so many of the headings at the start of a document are certain to be codes that its reader is known.
pub fn is_plain(certain: usize, sections: usize) -> bool {
    certain >= PLAIN.max(sections / 2)
}

/// The number of headings that are certain to be codes, unless another shape is asked for.
pub fn certain_headings(sections: &[Section], options: &ReadOptions) -> usize {
    let is_code = |section: &&Section| match &options.pattern {
        Some(pattern) => pattern.matches(&section.heading),
        None => Lead::of(&section.heading)
            .is_some_and(|lead| lead.form == Form::Whole && lead.token.is_some_and(Token::is_strong)),
    };
    let is_free = options.shape.is_none_or(|shape| shape == Shape::Headings) && options.column.is_none();
    if is_free { sections.iter().filter(is_code).count() } else { 0 }
}

/// The header of the column that is most likely to have the codes: one that says so, else one of names, else the first.
fn likely_column(survey: &Survey) -> Option<&str> {
    let headers = survey.tables.iter().flat_map(|table| &table.headers).map(|header| header.trim());
    let headers = headers.filter(|header| !header.is_empty()).zip((0..u32::MAX).rev());
    let best = headers.max_by_key(|(header, early)| (Header::of(header), header.eq_ignore_ascii_case("name"), *early));
    best.map(|(header, _)| header)
}

/// The advice where no code is found.
fn advice(survey: &Survey, options: &ReadOptions) -> String {
    let named = options.column.as_ref().map(|column| format!(" in column {column}")).unwrap_or_default();
    let matching = options.pattern.as_ref().map(|pattern| format!(": {}", pattern.describe())).unwrap_or_default();
    let seen = survey.describe();
    let seen = if seen.is_empty() {
        "; there is no heading, table or list".to_owned()
    } else {
        format!("; there {} {seen}", if seen.starts_with("1 ") { "is" } else { "are" })
    };
    let advice = match (likely_column(survey), &options.shape) {
        (Some(column), _) if options.column.is_none() => {
            let quote = if column.contains(|c: char| !c.is_alphanumeric()) { "'" } else { "" };
            format!("; try --as table --column {quote}{}{quote}", text::fit(column, 40))
        }
        (_, None) if survey.has_items() => "; try --as items".to_owned(),
        (_, None) if survey.headings() > 0 => "; try --as headings, or --code-pattern".to_owned(),
        _ => String::new(),
    };
    format!("no return code found{named}{matching}{seen}{advice}")
}
