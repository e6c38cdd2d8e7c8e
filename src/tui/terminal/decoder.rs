//! The bytes a terminal sends -> keys, pastes, the mouse, and the focus that it gets.
//!
//! A sequence may come in any number of pieces. Whatever is no key, such as an answer to a question that somebody else
//! asked, is swallowed whole.

use std::mem;
use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use super::key_codes;
use super::mouse_reports::{self, OLD_REPORT};
use super::paste::Paste;

/// The longest pause inside what nobody types: a report, a paste. Its rest would be taken for keys.
const REPORT_TIMEOUT: Duration = Duration::from_millis(500);

/// The longest parameters of a key; a longer sequence is none.
const MAX_PARAMETERS: usize = 32;

const ESC: u8 = 0x1b;
const CTRL_C: u8 = 0x03;

/// The state between two bytes.
#[derive(Debug, Default, PartialEq, Eq)]
enum Mode {
    /// Nothing is open.
    #[default]
    Ground,
    /// Esc: a key of its own, or the start of anything else. Where two came, the key after them is held with Alt.
    Escape { twice: bool },
    /// `Esc O`: a key in its application form.
    Ss3 { alt: bool },
    /// `Esc [`, with the parameters so far.
    Csi { alt: bool, parameters: Vec<u8> },
    /// A report that ends with BEL or `Esc \`, and whether that Esc has come.
    Report { escape: bool },
    /// The old report of a mouse, and the bytes that are left of it.
    OldMouse { left: u8 },
    /// A character of several bytes.
    Utf8 { alt: bool, bytes: Vec<u8> },
    /// Pasted text.
    Paste(Paste),
}

/// Decodes the input of a terminal.
#[derive(Debug, Default)]
pub struct Decoder {
    /// The longest pause inside the sequence of a key: over SSH an Esc and what belongs to it come in two packets. A key
    /// Esc is known as one only after it.
    key_timeout: Duration,
    mode: Mode,
    events: Vec<Event>,
}

impl Decoder {
    /// A decoder that takes an Esc for a key after so long a pause.
    pub fn new(key_timeout: Duration) -> Self {
        Self { key_timeout, ..Self::default() }
    }

    /// Decodes a piece of what came in, and gives what is complete.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Event> {
        for &byte in bytes {
            self.byte(byte);
        }
        mem::take(&mut self.events)
    }

    /// Decodes the last piece of what has come in so far. A Ctrl-C at its end was typed, whatever is open: behind one that
    /// was pasted comes at least the end of the paste.
    pub fn feed_last(&mut self, bytes: &[u8]) -> Vec<Event> {
        let (before, last) = bytes.split_at(bytes.len() - usize::from(bytes.ends_with(&[CTRL_C])));
        let mut events = self.feed(before);
        if !last.is_empty() {
            events.extend(self.flush());
        }
        events.extend(self.feed(last));
        events
    }

    /// The time to wait for the rest of an open sequence; `None` if none is open.
    pub fn timeout(&self) -> Option<Duration> {
        match &self.mode {
            Mode::Ground | Mode::Utf8 { .. } => None,
            Mode::Escape { .. } | Mode::Ss3 { .. } => Some(self.key_timeout),
            Mode::Csi { parameters, .. } if parameters.is_empty() => Some(self.key_timeout),
            Mode::Csi { .. } | Mode::Report { .. } | Mode::OldMouse { .. } | Mode::Paste(_) => Some(REPORT_TIMEOUT),
        }
    }

    /// Ends what is open: no more of it has come in time.
    pub fn flush(&mut self) -> Vec<Event> {
        self.close();
        mem::take(&mut self.events)
    }

    fn close(&mut self) {
        match mem::take(&mut self.mode) {
            Mode::Escape { twice } => {
                for _ in 0..=u8::from(twice) {
                    self.key(KeyCode::Esc, KeyModifiers::NONE);
                }
            }
            Mode::Ss3 { .. } => self.key(KeyCode::Char('O'), KeyModifiers::ALT),
            Mode::Csi { parameters, .. } if parameters.is_empty() => {
                self.key(KeyCode::Char('['), KeyModifiers::ALT);
            }
            Mode::Paste(paste) => self.events.push(Event::Paste(paste.text())),
            Mode::Ground | Mode::Csi { .. } | Mode::Report { .. } | Mode::OldMouse { .. } | Mode::Utf8 { .. } => {}
        }
    }

    fn byte(&mut self, byte: u8) {
        match mem::take(&mut self.mode) {
            Mode::Ground => self.ground(byte, false),
            Mode::Escape { twice } => self.escape(byte, twice),
            Mode::Ss3 { alt } => self.ss3(byte, alt),
            Mode::Csi { alt, parameters } => self.csi(byte, alt, parameters),
            Mode::Report { escape } => self.report(byte, escape),
            Mode::OldMouse { left } => self.old_mouse(byte, left),
            Mode::Utf8 { alt, bytes } => self.utf8(byte, alt, bytes),
            Mode::Paste(paste) => self.pasted(byte, paste),
        }
    }

    /// A byte that begins something, after Esc with Alt held.
    fn ground(&mut self, byte: u8, alt: bool) {
        match byte {
            ESC => self.mode = Mode::Escape { twice: false },
            0..=0x7f => self.events.extend(key_codes::of_byte(byte, alt).map(Event::Key)),
            // The start of a character; a byte that can start none is dropped.
            0xc2..=0xf4 => self.mode = Mode::Utf8 { alt, bytes: vec![byte] },
            _ => {}
        }
    }

    fn escape(&mut self, byte: u8, twice: bool) {
        match byte {
            ESC => {
                if twice {
                    self.key(KeyCode::Esc, KeyModifiers::NONE);
                }
                self.mode = Mode::Escape { twice: true };
            }
            b'[' => self.mode = Mode::Csi { alt: twice, parameters: Vec::new() },
            b'O' => self.mode = Mode::Ss3 { alt: twice },
            // OSC, DCS, SOS, PM, APC
            b']' | b'P' | b'X' | b'^' | b'_' => self.mode = Mode::Report { escape: false },
            byte => self.ground(byte, true),
        }
    }

    fn ss3(&mut self, byte: u8, alt: bool) {
        match byte {
            b' '..=b'~' => self.events.extend(key_codes::of_ss3(byte, alt).map(Event::Key)),
            byte => self.ground(byte, false),
        }
    }

    fn csi(&mut self, byte: u8, alt: bool, mut parameters: Vec<u8>) {
        match byte {
            // The console of Linux sends F1 to F5 as `Esc [ [ A` to `Esc [ [ E`.
            b' '..=b'?' | b'[' if byte != b'[' || parameters.is_empty() => {
                if parameters.len() <= MAX_PARAMETERS {
                    parameters.push(byte);
                }
                self.mode = Mode::Csi { alt, parameters };
            }
            b'@'..=b'~' if parameters.len() > MAX_PARAMETERS => {}
            b'I' | b'O' | b'M' if parameters.is_empty() => {
                self.escape_before_report(alt);
                self.events.extend((byte == b'I').then_some(Event::FocusGained));
                if byte == b'M' {
                    self.mode = Mode::OldMouse { left: OLD_REPORT };
                }
            }
            byte if mouse_reports::is_sgr(&parameters, byte) => {
                self.escape_before_report(alt);
                self.events.extend(mouse_reports::of_sgr(&parameters, byte).map(Event::Mouse));
            }
            b'~' if parameters == b"200" => self.mode = Mode::Paste(Paste::default()),
            b'@'..=b'~' => self.events.extend(key_codes::of_csi(&parameters, byte, alt).map(Event::Key)),
            // No sequence has such a byte: it was cut short.
            byte => self.ground(byte, false),
        }
    }

    /// Nobody holds Alt for the focus or for the mouse: an Esc came before the report of it.
    fn escape_before_report(&mut self, alt: bool) {
        self.events.extend(alt.then(|| Event::Key(KeyCode::Esc.into())));
    }

    fn old_mouse(&mut self, byte: u8, left: u8) {
        if !mouse_reports::is_of_old_report(byte) {
            self.ground(byte, false);
        } else if left > 1 {
            self.mode = Mode::OldMouse { left: left - 1 };
        }
    }

    fn report(&mut self, byte: u8, escape: bool) {
        match byte {
            b'\\' if escape => {}
            0x07 | 0x18 | 0x1a => {}
            CTRL_C => self.ground(byte, false),
            ESC => self.mode = Mode::Report { escape: true },
            // It was cut short by something else.
            byte if escape => self.escape(byte, false),
            _ => self.mode = Mode::Report { escape: false },
        }
    }

    fn utf8(&mut self, byte: u8, alt: bool, mut bytes: Vec<u8>) {
        if !matches!(byte, 0x80..=0xbf) {
            return self.ground(byte, false);
        }
        bytes.push(byte);
        match std::str::from_utf8(&bytes) {
            Ok(text) => {
                let modifiers = if alt { KeyModifiers::ALT } else { KeyModifiers::NONE };
                text.chars().for_each(|c| self.key(KeyCode::Char(c), modifiers));
            }
            Err(error) if error.error_len().is_none() => self.mode = Mode::Utf8 { alt, bytes },
            Err(_) => {}
        }
    }

    fn pasted(&mut self, byte: u8, mut paste: Paste) {
        if paste.push(byte) {
            self.events.push(Event::Paste(paste.text()));
        } else {
            self.mode = Mode::Paste(paste);
        }
    }

    fn key(&mut self, code: KeyCode, modifiers: KeyModifiers) {
        self.events.push(Event::Key(KeyEvent::new(code, modifiers)));
    }
}

#[cfg(test)]
mod tests {
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
            (
                "\x1b[1;5A\x1b[1;2B\x1b[1;3D\x1b[1;6C\x1b[3;5~",
                "Ctrl-Up Shift-Down Alt-Left Ctrl-Shift-Right Ctrl-Delete",
            ),
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
        for open in [
            "\x1b",
            "\x1b[",
            "\x1b[1;",
            "\x1bO",
            "\x1b]52;c;",
            "\x1bP",
            "\x1b[200~text",
            "\u{6f22}",
            "\x1b[M ",
            "\x1b[<0;",
        ] {
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
}
