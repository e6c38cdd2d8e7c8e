//! The catalog: what a reference says of its return codes, and nothing it does not say.
//!
//! All text in here is clean (see [`crate::text::sanitise`]): it is cleaned once, when it is read, so that no front end
//! can forget to.
//!
//! From the bottom up:
//!
//! - the model: `rich_text`, `description` with its `size`, `edition`, `method`, `note`, `fact`, `model`, `named`, `meaning`
//!   and `entry`, all there is to say of a code or a method
//! - `limits`, all in one table
//! - Markdown -> sections: `html`, `blocks`, `markdown` with `escape`, and `chunks`, which reads a long document in parts cut by
//!   `split` and parsed by `parallel`, as far as there is `memory`, without the `breaks` in its words; `plain_text` is read
//!   without them
//! - `token`, what a name looks like, and `hints`, the words that say that codes follow
//! - sections -> codes and methods: `pattern`, `fields`, `readers`, `own`, `methods`, `embedded`, `facts`
//! - `data`: references that are JSON, YAML, tables of values or `OpenAPI`
//! - sources -> a catalog: `options`, `source`, `files`, `notes`, `builder`, `reading`, `folder`, `reader`; and `watched`,
//!   the files to look out for

mod blocks;
mod breaks;
mod builder;
mod chunks;
mod data;
mod description;
mod edition;
mod embedded;
mod entry;
mod escape;
mod fact;
mod facts;
mod fields;
mod files;
mod folder;
mod foreign;
mod hints;
mod html;
mod limits;
mod markdown;
mod meaning;
mod memory;
mod method;
mod methods;
mod model;
mod named;
mod note;
mod notes;
mod options;
mod own;
mod parallel;
mod pattern;
mod plain_text;
#[cfg(test)]
mod properties;
mod reader;
mod readers;
mod reading;
mod rich_text;
mod size;
mod source;
mod split;
mod token;
mod watched;

#[cfg(all(unix, any(test, fuzzing)))]
pub(crate) use chunks::splits_soundly;
pub use description::{Block, Description, Marker, TextKind, columns, split_sentences};
pub use edition::{Edition, Editions};
pub use entry::EntryItem;
pub use fact::{Basis, Fact};
pub use files::CatalogError;
pub use meaning::Meaning;
pub use method::{Method, without_paths};
pub use methods::COMMON;
pub use model::{Catalog, Code, Document, Reference, Warning};
pub use named::is_number;
pub use note::{Author, Ground, Handling, Note};
pub use options::{ReadOptions, Shape};
pub use own::MARK;
pub use pattern::{Pattern, PatternError};
pub use reader::{open, read};
#[cfg(any(test, fuzzing))]
pub(crate) use reader::{read_text, read_text_as};
pub use rich_text::{RichText, Span, Style};
pub use source::{Place, Source};
pub(crate) use token::{Token, TokenSet};
