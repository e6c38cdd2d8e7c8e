//! OSC 52, the escape sequence that asks a terminal to copy. It reaches the user's own machine through any number of
//! connections, and is never confirmed.

use std::fs::OpenOptions;
use std::io::{self, IsTerminal, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// The longest text in bytes whose sequence stays within 100,000 bytes, which terminals are known to accept.
pub const SAFE_BYTES: usize = 74_994;

/// The longest text in bytes that a terminal is sent. Its sequence stays within the MiB that tmux passes on, and even
/// over a slow connection does not stop the browser for long.
pub(super) const MAX_BYTES: usize = 786_426;

/// The longest string in bytes that goes through screen in one piece.
const SCREEN_BYTES: usize = 512;

/// The controlling terminal of this process.
const TERMINAL: &str = if cfg!(windows) { "CONOUT$" } else { "/dev/tty" };

/// The innermost multiplexer between the program and the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Multiplexer {
    None,
    Tmux,
    Screen,
}

/// The bytes that ask the terminal to copy a text; it is never truncated. With `primary`, a sequence of its own sets
/// the primary selection, as few terminals accept two selections in one. Errs where the text is too long.
pub(super) fn sequence(text: &str, primary: bool, multiplexer: Multiplexer) -> Result<Vec<u8>, String> {
    if text.len() > MAX_BYTES {
        return Err(format!("OSC 52 carries at most {MAX_BYTES} bytes, and the text has {}", text.len()));
    }
    let payload = STANDARD.encode(text);
    let selections = if primary { "pc" } else { "c" };
    let mut bytes = Vec::new();
    for selection in selections.chars() {
        let plain = format!("\x1b]52;{selection};{payload}\x07");
        match multiplexer {
            Multiplexer::Screen => wrap_for_screen(plain.as_bytes(), &mut bytes),
            Multiplexer::Tmux | Multiplexer::None => bytes.extend(plain.as_bytes()),
        }
    }
    Ok(bytes)
}

/// Wraps a sequence in device control strings, whose contents screen passes on; it drops sequences it does not know. The
/// sequence ends in BEL because ESC \ would end the device control string as well.
fn wrap_for_screen(plain: &[u8], bytes: &mut Vec<u8>) {
    for piece in plain.chunks(SCREEN_BYTES) {
        bytes.extend(b"\x1bP");
        bytes.extend(piece);
        bytes.extend(b"\x1b\\");
    }
}

/// Writes a sequence to the terminal of this process, in one piece. Must not be called while anything else draws. Errs
/// where there is no terminal or it cannot be written.
pub fn emit(sequence: &[u8]) -> io::Result<()> {
    let mut terminal = open()?;
    terminal.write_all(sequence)?;
    terminal.flush()
}

/// Checks that there is a terminal to write to. Errs with the reason where there is none.
pub(super) fn check_terminal() -> Result<(), String> {
    open().map(drop).map_err(|error| write_error(&error))
}

/// The reason why a sequence could not be written.
pub(super) fn write_error(error: &io::Error) -> String {
    format!("{TERMINAL} cannot be written: {error}")
}

/// The terminal of this process: the one that it writes to, and a browser draws on; else its controlling terminal, which
/// it does not have below `su -c` or `setsid`; else the one that it reads from.
fn open() -> io::Result<Box<dyn Write>> {
    if io::stdout().is_terminal() {
        return Ok(Box::new(io::stdout()));
    }
    if io::stderr().is_terminal() {
        return Ok(Box::new(io::stderr()));
    }
    let controlling = OpenOptions::new().write(true).open(TERMINAL);
    #[cfg(unix)]
    if controlling.is_err() && io::stdin().is_terminal() {
        use std::os::fd::AsFd;
        return Ok(Box::new(std::fs::File::from(io::stdin().as_fd().try_clone_to_owned()?)));
    }
    Ok(Box::new(controlling?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The bytes that reach a terminal behind screen: the contents of the device control strings, each at most 512 bytes.
    fn behind_screen(mut bytes: &[u8]) -> Vec<u8> {
        let mut seen = Vec::new();
        while let Some(rest) = bytes.strip_prefix(b"\x1bP") {
            let end = rest.windows(2).position(|pair| pair == b"\x1b\\").unwrap();
            assert!(end <= SCREEN_BYTES, "a piece of {end} bytes");
            seen.extend(&rest[..end]);
            bytes = &rest[end + 2..];
        }
        assert_eq!(bytes, b"", "bytes outside any string");
        seen
    }

    #[test]
    fn the_sequence_carries_the_text() {
        let bytes = sequence("SUCCESS", false, Multiplexer::None).unwrap();
        assert_eq!(bytes, b"\x1b]52;c;U1VDQ0VTUw==\x07");
        assert_eq!(sequence("SUCCESS", false, Multiplexer::Tmux).unwrap(), bytes);
    }

    #[test]
    fn the_primary_selection_has_a_sequence_of_its_own() {
        let bytes = sequence("a", true, Multiplexer::None).unwrap();
        assert_eq!(bytes, b"\x1b]52;p;YQ==\x07\x1b]52;c;YQ==\x07");
    }

    #[test]
    fn the_safe_length_makes_a_hundred_thousand_bytes() {
        assert_eq!(sequence(&"x".repeat(SAFE_BYTES), false, Multiplexer::None).unwrap().len(), 100_000);
        assert!(sequence(&"x".repeat(SAFE_BYTES + 1), false, Multiplexer::None).unwrap().len() > 100_000);
    }

    #[test]
    fn a_long_text_is_refused_and_never_truncated() {
        for multiplexer in [Multiplexer::None, Multiplexer::Tmux, Multiplexer::Screen] {
            let refused = sequence(&"x".repeat(MAX_BYTES + 1), false, multiplexer);
            assert_eq!(refused, Err("OSC 52 carries at most 786426 bytes, and the text has 786427".to_owned()));
        }
        let bytes = sequence(&"x".repeat(MAX_BYTES), false, Multiplexer::Tmux).unwrap();
        assert_eq!(bytes.len(), 1024 * 1024);
        let payload = &bytes[b"\x1b]52;c;".len()..bytes.len() - 1];
        assert_eq!(STANDARD.decode(payload).unwrap().len(), MAX_BYTES);
    }

    proptest! {
        #[test]
        fn screen_passes_on_the_plain_sequence(text in "\\PC{0,3000}", primary in any::<bool>()) {
            let wrapped = sequence(&text, primary, Multiplexer::Screen).unwrap();
            let plain = sequence(&text, primary, Multiplexer::None).unwrap();
            prop_assert_eq!(behind_screen(&wrapped), plain);
        }
    }
}
