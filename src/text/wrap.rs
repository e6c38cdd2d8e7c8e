//! Wrapping at words.

use std::ops::Range;

use super::measure::{graphemes, width};

/// Wraps one paragraph to lines of at most `cells`, as ranges of bytes. Lines break between words; a word that is
/// itself too long breaks after `_`, `.`, `/` or `-` where it can, and anywhere where it must.
///
/// ```
/// let text = "an ID of a PAPER_DOES_NOT_EXIST";
/// let lines: Vec<_> = ipaper_codes::text::wrap(text, 12).into_iter().map(|line| &text[line]).collect();
/// assert_eq!(lines, ["an ID of a", "PAPER_DOES_", "NOT_EXIST"]);
/// ```
pub fn wrap(text: &str, cells: usize) -> Vec<Range<usize>> {
    let cells = cells.max(1);
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut line = 0..0;
    let mut used = 0;
    let mut word_start = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let start = word_start;
        word_start += word.len();
        let word = word.trim_end();
        if word.is_empty() {
            continue;
        }
        let gap = width(&text[line.end..start]);
        if !line.is_empty() && used + gap + width(word) <= cells {
            line.end = start + word.len();
            used += gap + width(word);
            continue;
        }
        if !line.is_empty() {
            lines.push(line.clone());
        }
        line = start..start;
        for piece in pieces(word, cells) {
            if !line.is_empty() {
                lines.push(line.clone());
            }
            line = start + piece.start..start + piece.end;
        }
        used = width(&text[line.clone()]);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Splits a word into pieces of at most `cells`, as late as possible but after a joint (`_`, `.`, `-`, `#`) if there is
/// one, and preferably after the `/` of an address.
fn pieces(word: &str, cells: usize) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let (mut start, mut used) = (0, 0);
    let (mut slash, mut joint) = (None, None);
    for (at, grapheme) in graphemes(word) {
        let more = width(grapheme);
        while used + more > cells && at > start {
            let end = slash.or(joint).unwrap_or(at);
            pieces.push(start..end);
            start = end;
            used = width(&word[start..at]);
            (slash, joint) = (None, None);
        }
        used += more;
        match grapheme {
            "/" => slash = Some(at + 1),
            "_" | "." | "-" | "#" => joint = Some(at + 1),
            _ => {}
        }
    }
    pieces.push(start..word.len());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wrapped(text: &str, cells: usize) -> Vec<&str> {
        wrap(text, cells).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("Change the name", 10), ["Change the", "name"]);
        assert_eq!(wrapped("  a   b  ", 10), ["a   b"]);
        assert_eq!(wrapped("", 10), Vec::<&str>::new());
    }

    #[test]
    fn a_word_too_long_breaks_at_its_joints() {
        assert_eq!(
            wrapped("see RIPPER_INVALID_BASE64_PDF_FILE now", 16),
            ["see", "RIPPER_INVALID_", "BASE64_PDF_FILE", "now"]
        );
        assert_eq!(wrapped("https://a.b/return-codes#x", 20), ["https://a.b/", "return-codes#x"]);
        assert_eq!(wrapped("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrapped("漢字漢字", 3), ["漢", "字", "漢", "字"]);
        assert_eq!(wrapped("漢", 1), ["漢"]);
        assert_eq!(wrapped("ab-_c漢漢", 4), ["ab-_", "c漢", "漢"]);
        assert_eq!(wrapped("a-bc漢漢", 4), ["a-", "bc漢", "漢"]);
    }

    #[test]
    fn the_time_is_in_proportion_to_the_text() {
        // A quadratic one would take hours.
        let start = std::time::Instant::now();
        for word in ["abc_", "漢", "\u{301}", "\u{200b}", "a\u{301}", "a \u{301}"] {
            let text = word.repeat(600_000 / word.len());
            assert!(wrap(&text, 40).last().is_some_and(|line| line.end == text.len()));
        }
        assert!(start.elapsed() < std::time::Duration::from_mins(1));
    }

    proptest! {
        #[test]
        fn wrapping_loses_nothing_and_keeps_to_the_width(text in "[a-z_. /漢é\u{301}-]{0,60}", cells in 2usize..20) {
            let lines = wrapped(&text, cells);
            let glued: String = lines.concat().split_whitespace().collect();
            let whole: String = text.split_whitespace().collect();
            prop_assert_eq!(glued, whole);
            for line in lines {
                prop_assert!(width(line) <= cells, "{:?} is wider than {}", line, cells);
            }
        }
    }
}
