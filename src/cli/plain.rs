//! Entries as text for people.

use std::io::{self, Write};

use anstyle::Style;

use super::context::OutputStyle;
use crate::catalog::{Catalog, Code, Edition, EntryItem, Handling, Method, columns};
use crate::text;

/// Columns of names are at most so wide, in cells.
const WIDEST: usize = 60;

/// Writes a row per code: its name, its reference where there are several, its handling, and its meaning in a line; before
/// that its alias, where its name says little.
pub fn rows(out: &mut impl Write, catalog: &Catalog, codes: &[&Code], output: OutputStyle) -> io::Result<()> {
    let column = self::column(codes.iter().map(|code| &*code.name));
    let origins = self::column(codes.iter().filter_map(|code| catalog.origin(code)));
    let noted = codes.iter().any(|code| !code.notes.is_empty());
    for code in codes {
        let mut about = String::new();
        if let Some(origin) = catalog.origin(code) {
            about = text::padded(origin, origins) + "  ";
        }
        if noted {
            let handling = code.handling().map_or("", Handling::word);
            about.extend([handling, &" ".repeat(longest_word() + 2 - handling.len())]);
        }
        about.extend(marked(catalog.editions_of(code).mark()).map(|mark| mark + " "));
        about.extend(code.alias_in_words().into_iter().flat_map(|alias| [alias, "  "]));
        let room = output.width.saturating_sub(column + 2 + text::width(&about));
        about.push_str(&catalog.meaning(code).fit(room));
        row(out, (&code.name, catalog.url(code).as_deref()), column, &about, output)?;
    }
    Ok(())
}

/// The width of a column of texts: a very long one must not push all others away.
pub(super) fn column<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    texts.map(text::width).max().unwrap_or(0).min(WIDEST)
}

/// Writes a row per method: its name, a mark if not every edition has it, and the codes it returns.
pub fn method_rows(
    out: &mut impl Write,
    catalog: &Catalog,
    methods: &[&Method],
    output: OutputStyle,
) -> io::Result<()> {
    let column = self::column(methods.iter().map(|method| method.name.as_str()));
    for method in methods {
        let codes = catalog.codes_of(method, Edition::Today).map(|code| &*code.name);
        let about: Vec<String> = marked(method.editions.mark()).into_iter().chain(codes.map(str::to_owned)).collect();
        row(out, (&method.name, method.url.as_deref()), column, &about.join(" "), output)?;
    }
    Ok(())
}

/// The mark of what not every edition has, in brackets.
fn marked(mark: Option<&str>) -> Option<String> {
    mark.map(|mark| format!("({mark})"))
}

/// The width of the column of handlings.
fn longest_word() -> usize {
    Handling::ALL.iter().map(|handling| handling.word().len()).max().unwrap_or(0)
}

/// Writes a name, which may lead to an address, and a text about it.
pub(super) fn row(
    out: &mut impl Write,
    (name, url): (&str, Option<&str>),
    column: usize,
    about: &str,
    output: OutputStyle,
) -> io::Result<()> {
    let strong = output.strong();
    let (open, close) = output.link(url);
    let room = output.width.saturating_sub(column + 2);
    let about = about.trim_end();
    // A few cells of text say nothing.
    if room < 12 || about.is_empty() {
        return writeln!(out, "{open}{strong}{}{strong:#}{close}", text::fit(name, output.width));
    }
    let gap = " ".repeat((column + 2).saturating_sub(text::width(name)).max(2));
    writeln!(out, "{open}{strong}{name}{strong:#}{close}{gap}{}", text::fit(about, room))
}

/// Writes entries, a blank line between two.
pub fn entries(out: &mut impl Write, entries: &[Vec<EntryItem>], output: OutputStyle) -> io::Result<()> {
    for (number, items) in entries.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        let url = items.iter().find_map(|item| if let EntryItem::Link(url) = item { Some(&**url) } else { None });
        for (before, item) in EntryItem::with_previous(items) {
            if before.is_some_and(|before| item.needs_blank_line_before(before)) {
                writeln!(out)?;
            }
            self::item(out, item, url, output)?;
        }
    }
    Ok(())
}

/// Writes an item of an entry, which may have an address.
fn item(out: &mut impl Write, item: &EntryItem, url: Option<&str>, output: OutputStyle) -> io::Result<()> {
    let (strong, dim) = (output.strong(), output.dim());
    let (open, close) = output.link(url);
    match item {
        EntryItem::Name(name) => writeln!(out, "{open}{strong}{name}{strong:#}{close}"),
        EntryItem::Title(title) => wrapped(out, "  ", title, Style::new(), output),
        EntryItem::Origin(label) => writeln!(out, "  {dim}from {label}{dim:#}"),
        EntryItem::Heading(heading) => writeln!(out, "  {strong}{heading}{strong:#}"),
        EntryItem::Group(heading) => writeln!(out, "  {dim}in {heading}{dim:#}"),
        EntryItem::Label(label) | EntryItem::Links(label) => writeln!(out, "  {strong}{label}{strong:#}"),
        EntryItem::Remark(text) => wrapped(out, "  ", text, dim, output),
        EntryItem::Link(url) => writeln!(out, "  {open}{dim}{url}{dim:#}{close}"),
        EntryItem::Paragraph(text) => wrapped(out, "  ", text, Style::new(), output),
        EntryItem::Item(depth, mark, text) => {
            let mark = format!("{}{mark} ", "  ".repeat(usize::from(*depth) + 2));
            wrapped(out, &mark, text, Style::new(), output)
        }
        EntryItem::Method(name, mark) => {
            let name = [Some((*name).to_owned()), marked(*mark)].into_iter().flatten().collect::<Vec<_>>().join(" ");
            wrapped(out, "    - ", &name, Style::new(), output)
        }
        EntryItem::Quote(text) => wrapped(out, "    | ", text, Style::new(), output),
        EntryItem::CodeBlock(depth, _, text) => {
            let indent = "  ".repeat(usize::from(*depth) + 2);
            text.lines().try_for_each(|line| writeln!(out, "{indent}{line}"))
        }
        EntryItem::Table(rows) => columns(rows).try_for_each(|line| writeln!(out, "    {line}")),
        EntryItem::Code(name, meaning, mark) => {
            let mark = marked(*mark).map(|mark| format!("  {dim}{mark}{dim:#}")).unwrap_or_default();
            writeln!(out, "    {name}{mark}")?;
            wrapped(out, "      ", &meaning.line(), dim, output)
        }
        EntryItem::Fact(fact) => {
            writeln!(out, "  {strong}{}{strong:#}", fact.heading)?;
            wrapped(out, "    ", &fact.text, Style::new(), output)?;
            let (open, close) = output.link(Some(&fact.url));
            writeln!(out, "    {dim}{} {open}{}{close}{dim:#}", fact.source(), fact.url)
        }
        EntryItem::Note(note) => {
            writeln!(out, "  {strong}{}{strong:#}", note.author.heading())?;
            if let Some(handling) = note.handling {
                writeln!(out, "  | {}", handling.in_words())?;
            }
            wrapped(out, "  | ", &note.text, Style::new(), output)
        }
    }
}

/// Writes text after a mark, and further lines below the first. A bar goes down all lines; any other mark is one.
pub(super) fn wrapped(
    out: &mut impl Write,
    mark: &str,
    body: &str,
    style: Style,
    output: OutputStyle,
) -> io::Result<()> {
    let indent = text::width(mark);
    let below = if mark.contains('|') { mark.to_owned() } else { " ".repeat(indent) };
    for (number, range) in text::wrap(body, output.width.saturating_sub(indent)).into_iter().enumerate() {
        let before = if number == 0 { mark } else { &below };
        writeln!(out, "{before}{style}{}{style:#}", &body[range])?;
    }
    Ok(())
}
