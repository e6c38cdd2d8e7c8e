//! One query over all entries: passing over those it cannot meet, on all cores, until it is told to stop.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread;

use super::known::Learner;
use super::likely;
use super::query::Query;
use super::rank;
use super::score::Scorer;
use super::segment::Segment;
use super::tier::Place;
use super::ways::Ways;

/// Segments to a thread, at the least: a smaller catalog is done before another thread has started.
const SEGMENTS: usize = 2;

/// All entries that a query finds, in the order of the list; `None` if it was told to stop. Threads of their own
/// share the search, and this one does what is to be done meanwhile.
pub(super) fn sweep(
    query: &Query,
    (segments, firsts): (&[Arc<Segment>], &[u32]),
    stop: impl Fn() -> bool + Sync,
    meanwhile: impl FnOnce(),
) -> Option<Vec<Place>> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut scorer = Scorer::new();
        let mut learner = Learner::default();
        let mut places = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let (Some(segment), Some(&first)) = (segments.get(at), firsts.get(at)) else { break };
            if stop() {
                return None;
            }
            segment_places(query, (segment, first), &mut scorer, &mut learner, &mut places);
        }
        places.sort_unstable();
        Some(places)
    };
    let threads = segments.len() / SEGMENTS;
    // How many cores there are takes longer to find out than a small catalog to search.
    let threads = if threads > 1 { threads.min(cores()) } else { 0 };
    thread::scope(|scope| {
        let start = |_| thread::Builder::new().name("searches".into()).spawn_scoped(scope, work).ok();
        let threads: Vec<_> = (0..threads).filter_map(start).collect();
        meanwhile();
        // Where there is none, or none can be had, this one has to do.
        let mut places = if threads.is_empty() { work()? } else { Vec::new() };
        // From here on this thread sleeps. A core that falls idle takes over a thread that waits for another core; one
        // that has been idle for a while is often left so until the search is over.
        for thread in threads {
            // A thread that did not come back would be a part of the list that is missing.
            places.append(&mut thread.join().ok()??);
        }
        // What is in order already is merged, not sorted again.
        places.sort();
        Some(places)
    })
}

fn cores() -> usize {
    static CORES: OnceLock<usize> = OnceLock::new();
    *CORES.get_or_init(|| thread::available_parallelism().map_or(1, usize::from))
}

/// Adds the places of one segment's hits.
fn segment_places<'s>(
    query: &Query,
    (segment, first): (&'s Segment, u32),
    scorer: &mut Scorer,
    learner: &mut Learner<'s>,
    places: &mut Vec<Place>,
) {
    learner.enter(segment.vocabulary());
    let of_terms: Vec<Vec<Ways>> = query.terms().map(|term| likely::ways(term, segment, learner)).collect();
    let may_meet = may_meet(query, &of_terms, segment.len());
    let mut ways = Vec::with_capacity(of_terms.len());
    for (at, (head, may_meet)) in segment.heads().iter().zip(may_meet).enumerate() {
        // A name may be what was typed, or named in it, whatever that means as a query.
        let length = head.length as usize;
        if !may_meet && length != query.typed.len() && !query.named.may_have(length) {
            continue;
        }
        ways.clear();
        ways.extend(of_terms.iter().filter_map(|of_term| of_term.get(at)));
        let Some(entry) = segment.entry(at, &learner.known) else { continue };
        if let Some(rank) = rank::rank(query, segment, &entry, scorer, &ways) {
            places.push(Place::new(rank, entry.name.written.len(), first + at as u32));
        }
    }
}

/// Whether each entry may meet all clauses, given in which ways it may meet each term.
fn may_meet(query: &Query, of_terms: &[Vec<Ways>], entries: usize) -> Vec<bool> {
    let mut all = vec![true; entries];
    let mut any = Vec::new();
    for clause in &query.clauses {
        // What lacks a negated term is met.
        if clause.any.iter().any(|term| term.negated) {
            continue;
        }
        any.clear();
        any.resize(entries, Ways::NONE);
        for of_term in clause.any.iter().filter_map(|term| of_terms.get(term.number)) {
            any.iter_mut().zip(of_term).for_each(|(any, ways)| *any |= *ways);
        }
        all.iter_mut().zip(&any).for_each(|(all, any)| *all &= *any != Ways::NONE);
    }
    all
}

/// What [`sweep`] must find: every entry looked at, none passed over, nothing known in advance.
#[cfg(test)]
pub(super) fn one_by_one(query: &Query, segments: &[Arc<Segment>], firsts: &[u32]) -> Vec<Place> {
    let mut places = Vec::new();
    for (segment, first) in segments.iter().zip(firsts) {
        for at in 0..segment.len() {
            let entry = segment.entry(at, &super::known::NOTHING).unwrap();
            if let Some(rank) = rank::rank(query, segment, &entry, &mut Scorer::new(), &[]) {
                places.push(Place::new(rank, entry.name.written.len(), first + at as u32));
            }
        }
    }
    places.sort_unstable();
    places
}
