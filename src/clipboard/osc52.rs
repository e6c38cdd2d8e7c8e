//! The escape sequence by which a terminal is asked to copy. It reaches the machine the person sits at, however many
//! connections lie between, and nobody answers.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// The longest text in bytes whose sequence stays within 100,000 bytes: what terminals are known to take.
pub const SAFE_BYTES: usize = 74_994;

/// The longest sequence that tmux passes on, in bytes.
const TMUX_BYTES: usize = 1024 * 1024;

/// The longest string in bytes that goes through screen in one piece.
const SCREEN_BYTES: usize = 512;

/// The terminal of this process, wherever its standard output goes.
const TERMINAL: &str = if cfg!(windows) { "CONOUT$" } else { "/dev/tty" };

/// What stands between the program and the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Multiplexer {
    Nothing,
    Tmux,
    Screen,
}

/// The bytes that ask the terminal to copy a text, whole: it is never cut. With `primary`, a second sequence asks for
/// the primary selection: few terminals read two selections in one. Errs where the bytes would not arrive.
pub(super) fn sequence(text: &str, primary: bool, between: Multiplexer) -> Result<Vec<u8>, String> {
    let payload = STANDARD.encode(text);
    let selections = if primary { "pc" } else { "c" };
    let mut bytes = Vec::new();
    for selection in selections.chars() {
        let plain = format!("\x1b]52;{selection};{payload}\x07");
        match between {
            Multiplexer::Tmux if plain.len() > TMUX_BYTES => {
                return Err(format!("tmux drops a sequence over {TMUX_BYTES} bytes, and this takes {}", plain.len()));
            }
            Multiplexer::Screen => wrap_for_screen(plain.as_bytes(), &mut bytes),
            Multiplexer::Tmux | Multiplexer::Nothing => bytes.extend(plain.as_bytes()),
        }
    }
    Ok(bytes)
}

/// screen drops a sequence it does not know, and passes on what a device control string holds, up to its length. The
/// sequence ends in BEL, not in ESC \, which would end the device control string as well.
fn wrap_for_screen(plain: &[u8], bytes: &mut Vec<u8>) {
    for piece in plain.chunks(SCREEN_BYTES) {
        bytes.extend(b"\x1bP");
        bytes.extend(piece);
        bytes.extend(b"\x1b\\");
    }
}

/// Writes a sequence to the terminal of this process (not to standard output, which may lead elsewhere), in one
/// piece. Not while anything else draws. Errs where there is no terminal or it refuses.
pub fn emit(sequence: &[u8]) -> io::Result<()> {
    let mut terminal = open()?;
    terminal.write_all(sequence)?;
    terminal.flush()
}

/// Whether there is a terminal to write to. Errs with the reason where there is none.
pub(super) fn reachable() -> Result<(), String> {
    open().map(drop).map_err(|error| refusal(&error))
}

/// Why a sequence could not be written, in words.
pub(super) fn refusal(error: &io::Error) -> String {
    format!("{TERMINAL} cannot be written: {error}")
}

fn open() -> io::Result<File> {
    OpenOptions::new().write(true).open(TERMINAL)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What a terminal behind screen sees: the insides of the device control strings, each at most 512 bytes.
    fn behind_screen(mut bytes: &[u8]) -> Vec<u8> {
        let mut seen = Vec::new();
        while let Some(rest) = bytes.strip_prefix(b"\x1bP") {
            let end = rest.windows(2).position(|pair| pair == b"\x1b\\").unwrap();
            assert!(end <= SCREEN_BYTES, "a piece of {end} bytes");
            seen.extend(&rest[..end]);
            bytes = &rest[end + 2..];
        }
        assert_eq!(bytes, b"", "bytes outside of any string");
        seen
    }

    #[test]
    fn the_sequence_carries_the_text() {
        let bytes = sequence("SUCCESS", false, Multiplexer::Nothing).unwrap();
        assert_eq!(bytes, b"\x1b]52;c;U1VDQ0VTUw==\x07");
        assert_eq!(sequence("SUCCESS", false, Multiplexer::Tmux).unwrap(), bytes);
    }

    #[test]
    fn the_primary_selection_has_a_sequence_of_its_own() {
        let bytes = sequence("a", true, Multiplexer::Nothing).unwrap();
        assert_eq!(bytes, b"\x1b]52;p;YQ==\x07\x1b]52;c;YQ==\x07");
    }

    #[test]
    fn the_safe_length_makes_a_hundred_thousand_bytes() {
        assert_eq!(sequence(&"x".repeat(SAFE_BYTES), false, Multiplexer::Nothing).unwrap().len(), 100_000);
        assert!(sequence(&"x".repeat(SAFE_BYTES + 1), false, Multiplexer::Nothing).unwrap().len() > 100_000);
    }

    #[test]
    fn a_long_text_is_never_cut() {
        let bytes = sequence(&"x".repeat(2_000_000), false, Multiplexer::Nothing).unwrap();
        let payload = &bytes[b"\x1b]52;c;".len()..bytes.len() - 1];
        assert_eq!(STANDARD.decode(payload).unwrap().len(), 2_000_000);
    }

    #[test]
    fn what_tmux_would_drop_is_refused() {
        assert!(sequence(&"x".repeat(786_000), false, Multiplexer::Tmux).is_ok());
        assert!(sequence(&"x".repeat(787_000), false, Multiplexer::Tmux).unwrap_err().starts_with("tmux drops"));
    }

    proptest! {
        #[test]
        fn screen_passes_on_what_was_meant(text in "\\PC{0,3000}", primary in any::<bool>()) {
            let wrapped = sequence(&text, primary, Multiplexer::Screen).unwrap();
            let plain = sequence(&text, primary, Multiplexer::Nothing).unwrap();
            prop_assert_eq!(behind_screen(&wrapped), plain);
        }
    }
}
