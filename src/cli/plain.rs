//! Entries as text for people.

use std::io::{self, Write};

use anstyle::Style;

use super::OutputStyle;
use crate::catalog::{Catalog, Code, EntryItem, Handling, Method};
use crate::text;

/// Names are aligned up to so many cells.
const WIDEST_NAME: usize = 60;

/// Writes a row per code: its name, how to handle it, and what it means in a line.
pub fn rows(out: &mut impl Write, catalog: &Catalog, codes: &[&Code], output: OutputStyle) -> io::Result<()> {
    let column = self::column(codes.iter().map(|code| &*code.name));
    let noted = codes.iter().any(|code| code.note.is_some());
    for code in codes {
        let mut about = catalog.meaning(code).line();
        if noted {
            let handling = code.note.as_ref().map_or("", |note| note.handling.word());
            about = format!("{handling:<width$}  {about}", width = longest_word());
        }
        row(out, &code.name, column, &about, output)?;
    }
    Ok(())
}

/// The column that what is said about a name starts in: one very long name must not push all others away.
fn column<'a>(names: impl Iterator<Item = &'a str>) -> usize {
    names.map(text::width).max().unwrap_or(0).min(WIDEST_NAME)
}

/// Writes a row per method: its name, and the codes it returns.
pub fn method_rows(
    out: &mut impl Write,
    catalog: &Catalog,
    methods: &[&Method],
    output: OutputStyle,
) -> io::Result<()> {
    let column = self::column(methods.iter().map(|method| method.name.as_str()));
    for method in methods {
        let codes: Vec<&str> = catalog.codes_of(method).map(|code| &*code.name).collect();
        row(out, &method.name, column, &codes.join(" "), output)?;
    }
    Ok(())
}

fn longest_word() -> usize {
    Handling::ALL.iter().map(|handling| handling.word().len()).max().unwrap_or(0)
}

fn row(out: &mut impl Write, name: &str, column: usize, about: &str, output: OutputStyle) -> io::Result<()> {
    let strong = output.strong();
    let room = output.width.saturating_sub(column + 2);
    let about = about.trim_end();
    // A few cells of text tell nothing: the name alone is calmer.
    if room < 12 || about.is_empty() {
        return writeln!(out, "{strong}{}{strong:#}", text::fit(name, output.width));
    }
    let gap = " ".repeat((column + 2).saturating_sub(text::width(name)).max(2));
    writeln!(out, "{strong}{name}{strong:#}{gap}{}", text::fit(about, room))
}

/// Writes entries, a blank line between two.
pub fn entries(out: &mut impl Write, entries: &[Vec<EntryItem>], output: OutputStyle) -> io::Result<()> {
    for (number, parts) in entries.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        for (before, part) in EntryItem::with_previous(parts) {
            if before.is_some_and(|before| part.needs_blank_line_before(before)) {
                writeln!(out)?;
            }
            self::part(out, part, output)?;
        }
    }
    Ok(())
}

fn part(out: &mut impl Write, part: &EntryItem, output: OutputStyle) -> io::Result<()> {
    let (strong, quiet) = (output.strong(), output.quiet());
    match part {
        EntryItem::Name(name) => writeln!(out, "{strong}{name}{strong:#}"),
        EntryItem::Group(heading) => writeln!(out, "  {quiet}in {heading}{quiet:#}"),
        EntryItem::Label(label) => writeln!(out, "  {strong}{label}{strong:#}"),
        EntryItem::Remark(text) => wrapped(out, "  ", text, quiet, output),
        EntryItem::Link(url) => writeln!(out, "  {quiet}{url}{quiet:#}"),
        EntryItem::Paragraph(text) => wrapped(out, "  ", text, Style::new(), output),
        EntryItem::Item(depth, mark, text) => {
            let mark = format!("{}{mark} ", "  ".repeat(usize::from(*depth) + 2));
            wrapped(out, &mark, text, Style::new(), output)
        }
        EntryItem::Verbatim(text) => text.lines().try_for_each(|line| writeln!(out, "    {line}")),
        EntryItem::Code(name, meaning) => {
            writeln!(out, "    {name}")?;
            wrapped(out, "      ", &meaning.line(), quiet, output)
        }
        EntryItem::Note(handling, text) => {
            writeln!(out, "  {strong}Our note, not the vendor's{strong:#}")?;
            writeln!(out, "  | {}: {}", handling.word(), handling.advice())?;
            wrapped(out, "  | ", text, Style::new(), output)
        }
    }
}

/// Writes text after a mark, and further lines below the first. A bar goes down all lines; any other mark is one.
fn wrapped(out: &mut impl Write, mark: &str, body: &str, style: Style, output: OutputStyle) -> io::Result<()> {
    let indent = text::width(mark);
    let below = if mark.contains('|') { mark.to_owned() } else { " ".repeat(indent) };
    for (number, range) in text::wrap(body, output.width.saturating_sub(indent)).into_iter().enumerate() {
        let before = if number == 0 { mark } else { &below };
        writeln!(out, "{before}{style}{}{style:#}", &body[range])?;
    }
    Ok(())
}
