//! The mouse, on what is seen on the screen.

mod popups;

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

use super::*;
use crate::purpose::Pick;
use crate::tui::list_lines;

const PRESS: MouseEventKind = MouseEventKind::Down(MouseButton::Left);
/// Less than a double click may take, and more.
const SOON: Duration = Duration::from_millis(499);
const LATE: Duration = Duration::from_millis(501);

impl Browser {
    /// The cell where a text begins on the screen, the first one of them.
    fn place_of(&self, text: &str) -> Position {
        let screen = self.text();
        let found = screen.lines().enumerate().find_map(|(y, line)| Some((line.find(text).map(|at| &line[..at])?, y)));
        let (before, y) = found.unwrap_or_else(|| panic!("no {text:?}:\n{screen}"));
        Position { x: before.chars().count() as u16, y: y as u16 }
    }

    fn mouse_at(&mut self, Position { x, y }: Position, kind: MouseEventKind, modifiers: KeyModifiers) {
        self.event(Event::Mouse(MouseEvent { kind, column: x, row: y, modifiers }));
    }

    /// Presses on a text of the screen, and releases there.
    fn click(mut self, text: &str) -> Self {
        let at = self.place_of(text);
        self.mouse_at(at, PRESS, KeyModifiers::NONE);
        self.mouse_at(at, MouseEventKind::Up(MouseButton::Left), KeyModifiers::NONE);
        self
    }

    /// Two presses on the cell where a text is before the first one.
    fn double_click(mut self, text: &str, pause: Duration) -> Self {
        let at = self.place_of(text);
        self.mouse_at(at, PRESS, KeyModifiers::NONE);
        self.now += pause;
        self.mouse_at(at, PRESS, KeyModifiers::NONE);
        self
    }

    fn wheel(mut self, text: &str, kind: MouseEventKind) -> Self {
        self.mouse_at(self.place_of(text), kind, KeyModifiers::NONE);
        self
    }

    /// The texts that were asked to be copied.
    fn copied(&self) -> Vec<&str> {
        self.requests.iter().map(|request| request.text.as_str()).collect()
    }
}

#[test]
fn a_click_on_a_row_selects_it_and_gives_the_list_the_focus() {
    for (width, height) in SIZES {
        let browser = Browser::open(width, height).keys("<Down>").click("CLIENT_UNKNOWN");
        assert_eq!((browser.selected(), browser.state.focus), ("CLIENT_UNKNOWN", Focus::List), "{width}x{height}");
    }
}

#[test]
fn rows_below_headings_and_behind_a_scroll_are_the_ones_that_are_seen() {
    for (width, height) in [(100, 30), (60, 20), (40, 12)] {
        for keys in ["<Ctrl-]>", "paper<Ctrl-]>", "<Ctrl-]><Ctrl-End>", "<Ctrl-]><Ctrl-End><PgUp><Up><Up>"] {
            let mut browser = Browser::open(width, height).keys(keys);
            let list = browser.state.layout().list;
            let offset = browser.state.list.offset;
            for y in list.rows().map(|row| row.y) {
                // Each from the same screen.
                browser.state.list.offset = offset;
                let screen = browser.text();
                let line: String = screen.lines().nth(y.into()).unwrap().chars().take(list.width.into()).collect();
                let before = browser.state.list.selected;
                browser.mouse_at(Position { x: 5, y }, PRESS, KeyModifiers::NONE);
                if line.starts_with('─') || line.trim().is_empty() {
                    assert_eq!(browser.state.list.selected, before, "{keys} {width}x{height}: {line}\n{screen}");
                } else {
                    let name: String =
                        line.chars().skip(3).take_while(|c| c.is_ascii_uppercase() || *c == '_').collect();
                    assert!(browser.selected().starts_with(&name), "{keys} {width}x{height}: {line}\n{screen}");
                }
            }
        }
    }
}

#[test]
fn two_presses_on_a_row_within_half_a_second_do_what_enter_does() {
    for (width, height) in [(100, 30), (60, 20), (40, 12)] {
        let open = || Browser::open(width, height);
        assert_eq!(open().double_click("CLIENT_UNKNOWN", SOON).copied(), ["CLIENT_UNKNOWN"]);
        assert_eq!(open().double_click("CLIENT_UNKNOWN", LATE).copied(), [""; 0]);
        // A third press begins anew.
        let browser = open().double_click("CLIENT_UNKNOWN", SOON).click("CLIENT_UNKNOWN");
        assert_eq!(browser.requests.len(), 1);
        // Two rows, and a row that is no longer the selected one.
        let browser = open().click("CLIENT_UNKNOWN").click("CLIENT_INVALID");
        assert_eq!((browser.requests.len(), browser.selected()), (0, "CLIENT_INVALID_UNIT_COUNT"));
        let browser = open().click("CLIENT_UNKNOWN").keys("<Down>").click("CLIENT_UNKNOWN");
        assert_eq!((browser.requests.len(), browser.selected()), (0, "CLIENT_UNKNOWN"));
    }
    let embedded = super::open(&[Source::embedded()]).unwrap();
    let picker = Browser::opened_for(Purpose::Pick(Pick::default()), 100, 30).with(embedded);
    let exit = picker.double_click("CLIENT_UNKNOWN", SOON).state.exit;
    assert_eq!(exit, Some(Exit::Picked("CLIENT_UNKNOWN".to_owned())));
}

#[test]
fn a_row_that_moves_below_the_first_press_is_still_the_one_that_is_taken() {
    // Its heading is out of view, and comes into it.
    let mut browser = Browser::open(40, 12).keys("<Ctrl-]>");
    let list = browser.state.layout().list;
    let headings = browser.state.list.headings(&browser.state.store);
    let first_of_group = headings[1].0;
    browser.state.list.selected = first_of_group + 1;
    browser.state.list.offset = list_lines::line_of(&headings, first_of_group);
    let at = list.as_position();
    browser.mouse_at(at, PRESS, KeyModifiers::NONE);
    let name = browser.selected().to_owned();
    assert_eq!(browser.state.list.selected, first_of_group);
    browser.mouse_at(at, PRESS, KeyModifiers::NONE);
    assert_eq!(browser.copied(), [name]);
}

#[test]
fn a_click_in_the_search_line_moves_the_cursor() {
    for (width, height) in [(100, 30), (60, 20), (40, 12), (40, 4)] {
        let mut browser = Browser::open(width, height).keys("paper does<Tab>");
        let at = browser.place_of("per does");
        browser.mouse_at(at, PRESS, KeyModifiers::NONE);
        assert_eq!((browser.state.focus, browser.state.list.editor.cursor()), (Focus::Search, 2));
        assert_eq!(browser.buffer(&Theme::of(ThemeName::Mono)).1, Some(at), "{width}x{height}");
        browser.mouse_at(Position { x: width - 1, y: at.y }, PRESS, KeyModifiers::NONE);
        assert_eq!(browser.state.list.editor.cursor(), 10);
        browser.mouse_at(Position { x: 0, y: at.y }, PRESS, KeyModifiers::NONE);
        assert_eq!(browser.state.list.editor.cursor(), 0);
    }
    // What is scrolled past counts.
    let mut browser = Browser::open(40, 12).keys(&"abcdefghij".repeat(6));
    let at = browser.place_of("fghijabcdefghij");
    browser.mouse_at(at, PRESS, KeyModifiers::NONE);
    assert_eq!(browser.state.list.editor.cursor() % 10, 5);
    let (_, cursor) = browser.buffer(&Theme::of(ThemeName::Mono));
    assert!(browser.text().lines().nth(1).unwrap().chars().nth(cursor.unwrap().x.into()) == Some('f'));
    // The details alone are left, as by the key.
    let browser = Browser::open(100, 30).keys("paper does<F2>").click("per does");
    assert!(browser.state.popup.is_none() && browser.state.list.editor.cursor() == 2);
}

#[test]
fn the_wheel_moves_what_is_under_it() {
    let (up, down) = (MouseEventKind::ScrollUp, MouseEventKind::ScrollDown);
    for (width, height) in [(100, 30), (60, 20), (40, 12)] {
        let browser = Browser::open(width, height).wheel("CLIENT_UNKNOWN", down);
        assert_eq!((browser.state.list.selected, browser.state.focus), (3, Focus::Search), "{width}x{height}");
        let browser = browser.wheel("CLIENT_UNKNOWN", down).wheel("CLIENT_UNKNOWN", up).wheel("CLIENT_UNKNOWN", up);
        assert_eq!(browser.wheel("CLIENT_UNKNOWN", up).state.list.selected, 0, "{width}x{height}");
    }
    let browser = Browser::open(60, 20).keys("paper does").wheel("Returned whenever", down);
    assert_eq!((browser.state.details.scroll, browser.state.list.selected), (3, 0));
    let mut browser = browser;
    let at = browser.state.layout().details.as_position();
    browser.mouse_at(at, up, KeyModifiers::NONE);
    assert_eq!(browser.state.details.scroll, 0);
    // No further than to the end, and nothing where there is nothing to scroll.
    for _ in 0..100 {
        browser.mouse_at(at, down, KeyModifiers::NONE);
    }
    assert!(browser.state.details.scroll > 0 && browser.text().contains("docs.ipaper.io"), "{}", browser.text());
    let before = browser.text();
    for text in ["ipaper-codes", "────", "> paper"] {
        browser = browser.wheel(text, down);
    }
    assert_eq!(browser.text(), before);
}

#[test]
fn the_wheel_scrolls_the_snippet_both_ways() {
    let (up, down) = (MouseEventKind::ScrollUp, MouseEventKind::ScrollDown);
    // The codes of a method: more lines than the pane has.
    let mut browser = Browser::open(100, 30).keys("<Ctrl-F>");
    let pane = browser.state.layout().snippet;
    let (at, lines) = (pane.as_position(), browser.state.snippets.preview.as_ref().unwrap().lines.len());
    browser.mouse_at(at, down, KeyModifiers::NONE);
    assert_eq!(browser.state.details.snippet_scroll, 3);
    insta::assert_snapshot!("snippet-scrolled-100x30", browser.text());
    for _ in 0..lines {
        browser.mouse_at(at, down, KeyModifiers::NONE);
    }
    assert_eq!(browser.state.details.snippet_scroll, lines - usize::from(pane.height));
    browser.mouse_at(at, down, KeyModifiers::SHIFT);
    assert!(browser.state.details.snippet_column > 0, "{}", browser.text());
    browser.mouse_at(at, MouseEventKind::ScrollLeft, KeyModifiers::NONE);
    assert_eq!(browser.state.details.snippet_column, 0);
    browser.mouse_at(at, MouseEventKind::ScrollRight, KeyModifiers::NONE);
    assert!(browser.state.details.snippet_column > 0);
    browser.mouse_at(at, up, KeyModifiers::NONE);
    // Another snippet begins at its start.
    let browser = browser.keys("<Ctrl-F>");
    assert_eq!((browser.state.details.snippet_scroll, browser.state.details.snippet_column), (0, 0));
    // In full it has the place of the details.
    let mut browser = Browser::open(100, 30).keys("<Ctrl-F><F3>");
    let at = browser.state.layout().details.as_position();
    browser.mouse_at(at, down, KeyModifiers::NONE);
    browser.mouse_at(at, down, KeyModifiers::SHIFT);
    assert_eq!(browser.state.details.scroll, 3);
    assert!(browser.state.details.snippet_column > 0);
    // The details themselves have no columns to scroll.
    let mut browser = Browser::open(100, 30);
    browser.mouse_at(browser.state.layout().details.as_position(), down, KeyModifiers::SHIFT);
    assert_eq!((browser.state.details.scroll, browser.state.details.snippet_column), (0, 0));
}

#[test]
fn a_click_on_an_address_opens_its_page_and_one_on_the_name_does_not() {
    let browser = Browser::open(100, 30).keys("paper does").click("docs.ipaper.io");
    assert_eq!(browser.opened, Browser::open(100, 30).keys("paper does<Ctrl-V>").opened);
    assert_eq!(browser.opened.len(), 1);
    let mut browser = Browser::open(100, 30).keys("paper does");
    let details = browser.state.layout().details;
    browser.mouse_at(Position { x: details.x + 2, y: details.y }, PRESS, KeyModifiers::NONE);
    // A key at the end of a line is a hint; beside it there is nothing.
    assert_eq!(Browser::open(100, 30).keys("paper does").click("^V").opened.len(), 1);
    let methods = Browser::open(100, 30).keys("paper does").click("^O");
    assert_eq!(methods.text(), Browser::open(100, 30).keys("paper does<Ctrl-O>").text());
    // Beside the address, and where the snippet is in its place.
    let at = Position { x: details.right() - 1, ..browser.place_of("docs.ipaper.io") };
    browser.mouse_at(at, PRESS, KeyModifiers::NONE);
    assert_eq!(browser.opened, [""; 0]);
}

#[test]
fn a_click_on_a_hint_does_what_it_names() {
    for (width, height) in SIZES {
        let open = || Browser::open(width, height).keys("paper");
        assert_eq!(open().click("copy name").requests, open().keys("<Enter>").requests, "{width}x{height}");
        if width > 40 {
            assert_eq!(open().click("^S copy").requests, open().keys("<Ctrl-S>").requests, "{width}x{height}");
        }
        let help = open().click("help");
        assert!(matches!(help.state.popup, Some(Popup::Help(_))));
        // The popup has hints of its own, which are no place beside it.
        assert!(help.click("close").state.popup.is_none());
    }
    // A message leaves room for fewer of them, and is none.
    let mut browser = Browser::open(100, 30).keys("paper");
    let hidden = Position { y: 29, ..browser.place_of("its methods") };
    browser.state.show_message("x".repeat(70), false, browser.now);
    browser.mouse_at(hidden, PRESS, KeyModifiers::NONE);
    assert_eq!(browser.selected(), "PAPER_DOES_NOT_EXIST");
}

#[test]
fn a_row_that_is_clicked_while_a_search_is_on_its_way_is_the_one_that_was_seen() {
    let mut browser = Browser::open(100, 30);
    browser.searches = false;
    let mut browser = browser.keys("paper");
    let at = browser.place_of("PAPER_MUST_NOT_BE_CATEGORY");
    browser.mouse_at(at, PRESS, KeyModifiers::NONE);
    assert_eq!(browser.selected(), "PAPER_MUST_NOT_BE_CATEGORY");
    // One that is not found any more selects nothing.
    let mut browser = Browser::open(100, 30);
    browser.searches = false;
    let browser = browser.keys("paper").click("CLIENT_UNKNOWN");
    assert_eq!(browser.selected(), "PAPER_DOES_NOT_EXIST");
}

#[test]
fn other_buttons_motions_and_what_is_held_do_nothing() {
    let mut browser = Browser::open(100, 30).keys("paper");
    let (at, before) = (browser.place_of("PAPER_MUST_NOT_BE_CATEGORY"), browser.text());
    for kind in [
        MouseEventKind::Down(MouseButton::Right),
        MouseEventKind::Down(MouseButton::Middle),
        MouseEventKind::Up(MouseButton::Left),
        MouseEventKind::Drag(MouseButton::Left),
        MouseEventKind::Moved,
    ] {
        browser.mouse_at(at, kind, KeyModifiers::NONE);
    }
    for held in [KeyModifiers::CONTROL, KeyModifiers::ALT, KeyModifiers::SHIFT] {
        browser.mouse_at(at, PRESS, held);
    }
    browser.mouse_at(at, MouseEventKind::ScrollDown, KeyModifiers::CONTROL);
    assert_eq!(browser.text(), before);
}
