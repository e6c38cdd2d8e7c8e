//! Standard input for a command that may be run several times: each run gets all of it, as it comes.

use std::io::{self, Read, Write};
use std::process::ChildStdin;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::explain::{CHUNK, read_chunk};

/// The most bytes that are kept for a further run.
const MAX_KEPT: usize = 64 << 20;

/// The part of standard input that has come so far.
#[derive(Debug, Default)]
struct Kept {
    bytes: Vec<u8>,
    /// The number of bytes before them that are no longer kept: of too long a text, those that were sent.
    dropped: usize,
    has_ended: bool,
    is_too_long: bool,
    /// The run that the input goes to; those before it get no more.
    run: usize,
}

/// Standard input, kept for as many runs as there will be.
#[derive(Debug, Clone, Default)]
pub struct Replay(Arc<(Mutex<Kept>, Condvar)>);

impl Replay {
    /// Starts to read standard input, on a thread of its own.
    pub fn start() -> Self {
        let replay = Self::default();
        let kept = replay.clone();
        thread::spawn(move || kept.read(io::stdin()));
        replay
    }

    /// True if a further run can have all of it.
    pub fn is_whole(&self) -> bool {
        !self.lock().is_too_long
    }

    /// Sends all of it to a run, on a thread of its own, until the run is over.
    pub fn send(&self, mut to: ChildStdin) {
        let (replay, run) = (self.clone(), self.lock().run);
        thread::spawn(move || {
            let mut sent = 0;
            // A command that takes no more has what it wants.
            while let Some(part) = replay.next(run, sent) {
                sent += part.len();
                if to.write_all(&part).is_err() {
                    return;
                }
            }
        });
    }

    /// Ends the sending to the run before this.
    pub fn stop(&self) {
        self.lock().run += 1;
        self.0.1.notify_all();
    }

    /// The part behind so many bytes, when it is there; none at the end, or when the run is over.
    fn next(&self, run: usize, sent: usize) -> Option<Vec<u8>> {
        let waits = |kept: &mut Kept| kept.run == run && kept.dropped + kept.bytes.len() == sent && !kept.has_ended;
        let mut kept = self.wait_while(waits);
        let part = kept.bytes.get(sent.checked_sub(kept.dropped)?..).filter(|part| !part.is_empty() && kept.run == run);
        let part = part.map(<[u8]>::to_vec);
        if kept.is_too_long {
            kept.dropped += kept.bytes.len();
            kept.bytes.clear();
            self.0.1.notify_all();
        }
        part
    }

    fn read(&self, mut from: impl Read) {
        let mut buffer = vec![0; CHUNK];
        loop {
            // An error is its end, as for any other reader.
            let read = read_chunk(&mut from, &mut buffer).unwrap_or(0);
            let mut kept = self.lock();
            kept.has_ended = read == 0;
            kept.bytes.extend_from_slice(&buffer[..read]);
            kept.is_too_long |= kept.bytes.len() > MAX_KEPT;
            self.0.1.notify_all();
            if kept.has_ended {
                return;
            }
            drop(kept);
            // No more than that, however slowly it is taken.
            drop(self.wait_while(|kept| kept.bytes.len() > MAX_KEPT));
        }
    }

    fn wait_while(&self, waits: impl FnMut(&mut Kept) -> bool) -> MutexGuard<'_, Kept> {
        self.0.1.wait_while(self.lock(), waits).unwrap_or_else(PoisonError::into_inner)
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
