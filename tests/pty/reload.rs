//! Files that change while the browser shows them.

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use super::session::Session;

/// The report of a terminal that gets the focus.
const FOCUS: &str = "\x1b[I";

struct Opened {
    folder: TempDir,
    browser: Session,
}

impl Opened {
    /// A browser of a file or a folder with one page, of two codes.
    fn new(path: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("docs")).unwrap();
        for name in ["errors.md", "docs/errors.md"] {
            fs::write(folder.path().join(name), "# A_A\n\nText.\n\n# B_B\n").unwrap();
        }
        let path = folder.path().join(path).to_str().unwrap().to_owned();
        let browser = Session::start(80, 24, &["--catalog", &path]);
        browser.wait_for("2/2");
        browser.wait_for_bytes(b"\x1b[?1004h");
        Self { folder, browser }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

#[test]
fn a_file_is_read_anew_when_the_terminal_gets_the_focus_and_at_a_key() {
    let mut opened = Opened::new("errors.md");
    opened.browser.keys("b_b");
    opened.browser.wait_for("1/2");
    fs::write(opened.path("errors.md"), "# A_A\n\n# B_A\n\n# B_B\n\nNow with text.\n").unwrap();
    opened.browser.keys(FOCUS);
    opened.browser.wait_for("Reloaded errors.md: 3 codes, 1 new");
    opened.browser.wait_for("▌  B_B");
    opened.browser.wait_for("Now with text.");
    // As soon as it was read anew, the next key looks again.
    fs::write(opened.path("errors.md"), "# B_B\n").unwrap();
    opened.browser.keys("\x1b[D");
    opened.browser.wait_for("Reloaded errors.md: 1 code, 2 gone");
    assert!(opened.browser.text().contains("> b_b"));
    opened.browser.keys("\x03");
    assert_eq!(opened.browser.end_restored(), 130);
    assert!(opened.browser.has_written(b"\x1b[?1004l"));
}

#[test]
fn a_file_that_is_gone_or_empty_leaves_what_was_read_until_it_is_there_again() {
    let mut opened = Opened::new("errors.md");
    let path = opened.path("errors.md");
    for change in [|path: &PathBuf| fs::remove_file(path).unwrap(), |path: &PathBuf| fs::write(path, "").unwrap()] {
        change(&path);
        opened.browser.keys(FOCUS);
        opened.browser.wait_for("Keeping errors.md as it was: no ");
        assert!(opened.browser.text().contains("2/2"));
        fs::write(&path, "# A_A\n\n# C_C\n\n# B_B\n").unwrap();
        opened.browser.keys(FOCUS);
        opened.browser.wait_for("3/3");
        fs::write(&path, "# A_A\n\n# B_B\n").unwrap();
        opened.browser.keys(FOCUS);
        opened.browser.wait_for("2/2");
    }
}

#[test]
fn pages_of_a_folder_come_and_change() {
    let mut opened = Opened::new("docs");
    fs::write(opened.path("docs/more.md"), "# C_C\n").unwrap();
    opened.browser.keys(FOCUS);
    opened.browser.wait_for("Reloaded docs: 3 codes, 1 new");
    fs::write(opened.path("docs/errors.md"), "# A_A\n").unwrap();
    opened.browser.keys(FOCUS);
    opened.browser.wait_for("Reloaded docs: 2 codes, 1 gone");
}

#[test]
fn the_embedded_reference_asks_for_no_reports_and_ignores_them() {
    let mut browser = Session::start(80, 24, &[]);
    browser.wait_for("23/23");
    browser.keys(FOCUS);
    browser.keys("paper");
    browser.wait_for("▌! PAPER_DOES_NOT_EXIST");
    assert!(!browser.has_written(b"\x1b[?1004h"));
}
