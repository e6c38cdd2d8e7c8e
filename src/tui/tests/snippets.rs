//! The snippet face, and all that can be copied.

use super::*;
use crate::tui::store::ListKind;

fn copied(keys: &str) -> Vec<(String, String)> {
    let requests = Browser::open(100, 30).keys(keys).requests;
    requests.into_iter().map(|request| (request.what, request.text)).collect()
}

#[test]
fn the_snippet_face_shows_exactly_what_is_copied() {
    for keys in ["paper does<F3>", "paper does<Tab>x", "paper does<Ctrl-X>", "<Ctrl-T>processpdf<F3>"] {
        let browser = Browser::open(200, 60).keys(keys).keys("<Ctrl-S>");
        let [request] = browser.requests.as_slice() else { panic!("{keys}: {:?}", browser.requests) };
        let text = browser.text();
        for line in request.text.lines() {
            assert!(text.contains(line.trim_end()), "{line:?} is not on the screen:\n{text}");
        }
        let kind = request.what.split(" of ").next().and_then(|what| what.split(" over ").next()).unwrap();
        assert!(text.contains(&format!(" {kind} ")), "{text}");
    }
    assert_eq!(Browser::open(80, 24).keys("<Tab>xx").state.details.tab, DetailsTab::Description);
    assert_eq!(Browser::open(80, 24).keys("<F3><F3>").state.details.tab, DetailsTab::Description);
}

#[test]
fn one_key_copies_the_arm_of_a_code_and_the_match_of_several() {
    let arm = "// Our note, inferred: most methods have no other code for a wrong ID or value.\n\
               // Fix what was sent.\n\
               \"ERROR\" => todo!(\"ERROR\"),\n";
    assert_eq!(copied("error<Ctrl-S>"), [("Rust arm of ERROR".into(), arm.into())]);
    assert_eq!(copied("error<Tab>s"), copied("error<Ctrl-S>"));
    let marked = copied("success<Ctrl-Space><Ctrl-U>error<Ctrl-Space><Ctrl-S>");
    assert_eq!(marked[0].0, "Rust match over 2 codes");
    assert!(
        marked[0].1.starts_with("match code.trim() {\n") && marked[0].1.contains("\"SUCCESS\" => {}"),
        "{}",
        marked[0].1
    );
    assert_eq!(copied("success<Tab><Space>/<Ctrl-U>error<Tab><Space>s"), marked);
    // A second time takes the mark away.
    assert!(copied("error<Ctrl-Space><Up><Ctrl-Space><Up><Ctrl-S>")[0].0 == "Rust arm of ERROR");
    assert_eq!(copied("<Ctrl-T>processpdf<Ctrl-S>")[0].0, "Rust match over 5 codes");
    assert_eq!(copied("zzzz<Ctrl-S>"), []);
}

#[test]
fn kind_and_language_are_chosen_and_kept() {
    assert!(copied("error<F5><Ctrl-S>")[0].1.starts_with("match code.trim() {"));
    assert!(copied("error<Tab>rrs")[0].1.contains("pub enum ReturnCode"));
    assert_eq!(copied("error<F5><F5><F5><F5><F5><Ctrl-S>"), copied("error<Ctrl-S>"));
    assert_eq!(copied("error<Ctrl-L>golang<Enter><Ctrl-S>")[0].0, "Go case of ERROR");
    assert_eq!(copied("error<Tab>l<Down><Enter>s")[0].0, "C# case of ERROR");
    // Whatever is typed narrows the languages and leaves the query alone; no row is no choice.
    let browser = Browser::open(100, 30).keys("error<Ctrl-L>zzz<Enter>");
    assert_eq!(browser.state.list.editor.value(), "error");
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
    assert_eq!(what("l")[0].1, "https://docs.ipaper.io/flipbook-backend-api/return-codes#paper_does_not_exist");
    assert!(what("m")[0].1.starts_with("match code") && what("e")[0].1.contains("enum"));
    // What there is none of is not offered.
    assert_eq!(copied("client unknown<F4>d"), []);
    assert!(copied("<Ctrl-T>processpdf<Tab>cw")[0].1.starts_with("## Ripper.ProcessPDF"));
}

#[test]
fn a_wide_snippet_scrolls_sideways_to_its_end_and_no_further() {
    let browser = Browser::open(80, 24).keys("client already<F3>");
    let line = "\"CLIENT_ALREADY_HAD_MODULE\" => todo!(\"CLIENT_ALREADY_HAD_MODULE\"),";
    assert!(!browser.text().contains("MODULE\"),"), "{}", browser.text());
    let browser = browser.keys(&"<Shift-Right>".repeat(9));
    assert!(browser.text().contains("MODULE\"),"), "{}", browser.text());
    let room = usize::from(browser.state.layout().details.width) - 2;
    assert_eq!(browser.state.details.snippet_column, line.len() - room);
    assert_eq!(browser.keys(&"<Shift-Left>".repeat(9)).state.details.snippet_column, 0);
}

#[test]
fn everything_acts_on_the_marks() {
    let marks = "readonly<Ctrl-Space><Ctrl-U>error<Ctrl-Space><Ctrl-U>paper does<Ctrl-Space>";
    let names = copied(&format!("{marks}<Enter>"));
    assert_eq!(names, [("3 names".into(), "ERROR\nPAPER_DOES_NOT_EXIST\nREADONLY".into())]);
    let what = |key: &str| copied(&format!("{marks}<F4>{key}")).remove(0);
    assert_eq!(what("n"), names[0]);
    assert_eq!(what("m").0, "Rust match over 3 codes");
    assert_eq!(what("w").1.matches("\n## ").count() + 1, 3);
    assert_eq!(what("j").1.matches("\"code\":").count(), 3);
    assert_eq!(what("l").1.lines().count(), 3);
    let (title, descriptions) = what("d");
    assert!(
        title == "the description of 2 codes" && descriptions.starts_with("PAPER_DOES_NOT_EXIST\nReturned whenever")
    );
    let text = Browser::open(100, 30).keys(&format!("{marks}<F4>")).text();
    assert!(text.contains("Copy 3 marked codes") && text.contains("lines, Rust, 3 codes"), "{text}");
    assert!(text.contains("3 marked"), "{text}");
    // In the details alone too.
    assert_eq!(copied(&format!("{marks}<F2>y")), names);
}

#[test]
fn marked_methods_are_matched_over_their_codes_together() {
    let both = "<Ctrl-T>Ripper.ProcessPDF<Ctrl-Space><Ctrl-U>Paper.GetPaperUrlFromID<Ctrl-Space>";
    let browser = Browser::open(100, 30).keys(both).keys("<Ctrl-S><Enter>");
    let [snippet, names] = &browser.requests[..] else { panic!("{:?}", browser.requests) };
    assert_eq!(names.text, "Paper.GetPaperUrlFromID\nRipper.ProcessPDF");
    let codes = |name: &str| copied(&format!("<Ctrl-T>{name}<Ctrl-S>")).remove(0).1;
    let arms = |text: &str| text.matches(" => ").count();
    for line in [codes("Ripper.ProcessPDF"), codes("Paper.GetPaperUrlFromID")].iter().flat_map(|text| text.lines()) {
        assert!(snippet.text.contains(line), "{line}");
    }
    // SUCCESS and ERROR are in both, and there is one default.
    assert!(arms(&snippet.text) < arms(&codes("Ripper.ProcessPDF")) + arms(&codes("Paper.GetPaperUrlFromID")) - 1);
    // Codes have marks of their own.
    assert_eq!(browser.keys("<Ctrl-T><Enter>").requests[2].text, "CLIENT_ALREADY_HAD_MODULE");
}

#[test]
fn one_key_marks_all_that_is_found_and_takes_these_marks_away() {
    let browser = Browser::open(100, 30).keys("error<Ctrl-Space><Ctrl-U>code:ripper<Ctrl-F>");
    let found = browser.state.list.rows().len();
    assert_eq!(browser.state.snippets.marked.of(ListKind::Codes).len(), found + 1);
    let browser = browser.keys("<Tab>a");
    assert_eq!(browser.state.snippets.marked.of(ListKind::Codes).len(), 1);
}

#[test]
fn a_screen_without_details_shows_the_snippet_on_all_of_it() {
    let browser = Browser::open(40, 12).keys("paper does<Ctrl-X>");
    assert!(browser.text().contains("Rust arm") && browser.text().contains("\"PAPER_DOES_NOT_EXIST\""));
    let browser = browser.keys("<Esc><Ctrl-D>");
    assert!(browser.text().contains("fix what was sent"), "{}", browser.text());
    let browser = browser.keys("<F2><Ctrl-X>");
    assert!(browser.text().contains("Rust arm"), "{}", browser.text());
    // Back in the list, nothing is left of it.
    let browser = browser.keys("<Tab><Ctrl-D>");
    assert!(browser.text().contains("fix what was sent"), "{}", browser.text());
}
