//! Several references: one alone, or all of them.

use std::fs;

use super::*;

/// Two files and the embedded reference between them.
fn catalog() -> Catalog {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    };
    let shop = file("shop.md", "# CARD_DECLINED\n\nThe card.\n\n# NOT_FOUND\n\n# RATE_LIMIT\n");
    let mail = file("mail.md", "# BAD_ADDRESS\n\n# NOT_FOUND\n");
    let mut catalog = open(&[shop.into(), Source::embedded(), mail.into()]).unwrap();
    for document in &mut catalog.documents {
        document.label = document.label.rsplit('/').next().unwrap().to_owned();
    }
    catalog
}

fn browser() -> Browser {
    Browser::of(catalog(), 100, 30)
}

const SHOP: [&str; 3] = ["CARD_DECLINED", "NOT_FOUND", "RATE_LIMIT"];
const MAIL: [&str; 2] = ["BAD_ADDRESS", "NOT_FOUND"];

#[test]
fn a_key_lists_each_alone_and_then_all_again() {
    let browser = browser();
    let all = browser.state.list.rows().len();
    assert!(browser.text().starts_with(" ipaper-codes   shop, embedded, mail "), "{}", browser.text());
    let browser = browser.keys("<Ctrl-^>");
    assert_eq!(browser.rows(), SHOP);
    assert!(browser.text().starts_with(" ipaper-codes   shop, 1 of 3 "), "{}", browser.text());
    let browser = browser.keys("<Tab>D");
    assert_eq!(browser.rows().len(), all - 5);
    let browser = browser.keys("D");
    assert_eq!(browser.rows(), MAIL);
    insta::assert_snapshot!("one-reference-100x30", browser.text());
    let mut browser = browser;
    browser.give(Input::Resize(Size::new(40, 12)));
    assert!(browser.text().starts_with(" mail, 3 of 3 "), "{}", browser.text());
    assert_eq!(browser.keys("D").state.list.rows().len(), all);
}

#[test]
fn the_message_of_a_response_is_shown_with_its_code_in_each_of_them() {
    let response = "<result><code>NOT_FOUND</code><message>No such paper</message></result>";
    let browser = browser().paste(response);
    assert_eq!(browser.rows(), ["NOT_FOUND", "NOT_FOUND"]);
    assert!(browser.text().contains("message: No such paper"), "{}", browser.text());
    let browser = browser.keys("<Down>");
    assert!(browser.text().contains("message: No such paper"), "{}", browser.text());
}

#[test]
fn the_codes_of_a_text_are_left_for_a_reference() {
    let browser = browser();
    let all = browser.state.list.rows().len();
    let browser = browser.paste("CARD_DECLINED READONLY").keys("<Ctrl-^>");
    assert_eq!(browser.rows(), SHOP);
    let browser = browser.keys("<Esc>");
    assert_eq!(browser.state.list.rows().len(), all);
    assert_eq!(browser.keys("<Esc>").state.exit, Some(Exit::Quit));
}

#[test]
fn a_part_that_is_read_later_belongs_to_its_reference() {
    let mut browser = Browser::empty(100, 30);
    let parts = ["# A_A\n", "# B_B\n", "# C_C\n"].map(crate::catalog::read_text);
    let mut codes = Index::default();
    for (number, mut catalog) in (0..).zip(parts) {
        catalog.documents[0].source = number / 2;
        catalog.codes[0].document = number;
        // The second document is the first one's neighbour in a folder.
        catalog.sources.truncate(usize::from(number != 1));
        codes.extend(Index::of_codes(&catalog));
        let part = Part { catalog, codes: codes.clone(), methods: Index::default() };
        browser.give(Input::Read(Box::new(part)));
    }
    let browser = browser.keys("<Ctrl-^>");
    assert_eq!(browser.rows(), ["A_A", "B_B"]);
    assert_eq!(browser.keys("<Ctrl-^>").rows(), ["C_C"]);
}

#[test]
fn the_query_stays_and_so_does_the_selected_code_or_that_of_its_name() {
    let browser = browser().keys("not_found<Down>");
    assert_eq!(browser.rows()[..2], ["NOT_FOUND"; 2]);
    assert_eq!(browser.state.list.selected, 1);
    let browser = browser.keys("<Ctrl-^>");
    assert_eq!((browser.rows(), browser.state.list.editor.value()), (vec!["NOT_FOUND"], "not_found"));
    let browser = browser.keys("<Ctrl-U>");
    assert_eq!(browser.rows(), SHOP);
    // By its name, past a reference that has none.
    let browser = browser.keys("<Down>");
    assert_eq!(browser.selected(), "NOT_FOUND");
    let browser = self::browser().keys("<Ctrl-^><Ctrl-^><Ctrl-^><Down>");
    let number = browser.state.list.selected_number();
    let browser = browser.keys("<Ctrl-^>");
    assert_eq!((browser.selected(), browser.state.list.selected_number()), ("NOT_FOUND", number));
    let browser = browser.keys("<Ctrl-^>");
    assert_eq!((browser.selected(), browser.state.list.limit.reference()), ("NOT_FOUND", Some(0)));
}

#[test]
fn methods_are_of_the_same_reference_and_keep_a_query_of_their_own() {
    let browser = browser().keys("paper<Ctrl-^><Ctrl-^><Ctrl-T>");
    assert!(browser.text().starts_with(" ipaper-codes   Methods of embedded, 2 of 3 "), "{}", browser.text());
    let browser = browser.keys("ripper<Ctrl-^>");
    assert_eq!((browser.state.list.limit.reference(), browser.state.list.editor.value()), (None, "ripper"));
    assert_eq!(browser.keys("<Ctrl-T>").state.list.editor.value(), "paper");
    let browser = self::browser().keys("<Ctrl-^><Ctrl-T>");
    assert!(browser.text().contains("There are no methods in shop"), "{}", browser.text());
    assert!(!browser.text().contains("^T methods"));
}

#[test]
fn what_was_followed_is_left_and_escape_lists_all_again() {
    let browser = browser().keys("does_not_exist<Ctrl-O>");
    assert!(browser.text().contains("Methods that return PAPER_DOES_NOT_EXIST"));
    let browser = browser.keys("<Ctrl-^>");
    assert_eq!((browser.state.list.limit.reference(), browser.state.history.len()), (Some(0), 0));
    assert_eq!(browser.state.list.editor.value(), "does_not_exist");
    let mut browser = browser.keys("<Esc>");
    browser.give(Input::Resize(Size::new(140, 30)));
    assert!(browser.text().contains("Esc all references"), "{}", browser.text());
    let browser = browser.keys("<Esc>");
    assert_eq!((browser.state.list.limit.reference(), browser.state.exit), (None, None));
}

#[test]
fn with_one_reference_the_key_says_so_and_the_footer_does_not_offer_it() {
    let browser = Browser::open(200, 50);
    assert!(!browser.text().contains("reference   "), "{}", browser.text());
    assert!(browser.keys("<Ctrl-^>").text().contains("There is only one reference"));
    assert!(Browser::of(catalog(), 200, 50).text().contains("^^ reference"));
}
