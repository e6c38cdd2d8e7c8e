//! References that are data: JSON, JSON Lines, YAML, tables of values, `OpenAPI` descriptions, and what this program writes.
//!
//! From the bottom up: `tree` has the values of a document, which `json` and `yaml` read; `rows` goes through those that
//! are many; `token`, `fields` and `text` know names, keys and texts; `plan` and `shapes` find the codes, and `entry`, `own`
//! and `openapi` make them. `read` does it all for a text in a `format`, and `document` for one of the sources of a catalog.

mod document;
mod entry;
mod error;
mod fields;
mod format;
mod json;
mod openapi;
mod own;
mod plan;
mod read;
mod rows;
mod shapes;
#[cfg(test)]
mod tests;
mod text;
mod token;
mod tree;
mod yaml;

pub(super) use document::take;
