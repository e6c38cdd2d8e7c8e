//! Bytes in pieces, and what they are decoded as.

use super::super::paste::MAX_PASTE;
use super::super::reports::{CLICK, FOCUS, REPORTS};
use super::*;
use crate::keymap::Key;
use proptest::prelude::*;

/// Events in words: keys by their names, pastes in quotes.
fn named(events: &[Event]) -> String {
    let name = |event: &Event| match event {
        Event::Key(event) => Key::of(*event).to_string(),
        Event::Paste(text) => format!("{text:?}"),
        Event::Mouse(mouse) => format!("{:?}@{},{}", mouse.kind, mouse.column, mouse.row),
        event => format!("{event:?}"),
    };
    events.iter().map(name).collect::<Vec<_>>().join(" ")
}

/// The events of bytes in one piece, after a check that any two pieces and single bytes give the same.
fn decoded(bytes: &[u8]) -> String {
    let decode = |pieces: &[&[u8]]| {
        let mut decoder = Decoder::default();
        let mut events: Vec<Event> = pieces.iter().flat_map(|piece| decoder.feed(piece)).collect();
        events.extend(decoder.flush());
        named(&events)
    };
    let whole = decode(&[bytes]);
    for at in 0..bytes.len() {
        let (left, right) = bytes.split_at(at);
        assert_eq!(decode(&[left, right]), whole, "{:?} split at {at}", String::from_utf8_lossy(bytes));
    }
    assert_eq!(decode(&bytes.chunks(1).collect::<Vec<_>>()), whole);
    whole
}

#[test]
fn keys_in_all_their_forms() {
    for (bytes, expected) in [
        ("aZ é漢", "a Z Space é 漢"),
        ("\r\t\x7f\x08\x01\x00\x1a", "Enter Tab Backspace Ctrl-H Ctrl-A Ctrl-Space Ctrl-Z"),
        ("\x1b[A\x1b[B\x1b[C\x1b[D\x1b[H\x1b[F", "Up Down Right Left Home End"),
        ("\x1bOA\x1bOB\x1bOH\x1bOF\x1bOP\x1bOS", "Up Down Home End F1 F4"),
        ("\x1b[1~\x1b[2~\x1b[3~\x1b[4~\x1b[5~\x1b[6~", "Home Insert Delete End PgUp PgDn"),
        ("\x1b[11~\x1b[15~\x1b[17~\x1b[21~\x1b[23~\x1b[24~", "F1 F5 F6 F10 F11 F12"),
        ("\x1b[[A\x1b[[E", "F1 F5"),
        ("\x1b[1;5A\x1b[1;2B\x1b[1;3D\x1b[1;6C\x1b[3;5~", "Ctrl-Up Shift-Down Alt-Left Ctrl-Shift-Right Ctrl-Delete"),
        ("\x1b[1;5P\x1b[1;2R", "Ctrl-F1 Shift-F3"),
        ("\x1b[97;5u\x1b[27u\x1b[13;2u\x1b[127;3u\x1b[32;5u", "Ctrl-A Esc Shift-Enter Alt-Backspace Ctrl-Space"),
        ("\x1b[27;5;99~\x1b[27;2;13~", "Ctrl-C Shift-Enter"),
        ("\x1b[97:65;2u\x1b[233;1u", "A é"),
        ("\x1bb\x1b\x7f\x1bé\x1b\r", "Alt-b Alt-Backspace Alt-é Alt-Enter"),
        ("\x1b\x1b[A\x1b\x1bOB", "Alt-Up Alt-Down"),
        ("\x1b[200~a\nb\x1b[A\x1b[20\x1b[201~c", "\"a\\nb\\u{1b}[A\\u{1b}[20\" c"),
    ] {
        assert_eq!(decoded(bytes.as_bytes()), expected, "{bytes:?}");
    }
}

#[test]
fn the_focus_is_told_of_and_its_loss_is_not() {
    assert_eq!(decoded(b"a\x1b[Ib\x1b[O\x1b[1Ic\x1b\x1b[I\x1b\x1b[O"), "a FocusGained b c Esc FocusGained Esc");
}

#[test]
fn a_mouse_is_told_of_and_its_old_reports_are_not() {
    for (bytes, expected) in [
        (&b"a\x1b[<0;3;4Mb"[..], "a Down(Left)@2,3 b"),
        (b"\x1b[<0;3;4m\x1b[<65;1;1M", "Up(Left)@2,3 ScrollDown@0,0"),
        (b"\x1b\x1b[<0;1;1Ma", "Esc Down(Left)@0,0 a"),
        (b"a\x1b[<0;1Mb\x1b[<;;Mc\x1b[<35;1;1Md\x1b[<1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1Me", "a b c d e"),
        (b"a\x1b[M !!b\x1b[M\x20\xff\xe9c\x1b[M#\0\0d", "a b c d"),
        (b"\x1b\x1b[M abc", "Esc c"),
        (b"\x1b[M \x1b[A\x1b[M\ra", "Up Enter a"),
    ] {
        assert_eq!(decoded(bytes), expected, "{:?}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn an_escape_alone_is_a_key_once_nothing_follows_in_time() {
    let timeout = Duration::from_millis(7);
    let mut decoder = Decoder::new(timeout);
    assert_eq!((decoder.feed(b"\x1b"), decoder.timeout()), (Vec::new(), Some(timeout)));
    assert_eq!((named(&decoder.flush()), decoder.timeout()), ("Esc".to_owned(), None));
    for (bytes, expected) in
        [("\x1b\x1b", "Esc Esc"), ("\x1b\x1b\x1b", "Esc Esc Esc"), ("\x1b[", "Alt-["), ("\x1bO", "Alt-O")]
    {
        assert_eq!(decoded(bytes.as_bytes()), expected, "{bytes:?}");
    }
}

#[test]
fn what_is_no_key_is_swallowed_whole() {
    for report in REPORTS.iter().filter(|&&report| ![FOCUS, CLICK].contains(&report)) {
        assert_eq!(decoded(format!("a{report}b").as_bytes()), "a b", "{report:?}");
    }
}

#[test]
fn ctrl_c_gets_through_whatever_is_open() {
    for open in
        ["\x1b", "\x1b[", "\x1b[1;", "\x1bO", "\x1b]52;c;", "\x1bP", "\x1b[200~text", "\u{6f22}", "\x1b[M ", "\x1b[<0;"]
    {
        let mut decoder = Decoder::default();
        decoder.feed_last(open.as_bytes());
        let keys = named(&decoder.feed_last(b"\x03"));
        assert!(keys.split(' ').any(|key| key == "Ctrl-C"), "{open:?}: {keys}");
        let keys = named(&Decoder::default().feed_last(format!("{open}\x03").as_bytes()));
        assert!(keys.split(' ').any(|key| key == "Ctrl-C"), "{open:?} in one piece: {keys}");
    }
}

#[test]
fn a_pasted_ctrl_c_is_text() {
    let mut decoder = Decoder::default();
    assert_eq!(named(&decoder.feed(b"\x1b[200~a\x03")), "");
    assert_eq!(named(&decoder.feed_last(b"b\x1b[201~")), "\"a\\u{3}b\"");
    assert_eq!(named(&decoder.feed_last(b"\x1b[200~a\x03b\x1b[201~c")), "\"a\\u{3}b\" c");
}

#[test]
fn a_paste_is_kept_up_to_a_limit_and_ends_where_it_ends() {
    let mut decoder = Decoder::default();
    let bytes = [b"\x1b[200~", vec![b'x'; 3 * MAX_PASTE].as_slice(), b"\x1b[201~y"].concat();
    let events = decoder.feed(&bytes);
    assert!(matches!(&events[..], [Event::Paste(text), Event::Key(_)] if text.len() == MAX_PASTE));
}

proptest! {
    #[test]
    fn any_bytes_in_any_pieces_come_to_the_same_and_leave_nothing_open(
        pieces in prop::collection::vec("([\x1b\\[O\\];0-9~u?AM<m]|\x1b\\[200~|\x1b\\[201~|\\PC){2,12}", 1..5),
    ) {
        let whole = pieces.concat();
        let mut decoder = Decoder::default();
        let mut events: Vec<Event> = pieces.iter().flat_map(|piece| decoder.feed(piece.as_bytes())).collect();
        events.extend(decoder.flush());
        prop_assert_eq!(decoder.timeout(), None);
        let mut expected = Decoder::default();
        let mut all = expected.feed(whole.as_bytes());
        all.extend(expected.flush());
        prop_assert_eq!(events, all);
    }
}
