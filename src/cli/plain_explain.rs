//! The codes in a text, for people: each as it is met, and at the end what each of them is.

use std::io::{self, Write};

use anstyle::Style;

use super::context::OutputStyle;
use super::names::names_of;
use super::plain::{entries, wrapped};
use crate::catalog::{Catalog, Code, Edition, Handling, Meaning, Method};
use crate::explain::Tally;
use crate::format::occurrence::Met;
use crate::text;

/// The most cells of a message, and of a field of the data.
const MAX_TEXT: usize = 1000;

/// Writes a code as it is met: its place, what to do, and what its response says.
pub fn occurrence(out: &mut impl Write, met: &Met, output: OutputStyle) -> io::Result<()> {
    let (strong, dim) = (output.strong(), output.dim());
    let place = format!("{}:{}:{}:", met.file, met.line, met.column);
    let (names, advice) = (met.names(), met.advice());
    let gap = if advice.is_empty() { "" } else { "  " };
    writeln!(out, "{dim}{place}{dim:#} {strong}{names}{strong:#}{gap}{advice}")?;
    if let Some(message) = met.message() {
        wrapped(out, "  message: ", &text::fit(&message, MAX_TEXT), Style::new(), output)?;
    }
    for (field, value) in met.response.into_iter().flat_map(|response| &response.data) {
        wrapped(
            out,
            &format!("  {}: ", text::one_line(field)),
            &text::fit(&text::one_line(value), MAX_TEXT),
            Style::new(),
            output,
        )?;
    }
    Ok(())
}

/// Writes what each of the codes is, the most telling first: all there is where it is one, else what it means and what to
/// do about it.
pub fn summary(
    out: &mut impl Write,
    catalog: &Catalog,
    tally: &Tally,
    unknown: &[(String, u64, String)],
    output: OutputStyle,
) -> io::Result<()> {
    let found = tally.found(catalog);
    if let ([(code, 1)], []) = (&found[..], unknown) {
        writeln!(out)?;
        return entries(out, &[catalog.entry(code)], output);
    }
    for (code, count) in &found {
        writeln!(out)?;
        let advice = code.handling().map(Handling::in_words).unwrap_or_default();
        heading(out, &code.name, *count, &advice, output)?;
        meaning(out, catalog, code, output)?;
    }
    for (name, count, advice) in unknown {
        writeln!(out)?;
        heading(out, name, *count, advice, output)?;
    }
    if tally.is_full() {
        writeln!(out, "\nFurther unknown names are not listed.")?;
    }
    Ok(())
}

/// Writes which codes of the text these methods do not document, and which of theirs are not in the text, each name between
/// marks.
pub fn methods(
    out: &mut impl Write,
    catalog: &Catalog,
    tally: &Tally,
    (methods, edition): (&[&Method], Edition),
    mark: &str,
) -> io::Result<()> {
    let Some(first) = methods.first() else { return Ok(()) };
    let documented: Vec<u32> = methods.iter().flat_map(|method| method.codes_in(edition)).collect();
    let mut others = tally.numbers(catalog);
    others.retain(|code| !documented.contains(code));
    let missing: Vec<u32> = documented.iter().copied().filter(|&code| tally.count(code) == 0).collect();
    writeln!(out)?;
    for (what, codes) in [("Not documented for", others), ("Not found, and documented for", missing)] {
        let names: Vec<String> = names_of(catalog, &codes).iter().map(|name| format!("{mark}{name}{mark}")).collect();
        let names = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
        writeln!(out, "{what} {}: {names}", first.name)?;
    }
    Ok(())
}

fn heading(out: &mut impl Write, name: &str, count: u64, advice: &str, output: OutputStyle) -> io::Result<()> {
    let strong = output.strong();
    let times = if count == 1 { "once".to_owned() } else { format!("{count} times") };
    writeln!(out, "{strong}{name}{strong:#}  {}", format!("{times}  {advice}").trim_end())
}

/// Writes the first sentence on a code, and the note that counts.
fn meaning(out: &mut impl Write, catalog: &Catalog, code: &Code, output: OutputStyle) -> io::Result<()> {
    if let meaning @ Meaning::Reference(..) = catalog.meaning(code) {
        wrapped(out, "  ", &meaning.line(), Style::new(), output)?;
    }
    match code.notes.first() {
        Some(note) => wrapped(out, "  | ", &format!("{}: {}", note.author.short(), note.text), Style::new(), output),
        None => Ok(()),
    }
}
