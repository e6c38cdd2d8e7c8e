//! Text set in lines of a pane, each with its role.

use super::handling::handling_words;
use crate::action::Action;
use crate::catalog::{Author, Handling};
use crate::text::{self, glyph};

/// The most text that is shown at a time, in bytes: some 200 pages, wrapped anew for each frame.
const MAX_TEXT: usize = 1 << 20;
/// Longer lines are hard to read.
pub const MAX_WIDTH: u16 = 80;
/// The cells that are left free between a line and what stands at its right end.
pub const GAP: usize = 2;

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
    /// What is drawn before its text: blanks, the mark of an item, the bar of our notes.
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
    /// An action, and its key.
    Key(Action, String),
}

impl Aside {
    /// Its text.
    pub fn text(&self) -> String {
        match self {
            Self::Handling(handling) => handling_words(*handling),
            Self::Author(author) => author.mark(),
            Self::Edition(mark) => (*mark).to_owned(),
            Self::Key(_, key) => key.clone(),
        }
    }
}

/// A text that is being set in lines.
#[derive(Debug)]
pub struct LineBuilder {
    /// Those that are there.
    pub lines: Vec<Line>,
    /// The bytes that may still be shown.
    room: usize,
    /// The width of a line, in cells.
    pub width: usize,
}

impl LineBuilder {
    /// No line yet, in a pane with so many columns inside.
    pub fn new(columns: u16) -> Self {
        Self { lines: Vec::new(), room: MAX_TEXT, width: columns.clamp(1, MAX_WIDTH).into() }
    }

    /// Puts something at the right end of the last line, or of a line of its own where there is no room.
    pub fn aside(&mut self, aside: Aside) {
        let Some(last) = self.lines.last_mut() else { return };
        let used = text::width(&last.before) + text::width(&last.text);
        if used + GAP + text::width(&aside.text()) <= self.width {
            last.aside = Some(aside);
            return;
        }
        // A note's bar goes on; a key can be left out.
        let before = if last.role == Role::Note { last.before.clone() } else { String::new() };
        match aside {
            Aside::Key(..) => {}
            Aside::Handling(_) | Aside::Author(_) | Aside::Edition(_) => {
                let role = if last.role == Role::Note { Role::Note } else { Role::Text };
                self.lines.push(Line { role, before, text: String::new(), aside: Some(aside), url: None });
            }
        }
    }

    /// Makes the last line lead to a page.
    pub fn lead_to(&mut self, url: &str) {
        if let Some(last) = self.lines.last_mut() {
            last.url = Some(url.to_owned());
        }
    }

    /// The lines, and a remark if they are not all.
    pub fn finish(mut self, remark: &str) -> Vec<Line> {
        if self.room == 0 {
            self.room = usize::MAX;
            self.blank();
            self.add(Role::Dim, "", "", remark);
        }
        self.lines
    }

    /// Adds a blank line.
    pub fn blank(&mut self) {
        self.push(Role::Text, "", "");
    }

    /// Adds a line as it is.
    pub fn push(&mut self, role: Role, before: &str, text: &str) {
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
    pub fn add(&mut self, role: Role, first: &str, below: &str, body: &str) {
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
    pub fn verbatim(&mut self, indent: &str, line: &str) {
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
