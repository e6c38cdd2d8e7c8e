//! The resemblances of query words to the words of names, each found out once per segment.

use std::ptr;

use super::segment::Segment;
use super::token::Needle;
use super::typo::{self, WordTypo};
use super::vocabulary::word_bit;

/// The resemblances of one query word to all distinct words of a segment.
#[derive(Debug)]
pub(super) struct TypoRow {
    /// By the number of the word.
    words: Vec<WordTypo>,
    /// The set of the words that it resembles; see [`word_bit`].
    set: u64,
}

impl TypoRow {
    fn new<'a>(needle: &Needle, vocabulary: impl Iterator<Item = &'a str>) -> Self {
        let words: Vec<WordTypo> = vocabulary.map(|word| typo::word_typo(needle, word)).collect();
        let similar = (0..).zip(&words).filter(|(_, typo)| typo.cost.is_some() || typo.continues);
        Self { set: similar.fold(0, |set, (number, _)| set | word_bit(number)), words }
    }

    /// Decides that the query word resembles none of a set of words. A prefilter.
    pub(super) fn has_none_of(&self, set: u64) -> bool {
        self.set & set == 0
    }

    /// The resemblance to the word of this number.
    pub(super) fn get(&self, number: u32) -> Option<WordTypo> {
        self.words.get(number as usize).copied()
    }
}

/// Caches how each query word resembles each distinct word of the segment asked about last.
#[derive(Debug, Default)]
pub(super) struct TypoCache<'s> {
    segment: Option<&'s Segment>,
    /// By the number of the needle.
    rows: Vec<Option<TypoRow>>,
}

impl<'s> TypoCache<'s> {
    /// The resemblances of a needle to the words of a segment.
    pub(super) fn row(&mut self, needle: &Needle, segment: &'s Segment) -> &TypoRow {
        if self.segment.replace(segment).is_none_or(|last| !ptr::eq(last, segment)) {
            self.rows.clear();
        }
        if self.rows.len() <= needle.number {
            self.rows.resize_with(needle.number + 1, || None);
        }
        self.rows[needle.number].get_or_insert_with(|| TypoRow::new(needle, segment.vocabulary()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::handlings::Handlings;
    use super::super::segment::{Kind, SegmentBuilder};
    use super::*;

    fn segment(name: &str) -> Segment {
        let mut builder = SegmentBuilder::new(Kind::Codes, "");
        builder.push([name].into_iter(), Handlings::NONE, |_| ());
        builder.build()
    }

    #[test]
    fn a_row_is_that_of_the_segment_asked_about() {
        let (one, other) = (segment("ERROR_SUCCESS"), segment("SUCCESS_ERROR"));
        let (mut cache, needle) = (TypoCache::default(), Needle::new("sucess"));
        let similar = Some(typo::word_typo(&needle, "success"));
        for _ in 0..2 {
            let row = cache.row(&needle, &one);
            assert_eq!((row.get(1), row.get(2)), (similar, None));
            assert!(row.has_none_of(word_bit(0)) && !row.has_none_of(word_bit(0) | word_bit(1)));
            assert_eq!(cache.row(&needle, &other).get(0), similar);
        }
    }
}
