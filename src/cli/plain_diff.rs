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
    let (strong, inside) = (output.strong(), output.narrower(INDENT));
    for Pair { old, new, parts } in pairs {
        let url = catalog.url(new);
        let (open, close) = output.link(url.as_deref());
        write!(out, "{:INDENT$}", "")?;
        if old.name != new.name {
            let is_one_line = text::width(&old.name) + ARROW.len() + 1 + text::width(&new.name) <= inside.width;
            let gap = if is_one_line { " ".to_owned() } else { format!("\n{:1$}", "", 2 * INDENT) };
            write!(out, "{strong}{}{strong:#}{gap}{ARROW}", text::fit(&old.name, inside.width))?;
        }
        let room = inside.narrower(INDENT + ARROW.len()).width;
        writeln!(out, "{open}{strong}{}{strong:#}{close}", text::fit(&new.name, room))?;
        parts.iter().try_for_each(|change| part(out, change, output))?;
    }
    writeln!(out)
}

fn heading(out: &mut impl Write, heading: &str, output: OutputStyle) -> io::Result<()> {
    let strong = output.strong();
    writeln!(out, "{strong}{heading}{strong:#}")
}

/// The sign between an old name and the new one.
const ARROW: &str = "-> ";

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
        // A line of code keeps its blanks, unless it must be wrapped.
        let pieces: Vec<&str> = if text::width(body) <= room {
            vec![body]
        } else {
            text::wrap(body, room).into_iter().map(|range| &body[range]).collect()
        };
        for (number, piece) in pieces.into_iter().enumerate() {
            let sign = if number == 0 { line.sign() } else { ' ' };
            write!(out, "{:1$}{dim}{label:column$}{dim:#}  ", "", 2 * INDENT)?;
            writeln!(out, "{style}{sign} {piece}{style:#}")?;
            label = "";
        }
    }
    Ok(())
}

fn line_style(line: &Line, output: OutputStyle) -> Style {
    match line {
        Line::Old(_) => output.old_line(),
        Line::New(_) => output.new_line(),
    }
}
