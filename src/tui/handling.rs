//! The handlings on the screen: their order, and a sign for each.

use crate::catalog::Handling;

/// The handlings in the order of the groups: what may go by itself, what one can do, what others must.
pub const HANDLINGS: [Handling; 5] =
    [Handling::Retry, Handling::Request, Handling::Account, Handling::Bug, Handling::Ok];

/// The position of a group; codes without a note come last.
pub fn rank(handling: Option<Handling>) -> usize {
    HANDLINGS.iter().position(|known| Some(*known) == handling).unwrap_or(HANDLINGS.len())
}

/// The way to handle a code in words, behind its sign.
pub fn handling_words(handling: Handling) -> String {
    format!("{} {}", handling_sign(handling), handling.in_words())
}

/// The sign of a handling, in front of every name.
pub fn handling_sign(handling: Handling) -> &'static str {
    match handling {
        Handling::Ok => "+",
        Handling::Retry => "~",
        Handling::Request => "!",
        Handling::Account => "$",
        Handling::Bug => "*",
    }
}
