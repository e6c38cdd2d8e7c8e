//! The command line as typed. This folder alone names clap.

mod arguments;
mod check;
mod examples;
mod parse;
mod values;

pub use self::arguments::{Arguments, Bare, Command, Diff, Filter, List, Rows, Search, Show, Snippet};
pub use self::check::{Check, Report};
pub use self::parse::{Notice, no_command, parse};
pub use self::values::{Format, InEdition};
