//! Vim and Neovim, without a screen, with the recipe in their configuration.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::{METHOD, arm, folder, found, path, place, recipe};
use crate::support::skip;

struct Editor {
    command: &'static str,
    package: &'static str,
    arguments: &'static [&'static str],
}

const VIM: Editor = Editor { command: "vim", package: "vim", arguments: &["-N", "-es"] };
const NEOVIM: Editor = Editor { command: "nvim", package: "neovim", arguments: &["--headless"] };

/// A program in Go, and in Python, whose file type sets the key K to something else.
const LINES: &str = "switch code {\n\tPAPER_DOES_NOT_EXIST\n}\nNO_SUCH_CODE_AT\n";

impl Editor {
    /// What `g:answer` is after these lines, which follow the recipe, and what the editor has written. Nothing if the
    /// editor is not installed.
    fn run(&self, test: &str, folder: &Path, steps: &str) -> Option<(Value, String)> {
        if Command::new(self.command).arg("--version").output().is_err() {
            skip(test, self.package);
            return None;
        }
        for name in ["api.go", "api.py"] {
            fs::write(folder.join(name), LINES).unwrap();
        }
        fs::write(folder.join("recipe.vim"), recipe("vim")).unwrap();
        let script = format!(
            "filetype plugin on\nsource recipe.vim\n{steps}\ncall writefile([json_encode(g:answer)], 'answer')\nqall!\n"
        );
        fs::write(folder.join("script.vim"), script).unwrap();
        // An editor that asks something would wait forever.
        let mut command = Command::new("timeout");
        command.args(["30", self.command]).args(self.arguments).args(["-u", "NONE", "-i", "NONE", "-n"]);
        command.args(["-S", "script.vim"]).current_dir(folder).stdin(Stdio::null());
        command.env_clear().env("PATH", path()).env("HOME", folder).env("LANG", "C.UTF-8").env("TERM", "xterm");
        let output = command.env("IPAPER_CODES_CONFIG", "").output().unwrap();
        let written = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        let answer = fs::read_to_string(folder.join("answer"));
        let answer = answer.unwrap_or_else(|_| panic!("{test}: {}: {written}", output.status));
        Some((serde_json::from_str(&answer).unwrap(), written))
    }

    fn lists_places(&self, test: &str) {
        let folder = folder();
        let steps = format!(
            "let Entry = {{_, e -> [bufname(e.bufnr), e.lnum, e.col, e.text]}}\n\
             CodesCheck src --method {METHOD}\n\
             let g:answer = [&buftype, map(getqflist(), Entry)]\n\
             cfirst\ncnext\n\
             let g:answer += [expand('<cword>')]\n\
             edit app.log\n\
             CodesExplain %\n\
             let g:answer += [&buftype, map(getqflist(), Entry)]\n\
             cfirst\ncnext\n\
             let g:answer += [expand('<cword>')]"
        );
        let Some((answer, written)) = self.run(test, folder.path(), &steps) else { return };
        let (check, explain) = found(folder.path());
        let entry = |line: &String| match place(line) {
            Some((file, line, column, message)) => json!([file, line, column, message]),
            None => json!(["", 0, 0, line]),
        };
        let entries = |lines: &[String]| lines.iter().map(entry).collect::<Vec<_>>();
        let expected =
            json!(["quickfix", entries(&check), "PAPER_MUST_BE_CATEGORY", "quickfix", entries(&explain), "ERROR"]);
        assert_eq!(answer, expected, "{written}");
    }

    /// K on a line of the program in Python: what it shows, and the buffer, which it leaves as it is.
    fn shows(&self, test: &str, line: usize, expected: &str) {
        let folder = folder();
        // Vim writes the answer to its standard output, Neovim into a terminal, whose text comes later.
        let steps = format!(
            "edit api.py\nlet buffer = bufnr()\n{line}\nnormal K\n\
             if has('nvim')\n\
             call wait(20000, {{-> search('{expected}', 'nw') > 0}})\n\
             endif\n\
             let g:answer = [join(getline(1, '$'), ' '), join(getbufline(buffer, 1, '$'), \"\\n\") .. \"\\n\"]"
        );
        let Some((answer, written)) = self.run(test, folder.path(), &steps) else { return };
        let shown = if self.command == "nvim" { answer[0].as_str().unwrap() } else { &written };
        assert!(shown.contains(expected), "{answer} {written}");
        assert_eq!(answer[1], LINES);
    }

    fn inserts_an_arm(&self, test: &str) {
        let folder = folder();
        let steps = "edit api.go\n2\nexecute \"normal \\\\i\"\n\
                     let g:answer = [getline(1, '$')]\n\
                     $\nredir => said\nexecute \"normal \\\\i\"\nredir END\n\
                     let g:answer += [line('$'), said]";
        let Some((answer, written)) = self.run(test, folder.path(), steps) else { return };
        let mut lines: Vec<String> = LINES.lines().map(str::to_owned).collect();
        lines.splice(2..2, arm().lines().map(|line| format!("\t{line}")));
        assert_eq!((&answer[0], &answer[1]), (&json!(lines), &json!(lines.len())), "{written}");
        assert!(answer[2].as_str().unwrap().contains("no such code: NO_SUCH_CODE_AT"), "{answer}");
    }
}

#[test]
fn vim_lists_the_places_of_check_and_explain() {
    VIM.lists_places("vim_lists_the_places_of_check_and_explain");
}

#[test]
fn neovim_lists_the_places_of_check_and_explain() {
    NEOVIM.lists_places("neovim_lists_the_places_of_check_and_explain");
}

#[test]
fn vim_shows_the_code_under_the_cursor() {
    VIM.shows("vim_shows_the_code_under_the_cursor", 2, "request: fix what was sent");
}

#[test]
fn neovim_shows_the_code_under_the_cursor() {
    NEOVIM.shows("neovim_shows_the_code_under_the_cursor", 2, "request: fix what was sent");
}

#[test]
fn vim_says_that_a_word_is_no_code() {
    VIM.shows("vim_says_that_a_word_is_no_code", 4, "no such code: NO_SUCH_CODE_AT");
}

#[test]
fn neovim_says_that_a_word_is_no_code() {
    NEOVIM.shows("neovim_says_that_a_word_is_no_code", 4, "no such code: NO_SUCH_CODE_AT");
}

#[test]
fn vim_inserts_an_arm() {
    VIM.inserts_an_arm("vim_inserts_an_arm");
}

#[test]
fn neovim_inserts_an_arm() {
    NEOVIM.inserts_an_arm("neovim_inserts_an_arm");
}
