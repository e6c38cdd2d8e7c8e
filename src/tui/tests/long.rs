//! A long catalog: while it is read, and searched elsewhere.

use super::*;

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
