//! The difference between two references as text for people.

use std::io::{self, Write};

use anstyle::Style;

use super::context::OutputStyle;
use super::plain::{column, row};
use crate::catalog::{Catalog, Code};
use crate::diff::{Diff, Line, Pair, Part, PartChange};
use crate::text;

/// Writes the codes by what became of them, and at the end the difference in numbers.
pub fn write(out: &mut impl Write, diff: &Diff, output: OutputStyle) -> io::Result<()> {
    let names = diff.added.iter().chain(&diff.gone).map(|code| &*code.name);
    let column = column(names);
    rows(out, "Added", (diff.new, &diff.added), column, output)?;
    rows(out, "Gone", (diff.old, &diff.gone), column, output)?;
    pairs(out, "Renamed", diff.new, &diff.renamed, output)?;
    pairs(out, "Changed", diff.new, &diff.changed, output)?;
    writeln!(out, "{}", diff.summary())
}

/// Writes a row per code: its name, and its meaning in a line.
fn rows(
    out: &mut impl Write,
    heading: &str,
    (catalog, codes): (&Catalog, &[&Code]),
    column: usize,
    output: OutputStyle,
) -> io::Result<()> {
    if codes.is_empty() {
        return Ok(());
    }
    self::heading(out, heading, output)?;
    for code in codes {
        let inside = output.narrower(INDENT);
        let meaning = catalog.meaning(code).fit(inside.width.saturating_sub(column + 2));
        write!(out, "{:INDENT$}", "")?;
        row(out, (&code.name, catalog.url(code).as_deref()), column, &meaning, inside)?;
    }
    writeln!(out)
}

/// Writes each code that both references have, and below it what changed.
fn pairs(
    out: &mut impl Write,
    heading: &str,
    catalog: &Catalog,
    pairs: &[Pair],
    output: OutputStyle,
) -> io::Result<()> {
    if pairs.is_empty() {
        return Ok(());
    }
    self::heading(out, heading, output)?;
    let strong = output.strong();
    for Pair { old, new, parts } in pairs {
        let url = catalog.url(new);
        let (open, close) = output.link(url.as_deref());
        write!(out, "{:INDENT$}", "")?;
        if old.name != new.name {
            write!(out, "{strong}{}{strong:#} -> ", old.name)?;
        }
        writeln!(out, "{open}{strong}{}{strong:#}{close}", new.name)?;
        parts.iter().try_for_each(|change| part(out, change, output))?;
    }
    writeln!(out)
}

fn heading(out: &mut impl Write, heading: &str, output: OutputStyle) -> io::Result<()> {
    let strong = output.strong();
    writeln!(out, "{strong}{heading}{strong:#}")
}

/// The columns before names, and before parts of codes.
const INDENT: usize = 2;

/// Writes the lines of a part that differ, its name before the first.
fn part(out: &mut impl Write, PartChange { part, lines }: &PartChange, output: OutputStyle) -> io::Result<()> {
    let dim = output.dim();
    let column = Part::ALL.iter().map(|part| part.word().len()).max().unwrap_or(0);
    let room = output.width.saturating_sub(2 * INDENT + column + 4);
    let mut label = part.word();
    for line in lines {
        let style = line_style(line, output);
        let body = line.text();
        // Lines of code keep their blanks where they need not be wrapped.
        let is_short = text::width(body) <= room;
        let ranges = if is_short { vec![0..body.len()] } else { text::wrap(body, room) };
        for (number, range) in ranges.into_iter().enumerate() {
            let sign = if number == 0 { line.sign() } else { ' ' };
            write!(out, "{:1$}{dim}{label:column$}{dim:#}  ", "", 2 * INDENT)?;
            writeln!(out, "{style}{sign} {}{style:#}", &body[range])?;
            label = "";
        }
    }
    Ok(())
}

fn line_style(line: &Line, output: OutputStyle) -> Style {
    match line {
        Line::Old(_) => output.old(),
        Line::New(_) => output.new(),
    }
}
