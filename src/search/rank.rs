//! The rank of one entry for one query. It depends on the two of them and on nothing else.

use super::field::{Field, Fields};
use super::fuzzy::Scorer;
use super::name_match::Name;
use super::name_typo;
use super::normalize;
use super::query::Query;
use super::scope::Scope;
use super::segment::{Entry, Segment};
use super::term::{Clause, MatchMode, Term};
use super::tier::{Rank, Tier};
use super::token::{Fit, Needle, Token};
use super::typo_cache::TypoCache;

/// The score of a word that the name has, in the text tier: more than of one that only a text has.
const IN_NAME: i64 = 100;

/// The score of a keyword but for typos, less than that of any name but for typos.
const MISTYPED_KEYWORD: i64 = 500;

/// Scores of an exact name: spelled exactly so, and spelled so but for case.
const SAME_SPELLING: i64 = 0xffff;
const SAME_SPELLING_BUT_CASE: i64 = 0xfffe;

/// Ranks entries, one per thread and query: it remembers what it found out about words and places, never about entries.
pub(super) struct Ranker<'q, 's> {
    query: &'q Query,
    pub scorer: Scorer,
    pub typos: TypoCache<'s>,
}

impl<'q, 's> Ranker<'q, 's> {
    pub(super) fn new(query: &'q Query) -> Self {
        Self { query, scorer: Scorer::new(), typos: TypoCache::default() }
    }

    /// The rank of an entry of this segment, if it matches.
    pub(super) fn rank(&mut self, segment: &'s Segment, entry: &Entry<'_>) -> Option<Rank> {
        let query = self.query;
        // Whatever a name looks like, typing it finds it.
        let same = |name: &Name<'_>| (query.typed == name.original).then(|| Rank::new(Tier::Exact, SAME_SPELLING));
        if !query.typed.is_empty()
            && let Some(rank) = best_of_names(segment, entry, same)
        {
            return Some(rank);
        }
        if let Some(rank) = query.literal.as_ref().and_then(|quote| quote.rank(segment, entry)) {
            return Some(rank);
        }
        if query.excluded.iter().any(|term| self.term_rank(term, segment, entry).is_some()) {
            return None;
        }
        let mut filters = query.clauses.iter().filter(|clause| clause.is_filter());
        if filters.any(|filter| self.clause_rank(filter, segment, entry).is_none()) {
            return None;
        }
        // Of two codes in a line, the longer name says more.
        let mentioned = |name: &str| {
            let length = || i64::try_from(name.len()).unwrap_or(i64::MAX);
            query.mentions.has(name).then(|| Rank::new(Tier::Mentioned, length()))
        };
        let by_clauses = self.rank_by_clauses(segment, entry);
        if query.mentions.is_empty() {
            return by_clauses;
        }
        Rank::best(by_clauses, best_of_names(segment, entry, |name| mentioned(name.original)))
    }

    /// The rank of an entry that matches all clauses.
    fn rank_by_clauses(&mut self, segment: &'s Segment, entry: &Entry<'_>) -> Option<Rank> {
        let mut whole: Option<Rank> = None;
        for clause in self.query.clauses.iter().filter(|clause| !clause.is_filter()) {
            let rank = self.clause_rank(clause, segment, entry)?;
            whole = Some(whole.map_or(rank, |whole| whole.and(rank)));
        }
        let mut whole = whole.unwrap_or(Rank::UNRANKED);
        if whole.tier == Tier::Exact && normalize::text(&self.query.typed) == normalize::text(entry.name.original) {
            // Before a name that has its separators elsewhere.
            whole = whole.with_score(SAME_SPELLING_BUT_CASE);
        }
        Some(whole)
    }

    fn clause_rank(&mut self, clause: &Clause, segment: &'s Segment, entry: &Entry<'_>) -> Option<Rank> {
        clause.alternatives.iter().fold(None, |best, term| {
            let rank = match self.term_rank(term, segment, entry) {
                rank if !term.negated => rank,
                None => Some(Rank::UNRANKED),
                Some(_) => None,
            };
            Rank::best(best, rank)
        })
    }

    /// The rank of an entry for one term.
    pub(super) fn term_rank(&mut self, term: &Term, segment: &'s Segment, entry: &Entry<'_>) -> Option<Rank> {
        let apart = self.rank_of_words(term, segment, entry);
        let Some(quote) = &term.quote else { return apart };
        // What has the quote has its words too, unless some are such as are not looked for in texts.
        match apart {
            None if !quote.has_short_words => None,
            Some(apart) if apart.tier <= Tier::Quote => Some(apart),
            apart => quote.rank(segment, entry).or(apart),
        }
    }

    /// The rank of an entry for the words of a term, wherever they are.
    fn rank_of_words(&mut self, term: &Term, segment: &'s Segment, entry: &Entry<'_>) -> Option<Rank> {
        if let Scope::Is(handlings) = term.scope {
            return entry.handlings.has_any_of(handlings).then_some(Rank::UNRANKED);
        }
        if term.scope == Scope::In {
            return segment.is_in(term).then_some(Rank::UNRANKED);
        }
        let (by_name, fields) = segment.kind.parts(term.scope);
        let in_name = |name: &Name<'_>| {
            let (tier, together) = name.tier(term)?;
            let initials = matches!(tier, Tier::Initials | Tier::InitialsPrefix);
            Some(Rank::new(tier, if initials { 0 } else { self.scorer.term(name, term, together) }))
        };
        if by_name && let Some(rank) = best_of_names(segment, entry, in_name) {
            return Some(rank);
        }
        // An anchor means the name's ends, and what must not be there is meant of the name, unless a text was asked for.
        let in_texts = matches!(term.mode, MatchMode::Fuzzy | MatchMode::Literal) && !term.negated;
        if (in_texts || !by_name)
            && let Some(score) = text_score(term, segment, entry, by_name, fields)
        {
            return Some(Rank::new(Tier::Text, score));
        }
        if !by_name || term.mode != MatchMode::Fuzzy {
            return None;
        }
        let mistyped = |name: &Name<'_>| {
            let cost = name_typo::cost(name, term, segment, &mut self.typos)?;
            Some(Rank::new(Tier::Typo, (1000 - cost).max(0)))
        };
        if let Some(rank) = best_of_names(segment, entry, mistyped) {
            return Some(rank);
        }
        if segment.texts.has_keywords
            && let Some(cost) = mistyped_cost(term, segment, entry, fields)
        {
            return Some(Rank::new(Tier::Typo, (MISTYPED_KEYWORD - cost).max(0)));
        }
        let subsequence = |name: &Name<'_>| {
            let score =
                is_subsequence(name, term).then(|| self.scorer.subsequence(name, &term.concatenated.text))??;
            Some(Rank::new(Tier::Subsequence, score))
        };
        best_of_names(segment, entry, subsequence)
    }
}

/// The best rank that any of an entry's names gives it. Most entries have one name, which is ranked where this is called.
#[expect(clippy::inline_always, reason = "each call for each entry takes a tenth of the time of a search")]
#[inline(always)]
fn best_of_names(
    segment: &Segment,
    entry: &Entry<'_>,
    mut rank: impl FnMut(&Name<'_>) -> Option<Rank>,
) -> Option<Rank> {
    let best = rank(&entry.name);
    if entry.aliases.is_empty() { best } else { Rank::best(best, best_of_aliases(segment, entry, &mut rank)) }
}

#[cold]
fn best_of_aliases(
    segment: &Segment,
    entry: &Entry<'_>,
    rank: &mut dyn FnMut(&Name<'_>) -> Option<Rank>,
) -> Option<Rank> {
    let mut best = None;
    for number in entry.aliases.clone() {
        let Some(alias) = segment.name(number) else { continue };
        best = Rank::best(best, rank(&alias).map(|rank| rank.by_alias(number)));
    }
    best
}

/// The score of a term whose words occur in the entry's texts, some of them perhaps in its name.
fn text_score(term: &Term, segment: &Segment, entry: &Entry<'_>, by_name: bool, fields: Fields) -> Option<i64> {
    let mut score = 0;
    // A term of one token that is in the name has been found there.
    let alone = term.tokens.len() == 1;
    for token in &term.tokens {
        let in_name = if by_name && !alone { meant_fit(segment, entry, token) } else { None };
        score += match in_name {
            Some(fit) => IN_NAME + fit as i64,
            None => segment.texts.score(&entry.texts, token, fields, term.mode)?,
        };
    }
    Some(score)
}

/// The best fit of a token in any of an entry's names, unless it occurs there by chance.
pub(super) fn meant_fit(segment: &Segment, entry: &Entry<'_>, token: &Token) -> Option<Fit> {
    let of_aliases = segment.aliases(entry).filter_map(|alias| alias.meant_fit(token));
    entry.name.meant_fit(token).into_iter().chain(of_aliases).max()
}

/// The cost of the typos of a term whose words are in the entry or, but for typos, in its keywords.
fn mistyped_cost(term: &Term, segment: &Segment, entry: &Entry<'_>, fields: Fields) -> Option<i64> {
    if !fields.has(Field::Keywords) {
        return None;
    }
    let of_word = |word: &Needle| segment.texts.find_mistyped(&entry.texts, word).map(|(cost, _)| i64::from(cost));
    let of_token = |token: &Token| match segment.texts.score(&entry.texts, token, fields, term.mode) {
        None if meant_fit(segment, entry, token).is_none() => token.words().map(of_word).sum(),
        _ => Some(0),
    };
    term.tokens.iter().map(of_token).sum()
}

/// Decides whether the letters of a term are a subsequence of the name: they occur there in their order, the first of
/// them at the start of a word, as in every abbreviation; three letters all at the start of one, since any three letters
/// occur in any long name somehow.
fn is_subsequence(name: &Name<'_>, term: &Term) -> bool {
    let letters = &term.concatenated;
    if letters.length < 3 || letters.mask & !name.mask != 0 {
        return false;
    }
    if letters.length == 3 {
        return occur_in_order(&letters.text, name.initials());
    }
    let Some(first) = letters.text.chars().next() else { return false };
    let from_word = |start: u32| name.key.get(start as usize..).filter(|rest| rest.starts_with(first));
    let rest = name.word_starts.iter().find_map(|&start| from_word(start));
    rest.is_some_and(|rest| occur_in_order(&letters.text, rest.chars()))
}

fn occur_in_order(letters: &str, mut name: impl Iterator<Item = char>) -> bool {
    letters.chars().all(|letter| name.any(|other| other == letter))
}
