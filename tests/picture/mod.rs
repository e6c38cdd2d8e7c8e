//! The picture in the README is what the program shows. `UPDATE_PICTURE=1 cargo test picture` makes it anew.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use vt100::{Cell, Color, Screen};

use crate::pty::session::Session;

const COLUMNS: u16 = 100;
const ROWS: u16 = 30;

/// The size of a cell and of the letters in it, in pixels.
const CELL: (f32, f32) = (8.4, 18.0);
const FONT: f32 = 14.0;
/// The ground around the screen.
const MARGIN: f32 = 16.0;

const GROUND: &str = "#1c1d21";
const TEXT: &str = "#d6d8dc";
/// Dim text as a ground.
const DIM: &str = "#9a9ca3";
/// The sixteen colours of a usual dark terminal.
const PALETTE: [&str; 16] = [
    "#1c1d21", "#e0625f", "#6fbf73", "#d9b04c", "#5b8def", "#c678dd", "#4fb6c2", "#c8cad0", "#5c6068", "#f07f7c",
    "#8fd694", "#eccb73", "#82aaff", "#dd9bef", "#7fd3de", "#ffffff",
];

#[test]
fn the_picture_in_the_readme_is_what_the_program_shows() {
    let mut browser = Session::start(COLUMNS, ROWS, &[]);
    browser.wait_for("▌! CLIENT_ALREADY_HAD_MODULE");
    browser.keys("upgrade");
    browser.wait_for("▌~ READONLY");
    browser.wait_for_last_bytes(b"\x1b[2;11H\x1b[?2026l");
    let drawn = picture(&browser.screen());
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/screenshot.svg");
    if env::var_os("UPDATE_PICTURE").is_some() {
        fs::write(&file, &drawn).unwrap();
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        kept == drawn,
        "the screen has changed; run `UPDATE_PICTURE=1 cargo test picture`, and look at the picture"
    );
}

/// Draws a screen.
fn picture(screen: &Screen) -> String {
    let (width, height) = (f32::from(COLUMNS) * CELL.0 + 2.0 * MARGIN, f32::from(ROWS) * CELL.1 + 2.0 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" font-size=\"{FONT}\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{GROUND}\"/>\n"
    );
    for row in 0..ROWS {
        let mut column = 0;
        while column < COLUMNS {
            let Some(cell) = screen.cell(row, column) else { break };
            let start = column;
            let mut text = String::new();
            // Cells of one look are one piece.
            while let Some(next) = screen.cell(row, column).filter(|next| look(next) == look(cell)) {
                text.push_str(if next.has_contents() { next.contents() } else { " " });
                column += 1;
            }
            piece(&mut svg, (row, start), column - start, &text, &look(cell));
        }
    }
    svg.push_str("</svg>\n");
    svg
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
fn piece(svg: &mut String, (row, column): (u16, u16), cells: u16, text: &str, look: &Look) {
    let (x, y) = (MARGIN + f32::from(column) * CELL.0, MARGIN + f32::from(row) * CELL.1);
    let width = f32::from(cells) * CELL.0;
    let (mut letters, mut ground) = (colour(look.letters).unwrap_or(TEXT), colour(look.ground).unwrap_or(GROUND));
    let is_dim = look.attributes[1];
    if look.is_reversed {
        // Dim is the ground then, and its letters are as always.
        (letters, ground) = (ground, if is_dim { DIM } else { letters });
    }
    if ground != GROUND {
        writeln!(svg, "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{}\" fill=\"{ground}\"/>", CELL.1)
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
    let wide = |text: &str| f32::from(u16::try_from(text.chars().count()).unwrap()) * CELL.0;
    let blanks = &text[..text.len() - text.trim_start().len()];
    let text = text.trim();
    let (x, width) = (x + wide(blanks), wide(text));
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace(' ', "\u{a0}");
    let baseline = y + CELL.1 * 0.72;
    writeln!(svg, "<text x=\"{x:.1}\" y=\"{baseline:.1}\" textLength=\"{width:.1}\" {style}>{text}</text>").unwrap();
}

/// A colour of the palette; none for the terminal's own.
fn colour(colour: Color) -> Option<&'static str> {
    match colour {
        Color::Idx(number) => PALETTE.get(usize::from(number)).copied(),
        Color::Default | Color::Rgb(..) => None,
    }
}
