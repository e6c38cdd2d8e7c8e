//! Pasted text, byte by byte, up to the end of a bracketed paste.

/// The end of a bracketed paste.
const END: &[u8] = b"\x1b[201~";
/// The longest paste that is kept, in bytes.
pub const MAX_PASTE: usize = 1 << 20;

/// A paste that has begun.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Paste {
    text: Vec<u8>,
    /// The number of bytes of the end that have come.
    matched: usize,
}

impl Paste {
    /// Takes the next byte. Returns true if the paste has ended with it.
    pub fn push(&mut self, byte: u8) -> bool {
        if byte == END[self.matched] {
            self.matched += 1;
            return self.matched == END.len();
        }
        // Only its first byte is an Esc, so that nothing but that can begin the end anew.
        self.keep(&END[..self.matched]);
        self.matched = usize::from(byte == END[0]);
        if self.matched == 0 {
            self.keep(&[byte]);
        }
        false
    }

    fn keep(&mut self, bytes: &[u8]) {
        let room = MAX_PASTE.saturating_sub(self.text.len());
        self.text.extend(bytes.iter().take(room));
    }

    /// The text so far, without a part of the end.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.text).into_owned()
    }
}
