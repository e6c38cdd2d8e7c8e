//! Where an entry stands for a query. It depends on the two of them and on nothing else.

use super::field::Fields;
use super::fold;
use super::name::Fit;
use super::query::{Clause, How, Query, Term};
use super::score::Scorer;
use super::segment::{Entry, Segment};
use super::slip;
use super::tier::{Rank, Tier};
use super::token::Token;
use super::ways::Ways;

/// A word that the name has is worth more in the text tier than one that only a text has.
const IN_NAME: i64 = 100;

/// In which ways an entry may meet each term, by the term's number; in all where nothing is said.
pub(super) type May<'a> = &'a [Ways];

/// How an entry meets a query, if it does.
pub(super) fn rank(
    query: &Query,
    segment: &Segment,
    entry: &Entry<'_>,
    scorer: &mut Scorer,
    may: May<'_>,
) -> Option<Rank> {
    // Whatever a name looks like, typing it finds it.
    if !query.typed.is_empty() && query.typed == entry.name.written {
        return Some(Rank::new(Tier::Exact, 0xffff));
    }
    if query.without.iter().any(|term| term_rank(term, segment, entry, scorer, may).is_some()) {
        return None;
    }
    // Of two codes in a line, the longer name says more.
    let length = || i64::try_from(entry.name.written.len()).unwrap_or(i64::MAX);
    let named = query.named.has(entry.name.written).then(|| Rank::new(Tier::Mentioned, length()));
    match (met(query, segment, entry, scorer, may), named) {
        (Some(met), Some(named)) => Some(met.or(named)),
        (met, named) => met.or(named),
    }
}

/// How an entry meets all clauses.
fn met(query: &Query, segment: &Segment, entry: &Entry<'_>, scorer: &mut Scorer, may: May<'_>) -> Option<Rank> {
    let mut whole: Option<Rank> = None;
    for clause in &query.clauses {
        let rank = clause_rank(clause, segment, entry, scorer, may)?;
        whole = Some(whole.map_or(rank, |whole| whole.and(rank)));
    }
    let mut whole = whole.unwrap_or(Rank::UNRANKED);
    if whole.tier == Tier::Exact && fold::text(&query.typed) == fold::text(entry.name.written) {
        // Spelt as the name is, case apart: before a name that has its separators elsewhere.
        whole.score = 0xfffe;
    }
    Some(whole)
}

fn clause_rank(
    clause: &Clause,
    segment: &Segment,
    entry: &Entry<'_>,
    scorer: &mut Scorer,
    may: May<'_>,
) -> Option<Rank> {
    let mut best: Option<Rank> = None;
    for term in &clause.any {
        let rank = match term_rank(term, segment, entry, scorer, may) {
            rank if !term.negated => rank,
            None => Some(Rank::UNRANKED),
            Some(_) => None,
        };
        best = match (best, rank) {
            (Some(best), Some(rank)) => Some(best.or(rank)),
            (best, rank) => best.or(rank),
        };
    }
    best
}

/// How an entry has what a term looks for.
pub(super) fn term_rank(
    term: &Term,
    segment: &Segment,
    entry: &Entry<'_>,
    scorer: &mut Scorer,
    may: May<'_>,
) -> Option<Rank> {
    let name = &entry.name;
    let (by_name, fields) = segment.kind.fields(term.scope);
    let ways = may.get(term.number).copied().unwrap_or(Ways::ALL);
    if by_name
        && ways.has(Ways::NAME)
        && let Some((tier, together)) = name.tier(term)
    {
        let initials = matches!(tier, Tier::Initials | Tier::InitialsPrefix);
        return Some(Rank::new(tier, if initials { 0 } else { scorer.score(name, term, together) }));
    }
    // An anchor means the name's ends, and what must not be there is meant of the name, unless a text was asked for.
    if (!by_name || (matches!(term.how, How::Any | How::Literal) && !term.negated))
        && ways.has(Ways::TEXT)
        && let Some(score) = text_score(term, segment, entry, by_name, fields)
    {
        return Some(Rank::new(Tier::Text, score));
    }
    if !by_name || term.how != How::Any {
        return None;
    }
    if ways.has(Ways::SLIPS)
        && let Some(cost) = slip::slips_cost(name, term, &mut scorer.slips)
    {
        return Some(Rank::new(Tier::Typo, (1000 - cost).max(0)));
    }
    if !ways.has(Ways::PICKED) || !is_scattered(term, entry) {
        return None;
    }
    let score = scorer.matcher.scattered(name.key, name.starts, &term.joined)?;
    Some(Rank::new(Tier::Subsequence, score))
}

/// What a term scores whose words stand in the entry's texts, or some in its name.
fn text_score(term: &Term, segment: &Segment, entry: &Entry<'_>, by_name: bool, fields: Fields) -> Option<i64> {
    let mut score = 0;
    // A term of one token that is in the name has been met there.
    let alone = term.tokens.len() == 1;
    for token in &term.tokens {
        let in_name = if by_name && !alone { fit_in_name(token, entry) } else { None };
        score += match in_name {
            Some(fit) => IN_NAME + fit as i64,
            None => segment.texts.score(entry.texts.clone(), token, fields, term.how)?,
        };
    }
    Some(score)
}

/// How a token stands in the name, where it is not by chance.
pub(super) fn fit_in_name(token: &Token, entry: &Entry<'_>) -> Option<Fit> {
    entry.name.fit(token).filter(|&fit| fit > Fit::Inside || !token.letters.is_short())
}

/// Whether the letters of a term are picked out of the name: they stand there in their order, the first of them at the
/// start of a word, as in every abbreviation; three letters all at the start of one, since any three letters stand in
/// any long name somehow.
fn is_scattered(term: &Term, entry: &Entry<'_>) -> bool {
    let name = &entry.name;
    let letters = &term.joined;
    if letters.length < 3 || letters.mask & !name.mask != 0 {
        return false;
    }
    if letters.length == 3 {
        return stand_in_order(letters.text.chars(), name.initials());
    }
    if letters.text.is_ascii() {
        let key = name.key.as_bytes();
        let begins = |&start: &u32| key.get(start as usize) == letters.text.as_bytes().first();
        let start = name.starts.iter().copied().find(begins);
        let rest = start.and_then(|start| key.get(start as usize..)).unwrap_or_default();
        return stand_in_order(letters.text.bytes(), rest.iter().copied());
    }
    let Some(first) = letters.text.chars().next() else { return false };
    let begins = |start: u32| name.key.get(start as usize..).filter(|rest| rest.starts_with(first));
    let rest = name.starts.iter().find_map(|&start| begins(start)).unwrap_or_default();
    stand_in_order(letters.text.chars(), rest.chars())
}

fn stand_in_order<T: PartialEq>(mut letters: impl Iterator<Item = T>, mut name: impl Iterator<Item = T>) -> bool {
    letters.all(|letter| name.any(|other| other == letter))
}
