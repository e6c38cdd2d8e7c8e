//! Numbers in source code that are compared with something: those may be codes, others are amounts.

use std::ops::Range;

/// The words and signs that a number is compared by: `case 404:`, `status == 404`, `[ $? -eq 28 ]`.
const BEFORE: [&[u8]; 10] = [b"case", b"when", b"==", b"!=", b"<>", b"-eq", b"-ne", b" eq", b" ne", b" is"];

/// The arrows behind a number that is an arm of a match: `404 => `, `404 -> `.
const ARROWS: [&[u8]; 2] = [b"=>", b"->"];

/// The most bytes behind a number that are searched for the arrow of its arm.
const BEHIND: usize = 256;

/// The place of a number with its sign, if it is compared with something; `last` is the end of the last one that was,
/// which it may stand behind in a list: `case 404, 410:`.
pub(super) fn compared(text: &[u8], place: Range<usize>, last: usize) -> Option<Range<usize>> {
    let before = &text[..place.start];
    let (before, start) = match before.strip_suffix(b"-") {
        Some(rest) if !rest.trim_ascii_end().ends_with(b"-") => (rest, place.start - 1),
        _ => (before, place.start),
    };
    let behind = &text[place.end..text.len().min(place.end + BEHIND)];
    let compared = is_in_list(&text[last.min(start)..start]) && last > 0 || is_behind(before) || is_arm(behind);
    compared.then_some(start..place.end)
}

fn is_in_list(between: &[u8]) -> bool {
    let is_sign = |byte: &u8| matches!(byte, b',' | b'|');
    between.iter().any(is_sign) && between.iter().all(|byte| is_sign(byte) || byte.is_ascii_whitespace())
}

fn is_behind(before: &[u8]) -> bool {
    let before = before.trim_ascii_end();
    // `===` and `!==` end with `==`.
    BEFORE.iter().any(|sign| {
        before.strip_suffix(*sign).is_some_and(|rest| {
            !sign[0].is_ascii_alphabetic() || rest.last().is_none_or(|&byte| !super::lexer::is_word(byte))
        })
    })
}

fn is_arm(behind: &[u8]) -> bool {
    let is_of_list = |byte: &u8| byte.is_ascii_digit() || byte.is_ascii_whitespace() || matches!(byte, b',' | b'|');
    let rest = &behind[behind.iter().take_while(|byte| is_of_list(byte)).count()..];
    ARROWS.iter().any(|arrow| rest.starts_with(arrow))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_compared_or_an_amount() {
        for (text, expected) in [
            ("case 404:", &["404"][..]),
            ("case 404, 410:", &["404", "410"]),
            ("404 | 410 => x", &["404", "410"]),
            ("if (status === 404 || status == 410)", &["404", "410"]),
            ("code != -32700", &["-32700"]),
            ("[ $? -eq 28 ]", &["28"]),
            ("when 404 then 7", &["404"]),
            ("is 404 -> 5", &["404"]),
            ("wait(404); x = 404; a[404] showcase 404", &[]),
            ("x - 404, 5", &[]),
        ] {
            let (mut last, mut found, mut at) = (0, Vec::new(), 0);
            while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|start| at + start) {
                at = text[start..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |end| start + end);
                if let Some(place) = compared(text.as_bytes(), start..at, last) {
                    last = place.end;
                    found.push(&text[place]);
                }
            }
            assert_eq!(found, expected, "{text}");
        }
    }
}
