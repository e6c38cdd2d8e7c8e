//! The reasons why an entry is in the list: the letters that match. Worked out for the rows on screen only.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::field::Field;
use super::name_match::Found;
use super::name_typo;
use super::normalize;
use super::query::Query;
use super::rank::Ranker;
use super::segment::{Entry, Segment};
use super::term::{MatchMode, Term};
use super::text_find::TextFound;
use super::tier::Tier;
use super::token::{Needle, Token, better};
use super::words::Word;
use crate::text::glyph;

/// The reason why an entry is in the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Highlight {
    /// The graphemes of its name that match, counted from 0, rising.
    pub name: Vec<usize>,
    /// The text that matches where the name does not.
    pub text: Option<TextMatch>,
}

/// A text that matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextMatch {
    /// The kind of text.
    pub field: Field,
    /// One line of it, the match near its start; `…` marks where it was cut.
    pub excerpt: String,
    /// The graphemes of the excerpt that match, counted from 0, rising.
    pub highlighted: Vec<usize>,
}

/// The graphemes of a text before its match, and the length of an excerpt in graphemes.
const CONTEXT: usize = 24;
const MAX_LENGTH: usize = 200;

/// The parts of an entry that match: bytes of its key, and places in its texts.
#[derive(Default)]
struct Matched {
    key: Vec<Range<usize>>,
    texts: Vec<TextFound>,
}

/// The reason why an entry matches a query, or has some of its words; nothing if it has none.
pub(super) fn highlight<'s>(
    (query, words): (&Query, &[Word]),
    segment: &'s Segment,
    entry: &Entry<'_>,
    ranker: &mut Ranker<'_, 's>,
) -> Highlight {
    let mut matched = Matched::default();
    let rank = ranker.rank(segment, entry);
    if rank.is_none() {
        for word in words {
            if word.evidence(segment, entry, ranker).is_some() {
                matched.add(&word.term, segment, entry, ranker);
            }
        }
    } else if rank.is_some_and(|rank| rank.tier == Tier::Mentioned)
        || (!query.typed.is_empty() && query.typed == entry.name.original)
    {
        matched.key.push(0..entry.name.key.len());
    } else if let Some(found) = query.literal.as_ref().and_then(|quote| quote.find(segment, entry)) {
        matched.texts.push(found);
    } else {
        for term in query.clauses.iter().flat_map(|clause| &clause.alternatives).filter(|term| !term.negated) {
            matched.add(term, segment, entry, ranker);
        }
    }
    let graphemes = normalize::name_graphemes(entry.name.original);
    let mut name: Vec<usize> =
        matched.key.into_iter().flatten().filter_map(|byte| graphemes.get(byte).copied()).collect();
    name.sort_unstable();
    name.dedup();
    Highlight { name, text: text_match(segment, &matched.texts) }
}

impl Matched {
    fn add<'s>(&mut self, term: &Term, segment: &'s Segment, entry: &Entry<'_>, ranker: &mut Ranker<'_, 's>) {
        let Some(rank) = ranker.term_rank(term, segment, entry) else { return };
        let name = &entry.name;
        let length = term.concatenated.text.len();
        match rank.tier {
            Tier::Exact | Tier::Prefix => self.key.push(0..length),
            Tier::Initials | Tier::InitialsPrefix => {
                for &start in name.word_starts.iter().take(term.concatenated.length) {
                    self.key.push(start as usize..start as usize + 1);
                }
            }
            Tier::AllWords | Tier::Substring if term.mode == MatchMode::Suffix => {
                self.key.push(name.key.len() - length..name.key.len());
            }
            Tier::AllWords | Tier::AllWordPrefixes | Tier::Substring => self.add_words(term, entry),
            Tier::Quote => {
                let quote = term.quote.as_ref();
                self.texts.extend(quote.and_then(|quote| quote.find(segment, entry)));
            }
            Tier::Text => self.add_texts(term, segment, entry),
            Tier::Typo => {
                for (place, typed) in name_typo::meant(name, term, segment, &mut ranker.typos) {
                    self.add_meant(place, name.key, typed);
                }
                if self.key.is_empty() {
                    self.add_mistyped(term, segment, entry);
                }
            }
            Tier::Subsequence => {
                let places = ranker.scorer.subsequence_places(name, &term.concatenated.text);
                self.key.extend(places.into_iter().map(|at| at..at + 1));
            }
            // A term alone never matches so.
            Tier::Mentioned | Tier::Unranked => {}
        }
    }

    fn add_words(&mut self, term: &Term, entry: &Entry<'_>) {
        let apart: Option<Vec<_>> = term.tokens.iter().map(|token| entry.name.find_token(token)).collect();
        let places = better(entry.name.find(&term.concatenated), apart.map(|apart| apart.concat()), |found| found.fit);
        self.key.extend(places.unwrap_or_default().into_iter().map(Found::range));
    }

    fn add_texts(&mut self, term: &Term, segment: &Segment, entry: &Entry<'_>) {
        let (by_name, fields) = segment.kind.parts(term.scope);
        for token in &term.tokens {
            if by_name && entry.name.meant_fit(token).is_some() {
                let places = entry.name.find_token(token).unwrap_or_default();
                self.key.extend(places.into_iter().map(Found::range));
            } else {
                let found = segment.texts.find_token(&entry.texts, token, fields, term.mode);
                self.texts.extend(found.unwrap_or_default());
            }
        }
    }

    fn add_mistyped(&mut self, term: &Term, segment: &Segment, entry: &Entry<'_>) {
        let mistyped = |word: &Needle| Some(segment.texts.find_mistyped(&entry.texts, word)?.1);
        let of_token = |token: &Token| token.words().filter_map(mistyped).collect::<Vec<_>>();
        self.add_texts(term, segment, entry);
        let (_, fields) = segment.kind.parts(term.scope);
        let missing = |token: &&Token| {
            entry.name.meant_fit(token).is_none()
                && segment.texts.score(&entry.texts, token, fields, term.mode).is_none()
        };
        self.texts.extend(term.tokens.iter().filter(missing).flat_map(of_token));
    }

    /// Adds what is alike at both ends of what was typed and what was meant; the typo lies between.
    fn add_meant(&mut self, place: Range<usize>, key: &str, typed: &str) {
        let meant = key.get(place.clone()).unwrap_or_default();
        let same = |(a, b): &(char, char)| a == b;
        let start: usize = meant.chars().zip(typed.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
        let (rest, typed) = (&meant[start..], &typed[start..]);
        let end: usize = rest.chars().rev().zip(typed.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
        self.key.push(place.start..place.start + start);
        self.key.push(place.end - end..place.end);
    }
}

/// The text with the first match, cut to a line. Only what is around the match is looked at: a text may be long.
fn text_match(segment: &Segment, found: &[TextFound]) -> Option<TextMatch> {
    let first = found.first()?;
    let (start, around) = segment.texts.around(first.at);
    // The grapheme that each folded byte is of, and the graphemes that match.
    let of_byte = normalize::text_graphemes(&around);
    let matches = |grapheme: usize| {
        found.iter().any(|found| {
            let place = |at: usize| of_byte.get(at..of_byte.len().min(at + found.length));
            found.at.checked_sub(start).and_then(place).is_some_and(|graphemes| graphemes.contains(&grapheme))
        })
    };
    let at = first.at.checked_sub(start).and_then(|at| of_byte.get(at).copied()).unwrap_or(0);
    let graphemes: Vec<&str> = around.graphemes(true).collect();
    let from = excerpt_start(&graphemes, at);
    let end = graphemes.len().min(from + MAX_LENGTH);
    let cut = |is_cut| if is_cut { glyph::ELLIPSIS } else { "" };
    let shown = graphemes.get(from..end).unwrap_or_default().concat();
    let excerpt = format!("{}{shown}{}", cut(from > 0), cut(end < graphemes.len()));
    let highlighted = (from..end).filter(|&at| matches(at)).map(|at| at - from + usize::from(from > 0)).collect();
    Some(TextMatch { field: first.field, excerpt, highlighted })
}

/// The start of a line that shows a match: that of the text, or of a word not far before the match.
fn excerpt_start(graphemes: &[&str], at: usize) -> usize {
    if at <= CONTEXT {
        return 0;
    }
    let near = at - CONTEXT;
    let is_blank = |at: &usize| graphemes.get(*at).is_some_and(|&grapheme| grapheme == " ");
    (near..at).find(is_blank).map_or(near, |at| at + 1)
}
