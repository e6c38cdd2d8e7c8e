//! The built program, from outside: one binary, a module per subject.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

// Most need a pty, a shell, /proc or signals.
mod architecture;
#[cfg(target_os = "linux")]
mod catalog;
#[cfg(target_os = "linux")]
mod clipboard;
#[cfg(target_os = "linux")]
mod editors;
mod hard_cases;
#[cfg(target_os = "linux")]
mod manual;
#[cfg(target_os = "linux")]
mod picture;
#[cfg(target_os = "linux")]
mod plain;
#[cfg(target_os = "linux")]
mod pty;
#[cfg(target_os = "linux")]
mod references;
#[cfg(target_os = "linux")]
mod settings;
#[cfg(target_os = "linux")]
mod snippets;
#[cfg(target_os = "linux")]
mod support;
