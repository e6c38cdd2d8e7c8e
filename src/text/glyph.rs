//! Every glyph beyond ASCII that the program draws by itself, each one cell wide, with its ASCII form.

/// The end of a text that was cut.
pub const ELLIPSIS: &str = "…";
/// The sign before the selected row.
pub const SELECTED: &str = "▌";
/// The sign before a marked row, or the one in use.
pub const MARK: &str = "•";
/// A rule from left to right.
pub const HORIZONTAL: &str = "─";
/// A rule from top to bottom.
pub const VERTICAL: &str = "│";
/// The joint of a rule with one that goes down from it.
pub const JOINT_DOWN: &str = "┬";
/// The joint of a rule with one that goes up from it.
pub const JOINT_UP: &str = "┴";
/// The joint of a rule from top to bottom with one that goes right from it.
pub const JOINT_RIGHT: &str = "├";
/// The part of a scrollbar that is in view.
pub const THUMB: &str = "┃";
/// The corners of a popup: top left, top right, bottom left, bottom right.
pub const CORNERS: [&str; 4] = ["╭", "╮", "╰", "╯"];
/// The sign of lines out of view above.
pub const UP: &str = "↑";
/// The sign of lines out of view below.
pub const DOWN: &str = "↓";
/// The sign that a line is the one above, gone on.
pub const CONTINUATION: &str = "↳";
/// A character that cannot be shown.
pub const REPLACEMENT: char = '\u{fffd}';

/// The ASCII form of any other character.
pub const UNKNOWN: &str = "?";

/// The ASCII forms, each for one cell: of the glyphs above, and of the punctuation that texts have most.
const ASCII_FORMS: [(&str, &str); 23] = [
    (ELLIPSIS, "~"),
    (SELECTED, ">"),
    (MARK, "*"),
    (HORIZONTAL, "-"),
    (VERTICAL, "|"),
    (JOINT_DOWN, "+"),
    (JOINT_UP, "+"),
    (JOINT_RIGHT, "+"),
    (CORNERS[0], "+"),
    (CORNERS[1], "+"),
    (CORNERS[2], "+"),
    (CORNERS[3], "+"),
    (THUMB, "#"),
    (UP, "^"),
    (DOWN, "v"),
    (CONTINUATION, "\\"),
    ("\u{a0}", " "),
    ("‘", "'"),
    ("’", "'"),
    ("“", "\""),
    ("”", "\""),
    ("–", "-"),
    ("—", "-"),
];

/// The ASCII form of what a cell shows.
pub fn ascii_form(symbol: &str) -> &'static str {
    ASCII_FORMS.iter().find(|(glyph, _)| *glyph == symbol).map_or(UNKNOWN, |(_, form)| form)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width;

    #[test]
    fn a_glyph_and_its_ascii_form_take_one_cell() {
        for (glyph, form) in ASCII_FORMS {
            assert!(width(glyph) == 1 && form.len() == 1 && form.is_ascii() && form != UNKNOWN, "{glyph}: {form}");
        }
    }
}
