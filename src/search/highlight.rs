//! The reasons why an entry is in the list: the letters that match. Worked out for the rows on screen only.

use std::num::NonZeroU32;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::field::Field;
use super::name_match::{Found, Name};
use super::name_typo;
use super::normalize;
use super::query::Query;
use super::rank::{Ranker, meant_fit};
use super::segment::{Entry, Segment};
use super::term::{MatchMode, Term};
use super::text_find::TextFound;
use super::tier::Tier;
use super::token::{Needle, Token, better};
use super::words::Word;
use crate::text::{self, glyph};

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

/// The parts of an entry that match: bytes of its key, bytes of the key of an alias, and places in its texts.
#[derive(Default)]
struct Matched {
    key: Vec<Range<usize>>,
    alias: Option<(u32, Vec<Range<usize>>)>,
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
    let Some(rank) = rank else {
        for word in words {
            if word.evidence(segment, entry, ranker).is_some() {
                matched.add(&word.term, segment, entry, ranker);
            }
        }
        return matched.highlight(segment, entry);
    };
    let name = segment.matched_name(entry, rank);
    if rank.tier == Tier::Mentioned || (!query.typed.is_empty() && query.typed == name.original) {
        matched.add_key(rank.alias(), std::iter::once(0..name.key.len()));
    } else if let Some(found) = query.literal.as_ref().and_then(|quote| quote.find(segment, entry)) {
        matched.texts.push(found);
    } else {
        for term in query.clauses.iter().flat_map(|clause| &clause.alternatives).filter(|term| !term.negated) {
            matched.add(term, segment, entry, ranker);
        }
    }
    matched.highlight(segment, entry)
}

impl Matched {
    fn add<'s>(&mut self, term: &Term, segment: &'s Segment, entry: &Entry<'_>, ranker: &mut Ranker<'_, 's>) {
        let Some(rank) = ranker.term_rank(term, segment, entry) else { return };
        match rank.tier {
            Tier::Quote => {
                let quote = term.quote.as_ref();
                self.texts.extend(quote.and_then(|quote| quote.find(segment, entry)));
            }
            Tier::Text => self.add_texts(term, segment, entry),
            tier => {
                let name = segment.matched_name(entry, rank);
                let places = places(&name, tier, term, segment, ranker);
                if places.is_empty() && tier == Tier::Typo {
                    self.add_mistyped(term, segment, entry);
                }
                self.add_key(rank.alias(), places);
            }
        }
    }

    /// Adds bytes of the key of the name, or of an alias; those of a second alias are left out.
    fn add_key(&mut self, alias: Option<NonZeroU32>, places: impl IntoIterator<Item = Range<usize>>) {
        let Some(alias) = alias else { return self.key.extend(places) };
        let (number, key) = self.alias.get_or_insert_with(|| (alias.get(), Vec::new()));
        if *number == alias.get() {
            key.extend(places);
        }
    }

    fn add_texts(&mut self, term: &Term, segment: &Segment, entry: &Entry<'_>) {
        let (by_name, fields) = segment.kind.parts(term.scope);
        for token in &term.tokens {
            let places = |name: &Name<'_>| -> Option<Vec<_>> {
                name.meant_fit(token).filter(|_| by_name)?;
                Some(name.find_token(token)?.into_iter().map(Found::range).collect())
            };
            if let Some(places) = places(&entry.name) {
                self.key.extend(places);
            } else if let Some(found) = segment.texts.find_token(&entry.texts, token, fields, term.mode) {
                self.texts.extend(found);
            } else {
                for number in entry.aliases.clone() {
                    // One without the word must not take the place of one that has it.
                    if let Some(places) = segment.name(number).and_then(|alias| places(&alias)) {
                        self.add_key(NonZeroU32::new(number), places);
                    }
                }
            }
        }
    }

    fn add_mistyped(&mut self, term: &Term, segment: &Segment, entry: &Entry<'_>) {
        let mistyped = |word: &Needle| Some(segment.texts.find_mistyped(&entry.texts, word)?.1);
        let of_token = |token: &Token| token.words().filter_map(mistyped).collect::<Vec<_>>();
        self.add_texts(term, segment, entry);
        let (_, fields) = segment.kind.parts(term.scope);
        let missing = |token: &&Token| {
            meant_fit(segment, entry, token).is_none()
                && segment.texts.score(&entry.texts, token, fields, term.mode).is_none()
        };
        self.texts.extend(term.tokens.iter().filter(missing).flat_map(of_token));
    }

    /// The reason in graphemes; an alias comes before any text.
    fn highlight(self, segment: &Segment, entry: &Entry<'_>) -> Highlight {
        let of_alias = self.alias.filter(|(_, key)| !key.is_empty());
        let of_alias = of_alias.and_then(|(number, key)| alias_match(segment, entry, &segment.name(number)?, &key));
        let text = of_alias.or_else(|| text_match(segment, &self.texts));
        Highlight { name: graphemes(entry.name.original, &self.key), text }
    }
}

/// The bytes of a name's key that match a term in this tier.
fn places<'s>(
    name: &Name<'_>,
    tier: Tier,
    term: &Term,
    segment: &'s Segment,
    ranker: &mut Ranker<'_, 's>,
) -> Vec<Range<usize>> {
    let length = term.concatenated.text.len();
    let end = name.key.len().saturating_sub(length)..name.key.len();
    let start = |start: &u32| *start as usize..*start as usize + 1;
    match tier {
        Tier::Exact | Tier::Prefix => std::iter::once(0..length).collect(),
        Tier::Initials | Tier::InitialsPrefix => {
            name.word_starts.iter().take(term.concatenated.length).map(start).collect()
        }
        Tier::AllWords | Tier::Substring if term.mode == MatchMode::Suffix => std::iter::once(end).collect(),
        Tier::AllWords | Tier::AllWordPrefixes | Tier::Substring => {
            let apart: Option<Vec<_>> = term.tokens.iter().map(|token| name.find_token(token)).collect();
            let apart = apart.map(|apart| apart.concat());
            let places = better(name.find(&term.concatenated), apart, |found| found.fit);
            places.unwrap_or_default().into_iter().map(Found::range).collect()
        }
        Tier::Typo => {
            let meant = name_typo::meant(name, term, segment, &mut ranker.typos);
            meant.into_iter().flat_map(|(place, typed)| alike_ends(place, name.key, typed)).collect()
        }
        Tier::Subsequence => {
            let places = ranker.scorer.subsequence_places(name, &term.concatenated.text);
            places.into_iter().map(|at| at..at + 1).collect()
        }
        // A term alone never matches a name so.
        Tier::Quote | Tier::Text | Tier::Mentioned | Tier::Unranked => Vec::new(),
    }
}

/// What is alike at both ends of what was typed and what was meant; the typo lies between.
fn alike_ends(place: Range<usize>, key: &str, typed: &str) -> [Range<usize>; 2] {
    let meant = key.get(place.clone()).unwrap_or_default();
    let same = |(a, b): &(char, char)| a == b;
    let start: usize = meant.chars().zip(typed.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (rest, typed) = (&meant[start..], &typed[start..]);
    let end: usize = rest.chars().rev().zip(typed.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    [place.start..place.start + start, place.end - end..place.end]
}

/// The graphemes of a name that bytes of its key came from, rising.
fn graphemes(name: &str, key: &[Range<usize>]) -> Vec<usize> {
    let of_byte = normalize::name_graphemes(name);
    let bytes = key.iter().cloned().flatten();
    let mut graphemes: Vec<usize> = bytes.filter_map(|byte| of_byte.get(byte).copied()).collect();
    graphemes.sort_unstable();
    graphemes.dedup();
    graphemes
}

/// An alias as the text that matches; none if it has no letter.
fn alias_match(segment: &Segment, entry: &Entry<'_>, alias: &Name<'_>, key: &[Range<usize>]) -> Option<TextMatch> {
    let excerpt = text::one_line(alias.original);
    let highlighted = graphemes(&excerpt, key);
    let field = if segment.texts.has_title(&entry.texts, alias.original) { Field::Title } else { Field::Aliases };
    (!highlighted.is_empty()).then_some(TextMatch { field, excerpt, highlighted })
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
