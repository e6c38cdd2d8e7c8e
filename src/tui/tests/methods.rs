//! From codes to methods and back.

use super::*;
use crate::tui::navigation::MAX_HISTORY;

#[test]
fn codes_and_methods_are_one_key_apart() {
    let browser = Browser::open(100, 30).keys("paper<Ctrl-T>");
    assert_eq!(browser.selected(), "CustomField.GetFlipbookOrdersByType");
    let browser = browser.keys("hierarchy");
    assert!(browser.text().contains("Search.SearchPapersWithHiearchyByContent"), "{}", browser.text());
    assert!(browser.text().contains("2/41"), "{}", browser.text());
    let browser = browser.keys("<Tab>m");
    assert_eq!((browser.selected(), browser.state.list.editor.value()), ("PAPER_DOES_NOT_EXIST", "paper"));
    assert_eq!(browser.keys("m").state.list.editor.value(), "hierarchy");
}

#[test]
fn a_method_leads_to_its_codes_and_back() {
    let browser = Browser::open(100, 30).keys("<Ctrl-T>processpdf");
    let copy = CopyRequest::new("Ripper.ProcessPDF", "Ripper.ProcessPDF");
    let browser = browser.keys("<Enter>");
    assert_eq!(browser.requests, [copy]);
    let browser = browser.keys("<Ctrl-O>");
    assert_eq!(browser.selected(), "RIPPER_CANNOT_PROCESS_PAPER_ALREADY_BEING_PROCESSED");
    assert!(browser.text().contains("Codes of Ripper.ProcessPDF") && browser.text().contains("5/5"));
    // Only its own codes are searched, and one can go on from there.
    let browser = browser.keys("success<Ctrl-O>");
    assert!(browser.text().contains("40/40"), "{}", browser.text());
    let browser = browser.keys("<Alt-Left>");
    assert_eq!((browser.selected(), browser.state.list.editor.value()), ("SUCCESS", "success"));
    let browser = browser.keys("<Esc><Esc>");
    assert_eq!((browser.selected(), browser.state.list.editor.value()), ("Ripper.ProcessPDF", "processpdf"));
}

#[test]
fn a_code_leads_to_its_methods_and_back() {
    let browser = Browser::open(100, 30).keys("paper does<Tab>o");
    assert!(browser.text().contains("4/4") && browser.selected() == "Paper.GetPaperUrlFromID");
    assert_eq!(browser.keys("<BS>").selected(), "PAPER_DOES_NOT_EXIST");
    let nowhere = Browser::open(100, 30).keys("client unknown<Ctrl-O>");
    assert!(nowhere.selected() == "CLIENT_UNKNOWN" && nowhere.text().contains("No documented method lists"));
}

#[test]
fn suggestions_stay_within_the_codes_of_a_method() {
    let suggested = |query: &str| {
        let browser = Browser::open(100, 30).keys(&format!("<Ctrl-T>Paper.GetPaperUrlFromID<Ctrl-O>{query}"));
        let rows = browser.state.list.rows().iter();
        rows.map(|&row| browser.state.store.catalog.codes[row as usize].name.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(suggested("SECURITY_LOGIN_VIOLATED"), [] as [&str; 0]);
    assert_eq!(suggested("PAPER_NOT_FOUND"), ["PAPER_DOES_NOT_EXIST"]);
}

#[test]
fn there_is_a_limit_to_what_one_can_go_back_to() {
    let browser = Browser::open(80, 24).keys("paper does").keys(&"<Ctrl-O>".repeat(3 * MAX_HISTORY));
    assert_eq!(browser.state.history.len(), MAX_HISTORY);
    let browser = browser.keys(&"<Alt-Left>".repeat(MAX_HISTORY));
    assert_eq!((browser.selected(), browser.state.list.editor.value()), ("PAPER_DOES_NOT_EXIST", "paper does"));
}
