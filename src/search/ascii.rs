//! [`super::fold`] for ASCII, eight bytes at once: nearly all of a big catalog is ASCII.

use super::fold::{self, Class};

/// [`fold::name`] without the graphemes, at the end of what is there already: how a big catalog is folded.
pub(super) fn name_into(text: &str, key: &mut String, starts: &mut Vec<u32>) {
    if !text.is_ascii() {
        let folded = fold::name(text);
        key.push_str(&folded.key);
        starts.extend(folded.starts);
        return;
    }
    let (from, bytes) = (key.len(), text.as_bytes());
    if let Some(mut parts) = underscores(bytes) {
        // Most of a big catalog: a word ends at `_` and nowhere else.
        let mut at = 0;
        while at < bytes.len() {
            let end = (parts.trailing_zeros() as usize).min(bytes.len());
            if let Some(word) = text.get(at..end).filter(|word| !word.is_empty()) {
                starts.push((key.len() - from) as u32);
                key.push_str(word);
            }
            // The lowest bit goes.
            parts &= parts.wrapping_sub(1);
            at = end + 1;
        }
    } else {
        let class = |at: usize| bytes.get(at).map_or(Class::Separator, |&byte| Class::of_ascii(byte));
        let (mut before, mut this) = (Class::Separator, class(0));
        for (at, &byte) in bytes.iter().enumerate() {
            let after = class(at + 1);
            if this != Class::Separator {
                if fold::border(before, this, after) {
                    starts.push((key.len() - from) as u32);
                }
                key.push(char::from(byte));
            }
            (before, this) = (this, after);
        }
    }
    if let Some(key) = key.get_mut(from..) {
        key.make_ascii_lowercase();
    }
}

/// Where each `_` stands, as bits, in an ASCII name that is made of capitals, digits and `_` alone, as most of a big
/// catalog are: then `_` alone parts its words. `None` for any other, and for a longer one than bits can tell of.
fn underscores(name: &[u8]) -> Option<u64> {
    if name.len() > 64 {
        return None;
    }
    let (mut found, mut shift) = (0, 0);
    for eight in name.chunks(8) {
        let mut bytes = [b'A'; 8];
        bytes[..eight.len()].copy_from_slice(eight);
        let word = u64::from_le_bytes(bytes);
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

/// Makes ASCII text lower case, with blanks for control characters, and tells which bytes were upper case.
pub(super) fn lower(text: &mut [u8], mut upper: impl FnMut(usize)) {
    let (chunks, rest) = text.as_chunks_mut::<8>();
    for (number, chunk) in chunks.iter_mut().enumerate() {
        let word = u64::from_le_bytes(*chunk);
        let mut capitals = at_least(word, b'A') & !at_least(word, b'Z' + 1);
        if at_least(word, b' ') == TOP {
            // 0x80 is the top bit, 0x20 what makes a letter lower case.
            *chunk = (word | capitals >> 2).to_le_bytes();
        } else {
            chunk.iter_mut().filter(|byte| **byte < b' ').for_each(|byte| *byte = b' ');
            chunk.make_ascii_lowercase();
        }
        while capitals != 0 {
            upper(number * 8 + capitals.trailing_zeros() as usize / 8);
            capitals &= capitals - 1;
        }
    }
    let from = chunks.len() * 8;
    for (at, byte) in rest.iter_mut().enumerate() {
        if byte.is_ascii_uppercase() {
            upper(from + at);
        }
        *byte = if *byte < b' ' { b' ' } else { byte.to_ascii_lowercase() };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn ascii_is_folded_as_any_text(text in prop_oneof!["[ -~\t\n]{0,40}", "[A-C0-9_]{0,80}"]) {
            let (mut key, mut starts) = ("already".to_owned(), vec![7]);
            name_into(&text, &mut key, &mut starts);
            let folded = fold::name(&text);
            prop_assert_eq!(&key["already".len()..], folded.key);
            prop_assert_eq!(&starts[1..], folded.starts);

            let mut lowered = text.clone().into_bytes();
            let mut capitals = Vec::new();
            lower(&mut lowered, |at| capitals.push(at));
            prop_assert_eq!(String::from_utf8(lowered).unwrap(), fold::text(&text));
            let upper = |(at, c): (usize, char)| c.is_ascii_uppercase().then_some(at);
            prop_assert_eq!(capitals, text.chars().enumerate().filter_map(upper).collect::<Vec<_>>());
        }
    }
}
