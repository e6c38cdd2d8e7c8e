//! Search: a query -> the entries of a catalog, the right one first.
//!
//! Every front end asks this one module, so that a query has the same answer everywhere:
//!
//! - [`Query::parse`] reads what was typed,
//! - [`Index::search`] ranks the entries, tier by tier,
//! - [`Index::highlight`] gives the reason why a row is there,
//! - [`Index::suggest`] names the most alike where there is none.
//!
//! An entry is a code or a method. Both sides are folded the same way (`normalize`). `rank` takes one query and one entry,
//! and asks, best tier first, for the term in the name (`name_match`), in the texts (`texts`), in the name but for typos
//! (`name_typo`, `typo`) and as a subsequence of the name (`fuzzy`). Each entry is ranked once, each distinct word of the
//! names is compared once with each word of the query (`typo_cache`), segment by segment (`segment`), on all cores
//! (`parallel`).

mod field;
mod fuzzy;
mod highlight;
mod index;
mod name_match;
mod name_typo;
mod normalize;
mod parallel;
mod pasted;
mod query;
mod rank;
mod segment;
mod suggest;
mod texts;
mod tier;
mod token;
mod typo;
mod typo_cache;
mod vocabulary;

#[cfg(test)]
mod tests;

/// The operators of a query, each with what it does, for the help.
pub const OPERATORS: &[(&str, &str)] = &[
    ("'word", "exactly so, without typos"),
    ("^word", "a word starts with it"),
    ("word$", "a word ends with it"),
    ("!word", "without it"),
    ("a | b", "either"),
    ("code:", "in the name of a code"),
    ("method:", "in a method"),
    ("text:", "in a text"),
];

pub use field::Field;
pub use highlight::{Highlight, TextMatch};
pub use index::Index;
#[cfg(any(test, fuzzing))]
pub(crate) use pasted::without_markup;
pub use query::Query;
pub use tier::{Hit, Tier};
