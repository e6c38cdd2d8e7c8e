//! Several screens as one SVG that shows them in turn, by CSS alone: scripts do not run in an image.

use std::fmt::Write as _;

use vt100::Screen;

use super::drawing::{self, CELL, DIM, MARGIN, PALETTE, TEXT};

/// A screen, how long it is shown, and the caption below it.
pub struct Scene {
    pub seconds: f32,
    /// What was typed.
    pub keys: &'static str,
    /// What that does.
    pub does: &'static str,
    pub screen: Screen,
}

/// Draws the scenes in a loop. Where motion is not wanted, `still` is the one that is shown.
pub fn animation(scenes: &[Scene], still: usize) -> String {
    let (rows, columns) = drawing::size(&scenes[0].screen);
    // Below the screen there are a blank row and the caption.
    let mut svg = drawing::start(columns, rows + 2);
    svg.push_str(&style(scenes, still));
    let mut distinct = Vec::new();
    let mut groups = String::new();
    for (number, scene) in scenes.iter().enumerate() {
        writeln!(groups, "<g id=\"s{number}\" class=\"s\">").unwrap();
        for row in 0..rows {
            let drawn = drawing::row(&scene.screen, row, 0.0);
            if !drawn.is_empty() {
                let of = distinct.iter().position(|other| *other == drawn).unwrap_or_else(|| {
                    distinct.push(drawn);
                    distinct.len() - 1
                });
                writeln!(groups, "<use href=\"#r{of}\" y=\"{:.0}\"/>", drawing::top(row)).unwrap();
            }
        }
        cursor(&mut groups, &scene.screen);
        caption(&mut groups, drawing::top(rows + 1), scene);
        groups.push_str("</g>\n");
    }
    svg.push_str("<defs>\n");
    for (number, row) in distinct.iter().enumerate() {
        write!(svg, "<g id=\"r{number}\">\n{row}</g>\n").unwrap();
    }
    svg.push_str("</defs>\n");
    svg.push_str(&groups);
    svg.push_str("</svg>\n");
    svg
}

/// Each scene is visible from its start to its end, and hidden else.
fn style(scenes: &[Scene], still: usize) -> String {
    let length: f32 = scenes.iter().map(|scene| scene.seconds).sum();
    let mut css = format!("<style>\n.s{{visibility:hidden;animation:{length:.1}s step-end infinite}}\n");
    let mut start = 0.0;
    for (number, scene) in scenes.iter().enumerate() {
        let end = start + scene.seconds;
        let (from, to) = (100.0 * start / length, 100.0 * end / length);
        writeln!(
            css,
            "@keyframes k{number}{{0%{{visibility:hidden}}{from:.2}%{{visibility:visible}}{to:.2}%{{visibility:hidden}}}}\n\
             #s{number}{{animation-name:k{number}}}"
        )
        .unwrap();
        start = end;
    }
    writeln!(
        css,
        "@media (prefers-reduced-motion:reduce){{.s{{animation:none!important}}#s{still}{{visibility:visible}}}}\n</style>"
    )
    .unwrap();
    css
}

/// A bar where the next letter goes.
fn cursor(svg: &mut String, screen: &Screen) {
    if !screen.hide_cursor() {
        let (row, column) = screen.cursor_position();
        let (x, y) = (MARGIN + f32::from(column) * CELL.0, drawing::top(row));
        writeln!(svg, "<rect x=\"{x:.1}\" y=\"{y:.0}\" width=\"2\" height=\"{}\" fill=\"{TEXT}\"/>", CELL.1).unwrap();
    }
}

fn caption(svg: &mut String, top: f32, scene: &Scene) {
    let accent = PALETTE[11];
    drawing::letter_run(svg, (MARGIN + CELL.0, top), scene.keys, &format!("fill=\"{accent}\" font-weight=\"bold\""));
    let x = MARGIN + 4.0 * CELL.0 + drawing::width(scene.keys);
    drawing::letter_run(svg, (x, top), scene.does, &format!("fill=\"{DIM}\""));
}
