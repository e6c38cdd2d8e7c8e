//! Wide, joined and combining text in terminals that measure it by tables of their own: nothing is torn, and what comes
//! after it is in its column.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use ipaper_codes::text;
use tempfile::TempDir;

use super::session::Session;
use crate::support::skip;

const TEXTS: [&str; 15] = [
    "漢字漢字",
    "👨\u{200d}👩\u{200d}👧 family",
    "👍🏽 skin",
    "🇩🇪🇫🇷 flags",
    "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} England",
    "⚠\u{fe0f} ❤\u{fe0f}\u{200d}🔥 1\u{fe0f}\u{20e3} signs",
    "e\u{301}a\u{308} NFD",
    "क्षि நி ཀྵ",
    "\u{1112}\u{1161}\u{11ab}\u{1100}\u{1161} jamo",
    "กำ ก็ thai",
    "שלום עולם",
    "مرحبا لا",
    "ｶﾞｷﾞ half",
    "a\u{200b}\u{200b}b\u{200d}c",
    "soft\u{ad}hyphen",
];

/// The cell of the rule between the list and the details.
const RULE: usize = 30;
/// The characters it may have there.
const RULES: [char; 2] = ['│', '├'];
const DEADLINE: Duration = Duration::from_secs(20);

/// A folder with a document whose codes and texts are these.
fn document() -> (TempDir, String) {
    let folder = tempfile::Builder::new().prefix("ipaper-").tempdir_in("/tmp").unwrap();
    // Screen takes no other for its sockets.
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).unwrap();
    let section = |text| format!("# {text}\n\n{text} and {text}\n\n- {text}\n\n");
    let file = folder.path().join("a.md");
    fs::write(&file, TEXTS.map(section).concat()).unwrap();
    let file = file.to_str().unwrap().to_owned();
    (folder, file)
}

fn arguments(file: &str) -> [&str; 5] {
    [env!("CARGO_BIN_EXE_ipaper-codes"), "--catalog", file, "--code-pattern", ".+"]
}

/// A multiplexer with an environment of its own and its files in a folder. Its server ends with it.
struct Multiplexer<'a> {
    name: &'a str,
    /// The arguments before all others.
    options: &'a [&'a str],
    /// The option that asks for the version alone.
    version: &'a str,
    /// The command that ends the server.
    quit: &'a [&'a str],
    folder: &'a Path,
}

impl<'a> Multiplexer<'a> {
    /// Tmux, or nothing if it is not installed.
    fn tmux(folder: &'a Path, test: &str) -> Option<Self> {
        let options = &["-L", "t", "-f", "/dev/null"];
        Self { name: "tmux", options, version: "-V", quit: &["kill-server"], folder }.installed(test)
    }

    /// Screen, or nothing if it is not installed.
    fn screen(folder: &'a Path, test: &str) -> Option<Self> {
        Self { name: "screen", options: &["-U"], version: "-v", quit: &["-S", "s", "-X", "quit"], folder }
            .installed(test)
    }

    fn installed(self, test: &str) -> Option<Self> {
        if Command::new(self.name).arg(self.version).output().is_ok() {
            return Some(self);
        }
        skip(test, self.name);
        std::mem::forget(self);
        None
    }

    fn run(&self, arguments: &[&str]) -> String {
        let mut command = Command::new(self.name);
        command.args(self.options).args(arguments).env_clear().env("PATH", std::env::var_os("PATH").unwrap());
        command.env("TERM", "xterm-256color").env("LC_ALL", "C.UTF-8").env("SHELL", "/bin/sh");
        command.env("HOME", self.folder).env("TMUX_TMPDIR", self.folder).env("SCREENDIR", self.folder);
        command.env("IPAPER_CODES_CONFIG", "").current_dir(self.folder).stdin(Stdio::null());
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    }
}

impl Drop for Multiplexer<'_> {
    fn drop(&mut self) {
        self.run(self.quit);
    }
}

/// Asks until the answer will do.
fn until<T>(mut answer: impl FnMut() -> Result<T, String>) -> T {
    let start = Instant::now();
    loop {
        match answer() {
            Ok(answer) => return answer,
            Err(seen) => assert!(start.elapsed() < DEADLINE, "{seen}"),
        }
        thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn columns_are_aligned_in_the_emulator() {
    let (_folder, file) = document();
    let mut browser = Session::start(100, 24, &arguments(&file)[1..]);
    browser.wait_for("15/15");
    browser.wait_for("F1 help");
    let screen = browser.screen();
    for row in 3..22 {
        let rule = screen.cell(row, RULE as u16).unwrap().contents();
        assert!(RULES.iter().any(|known| rule == known.to_string()), "row {row}: {}", screen.contents());
    }
    browser.keys("\x03");
    assert_eq!(browser.end(), 130);
}

#[test]
fn the_columns_of_a_list_are_aligned() {
    let (_folder, file) = document();
    let mut list = Session::start(100, 24, &[&["list"], &arguments(&file)[1..]].concat());
    assert_eq!(list.end(), 0);
    let text = String::from_utf8(list.bytes()).unwrap();
    assert!(!text.contains(['\u{200d}', '\u{fe0f}', '\u{1f3fd}']), "{text}");
    let plain = text.replace("\x1b[1m", "").replace("\x1b[0m", "");
    for (row, name) in plain.lines().zip(TEXTS) {
        // The meaning begins with the name again.
        let column = row.rfind(" and ").and_then(|end| row[..end].rfind("  ")).map(|gap| text::width(&row[..gap]) + 2);
        assert_eq!(column, Some(15), "{name}: {row}");
    }
}

#[test]
fn a_locale_that_is_not_utf_8_is_sent_ascii() {
    let (_folder, file) = document();
    for (arguments, environment) in [
        (&[][..], &[("LANG", "C")][..]),
        (&[], &[("LC_ALL", "de_DE.ISO-8859-1"), ("LANG", "C.UTF-8")]),
        (&["--ascii"], &[]),
    ] {
        let mut browser =
            Session::start_with(100, 24, &[&self::arguments(&file)[1..], arguments].concat(), environment);
        browser.wait_for(">  ? ? ? ?");
        browser.keys("漢é\x1b[B\x1bOP");
        browser.wait_for("+ Help -");
        browser.keys("\x03");
        assert_eq!(browser.end(), 130);
        assert!(browser.bytes().is_ascii());
    }
}

/// Tmux tells the column that its cursor is in after a text.
#[test]
fn tmux_agrees_on_the_cells() {
    let (folder, file) = document();
    let Some(tmux) = Multiplexer::tmux(folder.path(), "tmux_agrees_on_the_cells") else { return };
    tmux.run(&[&["new-session", "-d", "-x", "100", "-y", "24"][..], &arguments(&file)].concat());
    let screen = until(|| {
        let screen = tmux.run(&["capture-pane", "-p"]);
        if screen.contains("15/15") && screen.contains("F1 help") { Ok(screen) } else { Err(screen) }
    });
    let rows: Vec<&str> = screen.lines().skip(3).take(19).collect();
    for row in &rows {
        let before = row.split(RULES).next().unwrap();
        assert_eq!(text::width(before), RULE, "{row:?} in\n{screen}");
    }
    // The rows are those cells, and these are the columns they end in.
    for row in rows.iter().take(TEXTS.len()) {
        let before = row.split(RULES).next().unwrap();
        tmux.run(&["respawn-pane", "-k", "-t", "0", &format!("printf %s '{before}'; exec tail -f /dev/null")]);
        until(|| match tmux.run(&["display-message", "-p", "#{cursor_x}"]).trim() {
            "30" => Ok(()),
            column => Err(format!("{before:?} ends in column {column}")),
        });
    }
}

/// A hard copy of screen has a byte for each cell, the low one of its character.
#[test]
fn columns_are_aligned_in_screen() {
    let (folder, file) = document();
    let Some(screen) = Multiplexer::screen(folder.path(), "columns_are_aligned_in_screen") else { return };
    fs::write(folder.path().join(".screenrc"), "startup_message off\n").unwrap();
    screen.run(&[&["-dmS", "s"][..], &arguments(&file)].concat());
    let copy = folder.path().join("copy");
    let rows = until(|| {
        screen.run(&["-S", "s", "-p", "0", "-X", "hardcopy", copy.to_str().unwrap()]);
        let rows = fs::read(&copy).unwrap_or_default();
        let shown = String::from_utf8_lossy(&rows).into_owned();
        let is_whole = rows.split(|&byte| byte == b'\n').count() == 25;
        if is_whole && shown.contains("15/15") && shown.contains("F1 help") { Ok(rows) } else { Err(shown) }
    });
    for (number, row) in rows.split(|&byte| byte == b'\n').enumerate().skip(3).take(19) {
        // U+2502, the rule.
        assert!(matches!(row.get(RULE), Some(0x02 | 0x1c)), "row {number}: {row:?}");
    }
}
