//! One query over all segments, on all cores, until it is cancelled.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::query::Query;
use super::rank::Ranker;
use super::segment::Segment;
use super::tier::SortKey;

/// The fewest entries that are worth a thread: fewer are done before it has started.
const ENTRIES_PER_THREAD: usize = 8192;

/// All entries that a query finds, in the order of the list; `None` if it was cancelled. `firsts` are the numbers of the
/// segments' first entries.
pub(super) fn search(
    query: &Query,
    index: (&[Arc<Segment>], &[u32]),
    cancelled: impl Fn() -> bool + Sync,
) -> Option<Vec<SortKey>> {
    collect(index, cancelled, || Ranker::new(query), push_hits)
}

/// What is pushed for each segment, sorted; `None` if it was cancelled. Each thread pushes with a state of its own.
pub(super) fn collect<'s, S, T: Ord + Send>(
    (segments, firsts): (&'s [Arc<Segment>], &[u32]),
    cancelled: impl Fn() -> bool + Sync,
    start: impl Fn() -> S + Sync,
    push: impl Fn(&mut S, &'s Segment, u32, &mut Vec<T>) + Sync,
) -> Option<Vec<T>> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut state = start();
        let mut found = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let (Some(segment), Some(&first)) = (segments.get(at), firsts.get(at)) else { break };
            if cancelled() {
                return None;
            }
            push(&mut state, segment, first, &mut found);
        }
        found.sort_unstable();
        Some(found)
    };
    let wanted = segments.iter().map(|segment| segment.len()).sum::<usize>() / ENTRIES_PER_THREAD;
    // The number of cores takes longer to find out than a small catalog to search.
    let wanted = if wanted > 1 { thread::available_parallelism().map_or(1, usize::from).min(wanted) } else { 1 };
    thread::scope(|scope| {
        // This thread is one of them. Where the system gives no more, the others do the work.
        let spawn = |_| thread::Builder::new().name("search".into()).spawn_scoped(scope, work).ok();
        let threads: Vec<_> = (1..wanted).filter_map(spawn).collect();
        let mut all = work();
        for thread in threads {
            // A thread that did not come back would be a part of the list that is missing.
            let found = thread.join().ok().flatten();
            all = all.zip(found).map(|(mut all, mut found)| {
                all.append(&mut found);
                all
            });
        }
        let mut all = all?;
        // Sorted runs are merged.
        all.sort();
        Some(all)
    })
}

/// Adds the hits of one segment.
fn push_hits<'s>(ranker: &mut Ranker<'_, 's>, segment: &'s Segment, first: u32, keys: &mut Vec<SortKey>) {
    for (entry, number) in segment.entries().zip(first..) {
        if let Some(rank) = ranker.rank(segment, &entry) {
            keys.push(segment.sort_key(&entry, rank, number));
        }
    }
}
