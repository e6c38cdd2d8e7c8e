//! The texts of entries: descriptions, conditions, solutions, notes, methods.

use memchr::{memchr, memrchr};
use unicode_segmentation::UnicodeSegmentation;

use super::field::Field;
use super::normalize::{self, CharClass};
use crate::text;

/// The byte before each text; the tag of its field comes next.
pub(super) const MARK: u8 = 1;

/// The graphemes of a text that are given back on either side of a place in it; none shows more.
const AROUND: usize = 256;

/// The texts of many entries, folded, one after the other, each behind a mark and the tag of its field.
#[derive(Debug, Default, Clone)]
pub(super) struct Texts {
    pub(super) folded: Vec<u8>,
    /// Which bytes were upper case, as bits: with that, ASCII text can be given back as it was written.
    upper: Vec<u64>,
    /// The texts that cannot, in pieces of [`AROUND`] graphemes, by where they start.
    originals: Vec<(usize, Box<str>)>,
    /// True if any of them are keywords.
    pub(super) has_keywords: bool,
}

impl Texts {
    /// The byte that the next text will start at.
    pub(super) fn len(&self) -> usize {
        self.folded.len()
    }

    /// Adds a text of the entry that is being added, as one line; its fields come in their order.
    pub(super) fn push(&mut self, field: Field, text: &str) {
        if text.contains('\n') || text.contains("  ") {
            return self.push(field, &text::one_line(text));
        }
        self.push_line(field, text);
    }

    /// Adds a text as it is.
    pub(super) fn push_line(&mut self, field: Field, text: &str) {
        self.has_keywords |= field == Field::Keywords;
        self.folded.extend_from_slice(&[MARK, field.tag()]);
        let start = self.folded.len();
        if !text.is_ascii() {
            for piece in pieces(text) {
                self.originals.push((self.folded.len(), piece.into()));
                normalize::fold(piece, |c, upper, _| {
                    let at = self.folded.len();
                    self.folded.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                    self.set_upper(at, upper);
                });
            }
            return;
        }
        let fold = |byte: u8| if byte.is_ascii_control() { b' ' } else { byte.to_ascii_lowercase() };
        self.folded.extend(text.bytes().map(fold));
        for (at, byte) in text.bytes().enumerate() {
            if byte.is_ascii_uppercase() {
                self.set_upper(start + at, true);
            }
        }
    }

    pub(super) fn shrink_to_fit(&mut self) {
        self.folded.shrink_to_fit();
        self.upper.shrink_to_fit();
        self.originals.shrink_to_fit();
    }

    fn set_upper(&mut self, at: usize, upper: bool) {
        let block = at / 64;
        if self.upper.len() <= block {
            self.upper.resize(block + 1, 0);
        }
        if let Some(bits) = self.upper.get_mut(block) {
            *bits |= u64::from(upper) << (at % 64);
        }
    }

    fn is_upper(&self, at: usize) -> bool {
        self.upper.get(at / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
    }

    fn class(&self, at: usize) -> CharClass {
        match self.folded.get(at) {
            None => CharClass::Separator,
            Some(0x80..) => {
                if self.is_upper(at) {
                    CharClass::Upper
                } else {
                    CharClass::Lower
                }
            }
            Some(&byte) => CharClass::of(char::from(byte), self.is_upper(at)),
        }
    }

    pub(super) fn is_word_start(&self, at: usize) -> bool {
        let class = self.class(at);
        class != CharClass::Separator
            && normalize::is_word_boundary(self.class(at.wrapping_sub(1)), class, self.class(at + 1))
    }

    pub(super) fn is_word_end(&self, at: usize) -> bool {
        self.class(at) == CharClass::Separator || self.is_word_start(at)
    }

    /// The text around a byte, as it was written, and the byte it starts at: at least [`AROUND`] graphemes on either
    /// side, where there are so many.
    pub(super) fn around(&self, at: usize) -> (usize, String) {
        let (before, after) = self.folded.split_at(at.min(self.folded.len()));
        let start = memrchr(MARK, before).map_or(0, |mark| mark + 2);
        let end = at + memchr(MARK, after).unwrap_or(after.len());
        let number = |until: usize| self.originals.partition_point(|&(piece, _)| piece < until);
        let (first, last) = (number(start), number(end));
        if first < last {
            let here = number(at + 1);
            let pieces = self.originals.get(first.max(here.saturating_sub(2))..last.min(here + 1)).unwrap_or_default();
            let text = pieces.iter().map(|(_, piece)| &**piece).collect();
            return (pieces.first().map_or(start, |&(piece, _)| piece), text);
        }
        let (start, end) = (start.max(at.saturating_sub(AROUND)), end.min(at + AROUND));
        let text = self.folded.get(start..end).unwrap_or_default().iter().enumerate();
        let cased = |(offset, &byte): (usize, &u8)| {
            char::from(if self.is_upper(start + offset) { byte.to_ascii_uppercase() } else { byte })
        };
        (start, text.map(cased).collect())
    }
}

/// The pieces of a text, [`AROUND`] graphemes each: what is around a place is found without looking through all of it.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest.grapheme_indices(true).nth(AROUND).map_or(rest.len(), |(end, _)| end);
        let (piece, next) = rest.split_at(end);
        rest = next;
        (!piece.is_empty()).then_some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::super::field::Fields;
    use super::super::query::Query;
    use super::super::token::Fit;
    use super::*;

    fn texts(all: &[(Field, &str)]) -> Texts {
        let mut texts = Texts::default();
        for &(field, text) in all {
            texts.push(field, text);
        }
        texts
    }

    fn find(texts: &Texts, word: &str) -> Option<(Fit, Field)> {
        let query = Query::parse(word);
        let term = &query.clauses[0].alternatives[0];
        let found = texts.find_token(&(0..texts.len()), &term.tokens[0], Fields::ALL, term.mode)?;
        Some((found[0].fit, found[0].field))
    }

    #[test]
    fn a_word_is_found_whole_or_by_its_start() {
        let texts =
            texts(&[(Field::Description, "The license has to be upgraded."), (Field::Note, "An upgrade: a-b.")]);
        assert_eq!(find(&texts, "upgrade"), Some((Fit::Prefix, Field::Description)));
        assert_eq!(find(&texts, "upgraded"), Some((Fit::Whole, Field::Description)));
        assert_eq!(find(&texts, "grade"), None);
        assert_eq!(find(&texts, "'grade"), Some((Fit::Inside, Field::Description)));
        assert_eq!(find(&texts, "A-B"), Some((Fit::Whole, Field::Note)));
        assert_eq!(find(&texts, "upgradedAn"), Some((Fit::Whole, Field::Description)));
    }

    #[test]
    fn short_words_are_found_as_words_only() {
        let texts = texts(&[(Field::Description, "an iPaper ID is invalid")]);
        assert_eq!(find(&texts, "id"), Some((Fit::Whole, Field::Description)));
        assert_eq!(find(&texts, "in"), None);
        assert_eq!(find(&texts, "i"), None);
    }

    #[test]
    fn camel_case_parts_words_of_a_text() {
        let texts = texts(&[(Field::Methods, "Paper.DeletePaperByID")]);
        for word in ["delete", "Paper.Delete", "DeletePaper", "id", "deletepaperbyid"] {
            assert!(find(&texts, word).is_some(), "{word}");
        }
        assert_eq!(find(&texts, "elete"), None);
    }

    #[test]
    fn a_script_without_blanks_is_found_anywhere() {
        let texts = texts(&[(Field::Description, "指定された文書は存在しません。")]);
        assert_eq!(find(&texts, "存在"), Some((Fit::Whole, Field::Description)));
        assert_eq!(find(&texts, "文"), Some((Fit::Whole, Field::Description)));
    }

    #[test]
    fn a_text_is_given_back_as_it_was_written() {
        let texts = texts(&[(Field::Description, "One Two"), (Field::Note, "Zoë’s ＮＯＴＥ"), (Field::Methods, "A.B")]);
        assert_eq!(texts.around(4).1, "One Two");
        let at = texts.folded.iter().position(|&byte| byte == b'z').unwrap();
        assert_eq!(texts.around(at + 5), (at, "Zoë’s ＮＯＴＥ".to_owned()));
        assert_eq!(texts.around(texts.len() - 1).1, "A.B");
        assert_eq!(find(&texts, "note"), Some((Fit::Whole, Field::Note)));
    }

    #[test]
    fn of_a_long_text_the_part_around_a_place_is_given_back() {
        for word in ["Word ", "Wörd ", "e\u{301}", "漢"] {
            let long = word.repeat(10_000);
            let texts =
                texts(&[(Field::Title, "Ä"), (Field::Description, &format!("{long}x{long}")), (Field::Note, "Ö")]);
            for at in [6, 500, texts.len() / 2, texts.len() - 500, texts.len() - 6] {
                let (start, text) = texts.around(at);
                let length = normalize::text(&text).len();
                assert_eq!(normalize::text(&text).as_bytes(), &texts.folded[start..start + length]);
                assert!(start <= at && at < start + length && text.graphemes(true).count() <= 3 * AROUND, "{word}{at}");
                let has_start = texts.folded[..start].ends_with(&[MARK, Field::Description.tag()]);
                assert!(has_start || normalize::text_graphemes(&text)[at - start] >= AROUND);
                let rest = text.graphemes(true).count() - normalize::text_graphemes(&text)[at - start];
                assert!(rest >= AROUND || texts.folded[start + length] == MARK);
            }
        }
    }
}
