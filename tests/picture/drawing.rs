//! A screen as SVG, row by row.

use std::fmt::Write as _;

use vt100::{Cell, Color, Screen};

/// The size of a cell and of the letters in it, in pixels.
pub const CELL: (f32, f32) = (8.4, 18.0);
const FONT: f32 = 14.0;
/// The ground around the screen.
pub const MARGIN: f32 = 16.0;

const GROUND: &str = "#1c1d21";
pub const TEXT: &str = "#d6d8dc";
/// Dim text as a ground.
pub const DIM: &str = "#9a9ca3";
/// The sixteen colours of a usual dark terminal.
pub const PALETTE: [&str; 16] = [
    "#1c1d21", "#e0625f", "#6fbf73", "#d9b04c", "#5b8def", "#c678dd", "#4fb6c2", "#c8cad0", "#5c6068", "#f07f7c",
    "#8fd694", "#eccb73", "#82aaff", "#dd9bef", "#7fd3de", "#ffffff",
];

/// The start of a picture of as many columns and rows, up to its ground.
pub fn start(columns: u16, rows: u16) -> String {
    let (width, height) = (f32::from(columns) * CELL.0 + 2.0 * MARGIN, f32::from(rows) * CELL.1 + 2.0 * MARGIN);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" font-size=\"{FONT}\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{GROUND}\"/>\n"
    )
}

/// The rows and columns of a screen.
pub fn size(screen: &Screen) -> (u16, u16) {
    let (rows, columns) = screen.size();
    (rows.get(), columns.get())
}

/// A picture of a screen.
pub fn picture(screen: &Screen) -> String {
    let (rows, columns) = size(screen);
    let mut svg = start(columns, rows);
    for number in 0..rows {
        svg.push_str(&row(screen, number, top(number)));
    }
    svg.push_str("</svg>\n");
    svg
}

/// The upper edge of a row.
pub fn top(row: u16) -> f32 {
    MARGIN + f32::from(row) * CELL.1
}

/// Draws a row of a screen at a height.
pub fn row(screen: &Screen, row: u16, top: f32) -> String {
    let (_, columns) = size(screen);
    let mut svg = String::new();
    let mut column = 0;
    while let Some(cell) = screen.cell(row, column).filter(|_| column < columns) {
        let start = column;
        let mut text = String::new();
        // Cells of one look are one piece.
        while let Some(next) = screen.cell(row, column).filter(|next| look(next) == look(cell)) {
            text.push_str(if next.has_contents() { next.contents() } else { " " });
            column += 1;
        }
        piece(&mut svg, (start, top), column - start, &text, &look(cell));
    }
    svg
}

/// A text whose signs of markup are data, and whose blanks are kept.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace(' ', "\u{a0}")
}

/// The width of a text of letters that are one cell wide.
pub fn width(text: &str) -> f32 {
    f32::from(u16::try_from(text.chars().count()).unwrap()) * CELL.0
}

/// The look of a cell: letters, ground, and what is added to the letters.
#[derive(PartialEq, Eq)]
struct Look {
    letters: Color,
    ground: Color,
    is_reversed: bool,
    /// Those of [`ATTRIBUTES`] that it has.
    attributes: [bool; ATTRIBUTES.len()],
}

/// Bold, dim, italic and underlined letters.
const ATTRIBUTES: [&str; 4] =
    [" font-weight=\"bold\"", " opacity=\"0.6\"", " font-style=\"italic\"", " text-decoration=\"underline\""];

fn look(cell: &Cell) -> Look {
    Look {
        letters: cell.fgcolor(),
        ground: cell.bgcolor(),
        is_reversed: cell.inverse(),
        attributes: [cell.bold(), cell.dim(), cell.italic(), cell.underline()],
    }
}

/// Draws cells of one look.
fn piece(svg: &mut String, (column, top): (u16, f32), cells: u16, text: &str, look: &Look) {
    let x = MARGIN + f32::from(column) * CELL.0;
    let or = |colour: Option<String>, usual: &str| colour.unwrap_or_else(|| usual.to_owned());
    let (mut letters, mut ground) = (or(colour(look.letters), TEXT), or(colour(look.ground), GROUND));
    let is_dim = look.attributes[1];
    if look.is_reversed {
        // Dim is the ground then, and its letters are as always.
        (letters, ground) = (ground, if is_dim { DIM.to_owned() } else { letters });
    }
    if ground != GROUND {
        let width = f32::from(cells) * CELL.0;
        writeln!(
            svg,
            "<rect x=\"{x:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{}\" fill=\"{ground}\"/>",
            CELL.1
        )
        .unwrap();
    }
    if text.trim().is_empty() {
        return;
    }
    let mut style = format!("fill=\"{letters}\"");
    for (number, (has, attribute)) in look.attributes.into_iter().zip(ATTRIBUTES).enumerate() {
        style.push_str(if has && (number != 1 || !look.is_reversed) { attribute } else { "" });
    }
    // Blanks at the ends would be dropped; every cell is a letter here.
    let blanks = &text[..text.len() - text.trim_start().len()];
    letter_run(svg, (x + width(blanks), top), text.trim(), &style);
}

/// Draws letters in a row, each as wide as a cell.
pub fn letter_run(svg: &mut String, (x, top): (f32, f32), text: &str, style: &str) {
    let (baseline, width, text) = (top + CELL.1 * 0.72, width(text), escaped(text));
    writeln!(svg, "<text x=\"{x:.1}\" y=\"{baseline:.1}\" textLength=\"{width:.1}\" {style}>{text}</text>").unwrap();
}

/// A colour of the palette; none for the terminal's own.
fn colour(colour: Color) -> Option<String> {
    match colour {
        Color::Idx(number) => PALETTE.get(usize::from(number)).map(ToString::to_string),
        Color::Rgb(red, green, blue) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
        Color::Default => None,
    }
}
