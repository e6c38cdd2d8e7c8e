//! A terminal browser of the return codes of the iPaper Backend API: search, read and copy them.
//!
//! The layers, from the bottom up; imports run downward only:
//!
//! - the domain, without terminal, environment or clock: [`text`], [`text_file`], [`catalog`], [`explain`], [`search`],
//!   [`snippet`], [`check`], [`diff`], [`mod@format`]
//! - ports and settings: [`charset`], [`clipboard`], [`renderer`], [`state_file`], [`hyperlink`], [`config`],
//!   [`action`], [`purpose`], [`keymap`], [`panes`], [`links`], [`theme`], [`exit`]
//! - front ends, which never import each other: [`cli`] (plain answers), [`tui`] (the browser)

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
