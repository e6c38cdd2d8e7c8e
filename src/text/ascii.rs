//! Text as it is shown, of what all terminals agree on, or in ASCII only.

use std::borrow::Cow;

use super::glyph::ascii_form;
use super::measure::{cells, graphemes};

/// A text in ASCII that takes as many cells: what has no ASCII form is shown as `?`. Control characters stay.
pub fn to_ascii(text: &str) -> Cow<'_, str> {
    convert(text, |symbol, width, ascii| {
        ascii.push_str(ascii_cell(symbol).unwrap_or(symbol));
        ascii.extend(std::iter::repeat_n(' ', width.saturating_sub(1)));
    })
}

/// A text as it is drawn: its [cells] one after the other. Control characters stay.
pub fn to_cells(text: &str) -> Cow<'_, str> {
    convert(text, |symbol, _, shown| shown.push_str(symbol))
}

fn convert(text: &str, push: impl Fn(&str, usize, &mut String)) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut converted = String::with_capacity(text.len());
    for (_, grapheme) in graphemes(text) {
        if grapheme.is_ascii() {
            converted.push_str(grapheme);
        } else {
            cells(grapheme).for_each(|(symbol, width)| push(&symbol, width, &mut converted));
        }
    }
    Cow::Owned(converted)
}

/// The ASCII form of what a cell shows; `None` where that is ASCII.
pub fn ascii_cell(symbol: &str) -> Option<&'static str> {
    (!symbol.is_ascii()).then(|| ascii_form(symbol))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width;
    use proptest::prelude::*;

    #[test]
    fn what_has_no_ascii_form_is_a_question_mark() {
        assert_eq!(to_ascii("as it is"), "as it is");
        assert_eq!(to_ascii("größer, cafe\u{301}: ‘it’s’ – 漢字…"), "gr??er, caf?: 'it's' - ? ? ~");
        assert_eq!(to_ascii("a␛[31m\x1b[1mé\x1b[0m"), "a?[31m\x1b[1m?\x1b[0m");
    }

    proptest! {
        #[test]
        fn it_is_ascii_and_takes_as_many_cells(text in "[ -~é漢👍🏽👩\u{200d}\u{301}\u{fe0f}🇩ᄒ\u{1161}]{0,20}") {
            let ascii = to_ascii(&text);
            prop_assert!(ascii.is_ascii());
            prop_assert_eq!(width(&ascii), width(&text));
            prop_assert_eq!(width(&to_cells(&text)), width(&text));
        }
    }
}
