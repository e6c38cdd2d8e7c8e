//! Which entries of a segment a term may meet: found out in passing, so that few of them have to be looked at closely.
//! Whatever a term does meet is among them.

use super::known::{Learner, Standing};
use super::query::{How, Term};
use super::rank::Ways;
use super::segment::{Head, Segment};
use super::token::Needle;
use super::typo;

/// Words beyond this many are not looked for here: a query of so many words finds little anyway.
const WORDS: usize = 8;

/// The entries that a term may meet.
pub(super) struct Likely {
    /// The entries whose texts may have it, as bits.
    texts: Vec<u64>,
    /// For each entry, how the words of the term stand in its name: all of them together, the one its texts were
    /// looked through for, each of the first.
    together: Vec<Standing>,
    rarest: Option<Vec<Standing>>,
    apart: Vec<Vec<Standing>>,
    /// The letters of all its words, and how many of them a name may lack.
    letters: u64,
    lacking: u32,
    /// In which ways it may be met by how all its words together stand, letters aside.
    by_together: [u8; 256],
    /// The first of its letters, if they may be initials.
    initial: Option<u8>,
}

impl Likely {
    /// Looks through a segment for a term.
    pub(super) fn of(term: &Term, segment: &Segment, learner: &mut Learner<'_>) -> Self {
        let (by_name, fields) = segment.kind.fields(term.scope);
        let slips = by_name && term.how == How::Any;
        let rarest = term.rarest();
        let mut look = |needle: &Needle| if by_name { standings(needle, segment, learner, slips) } else { Vec::new() };
        let ends = matches!(term.how, How::End | How::Both);
        let several = term.words().nth(1).is_some();
        // A short word has to start one of the name's.
        let starts = !several && !ends && term.joined.is_short();
        let picked = slips && term.joined.length > 2;
        let by_together = std::array::from_fn(|standing| {
            let standing = Standing(standing as u8);
            let stands = if starts { standing.may_start() } else { standing.may_stand() };
            let way = |is: bool, way: u8| if is { way } else { 0 };
            way(stands, Ways::NAME)
                | way(standing.has(Standing::SLIPPED), Ways::SLIPS)
                | way(picked && standing.has(Standing::INITIAL), Ways::PICKED)
        });
        Self {
            texts: segment.texts.entries_with(term.rarest_in_text(), fields, segment.text_ends()),
            together: look(&term.joined),
            rarest: (by_name && term.tokens.len() > 1).then(|| look(rarest)),
            apart: if several { term.words().take(WORDS).map(look).collect() } else { Vec::new() },
            letters: term.joined.mask,
            lacking: if slips { lacking(term) } else { 0 },
            by_together,
            initial: if slips && term.joined.length > 1 { term.joined.text.bytes().next() } else { None },
        }
    }

    /// In which ways an entry may meet the term.
    pub(super) fn ways(&self, at: usize, head: &Head) -> Ways {
        let of = |standings: &[Standing]| standings.get(at).copied().unwrap_or_default();
        let mut ways = self.by_together.get(usize::from(of(&self.together).0)).copied().unwrap_or_default();
        if self.initial.is_some() && self.initial == head.initial {
            ways |= Ways::NAME;
        }
        let apart = |may: fn(Standing) -> bool| self.apart.iter().all(|word| may(of(word)));
        if !self.apart.is_empty() && apart(|word| word.may_stand() || word.has(Standing::SLIPPED)) {
            ways |= Ways::SLIPS | if apart(Standing::may_stand) { Ways::NAME } else { 0 };
        }
        if ways != 0 {
            let lacking = (self.letters & !head.mask).count_ones();
            ways &= if lacking > 0 { Ways::SLIPS } else { ways };
            ways &= if lacking > self.lacking { !Ways::SLIPS } else { ways };
        }
        let text = self.texts.get(at / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
            || self.rarest.as_ref().is_some_and(|rarest| of(rarest).may_stand());
        Ways(ways | if text { Ways::TEXT } else { 0 })
    }
}

/// How a needle stands to the words of each name of a segment, taken together.
fn standings(needle: &Needle, segment: &Segment, learner: &mut Learner<'_>, slips: bool) -> Vec<Standing> {
    let slips = slips && typo::allowed(needle.length) > 0;
    learner.learn(needle, slips);
    let mut of_words = learner.known.standings(needle).to_vec();
    for (standing, likeness) in of_words.iter_mut().zip(learner.known.likenesses(needle)) {
        standing.0 |= u8::from(likeness.is_any()) * Standing::SLIPPED;
    }
    if of_words.iter().all(|standing| standing.0 == 0) {
        return Vec::new();
    }
    segment.gather(&of_words, |all, standing| Standing(all.0 | standing.0))
}

/// How many letters a name may lack and yet have all words of a term but for slips.
fn lacking(term: &Term) -> u32 {
    let apart: u32 = term.words().map(|word| u32::from(typo::allowed(word.length))).sum();
    apart.max(u32::from(typo::allowed(term.joined.length)))
}
