//! Codes that a query names among other words: a line of a log, or a response, pasted whole.

use super::query::Query;

/// The words of a query that may be names of entries. None for a query that says what must not be there, or that is
/// one word: that is what the other tiers are for.
pub(super) struct Named<'a> {
    words: Vec<&'a str>,
}

impl<'a> Named<'a> {
    pub(super) fn of(query: &'a Query) -> Self {
        let in_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let mut words: Vec<&str> = query.typed.split(|c| !in_name(c)).filter(|word| !word.is_empty()).collect();
        if words.len() < 2 || !query.without.is_empty() {
            words.clear();
        }
        // Nobody types an underscore or a capital by chance; all other words need not be compared with every name.
        words.retain(|word| word.contains('_') || !word.bytes().any(|byte| byte.is_ascii_lowercase()));
        Self { words }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether the query names it. A name of one word must be written as it is: `error` is a word like any other in a
    /// query, and `ERROR` in a log is a code.
    pub(super) fn has(&self, name: &str) -> bool {
        let in_any_case = name.contains('_');
        self.words.iter().any(|word| *word == name || (in_any_case && word.eq_ignore_ascii_case(name)))
    }
}
