//! The texts whose copying failed, to be printed once the screen is the shell's again.

use std::collections::VecDeque;

/// Each text once, the one that failed last at the end.
#[derive(Debug)]
pub struct FailedCopies {
    texts: VecDeque<String>,
    /// The most that is kept, in bytes.
    limit: usize,
}

impl Default for FailedCopies {
    fn default() -> Self {
        Self { texts: VecDeque::new(), limit: 256 << 20 }
    }
}

impl FailedCopies {
    /// Takes in what came of a copy. A text is kept until it is copied after all; the oldest is dropped where that is too
    /// much, the last one never.
    pub fn add(&mut self, text: String, failed: bool) {
        self.texts.retain(|known| *known != text);
        if failed {
            self.texts.push_back(text);
        }
        while self.texts.len() > 1 && self.texts.iter().map(String::len).sum::<usize>() > self.limit {
            self.texts.pop_front();
        }
    }

    /// The texts, in the order in which they failed.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: usize = 16;

    fn kept(copies: &[(&str, bool)]) -> Vec<String> {
        let mut failed = FailedCopies { texts: VecDeque::new(), limit: LIMIT };
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
        let long = |letter: &str| letter.repeat(LIMIT / 2 + 1);
        let (a, b) = (long("a"), long("b"));
        assert!(kept(&[("x", true), (&a, true), (&b, true)]) == [b.as_str()]);
        let longer = "c".repeat(LIMIT + 1);
        assert!(kept(&[(&a, true), (&longer, true)]) == [longer.as_str()]);
    }
}
