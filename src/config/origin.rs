//! Where a setting comes from.

/// The origin of a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// An option on the command line.
    CommandLine,
    /// The project's file.
    Project,
    /// The user's file.
    File,
    /// The default.
    Default,
}

impl Origin {
    /// The reason for a setting, in a few words.
    pub fn why(self) -> &'static str {
        match self {
            Self::CommandLine => "given on the command line",
            Self::Project => "set by the project",
            Self::File => "set in the configuration",
            Self::Default => "the default",
        }
    }
}

/// A setting and its origin: the first of those that there are.
pub(super) fn first<T>(candidates: [(Option<T>, Origin); 3], default: impl FnOnce() -> T) -> (T, Origin) {
    let first = candidates.into_iter().find_map(|(value, origin)| Some((value?, origin)));
    first.unwrap_or_else(|| (default(), Origin::Default))
}
