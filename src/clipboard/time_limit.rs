//! The time that a backend may take, and a copy that nobody waits for any more.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// The longest any backend may take: longer than one that works needs, and as long as a person will wait.
pub(super) const TIME_LIMIT: Duration = Duration::from_millis(1300);

/// The interval at which a copy under way checks for its cancellation.
const CHECK_INTERVAL: Duration = Duration::from_millis(10);

/// Cancels copies: the one under way, which ends within a few milliseconds, and every later one. Clones are one and the
/// same.
#[derive(Debug, Clone, Default)]
pub struct Cancellation(Arc<AtomicBool>);

impl Cancellation {
    /// Cancels.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// The flag that cancels once it is set.
    pub(super) fn flag(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.0)
    }

    /// Returns true once it was cancelled.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// The time that is left to one backend.
#[derive(Debug)]
pub(super) struct TimeLimit<'a> {
    deadline: Instant,
    cancellation: &'a Cancellation,
}

impl<'a> TimeLimit<'a> {
    /// The whole of [`TIME_LIMIT`], from now on.
    pub(super) fn new(cancellation: &'a Cancellation) -> Self {
        Self { deadline: Instant::now() + TIME_LIMIT, cancellation }
    }

    /// Returns true if no time is left.
    pub(super) fn is_over(&self) -> bool {
        self.cancellation.is_cancelled() || Instant::now() >= self.deadline
    }

    /// Waits for a value of another thread, for as long as there is time.
    pub(super) fn receive<T>(&self, receiver: &Receiver<T>) -> Result<T, RecvTimeoutError> {
        loop {
            let remaining = self.deadline.saturating_duration_since(Instant::now());
            match receiver.recv_timeout(remaining.min(CHECK_INTERVAL)) {
                Err(RecvTimeoutError::Timeout) if !self.is_over() => {}
                result => return result,
            }
        }
    }

    /// The reason for giving up on a backend of this name when no time is left.
    pub(super) fn reason(&self, name: &str) -> String {
        if self.cancellation.is_cancelled() {
            return CANCELLED.to_owned();
        }
        format!("{name} did not answer within {} s", TIME_LIMIT.as_secs_f32())
    }
}

/// The reason for not copying where the copy was cancelled.
pub(super) const CANCELLED: &str = "cancelled";
