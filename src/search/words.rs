//! The words of a query, one by one: which of them an entry has, and which of them tell what is looked for.

use super::field::Field;
use super::name_typo;
use super::normalize;
use super::query::Query;
use super::rank::{Ranker, meant_fit};
use super::segment::{Entry, Segment};
use super::term::Term;
use super::token::{Fit, Token};

/// The most words that are told apart; a pasted line may have more.
pub(super) const MAX_WORDS: usize = 64;

/// Words that tell nothing of what is looked for, without their apostrophes.
const STOP_WORDS: &str = " a about after again all also am an and any are as at be because been before but by can cannot \
    cant could couldnt did didnt do does doesnt doing dont for from get gets getting got had has hasnt have havent having \
    he help here hi how i if im in into is isnt it its just like me more my need no not now of off on one only or our \
    out over please say says she should so some something than that the their them then there these they thing this those \
    to too up us very want was wasnt we were what whats when where which while who why will with wont would you your ";

/// One word of a query.
#[derive(Debug)]
pub(super) struct Word {
    /// As it was typed, without signs around it.
    pub typed: String,
    pub term: Term,
}

/// The evidence that an entry has a word, the weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Evidence {
    /// Inside a word of its name, but for typos, or in one of many methods.
    Weak,
    /// In a text.
    Text,
    /// In its name, as a word or the start of one.
    Name,
}

/// The plain words of a query that tell something, each once. A hyphen, an apostrophe, a comma or any other sign parts
/// words.
pub(super) fn telling_words(query: &Query) -> Vec<Word> {
    let Some(plain) = query.plain() else { return Vec::new() };
    let mut words: Vec<Word> = Vec::new();
    let next = query.needles().map(|needle| needle.number + 1).max().unwrap_or(0);
    let tokens = plain.tokens.iter().filter(|token| !is_stop_word(&token.letters.text));
    for typed in tokens.flat_map(|token| token.written.split(normalize::is_separator)) {
        let Some(mut token) = Token::new(typed) else { continue };
        let letters = &token.letters;
        let is_known = words.iter().any(|word| word.term.concatenated.text == letters.text);
        if is_known || is_stop_word(&letters.text) || letters.is_too_short_for_text() || words.len() == MAX_WORDS {
            continue;
        }
        let first = next + words.iter().map(|word| word.term.needles().count()).sum::<usize>();
        token.needles_mut().zip(first + 1..).for_each(|(needle, number)| needle.number = number);
        words.push(Word { typed: typed.to_owned(), term: Term::of_word(token, first) });
    }
    words
}

/// Decides whether the letters of a word are one that tells nothing.
pub(super) fn is_stop_word(letters: &str) -> bool {
    STOP_WORDS.contains(&format!(" {letters} "))
}

impl Word {
    /// The evidence that an entry has this word. Letters that are scattered over a name are none.
    pub(super) fn evidence<'s>(
        &self,
        segment: &'s Segment,
        entry: &Entry<'_>,
        ranker: &mut Ranker<'_, 's>,
    ) -> Option<Evidence> {
        self.evidence_if(true, segment, entry, ranker)
    }

    /// Returns false if no text of a segment has it. A prefilter.
    pub(super) fn may_be_in_texts(&self, segment: &Segment) -> bool {
        self.term.tokens.iter().any(|token| segment.texts.may_have(token))
    }

    /// The same, where it is known whether the texts of the segment may have it.
    pub(super) fn evidence_if<'s>(
        &self,
        may_be_in_texts: bool,
        segment: &'s Segment,
        entry: &Entry<'_>,
        ranker: &mut Ranker<'_, 's>,
    ) -> Option<Evidence> {
        let Term { tokens, scope, mode, .. } = &self.term;
        let token = tokens.first()?;
        let in_name = meant_fit(segment, entry, token);
        // Two letters start many words by chance.
        let least = if token.letters.is_short() { Fit::Whole } else { Fit::Prefix };
        if in_name.is_some_and(|fit| fit >= least) {
            return Some(Evidence::Name);
        }
        let (_, fields) = segment.kind.parts(*scope);
        let in_texts = may_be_in_texts.then(|| segment.texts.find_token(&entry.texts, token, fields, *mode)).flatten();
        if let Some(found) = in_texts {
            let tells_little = found.iter().any(|found| found.field == Field::ManyMethods);
            return Some(if tells_little { Evidence::Weak } else { Evidence::Text });
        }
        let is_like_it = in_name == Some(Fit::Inside)
            || name_typo::cost(&entry.name, &self.term, segment, &mut ranker.typos).is_some()
            || segment
                .aliases(entry)
                .any(|alias| name_typo::cost(&alias, &self.term, segment, &mut ranker.typos).is_some())
            || segment.texts.find_mistyped(&entry.texts, &token.letters).is_some();
        is_like_it.then_some(Evidence::Weak)
    }
}
