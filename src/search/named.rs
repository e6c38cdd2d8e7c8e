//! Codes that a query names among other words: a line of a log, or a response, pasted whole.

/// The words of a query that may be names of entries. None in a query of one word: that is what the other tiers are
/// for.
#[derive(Debug, Clone, Default)]
pub(super) struct Named {
    words: Vec<Box<str>>,
    /// The lengths that they have, as bits: most names have another.
    lengths: u64,
}

impl Named {
    pub(super) fn of(typed: &str) -> Self {
        let in_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let words = || typed.split(|c| !in_name(c)).filter(|word| word.bytes().any(|byte| byte != b'_'));
        if words().nth(1).is_none() {
            return Self::default();
        }
        // Nobody types an underscore or a capital by chance; all other words need not be compared with every name.
        let words = words().filter(|word| word.contains('_') || !word.bytes().any(|byte| byte.is_ascii_lowercase()));
        let words: Vec<Box<str>> = words.map(Box::from).collect();
        Self { lengths: words.iter().fold(0, |lengths, word| lengths | bit(word.len())), words }
    }

    /// Whether the query may name a name of so many bytes.
    pub(super) fn may_have(&self, length: usize) -> bool {
        self.lengths & bit(length) != 0
    }

    /// Whether the query names it. A name of one word must be written as it is: `error` is a word like any other in a
    /// query, and `ERROR` in a log is a code.
    pub(super) fn has(&self, name: &str) -> bool {
        // Asked of every hit: few names are gone through.
        if !self.may_have(name.len()) {
            return false;
        }
        let in_any_case = name.contains('_');
        self.words.iter().any(|word| **word == *name || (in_any_case && word.eq_ignore_ascii_case(name)))
    }
}

fn bit(length: usize) -> u64 {
    1 << (length % 64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_what_is_written_in_it_as_a_name_is() {
        let named = Named::of("at 12:00 ERROR paper_does_not_exist: Login, error");
        for (name, has) in [
            ("ERROR", true),
            ("PAPER_DOES_NOT_EXIST", true),
            ("LOGIN", false),
            ("Login", false),
            ("12", true),
            ("at", false),
        ] {
            assert_eq!(named.has(name), has, "{name}");
        }
        assert!(!Named::of("ERROR").has("ERROR"));
    }
}
