//! Signals during the copy of a plain command, which ends by them as ever, but leaves no process behind.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::{flag, low_level};

use super::time_limit::Cancellation;

/// Runs a closure that copies. An interrupt cancels the copy, and then ends the program.
pub(super) fn interruptible<T>(cancellation: &Cancellation, copy: impl FnOnce() -> T) -> T {
    let copied = Arc::new(AtomicBool::new(false));
    let signals = [SIGINT, SIGTERM].map(|signal| (signal, Arc::new(AtomicBool::new(false))));
    for (signal, came) in &signals {
        // One that cannot be caught ends the program at once.
        let _ = flag::register_conditional_default(*signal, Arc::clone(&copied));
        let _ = flag::register(*signal, Arc::clone(came));
        let _ = flag::register(*signal, cancellation.flag());
    }
    let result = copy();
    copied.store(true, Ordering::SeqCst);
    for (signal, came) in signals {
        if came.load(Ordering::SeqCst) {
            let _ = low_level::emulate_default_handler(signal);
        }
    }
    result
}
