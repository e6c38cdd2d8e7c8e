//! A terminal browser of the return codes of the iPaper Backend API: search, read and copy them.
//!
//! The program `ipaper-codes` is a thin `main` over this library. Other programs can use its domain, which reads a
//! reference, searches it and generates code:
//!
//! ```
//! use ipaper_codes::catalog::{self, Source};
//! use ipaper_codes::search::{Index, Query};
//! use ipaper_codes::snippet::{COPY_WIDTH, Kind, Library};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let catalog = catalog::open(&[Source::embedded()])?;
//! let hits = Index::of_codes(&catalog).search(&Query::parse("paper not exst"));
//! let best = hits.first().and_then(|hit| catalog.code(hit.entry)).ok_or("nothing found")?;
//! assert_eq!(&*best.name, "PAPER_DOES_NOT_EXIST");
//!
//! let library = Library::embedded();
//! let arm = library.render(library.named("python")?, Kind::Arm, &[best], COPY_WIDTH)?;
//! assert!(arm.contains("case \"PAPER_DOES_NOT_EXIST\":"));
//! # Ok(())
//! # }
//! ```
//!
//! # Layers
//!
//! From the bottom up. Imports run downward only, without cycles of files; the tests in `tests/architecture` read the
//! sources and see to it.
//!
//! - The domain, without terminal, environment or clock: [`text`] and [`text_file`]; [`catalog`], what a reference says;
//!   [`search`]; [`explain`], the codes of a log or response; [`snippet`], generated code; [`check`], what sources do not
//!   handle; [`diff`] of two references; [`mod@format`], what is written.
//! - Ports and settings: [`charset`], [`clipboard`], [`renderer`], [`state_file`], [`hyperlink`], [`links`]; [`config`],
//!   [`panes`], [`theme`], [`purpose`]; [`action`] and [`keymap`]; [`exit`].
//! - Front ends, which never import each other: [`cli`], plain answers, and [`tui`], the browser.
//!
//! # A key press
//!
//! ```text
//! key -> Keymap -> Action -> update(&mut State) -> [Effect] -> done by the loop, whose result is an input again
//!                                 |
//!                                 v
//!                 draw(&State, &Theme, &mut Frame)
//! ```
//!
//! `update` alone changes the state, and does nothing else; `draw` only reads it; all that touches the world is an effect.
//!
//! # Where to begin
//!
//! `src/main.rs` picks the front end. [`catalog::Catalog`] is what everything is about, [`search::Index`] finds in it. The
//! loop of the browser is in `src/tui/mod.rs`, what each action does in `src/tui/update.rs`; each subcommand is a file of
//! `src/cli`. `CONTRIBUTING.md` says which files a new language, subcommand or setting takes.

pub mod action;
pub mod catalog;
pub mod charset;
pub mod check;
pub mod cli;
pub mod clipboard;
pub mod config;
pub mod diff;
pub mod exit;
pub mod explain;
pub mod format;
#[cfg(all(unix, any(test, fuzzing)))]
pub mod fuzz;
pub mod hyperlink;
pub mod keymap;
pub mod links;
pub mod panes;
pub mod purpose;
pub mod renderer;
pub mod search;
pub mod snippet;
pub mod state_file;
pub mod text;
pub mod text_file;
pub mod theme;
pub mod tui;
