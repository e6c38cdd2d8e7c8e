//! Work on many items on several threads, its results in the order of the items.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;

/// Applies `work` to each item on so many threads, and calls `on_result` on this one, in the order of the items, up to
/// its first error. Where the system starts no thread, this one does it all.
pub(super) fn in_order<I: Send, T: Send, E>(
    items: impl Iterator<Item = I> + Send,
    threads: usize,
    work: impl Fn(I) -> T + Sync,
    mut on_result: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    // Each item takes a permit, which comes back when its result is handed over, so that results do not pile up.
    let (permit, permits) = mpsc::channel();
    (0..2 * threads).for_each(|_| _ = permit.send(()));
    let items = Mutex::new((items.enumerate(), permits));
    let (sender, results) = mpsc::channel();
    let run = |sender: mpsc::Sender<(usize, T)>| {
        let next = || {
            let mut items = items.lock().unwrap_or_else(PoisonError::into_inner);
            // There are no more permits once a result was an error.
            items.1.recv().ok()?;
            items.0.next()
        };
        while let Some((number, item)) = next() {
            // The receiver stays until all senders are gone.
            let _ = sender.send((number, work(item)));
        }
    };
    thread::scope(|scope| {
        let start = |_: &usize| {
            let (run, sender) = (&run, sender.clone());
            thread::Builder::new().name("parser".into()).spawn_scoped(scope, move || run(sender)).is_ok()
        };
        // Those that are started do it all.
        if (0..threads).take_while(start).count() == 0 {
            let next = || items.lock().unwrap_or_else(PoisonError::into_inner).0.next();
            return std::iter::from_fn(next).try_for_each(|(_, item)| on_result(work(item)));
        }
        drop(sender);
        let permit = permit;
        let (mut due, mut early) = (0, BTreeMap::new());
        for (number, result) in results {
            early.insert(number, result);
            while let Some(result) = early.remove(&due) {
                on_result(result)?;
                due += 1;
                let _ = permit.send(());
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for threads in [0, 1, 3] {
            let mut results = Vec::new();
            let push = |result| {
                results.push(result);
                Ok::<_, ()>(())
            };
            in_order(0..10_000_u64, threads, |number| number * number, push).unwrap();
            assert!(results.iter().copied().eq((0..10_000).map(|number| number * number)));
            in_order(std::iter::empty(), threads, |()| (), Err).unwrap();
        }
    }

    #[test]
    fn an_error_ends_the_work_and_results_do_not_pile_up() {
        for threads in [0, 1, 3] {
            let done = AtomicUsize::new(0);
            let work = |number: usize| {
                done.fetch_add(1, Ordering::SeqCst);
                number
            };
            let error = in_order(0..10_000, threads, work, |number| if number == 7 { Err(number) } else { Ok(()) });
            assert_eq!(error, Err(7));
            assert!((8..=8 + 2 * threads).contains(&done.into_inner()));
        }
    }
}
