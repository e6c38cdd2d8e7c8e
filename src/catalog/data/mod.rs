//! References that are data: JSON, JSON Lines, YAML, tables of values, `OpenAPI` descriptions, and what this program writes.
//!
//! From the bottom up: `tree` has the values of a document, which `json`, `yaml` and `table` read; `text` knows texts, `plan`
//! and `shapes` find the codes, and `entry`, `own` and `openapi` make them. `read` does it all for a text in a `format`, and
//! `document` for one of the sources of a catalog.

mod document;
mod entry;
mod error;
mod format;
mod json;
mod openapi;
mod own;
mod plan;
mod read;
mod shapes;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod tree;
mod yaml;

pub(super) use document::take;
