//! Codes and methods as documents and data, to be written or copied.

pub mod json;
pub mod markdown;
