//! The return codes of the iPaper Backend API, to be browsed, searched and copied in a terminal.
//!
//! The house, from the bottom up; imports run downward only:
//!
//! - domain, which knows no terminal, no environment and no clock: [`text`], [`catalog`], [`search`], [`snippet`],
//!   [`mod@format`]
//! - ports and settings: [`clipboard`], [`config`], [`action`], [`keymap`], [`theme`]
//! - front ends, which never import each other: [`cli`] (plain answers), [`tui`] (the browser)
//! - [`exit`]: what a run comes to, as a status

pub mod action;
mod ascii;
pub mod catalog;
pub mod cli;
pub mod clipboard;
pub mod config;
pub mod exit;
pub mod format;
pub mod keymap;
pub mod search;
pub mod snippet;
pub mod text;
pub mod theme;
pub mod tui;
