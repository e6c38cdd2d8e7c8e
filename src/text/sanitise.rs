//! Text of unknown origin, made safe to show.

use std::borrow::Cow;
use std::path::Path;

use super::glyph::REPLACEMENT;

/// Makes text of unknown origin safe to show: a control character becomes its visible symbol, and a run of those that
/// are [invisible](is_invisible) becomes `U+FFFD`. So do the marks of a letter beyond a bound. Newline and tab stay; `\r\n`
/// and the other line ends become `\n`.
///
/// ```
/// assert_eq!(ipaper_codes::text::sanitise("\u{1b}[2Jgone\r\n"), "␛[2Jgone\n");
/// ```
pub fn sanitise(text: &str) -> Cow<'_, str> {
    // Nearly all text is plain ASCII, which is quick to check.
    if text.bytes().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let (mut marks, mut hides) = (0, false);
    while let Some(c) = chars.next() {
        marks = if is_mark(c) { marks + 1 } else { 0 };
        let is_hidden = is_invisible(c) || marks > MAX_MARKS;
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
            '\n' | '\t' => clean.push(c),
            _ if is_hidden && hides => {}
            _ if is_hidden => clean.push(REPLACEMENT),
            c => clean.push(visible(c)),
        }
        hides = is_hidden;
    }
    if clean == text { Cow::Borrowed(text) } else { Cow::Owned(clean) }
}

/// The most marks, joiners and selectors in a row. Letters of living scripts have five or so.
const MAX_MARKS: usize = 16;

fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\n' | b'\t')
}

fn is_mark(c: char) -> bool {
    unicode_width::UnicodeWidthChar::width(c) == Some(0)
}

/// A path, safe to show and on one line.
pub fn shown_path(path: &Path) -> String {
    one_line(&path.to_string_lossy())
}

/// [`sanitise`], and on one line: every run of white space becomes a single space.
pub fn one_line(text: &str) -> String {
    // Nearly all text is so already, and there is much of it at the start.
    let mut behind_blank = true;
    let is_line = text.bytes().all(|byte| {
        let is_blank = byte == b' ';
        let is_kept = matches!(byte, b' '..=b'~') && !(is_blank && behind_blank);
        behind_blank = is_blank;
        is_kept
    });
    if is_line && !behind_blank {
        return text.to_owned();
    }
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
/// of a direction, zero-width spaces, byte order marks, fillers, annotations, tags, and code points that are no
/// characters: what Unicode calls `Default_Ignorable_Code_Point`, save what emoji and several scripts need, as are
/// joiners and variation selectors.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}' | '\u{200b}'
        | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e00ff}' | '\u{e01f0}'..='\u{e0fff}')
}

/// A character as it is shown where it stands alone, as when it is typed: one that would not be seen has a symbol.
pub fn visible(c: char) -> char {
    match c {
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or(REPLACEMENT),
        '\u{7f}' => '\u{2421}',
        '\u{2028}' | '\u{2029}' => REPLACEMENT,
        c if c.is_control() || is_invisible(c) => REPLACEMENT,
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_escape_sequence_is_shown_and_not_obeyed() {
        assert_eq!(sanitise("a\x1b[31mb\x07"), "a␛[31mb␇");
        assert_eq!(sanitise("\u{9b}2J"), "\u{fffd}2J");
        assert_eq!(sanitise("\0\x7f"), "␀␡");
    }

    #[test]
    fn invisible_characters_are_marked() {
        for c in [
            '\u{202e}',
            '\u{180e}',
            '\u{3164}',
            '\u{1160}',
            '\u{34f}',
            '\u{2060}',
            '\u{2066}',
            '\u{200f}',
            '\u{feff}',
            '\u{200b}',
            '\u{206a}',
            '\u{ffff}',
            '\u{e0041}',
        ] {
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
    fn many_that_hide_are_one_sign() {
        assert_eq!(sanitise(&format!("a{}b", "\u{200b}".repeat(1_000_000))), "a\u{fffd}b");
        let letter = format!("a{}", "\u{301}".repeat(MAX_MARKS));
        assert_eq!(sanitise(&format!("{letter}{}b", "\u{302}".repeat(100_000))), format!("{letter}\u{fffd}b"));
        assert_eq!(sanitise("🏴\u{e0067}\u{e007f}"), "🏴\u{fffd}");
    }

    #[test]
    fn letters_emoji_and_scripts_stay() {
        for text in ["👨🏽\u{200d}❤\u{fe0f}\u{200d}👩🏿", "می\u{200c}خواهم", "\u{1112}\u{1161}\u{11ab}", "ཀྵ", "שָׁ֖", "🇩🇪"]
        {
            assert_eq!(sanitise(text), text);
        }
    }

    proptest! {
        #[test]
        fn sanitised_text_holds_no_control_character(text in any::<String>()) {
            let clean = sanitise(&text);
            let all_clean = clean.chars().all(|c| c == '\n' || c == '\t' || !c.is_control());
            prop_assert!(all_clean);
            prop_assert!(!one_line(&text).chars().any(char::is_control));
        }
    }
}
