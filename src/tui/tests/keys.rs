//! What the keys do to the list, the query and the details.

use super::*;
use crate::action::Action;
use crate::state_file::Choice;
use crate::tui::store::ListKind;

#[test]
fn keys_move_the_selection_in_both_focuses() {
    let last = "STATISTICS_TEMPORARILY_UNAVAILABLE";
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
    for _ in 0..browser.state.store.catalog.codes.len() {
        let text = browser.text();
        let row = text.lines().find(|line| line.starts_with('▌')).unwrap();
        assert!(row.contains(&browser.selected()[..5]), "{text}");
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
        assert_eq!(Browser::open(80, 24).keys(keys).state.list.editor.value(), expected, "{keys}");
    }
}

#[test]
fn a_long_query_keeps_its_cursor_in_view() {
    let browser = Browser::open(40, 12).keys(&"abcdefghi ".repeat(9));
    let (_, cursor) = browser.buffer(&Theme::of(ThemeName::Mono));
    assert!(cursor.unwrap().x < 40);
    assert!(browser.text().contains("abcdefghi"), "{}", browser.text());
}

#[test]
fn escape_undoes_one_thing_at_a_time() {
    let browser = Browser::open(80, 24).keys("paper<F1><Esc>");
    assert!(browser.state.popup.is_none() && browser.state.list.editor.value() == "paper");
    let browser = browser.keys("<Esc>");
    assert_eq!((&browser.state.exit, browser.state.list.editor.value()), (&None, ""));
    assert_eq!(browser.keys("<Esc>").state.exit, Some(Exit::Quit));
    let marked = Browser::open(80, 24).keys("<Ctrl-Space><Esc>");
    assert!(marked.state.snippets.marked.of(ListKind::Codes).is_empty() && marked.state.exit.is_none());
    assert_eq!(Browser::open(80, 24).keys("<Tab>q").state.exit, Some(Exit::Quit));
    assert_eq!(Browser::open(80, 24).keys("<F2>q").state.exit, None);
    assert_eq!(Browser::open(80, 24).keys("<F1><Ctrl-C>").state.exit, Some(Exit::Interrupted));
}

#[test]
fn enter_and_y_copy_the_name() {
    let copy = CopyRequest::new("PAPER_DOES_NOT_EXIST", "PAPER_DOES_NOT_EXIST");
    for keys in
        ["paper<Enter>", "paper<Tab>y", "paper<Tab><Enter>", "paper<F2><Enter>", "pap<F2>/er<Enter>", "paper<Tab><F2>y"]
    {
        assert_eq!(Browser::open(80, 24).keys(keys).requests, std::slice::from_ref(&copy), "{keys}");
    }
    for keys in ["zzzz<Enter>", "<F1>down<Enter>"] {
        assert_eq!(Browser::open(80, 24).keys(keys).requests, [], "{keys}");
    }
}

#[test]
fn a_message_is_shown_and_goes_by_itself() {
    let mut browser = Browser::open(80, 24);
    browser.give(copied("Copied ERROR", false));
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
fn a_failed_copy_keeps_its_text_once_and_until_it_is_copied() {
    let mut browser = Browser::open(80, 24);
    for _ in 0..500 {
        browser.give(copied("Not copied: no way", true));
    }
    assert_eq!(browser.state.failed_copies.texts().collect::<Vec<_>>(), ["ERROR"]);
    assert!(browser.text().contains("Not copied: no way"));
    browser.give(copied("Copied ERROR", false));
    assert_eq!(browser.state.failed_copies.texts().next(), None);
}

fn copied(message: &str, failed: bool) -> Input {
    Input::Copied { message: message.into(), text: "ERROR".into(), failed }
}

#[test]
fn details_scroll_as_far_as_they_go() {
    let browser = Browser::open(80, 10).keys("custom invalid data format");
    assert!(browser.text().contains("more"), "{}", browser.text());
    let down = browser.keys(&"<Shift-Down>".repeat(99));
    let scroll = down.state.details.scroll;
    let text = down.text();
    assert!(scroll > 0 && text.contains("↑") && !text.contains("↓"), "{text}");
    assert_eq!(down.keys("<Shift-Up>").state.details.scroll, scroll - 1);
}

#[test]
fn the_details_alone_scroll_and_lead_to_the_next_entry() {
    let mut browser = Browser::open(60, 12).keys("custom invalid data format<F2>");
    let name = browser.selected().to_owned();
    for (key, scroll) in [("<Down>", 1), ("<Down>", 2), ("k", 1), ("g", 0)] {
        browser = browser.keys(key);
        assert_eq!((browser.state.details.scroll, browser.selected()), (scroll, &*name), "{key}");
    }
    for (down, up) in [("<Space>", "b"), ("<PgDn>", "<PgUp>"), ("f", "<Home>"), ("<End>", "<Home>")] {
        browser = browser.keys(down);
        assert!(browser.state.details.scroll > 2 && browser.selected() == name, "{down}");
        browser = browser.keys(up);
        assert_eq!((browser.state.details.scroll, browser.selected()), (0, &*name), "{up}");
    }
    assert!(browser.state.snippets.marked.of(ListKind::Codes).is_empty());
    let browser = browser.keys("jn");
    assert!(browser.selected() != name && browser.state.details.scroll == 0);
    let browser = browser.keys("p/x");
    assert!(browser.state.popup.is_none() && browser.state.list.editor.value().ends_with('x'));
}

#[test]
fn a_paste_becomes_one_line_of_query() {
    let mut browser = Browser::open(80, 24);
    browser.event(Event::Paste("PAPER_DOES\n_NOT_EXIST\n".into()));
    assert_eq!(browser.state.list.editor.value(), "PAPER_DOES _NOT_EXIST");
    assert!(browser.requests.is_empty());
    assert_eq!(browser.state.message, None);
    browser.event(Event::Paste("x".repeat(5000)));
    assert_eq!(browser.state.list.editor.value().chars().count(), 512);
    let footer = browser.text();
    assert!(footer.contains("A query has at most 512 characters; the rest was left out"), "{footer}");
}

#[test]
fn details_longer_than_any_screen_scroll_to_their_end_and_no_further() {
    const LINES: usize = 70_000;
    let mut browser = Browser::empty(80, 24);
    let document = format!("## LONG_CODE\n\n```\n{}```\n", "line\n".repeat(LINES));
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(&file, document).unwrap();
    let catalog = open(&[file.path().to_owned().into()]).unwrap();
    let codes = Index::of_codes(&catalog);
    browser.give(Input::Read(Box::new(Part { catalog, codes, methods: Index::new() })));
    browser.state.details.scroll = usize::MAX;
    let down = browser.keys("<Shift-Down>");
    assert!(down.state.details.scroll > LINES - 30 && down.text().contains("more"), "{}", down.state.details.scroll);
    let end = down.state.details.scroll;
    assert_eq!(down.keys("<Shift-Down>").state.details.scroll, end);
}

#[test]
fn an_edited_query_asks_for_a_search_until_the_results_are_there() {
    let mut browser = Browser::open(80, 24);
    let now = browser.now;
    let mut effects = |input| update(&mut browser.state, input, now);
    assert_eq!(effects(Input::Insert("paper".into())), [Effect::Search]);
    assert_eq!(effects(Input::Tick), [Effect::Search]);
    assert_eq!(effects(Input::Action(Action::Suspend)), [Effect::Suspend, Effect::Search]);
    // Whoever acts before they are there gets the row of what was typed.
    let copy = CopyRequest::new("PAPER_DOES_NOT_EXIST", "PAPER_DOES_NOT_EXIST");
    assert_eq!(effects(Input::Action(Action::CopyName)), [Effect::Copy(copy)]);
    // Results that come after that change nothing.
    assert_eq!(effects(Input::Found(Found::default())), []);
    assert_eq!(browser.selected(), "PAPER_DOES_NOT_EXIST");
}

#[test]
fn a_frame_smaller_than_the_state_believes_is_drawn() {
    for keys in ["", "paper", "<F1>", "<F2>", "<F4>", "<Ctrl-L>", "zzzz"] {
        let browser = Browser::open(100, 30).keys(keys);
        for (width, height) in [(98, 29), (40, 12), (10, 3), (1, 1)] {
            let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
            terminal.draw(|frame| drop(view::draw(&browser.state, &Theme::of(ThemeName::Mono), frame))).unwrap();
        }
    }
}

#[test]
fn a_count_as_wide_as_the_search_line_leaves_no_room_for_a_query() {
    for width in 18..30 {
        let text = Browser::open(width, 4).keys(&"<Ctrl-Space>".repeat(20)).text();
        assert!(text.contains('>'), "{text}");
    }
}

#[test]
fn a_long_paste_is_read_whole() {
    let mut browser = Browser::open(100, 30);
    let headers = "x-header: something about a paper\n".repeat(40);
    browser.event(Event::Paste(format!("{headers}<code>READONLY</code>")));
    assert_eq!((browser.selected(), browser.state.list.editor.value()), ("READONLY", ""));
    let mut browser = Browser::open(100, 30);
    browser.event(Event::Paste(headers));
    assert_eq!(browser.state.list.editor.value().len(), 512);
}

#[test]
fn a_limit_that_hides_what_was_found_says_so() {
    let browser = Browser::open(100, 30).keys("<Ctrl-G>base64");
    assert!(browser.text().contains("no retry among 1 found"), "{}", browser.text());
    let foreign = Browser::of(Catalog { codes: vec![Code::default()], ..Catalog::default() }, 100, 30).keys("<Ctrl-G>");
    assert!(foreign.text().contains("No code here has a handling"), "{}", foreign.text());
}

#[test]
fn a_long_key_leaves_room_for_itself_beside_an_address() {
    let mut bindings = Bindings::default();
    bindings.set(Focus::Search, Action::OpenLink, "alt-enter").unwrap();
    let mut browser = Browser::open(60, 30).keys("readonly");
    browser.state.keymap = Keymap::new(Purpose::Browse, &bindings);
    let text = browser.text();
    let line = text.lines().find(|line| line.trim_end().ends_with("Alt-Enter")).expect(&text);
    let (address, key) = line.trim_end().split_once("  ").unwrap();
    assert!(address.contains('…') && key.trim() == "Alt-Enter", "{line}");
}

#[test]
fn a_language_that_is_chosen_is_remembered() {
    let mut browser = Browser::open(80, 24);
    let now = browser.now;
    let mut effects = |input| update(&mut browser.state, input, now);
    effects(Input::Action(Action::Languages));
    effects(Input::Insert("golang".into()));
    assert_eq!(effects(Input::Action(Action::CopyName)), [Effect::Remember(Choice::Language, "go".into())]);
}

#[test]
fn a_page_is_opened_or_its_address_copied() {
    let mut browser = Browser::open(100, 30).keys("readonly<Ctrl-V><Tab>v");
    let url = "https://docs.ipaper.io/flipbook-backend-api/return-codes#readonly";
    assert_eq!(browser.opened, [url, url]);
    browser.give(Input::Opened(url.into()));
    assert!(
        browser.text().contains("Opened docs.ipaper.io/flipbook-backend-api/return-codes#readonly"),
        "{}",
        browser.text()
    );
    browser.give(Input::NotOpened { url: url.into(), reason: "Over SSH".into() });
    let [request] = &browser.requests[..] else { panic!("{:?}", browser.requests) };
    assert_eq!((&*request.text, &*request.reason), (url, "Over SSH"));
    assert_eq!(Browser::open(100, 30).keys("<Ctrl-T>processpdf<Ctrl-V>").opened.len(), 1);
    let unknown = Browser::open(100, 30).keys("unsupported<Ctrl-V>");
    assert!(unknown.opened.is_empty() && unknown.text().contains("No page of UNSUPPORTED_CHECKOUT_TYPE is known"));
}
