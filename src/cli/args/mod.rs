//! The command line as typed. This folder alone names clap.

mod arguments;
mod check;
mod common;
mod completion_values;
mod completions;
mod config;
mod diff;
mod examples;
mod explain;
mod manual;
mod parse;
mod pick;
mod settings;
mod values;
mod words;

pub use self::arguments::{Arguments, Bare, Command, List, Search, Show, Snippet, Task};
pub use self::check::{Check, Report};
pub use self::common::{Filter, Format, InEdition, Rows};
pub use self::completions::completion_script;
pub use self::config::ConfigCommand;
pub use self::diff::Diff;
pub use self::explain::{Explain, ExplainFormat, MAX_WAIT, Run};
pub use self::manual::manual;
pub use self::parse::{Notice, no_command, parse};
pub use self::pick::Shell;
pub use self::settings::Settings;
pub use self::words::{CompletedShell, Word, Words};
