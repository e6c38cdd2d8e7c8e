//! Why an entry is in the list: the letters that made the match. Worked out for the rows on screen only.

use unicode_segmentation::UnicodeSegmentation;

use super::field::Field;
use super::fold;
use super::query::{How, Query, Term};
use super::rank;
use super::score::Scorer;
use super::segment::{Entry, Segment};
use super::slip::{self, Slip};
use super::text::TextFound;
use super::tier::Tier;

/// Why an entry is in the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Highlight {
    /// The graphemes of its name that made the match, counted from 0, rising.
    pub name: Vec<usize>,
    /// What made the match where the name does not show it.
    pub text: Option<TextMatch>,
}

/// A text that made a match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextMatch {
    /// What the text is to the entry.
    pub field: Field,
    /// One line of it, the match near its start; `…` stands where it was cut.
    pub excerpt: String,
    /// The graphemes of the excerpt that made the match, counted from 0, rising.
    pub highlighted: Vec<usize>,
}

/// How much of a text stands before its match, and how long an excerpt gets, in graphemes.
const BEFORE: usize = 24;
const LONGEST: usize = 200;

/// What made an entry a hit: bytes of its key, and places in its texts.
#[derive(Default)]
struct Made {
    key: Vec<std::ops::Range<usize>>,
    texts: Vec<TextFound>,
}

/// Why an entry meets a query; nothing if it does not.
pub(super) fn explain(query: &Query, segment: &Segment, entry: &Entry<'_>, scorer: &mut Scorer) -> Highlight {
    let Some(rank) = rank::rank(query, segment, entry, scorer, &[]) else { return Highlight::default() };
    let mut made = Made::default();
    if rank.tier == Tier::Mentioned || (!query.typed.is_empty() && query.typed == entry.name.written) {
        made.key.push(0..entry.name.key.len());
    } else {
        for term in query.clauses.iter().flat_map(|clause| &clause.any).filter(|term| !term.negated) {
            made.add(term, segment, entry, scorer);
        }
    }
    let places = fold::places(entry.name.written);
    let mut name: Vec<usize> = made.key.into_iter().flatten().filter_map(|byte| places.get(byte).copied()).collect();
    name.sort_unstable();
    name.dedup();
    Highlight { name, text: why(segment, &made.texts) }
}

impl Made {
    fn add(&mut self, term: &Term, segment: &Segment, entry: &Entry<'_>, scorer: &mut Scorer) {
        let Some(rank) = rank::term_rank(term, segment, entry, scorer, &[]) else { return };
        let name = &entry.name;
        let length = term.joined.text.len();
        match rank.tier {
            Tier::Exact | Tier::Prefix => self.key.push(0..length),
            Tier::Initials | Tier::InitialsPrefix => {
                for &start in name.starts.iter().take(term.joined.length) {
                    self.key.push(start as usize..start as usize + 1);
                }
            }
            Tier::AllWords | Tier::Substring if term.how == How::End => {
                self.key.push(name.key.len() - length..name.key.len());
            }
            Tier::AllWords | Tier::AllWordPrefixes | Tier::Substring => self.add_words(term, entry),
            Tier::Text => self.add_texts(term, segment, entry),
            Tier::Typo => {
                for slip in slip::slips(name, term) {
                    self.add_slip(&slip, name.key);
                }
            }
            Tier::Subsequence => {
                let places = scorer.matcher.places(name.key, name.starts, &term.joined.text);
                self.key.extend(places.into_iter().map(|at| at..at + 1));
            }
            // A term alone is never met so.
            Tier::Mentioned | Tier::Unranked => {}
        }
    }

    fn add_words(&mut self, term: &Term, entry: &Entry<'_>) {
        let together = entry.name.find(&term.joined);
        let apart: Option<Vec<_>> = term.tokens.iter().map(|token| entry.name.find_token(token)).collect();
        let apart_fit = apart.as_ref().and_then(|tokens| tokens.iter().map(|(fit, _)| *fit).min());
        match (together, apart) {
            (Some(found), _) if apart_fit.is_none_or(|fit| fit <= found.fit) => {
                self.key.push(found.at..found.at + term.joined.text.len());
            }
            (_, Some(tokens)) => {
                for (found, length) in tokens.into_iter().flat_map(|(_, places)| places) {
                    self.key.push(found.at..found.at + length);
                }
            }
            _ => {}
        }
    }

    fn add_texts(&mut self, term: &Term, segment: &Segment, entry: &Entry<'_>) {
        let (by_name, fields) = segment.kind.fields(term.scope);
        for token in &term.tokens {
            if by_name && rank::fit_in_name(token, entry).is_some() {
                let (_, places) = entry.name.find_token(token).unwrap_or((super::name::Fit::Inside, Vec::new()));
                self.key.extend(places.into_iter().map(|(found, length)| found.at..found.at + length));
            } else {
                let found = segment.texts.find_token(entry.texts.clone(), token, fields, term.how);
                self.texts.extend(found.unwrap_or_default());
            }
        }
    }

    /// What is alike at both ends of what was typed and what was meant; the slip lies between.
    fn add_slip(&mut self, slip: &Slip, key: &str) {
        let meant = key.get(slip.at..slip.at + slip.length).unwrap_or_default();
        let same = |(a, b): &(char, char)| a == b;
        let start: usize = meant.chars().zip(slip.typed.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
        let (rest, typed) = (&meant[start..], &slip.typed[start..]);
        let end: usize = rest.chars().rev().zip(typed.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
        self.key.push(slip.at..slip.at + start);
        self.key.push(slip.at + slip.length - end..slip.at + slip.length);
    }
}

/// The text with the first match, cut to a line.
fn why(segment: &Segment, found: &[TextFound]) -> Option<TextMatch> {
    let first = found.first()?;
    let (start, written) = segment.texts.written(first.at);
    // The graphemes of the line, which of them each folded byte is, and the graphemes that made the match.
    let of_byte = fold::text_places(&written);
    let highlighted = |grapheme: usize| {
        found.iter().any(|found| {
            let bytes = found.at.checked_sub(start).and_then(|at| of_byte.get(at..at + found.length));
            bytes.is_some_and(|graphemes| graphemes.contains(&grapheme))
        })
    };
    let hit = first.at.checked_sub(start).and_then(|at| of_byte.get(at).copied()).unwrap_or(0);
    let graphemes: Vec<&str> = written.graphemes(true).collect();
    let from = line_start(&graphemes, hit);

    let mut excerpt = String::new();
    let mut lit_graphemes = Vec::new();
    let mut count = 0;
    if from > 0 {
        excerpt.push('…');
        count += 1;
    }
    let mut blank = true;
    for (at, grapheme) in graphemes.iter().enumerate().skip(from) {
        let is_blank = grapheme.chars().all(char::is_whitespace);
        if is_blank && blank {
            continue;
        }
        if count == LONGEST {
            excerpt.push('…');
            break;
        }
        blank = is_blank;
        excerpt.push_str(if is_blank { " " } else { grapheme });
        if highlighted(at) {
            lit_graphemes.push(count);
        }
        count += 1;
    }
    Some(TextMatch { field: first.field, excerpt, highlighted: lit_graphemes })
}

/// Where a line starts that shows a match: at the start of the text, or of a word not far before the match.
fn line_start(graphemes: &[&str], hit: usize) -> usize {
    if hit <= BEFORE {
        return 0;
    }
    let near = hit - BEFORE;
    let is_blank = |at: &usize| graphemes.get(*at).is_some_and(|grapheme| grapheme.chars().all(char::is_whitespace));
    (near..hit).find(is_blank).map_or(near, |at| at + 1)
}
