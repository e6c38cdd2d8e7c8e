//! The command line as typed. This folder alone names clap.

mod arguments;
mod examples;
mod parse;

pub use self::arguments::{
    Arguments, Bare, Command, Diff, Filter, Format, InEdition, List, Rows, Search, Show, Snippet,
};
pub use self::parse::{Notice, no_command, parse};
