//! Characters that are not seen, which pages put into long names so that a line may end there.

/// True for such a character.
fn is_break(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Drops those that are in a word of ASCII or at its ends. In other scripts they say how letters join, or where words end.
pub(super) fn drop_from_words(text: &mut String) {
    // The first bytes of all of them, which nearly all texts have none of.
    let first = memchr::memchr3(0xc2, 0xe2, 0xef, text.as_bytes());
    if !first.is_some_and(|at| text[at..].contains(is_break)) {
        return;
    }
    let mut before = '\n';
    let mut kept = String::with_capacity(text.len());
    let mut rest = &**text;
    while let Some(at) = rest.find(is_break) {
        let (start, behind) = rest.split_at(at);
        let after = behind.trim_start_matches(is_break);
        before = start.chars().next_back().unwrap_or(before);
        kept.push_str(start);
        let next = after.chars().next().unwrap_or('\n');
        let is_of_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        if !(before.is_ascii() && next.is_ascii() && (is_of_word(before) || is_of_word(next))) {
            kept.push_str(&behind[..behind.len() - after.len()]);
        }
        rest = after;
    }
    kept.push_str(rest);
    *text = kept;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_ascii_have_none() {
        for (text, expected) in [
            ("PAPER_\u{200b}LOCKED", "PAPER_LOCKED"),
            ("A\u{200c}_\u{200d}B\u{2060}\u{feff}_C\u{ad}D\n", "A_B_CD\n"),
            ("# \u{200b}A_B\u{200b}\n`\u{feff}A`\u{200b}", "# A_B\n`A`\u{200b}"),
            ("\u{200b}A", "A"),
            ("A\u{200b}", "A"),
            ("\u{feff}# A", "\u{feff}# A"),
            (
                "PDF\u{200c}\u{647}\u{627} \u{915}\u{94d}\u{200d}\u{937}",
                "PDF\u{200c}\u{647}\u{627} \u{915}\u{94d}\u{200d}\u{937}",
            ),
            ("\u{1f468}\u{200d}\u{1f469} \u{e9}\u{ad}a \u{2014}", "\u{1f468}\u{200d}\u{1f469} \u{e9}\u{ad}a \u{2014}"),
            ("plain", "plain"),
            ("", ""),
        ] {
            let mut dropped = text.to_owned();
            drop_from_words(&mut dropped);
            assert_eq!(dropped, expected, "{text:?}");
        }
    }
}
