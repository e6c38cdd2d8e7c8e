//! Codes, methods and findings as documents and data, to be written or copied.

pub mod changelog;
mod escape;
pub mod github;
pub mod json;
pub mod markdown;
pub mod occurrence;
#[cfg(test)]
mod round_trip;
pub mod sarif;
