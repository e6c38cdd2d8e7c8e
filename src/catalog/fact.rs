//! A fact about the vendor's API that one needs at a failing call, and the page that it rests on.

use serde::Deserialize;

/// A fact about the API, in our own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The fact in a few words.
    pub heading: String,
    /// The fact in a sentence or two, and what to do about it.
    pub text: String,
    /// How it rests on its page.
    pub basis: Basis,
    /// The year of the edition that was read, where that is not today's.
    pub edition: Option<u16>,
    /// The address of its page.
    pub url: String,
}

/// How a fact rests on its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// The page says it.
    Said,
    /// A sample response on it shows it.
    Sample,
    /// It follows from what the page says.
    Inferred,
}

impl Basis {
    /// The word for it in data.
    pub fn word(self) -> &'static str {
        match self {
            Self::Said => "said",
            Self::Sample => "sample",
            Self::Inferred => "inferred",
        }
    }
}

impl Fact {
    /// The words before the address of its page.
    pub fn source(&self) -> String {
        let (verb, place) = match self.basis {
            Basis::Said => ("Said", "on"),
            Basis::Sample => ("Seen", "in a sample on"),
            Basis::Inferred => ("Inferred", "from"),
        };
        match self.edition {
            Some(year) => format!("{verb} in {year} {place}"),
            None => format!("{verb} {place}"),
        }
    }
}
