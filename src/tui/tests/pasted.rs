//! Responses and logs that are pasted or piped in.

use super::*;
use crate::tui::pasted::{Pasted, Piped};

const RESPONSE: &str = "<result><code><![CDATA[PAPER_DOES_NOT_EXIST]]></code><message>No paper\n 12</message>\
    <data><paperId>12</paperId></data></result>";
const LOG: &str = "12:00 ERROR x code=READONLY\n12:01 PAPER_DOES_NOT_EXIST\n12:02 code=SUCCESS\n12:03 code=READONLY\n";

impl Browser {
    pub fn paste(mut self, text: &str) -> Self {
        let input = of_event(Event::Paste(text.to_owned()), &self.state);
        self.give(input.unwrap());
        self
    }

    fn query(&self) -> &str {
        self.state.list.editor.value()
    }
}

#[test]
fn a_pasted_response_selects_its_code_and_shows_its_message() {
    let browser = Browser::open(100, 30).keys("wild").paste(RESPONSE);
    assert_eq!((browser.selected(), browser.query()), ("PAPER_DOES_NOT_EXIST", ""));
    insta::assert_snapshot!("pasted-response-100x30", browser.text());
    assert!(Browser::open(60, 12).paste(RESPONSE).text().contains("Found PAPER_DOES_NOT_EXIST: No paper 12"));
    // Until Esc, the other entries are as they were.
    let browser = browser.keys("<Up>");
    assert!(!browser.text().contains("message: No paper"), "{}", browser.text());
    let browser = browser.keys("<Down>");
    assert!(browser.text().contains("message: No paper 12"), "{}", browser.text());
    let browser = browser.keys("<Esc>");
    assert_eq!(browser.selected(), "PAPER_DOES_NOT_EXIST");
    assert!(!browser.text().contains("message: No paper"), "{}", browser.text());
}

#[test]
fn the_codes_of_a_pasted_log_are_listed_the_most_telling_first_with_their_counts() {
    let browser = Browser::open(80, 24).paste(LOG);
    assert_eq!(browser.rows(), ["PAPER_DOES_NOT_EXIST", "READONLY", "SUCCESS"]);
    insta::assert_snapshot!("pasted-log-80x24", browser.text());
    // What is typed narrows them further; Esc takes back one after the other.
    let browser = browser.keys("read");
    assert_eq!(browser.rows(), ["READONLY"]);
    let browser = browser.keys("<Esc>");
    assert_eq!(browser.rows().len(), 3);
    let browser = browser.keys("<Down><Esc>");
    assert_eq!((browser.rows().len(), browser.selected()), (23, "READONLY"));
    // A second paste takes the place of the first.
    let browser = browser.paste(LOG).paste("code=ERROR and LOGIN_SECURITY_VIOLATION");
    assert_eq!(browser.rows(), ["LOGIN_SECURITY_VIOLATION", "ERROR"]);
    let browser = browser.paste(RESPONSE);
    assert_eq!((browser.rows().len(), browser.selected()), (23, "PAPER_DOES_NOT_EXIST"));
}

#[test]
fn what_has_no_code_is_a_query() {
    let browser = Browser::open(80, 24).paste("<code>PAPER_NOT_EXIST</code>");
    assert_eq!(browser.query(), "PAPER_NOT_EXIST");
    assert!(browser.text().contains("PAPER_NOT_EXIST is unknown"), "{}", browser.text());
    let browser = Browser::open(100, 24).paste("code=READONLY code=FOO_BAR");
    assert!(browser.text().contains("Found READONLY; FOO_BAR is unknown"), "{}", browser.text());
    for (text, query) in [
        ("PAPER_DOES_NOT_EXIST", "PAPER_DOES_NOT_EXIST"),
        ("paper\n", "paper"),
        ("upgrade procedures", "upgrade procedures"),
        ("a \x1b[2J b", "a ␛[2J b"),
        ("PAPER\nDOES\x1b[2J\r\n", "PAPER DOES␛[2J"),
    ] {
        assert_eq!(Browser::open(80, 24).paste(text).query(), query, "{text:?}");
    }
    // A popup that is typed into gives way to a text with codes.
    assert_eq!(Browser::open(80, 24).keys("<F1>").paste(LOG).rows().len(), 3);
    assert_eq!(Browser::open(80, 24).keys("<F1>").paste("copy name").keys("<Esc>").rows().len(), 23);
}

#[test]
fn a_method_is_found_where_methods_are_listed_and_codes_in_their_own_list() {
    let browser = Browser::open(80, 24).keys("<Ctrl-T>x").paste("POST Paper.GetPaperUrlFromID failed");
    assert_eq!((browser.query(), browser.selected()), ("Paper.GetPaperUrlFromID", "Paper.GetPaperUrlFromID"));
    let browser = browser.paste(RESPONSE);
    assert_eq!(browser.selected(), "PAPER_DOES_NOT_EXIST");
    let browser = Browser::open(80, 24).keys("read<Ctrl-O>").paste(LOG);
    assert_eq!(browser.rows(), ["PAPER_DOES_NOT_EXIST", "READONLY", "SUCCESS"]);
}

/// What a text that is piped in had so far.
fn piped(catalog: &Catalog, text: &str, is_first: bool, is_last: bool) -> Input {
    let mut pasted = Pasted::of(catalog, text);
    pasted.is_piped = true;
    Input::Piped(Box::new(Piped { pasted, is_first, is_last }))
}

#[test]
fn what_is_piped_in_grows_until_it_is_left() {
    let catalog = open(&[Source::embedded()]).unwrap();
    let piped = |text: &str, is_first, is_last| piped(&catalog, text, is_first, is_last);
    let mut browser = Browser::open(80, 24);
    browser.give(piped("code=FOO_BAR", true, false));
    assert!(browser.text().contains("No known code in what was piped in; FOO_BAR is unknown"), "{}", browser.text());
    browser.give(piped("code=FOO_BAR code=READONLY", true, false));
    assert_eq!((browser.rows().len(), browser.selected()), (23, "READONLY"));
    browser.give(piped(LOG, false, false));
    assert_eq!((browser.rows().len(), browser.selected()), (3, "PAPER_DOES_NOT_EXIST"));
    let mut browser = browser.keys("<Down>");
    browser.give(piped(&format!("{LOG} LOGIN_SECURITY_VIOLATION"), false, false));
    assert_eq!((browser.rows().len(), browser.selected()), (4, "READONLY"));
    let mut browser = browser.keys("<Esc>");
    browser.give(piped(LOG, false, true));
    assert_eq!(browser.rows().len(), 23);
    let mut browser = Browser::open(80, 24);
    browser.give(piped("nothing", true, true));
    assert!(browser.text().contains("No known code in what was piped in"), "{}", browser.text());
}

#[test]
fn what_is_piped_in_is_followed_in_a_list_that_is_not_in_view() {
    let catalog = open(&[Source::embedded()]).unwrap();
    let more = format!("{LOG} LOGIN_SECURITY_VIOLATION");
    for (keys, back) in [("<Ctrl-T>", "<Ctrl-T>"), ("<Ctrl-O>", "<Ctrl-B>"), ("<F1>", "<Esc>"), ("read", "<Ctrl-U>")] {
        let mut browser = Browser::open(80, 24);
        browser.give(piped(&catalog, LOG, true, false));
        let mut browser = browser.keys(keys);
        browser.give(piped(&catalog, &more, false, true));
        let browser = browser.keys(back);
        assert_eq!(browser.rows().len(), 4, "{keys}");
        assert_eq!(browser.keys("<Esc>").rows().len(), 23, "{keys}");
    }
    // A text that is pasted takes its place for good.
    let mut browser = Browser::open(80, 24);
    browser.give(piped(&catalog, LOG, true, false));
    let mut browser = browser.paste("code=ERROR and LOGIN_SECURITY_VIOLATION");
    browser.give(piped(&catalog, &more, false, true));
    assert_eq!(browser.rows(), ["LOGIN_SECURITY_VIOLATION", "ERROR"]);
}

#[test]
fn what_was_typed_before_the_first_code_came_is_kept() {
    let catalog = open(&[Source::embedded()]).unwrap();
    let late = |keys: &str| {
        let mut browser = Browser::open(100, 24).keys(keys);
        browser.give(piped(&catalog, LOG, true, true));
        assert!(browser.text().contains("Found 3 codes"), "{keys}: {}", browser.text());
        browser
    };
    let browser = late("paper_does");
    assert_eq!((browser.query(), browser.rows()), ("paper_does", vec!["PAPER_DOES_NOT_EXIST"]));
    assert_eq!(browser.keys("<Esc>").rows(), ["PAPER_DOES_NOT_EXIST", "READONLY", "SUCCESS"]);
    // The row that one is about to take stays selected where it is still there.
    let place = Browser::open(100, 24).rows().iter().position(|name| *name == "READONLY").unwrap();
    let browser = late(&"<Down>".repeat(place));
    let selected = browser.selected().to_owned();
    assert_eq!((browser.rows().len(), selected.as_str()), (3, "READONLY"));
    let browser = late("<Ctrl-T>");
    assert_eq!((browser.rows().len(), browser.keys("<Ctrl-T>").rows().len()), (41, 3));
    assert!(matches!(late("<F4>").state.popup, Some(Popup::CopyMenu(_))));
    // Another text and a reference are not left for it.
    let mut browser = Browser::open(100, 24).paste("code=ERROR and LOGIN_SECURITY_VIOLATION");
    browser.give(piped(&catalog, LOG, true, true));
    assert_eq!(browser.rows(), ["LOGIN_SECURITY_VIOLATION", "ERROR"]);
}

#[test]
fn the_codes_of_a_text_are_left_where_they_are_listed() {
    let browser = Browser::open(160, 24).paste(LOG).keys("<Ctrl-T>");
    assert!(browser.text().contains("Esc quit"), "{}", browser.text());
    let browser = browser.keys("<Ctrl-T>");
    assert_eq!(browser.rows().len(), 3);
    assert!(browser.text().contains("Esc all codes"), "{}", browser.text());
    let browser = browser.keys("<Esc>");
    assert_eq!((browser.rows().len(), browser.state.exit.clone()), (23, None));
    assert!(browser.text().contains("Esc quit"), "{}", browser.text());
}

#[test]
fn the_codes_stay_in_view_when_the_catalog_is_read_anew() {
    let catalog = |text| crate::catalog::read_text(text);
    let mut browser = Browser::of(catalog("# A_A\n\n# B_B\n\n# C_C\n"), 80, 24).paste("C_C A_A, C_C");
    assert_eq!(browser.rows(), ["C_C", "A_A"]);
    browser.reload(Ok(catalog("# A_0\n\n# A_A\n\n# C_C\n")));
    assert_eq!(browser.rows(), ["C_C", "A_A"]);
    assert!(browser.text().contains("2x"), "{}", browser.text());
    // Of what is gone there is nothing left to leave.
    browser.reload(Ok(catalog("# A_0\n\n# B_0\n")));
    assert_eq!(browser.rows(), ["A_0", "B_0"]);
    assert_eq!(browser.keys("<Esc>").state.exit, Some(Exit::Quit));
}

#[test]
fn what_is_piped_in_is_of_the_catalog_as_it_was_first_read() {
    let catalog = |text| crate::catalog::read_text(text);
    let first = catalog("# A_A\n\n# B_B\n\n# C_C\n");
    let mut browser = Browser::of(first.clone(), 80, 24);
    browser.give(piped(&first, "A_A B_B", true, false));
    browser.reload(Ok(catalog("# A_0\n\n# A_A\n\n# C_C\n\n# B_B\n")));
    browser.give(piped(&first, "A_A B_B B_B C_C", false, false));
    assert_eq!(browser.rows(), ["B_B", "A_A", "C_C"]);
    browser.reload(Ok(catalog("# B_B\n\n# C_C\n\n# D_D\n")));
    browser.give(piped(&first, "A_A B_B B_B C_C", false, true));
    assert_eq!(browser.rows(), ["B_B", "C_C"]);
}
