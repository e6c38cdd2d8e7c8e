//! Text for a terminal: sanitised, measured in cells, wrapped at words.

mod ascii;
pub mod glyph;
mod measure;
mod message;
mod sanitise;
mod wrap;

pub use self::ascii::{ascii_cell, to_ascii, to_cells};
pub use self::measure::{
    cells, fit, fit_middle, graphemes, is_printable_ascii, offset_in, padded, prefix, skip, width,
};
pub use self::message::{alternatives, counted, distinct, nearest, one_of, reason, unknown};
pub use self::sanitise::{is_invisible, one_line, sanitise, shown_path, visible};
pub use self::wrap::wrap;
