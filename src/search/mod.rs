//! Search: a query -> the entries of a catalog, the right one first.
//!
//! Every front end asks this one function, so that a query has the same answer everywhere:
//!
//! - [`Query::parse`] reads what was typed,
//! - [`Index::search`] ranks the entries, tier by tier,
//! - [`Index::explain`] says why a row is there,
//! - [`Index::nearest`] names the nearest where there is none.
//!
//! An entry is a code or a method. Both sides are folded the same way (`fold`); names are met in the ways of [`Tier`]
//! (`name`, `slip`), texts by words (`text`), and `rank` puts the two together for one query and one entry.
//!
//! What makes it fast changes no rank: entries are kept in segments (`segment`), each searched alone on one of the
//! cores (`sweep`), and most of them are passed over by what is known of their letters, words and texts (`likely`).

mod explain;
mod field;
mod fold;
mod index;
mod known;
mod likely;
mod markup;
mod matcher;
mod memo;
mod name;
mod named;
mod nearest;
mod postings;
mod query;
mod rank;
mod score;
mod segment;
mod slip;
mod sweep;
mod text;
mod tier;
mod token;
mod typo;
mod ways;
mod words;

#[cfg(test)]
mod tests;

pub use explain::{Highlight, TextMatch};
pub use field::Field;
pub use index::Index;
pub use query::Query;
pub use tier::{Hit, Tier};
