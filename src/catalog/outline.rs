//! A piece of a document -> its sections.

use super::bytes;
use super::markdown::{self, Page};
use super::pieces::Piece;

/// Reads a piece. The front matter is on the page of the first.
pub(super) fn read(piece: Piece) -> Page {
    let mut page = Page { odd: piece.odd, ..Page::default() };
    let text = piece.text.as_str();
    let at = if piece.line == 1 { markdown::front_matter(text, &mut page) } else { 0 };
    let line = piece.line + bytes::newlines(&text.as_bytes()[..at]);
    page.sections = markdown::sections(&text[at..], line);
    page
}
