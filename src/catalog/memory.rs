//! Memory is asked for before it is needed: then a document can be refused in words. Where an allocation fails later, the
//! program ends.

use std::hint::black_box;

/// The memory that is to be left for all that does not ask: first of all for threads, each of which may take 64 MiB of
/// addresses from a limit on these, whatever it makes of them.
const RESERVE: usize = 192 << 20;

/// What takes less than this does not ask.
const LITTLE: usize = 1 << 20;

/// True if so much memory can be had, and some more. It is given back at once.
pub(super) fn is_available(bytes: usize) -> bool {
    if bytes < LITTLE {
        return true;
    }
    let mut memory: Vec<u8> = Vec::new();
    let is_available = memory.try_reserve_exact(bytes.saturating_add(RESERVE)).is_ok();
    // Memory that nobody looks at need not be asked for.
    black_box(&memory);
    is_available
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_a_megabyte_and_not_all_that_can_be_counted() {
        assert!(is_available(0) && is_available(1 << 20));
        assert!(!is_available(usize::MAX / 2));
        assert!(!is_available(usize::MAX));
    }
}
