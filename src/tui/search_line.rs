//! The place of what is typed in the search line, and the count of what it finds. Apart from drawing, because a click there
//! moves the cursor.

use ratatui::layout::Rect;

use super::handling::handling_sign;
use super::layout::Layout;
use super::state::State;
use super::store::ListKind;
use crate::text;

/// The prompt before the text, and its column.
pub const PROMPT: &str = "> ";
pub const PROMPT_COLUMN: u16 = 1;
/// The blanks between the parts of the count.
const SEPARATOR: &str = "   ";
/// The room from which on there is a count in the search line.
const MIN_ROOM: u16 = 16;

/// The part of the search line that is in view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchLine<'a> {
    /// The room for the text.
    pub room: Rect,
    /// The text before the cursor, without what is scrolled past.
    pub before: &'a str,
    /// The text behind it, which need not fit.
    pub after: &'a str,
    /// The count with its cells, where there is no header for it.
    pub count: Option<(String, Rect)>,
}

impl<'a> SearchLine<'a> {
    /// The search line of this layout.
    pub fn of(state: &'a State, layout: &Layout) -> Self {
        let area = layout.search;
        let start = PROMPT_COLUMN + PROMPT.len() as u16;
        let mut room = Rect { x: area.x + start, width: area.width.saturating_sub(start + 1), ..area };
        let counts = layout.header.is_empty() && room.width > MIN_ROOM;
        let count = counts.then(|| {
            let count = count(state);
            let width = text::width(&count).min(room.width.into()) as u16;
            (count, Rect { x: room.right() - width, width, ..room })
        });
        if let Some((_, area)) = &count {
            room.width = room.width.saturating_sub(area.width + 1);
        }
        let editor = &state.list.editor;
        let (before, after) = split_at(editor.value(), editor.cursor());
        Self { room, before: scrolled(before, room.width.saturating_sub(1).into()), after, count }
    }

    /// The number of the character that the cursor goes before by a click in this column of the screen.
    pub fn character_at(&self, cursor: usize, x: u16) -> usize {
        let shown = [self.before, self.after].concat();
        let first = cursor - self.before.chars().count().min(cursor);
        first + character_at(&shown, x.saturating_sub(self.room.x))
    }
}

/// The number of characters of a text before the one in a cell; of all where it is no longer than that.
pub fn character_at(text: &str, cell: u16) -> usize {
    let mut right = 0;
    let is_before = |(_, grapheme): &(usize, &str)| {
        right += text::width(grapheme);
        right <= cell.into()
    };
    text::graphemes(text).take_while(is_before).map(|(_, grapheme)| grapheme.chars().count()).sum()
}

/// The number of rows out of all, what limits them, the language of snippets, and the number of warnings.
pub fn count(state: &State) -> String {
    let mut count = format!("{}/{}", state.list.matches(), state.list.total(&state.store));
    if state.reading {
        count = format!("reading ... {count}");
    }
    let marked = match state.snippets.marked.of(state.list.kind).len() {
        0 => String::new(),
        marked => format!("{marked} marked"),
    };
    let warnings = match state.store.catalog.warnings.len() {
        0 => String::new(),
        warnings => text::counted(warnings, "warning"),
    };
    let handling = match state.list.handling {
        Some(handling) => format!("{} {}", handling_sign(handling), handling.word()),
        None if state.list.kind == ListKind::Codes && state.store.has_notes => "all".to_owned(),
        None => String::new(),
    };
    let language = state.snippets.language().map(|language| language.name.clone()).unwrap_or_default();
    let parts = [warnings, marked, count, handling, language];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(SEPARATOR)
}

/// The parts of a text before and after a character.
fn split_at(text: &str, character: usize) -> (&str, &str) {
    text.split_at(text.char_indices().nth(character).map_or(text.len(), |(at, _)| at))
}

/// The longest suffix of a text that fits into so many cells.
fn scrolled(text: &str, cells: usize) -> &str {
    let mut left = text::width(text);
    for (at, grapheme) in text::graphemes(text) {
        if left <= cells {
            return &text[at..];
        }
        left -= text::width(grapheme).min(left);
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_belongs_to_the_character_that_is_drawn_there() {
        let at = |text| [0, 1, 2, 3, 9].map(|cell| character_at(text, cell));
        assert_eq!(at("abc"), [0, 1, 2, 3, 3]);
        assert_eq!(at("漢字"), [0, 0, 1, 1, 2]);
        assert_eq!(at("e\u{301}x"), [0, 2, 3, 3, 3]);
        assert_eq!(at(""), [0; 5]);
    }
}
