//! Values of options that the lower layers define, each by its word.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::catalog::{Edition, Handling, Shape};
use crate::clipboard::Preference;
use crate::hyperlink::Hyperlinks;
use crate::purpose::Print;

/// Makes values of an option of types that have `ALL` and `word`.
macro_rules! values_by_word {
    ($($type:ident),*) => {$(
        impl ValueEnum for $type {
            fn value_variants<'a>() -> &'a [Self] {
                &Self::ALL
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                Some(PossibleValue::new(self.word()))
            }
        }
    )*};
}

values_by_word!(Edition, Print, Shape, Preference, Hyperlinks);

impl ValueEnum for Handling {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.word()).help(self.advice()))
    }
}
