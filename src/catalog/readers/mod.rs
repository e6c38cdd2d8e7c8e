//! Readers: the shapes in which documents list codes, one file each, and the choice of the one that reads a document.
//!
//! From the bottom up:
//!
//! - `lead`: a line that leads with the name of a code
//! - `outline` and `tally`: the headings around a place, and counts of codes beside each other
//! - `found`: a reader, and the codes as it finds them
//! - a shape each: `headings`; `tables` with `columns`; `items`; `stems`; `written`
//! - `survey`, `candidates` and `choice`: what the start of a document shows, the shapes that it may have, and the reader
//!   for all of it

mod candidates;
mod choice;
mod columns;
mod found;
mod headings;
mod items;
mod lead;
mod outline;
mod stems;
mod survey;
mod tables;
mod tally;
#[cfg(test)]
pub(super) mod tests;
mod written;

pub(super) use choice::{certain_headings, choose, is_plain, written};
pub(super) use found::{Found, Reader};
pub(super) use lead::Lead;
pub(super) use stems::Stems;
