//! The snippet face, and all that can be copied.

use super::*;

fn copied(keys: &str) -> Vec<(String, String)> {
    let requests = Browser::open(100, 30).keys(keys).requests;
    requests.into_iter().map(|request| (request.what, request.text)).collect()
}

#[test]
fn the_snippet_face_shows_exactly_what_is_copied() {
    for keys in ["paper does<F3>", "paper does<Tab><Right>", "paper does<Tab><Right><Right>", "<Ctrl-T>processpdf<F3>"]
    {
        let browser = Browser::open(200, 60).keys(keys).keys("<Ctrl-S>");
        let [request] = browser.requests.as_slice() else { panic!("{keys}: {:?}", browser.requests) };
        let text = browser.text();
        for line in request.text.lines() {
            assert!(text.contains(line.trim_end()), "{line:?} is not on the screen:\n{text}");
        }
        assert!(text.contains(&request.what), "{text}");
    }
    assert_eq!(Browser::open(80, 24).keys("<Tab><Right><Left>").state.tab, DetailsTab::Description);
    assert_eq!(Browser::open(80, 24).keys("<F3><F3>").state.tab, DetailsTab::Description);
}

#[test]
fn one_key_copies_the_arm_of_a_code_and_the_match_of_several() {
    let arm = "// Our note, inferred: something failed that has no code of its own. Report it.\n\
               \"ERROR\" => todo!(\"ERROR\"),\n";
    assert_eq!(copied("error<Ctrl-S>"), [("Rust arm of ERROR".into(), arm.into())]);
    assert_eq!(copied("error<Tab>s"), copied("error<Ctrl-S>"));
    let marked = copied("success<Ctrl-Space><Ctrl-U>error<Ctrl-Space><Ctrl-S>");
    assert_eq!(marked[0].0, "Rust match over 2 codes");
    assert!(marked[0].1.starts_with("match code {\n") && marked[0].1.contains("\"SUCCESS\" => {}"), "{}", marked[0].1);
    assert_eq!(copied("success<Tab><Space>/<Ctrl-U>error<Tab><Space>s"), marked);
    // A second time takes the mark away.
    assert!(copied("error<Ctrl-Space><Up><Ctrl-Space><Up><Ctrl-S>")[0].0 == "Rust arm of ERROR");
    assert_eq!(copied("<Ctrl-T>processpdf<Ctrl-S>")[0].0, "Rust match over 5 codes");
    assert_eq!(copied("zzzz<Ctrl-S>"), []);
}

#[test]
fn kind_and_language_are_chosen_and_kept() {
    assert!(copied("error<F5><Ctrl-S>")[0].1.starts_with("match code {"));
    assert!(copied("error<Tab>nns")[0].1.contains("pub enum ReturnCode"));
    assert_eq!(copied("error<F5><F5><F5><Ctrl-S>"), copied("error<Ctrl-S>"));
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
    assert_eq!(what("l")[0].1, "https://docs.ipaper.io/backend-api/return-codes#paper_does_not_exist");
    assert!(what("m")[0].1.starts_with("match code") && what("e")[0].1.contains("enum"));
    // What there is none of is not offered.
    assert_eq!(copied("client unknown<F4>d"), []);
    assert!(copied("<Ctrl-T>processpdf<Tab>cw")[0].1.starts_with("## Ripper.ProcessPDF"));
}
