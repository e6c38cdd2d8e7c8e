//! The lines of a text, counted as far as they are asked for.

/// The mark at the start of a text in UTF-8, which is no part of its first line.
pub const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// A line of a text, and where it starts. The text may come in parts.
#[derive(Debug)]
pub struct Lines {
    /// The position in the part at hand that they are counted to.
    counted: usize,
    /// The line there, and the number of bytes before its start.
    line: u64,
    start: u64,
}

impl Default for Lines {
    fn default() -> Self {
        Self { counted: 0, line: 1, start: 0 }
    }
}

impl Lines {
    /// Counts those up to a position of the part at hand, before which there are so many bytes. Gives the line there, counted
    /// from 1, and the number of bytes before its start.
    pub fn count(&mut self, part: &[u8], base: u64, to: usize) -> (u64, u64) {
        if base == 0 && self.start == 0 && part.starts_with(BYTE_ORDER_MARK) {
            self.start = BYTE_ORDER_MARK.len() as u64;
        }
        if let Some(passed) = part.get(self.counted..to) {
            if let Some(last) = memchr::memrchr(b'\n', passed) {
                self.line += memchr::memchr_iter(b'\n', passed).count() as u64;
                self.start = base + (self.counted + last + 1) as u64;
            }
            self.counted = to;
        }
        (self.line, self.start)
    }

    /// Takes bytes at the start of the part to be no longer at hand.
    pub fn forget(&mut self, bytes: usize) {
        self.counted -= bytes;
    }
}
