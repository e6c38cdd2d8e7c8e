//! Where an entry stands for a query. It depends on the two of them and on nothing else.

use super::fold;
use super::name::Fit;
use super::query::{Clause, How, Query, Term, Token};
use super::score::Scorer;
use super::segment::{Entry, Segment};
use super::text::Fields;
use super::tier::{Rank, Tier};

/// A word that the name has is worth more in the text tier than one that only a text has.
const IN_NAME: i64 = 100;

/// How an entry meets a query, if it does.
pub(super) fn rank(query: &Query, segment: &Segment, entry: &Entry<'_>, scorer: &mut Scorer) -> Option<Rank> {
    // Whatever a name looks like, typing it finds it.
    if !query.typed.is_empty() && query.typed == entry.name.written {
        return Some(Rank::new(Tier::Exact, 0xffff));
    }
    if query.without.iter().any(|term| term_rank(term, segment, entry, scorer).is_some()) {
        return None;
    }
    let mut whole: Option<Rank> = None;
    for clause in &query.clauses {
        let rank = clause_rank(clause, segment, entry, scorer)?;
        whole = Some(whole.map_or(rank, |whole| whole.and(rank)));
    }
    let mut whole = whole.unwrap_or(Rank::LISTED);
    if whole.tier == Tier::Exact && fold::text(&query.typed) == fold::text(entry.name.written) {
        // Spelt as the name is, case apart: before a name that has its separators elsewhere.
        whole.score = 0xfffe;
    }
    Some(whole)
}

fn clause_rank(clause: &Clause, segment: &Segment, entry: &Entry<'_>, scorer: &mut Scorer) -> Option<Rank> {
    let mut best: Option<Rank> = None;
    for term in &clause.any {
        let rank = match term_rank(term, segment, entry, scorer) {
            rank if !term.negated => rank,
            None => Some(Rank::LISTED),
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
pub(super) fn term_rank(term: &Term, segment: &Segment, entry: &Entry<'_>, scorer: &mut Scorer) -> Option<Rank> {
    let name = &entry.name;
    let (by_name, fields) = segment.kind.fields(term.scope);
    if by_name && let Some(tier) = name.tier(term) {
        return Some(Rank::new(tier, scorer.score(name, term, tier)));
    }
    // An anchor means the name's ends, and what must not be there is meant of the name, unless a text was asked for.
    if (!by_name || (matches!(term.how, How::Any | How::Literal) && !term.negated))
        && let Some(score) = text_score(term, segment, entry, by_name, fields)
    {
        return Some(Rank::new(Tier::Text, score));
    }
    if !by_name || term.how != How::Any {
        return None;
    }
    if let Some((cost, _)) = name.slipped(term) {
        return Some(Rank::new(Tier::Typo, (1000 - cost).max(0)));
    }
    if !is_scattered(term, entry) {
        return None;
    }
    let score = scorer.matcher.scattered(name.key, name.starts, &term.joined.text)?;
    Some(Rank::new(Tier::Scattered, score))
}

/// What a term scores whose words stand in the entry's texts, or some in its name.
fn text_score(term: &Term, segment: &Segment, entry: &Entry<'_>, by_name: bool, fields: Fields) -> Option<i64> {
    let mut score = 0;
    for token in &term.tokens {
        let in_name = if by_name { fit_in_name(token, entry) } else { None };
        score += match in_name {
            Some(fit) => IN_NAME + fit as i64,
            None => segment
                .texts
                .find_token(entry.texts.clone(), token, fields, term.how)?
                .iter()
                .map(|found| found.score())
                .min()?,
        };
    }
    Some(score)
}

/// How a token stands in the name, where it is not by chance.
pub(super) fn fit_in_name(token: &Token, entry: &Entry<'_>) -> Option<Fit> {
    entry.name.fit(token).filter(|&fit| fit > Fit::Inside || !token.letters.is_short())
}

/// Whether the letters of a term stand in the name in their order, the first of them at the start of a word, as in
/// every abbreviation.
fn is_scattered(term: &Term, entry: &Entry<'_>) -> bool {
    let name = &entry.name;
    let letters = &term.joined;
    if letters.length < 3 || letters.mask & !name.mask != 0 {
        return false;
    }
    let Some(first) = letters.text.chars().next() else { return false };
    let start =
        name.starts.iter().find_map(|&start| name.key.get(start as usize..).filter(|rest| rest.starts_with(first)));
    let Some(start) = start else { return false };
    let mut rest = start.chars();
    letters.text.chars().all(|letter| rest.any(|c| c == letter))
}
