//! Options that several commands have, and the words for their values.

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use crate::catalog::{Edition, Handling, Shape};

/// The edition of the documentation that the codes of a method are taken from.
#[derive(Debug, Clone, Copy, Args)]
pub struct InEdition {
    /// Take the codes of the method from this edition of the documentation
    #[arg(long, value_name = "EDITION", default_value = Edition::default().word(), hide_default_value = true, requires = "method")]
    pub edition: Edition,
}

/// The format of an answer.
#[derive(Debug, Clone, Copy, Args)]
pub struct Output {
    /// Format of the answer
    #[arg(short, long, value_enum, default_value_t)]
    pub format: Format,
}

/// The formats of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// Text for people
    #[default]
    Plain,
    /// An array of objects
    Json,
    /// Markdown
    Markdown,
}

impl ValueEnum for Edition {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.word()))
    }
}

impl ValueEnum for Shape {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.word()))
    }
}

impl ValueEnum for Handling {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.word()).help(self.advice()))
    }
}
