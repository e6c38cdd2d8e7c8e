//! The keys that `shell` binds, in the line editors of real shells: a picked code is inserted at the cursor, and the line
//! can be edited as before, pastes included.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::session::Session;
use crate::support::{program, skip};

const PROGRAM: &str = env!("CARGO_BIN_EXE_ipaper-codes");

/// A shell that has the key, with a prompt of its own, and nothing of the user's.
pub(super) struct Shell {
    pub name: &'static str,
    pub arguments: &'static [&'static str],
    /// The commands that bind the key and set the prompt.
    pub setup: &'static str,
    /// The command that sets the keys of vi.
    pub vi: &'static str,
}

pub(super) const BASH: Shell = Shell {
    name: "bash",
    arguments: &["--norc", "--noprofile", "-i"],
    setup: "eval \"$(ipaper-codes shell bash)\"; PS1='ready> '",
    vi: "set -o vi",
};

pub(super) const ZSH: Shell = Shell {
    name: "zsh",
    arguments: &["-f", "-i"],
    setup: "eval \"$(ipaper-codes shell zsh)\"; PS1='ready> '",
    vi: "bindkey -v",
};

pub(super) const FISH: Shell = Shell {
    name: "fish",
    arguments: &["--private"],
    setup: "ipaper-codes shell fish | source; function fish_prompt; echo -n 'ready> '; end; function fish_mode_prompt; end",
    vi: "fish_vi_key_bindings",
};

impl Shell {
    /// The shell with the key bound, or nothing if it is not installed.
    pub(super) fn start(&self, test: &str, keys: &str, home: &Path) -> Option<Session> {
        if Command::new(self.name).arg("--version").output().is_err() {
            skip(test, self.name);
            return None;
        }
        let folder = Path::new(PROGRAM).parent().unwrap();
        let path = format!("{}:/usr/bin:/bin", folder.display());
        let home = home.to_str().unwrap();
        let environment = [("PATH", &*path), ("HOME", home), ("IPAPER_CODES_CONFIG", "")];
        let mut shell = Session::program(self.name, 80, 24, self.arguments, &environment);
        shell.keys(&format!("{keys}; {}\r", self.setup));
        // The line that was typed has more behind it.
        shell.wait_until(|| shell.text().lines().any(|line| line.trim_end() == "ready>"));
        Some(shell)
    }

    /// Checks the key among those of emacs and of vi.
    fn check(&self, test: &str) {
        self.check_line(test, "true");
        self.check_line(test, self.vi);
    }

    /// Picks twice in the middle of a line, once in vain, and pastes; the line is run at last.
    fn check_line(&self, test: &str, keys: &str) {
        let home = tempfile::tempdir().unwrap();
        let Some(mut shell) = self.start(test, keys, home.path()) else { return };
        // The cursor is between the two words, the first of which has a character of two bytes.
        shell.keys("echo é= end\x1b[D\x1b[D\x1b[D\x1b[D");
        shell.wait_for("ready> echo é= end");
        let pastes = shell.screen().bracketed_paste();
        shell.keys("\x18\x09");
        shell.wait_for("Enter pick");
        shell.keys("readonly");
        shell.wait_for("1/23");
        shell.keys("\r");
        shell.wait_for("ready> echo é=READONLY end");
        self.check_screen(&shell, pastes);
        shell.keys("\x18\x09");
        shell.wait_for("Enter pick");
        shell.keys("\x03");
        shell.wait_for("ready> echo é=READONLY end");
        self.check_screen(&shell, pastes);
        // The newline of a paste runs nothing.
        shell.keys("\x1b[200~,pasted\necho second\x1b[201~");
        shell.wait_for("second");
        assert!(!shell.text().lines().any(|line| line.starts_with("é=READONLY")), "{}", shell.text());
        shell.keys("\r");
        shell.wait_until(|| shell.text().lines().any(|line| line.starts_with("é=READONLY,pasted")));
        shell.wait_until(|| shell.text().lines().any(|line| line.starts_with("second end")));
    }

    fn check_screen(&self, shell: &Session, pastes: bool) {
        shell.wait_until(|| !shell.screen().alternate_screen() && !shell.screen().hide_cursor());
        assert_eq!(shell.screen().bracketed_paste(), pastes, "{}", self.name);
    }
}

#[test]
fn a_code_is_inserted_in_bash() {
    BASH.check("a_code_is_inserted_in_bash");
}

#[test]
fn a_code_is_inserted_in_zsh() {
    ZSH.check("a_code_is_inserted_in_zsh");
}

#[test]
fn a_code_is_inserted_in_fish() {
    FISH.check("a_code_is_inserted_in_fish");
}

/// A name of a catalog may be anything, and none is run.
#[test]
fn a_name_is_quoted_for_the_shell() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("a.md"), "# Codes\n\n## it's a $(echo name); echo & *\n\n## OTHER\n").unwrap();
    let config = home.path().join("config.toml");
    let catalog = home.path().join("a.md");
    fs::write(&config, format!("catalog = '{}'\ncode-pattern = '.*&.*|OTHER'\n", catalog.display())).unwrap();
    let names_config = format!("export IPAPER_CODES_CONFIG={}", config.display());
    for shell in [BASH, ZSH, FISH] {
        let Some(mut shell) = shell.start("a_name_is_quoted_for_the_shell", &names_config, home.path()) else {
            continue;
        };
        shell.keys("echo \x18\x09");
        shell.wait_for("Enter pick");
        shell.keys("\r");
        shell.wait_for("echo it");
        shell.keys("\r");
        shell.wait_until(|| shell.text().lines().any(|line| line.starts_with("it's a $(echo name); echo & *")));
    }
}

#[test]
fn the_scripts_need_no_configuration() {
    for shell in ["bash", "zsh", "fish"] {
        let output = program(&["shell", shell]).env("IPAPER_CODES_CONFIG", "/nonexistent").output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty() && !output.stdout.is_empty(), "{shell}");
    }
}
