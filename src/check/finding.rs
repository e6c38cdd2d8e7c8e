//! What is found in source code, and the rules by which it is.

/// A rule, by which a finding is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// A constant is no code, and nearly the name of one.
    UnknownCode,
    /// A code is handled that no method in question lists.
    UndocumentedCode,
    /// A code is handled nowhere.
    MissingCode,
}

impl Rule {
    /// All of them; their positions are those in a report.
    pub const ALL: [Self; 3] = [Self::MissingCode, Self::UnknownCode, Self::UndocumentedCode];

    /// Its name in every format.
    pub fn id(self) -> &'static str {
        match self {
            Self::MissingCode => "missing-code",
            Self::UnknownCode => "unknown-code",
            Self::UndocumentedCode => "undocumented-code",
        }
    }

    /// Its meaning, in a few words.
    pub fn summary(self) -> &'static str {
        match self {
            Self::MissingCode => "A documented code is not handled",
            Self::UnknownCode => "A constant is nearly a code, and none",
            Self::UndocumentedCode => "A code is handled that the method does not list",
        }
    }

    /// The reason for it, and what to do.
    pub fn help(self) -> &'static str {
        match self {
            Self::MissingCode => {
                "The reference lists this code, and no source file names it in a string or as an identifier. Handle it, \
                 or name it in a comment behind `ipaper-codes: ignore`. `ipaper-codes snippet` generates the code for it."
            }
            Self::UnknownCode => {
                "The constant is spelt nearly as a code, so it is never equal to what the API returns. Correct it, or \
                 write `ipaper-codes: ignore` in a comment on its line or on the line before."
            }
            Self::UndocumentedCode => {
                "The method does not return this code, so what handles it never runs. Take it out, name the method that \
                 returns it, or write `ipaper-codes: ignore` in a comment on its line or on the line before."
            }
        }
    }
}

/// A place in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line, counted from 1.
    pub line: u64,
    /// The column in bytes, counted from 1.
    pub column: u64,
    /// The same in characters.
    pub character: u64,
    /// The length in characters.
    pub length: u64,
}

/// What is missing or wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// The file, or for a code that is missing the first path; with forward slashes, and clean.
    pub file: String,
    /// The place in the file; none for a code that is missing.
    pub place: Option<Place>,
    /// The code in question; of a constant that is none, the nearest.
    pub code: String,
    /// The name as it stands in the file; none for a code that is missing.
    pub typed: Option<String>,
    /// What is wrong, on one line.
    pub message: String,
}
