//! ASCII bytes, eight at once: nearly all of a big catalog is ASCII.

/// A bit each for so many bytes.
pub const LONGEST: usize = 64;

/// Where each `_` stands, as bits, in a name that is made of capitals, digits and `_` alone, as most of a big catalog
/// are. `None` for any other, and for one longer than [`LONGEST`].
pub fn underscores(name: &[u8]) -> Option<u64> {
    if name.len() > LONGEST {
        return None;
    }
    let (eights, rest) = name.as_chunks();
    let mut last = [b'A'; 8];
    last[..rest.len()].copy_from_slice(rest);
    let (mut found, mut shift) = (0, 0);
    for eight in eights.iter().chain((!rest.is_empty()).then_some(&last)) {
        let word = u64::from_le_bytes(*eight);
        if word & TOP != 0 {
            return None;
        }
        let underscore = at_least(word, b'_') & !at_least(word, b'_' + 1);
        let capital = at_least(word, b'A') & !at_least(word, b'Z' + 1);
        let digit = at_least(word, b'0') & !at_least(word, b'9' + 1);
        if underscore | capital | digit != TOP {
            return None;
        }
        // Gathers the top bits of the eight bytes in the top byte.
        found |= (underscore >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56 << shift;
        shift += 8;
    }
    Some(found)
}

/// The top bits of eight bytes.
const TOP: u64 = 0x8080_8080_8080_8080;

/// Of eight ASCII bytes at once, the top bits of those that are at least this.
fn at_least(word: u64, byte: u8) -> u64 {
    (word + u64::from(0x80 - byte) * 0x0101_0101_0101_0101) & TOP
}
