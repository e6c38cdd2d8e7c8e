//! A long catalog: while it is read, and before its rows are found.

use super::*;
use crate::catalog::Block;

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
    assert!(browser.text().contains("reading ... 0/0"), "{}", browser.text());
    let mut index = Index::new();
    browser.give(part(0..100, &mut index));
    browser = browser.keys("<Down><Down>");
    assert_eq!(browser.selected(), "CODE_2");
    browser.give(part(100..200, &mut index));
    assert_eq!((browser.selected(), browser.state.list.rows().len()), ("CODE_2", 200));
    browser = browser.keys("150");
    assert_eq!(browser.selected(), "CODE_150");
    browser.give(part(200..300, &mut index));
    browser.give(Input::ReadAll);
    assert!(!browser.text().contains("reading") && browser.selected() == "CODE_150");
}

#[test]
fn a_long_list_waits_for_its_rows_and_shows_what_was_typed() {
    let (mut browser, mut index) = (Browser::empty(80, 24), Index::new());
    browser.searches = false;
    browser.give(part(0..5000, &mut index));
    browser = browser.keys("code 42");
    assert!(browser.state.list.is_pending());
    assert!(browser.text().contains("> code 42") && browser.text().contains("▌  CODE_0"), "{}", browser.text());
    let found = |rows: &[u32]| Input::Found(Found { rows: rows.to_vec(), ..Found::default() });
    browser.give(found(&[42, 420]));
    assert!(!browser.state.list.is_pending() && browser.selected() == "CODE_42");
    // The selected row stays selected when the list grows, and a letter taken back is no search.
    browser = browser.keys("<Down>");
    browser.give(part(5000..5100, &mut index));
    assert!(browser.state.list.is_pending() && browser.selected() == "CODE_420");
    browser.give(found(&[42, 420, 5042]));
    assert_eq!((browser.selected(), browser.state.list.rows().len()), ("CODE_420", 3));
    browser = browser.keys("0<BS>");
    assert!(!browser.state.list.is_pending() && browser.selected() == "CODE_42");
}

#[test]
fn whoever_acts_before_the_rows_have_come_gets_the_right_one() {
    let (mut browser, mut index) = (Browser::empty(80, 24), Index::new());
    browser.searches = false;
    browser.give(part(0..5000, &mut index));
    let browser = browser.keys("code 4242<Enter>");
    assert_eq!(browser.requests[0].text, "CODE_4242");
}

#[test]
fn of_an_endless_text_a_part_is_shown_and_that_it_is_one() {
    let texts = ["lorem ipsum ".repeat(90_000), "\n".repeat(1_100_000)];
    for (text, is_short) in texts.into_iter().map(|text| (text, false)).chain([("short".to_owned(), true)]) {
        let mut code = Code { name: "A_A".into(), ..Code::default() };
        code.description.blocks =
            vec![Block::Paragraph(text.clone().into()), Block::CodeBlock { depth: 0, language: "".into(), text }];
        let browser = Browser::of(Catalog { codes: vec![code], ..Catalog::default() }, 100, 30);
        let lines = details_lines::lines(&browser.state, Rect::new(0, 0, 62, 30));
        assert!(lines.iter().map(|line| line.text.len()).sum::<usize>() < 4 << 20 && lines.len() < 2 << 20);
        let remark = lines.iter().any(|line| line.text.contains("The rest is too long"));
        assert_eq!(remark, !is_short);
    }
}
