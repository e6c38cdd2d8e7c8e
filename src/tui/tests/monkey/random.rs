//! Random choices that a seed repeats.

use proptest::prelude::RngExt as _;
use proptest::test_runner::{RngAlgorithm, TestRng};

#[derive(Debug)]
pub struct Random(TestRng);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(TestRng::from_seed(RngAlgorithm::XorShift, &[seed.to_le_bytes(); 2].concat()))
    }

    /// A number below a limit.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0.random_range(0..limit)
    }

    /// True once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of several.
    pub fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}
