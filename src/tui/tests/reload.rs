//! A catalog that was read anew.

use super::*;
use crate::catalog::Method;
use crate::tui::reload::Reload;
use crate::tui::store::ListKind;

const OLD: &str = "# A_A\n\nThe first.\n\n# B_B\n\nThe second.\n\n# C_C\n\nThe third.\n\n# D_D\n";
/// One before the others, one between them, one gone.
const NEW: &str = "# A_0\n\n# A_A\n\nThe first.\n\n# B_B\n\nThe second, changed.\n\n# B_C\n\n# D_D\n";

fn open(text: &str) -> Browser {
    Browser::of(crate::catalog::read_text(text), 80, 24)
}

impl Browser {
    pub fn reload(&mut self, read: Result<Catalog, &str>) {
        let read = read.map(Part::new).map_err(str::to_owned);
        self.give(Input::Reloaded(Box::new(Reload { changed: "errors.md".to_owned(), read })));
    }

    fn reloaded(mut self, text: &str) -> Self {
        self.reload(Ok(crate::catalog::read_text(text)));
        self
    }

    fn message(&self) -> &str {
        self.state.message.as_ref().map_or("", |message| &message.text)
    }

    fn marked(&self) -> Vec<&str> {
        let marked = self.state.snippets.marked.of(self.state.list.kind);
        marked.iter().map(|&number| self.state.store.entry(self.state.list.kind, number).unwrap().name()).collect()
    }
}

#[test]
fn it_says_how_many_codes_there_are_now() {
    assert_eq!(open(OLD).reloaded(NEW).message(), "Reloaded errors.md: 5 codes, 2 new, 1 gone");
    assert_eq!(open(NEW).reloaded("# A_A\n").message(), "Reloaded errors.md: 1 code, 4 gone");
    assert_eq!(open("# A_A\n").reloaded("# A_A\n\nText.\n").message(), "Reloaded errors.md: 1 code");
    assert_eq!(open(OLD).reloaded(OLD).message(), "");
    insta::assert_snapshot!("reloaded-80x24", open(OLD).keys("<Down>").reloaded(NEW).text());
}

#[test]
fn the_query_the_selection_and_the_marks_stay() {
    let browser = open(OLD).keys("<Tab>j<Space><Space>kk").reloaded(NEW);
    assert_eq!((browser.selected(), browser.marked()), ("B_B", vec!["B_B"]));
    let browser = open(OLD).keys("the<Down>");
    assert_eq!(browser.selected(), "B_B");
    let browser = browser.reloaded(NEW);
    assert_eq!((browser.selected(), browser.state.list.editor.value()), ("B_B", "the"));
    assert!(browser.text().contains("The second, changed."), "{}", browser.text());
    // Without the query, the row from before it.
    let browser = open(OLD).keys("<Down>second").reloaded(NEW).keys("<Esc>");
    assert_eq!(browser.selected(), "B_B");
    // The query's own cache knows nothing of the old catalog.
    let browser = open("# A_A\n\n# B_B\n").keys("a_a").reloaded("# A_0\n\n# A_A\n\n# B_B\n").keys("<BS><BS>_a");
    assert_eq!(browser.selected(), "A_A");
}

#[test]
fn the_snippet_is_that_of_the_new_text() {
    let browser = open("# A_A\n\nOld.\n").reloaded("# A_A\n\nNew.\n");
    assert!(browser.text().contains("// New."), "{}", browser.text());
}

#[test]
fn another_takes_the_place_of_a_selected_code_that_is_gone() {
    assert_eq!(open(OLD).keys("<Down><Down>").reloaded(NEW).selected(), "B_B");
    assert_eq!(open(OLD).keys("<Down><Down><Down>").reloaded("# A_A\n\n# B_B\n").selected(), "B_B");
}

#[test]
fn the_details_stay_where_they_are_scrolled_to() {
    let long = |text: &str| format!("# A_A\n\n{}# B_B\n\n{text}\n", "Line.\n\n".repeat(100));
    let browser = open(&long("x")).keys("<F2>jjj").reloaded(&long("y"));
    assert_eq!(browser.state.details.scroll, 3);
    assert_eq!(browser.reloaded("# B_B\n").state.details.scroll, 0);
}

#[test]
fn a_catalog_that_cannot_be_read_leaves_the_old_one() {
    let mut browser = open(OLD).keys("b_b");
    let before = browser.text();
    browser.reload(Err("no such file or folder; check the path"));
    assert_eq!(browser.message(), "Keeping errors.md as it was: no such file or folder; check the path");
    browser.state.message = None;
    assert_eq!(browser.text(), before);
    // One of several that is gone, too; but not one that was not there before either.
    let mut part = crate::catalog::read_text(NEW);
    let (document, message) = ("other.md".to_owned(), "gone".to_owned());
    part.warnings.push(crate::catalog::Warning { document, message, unread: true, ..Default::default() });
    browser.reload(Ok(part.clone()));
    assert_eq!(browser.message(), "Keeping errors.md as it was: other.md: gone");
    let mut browser = Browser::of(part.clone(), 80, 24);
    part.codes.pop();
    browser.reload(Ok(part));
    assert_eq!(browser.message(), "Reloaded errors.md: 4 codes, 1 gone");
}

#[test]
fn lists_that_were_followed_are_left_where_their_entry_is_gone() {
    let catalog = |names: &[&str]| {
        let mut catalog = crate::catalog::read_text("# A_A\n\n# B_B\n");
        for name in names {
            let number = catalog.methods.len() as u32;
            let method = Method { name: (*name).to_owned(), codes: vec![0, 1], ..Method::default() };
            catalog.methods.push(method);
            catalog.codes.iter_mut().for_each(|code| code.methods.push(number));
        }
        catalog
    };
    let followed = || Browser::of(catalog(&["Get", "Put"]), 80, 24).keys("<Down><Ctrl-O><Ctrl-O><Down>");
    let mut browser = followed();
    browser.reload(Ok(catalog(&["Add", "Get", "Put"])));
    assert_eq!((browser.state.heading().as_str(), browser.selected()), ("Codes of Get", "B_B"));
    assert_eq!(browser.state.history.len(), 2);
    browser.reload(Ok(catalog(&["Put"])));
    assert_eq!(
        (browser.state.heading().as_str(), browser.state.list.kind),
        ("Methods that return B_B", ListKind::Methods)
    );
    browser.reload(Ok(crate::catalog::read_text("# A_A\n")));
    assert_eq!((browser.selected(), browser.state.history.len()), ("A_A", 0));
}
