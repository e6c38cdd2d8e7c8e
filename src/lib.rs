//! The return codes of the iPaper Backend API, to be browsed, searched and copied in a terminal.
//!
//! The house, from the bottom up; imports run downward only:
//!
//! - domain, which knows no terminal, no environment and no clock: [`text`], [`catalog`]
//! - ports: [`clipboard`]

pub mod catalog;
pub mod clipboard;
pub mod text;
