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
    (segments, firsts): (&[Arc<Segment>], &[u32]),
    cancelled: impl Fn() -> bool + Sync,
) -> Option<Vec<SortKey>> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut ranker = Ranker::new(query);
        let mut keys = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let (Some(segment), Some(&first)) = (segments.get(at), firsts.get(at)) else { break };
            if cancelled() {
                return None;
            }
            push_hits(segment, first, &mut ranker, &mut keys);
        }
        keys.sort_unstable();
        Some(keys)
    };
    let wanted = segments.iter().map(|segment| segment.len()).sum::<usize>() / ENTRIES_PER_THREAD;
    // The number of cores takes longer to find out than a small catalog to search.
    let wanted = if wanted > 1 { thread::available_parallelism().map_or(1, usize::from).min(wanted) } else { 1 };
    thread::scope(|scope| {
        // This thread is one of them. Where the system gives no more, the others do the work.
        let start = |_| thread::Builder::new().name("search".into()).spawn_scoped(scope, work).ok();
        let threads: Vec<_> = (1..wanted).filter_map(start).collect();
        let mut keys = work();
        for thread in threads {
            // A thread that did not come back would be a part of the list that is missing.
            let found = thread.join().ok().flatten();
            keys = keys.zip(found).map(|(mut keys, mut found)| {
                keys.append(&mut found);
                keys
            });
        }
        let mut keys = keys?;
        // Sorted runs are merged.
        keys.sort();
        Some(keys)
    })
}

/// Adds the hits of one segment.
fn push_hits<'s>(segment: &'s Segment, first: u32, ranker: &mut Ranker<'_, 's>, keys: &mut Vec<SortKey>) {
    for (entry, number) in segment.entries().zip(first..) {
        if let Some(rank) = ranker.rank(segment, &entry) {
            keys.push(SortKey::new(rank, entry.name.original.len(), number));
        }
    }
}
