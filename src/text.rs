//! Text for a terminal: sanitised, measured in cells, wrapped at words.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Makes text of unknown origin safe to show: a control character becomes its visible symbol, and one that is
/// [invisible](is_invisible) becomes `U+FFFD`. Newline and tab stay; `\r\n` and the other line ends become `\n`.
pub fn sanitise(text: &str) -> Cow<'_, str> {
    // Nearly all text is plain ASCII, which is quick to check.
    if text.bytes().all(is_plain) || !text.chars().any(needs_cleaning) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
            c if needs_cleaning(c) => clean.push(replacement(c)),
            c => clean.push(c),
        }
    }
    Cow::Owned(clean)
}

fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\n' | b'\t')
}

/// [`sanitise`], and on one line: every run of white space becomes a single space.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in sanitise(text).split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Returns true for characters that are not seen but change how a text reads: marks, embeddings, overrides and isolates
/// of a direction, zero-width spaces, byte order marks, annotations, tags, and code points that are no characters.
/// Joiners and variation selectors do not count, as emoji and several scripts need them.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e007f}')
}

fn needs_cleaning(c: char) -> bool {
    match c {
        '\n' | '\t' | ' '..='~' => false,
        '\u{2028}' | '\u{2029}' => true,
        c => c.is_control() || is_invisible(c),
    }
}

fn replacement(c: char) -> char {
    match c {
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        _ => '\u{fffd}',
    }
}

/// Returns true if each byte of a text is a character of its own that takes one cell, as in nearly all text.
pub fn is_printable_ascii(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// The last place that is at most so many bytes into a text, and at which it can be cut.
pub fn boundary(text: &str, bytes: usize) -> usize {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

/// The width of a text on screen, in cells.
pub fn width(text: &str) -> usize {
    if is_printable_ascii(text) { text.len() } else { text.width() }
}

/// The graphemes of a text, which readers take for its letters, each with the byte it starts at.
pub fn graphemes(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let (ascii, other) = if is_printable_ascii(text) { (text, "") } else { ("", text) };
    let bytes = (0..ascii.len()).filter_map(|at| Some((at, ascii.get(at..=at)?)));
    bytes.chain(other.grapheme_indices(true))
}

/// The longest prefix of a text that fits `cells`, ending in `…` if anything was cut off.
pub fn fit(text: &str, cells: usize) -> Cow<'_, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    let mut kept = String::new();
    let mut used = 1;
    for (_, grapheme) in graphemes(text) {
        used += width(grapheme);
        if used > cells {
            break;
        }
        kept.push_str(grapheme);
    }
    if cells > 0 {
        kept.push('…');
    }
    Cow::Owned(kept)
}

/// Wraps one paragraph to lines of at most `cells`, as ranges of bytes. Lines break between words; a word that is
/// itself too long breaks after `_`, `.`, `/` or `-` where it can, and anywhere where it must.
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
    fn graphemes_are_what_a_reader_takes_for_letters() {
        let all = |text| graphemes(text).collect::<Vec<_>>();
        assert_eq!(all("a_b"), [(0, "a"), (1, "_"), (2, "b")]);
        assert_eq!(all("ae\u{301}\r\n漢"), [(0, "a"), (1, "e\u{301}"), (4, "\r\n"), (6, "漢")]);
        assert_eq!(all(""), []);
    }

    #[test]
    fn an_escape_sequence_is_shown_and_not_obeyed() {
        assert_eq!(sanitise("a\x1b[31mb\x07"), "a␛[31mb␇");
        assert_eq!(sanitise("\u{9b}2J"), "\u{fffd}2J");
        assert_eq!(sanitise("\0\x7f"), "␀␡");
    }

    #[test]
    fn invisible_characters_are_marked() {
        for c in ['\u{202e}', '\u{2066}', '\u{200f}', '\u{feff}', '\u{200b}', '\u{206a}', '\u{ffff}', '\u{e0041}'] {
            assert_eq!(sanitise(&format!("a{c}b")), "a\u{fffd}b", "{:x}", c as u32);
        }
    }

    #[test]
    fn every_line_end_is_a_newline() {
        assert_eq!(sanitise("a\r\nb\rc\u{85}d\u{2028}e\tf"), "a\nb\nc\nd\ne\tf");
        assert_eq!(one_line(" a\r\n b\tc\u{a0}d "), "a b c d");
    }

    #[test]
    fn clean_text_is_borrowed() {
        assert!(matches!(sanitise("as it is, größer, 漢字\n\ttoo"), Cow::Borrowed(_)));
    }

    #[test]
    fn text_that_does_not_fit_says_so() {
        assert_eq!(fit("PAPER", 5), "PAPER");
        assert_eq!(fit("PAPERS", 5), "PAPE…");
        assert_eq!(fit("漢字漢", 4), "漢…");
        assert_eq!(fit("PAPER", 1), "…");
        assert_eq!(fit("PAPER", 0), "");
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

    proptest! {
        #[test]
        fn sanitised_text_holds_no_control_character(text in any::<String>()) {
            let clean = sanitise(&text);
            let all_clean = clean.chars().all(|c| c == '\n' || c == '\t' || !c.is_control());
            prop_assert!(all_clean);
            prop_assert!(!one_line(&text).chars().any(char::is_control));
        }

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
