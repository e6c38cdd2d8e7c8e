//! Screens, reached by real key events through the real keymap, update and draw.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};

use super::copier::Request;
use super::input::input;
use super::place::{Found, Part, Subject};
use super::snippets::Snippets;
use super::state::{Face, Leaving, Popup, State};
use super::update::{Effect, Input, deadline, update};
use super::view;
use crate::catalog::{Catalog, Code, Pattern, Source, open};
use crate::keymap::{Focus, Keymap};
use crate::search::{Index, Query};
use crate::snippet::Library;
use crate::theme::Theme;

/// A browser without a terminal.
struct Browser {
    state: State,
    keymap: Keymap,
    now: Instant,
    requests: Vec<Request>,
    searches: usize,
}

impl Browser {
    fn open(width: u16, height: u16) -> Self {
        let mut browser = Self::empty(width, height);
        let catalog = open(&[Source::Embedded], &Pattern::default()).unwrap();
        let (codes, methods) = (Index::of_codes(&catalog), Index::of_methods(&catalog));
        browser.give(Input::Read(Box::new(Part { catalog, codes, methods })));
        browser.give(Input::ReadAll);
        browser
    }

    /// Before anything was read.
    fn empty(width: u16, height: u16) -> Self {
        let state = State::new(Snippets::new(Library::embedded(), "rust"), Size { width, height });
        Self { state, keymap: Keymap::default(), now: Instant::now(), requests: Vec::new(), searches: 0 }
    }

    fn give(&mut self, input: Input) {
        for effect in update(&mut self.state, input, self.now) {
            match effect {
                Effect::Copy(request) => self.requests.push(request),
                Effect::Search => self.searches += 1,
            }
        }
    }

    fn event(&mut self, event: Event) {
        if let Some(input) = input(event, self.state.key_focus(), &self.keymap) {
            self.give(input);
        }
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
        let Size { width, height } = self.state.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| view::draw(&self.state, theme, &self.keymap, frame)).unwrap();
        let cursor = terminal.backend().cursor_visible().then(|| terminal.backend().cursor_position());
        (terminal.backend().buffer().clone(), cursor)
    }

    fn text(&self) -> String {
        let (buffer, cursor) = self.buffer(&Theme::coloured());
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
        "F1" => KeyCode::F(1),
        "Right" => KeyCode::Right,
        "Space" => KeyCode::Char(' '),
        "F2" => KeyCode::F(2),
        "F3" => KeyCode::F(3),
        "F4" => KeyCode::F(4),
        "F5" => KeyCode::F(5),
        c => KeyCode::Char(c.chars().next().unwrap()),
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
fn styling_in_colour_and_without() {
    for (name, theme) in [("coloured", Theme::coloured()), ("plain", Theme::plain())] {
        let browser = Browser::open(80, 24).keys("paper<Down>");
        insta::assert_snapshot!(format!("styling-{name}"), browser.styling(&theme));
    }
}

#[test]
fn every_code_has_its_details() {
    let mut browser = Browser::open(100, 30).keys("<Tab>");
    let mut text = String::new();
    for _ in 0..browser.state.shelf.catalog.codes.len() {
        let width = browser.state.layout().details.width;
        for (_, line) in view::details::lines(&browser.state, width) {
            writeln!(text, "{}", line.trim_end()).unwrap();
        }
        writeln!(text, "{}", "=".repeat(40)).unwrap();
        browser = browser.keys("j");
    }
    insta::assert_snapshot!("details-of-every-code", text);
}

#[test]
fn nothing_panics_at_any_size_and_growing_recovers() {
    for keys in ["", "paper", "zzzz", "<F1>", "<F2>", "<F3>", "<F4>", "<Ctrl-L>", "<Tab>G", "漢字漢字漢字漢字"]
    {
        let mut browser = Browser::open(100, 30).keys(keys);
        let before = browser.text();
        for (width, height) in
            (1..24).flat_map(|width| (1..16).map(move |height| (width, height))).chain([(200, 60), (1, 60), (200, 1)])
        {
            browser.give(Input::Resize(width, height));
            browser.text();
        }
        browser.give(Input::Resize(100, 30));
        assert_eq!(browser.text(), before, "{keys}");
    }
}

#[test]
fn keys_move_the_selection_in_both_focuses() {
    let last = "UNSUPPORTED_CHECKOUT_TYPE";
    for (keys, expected) in [
        ("<Down><Down><Up>", "CLIENT_INVALID_UNIT_COUNT"),
        ("<Ctrl-N><Ctrl-N><Ctrl-P>", "CLIENT_INVALID_UNIT_COUNT"),
        ("<Up>", "CLIENT_ALREADY_HAD_MODULE"),
        ("<Ctrl-End>", last),
        ("<Ctrl-End><Down>", last),
        ("<Ctrl-End><Ctrl-Home>", "CLIENT_ALREADY_HAD_MODULE"),
        ("<PgDn><PgDn>", last),
        ("<PgDn><PgDn><PgUp><PgUp>", "CLIENT_ALREADY_HAD_MODULE"),
        ("<Tab>jjk", "CLIENT_INVALID_UNIT_COUNT"),
        ("<Tab>G", last),
        ("<Tab><End>g", "CLIENT_ALREADY_HAD_MODULE"),
        ("<Tab><Ctrl-D><Ctrl-D>", last),
    ] {
        assert_eq!(Browser::open(80, 24).keys(keys).selected(), expected, "{keys}");
    }
}

#[test]
fn the_selection_stays_in_view() {
    let mut browser = Browser::open(40, 12);
    for _ in 0..browser.state.shelf.catalog.codes.len() {
        assert!(browser.text().contains(&format!("▌ {}", &browser.selected()[..5])), "{}", browser.text());
        browser = browser.keys("<Down>");
    }
}

#[test]
fn clearing_the_query_brings_the_earlier_selection_back() {
    let browser = Browser::open(80, 24).keys("<Down><Down>paper");
    assert_eq!(browser.selected(), "PAPER_DOES_NOT_EXIST");
    assert_eq!(browser.keys("<Down><Ctrl-U>").selected(), "CLIENT_UNKNOWN");
}

#[test]
fn the_query_is_edited_in_place() {
    for (keys, expected) in [
        ("paper<BS>", "pape"),
        ("two words<Ctrl-W>", "two "),
        ("paper<Ctrl-U>", ""),
        ("aper<Home>p", "paper"),
        ("papr<Left>e<End>s", "papers"),
        ("q?/gGjk", "q?/gGjk"),
    ] {
        assert_eq!(Browser::open(80, 24).keys(keys).state.place.input.value(), expected, "{keys}");
    }
}

#[test]
fn a_long_query_keeps_its_cursor_in_view() {
    let browser = Browser::open(40, 12).keys(&"abcdefghi ".repeat(9));
    let (_, cursor) = browser.buffer(&Theme::plain());
    assert!(cursor.unwrap().x < 40);
    assert!(browser.text().contains("abcdefghi"), "{}", browser.text());
}

#[test]
fn escape_undoes_one_thing_at_a_time() {
    let browser = Browser::open(80, 24).keys("paper<F1><Esc>");
    assert!(browser.state.popup.is_none() && browser.state.place.input.value() == "paper");
    let browser = browser.keys("<Esc>");
    assert_eq!((browser.state.leaving, browser.state.place.input.value()), (None, ""));
    assert_eq!(browser.keys("<Esc>").state.leaving, Some(Leaving::Quit));
    let marked = Browser::open(80, 24).keys("<Ctrl-Space><Esc>");
    assert!(marked.state.snippets.marked.is_empty() && marked.state.leaving.is_none());
    assert_eq!(Browser::open(80, 24).keys("<Tab>q").state.leaving, Some(Leaving::Quit));
    assert_eq!(Browser::open(80, 24).keys("<F1>q").state.leaving, None);
    assert_eq!(Browser::open(80, 24).keys("<F1><Ctrl-C>").state.leaving, Some(Leaving::Interrupted));
}

#[test]
fn enter_and_y_copy_the_name() {
    let copy = Request { what: "PAPER_DOES_NOT_EXIST".into(), text: "PAPER_DOES_NOT_EXIST".into() };
    for keys in
        ["paper<Enter>", "paper<Tab>y", "paper<Tab><Enter>", "paper<F2><Enter>", "pap<F2>er<Enter>", "paper<Tab><F2>y"]
    {
        assert_eq!(Browser::open(80, 24).keys(keys).requests, std::slice::from_ref(&copy), "{keys}");
    }
    for keys in ["zzzz<Enter>", "<F1><Enter>"] {
        assert_eq!(Browser::open(80, 24).keys(keys).requests, [], "{keys}");
    }
}

#[test]
fn a_message_is_shown_and_goes_by_itself() {
    let mut browser = Browser::open(80, 24);
    browser.give(Input::Copied { message: "Copied ERROR".into(), lost: None });
    assert!(browser.text().contains("Copied ERROR"));
    browser.now = deadline(&browser.state).unwrap().checked_sub(Duration::from_millis(1)).unwrap();
    browser.give(Input::Tick);
    assert!(browser.text().contains("Copied ERROR"));
    browser.now += Duration::from_millis(1);
    browser.give(Input::Tick);
    assert!(!browser.text().contains("Copied ERROR"));
    assert_eq!(deadline(&browser.state), None);
}

#[test]
fn a_failed_copy_keeps_its_text() {
    let mut browser = Browser::open(80, 24);
    browser.give(Input::Copied { message: "Not copied: no way".into(), lost: Some("ERROR".into()) });
    assert_eq!(browser.state.uncopied, ["ERROR"]);
    assert!(browser.text().contains("Not copied: no way"));
}

#[test]
fn details_scroll_as_far_as_they_go() {
    let browser = Browser::open(80, 10).keys("custom invalid data format");
    assert!(browser.text().contains("more"), "{}", browser.text());
    let down = browser.keys(&"<Shift-Down>".repeat(99));
    let scroll = down.state.scroll;
    let text = down.text();
    assert!(scroll > 0 && text.contains("↑") && !text.contains("↓"), "{text}");
    assert_eq!(down.keys("<Shift-Up>").state.scroll, scroll - 1);
}

#[test]
fn help_scrolls_and_names_every_key() {
    let mut browser = Browser::open(100, 60).keys("<F1>");
    let text = browser.text();
    for action in Keymap::actions() {
        for key in [Focus::Search, Focus::List].into_iter().flat_map(|focus| browser.keymap.keys(focus, action)) {
            assert!(text.contains(&key.to_string()), "{key} is not in the help");
        }
    }
    browser.give(Input::Resize(80, 12));
    let browser = browser.keys("jj");
    assert!(matches!(browser.state.popup, Some(Popup::Help(2))));
    assert!(browser.keys("G").text().contains("Ctrl-C"));
}

#[test]
fn a_paste_becomes_one_line_of_query() {
    let mut browser = Browser::open(80, 24);
    browser.event(Event::Paste("PAPER_DOES\n_NOT_EXIST\n".into()));
    assert_eq!(browser.state.place.input.value(), "PAPER_DOES _NOT_EXIST");
    assert!(browser.requests.is_empty());
    browser.event(Event::Paste("x".repeat(5000)));
    assert_eq!(browser.state.place.input.value().chars().count(), 512);
}

#[test]
fn codes_and_methods_are_one_key_apart() {
    let browser = Browser::open(100, 30).keys("paper<Ctrl-T>");
    assert_eq!(browser.selected(), "CustomField.AddCustomField");
    let browser = browser.keys("hierarchy");
    assert!(browser.text().contains("Search.SearchPapersWithHiearchyByContent"), "{}", browser.text());
    assert!(browser.text().contains("2/39"), "{}", browser.text());
    let browser = browser.keys("<Tab>m");
    assert_eq!((browser.selected(), browser.state.place.input.value()), ("PAPER_DOES_NOT_EXIST", "paper"));
    assert_eq!(browser.keys("m").state.place.input.value(), "hierarchy");
}

#[test]
fn a_method_leads_to_its_codes_and_back() {
    let browser = Browser::open(100, 30).keys("<Ctrl-T>processpdf");
    let copy = Request { what: "Ripper.ProcessPDF".into(), text: "Ripper.ProcessPDF".into() };
    let browser = browser.keys("<Enter>");
    assert_eq!(browser.requests, [copy]);
    let browser = browser.keys("<Ctrl-O>");
    assert_eq!(browser.selected(), "RIPPER_CANNOT_PROCESS_PAPER_ALREADY_BEING_PROCESSED");
    assert!(browser.text().contains("Codes of Ripper.ProcessPDF") && browser.text().contains("5/5"));
    // Only its own codes are searched, and one can go on from there.
    let browser = browser.keys("success<Ctrl-O>");
    assert!(browser.text().contains("38/38"), "{}", browser.text());
    let browser = browser.keys("<Alt-Left>");
    assert_eq!((browser.selected(), browser.state.place.input.value()), ("SUCCESS", "success"));
    let browser = browser.keys("<Esc><Esc>");
    assert_eq!((browser.selected(), browser.state.place.input.value()), ("Ripper.ProcessPDF", "processpdf"));
}

#[test]
fn a_code_leads_to_its_methods_and_back() {
    let browser = Browser::open(100, 30).keys("paper does<Tab>o");
    assert!(browser.text().contains("4/4") && browser.selected() == "CustomField.SetCustomFieldValue");
    assert_eq!(browser.keys("<BS>").selected(), "PAPER_DOES_NOT_EXIST");
    let nowhere = Browser::open(100, 30).keys("client unknown<Ctrl-O>");
    assert!(nowhere.selected() == "CLIENT_UNKNOWN" && nowhere.text().contains("No documented method lists"));
}

#[test]
fn methods_have_their_details() {
    for name in ["Ripper.ProcessPDF", "CustomField.SetCustomFieldValue", "Image.GetImageWith2PxDropShadow"] {
        let browser = Browser::open(100, 30).keys(&format!("<Ctrl-T>{name}"));
        assert_eq!(browser.selected(), name);
        insta::assert_snapshot!(format!("method-{name}"), browser.text());
    }
}

fn copied(keys: &str) -> Vec<(String, String)> {
    let requests = Browser::open(100, 30).keys(keys).requests;
    requests.into_iter().map(|request| (request.what, request.text)).collect()
}

#[test]
fn the_snippet_face_shows_exactly_what_is_copied() {
    for keys in ["paper does<F3>", "paper does<Tab><Right>", "paper does<Tab><Right><Right>", "<Ctrl-T>processpdf<F3>"]
    {
        let browser = Browser::open(200, 60).keys(keys).keys("<Ctrl-S>");
        let [request] = browser.requests.as_slice() else { panic!("{keys}: {:?}", browser.requests) };
        let text = browser.text();
        for line in request.text.lines() {
            assert!(text.contains(line.trim_end()), "{line:?} is not on the screen:\n{text}");
        }
        assert!(text.contains(&request.what), "{text}");
    }
    assert_eq!(Browser::open(80, 24).keys("<Tab><Right><Left>").state.face, Face::Description);
    assert_eq!(Browser::open(80, 24).keys("<F3><F3>").state.face, Face::Description);
}

#[test]
fn one_key_copies_the_arm_of_a_code_and_the_match_of_several() {
    assert_eq!(copied("error<Ctrl-S>"), [("Rust arm of ERROR".into(), "\"ERROR\" => todo!(\"ERROR\"),\n".into())]);
    assert_eq!(copied("error<Tab>s"), copied("error<Ctrl-S>"));
    let marked = copied("success<Ctrl-Space><Ctrl-U>error<Ctrl-Space><Ctrl-S>");
    assert_eq!(marked[0].0, "Rust match over 2 codes");
    assert!(marked[0].1.starts_with("match code {\n") && marked[0].1.contains("\"SUCCESS\" => {}"), "{}", marked[0].1);
    assert_eq!(copied("success<Tab><Space>/<Ctrl-U>error<Tab><Space>s"), marked);
    // A second time takes the mark away.
    assert!(copied("error<Ctrl-Space><Up><Ctrl-Space><Up><Ctrl-S>")[0].0 == "Rust arm of ERROR");
    assert_eq!(copied("<Ctrl-T>processpdf<Ctrl-S>")[0].0, "Rust match over 5 codes");
    assert_eq!(copied("zzzz<Ctrl-S>"), []);
}

#[test]
fn kind_and_language_are_chosen_and_kept() {
    assert!(copied("error<F5><Ctrl-S>")[0].1.starts_with("match code {"));
    assert!(copied("error<Tab>nns")[0].1.contains("pub enum ReturnCode"));
    assert_eq!(copied("error<F5><F5><F5><Ctrl-S>"), copied("error<Ctrl-S>"));
    assert_eq!(copied("error<Ctrl-L>golang<Enter><Ctrl-S>")[0].0, "Go arm of ERROR");
    assert_eq!(copied("error<Tab>l<Down><Enter>s")[0].0, "C# arm of ERROR");
    // Whatever is typed narrows the languages and leaves the query alone; no row is no choice.
    let browser = Browser::open(100, 30).keys("error<Ctrl-L>zzz<Enter>");
    assert_eq!(browser.state.place.input.value(), "error");
    assert_eq!(browser.keys("<Ctrl-S>").requests.len(), 1);
}

#[test]
fn the_copy_menu_copies_everything_there_is() {
    let what = |key: &str| copied(&format!("paper does<F4>{key}"));
    assert_eq!(what("n"), [("PAPER_DOES_NOT_EXIST".into(), "PAPER_DOES_NOT_EXIST".into())]);
    assert_eq!(what("<Enter>"), what("n"));
    assert_eq!(what("<Down><Enter>"), what("a"));
    assert_eq!(what("d")[0].1, "Returned whenever an iPaper ID is requested that does not exist.");
    assert!(what("w")[0].1.starts_with("## PAPER_DOES_NOT_EXIST\n"));
    assert!(what("j")[0].1.starts_with("[\n"));
    assert_eq!(what("l")[0].1, "https://docs.ipaper.io/backend-api/return-codes#paper_does_not_exist");
    assert!(what("m")[0].1.starts_with("match code") && what("e")[0].1.contains("enum"));
    // What there is none of is not offered.
    assert_eq!(copied("client unknown<F4>d"), []);
    assert!(copied("<Ctrl-T>processpdf<Tab>cw")[0].1.starts_with("## Ripper.ProcessPDF"));
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

/// A part of a long catalog.
fn part(numbers: std::ops::Range<u32>, index: &mut Index) -> Input {
    let code = |number| Code { name: format!("CODE_{number}").into(), ..Code::default() };
    let catalog = Catalog { codes: numbers.map(code).collect(), ..Catalog::default() };
    index.extend(Index::of_codes(&catalog));
    Input::Read(Box::new(Part { catalog, codes: index.clone(), methods: Index::new() }))
}

#[test]
fn a_catalog_can_be_searched_while_it_is_read() {
    let mut browser = Browser::empty(80, 24);
    assert!(browser.text().contains("reading … 0/0"), "{}", browser.text());
    let mut index = Index::new();
    browser.give(part(0..100, &mut index));
    browser = browser.keys("<Down><Down>");
    assert_eq!(browser.selected(), "CODE_2");
    browser.give(part(100..200, &mut index));
    assert_eq!((browser.selected(), browser.state.place.rows().len()), ("CODE_2", 200));
    browser = browser.keys("150");
    assert_eq!(browser.selected(), "CODE_150");
    browser.give(part(200..300, &mut index));
    browser.give(Input::ReadAll);
    assert!(!browser.text().contains("reading") && browser.selected() == "CODE_150");
}

#[test]
fn a_long_list_is_searched_elsewhere_and_a_key_is_echoed_at_once() {
    let (mut browser, mut index) = (Browser::empty(80, 24), Index::new());
    browser.give(part(0..5000, &mut index));
    browser = browser.keys("code 42");
    assert!(browser.searches > 5 && browser.state.place.waiting, "{} searches", browser.searches);
    assert!(browser.text().contains("> code 42") && browser.text().contains("▌ CODE_0"), "{}", browser.text());
    // What an earlier key asked for comes too late.
    let found = |query: &str, rows: &[u32]| Input::Found {
        subject: Subject::Codes,
        query: Query::parse(query),
        found: Found { rows: rows.to_vec(), nearest: Vec::new() },
    };
    browser.give(found("code 4", &[4]));
    assert!(browser.state.place.waiting);
    // What is read meanwhile does not drop the search under way; it is searched after it.
    let searches = browser.searches;
    browser.give(part(5000..5100, &mut index));
    assert_eq!(browser.searches, searches);
    browser.give(found("code 42", &[42, 420]));
    assert!(browser.state.place.waiting && browser.searches == searches + 1 && browser.selected() == "CODE_42");
    browser.give(found("code 42", &[42, 420, 5042]));
    assert!(!browser.state.place.waiting && browser.state.place.rows().len() == 3);
}

#[test]
fn whoever_acts_before_the_rows_have_come_gets_the_right_one() {
    let (mut browser, mut index) = (Browser::empty(80, 24), Index::new());
    browser.give(part(0..5000, &mut index));
    let browser = browser.keys("code 4242<Enter>");
    assert_eq!(browser.requests[0].text, "CODE_4242");
}
