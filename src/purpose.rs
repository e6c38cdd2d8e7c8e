//! The use that the browser is opened for: to read and copy, or to pick what is printed when it closes.

use crate::action::Action;

/// The use that the browser is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Purpose {
    /// To read, and to copy.
    #[default]
    Browse,
    /// To pick something, which ends the browser.
    Pick(Pick),
}

/// The way to pick.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pick {
    /// The form in which it is printed.
    pub print: Print,
    /// True if several can be marked and picked together.
    pub several: bool,
    /// True if the only match of the query is picked without a screen.
    pub takes_only_match: bool,
    /// True if a query without a match ends without a screen.
    pub ends_without_match: bool,
}

/// The form in which what was picked is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Print {
    /// Its name.
    #[default]
    Name,
    /// An arm that handles it.
    Arm,
    /// The whole match that handles it.
    Match,
    /// The address of its page.
    Link,
    /// An array of objects.
    Json,
}

impl Print {
    /// All of them, in the order of the help.
    pub const ALL: [Self; 5] = [Self::Name, Self::Arm, Self::Match, Self::Link, Self::Json];

    /// Its word on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Arm => "arm",
            Self::Match => "match",
            Self::Link => "link",
            Self::Json => "json",
        }
    }
}

impl Purpose {
    /// The action that the browser is opened for: that of Enter.
    pub fn main_action(self) -> Action {
        match self {
            Self::Browse => Action::CopyName,
            Self::Pick(_) => Action::Pick,
        }
    }

    /// Returns true for an action that there is.
    pub fn offers(self, action: Action) -> bool {
        match (self, action) {
            // A shell that waits for what is picked would not continue the browser.
            (Self::Browse, Action::Pick) | (Self::Pick(_), Action::Suspend) => false,
            (Self::Pick(pick), Action::Mark | Action::MarkAll) => pick.several,
            _ => true,
        }
    }
}
