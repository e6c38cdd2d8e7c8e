//! The built program, from outside: one binary, a module per subject.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod architecture;
mod catalog;
#[cfg(all(unix, not(target_os = "macos")))]
mod clipboard;
#[cfg(all(unix, not(target_os = "macos")))]
mod editors;
mod hard_cases;
#[cfg(unix)]
mod manual;
#[cfg(unix)]
mod picture;
mod plain;
mod pty;
mod references;
mod settings;
mod snippets;
mod support;
