//! The arguments of `pick` and `shell`.

use clap::{Args, ValueEnum};

use crate::purpose::{self, Print, Purpose};

/// The arguments of `pick`.
#[derive(Debug, Args)]
pub struct Pick {
    /// Open the browser with this query
    #[arg(
        short,
        long,
        value_name = "WORDS",
        default_value = "",
        hide_default_value = true,
        allow_negative_numbers = true
    )]
    pub query: String,
    /// Let several be marked, and pick them together
    #[arg(short, long)]
    multi: bool,
    /// The form in which it is printed: name, arm, match, link or json
    #[arg(short, long, value_name = "WHAT", default_value = Print::default().word(), hide_possible_values = true)]
    print: Print,
    /// Pick the only match of the query without opening the browser
    #[arg(short = '1', long)]
    select_1: bool,
    /// End without opening the browser if nothing matches the query
    #[arg(short = '0', long)]
    exit_0: bool,
}

impl Pick {
    /// The purpose that the browser is opened for.
    pub fn purpose(&self) -> Purpose {
        Purpose::Pick(purpose::Pick {
            print: self.print,
            several: self.multi,
            takes_only_match: self.select_1,
            ends_without_match: self.exit_0,
        })
    }
}

/// The shells that have a key for `pick`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    /// bash
    Bash,
    /// zsh
    Zsh,
    /// fish
    Fish,
}
