//! Text of unknown origin that is passed through to a terminal as it comes.

use std::io::{self, Write};

use crate::text::sanitise;

/// The most bytes of a line that are held back for its rest.
const MAX_HELD: usize = 1 << 16;

/// The end of all colours.
const RESET: &[u8] = b"\x1b[0m";

/// Makes a text safe for a terminal while it comes: control characters are shown as symbols, but for the colours of a log.
#[derive(Debug, Default)]
pub struct TerminalText {
    /// The line that is coming.
    held: Vec<u8>,
    has_colours: bool,
}

impl TerminalText {
    /// Writes the next bytes; of a line without its end, those that are whole characters.
    pub fn write(&mut self, bytes: &[u8], out: &mut impl Write) -> io::Result<()> {
        self.held.extend_from_slice(bytes);
        let end = match memchr::memrchr(b'\n', &self.held) {
            Some(newline) => newline + 1,
            None if self.held.len() > MAX_HELD => self.held.len(),
            None => return Ok(()),
        };
        let lines: Vec<u8> = self.held.drain(..end).collect();
        self.write_clean(&String::from_utf8_lossy(&lines), out)
    }

    /// Writes the rest, and leaves no colour on.
    pub fn end(&mut self, out: &mut impl Write) -> io::Result<()> {
        let rest = std::mem::take(&mut self.held);
        self.write_clean(&String::from_utf8_lossy(&rest), out)?;
        if std::mem::take(&mut self.has_colours) { out.write_all(RESET) } else { Ok(()) }
    }

    fn write_clean(&mut self, text: &str, out: &mut impl Write) -> io::Result<()> {
        let mut rest = text;
        while let Some(start) = rest.find('\x1b') {
            out.write_all(sanitise(&rest[..start]).as_bytes())?;
            let length = colour(&rest[start..]);
            self.has_colours |= length > 0;
            out.write_all(&rest.as_bytes()[start..start + length])?;
            // Another sequence: its first character is shown, and it means nothing any more.
            let shown = start + length.max(1);
            out.write_all(sanitise(&rest[start + length..shown]).as_bytes())?;
            rest = &rest[shown..];
        }
        out.write_all(sanitise(rest).as_bytes())
    }
}

/// The length of the sequence at the start of a text, if it is one that sets colours; else 0.
fn colour(text: &str) -> usize {
    let Some(parameters) = text.strip_prefix("\x1b[") else { return 0 };
    let end = parameters.find(|c: char| !c.is_ascii_digit() && !matches!(c, ';' | ':')).unwrap_or(parameters.len());
    if parameters[end..].starts_with('m') { text.len() - parameters.len() + end + 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &[u8], size: usize) -> String {
        let (mut terminal, mut out) = (TerminalText::default(), Vec::new());
        for chunk in text.chunks(size) {
            terminal.write(chunk, &mut out).unwrap();
        }
        terminal.end(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn colours_pass_and_nothing_else_that_a_terminal_obeys() {
        for (text, expected) in [
            (&b"plain\ttext\r\nx"[..], "plain\ttext\nx"),
            (b"\x1b[31mred\x1b[0m\n", "\x1b[31mred\x1b[0m\n\x1b[0m"),
            (b"\x1b[2J\x1b]0;title\x07\n", "␛[2J␛]0;title␇\n"),
            (b"\x1b[1;31", "␛[1;31"),
            (b"\x9b2J \xff\n", "\u{fffd}2J \u{fffd}\n"),
            ("é\n".as_bytes(), "é\n"),
        ] {
            for size in 1..8 {
                assert_eq!(shown(text, size), expected, "{size}");
            }
        }
    }
}
