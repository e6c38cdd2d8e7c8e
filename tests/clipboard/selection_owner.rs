//! The selection owner: it outlives the program and its terminal, there is only one, and it does not depend on its file.

use std::fs;
use std::os::unix::net::UnixListener;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::lab::{Lab, output, until, until_none, zombies};
use super::terminal::Terminal;

const CODES: [&str; 10] = [
    "SUCCESS",
    "ERROR",
    "READONLY",
    "CLIENT_UNKNOWN",
    "CLIENT_ALREADY_HAD_MODULE",
    "PAPER_DOES_NOT_EXIST",
    "PAPER_MUST_NOT_BE_CATEGORY",
    "RIPPER_INVALID_BASE64_PDF_FILE",
    "CUSTOMFIELD_INVALID_DATA_FORMAT",
    "CUSTOMFIELD_FIELD_NAME_IS_NOT_UNIQUE",
];

fn x11(test: &str) -> Option<Lab> {
    let mut lab = Lab::with(test, &["Xvfb", "xclip"])?;
    lab.start_x11();
    Some(lab)
}

#[test]
fn a_closed_terminal_does_not_take_the_text_along() {
    let Some(lab) = x11("a_closed_terminal_does_not_take_the_text_along") else { return };
    let job = lab.job("", &["copy", "PAPER_DOES_NOT_EXIST"]);
    let terminal = Terminal::start(&lab, "xterm-256color", &["sh", &job]);
    lab.job_said().succeeded("Copied PAPER_DOES_NOT_EXIST");
    terminal.close();
    assert_eq!(lab.x11_selection("clipboard").as_deref(), Some("PAPER_DOES_NOT_EXIST"));
    lab.end();
}

#[test]
fn an_interrupt_from_the_keyboard_does_not_take_the_text_along() {
    let Some(lab) = x11("an_interrupt_from_the_keyboard_does_not_take_the_text_along") else { return };
    let job = lab.job("", &["copy", "PAPER_DOES_NOT_EXIST"]);
    let mut terminal = Terminal::start(&lab, "xterm-256color", &["sh", &job]);
    lab.job_said().succeeded("Copied PAPER_DOES_NOT_EXIST");
    terminal.keys("\x03");
    terminal.ended();
    assert_eq!(lab.x11_selection("clipboard").as_deref(), Some("PAPER_DOES_NOT_EXIST"));
    terminal.close();
    lab.end();
}

#[test]
fn each_of_ten_copies_is_there_and_one_owner_is_left() {
    let Some(lab) = x11("each_of_ten_copies_is_there_and_one_owner_is_left") else { return };
    for code in CODES {
        lab.program(&["copy", code]).succeeded(code);
        assert_eq!(lab.x11_selection("clipboard").as_deref(), Some(code));
    }
    until("one owner", || lab.owners().len() == 1);
    lab.end();
}

#[test]
fn ten_quick_copies_leave_the_last_text() {
    let Some(lab) = x11("ten_quick_copies_leave_the_last_text") else { return };
    for code in CODES {
        lab.copy_to_x11(code);
    }
    assert_eq!(lab.x11_selection("clipboard").as_deref(), CODES.last().copied());
    until("one owner", || lab.owners().len() == 1);
    // The others are reaped while the process that started them goes on.
    until_none("zombies", || {
        let mut names = zombies(std::process::id());
        names.retain(|name| name == "ipaper-codes");
        names
    });
    lab.end();
}

#[test]
fn ten_copies_at_once_leave_one_of_them() {
    let Some(lab) = x11("ten_copies_at_once_leave_one_of_them") else { return };
    // They collide only by chance: more rounds, more collisions.
    for _ in 0..10 {
        let start = |code: &&str| {
            let mut command = lab.command(env!("CARGO_BIN_EXE_ipaper-codes"), &["copy", code]);
            command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
        };
        let running: Vec<_> = CODES.iter().map(start).collect();
        for child in running {
            assert!(output(child).status.success());
        }
        until("one owner", || lab.owners().len() == 1);
        let text = lab.x11_selection("clipboard").unwrap();
        assert!(CODES.contains(&text.as_str()), "{text}");
    }
    lab.end();
}

#[test]
fn the_owner_holds_on_to_nothing_but_the_text() {
    let Some(lab) = x11("the_owner_holds_on_to_nothing_but_the_text") else { return };
    lab.program(&["copy", "PAPER_DOES_NOT_EXIST"]).succeeded("Copied");
    let [owner] = lab.owners()[..] else { panic!("{:?}", lab.owners()) };
    let read = |name: &str| fs::read_to_string(format!("/proc/{owner}/{name}")).unwrap();
    assert_eq!(read("comm"), "ipaper-codes\n");
    // The text is in no argument, where everyone could read it.
    assert!(!read("cmdline").contains("PAPER"), "{}", read("cmdline"));
    until("the root directory", || fs::read_link(format!("/proc/{owner}/cwd")).unwrap().as_os_str() == "/");
    // In a session of its own, the ids of process, group and session are the same, and there is no terminal.
    let status = read("stat");
    let fields: Vec<&str> = status.rsplit_once(") ").unwrap().1.split(' ').collect();
    let id = owner.to_string();
    assert_eq!([fields[2], fields[3], fields[4]], [&id, &id, "0"]);
    lab.end();
}

#[test]
fn a_script_does_not_wait_for_the_owner() {
    let Some(lab) = x11("a_script_does_not_wait_for_the_owner") else { return };
    // As `answer=$(program 3>&1 1>&2 2>&3)` and lock files do: one more descriptor of the output, unknown to the program.
    let script = format!("exec 3>&1; '{}' copy PAPER_DOES_NOT_EXIST", env!("CARGO_BIN_EXE_ipaper-codes"));
    // This waits until every process has closed the output.
    assert!(lab.run("sh", &["-c", &script]).status.success());
    assert_eq!(lab.x11_selection("clipboard").as_deref(), Some("PAPER_DOES_NOT_EXIST"));
    lab.end();
}

/// Runs a copy of the program that first tries a Wayland display which hangs. While it waits, the test changes its file;
/// the owner for X11 is started afterwards.
fn copy_while(lab: &mut Lab, change: impl FnOnce(&PathBuf)) {
    let program = lab.path("ipaper-codes");
    // Not by this process: a file that it, or a new child of another test, has open for writing cannot be run.
    let here = program.to_str().unwrap();
    assert!(lab.run("cp", &[env!("CARGO_BIN_EXE_ipaper-codes"), here]).status.success());
    let socket = lab.path("hangs");
    let hangs = UnixListener::bind(&socket).unwrap();
    lab.set("WAYLAND_DISPLAY", socket.to_str().unwrap());
    let mut command: Command = lab.command(&program, &["copy", "PAPER_DOES_NOT_EXIST"]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    hangs.set_nonblocking(true).unwrap();
    let mut waiting = None;
    until("the first owner", || {
        waiting = hangs.accept().ok();
        waiting.is_some()
    });
    change(&program);
    let said = output(child);
    assert!(said.status.success(), "{said:?}");
    drop(waiting);
    assert_eq!(lab.x11_selection("clipboard").as_deref(), Some("PAPER_DOES_NOT_EXIST"));
}

#[test]
fn a_program_that_was_deleted_can_still_copy() {
    let Some(mut lab) = x11("a_program_that_was_deleted_can_still_copy") else { return };
    copy_while(&mut lab, |program| fs::remove_file(program).unwrap());
    lab.end();
}

#[test]
fn a_program_that_was_replaced_can_still_copy() {
    let Some(mut lab) = x11("a_program_that_was_replaced_can_still_copy") else { return };
    let other = lab.path("other");
    fs::copy("/bin/false", &other).unwrap();
    copy_while(&mut lab, |program| fs::rename(&other, program).unwrap());
    lab.end();
}
