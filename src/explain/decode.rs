//! UTF-16 -> UTF-8, in chunks.

/// A text as it comes, in UTF-8: that in UTF-16 is known by the byte order mark at its start.
#[derive(Debug, Default)]
pub struct Decoder {
    encoding: Encoding,
    /// The start of the text until its encoding is known, then half of a unit.
    held: Vec<u8>,
    /// The first unit of a pair.
    high: Option<u16>,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    #[default]
    Undecided,
    /// UTF-8, or none that is known: left as it is.
    Bytes,
    /// UTF-16 in either order.
    LittleEndian,
    BigEndian,
}

impl Decoder {
    /// Decodes the next chunk. Gives what is given where there is nothing to decode.
    pub fn feed<'c>(&'c mut self, chunk: &'c [u8], decoded: &'c mut Vec<u8>) -> &'c [u8] {
        decoded.clear();
        if self.encoding == Encoding::Bytes {
            return chunk;
        }
        self.held.extend_from_slice(chunk);
        if self.encoding == Encoding::Undecided {
            self.encoding = match self.held[..] {
                [] | [0xff | 0xfe] => return decoded,
                [0xff, 0xfe, ..] => Encoding::LittleEndian,
                [0xfe, 0xff, ..] => Encoding::BigEndian,
                _ => Encoding::Bytes,
            };
        }
        self.decode(decoded);
        decoded
    }

    /// Ends the text: gives what was held.
    pub fn end(&mut self) -> Vec<u8> {
        let mut decoded = Vec::new();
        if self.high.take().is_some() || (self.encoding != Encoding::Undecided && !self.held.is_empty()) {
            decoded.extend_from_slice(REPLACEMENT.as_bytes());
        } else {
            decoded.append(&mut self.held);
        }
        decoded
    }

    fn decode(&mut self, decoded: &mut Vec<u8>) {
        let unit = match self.encoding {
            Encoding::LittleEndian => u16::from_le_bytes,
            Encoding::BigEndian => u16::from_be_bytes,
            Encoding::Undecided | Encoding::Bytes => return decoded.append(&mut self.held),
        };
        let whole = self.held.len() / 2 * 2;
        let units = self.held[..whole].chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        let mut buffer = [0; 4];
        let mut pending: Vec<u16> = self.high.take().into_iter().chain(units).collect();
        // The first of a pair waits for the second.
        self.high = pending.pop_if(|last| (0xd800..0xdc00).contains(last));
        for c in char::decode_utf16(pending) {
            decoded.extend_from_slice(c.unwrap_or(char::REPLACEMENT_CHARACTER).encode_utf8(&mut buffer).as_bytes());
        }
        self.held.drain(..whole);
    }
}

/// The sign for what is no character.
const REPLACEMENT: &str = "\u{fffd}";

#[cfg(test)]
mod tests {
    use super::*;

    /// A text in chunks of a size, decoded.
    fn decode(bytes: &[u8], size: usize) -> String {
        let (mut decoder, mut buffer, mut text) = (Decoder::default(), Vec::new(), Vec::new());
        for chunk in bytes.chunks(size) {
            text.extend_from_slice(decoder.feed(chunk, &mut buffer));
        }
        text.extend(decoder.end());
        String::from_utf8_lossy(&text).into_owned()
    }

    #[test]
    fn utf_16_with_a_mark_is_decoded_in_chunks_of_any_size() {
        let text = "\u{feff}<code>A_A</code> é 😀 x";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for size in 1..9 {
            for bytes in [&little, &big, &text.as_bytes().to_vec()] {
                assert_eq!(decode(bytes, size), text, "{size}");
            }
            assert_eq!(decode(b"plain", size), "plain");
            assert_eq!(decode(b"", size), "");
            assert_eq!(decode(b"\xff", size), "\u{fffd}");
            assert_eq!(decode(b"\xff\xfea\0\x00\xd8b\0c", size), "\u{feff}a\u{fffd}b\u{fffd}", "{size}");
        }
    }
}
