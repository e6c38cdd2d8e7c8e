//! Source code -> which codes it does not handle, and which constants are misspelt codes.
//!
//! - `syntax`: the strings and comments of a language, by the name of a file
//! - `lexer`: a source text as strings, comments, words and numbers
//! - `vocabulary` and `number`: the codes that those are for; `typo`: the name that a constant is meant to be
//! - `lines`: lines, columns, and comments that silence a line
//! - `finding`: what is found, and by which rule; `checker`: all of it over many files
//!
//! ```
//! use ipaper_codes::catalog::{Source, open};
//! use ipaper_codes::check::{Checker, Scope, Syntax};
//!
//! let catalog = open(&[Source::embedded()])?;
//! let mut checker = Checker::new(&catalog, Scope::Constants);
//! checker.read("a.py", &Syntax::any(), b"if code == \"PAPER_DOES_NOT_EXISTS\":");
//! let meant: Vec<_> = checker.finish(&[]).into_iter().map(|finding| finding.code).collect();
//! assert_eq!(meant, ["PAPER_DOES_NOT_EXIST"]);
//! # Ok::<(), ipaper_codes::catalog::CatalogError>(())
//! ```
//!
//! # What counts as handling
//!
//! A code is handled where source code names it:
//!
//! - a string that is its name, or has it as a whole word: `"PAPER_LOCKED"`, `"TODO: PAPER_LOCKED"`. A name that is an
//!   ordinary word, `ERROR`, or a number must be the whole string.
//! - an identifier of its words, in any case: `PAPER_LOCKED`, `PaperLocked`, `paperLocked`, `paper_locked`; with words
//!   around them that say what it is: `ReturnCodePaperLocked`, `ERR_PAPER_LOCKED`, `PaperLockedException`. A name of one
//!   word must be spelt as it is, in capitals, and be no member of something else, as `Level.ERROR`; in a scope that is
//!   called so, it may have any case: `ReturnCode::Error`.
//! - a number that is compared: `case 404:`, `status == 404`, `404 => ...`, `-eq 404`.
//!
//! Comments do not count, nor do the documentation strings of Python.

mod checker;
mod finding;
mod lexer;
mod lines;
mod number;
mod syntax;
mod typo;
mod vocabulary;

pub use checker::{Checker, Scope};
pub use finding::{Finding, Place, Rule};
pub use syntax::Syntax;

#[cfg(test)]
mod tests;
