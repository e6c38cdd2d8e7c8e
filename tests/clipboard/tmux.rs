//! Tmux, attached to a terminal that records what it is asked to copy.

use std::fs;

use super::lab::{Lab, until};
use super::terminal::Terminal;

/// The arguments for the tmux server of the lab.
fn tmux<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
    [&["-L", "lab"], arguments].concat()
}

fn lab(test: &str, commands: &[&str], settings: &str) -> Option<Lab> {
    let mut lab = Lab::with(test, &[&["tmux"], commands].concat())?;
    let home = lab.path("").display().to_string();
    lab.set("TMUX_TMPDIR", home.trim_end_matches('/'));
    fs::write(lab.path("tmux.conf"), settings).unwrap();
    Some(lab)
}

/// A session in a terminal, whose pane starts a job when [`go`] is called.
fn session(lab: &Lab, before: &str, arguments: &[&str]) -> Terminal {
    let wait = format!("tmux wait-for go\n{before}");
    let job = lab.job(&wait, arguments);
    let settings = lab.path("tmux.conf");
    let command = [&["tmux", "-f", settings.to_str().unwrap()], &tmux(&["new-session", "sh", &job])[..]];
    let terminal = Terminal::start(lab, "xterm-256color", &command.concat());
    until("tmux", || lab.read("tmux", &tmux(&["list-clients"])).is_some_and(|clients| !clients.is_empty()));
    terminal
}

fn go(lab: &Lab) {
    assert!(lab.run("tmux", &tmux(&["wait-for", "-S", "go"])).status.success());
}

fn buffer(lab: &Lab) -> Option<String> {
    lab.read("tmux", &tmux(&["show-buffer"]))
}

fn end(lab: Lab, mut terminal: Terminal) {
    assert!(lab.run("tmux", &tmux(&["kill-server"])).status.success());
    terminal.ended();
    terminal.close();
    lab.end();
}

fn reaches_tmux_and_its_terminal(test: &str, setting: &str) {
    let Some(lab) = lab(test, &[], &format!("set -g set-clipboard {setting}\n")) else { return };
    let terminal = session(&lab, "", &["copy", "PAPER_DOES_NOT_EXIST"]);
    go(&lab);
    lab.job_said().succeeded("Copied PAPER_DOES_NOT_EXIST to tmux; sent to its terminal");
    assert_eq!(buffer(&lab).as_deref(), Some("PAPER_DOES_NOT_EXIST"));
    terminal.until_asked("PAPER_DOES_NOT_EXIST");
    end(lab, terminal);
}

#[test]
fn tmux_with_set_clipboard_on() {
    reaches_tmux_and_its_terminal("tmux_with_set_clipboard_on", "on");
}

#[test]
fn tmux_with_set_clipboard_external() {
    reaches_tmux_and_its_terminal("tmux_with_set_clipboard_external", "external");
}

#[test]
fn tmux_with_set_clipboard_off_keeps_the_text_to_itself_and_says_so() {
    let test = "tmux_with_set_clipboard_off_keeps_the_text_to_itself_and_says_so";
    let Some(lab) = lab(test, &[], "set -g set-clipboard off\n") else { return };
    let terminal = session(&lab, "", &["copy", "PAPER_DOES_NOT_EXIST"]);
    go(&lab);
    lab.job_said().succeeded("Copied PAPER_DOES_NOT_EXIST to tmux only (set-clipboard is off)");
    assert_eq!(buffer(&lab).as_deref(), Some("PAPER_DOES_NOT_EXIST"));
    // Tmux writes this after it would have sent the text.
    assert!(lab.run("tmux", &tmux(&["detach-client"])).status.success());
    until("the end of the session", || terminal.shows("[detached"));
    assert_eq!(terminal.asked(), Vec::<String>::new());
    end(lab, terminal);
}

#[test]
fn a_long_text_stays_in_tmux_and_is_not_sent_to_its_terminal() {
    let Some(lab) = lab("a_long_text_stays_in_tmux_and_is_not_sent_to_its_terminal", &[], "") else { return };
    let catalog = lab.path("long.md");
    fs::write(&catalog, format!("## LONG_CODE\n\n{}\n", "word ".repeat(200_000))).unwrap();
    let arguments = ["--catalog", catalog.to_str().unwrap(), "show", "LONG_CODE", "--copy"];
    let terminal = session(&lab, "", &arguments);
    go(&lab);
    lab.job_said().succeeded("to tmux only (too long for its terminal)");
    assert!(buffer(&lab).is_some_and(|text| text.len() > 900_000));
    assert_eq!(terminal.asked(), [] as [&str; 0]);
    end(lab, terminal);
}

#[test]
fn a_tmux_that_nobody_is_attached_to_says_so() {
    let Some(lab) = lab("a_tmux_that_nobody_is_attached_to_says_so", &[], "") else { return };
    let job = lab.job("", &["copy", "PAPER_DOES_NOT_EXIST"]);
    let settings = lab.path("tmux.conf");
    let settings = ["-f", settings.to_str().unwrap()];
    let detached = tmux(&["new-session", "-d", "sh", &job]);
    assert!(lab.run("tmux", &[&settings[..], &detached].concat()).status.success());
    lab.job_said().succeeded("Copied PAPER_DOES_NOT_EXIST to tmux only (no client attached)");
    assert_eq!(buffer(&lab).as_deref(), Some("PAPER_DOES_NOT_EXIST"));
    assert!(lab.run("tmux", &tmux(&["kill-server"])).status.success());
    lab.end();
}

#[test]
fn a_display_installed_and_tmux_both_get_the_text() {
    let test = "a_display_installed_and_tmux_both_get_the_text";
    let Some(mut lab) = lab(test, &["Xvfb", "xclip"], "") else { return };
    lab.start_x11();
    let terminal = session(&lab, "", &["copy", "PAPER_DOES_NOT_EXIST"]);
    go(&lab);
    let said = lab.job_said();
    said.succeeded("Copied PAPER_DOES_NOT_EXIST");
    assert!(!said.text.contains("tmux"), "{said:?}");
    assert_eq!(lab.x11_selection("clipboard").as_deref(), Some("PAPER_DOES_NOT_EXIST"));
    assert_eq!(buffer(&lab).as_deref(), Some("PAPER_DOES_NOT_EXIST"));
    terminal.until_asked("PAPER_DOES_NOT_EXIST");
    end(lab, terminal);
}

#[test]
fn what_is_copied_in_tmux_outlives_its_terminal() {
    let test = "what_is_copied_in_tmux_outlives_its_terminal";
    let Some(mut lab) = lab(test, &["Xvfb", "xclip", "xterm"], "set -g set-clipboard on\n") else { return };
    lab.start_x11();
    let job = lab.job("", &["copy", "PAPER_DOES_NOT_EXIST"]);
    let settings = lab.path("tmux.conf");
    let inside = ["tmux", "-L", "lab", "-f", settings.to_str().unwrap(), "new-session", "sh", &job];
    // A terminal that copies when asked, and so could take the selection from the owner.
    let mut command = lab.command("xterm", &[&["-xrm", "XTerm*allowWindowOps: true", "-e"], &inside[..]].concat());
    command.stderr(std::process::Stdio::null());
    lab.serve(command);
    lab.job_said().succeeded("Copied PAPER_DOES_NOT_EXIST");
    lab.stop_newest();
    assert!(lab.run("tmux", &tmux(&["kill-server"])).status.success());
    assert_eq!(lab.x11_selection("clipboard").as_deref(), Some("PAPER_DOES_NOT_EXIST"));
    lab.end();
}

#[test]
fn a_pane_opened_over_ssh_and_now_attached_here_uses_the_display() {
    let test = "a_pane_opened_over_ssh_and_now_attached_here_uses_the_display";
    let Some(mut lab) = lab(test, &["Xvfb", "xclip"], "") else { return };
    lab.start_x11();
    let before = "export SSH_CONNECTION='192.0.2.1 50000 192.0.2.2 22' SSH_TTY=/dev/pts/0";
    let terminal = session(&lab, before, &["copy", "PAPER_DOES_NOT_EXIST"]);
    go(&lab);
    lab.job_said().succeeded("Copied PAPER_DOES_NOT_EXIST");
    assert_eq!(lab.x11_selection("clipboard").as_deref(), Some("PAPER_DOES_NOT_EXIST"));
    end(lab, terminal);
}

#[test]
fn a_pane_opened_here_and_now_attached_over_ssh_asks_tmux() {
    let test = "a_pane_opened_here_and_now_attached_over_ssh_asks_tmux";
    let Some(mut lab) = lab(test, &["Xvfb", "xclip"], "") else { return };
    lab.start_x11();
    let terminal = session(&lab, "", &["copy", "PAPER_DOES_NOT_EXIST"]);
    let now = ["set-environment", "SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22"];
    assert!(lab.run("tmux", &tmux(&now)).status.success());
    go(&lab);
    lab.job_said().succeeded("Copied PAPER_DOES_NOT_EXIST to tmux; sent to its terminal");
    terminal.until_asked("PAPER_DOES_NOT_EXIST");
    assert_eq!((lab.x11_selection("clipboard"), lab.owners()), (None, vec![]));
    end(lab, terminal);
}

#[test]
fn the_display_is_the_one_tmux_knows_of() {
    let Some(mut lab) = lab("the_display_is_the_one_tmux_knows_of", &["Xvfb", "xclip"], "") else { return };
    lab.start_x11();
    let terminal = session(&lab, "export DISPLAY=:9999", &["copy", "PAPER_DOES_NOT_EXIST"]);
    go(&lab);
    lab.job_said().succeeded("Copied PAPER_DOES_NOT_EXIST");
    assert_eq!(lab.x11_selection("clipboard").as_deref(), Some("PAPER_DOES_NOT_EXIST"));
    end(lab, terminal);
}

#[test]
fn a_tmux_that_is_gone_is_skipped() {
    let Some(mut lab) = lab("a_tmux_that_is_gone_is_skipped", &[], "") else { return };
    let gone = lab.path("gone").display().to_string();
    lab.set("TMUX", &format!("{gone},1,0"));
    let job = lab.job("", &["copy", "PAPER_DOES_NOT_EXIST"]);
    let terminal = Terminal::start(&lab, "tmux-256color", &["sh", &job]);
    lab.job_said().succeeded("Sent PAPER_DOES_NOT_EXIST to the terminal");
    terminal.until_asked("PAPER_DOES_NOT_EXIST");
    terminal.close();
    lab.program(&["copy", "--clipboard", "tmux", "SUCCESS"]).failed("Not copied: tmux: ");
    lab.end();
}
