//! The catalog: what a reference says of its return codes, and nothing it does not say.
//!
//! All text in here is clean (see [`crate::text::sanitise`]): it is cleaned once, when it is read, so that no front end
//! can forget to.
//!
//! From the bottom up:
//!
//! - the model: `rich_text`, `description` with its `size`, `edition`, `method`, `note`, `fact`, `model`, `meaning` and
//!   `entry`, all there is to say of a code or a method
//! - `limits`, all in one table
//! - Markdown -> sections: `blocks`, `markdown` with `escape`, and `chunks`, which reads a long document in parts cut by
//!   `split` and parsed by `parallel`, as far as there is `memory`
//! - sections -> codes and methods: `pattern`, `codes`, `methods`, `embedded`, `facts`
//! - sources -> a catalog: `options`, `source`, `files`, `builder`, `reader`; and `watched`, the files to look out for

mod blocks;
mod builder;
mod chunks;
mod codes;
mod description;
mod edition;
mod embedded;
mod entry;
mod escape;
mod fact;
mod facts;
mod files;
mod limits;
mod markdown;
mod meaning;
mod memory;
mod method;
mod methods;
mod model;
mod note;
mod options;
mod parallel;
mod pattern;
#[cfg(test)]
mod properties;
mod reader;
mod rich_text;
mod size;
mod source;
mod split;
mod watched;

#[cfg(any(test, fuzzing))]
pub(crate) use chunks::splits_soundly;
pub use description::{Block, Description, Marker, TextKind, columns};
pub use edition::{Edition, Editions};
pub use entry::EntryItem;
pub use fact::{Basis, Fact};
pub use files::CatalogError;
pub use meaning::Meaning;
pub use method::{Method, without_paths};
pub use methods::COMMON;
pub use model::{Catalog, Code, Document, Reference, Warning};
pub use note::{Ground, Handling, Note};
pub use options::{ReadOptions, Shape};
pub use pattern::{Pattern, PatternError};
#[cfg(any(test, fuzzing))]
pub(crate) use reader::read_text;
pub use reader::{open, read};
pub use rich_text::{RichText, Span, Style};
pub use source::{Place, Source};
