//! The command line as typed. This folder alone names clap.

mod arguments;
mod check;
mod common;
mod config;
mod examples;
mod explain;
mod parse;
mod pick;
mod settings;
mod values;

pub use self::arguments::{Arguments, Bare, Command, Diff, List, Search, Show, Snippet, Task};
pub use self::check::{Check, Report};
pub use self::common::{Filter, Format, InEdition, Rows};
pub use self::config::ConfigCommand;
pub use self::explain::{Explain, ExplainFormat, Run};
pub use self::parse::{Notice, no_command, parse};
pub use self::pick::Shell;
pub use self::settings::Settings;
