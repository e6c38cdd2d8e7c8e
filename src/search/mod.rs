//! Search: a query -> the entries of a catalog, the right one first.
//!
//! Every front end asks this one module, so that a query has the same answer everywhere:
//!
//! - [`Query::parse`] reads what was typed,
//! - [`Index::search`] ranks the entries that have all of it, tier by tier,
//! - [`Index::find`] answers: with these, else with the entries that have some of its words, else with the names most like
//!   it,
//! - [`Index::highlight`] gives the reason why a row is there, [`Index::matched`] the words of the query that it has, and
//!   [`Query::highlight_text`] finds them in what is shown.
//!
//! An entry is a code or a method, with a name and perhaps others (`names`). Both sides are folded the same way (`normalize`). `rank` takes one query and one entry,
//! and asks, best tier first, for the term in the name (`name_match`), as a quote of a text (`quote`, `quote_find`), in the
//! texts (`texts`), in the name but for typos (`name_typo`, `typo`) and as a subsequence of the name (`fuzzy`). Each entry
//! is ranked once, each distinct word of the names is compared once with each word of the query (`typo_cache`), segment by
//! segment (`segment`), on all cores (`parallel`).

mod field;
mod find;
mod fuzzy;
mod handlings;
mod highlight;
mod highlight_text;
mod index;
mod name_match;
mod name_typo;
mod names;
mod normalize;
mod parallel;
mod partial;
mod pasted;
mod query;
mod quote;
mod quote_find;
mod rank;
mod scope;
mod segment;
mod suggest;
mod term;
mod text_find;
mod texts;
mod tier;
mod token;
mod typo;
mod typo_cache;
mod vocabulary;
mod words;

#[cfg(test)]
mod tests;

pub use field::Field;
pub use find::{Found, FoundBy};
pub use highlight::{Highlight, TextMatch};
pub use index::Index;
pub use pasted::Mentions;
#[cfg(all(unix, any(test, fuzzing)))]
pub(crate) use pasted::without_markup;
pub use query::Query;
pub use tier::{Hit, Tier};

/// The operators of a query, each with what it does in a few words.
pub const OPERATORS: &[(&str, &str)] = &[
    ("'word", "has exactly these letters"),
    ("^word", "the name starts with it"),
    ("word$", "the name ends with it"),
    ("!word", "the name does not have it"),
    ("a | b", "has one of the two"),
    ("code:word", "in the names of codes"),
    ("method:word", "in the names of methods"),
    ("text:word", "in descriptions and notes"),
    ("is:retry", "is handled so: ok, retry, request, account or bug"),
    ("in:name", "is of the catalog of this name"),
];
