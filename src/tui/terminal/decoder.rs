//! The bytes a terminal sends -> keys, pastes, the mouse, and the focus that it gets.
//!
//! A sequence may come in any number of pieces. Whatever is no key, such as an answer to a question that somebody else
//! asked, is swallowed whole.

#[cfg(test)]
mod tests;

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
