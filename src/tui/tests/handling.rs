//! One handling at a time, and all of them in groups.

use super::*;
use crate::catalog::Handling;
use crate::tui::handling::HANDLINGS;

fn handlings(browser: &Browser) -> Vec<Option<Handling>> {
    let code = |&number: &u32| &browser.state.store.catalog.codes[number as usize];
    browser.state.list.rows().iter().map(|number| code(number).handling()).collect()
}

#[test]
fn one_key_goes_through_the_handlings_and_back_to_all() {
    let mut browser = Browser::open(80, 24);
    // Those that no code has are left out.
    let all = handlings(&browser);
    for handling in HANDLINGS.into_iter().filter(|handling| all.contains(&Some(*handling))) {
        browser = browser.keys("<Ctrl-G>");
        assert_eq!(browser.state.list.handling, Some(handling));
        let shown = handlings(&browser);
        assert!(!shown.is_empty() && shown.iter().all(|it| *it == Some(handling)), "{handling:?}: {shown:?}");
    }
    assert_eq!(browser.keys("<Tab>w").state.list.rows().len(), 23);
}

#[test]
fn the_limit_holds_for_a_query_and_escape_lifts_it() {
    let browser = Browser::open(80, 24).keys("readonly<Ctrl-G>");
    let limited = browser.state.list.rows().len();
    assert!(limited > 0 && handlings(&browser).iter().all(|it| *it == Some(Handling::Retry)));
    let browser = browser.keys("<Esc>");
    assert!(browser.state.list.rows().len() > limited && browser.state.list.handling.is_some());
    let browser = browser.keys("<Esc>");
    assert_eq!((browser.state.list.rows().len(), browser.state.list.handling, browser.state.exit), (23, None, None));
}

#[test]
fn the_selected_code_stays_selected_where_it_is_still_there() {
    let browser = Browser::open(80, 24).keys("readonly<Ctrl-U><Ctrl-End><Ctrl-G><Down>");
    let name = browser.selected().to_owned();
    assert_eq!(browser.keys("<Ctrl-]>").keys("<Esc>").selected(), name);
}

#[test]
fn groups_come_in_order_and_keep_theirs() {
    let browser = Browser::open(80, 24).keys("<Ctrl-]>");
    let shown = handlings(&browser);
    assert!(shown.is_sorted_by_key(|handling| HANDLINGS.iter().position(|it| Some(*it) == *handling)), "{shown:?}");
    for group in browser.state.list.rows().chunk_by(|a, b| {
        let of = |number: &u32| browser.state.store.catalog.codes[*number as usize].handling();
        of(a) == of(b)
    }) {
        assert!(group.is_sorted());
    }
    assert_eq!(browser.keys("<Tab>W").state.list.rows(), (0..23).collect::<Vec<u32>>());
}

#[test]
fn methods_and_catalogs_without_notes_have_none() {
    let browser = Browser::open(80, 24).keys("<Ctrl-T><Ctrl-G><Ctrl-]>");
    assert!(browser.state.list.handling.is_none() && !browser.state.list.grouped);
    let code = Code { name: "DISK_IS_FULL".into(), ..Code::default() };
    let browser = Browser::of(Catalog { codes: vec![code], ..Catalog::default() }, 80, 24).keys("<Ctrl-G>");
    assert_eq!((browser.state.list.handling, browser.selected()), (None, "DISK_IS_FULL"));
}

#[test]
fn one_that_there_is_not_names_those_there_are() {
    let text = Browser::open(80, 24).keys("is:foo").text();
    for line in ["   no handling is called `foo` ", "   there are ok, retry, request, ", "   account and bug "] {
        assert!(text.lines().any(|shown| shown.starts_with(line)), "{text}");
    }
    assert!(!Browser::open(80, 24).keys("zzzz").text().contains("handling is called"));
}
