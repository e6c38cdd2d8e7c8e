//! The texts whose copying failed, to be printed once the screen is the shell's again.

use std::collections::VecDeque;

/// The most that is kept, in bytes.
const MAX_BYTES: usize = 256 << 20;

/// Each text once, the one that failed last at the end.
#[derive(Debug, Default)]
pub struct FailedCopies(VecDeque<String>);

impl FailedCopies {
    /// Takes in what came of a copy. A text is kept until it is copied after all; the oldest is dropped where that is too
    /// much, the last one never.
    pub fn add(&mut self, text: String, failed: bool) {
        self.0.retain(|known| *known != text);
        if failed {
            self.0.push_back(text);
        }
        while self.0.len() > 1 && self.0.iter().map(String::len).sum::<usize>() > MAX_BYTES {
            self.0.pop_front();
        }
    }

    /// The texts, in the order in which they failed.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(copies: &[(&str, bool)]) -> Vec<String> {
        let mut failed = FailedCopies::default();
        for (text, has_failed) in copies {
            failed.add((*text).to_owned(), *has_failed);
        }
        failed.texts().map(str::to_owned).collect()
    }

    #[test]
    fn a_text_that_failed_again_and_again_is_kept_once() {
        assert_eq!(kept(&[("a", true); 500]), ["a"]);
        assert_eq!(kept(&[("a", true), ("b", true), ("a", true)]), ["b", "a"]);
    }

    #[test]
    fn a_text_that_was_copied_after_all_is_not_kept() {
        assert_eq!(kept(&[("a", true), ("b", true), ("a", false), ("c", false)]), ["b"]);
    }

    #[test]
    fn long_texts_are_not_kept_without_end_but_the_last_one_is() {
        let long = |letter: &str| letter.repeat(MAX_BYTES / 2 + 1);
        let (a, b) = (long("a"), long("b"));
        assert!(kept(&[("x", true), (&a, true), (&b, true)]) == [b.as_str()]);
        let longer = "c".repeat(MAX_BYTES + 1);
        assert!(kept(&[(&a, true), (&longer, true)]) == [longer.as_str()]);
    }
}
