//! The part of the screen that keys go to.

/// The part of the screen that keys go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Focus {
    /// The search line: every printable key is text.
    #[default]
    Search,
    /// The list, and whatever popup is open: letters are commands.
    List,
}

impl Focus {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Search, Self::List];

    /// Its word in the configuration.
    pub fn word(self) -> &'static str {
        match self {
            Self::Search => "search",
            Self::List => "list",
        }
    }
}
