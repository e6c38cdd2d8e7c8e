//! The letters of a text, and the cells they take.
//!
//! Terminals agree on the width of a character, and on little else: a family of emoji joined to one, an emoji with a
//! skin tone or with a variation selector takes the cells of its characters in one terminal, and two or one in another.
//! So each character that has a width gets cells of its own, and what would change another's is left out.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use super::glyph;

/// The most marks a letter is shown with. Letters of living scripts have five or so.
const MAX_MARKS: usize = 8;

/// A hyphen where a word may be broken. Terminals give it a cell, wherever it is.
const SOFT_HYPHEN: char = '\u{ad}';

/// Returns true if each byte of a text is a character of its own that takes one cell, as in nearly all text.
pub fn is_printable_ascii(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// The width of a text on screen, in cells.
pub fn width(text: &str) -> usize {
    if is_printable_ascii(text) { text.len() } else { text.graphemes(true).map(grapheme_width).sum() }
}

/// A text with blanks behind it, so that it takes so many cells if it has not more.
pub fn padded(text: &str, cells: usize) -> String {
    format!("{text}{}", " ".repeat(cells.saturating_sub(width(text))))
}

/// The graphemes of a text, which readers take for its letters, each with the byte it starts at.
pub fn graphemes(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let (ascii, other) = if is_printable_ascii(text) { (text, "") } else { ("", text) };
    let bytes = (0..ascii.len()).filter_map(|at| Some((at, ascii.get(at..=at)?)));
    bytes.chain(other.grapheme_indices(true))
}

/// The offset of a part of a text in it; none for a text that is no part of it, whatever it says.
pub fn offset_in(part: &str, text: &str) -> Option<usize> {
    let at = part.as_ptr().addr().checked_sub(text.as_ptr().addr())?;
    (at + part.len() <= text.len()).then_some(at)
}

/// The rest of a text behind so many cells.
pub fn skip(text: &str, cells: usize) -> &str {
    let mut skipped = 0;
    for (at, grapheme) in graphemes(text) {
        if skipped >= cells {
            return &text[at..];
        }
        skipped += grapheme_width(grapheme);
    }
    ""
}

/// The cells of a text: what each shows, never a control character, and its width of one or two.
pub fn cells(text: &str) -> impl Iterator<Item = (Cow<'_, str>, usize)> {
    graphemes(text).flat_map(|(_, grapheme)| {
        let is_letter = grapheme.len() == 1 && !grapheme.contains(char::is_control);
        let whole = is_letter.then_some((Cow::Borrowed(grapheme), 1));
        let parts = if is_letter { Vec::new() } else { split(grapheme) };
        whole.into_iter().chain(parts.into_iter().map(|(symbol, width)| (Cow::Owned(symbol), width)))
    })
}

/// The characters of a grapheme that have a width, each with its marks.
fn split(grapheme: &str) -> Vec<(String, usize)> {
    let mut cells: Vec<(String, usize)> = Vec::new();
    let mut marks = 0;
    for c in grapheme.chars() {
        match (width_in_grapheme(c, cells.is_empty()), cells.last_mut()) {
            (0, None) => cells.push((glyph::REPLACEMENT.to_string(), 1)),
            (0, Some((symbol, _))) => {
                let has_letter = !symbol.starts_with(glyph::REPLACEMENT);
                if has_letter && !joins(c) && marks < MAX_MARKS {
                    symbol.push(c);
                    marks += 1;
                }
            }
            (width, _) => {
                let shown = match c {
                    '\t' => ' ',
                    SOFT_HYPHEN => '-',
                    c if c.is_control() => glyph::REPLACEMENT,
                    c => c,
                };
                cells.push((shown.to_string(), width));
                marks = 0;
            }
        }
    }
    cells
}

/// The cells a grapheme takes. Marks without a letter take one.
fn grapheme_width(grapheme: &str) -> usize {
    let mut chars = grapheme.chars();
    let first = chars.next().map_or(0, |c| width_in_grapheme(c, true).max(1));
    first + chars.map(|c| width_in_grapheme(c, false)).sum::<usize>()
}

fn width_in_grapheme(c: char, is_first: bool) -> usize {
    if joins(c) && !is_first { 0 } else { char_width(c) }
}

fn char_width(c: char) -> usize {
    match c {
        ' '..='~' | SOFT_HYPHEN => 1,
        c => c.width().unwrap_or(1),
    }
}

/// Returns true for the zero-width joiner, variation selectors, skin tones and tags.
fn joins(c: char) -> bool {
    matches!(c, '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e0fff}')
}

/// The longest prefix of a text that has at most so many bytes.
pub fn prefix(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The longest prefix of a text that fits into so many cells, ending in `…` if anything was cut off.
pub fn fit(text: &str, cells: usize) -> Cow<'_, str> {
    if text.len() <= cells && is_printable_ascii(text) {
        return Cow::Borrowed(text);
    }
    let (mut used, mut end) = (0, 0);
    for (at, grapheme) in graphemes(text) {
        used += grapheme_width(grapheme);
        if used > cells {
            let ellipsis = if cells > 0 { glyph::ELLIPSIS } else { "" };
            return Cow::Owned([&text[..end], ellipsis].concat());
        }
        if used < cells {
            end = at + grapheme.len();
        }
    }
    Cow::Borrowed(text)
}

/// The start and the end of a text, as much of them as fits into so many cells, with `…` for what is left out between
/// them: of names that begin alike, the ends tell more.
pub fn fit_middle(text: &str, cells: usize) -> Cow<'_, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    let start = fit(text, cells.div_ceil(2));
    let (mut room, mut from) = (cells - width(&start), text.len());
    for (at, grapheme) in graphemes(text).collect::<Vec<_>>().into_iter().rev() {
        let Some(left) = room.checked_sub(grapheme_width(grapheme)) else { break };
        (room, from) = (left, at);
    }
    Cow::Owned([&start, &text[from..]].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_that_is_cut_in_two_is_skipped_whole() {
        for (cells, rest) in [(0, "a漢b"), (1, "漢b"), (2, "b"), (3, "b"), (4, ""), (9, "")] {
            assert_eq!(skip("a漢b", cells), rest, "{cells}");
        }
    }
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

    fn shown(text: &str) -> Vec<String> {
        cells(text).map(|(symbol, _)| symbol.into_owned()).collect()
    }

    #[test]
    fn graphemes_are_what_a_reader_takes_for_letters() {
        let all = |text| graphemes(text).collect::<Vec<_>>();
        assert_eq!(all("a_b"), [(0, "a"), (1, "_"), (2, "b")]);
        assert_eq!(all("ae\u{301}\r\n漢"), [(0, "a"), (1, "e\u{301}"), (4, "\r\n"), (6, "漢")]);
        assert_eq!(all(""), []);
    }

    /// The widths that xterm, foot, tmux and screen agree on.
    #[test]
    fn the_width_is_what_every_terminal_shows() {
        for (text, cells) in [
            ("漢", 2),
            ("😀", 2),
            ("👍🏽", 2),
            ("🇩🇪", 2),
            ("⚠️", 1),
            ("1️⃣", 1),
            ("e\u{301}", 1),
            ("क्षि", 3),
            ("\u{1112}\u{1161}\u{11ab}", 2),
            ("กำ", 2),
            ("لا", 2),
            ("שלום", 4),
            ("ｶﾞ", 2),
            ("a\u{ad}b", 3),
            ("👨\u{200d}👩\u{200d}👧", 6),
        ] {
            assert_eq!(width(text), cells, "{text}");
        }
    }

    #[test]
    fn joined_emoji_are_shown_side_by_side() {
        assert_eq!(shown("👨\u{200d}👩\u{200d}👧!"), ["👨", "👩", "👧", "!"]);
        assert_eq!(shown("👍🏽🏽"), ["👍"]);
        assert_eq!(shown("ｶﾞa\u{ad}"), ["ｶ", "ﾞ", "a", "-"]);
        assert_eq!(shown("⚠\u{fe0f}"), ["⚠"]);
        assert_eq!(shown("🏴\u{e0067}\u{e0062}\u{e007f}"), ["🏴"]);
    }

    #[test]
    fn a_letter_has_so_many_marks_and_no_more() {
        assert_eq!(
            shown(&format!("a{}b", "\u{301}".repeat(100_000))),
            [format!("a{}", "\u{301}".repeat(8)), "b".into()]
        );
        assert_eq!(shown("\u{301}a"), ["\u{fffd}", "a"]);
    }

    #[test]
    fn no_control_character_gets_into_a_cell() {
        assert_eq!(shown("a\tb\x1b\r\n"), ["a", " ", "b", "\u{fffd}", "\u{fffd}", "\u{fffd}"]);
    }

    #[test]
    fn a_part_of_a_text_is_where_it_stands() {
        let text = "aé aé";
        assert_eq!([&text[4..], &text[..3], &text[7..]].map(|part| offset_in(part, text)), [Some(4), Some(0), Some(7)]);
        assert_eq!(offset_in(&text[3..], &text[..5]), None);
        assert_eq!(offset_in(&text[..3], &text[4..]), None);
    }

    #[test]
    fn a_prefix_ends_between_two_characters() {
        assert_eq!(
            [0, 1, 2, 3, 4, 5, 9].map(|bytes| prefix("a漢b", bytes)),
            ["", "a", "a", "a", "a漢", "a漢b", "a漢b"]
        );
    }

    #[test]
    fn text_that_does_not_fit_says_so() {
        assert_eq!(fit("PAPER", 5), "PAPER");
        assert_eq!(fit("PAPERS", 5), "PAPE…");
        assert_eq!(fit("漢字漢", 4), "漢…");
        assert_eq!(fit("PAPER", 1), "…");
        assert_eq!(fit("PAPER", 0), "");
        assert_eq!(fit("", 0), "");
    }

    proptest! {
        #[test]
        fn cells_take_the_width_of_their_text(text in any::<String>()) {
            let cells: Vec<_> = cells(&text).collect();
            prop_assert_eq!(cells.iter().map(|(_, width)| width).sum::<usize>(), width(&text));
            for (symbol, width) in cells {
                prop_assert!(!symbol.contains(char::is_control));
                // What draws the cells goes by this.
                prop_assert!(symbol.width() <= width, "{:?}", symbol);
            }
        }

        #[test]
        fn what_is_cut_fits(text in "[a-z漢é\u{301}👍🏽\u{200d}]{0,30}", cells in 0usize..20) {
            let fitted = fit(&text, cells);
            prop_assert!(width(&fitted) <= cells);
            prop_assert_eq!(fitted == text, width(&text) <= cells);
        }
    }
}
