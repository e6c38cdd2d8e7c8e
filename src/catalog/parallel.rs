//! Work on many items on all cores, its results in the order of the items.

use std::collections::BTreeMap;
use std::io;
use std::num::NonZero;
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;

/// Applies `work` to each item on threads of its own, and calls `on_result` on this one, in the order of the items.
/// Errs where not a single thread can be started.
pub(super) fn in_order<I: Send, T: Send>(
    items: impl Iterator<Item = I> + Send,
    work: impl Fn(I) -> T + Sync,
    mut on_result: impl FnMut(T),
) -> io::Result<()> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let items = Mutex::new(items.enumerate());
    // Bounded, so that results do not pile up where they are taken more slowly than they are made.
    let (sender, results) = mpsc::sync_channel(2 * threads);
    let run = |sender: mpsc::SyncSender<(usize, T)>| {
        let next = || items.lock().unwrap_or_else(PoisonError::into_inner).next();
        while let Some((number, item)) = next() {
            // The receiver stays until all senders are gone.
            let _ = sender.send((number, work(item)));
        }
    };
    thread::scope(|scope| {
        for started in 0..threads {
            let (run, sender) = (&run, sender.clone());
            let thread = thread::Builder::new().name("parser".into()).spawn_scoped(scope, move || run(sender));
            if let Err(error) = thread {
                // Those that were started do it all.
                if started == 0 {
                    return Err(error);
                }
                break;
            }
        }
        drop(sender);
        let (mut due, mut early) = (0, BTreeMap::new());
        for (number, result) in results {
            early.insert(number, result);
            while let Some(result) = early.remove(&due) {
                on_result(result);
                due += 1;
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let mut results = Vec::new();
        in_order(0..10_000_u64, |number| number * number, |result| results.push(result)).unwrap();
        assert!(results.iter().copied().eq((0..10_000).map(|number| number * number)));
        in_order(std::iter::empty(), |()| (), |()| panic!("there are none")).unwrap();
    }
}
