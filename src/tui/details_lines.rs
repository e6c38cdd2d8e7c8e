//! The lines of the selected entry's details: the notes, the reference's words, and a remark where there are none.

use ratatui::layout::Rect;

use super::layout;
use super::left_out_lines;
use super::link::Link;
use super::state::{Popup, State, Topic};
use super::store::{Entry, ListKind};
use super::text_lines::{Aside, GAP, Line, LineBuilder, MAX_WIDTH, Role};
use crate::action::Action;
use crate::catalog::{EntryItem, Fact, Handling, columns};
use crate::explain::Response;
use crate::text::{self, glyph};

/// The width of a key as it mostly is, in cells: `^O`.
const KEY_WIDTH: usize = 2;
/// The lines that the names of methods take at most.
const METHOD_LINES: usize = 3;

/// The lines of the selected entry's details in a pane, or of the text that is in their place.
pub fn lines(state: &State, pane: Rect) -> Vec<Line> {
    let topic = state.topic().map(|(topic, _)| topic);
    let mut lines = LineBuilder::new(layout::inside(pane).width);
    if topic == Some(Topic::LeftOut) {
        return left_out_lines::lines(&state.store.catalog, lines);
    }
    let lists_methods = matches!(state.popup, Some(Popup::Details));
    let catalog = &state.store.catalog;
    let items = match state.selected() {
        _ if topic == Some(Topic::Facts) => catalog.about(),
        Some(Entry::Code(code)) => catalog.entry(code),
        Some(Entry::Method(method)) => catalog.method_entry(method),
        None => Vec::new(),
    };
    if let (None, Some(response)) = (topic, response(state)) {
        lines.response(response);
    }
    let url = items.iter().find_map(|item| if let EntryItem::Link(url) = item { Some(url.to_string()) } else { None });
    let handling = items.iter().find_map(|item| if let EntryItem::Note(note) = item { note.handling } else { None });
    let mut methods = Vec::new();
    for (before, item) in EntryItem::with_previous(&items) {
        if let EntryItem::Method(name, mark) = item
            && !lists_methods
        {
            methods.push(mark.map_or_else(|| (*name).to_owned(), |mark| format!("{name} ({mark})")));
            continue;
        }
        lines.methods(&std::mem::take(&mut methods));
        if before.is_some_and(|before| item.needs_blank_line_before(before)) {
            lines.blank();
        }
        lines.item(item, handling, |action| state.key_of(action).map(|key| Aside::Key(action, key)));
    }
    lines.methods(&methods);
    for line in lines.lines.iter_mut().filter(|line| line.role == Role::Name) {
        line.url.clone_from(&url);
    }
    lines.finish("The rest is too long to be shown here; `ipaper-codes show` writes all of it.")
}

/// The room for a line of the details.
pub fn row(pane: Rect, y: u16) -> Rect {
    let inner = layout::inside(pane);
    Rect { y, height: 1, width: inner.width.min(MAX_WIDTH), ..inner }
}

/// The lines in view that lead to a page, each with its link.
pub fn links<'a>(state: &State, pane: Rect, lines: &'a [Line]) -> Vec<(&'a Line, Link)> {
    let rows = lines.iter().skip(state.details_scroll()).take(pane.height.into()).zip(pane.y..);
    let link = |(line, y): (&'a Line, u16)| {
        let url = line.url.clone()?;
        let row = layout::inside(Rect { y, height: 1, ..pane });
        let before = text::width(&line.before).min(row.width.into()) as u16;
        let width = text::width(&line.text).min((row.width - before).into()) as u16;
        (width > 0).then(|| (line, Link { area: Rect { x: row.x + before, width, ..row }, url }))
    };
    rows.filter_map(link).collect()
}

/// The response to the selected code in what was pasted.
fn response(state: &State) -> Option<&Response> {
    let code = state.list.selected_number().filter(|_| state.list.kind == ListKind::Codes)?;
    state.pasted()?.response(code)
}

impl LineBuilder {
    /// Adds the message and the data of a response, apart from what the reference says.
    fn response(&mut self, response: &Response) {
        let message = response.message.iter().map(|message| ("message", message));
        let data = response.data.iter().map(|(name, value)| (name.as_str(), value));
        for (name, value) in message.chain(data) {
            self.add(Role::Text, "", "  ", &format!("{name}: {value}"));
        }
        if response.message.is_some() || !response.data.is_empty() {
            self.blank();
        }
    }

    fn item(&mut self, item: &EntryItem, handling: Option<Handling>, key: impl Fn(Action) -> Option<Aside>) {
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
                if let Some(key) = key(Action::Follow) {
                    self.aside(key);
                }
            }
            EntryItem::Remark(text) => self.add(Role::Dim, "", "", text),
            EntryItem::Link(url) => self.link(url, key(Action::OpenLink)),
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

    /// Adds the address of the page on a line, without its scheme, and the key that opens it.
    fn link(&mut self, url: &str, key: Option<Aside>) {
        // An address stays as it is when the focus changes, and with it the key.
        let width = key.as_ref().map_or(0, |key| text::width(&key.text())).max(KEY_WIDTH);
        let room = self.width.saturating_sub(GAP + width);
        let text = text::fit_middle(without_scheme(url), room).into_owned();
        self.push(Role::Link, "", &text);
        self.lead_to(url);
        if let Some(key) = key {
            self.aside(key);
        }
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
}

/// An address as it is shown: nearly all begin in the same way.
fn without_scheme(url: &str) -> &str {
    url.strip_prefix("https://").unwrap_or(url)
}
