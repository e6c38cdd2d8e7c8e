//! The lines of the selected entry's details: what the reference says of it, what we say, and plainly where nobody does.

use super::handling::handling_sign;
use super::snippets::{Snippet, TAB};
use super::state::{DetailsTab, State};
use super::store::Entry;
use crate::catalog::{EntryItem, columns};
use crate::text::{self, glyph};

/// Cells left free on either side.
pub const MARGIN: u16 = 1;
/// The most text that is shown of an entry, in bytes: some 200 pages, wrapped anew for each frame.
const MAX_TEXT: usize = 1 << 20;
/// Longer lines are hard to read.
const MAX_WIDTH: u16 = 80;

/// The part a line plays, apart from what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The entry's name.
    Name,
    /// The kind of what follows.
    Label,
    /// The words of the reference.
    Text,
    /// Our own words.
    Note,
    /// Remarks about the reference, and the link.
    Dim,
}

/// A line of the details: its role, and its text as wide as it will be.
pub type Line = (Role, String);

/// The lines of the selected entry's details in a pane of this width.
pub fn lines(state: &State, width: u16) -> Vec<Line> {
    let mut lines = Builder {
        lines: Vec::new(),
        room: MAX_TEXT,
        width: width.saturating_sub(2 * MARGIN).clamp(1, MAX_WIDTH).into(),
    };
    if state.tab == DetailsTab::Snippet {
        lines.width = width.saturating_sub(2 * MARGIN).max(1).into();
        lines.snippet(state.snippets.shown.as_ref(), state.scroll_sideways);
        return lines.finish();
    }
    let catalog = &state.store.catalog;
    let parts = match state.selected() {
        Some(Entry::Code(code)) => catalog.entry(code),
        Some(Entry::Method(method)) => catalog.method_entry(method),
        None => Vec::new(),
    };
    for (before, part) in EntryItem::with_previous(&parts) {
        if before.is_some_and(|before| part.needs_blank_line_before(before)) {
            lines.lines.push((Role::Text, String::new()));
        }
        lines.part(part);
    }
    lines.finish()
}

struct Builder {
    lines: Vec<Line>,
    /// The bytes that may still be shown.
    room: usize,
    width: usize,
}

impl Builder {
    fn part(&mut self, part: &EntryItem) {
        match part {
            EntryItem::Name(name) => self.add(Role::Name, "", "", name),
            EntryItem::Group(heading) => self.add(Role::Dim, "", "", &format!("in {heading}")),
            EntryItem::Title(title) => self.add(Role::Text, "", "", title),
            EntryItem::Origin(label) => self.add(Role::Dim, "", "", &format!("from {label}")),
            EntryItem::Heading(heading) => self.add(Role::Label, "", "", heading),
            EntryItem::Label(label) => self.add(Role::Label, "", "", label),
            EntryItem::Remark(text) => self.add(Role::Dim, "", "", text),
            EntryItem::Link(url) => self.add(Role::Dim, "", "", url),
            EntryItem::Paragraph(text) => self.add(Role::Text, "", "", text),
            EntryItem::Item(depth, mark, text) => {
                let mark = format!("{}{mark} ", "  ".repeat(usize::from(*depth) + 1));
                self.add(Role::Text, &mark, &" ".repeat(text::width(&mark)), text);
            }
            EntryItem::Quote(text) => self.add(Role::Text, "  | ", "  | ", text),
            EntryItem::Method(name) => self.add(Role::Text, "  - ", "    ", name),
            EntryItem::Table(rows) => columns(rows).for_each(|line| self.verbatim("  ", &line)),
            EntryItem::CodeBlock(depth, _, text) => {
                let indent = "  ".repeat(usize::from(*depth) + 1);
                text.lines().for_each(|line| self.verbatim(&indent, line));
            }
            EntryItem::Code(name, meaning) => {
                self.add(Role::Text, "  ", "  ", name);
                self.add(Role::Dim, "    ", "    ", &meaning.line());
            }
            EntryItem::Note(handling, text) => {
                self.add(Role::Label, "", "", "Our note, not the vendor's");
                let advice = format!("{} {}: {}", handling_sign(*handling), handling.word(), handling.advice());
                // A bar down the side, so that nobody takes it for the vendor's word.
                let bar = format!("  {} ", glyph::VERTICAL);
                self.add(Role::Note, &bar, &bar, &advice);
                self.add(Role::Note, &bar, &bar, text);
            }
        }
    }

    /// Exactly what would be copied, below what it is.
    fn snippet(&mut self, snippet: Option<&Snippet>, sideways: usize) {
        let Some(snippet) = snippet else { return };
        self.add(Role::Name, "", "", &snippet.title);
        self.lines.push((Role::Text, String::new()));
        match &snippet.text {
            Ok(text) => {
                for line in self.take(text).lines() {
                    let line = line.replace('\t', TAB);
                    self.lines.push((Role::Text, text::skip(&line, sideways).to_owned()));
                }
            }
            Err(reason) => self.add(Role::Text, "", "", reason),
        }
    }

    /// The lines, and a remark if they are not all.
    fn finish(mut self) -> Vec<Line> {
        if self.room == 0 {
            self.room = usize::MAX;
            self.lines.push((Role::Text, String::new()));
            self.add(Role::Dim, "", "", "The rest is too long to be shown here; `ipaper-codes show` writes all of it.");
        }
        self.lines
    }

    /// The part of a text that there is room for.
    fn take<'a>(&mut self, text: &'a str) -> &'a str {
        let taken = text::prefix(text, self.room);
        // A line has an end, even if it is empty.
        self.room = if taken.len() < text.len() { 0 } else { self.room.saturating_sub(text.len() + 1) };
        taken
    }

    /// Adds wrapped text; `first` goes before its first line, `below` before the others.
    fn add(&mut self, role: Role, first: &str, below: &str, body: &str) {
        let body = self.take(body);
        self.wrapped(role, first, below, body);
    }

    fn wrapped(&mut self, role: Role, first: &str, below: &str, body: &str) {
        let width = self.width.saturating_sub(text::width(first).max(text::width(below)));
        for (number, range) in text::wrap(body, width).into_iter().enumerate() {
            let before = if number == 0 { first } else { below };
            self.lines.push((role, format!("{before}{}", &body[range])));
        }
    }

    /// Adds a line whose spaces matter. One that is too long continues below, with a sign that it is the same line.
    fn verbatim(&mut self, indent: &str, line: &str) {
        if self.room == 0 {
            return;
        }
        let line = self.take(line).replace('\t', "    ");
        let start = line.len() - line.trim_start().len();
        let (blanks, line) = line.split_at(start);
        let blanks = format!("{indent}{blanks}");
        if text::width(&blanks) + text::width(line) <= self.width {
            return self.lines.push((Role::Text, format!("{blanks}{line}")));
        }
        let continuation = format!("{} ", glyph::CONTINUATION);
        let below = format!("{blanks}{continuation}");
        // A deep indent must leave room for the text.
        let (first, below) =
            if text::width(&below) * 2 > self.width { ("", &*continuation) } else { (&*blanks, &*below) };
        self.wrapped(Role::Text, first, below, line);
    }
}
