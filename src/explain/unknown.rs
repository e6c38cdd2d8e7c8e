//! Names in the place of a code that the catalog does not have.

use std::ops::Range;

use super::names::Names;
use super::place::{self, is_in_element};

/// The word that such a name follows.
const KEY: &[u8] = b"code";

/// The longest such name, in bytes.
pub(super) const LONGEST: usize = 80;

/// Gives the unknown codes of a text that start in a part of it, from left to right.
pub(super) fn find(names: &Names, text: &[u8], from: usize, to: usize, mut found: impl FnMut(Range<usize>)) {
    // The word may be so far before the part.
    let mut at = from.saturating_sub(place::BEFORE);
    while let Some(key) = next_key(&text[at..to]) {
        at += key + KEY.len();
        let Some(start) = name_behind(text, at).filter(|start| (from..to).contains(start)) else { continue };
        let end = start + length(&text[start..]);
        let Ok(name) = std::str::from_utf8(&text[start..end]) else { continue };
        if !place::goes_on(&text[end..]) && names.has_form(name) && !names.has(name.as_bytes()) {
            found(start..end);
        }
    }
}

/// The next `code` in any case.
fn next_key(text: &[u8]) -> Option<usize> {
    memchr::memchr2_iter(b'd', b'D', text).find_map(|at| {
        let start = at.checked_sub(2)?;
        text.get(start..start + KEY.len()).is_some_and(|word| word.eq_ignore_ascii_case(KEY)).then_some(start)
    })
}

/// The start of the name behind such a word that ends here: after `=` or `:` with its quotes, or in an element.
fn name_behind(text: &[u8], key: usize) -> Option<usize> {
    let rest = &text[key..text.len().min(key + place::BEFORE - KEY.len())];
    let position = |name: &[u8]| key + rest.len() - name.len();
    if let Some(value) = trim_quotes(rest).strip_prefix(b"=").or_else(|| trim_quotes(rest).strip_prefix(b":")) {
        return Some(position(trim_quotes(value)));
    }
    let content = rest[memchr::memchr(b'>', rest)? + 1..].trim_ascii_start();
    let start = position(content.strip_prefix(place::CDATA).unwrap_or(content).trim_ascii_start());
    let ends_with_key = |name: &[u8]| place::strip_end(name, KEY).is_some();
    is_in_element(&text[start.saturating_sub(place::BEFORE)..start], ends_with_key).then_some(start)
}

/// A text without the quotes and blanks at its start.
fn trim_quotes(text: &[u8]) -> &[u8] {
    &text[text.iter().take_while(|byte| matches!(byte, b'"' | b'\'' | b'`' | b' ' | b'\t')).count()..]
}

/// The length of the name at the start of a text: letters and digits, with signs between them.
fn length(text: &[u8]) -> usize {
    let limit = &text[..text.len().min(LONGEST)];
    let is_sign = |byte: u8| matches!(byte, b'_' | b'-' | b'.' | b'/' | b':');
    let end = limit.iter().position(|&byte| !byte.is_ascii_alphanumeric() && !is_sign(byte)).unwrap_or(limit.len());
    limit[..end].iter().rposition(u8::is_ascii_alphanumeric).map_or(0, |last| last + 1)
}
