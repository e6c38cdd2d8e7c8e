//! The command line as typed. This folder alone names clap.

mod arguments;
mod examples;
mod parse;
mod pick;
mod values;

pub use self::arguments::{
    Arguments, Bare, Command, Diff, Filter, Format, InEdition, List, Rows, Search, Settings, Show, Snippet, Task,
};
pub use self::parse::{Notice, no_command, parse};
pub use self::pick::Shell;
