//! Screens, reached by real key events through the real keymap, update and draw.

mod facts;
mod foreign;
mod handling;
mod keys;
mod left_out;
mod long;
mod look;
mod methods;
#[cfg(unix)]
mod monkey;
mod mouse;
mod numbers;
mod pasted;
mod pick;
mod popups;
mod references;
mod reload;
mod snippets;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use super::details_lines;
use super::details_view::DetailsTab;
use super::effect::{CopyRequest, Effect};
use super::input::{Input, of_event};
use super::snippets::Snippets;
use super::state::{Exit, Popup, State};
use super::store::Part;
use super::update::{deadline, update};
use super::view;
use crate::catalog::{Catalog, Code, Source, open};
use crate::charset::Charset;
use crate::keymap::{Bindings, Focus, Keymap};
use crate::purpose::Purpose;
use crate::search::{Found, Index};
use crate::snippet::Library;
use crate::theme::{Depth, Look, Theme, ThemeName};

/// A browser without a terminal.
struct Browser {
    state: State,
    now: Instant,
    requests: Vec<CopyRequest>,
    opened: Vec<String>,
    /// Whether each input is followed by a frame.
    draws: bool,
    /// Whether a search is done as soon as it is asked for.
    searches: bool,
}

impl Browser {
    fn open(width: u16, height: u16) -> Self {
        Self::of(open(&[Source::embedded()]).unwrap(), width, height)
    }

    fn of(catalog: Catalog, width: u16, height: u16) -> Self {
        Self::empty(width, height).with(catalog)
    }

    /// The same with a catalog that was read.
    fn with(mut self, catalog: Catalog) -> Self {
        let (codes, methods) = (Index::of_codes(&catalog), Index::of_methods(&catalog));
        self.give(Input::Read(Box::new(Part { catalog, codes, methods })));
        self.give(Input::ReadAll);
        self
    }

    /// Before anything was read.
    fn empty(width: u16, height: u16) -> Self {
        Self::opened_for(Purpose::Browse, width, height)
    }

    /// Before anything was read, and opened for this.
    fn opened_for(purpose: Purpose, width: u16, height: u16) -> Self {
        let state = State::new(
            Snippets::new(Library::embedded(), "rust", None),
            Size { width, height },
            purpose,
            Keymap::new(purpose, &Bindings::default()),
            Look::new(ThemeName::Terminal, Vec::new(), Ok(Depth::True), Charset::Unicode),
        );
        Self { state, now: Instant::now(), requests: Vec::new(), opened: Vec::new(), draws: true, searches: true }
    }

    fn give(&mut self, input: Input) {
        self.take(input);
        if self.draws {
            self.take(Input::Frame);
        }
    }

    fn take(&mut self, input: Input) {
        for effect in update(&mut self.state, input, self.now) {
            match effect {
                Effect::Copy(request) => self.requests.push(request),
                // As the loop does it: a short list is searched before anything is drawn.
                Effect::Search if self.searches => {
                    let results = self.state.list.search(&self.state.store, || false).unwrap();
                    self.give(Input::Found(results));
                }
                Effect::Search | Effect::Remember(..) => {}
                Effect::OpenLink(url) => self.opened.push(url),
                // The shell continues it, perhaps on a screen of another size.
                Effect::Suspend => self.give(Input::Resize(self.state.size)),
            }
        }
    }

    fn event(&mut self, event: Event) {
        if let Some(input) = of_event(event, &self.state) {
            self.give(input);
        }
    }

    /// The names of the rows in the list.
    fn rows(&self) -> Vec<&str> {
        let (list, store) = (&self.state.list, &self.state.store);
        list.rows().iter().map(|&number| store.entry(list.kind, number).unwrap().name()).collect()
    }

    /// Presses keys: names in angle brackets (`<Down>`, `<Ctrl-U>`), everything else a letter each.
    fn keys(mut self, keys: &str) -> Self {
        let mut rest = keys;
        while let Some(c) = rest.chars().next() {
            let end = if c == '<' { rest.find('>').unwrap() + 1 } else { c.len_utf8() };
            self.event(Event::Key(key(&rest[..end])));
            rest = &rest[end..];
        }
        self
    }

    fn buffer(&self, theme: &Theme) -> (Buffer, Option<Position>) {
        self.frame(self.state.size, theme)
    }

    fn frame(&self, Size { width, height }: Size, theme: &Theme) -> (Buffer, Option<Position>) {
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| drop(view::draw(&self.state, theme, frame))).unwrap();
        let cursor = terminal.backend().cursor_visible().then(|| terminal.backend().cursor_position());
        (terminal.backend().buffer().clone(), cursor)
    }

    fn text(&self) -> String {
        let (buffer, cursor) = self.buffer(&Theme::of(ThemeName::Terminal));
        let mut text = String::new();
        for y in 0..buffer.area.height {
            let row: String = (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect();
            writeln!(text, "{}", row.trim_end()).unwrap();
        }
        if let Some(Position { x, y }) = cursor {
            writeln!(text, "cursor: {x},{y}").unwrap();
        }
        text
    }

    /// The runs of cells that look otherwise than plain text, row by row.
    fn styling(&self, theme: &Theme) -> String {
        let (buffer, _) = self.buffer(theme);
        let mut text = String::new();
        for y in 0..buffer.area.height {
            let mut x = 0;
            while x < buffer.area.width {
                let style = buffer[(x, y)].style();
                let start = x;
                let mut run = String::new();
                while x < buffer.area.width && buffer[(x, y)].style() == style {
                    run.push_str(buffer[(x, y)].symbol());
                    x += 1;
                }
                let colour = style.fg.map(|colour| colour.to_string()).filter(|name| name != "Reset");
                let look = [colour, (!style.add_modifier.is_empty()).then(|| format!("{:?}", style.add_modifier))];
                let look = look.into_iter().flatten().collect::<Vec<_>>().join(" ");
                if !look.is_empty() && !run.trim().is_empty() && !run.starts_with('─') {
                    writeln!(text, "{y:>2},{start:<3} {:?} {look}", run.trim()).unwrap();
                }
            }
        }
        text
    }

    fn selected(&self) -> &str {
        self.state.selected().unwrap().name()
    }
}

fn key(text: &str) -> KeyEvent {
    let name = text.strip_prefix('<').and_then(|text| text.strip_suffix('>')).unwrap_or(text);
    let mut modifiers = KeyModifiers::NONE;
    let mut rest = name;
    for (prefix, modifier) in
        [("Ctrl-", KeyModifiers::CONTROL), ("Alt-", KeyModifiers::ALT), ("Shift-", KeyModifiers::SHIFT)]
    {
        if let Some(after) = rest.strip_prefix(prefix) {
            rest = after;
            modifiers |= modifier;
        }
    }
    let code = match rest {
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "Tab" => KeyCode::Tab,
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "BS" => KeyCode::Backspace,
        "Right" => KeyCode::Right,
        "Space" => KeyCode::Char(' '),
        "Shift-Tab" => KeyCode::BackTab,
        name => match name.strip_prefix('F').and_then(|number| number.parse().ok()) {
            Some(number) => KeyCode::F(number),
            None => KeyCode::Char(name.chars().next().unwrap()),
        },
    };
    KeyEvent::new(code, modifiers)
}

const SIZES: [(u16, u16); 4] = [(100, 30), (80, 24), (60, 20), (40, 12)];

#[test]
fn screens_at_every_size() {
    for (width, height) in SIZES {
        for (name, keys) in
            [("empty", ""), ("query", "paper"), ("no-match", "zzzz"), ("help", "<F1>"), ("details", "ripper base<F2>")]
        {
            let browser = Browser::open(width, height).keys(keys);
            insta::assert_snapshot!(format!("{name}-{width}x{height}"), browser.text());
        }
    }
}

#[test]
fn a_wide_screen_has_three_panes() {
    for (name, keys) in [("empty", ""), ("query", "paper"), ("snippet", "paper does<F3>")] {
        let browser = Browser::open(200, 50).keys(keys);
        insta::assert_snapshot!(format!("{name}-200x50"), browser.text());
    }
}

#[test]
fn lists_that_are_grouped_limited_or_near() {
    for (name, keys) in [
        ("grouped", "<Ctrl-]>"),
        ("grouped-query", "paper<Ctrl-]>"),
        ("one-handling", "<Ctrl-G>"),
        ("is-handling", "is:account"),
        ("some-words", "can't write, maintenance foo"),
        ("similar-names", "paperlocked"),
        ("marked", "paper<Tab><Space><Space>"),
        ("marked-copy-menu", "paper<Tab><Space><Space>c"),
    ] {
        for (width, height) in [(100, 30), (40, 12)] {
            let browser = Browser::open(width, height).keys(keys);
            insta::assert_snapshot!(format!("{name}-{width}x{height}"), browser.text());
        }
    }
}

#[test]
fn styling_in_colour_and_without() {
    for (name, theme) in [("coloured", Theme::of(ThemeName::Terminal)), ("plain", Theme::of(ThemeName::Mono))] {
        for (screen, keys) in [("", "paper<Down>"), ("-marked", "is:retry<Tab><Space>"), ("-popup", "paper<F4>")] {
            let browser = Browser::open(80, 24).keys(keys);
            insta::assert_snapshot!(format!("styling-{name}{screen}"), browser.styling(&theme));
        }
    }
}

#[test]
fn every_code_has_its_details() {
    let mut browser = Browser::open(100, 30).keys("<Tab>");
    let mut text = String::new();
    for _ in 0..browser.state.store.catalog.codes.len() {
        for line in details_lines::lines(&browser.state, browser.state.layout().details) {
            let aside = line.aside.map(|aside| format!("  << {}", aside.text())).unwrap_or_default();
            writeln!(text, "{}", format!("{}{}{aside}", line.before, line.text).trim_end()).unwrap();
        }
        writeln!(text, "{}", "=".repeat(40)).unwrap();
        browser = browser.keys("j");
    }
    insta::assert_snapshot!("details-of-every-code", text);
}

#[test]
fn nothing_panics_at_any_size_and_growing_recovers() {
    for keys in [
        "",
        "paper",
        "zzzz",
        "<F1>",
        "<F1>about<Enter>",
        "<F2>",
        "<F3>",
        "<F4>",
        "<Ctrl-L>",
        "<Tab>G",
        "漢字漢字漢字漢字",
    ] {
        let mut browser = Browser::open(100, 30).keys(keys);
        let before = browser.text();
        for (width, height) in
            (1..24).flat_map(|width| (1..16).map(move |height| (width, height))).chain([(200, 60), (1, 60), (200, 1)])
        {
            browser.give(Input::Resize(Size { width, height }));
            browser.text();
        }
        browser.give(Input::Resize(Size::new(100, 30)));
        assert_eq!(browser.text(), before, "{keys}");
    }
}

#[test]
fn methods_have_their_details() {
    for name in ["Ripper.ProcessPDF", "CustomField.SetCustomFieldValue", "Image.GetImageWith2PxDropShadow"] {
        let browser = Browser::open(100, 30).keys(&format!("<Ctrl-T>{name}"));
        assert_eq!(browser.selected(), name);
        insta::assert_snapshot!(format!("method-{name}"), browser.text());
    }
}

#[test]
fn popups_at_every_size() {
    for (width, height) in SIZES {
        for (name, keys) in [("snippet", "paper does<F3>"), ("languages", "<Ctrl-L>"), ("copy-menu", "paper does<F4>")]
        {
            let browser = Browser::open(width, height).keys(keys);
            insta::assert_snapshot!(format!("{name}-{width}x{height}"), browser.text());
        }
    }
}
