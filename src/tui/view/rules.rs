//! The rules that part the panes, and what they say: the snippet's title, how far a pane is scrolled.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::draw_text::{put, put_right};
use crate::text::glyph;
use crate::theme::Theme;
use crate::tui::layout::Layout;
use crate::tui::state::State;

/// The narrowest rule that says how much is out of view.
const MIN_WIDTH: u16 = 20;

/// Draws the rules.
pub fn rules(theme: &Theme, layout: &Layout, buffer: &mut Buffer) {
    let mut rule = |area: Rect, symbol: &str| {
        for position in area.positions() {
            if let Some(cell) = buffer.cell_mut(position) {
                cell.set_symbol(symbol).set_style(theme.rule);
            }
        }
    };
    rule(layout.top_rule, glyph::HORIZONTAL);
    rule(layout.bottom_rule, glyph::HORIZONTAL);
    for area in [layout.divider, layout.snippet_rule] {
        let is_vertical = area.width == 1 && area.height > 0;
        rule(area, if is_vertical { glyph::VERTICAL } else { glyph::HORIZONTAL });
        if is_vertical && !layout.top_rule.is_empty() {
            let joint = |rule: Rect| Rect { x: area.x, width: area.width, ..rule };
            rule(joint(layout.top_rule), glyph::JOINT_DOWN);
            rule(joint(layout.bottom_rule), glyph::JOINT_UP);
        } else if layout.side_by_side() && !area.is_empty() {
            rule(Rect { x: layout.divider.x, width: 1, ..area }, glyph::JOINT_RIGHT);
        }
    }
}

/// How far a pane is scrolled.
#[derive(Debug, Clone, Copy)]
pub struct Scrolled {
    /// The number of its lines.
    pub lines: usize,
    /// The number of them that are scrolled past.
    pub first: usize,
}

/// Says on the rules how many lines of the details are out of view, above and below.
pub fn details_extent(theme: &Theme, layout: &Layout, extent: Scrolled, buffer: &mut Buffer) {
    let below = if below_details(layout) { layout.snippet_rule } else { layout.bottom_rule };
    draw_extent(theme, layout.details, [above_details(layout), below], extent, buffer);
}

/// Draws the title of the snippet on the rule above its pane, and says how much of it is out of view.
pub fn snippet_extent(state: &State, theme: &Theme, layout: &Layout, extent: Scrolled, buffer: &mut Buffer) {
    let (pane, above) = match (layout.snippet.is_empty(), below_details(layout)) {
        (true, _) => (layout.details, above_details(layout)),
        (false, true) => (layout.snippet, layout.snippet_rule),
        (false, false) => (layout.snippet, layout.top_rule),
    };
    // The rule above says how much of the details is below them.
    let hides_above = if below_details(layout) { Rect::default() } else { above };
    draw_extent(theme, pane, [hides_above, layout.bottom_rule], extent, buffer);
    let rule = over(pane, above);
    if state.snippets.preview.is_some() && rule.width > MIN_WIDTH {
        let title = format!(" {} ", state.snippets.short_title(&state.list, &state.store));
        put(buffer, rule, 1, &title, Style::reset().patch(theme.title));
    }
}

/// Returns true if the snippet is below the details.
fn below_details(layout: &Layout) -> bool {
    !layout.snippet_rule.is_empty() && layout.snippet_rule.y >= layout.details.bottom()
}

/// The rule above the details.
fn above_details(layout: &Layout) -> Rect {
    let is_stacked = !layout.side_by_side() && !layout.divider.is_empty();
    if is_stacked { layout.divider } else { layout.top_rule }
}

/// The part of a rule that is over or under a pane.
fn over(pane: Rect, rule: Rect) -> Rect {
    Rect { x: pane.x, width: pane.width.min(rule.width), ..rule }
}

fn draw_extent(theme: &Theme, pane: Rect, rules: [Rect; 2], extent: Scrolled, buffer: &mut Buffer) {
    let below = extent.lines.saturating_sub(extent.first + usize::from(pane.height));
    for (hidden, rule, sign) in [(extent.first, rules[0], glyph::UP), (below, rules[1], glyph::DOWN)] {
        let rule = over(pane, rule);
        if hidden > 0 && rule.width > MIN_WIDTH {
            let text = format!(" {sign} {hidden} more ");
            put_right(buffer, Rect { width: rule.width - 1, ..rule }, &text, Style::reset().patch(theme.key));
        }
    }
}
