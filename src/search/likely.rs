//! Which entries of a segment a term may meet: found out in passing, so that few of them have to be looked at closely.
//! Whatever a term does meet is among them.

use std::ptr;

use super::known::{Joined, Learner, Standing, Standings};
use super::query::{How, Term};
use super::segment::Segment;
use super::token::Needle;
use super::typo;
use super::ways::Ways;

/// In which ways each entry of a segment may meet a term.
pub(super) fn ways(term: &Term, segment: &Segment, learner: &mut Learner<'_>) -> Vec<Ways> {
    let (by_name, fields) = segment.kind.fields(term.scope);
    let mut ways = vec![Ways::default(); segment.len()];
    if by_name {
        by_names(term, segment, learner, &mut ways);
    }
    segment.texts.each_entry_with(term, fields, segment.text_ends(), |at| {
        if let Some(ways) = ways.get_mut(at) {
            *ways |= Ways::TEXT;
        }
    });
    ways
}

/// Adds the ways in which names may meet a term.
fn by_names(term: &Term, segment: &Segment, learner: &mut Learner<'_>, ways: &mut [Ways]) {
    let slips = term.how == How::Any;
    // All words together, and each of some if there are several, the rarest first.
    let several = term.words().nth(1).is_some();
    let rarest = term.rarest();
    let others = term.words().filter(|word| !ptr::eq(*word, rarest));
    let apart = std::iter::once(rarest).chain(others).take(if several { Standings::MOST - 1 } else { 0 });
    let needles: Vec<&Needle> = std::iter::once(&term.joined).chain(apart).collect();

    let of_words = of_words(&needles, segment, learner, slips);
    let of_together = of_together(term, several);
    // Its letters may be initials.
    let initial = if slips && term.joined.length > 1 { term.joined.text.bytes().next() } else { None };
    // One word may stand in the name, and the others in its texts.
    let parted = term.tokens.len() > 1;
    let lacking = if slips { lacking(term) } else { 0 };
    for ((ways, head), standings) in ways.iter_mut().zip(segment.heads()).zip(segment.gather(&of_words, Joined::add)) {
        // Not even initials are meant: the name's first word would have the needle's first letter.
        if standings.is_nothing() {
            continue;
        }
        let mut may = of_together.get(usize::from(standings.of(0).0)).copied().unwrap_or_default();
        may |= Ways::NAME.when(initial.is_some() && initial == head.initial);
        if several {
            let all = |may: fn(Standing) -> bool| (1..needles.len()).all(|needle| may(standings.of(needle)));
            may |= Ways::NAME.when(all(Standing::may_stand));
            may |= Ways::SLIPS.when(all(|word| word.may_stand() || word.has(Standing::SLIPPED)));
        }
        let lacks = term.joined.mask & !head.mask;
        if lacks != 0 && may != Ways::NONE {
            may &= Ways::SLIPS.when(lacks.count_ones() <= lacking);
        }
        *ways = may | Ways::TEXT.when(parted && standings.of(1).may_stand());
    }
}

/// How needles stand to each word of a segment.
fn of_words(needles: &[&Needle], segment: &Segment, learner: &mut Learner<'_>, slips: bool) -> Vec<Standings> {
    let mut of_words = vec![Standings::default(); segment.vocabulary().len()];
    for (number, needle) in needles.iter().enumerate() {
        learner.learn(needle, slips && typo::allowed(needle.length) > 0);
        for (word, standing) in of_words.iter_mut().zip(learner.known.standings(needle)) {
            word.put(number, *standing);
        }
        for (word, likeness) in of_words.iter_mut().zip(learner.known.likenesses(needle)) {
            let standing = if likeness.is_any() { Standing::SLIPPED } else { 0 };
            word.put(number, Standing(standing));
        }
    }
    of_words
}

/// In which ways a term may be met by how all its words together stand to a name's words, letters aside.
fn of_together(term: &Term, several: bool) -> [Ways; 256] {
    let ends = matches!(term.how, How::End | How::Both);
    // A short word has to start one of the name's.
    let starts = !several && !ends && term.joined.is_short();
    let picked = term.how == How::Any && term.joined.length > 2;
    std::array::from_fn(|standing| {
        let standing = Standing(standing as u8);
        let stands = if starts { standing.may_start() } else { standing.may_stand() };
        Ways::NAME.when(stands)
            | Ways::SLIPS.when(standing.has(Standing::SLIPPED))
            | Ways::PICKED.when(picked && standing.has(Standing::INITIAL))
    })
}

/// How many letters a name may lack and yet have all words of a term but for slips.
fn lacking(term: &Term) -> u32 {
    let apart: u32 = term.words().map(|word| u32::from(typo::allowed(word.length))).sum();
    apart.max(u32::from(typo::allowed(term.joined.length)))
}
