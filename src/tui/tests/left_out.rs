//! What was left out, which a key lists.

use super::*;
use crate::catalog::{Reference, Warning};

fn warning(document: &str, line: u32, message: &str) -> Warning {
    Warning { document: document.to_owned(), line, message: message.to_owned(), ..Warning::default() }
}

/// Two references, one of them with warnings.
fn catalog() -> Catalog {
    let mut catalog = crate::catalog::read_text("# A_A\n\nText.\n");
    catalog.codes[0].source = "stripe".into();
    let (read_as, unused) = ("a table, column Code".to_owned(), "12 headings".to_owned());
    let silent = Reference { name: "silent".to_owned(), ..Reference::default() };
    catalog.sources = vec![Reference { name: "stripe".to_owned(), read_as, unused, notes: None }, silent];
    catalog.warnings = vec![
        warning("errors.md", 12, "duplicate code A_A; keeping the first definition"),
        warning(
            "/home/someone/projects/a-long-name/documentation/api/errors.md",
            7,
            "no code in this row of the table",
        ),
        warning("docs/other.md", 0, "no such file or folder; check the path"),
    ];
    catalog
}

#[test]
fn it_is_listed_at_every_size() {
    for (width, height) in SIZES {
        let browser = Browser::of(catalog(), width, height).keys("<Ctrl-\\>");
        insta::assert_snapshot!(format!("left-out-{width}x{height}"), browser.text());
    }
}

#[test]
fn a_catalog_of_which_nothing_was_left_out_says_so() {
    let text = Browser::open(100, 30).keys("<Tab>u").text();
    assert!(text.contains("read as headings: 19 codes") && text.contains("No warnings."), "{text}");
    let mut read = catalog();
    read.warnings.clear();
    let text = Browser::of(read, 100, 30).keys("<Tab>u").text();
    assert!(text.contains("1 code; not used: 12 headings") && text.contains("No warnings."), "{text}");
}

#[test]
fn it_is_scrolled_to_its_end_and_what_it_hides_is_there_again() {
    let mut many = catalog();
    many.warnings = (1..=1000).map(|line| warning("errors.md", line, "no code in this row")).collect();
    for keys in ["A_<Down>", "<F2>", "<F3>", "<F4>", "<F1>x", "<Tab>"] {
        let before = Browser::of(many.clone(), 60, 20).keys(keys);
        let below = if keys == "<F1>x" { Browser::of(many.clone(), 60, 20) } else { before }.text();
        for close in ["<Esc>", "q", "u", "<Ctrl-\\>"] {
            let browser = Browser::of(many.clone(), 60, 20).keys(keys).keys("<Ctrl-\\>G");
            assert!(browser.text().contains("errors.md:1000: no code"), "{}", browser.text());
            let browser = browser.keys("jsycwW<Enter>");
            assert!(browser.requests.is_empty());
            assert_eq!(browser.keys(close).text(), below, "{keys} {close}");
        }
    }
}

#[test]
fn the_footer_names_its_key_where_there_are_warnings() {
    assert!(Browser::of(catalog(), 100, 30).text().contains(r"^\ warnings"));
    assert!(!Browser::open(200, 50).text().contains(r"^\ warnings"));
}
