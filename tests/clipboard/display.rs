//! X11 and Wayland: the text is there after the program has ended, and exactly as it was.

use super::lab::{Lab, until, until_none};

fn x11(test: &str) -> Option<Lab> {
    let mut lab = Lab::with(test, &["Xvfb", "xclip"])?;
    lab.start_x11();
    Some(lab)
}

fn wayland(test: &str) -> Option<Lab> {
    let mut lab = Lab::with(test, &["sway", "wl-paste"])?;
    lab.start_wayland();
    Some(lab)
}

#[test]
fn x11_has_the_text_after_the_program_has_ended() {
    let Some(lab) = x11("x11_has_the_text_after_the_program_has_ended") else { return };
    lab.program(&["copy", "PAPER_DOES_NOT_EXIST"]).succeeded("Copied PAPER_DOES_NOT_EXIST");
    for _ in 0..3 {
        assert_eq!(lab.x11_selection("clipboard").as_deref(), Some("PAPER_DOES_NOT_EXIST"));
    }
    assert_eq!((lab.owners().len(), lab.x11_selection("primary")), (1, None));
    lab.end();
}

#[test]
fn x11_the_owner_ends_when_another_program_copies() {
    let Some(lab) = x11("x11_the_owner_ends_when_another_program_copies") else { return };
    lab.program(&["copy", "PAPER_DOES_NOT_EXIST"]).succeeded("Copied");
    lab.x11_take("clipboard", "somebody else's");
    until_none("owners", || lab.owners());
    assert_eq!(lab.x11_selection("clipboard").as_deref(), Some("somebody else's"));
    lab.end();
}

#[test]
fn x11_the_primary_selection_is_set_too() {
    let Some(lab) = x11("x11_the_primary_selection_is_set_too") else { return };
    lab.program(&["copy", "--primary", "PAPER_DOES_NOT_EXIST"]).succeeded("Copied");
    assert_eq!(lab.x11_selection("clipboard").as_deref(), Some("PAPER_DOES_NOT_EXIST"));
    assert_eq!(lab.x11_selection("primary").as_deref(), Some("PAPER_DOES_NOT_EXIST"));
    // One selection taken leaves the other one held, by the one owner there is.
    lab.x11_take("primary", "selected with the mouse");
    assert_eq!(lab.x11_selection("clipboard").as_deref(), Some("PAPER_DOES_NOT_EXIST"));
    assert_eq!(lab.owners().len(), 1);
    lab.x11_take("clipboard", "somebody else's");
    until_none("owners", || lab.owners());
    lab.end();
}

#[test]
fn x11_the_owner_ends_with_the_server() {
    let Some(mut lab) = x11("x11_the_owner_ends_with_the_server") else { return };
    lab.program(&["copy", "--primary", "PAPER_DOES_NOT_EXIST"]).succeeded("Copied");
    assert_eq!(lab.owners().len(), 1);
    lab.stop_newest();
    until_none("owners", || lab.owners());
    lab.end();
}

#[test]
fn x11_every_text_arrives_as_it_is() {
    let Some(lab) = x11("x11_every_text_arrives_as_it_is") else { return };
    for text in ["größer, 漢字, 🦀", "  two\n\tlines\r\n\n", "a\0b\u{1b}[31m", "-o", "\u{feff}"] {
        lab.copy_to_x11(text);
        assert_eq!(lab.x11_selection("clipboard").as_deref(), Some(text));
    }
    until("one owner", || lab.owners().len() == 1);
    lab.end();
}

#[test]
fn x11_the_longest_text_that_is_not_refused_arrives() {
    let Some(lab) = x11("x11_the_longest_text_that_is_not_refused_arrives") else { return };
    let text = "0123456789abcdef".repeat(1_000_000);
    lab.copy_to_x11(&text);
    // Not by assert_eq: nobody wants to read the difference.
    assert!(lab.x11_selection("clipboard") == Some(text));
    lab.end();
}

#[test]
fn wayland_has_the_text_after_the_program_has_ended() {
    let Some(lab) = wayland("wayland_has_the_text_after_the_program_has_ended") else { return };
    lab.program(&["copy", "PAPER_DOES_NOT_EXIST"]).succeeded("Copied PAPER_DOES_NOT_EXIST");
    for _ in 0..3 {
        assert_eq!(lab.wayland_clipboard().as_deref(), Some("PAPER_DOES_NOT_EXIST"));
    }
    assert_eq!((lab.owners().len(), lab.wayland_primary()), (1, None));
    lab.end();
}

#[test]
fn wayland_the_owner_ends_when_another_program_copies() {
    let Some(lab) = wayland("wayland_the_owner_ends_when_another_program_copies") else { return };
    lab.program(&["copy", "PAPER_DOES_NOT_EXIST"]).succeeded("Copied");
    lab.wayland_take(&[], "somebody else's");
    until_none("owners", || lab.owners());
    assert_eq!(lab.wayland_clipboard().as_deref(), Some("somebody else's"));
    lab.end();
}

#[test]
fn wayland_the_primary_selection_is_set_too() {
    let Some(lab) = wayland("wayland_the_primary_selection_is_set_too") else { return };
    lab.program(&["copy", "--primary", "PAPER_DOES_NOT_EXIST"]).succeeded("Copied");
    assert_eq!(lab.wayland_clipboard().as_deref(), Some("PAPER_DOES_NOT_EXIST"));
    assert_eq!(lab.wayland_primary().as_deref(), Some("PAPER_DOES_NOT_EXIST"));
    lab.wayland_take(&["--primary"], "selected with the mouse");
    assert_eq!(lab.wayland_clipboard().as_deref(), Some("PAPER_DOES_NOT_EXIST"));
    assert_eq!(lab.owners().len(), 1);
    lab.wayland_take(&[], "somebody else's");
    until_none("owners", || lab.owners());
    lab.end();
}

#[test]
fn wayland_the_owner_ends_with_the_compositor() {
    let Some(mut lab) = wayland("wayland_the_owner_ends_with_the_compositor") else { return };
    lab.program(&["copy", "--primary", "PAPER_DOES_NOT_EXIST"]).succeeded("Copied");
    assert_eq!(lab.owners().len(), 1);
    lab.stop_newest();
    until_none("owners", || lab.owners());
    lab.end();
}
