//! The place of the details on the screen, as far as the user decides it.

/// The place of the details, and their width beside the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DetailsPane {
    /// Their place.
    pub position: Position,
    /// Their width beside the list, with that of the snippet, in hundredths of the screen; none where the list has the
    /// width that its rows need.
    pub percent: Option<u16>,
}

/// The side of the list that the details are at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Position {
    /// Beside it where the screen is wide enough, else below.
    #[default]
    Auto,
    /// Beside it on any screen that has room for both.
    Right,
    /// Below it.
    Below,
}

impl Position {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Right, Self::Below];

    /// Its word in the configuration.
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Right => "right",
            Self::Below => "below",
        }
    }
}
