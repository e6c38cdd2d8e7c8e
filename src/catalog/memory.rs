//! Memory that is asked for before it is needed: the program can refuse a document in words, and cannot go on where a
//! later piece of it is not to be had.

use std::hint::black_box;

/// The memory that is to be left for all that does not ask: first of all for threads, each of which may take 64 MiB of
/// addresses from a limit on these, whatever it makes of them.
const RESERVE: usize = 192 << 20;

/// What takes less than this does not ask.
const LITTLE: usize = 1 << 20;

/// True if there is so much memory, and some more. It is given back at once.
pub(super) fn is_there(bytes: usize) -> bool {
    if bytes < LITTLE {
        return true;
    }
    let mut memory: Vec<u8> = Vec::new();
    let is_there = memory.try_reserve_exact(bytes.saturating_add(RESERVE)).is_ok();
    // Memory that nobody looks at need not be asked for.
    black_box(&memory);
    is_there
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_a_megabyte_and_not_all_that_can_be_counted() {
        assert!(is_there(0) && is_there(1 << 20));
        assert!(!is_there(usize::MAX / 2));
        assert!(!is_there(usize::MAX));
    }
}
