//! The lines of the selected entry's details: the notes, the reference's words, and a remark where there are none.

use ratatui::layout::Rect;

use super::handling::handling_words;
use super::layout;
use super::state::{Popup, State};
use super::store::Entry;
use crate::action::Action;
use crate::catalog::{Author, EntryItem, Fact, Handling, columns};
use crate::text::{self, glyph};

/// The most text that is shown of an entry, in bytes: some 200 pages, wrapped anew for each frame.
const MAX_TEXT: usize = 1 << 20;
/// Longer lines are hard to read.
pub const MAX_WIDTH: u16 = 80;
/// The cells that are left free between a line and what stands at its right end.
const GAP: usize = 2;
/// The lines that the names of methods take at most.
const METHOD_LINES: usize = 3;

/// The part a line plays, apart from what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The entry's name.
    Name,
    /// The kind of what follows.
    Label,
    /// The words of the reference.
    Text,
    /// The words of a note.
    Note,
    /// Remarks about the reference.
    Dim,
    /// The address of a page.
    Link,
}

/// A line of the details, as wide as it will be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its role.
    pub role: Role,
    /// What is drawn before its text: blanks, the mark of an item, the bar of notes.
    pub before: String,
    /// Its text.
    pub text: String,
    /// What stands at its right end.
    pub aside: Option<Aside>,
    /// The address of the page that its text leads to.
    pub url: Option<String>,
}

/// What stands at the right end of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aside {
    /// The way to handle the code.
    Handling(Handling),
    /// The author of a note.
    Author(Author),
    /// The mark of what not every edition has.
    Edition(&'static str),
    /// The key of an action.
    Key(Action),
}

impl Aside {
    /// Its text, but for a key, which the keymap knows.
    pub fn text(&self) -> String {
        match self {
            Self::Handling(handling) => handling_words(*handling),
            Self::Author(author) => author.mark(),
            Self::Edition(mark) => (*mark).to_owned(),
            // The longest key that is shown.
            Self::Key(_) => "^O".to_owned(),
        }
    }
}

/// The lines of the selected entry's details in a pane.
pub fn lines(state: &State, pane: Rect) -> Vec<Line> {
    let mut lines = Builder {
        lines: Vec::new(),
        room: MAX_TEXT,
        width: layout::inside(pane).width.clamp(1, MAX_WIDTH).into(),
        lists_methods: matches!(state.popup, Some(Popup::Details)),
    };
    let catalog = &state.store.catalog;
    let items = match state.selected() {
        _ if state.facts_scroll().is_some() => catalog.about(),
        Some(Entry::Code(code)) => catalog.entry(code),
        Some(Entry::Method(method)) => catalog.method_entry(method),
        None => Vec::new(),
    };
    let url = items.iter().find_map(|item| if let EntryItem::Link(url) = item { Some(url.to_string()) } else { None });
    let handling = items.iter().find_map(|item| if let EntryItem::Note(note) = item { note.handling } else { None });
    let mut methods = Vec::new();
    for (before, item) in EntryItem::with_previous(&items) {
        if let EntryItem::Method(name, mark) = item
            && !lines.lists_methods
        {
            methods.push(mark.map_or_else(|| (*name).to_owned(), |mark| format!("{name} ({mark})")));
            continue;
        }
        lines.methods(&std::mem::take(&mut methods));
        if before.is_some_and(|before| item.needs_blank_line_before(before)) {
            lines.blank();
        }
        lines.item(item, handling);
    }
    lines.methods(&methods);
    for line in lines.lines.iter_mut().filter(|line| line.role == Role::Name) {
        line.url.clone_from(&url);
    }
    lines.finish()
}

struct Builder {
    lines: Vec<Line>,
    /// The bytes that may still be shown.
    room: usize,
    width: usize,
    /// True if methods have a line each; else they are summed up.
    lists_methods: bool,
}

impl Builder {
    fn item(&mut self, item: &EntryItem, handling: Option<Handling>) {
        match item {
            EntryItem::Name(name) => {
                self.add(Role::Name, "", "", name);
                if let Some(handling) = handling {
                    self.aside(Aside::Handling(handling));
                }
            }
            EntryItem::Group(heading) => self.add(Role::Dim, "", "", &format!("in {heading}")),
            EntryItem::Title(title) => self.add(Role::Text, "", "", title),
            EntryItem::Origin(label) => self.add(Role::Dim, "", "", &format!("from {label}")),
            EntryItem::Heading(heading) => self.add(Role::Label, "", "", heading),
            EntryItem::Label(label) => self.add(Role::Label, "", "", label),
            EntryItem::Links(label) => {
                self.add(Role::Label, "", "", label);
                self.aside(Aside::Key(Action::Follow));
            }
            EntryItem::Remark(text) => self.add(Role::Dim, "", "", text),
            EntryItem::Link(url) => self.link(url),
            EntryItem::Paragraph(text) => self.add(Role::Text, "", "", text),
            EntryItem::Item(depth, mark, text) => {
                let mark = format!("{}{mark} ", "  ".repeat(usize::from(*depth) + 1));
                self.add(Role::Text, &mark, &" ".repeat(text::width(&mark)), text);
            }
            EntryItem::Quote(text) => self.add(Role::Text, "  | ", "  | ", text),
            EntryItem::Method(name, mark) => {
                self.add(Role::Text, "  - ", "    ", name);
                self.mark(*mark);
            }
            EntryItem::Table(rows) => columns(rows).for_each(|line| self.verbatim("  ", &line)),
            EntryItem::CodeBlock(depth, _, text) => {
                let indent = "  ".repeat(usize::from(*depth) + 1);
                text.lines().for_each(|line| self.verbatim(&indent, line));
            }
            EntryItem::Code(name, meaning, mark) => {
                self.add(Role::Text, "  ", "  ", name);
                self.mark(*mark);
                self.add(Role::Dim, "    ", "    ", &meaning.line());
            }
            EntryItem::Fact(fact) => {
                self.add(Role::Label, "", "", &fact.heading);
                self.add(Role::Text, "  ", "  ", &fact.text);
                self.source(fact);
            }
            EntryItem::Note(note) => {
                // The bar down the side sets it apart from the vendor's words.
                let bar = format!("{} ", glyph::VERTICAL);
                self.add(Role::Note, &bar, &bar, &note.text);
                self.aside(Aside::Author(note.author.clone()));
            }
        }
    }

    /// Puts the mark of what not every edition has at the end of the last line.
    fn mark(&mut self, mark: Option<&'static str>) {
        if let Some(mark) = mark {
            self.aside(Aside::Edition(mark));
        }
    }

    /// Puts something at the right end of the last line, or of a line of its own where there is no room.
    fn aside(&mut self, aside: Aside) {
        let Some(last) = self.lines.last_mut() else { return };
        let used = text::width(&last.before) + text::width(&last.text);
        if used + GAP + text::width(&aside.text()) <= self.width {
            last.aside = Some(aside);
            return;
        }
        // A note's bar goes on; a key can be left out.
        let before = if last.role == Role::Note { last.before.clone() } else { String::new() };
        match aside {
            Aside::Key(_) => {}
            Aside::Handling(_) | Aside::Author(_) | Aside::Edition(_) => {
                let role = if last.role == Role::Note { Role::Note } else { Role::Text };
                self.lines.push(Line { role, before, text: String::new(), aside: Some(aside), url: None });
            }
        }
    }

    /// Adds the address of the page on a line, without its scheme, and the key that opens it.
    fn link(&mut self, url: &str) {
        let room = self.width.saturating_sub(GAP + text::width(&Aside::Key(Action::Follow).text()));
        let text = text::fit_middle(without_scheme(url), room).into_owned();
        self.push(Role::Link, "", &text);
        self.lead_to(url);
        self.aside(Aside::Key(Action::OpenLink));
    }

    /// Adds the page that a fact rests on: behind the words for it, or below them where there is little room.
    fn source(&mut self, fact: &Fact) {
        let shown = without_scheme(&fact.url);
        let words = format!("  {} ", fact.source());
        let room = self.width.saturating_sub(text::width(&words));
        if room < text::width(shown).min(self.width / 2) {
            self.add(Role::Dim, "  ", "  ", &fact.source());
            self.push(Role::Link, "  ", &text::fit_middle(shown, self.width.saturating_sub(2)));
        } else {
            self.push(Role::Link, &words, &text::fit_middle(shown, room));
        }
        self.lead_to(&fact.url);
    }

    /// Makes the last line lead to a page.
    fn lead_to(&mut self, url: &str) {
        if let Some(last) = self.lines.last_mut() {
            last.url = Some(url.to_owned());
        }
    }

    /// Sums up the methods of a code in a few lines: as many names as they have room for, and how many more there are.
    fn methods(&mut self, names: &[String]) {
        let Some((first, others)) = names.split_first() else { return };
        let more = |left: usize| if left > 0 { format!(", {left} more") } else { String::new() };
        let mut text = first.clone();
        let mut left = others.len();
        for name in others {
            let longer = format!("{text}, {name}");
            let whole = format!("{longer}{}", more(left - 1));
            if text::wrap(&whole, self.width.saturating_sub(2)).len() > METHOD_LINES {
                break;
            }
            (text, left) = (longer, left - 1);
        }
        self.add(Role::Text, "  ", "  ", &format!("{text}{}", more(left)));
    }

    /// The lines, and a remark if they are not all.
    fn finish(mut self) -> Vec<Line> {
        if self.room == 0 {
            self.room = usize::MAX;
            self.blank();
            self.add(Role::Dim, "", "", "The rest is too long to be shown here; `ipaper-codes show` writes all of it.");
        }
        self.lines
    }

    fn blank(&mut self) {
        self.push(Role::Text, "", "");
    }

    fn push(&mut self, role: Role, before: &str, text: &str) {
        self.lines.push(Line { role, before: before.to_owned(), text: text.to_owned(), aside: None, url: None });
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
            self.push(role, if number == 0 { first } else { below }, &body[range]);
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
            return self.push(Role::Text, &blanks, line);
        }
        let continuation = format!("{} ", glyph::CONTINUATION);
        let below = format!("{blanks}{continuation}");
        // A deep indent must leave room for the text.
        let (first, below) =
            if text::width(&below) * 2 > self.width { ("", &*continuation) } else { (&*blanks, &*below) };
        self.wrapped(Role::Text, first, below, line);
    }
}

/// An address as it is shown: nearly all begin in the same way.
fn without_scheme(url: &str) -> &str {
    url.strip_prefix("https://").unwrap_or(url)
}
