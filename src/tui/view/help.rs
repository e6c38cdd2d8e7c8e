//! The help: every action with its keys, straight from the keymap.

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::put;
use crate::action::{Action, Group};
use crate::keymap::{Focus, Keymap};
use crate::theme::Theme;
use crate::tui::layout;
use crate::tui::state::State;

const WIDTH: u16 = 76;
/// Where the keys start, and where those of the list do when there is room for both.
const COLUMNS: [u16; 2] = [30, 52];

/// A line of the help.
enum HelpLine {
    Blank,
    Title(&'static str),
    Row(&'static str, [String; 2]),
}

fn lines(keymap: &Keymap) -> Vec<HelpLine> {
    let mut lines = Vec::new();
    for group in Group::ALL {
        if !lines.is_empty() {
            lines.push(HelpLine::Blank);
        }
        lines.push(HelpLine::Title(group.title()));
        let of_group = |action: &Action| action.about().0 == group;
        lines.extend(Keymap::actions().filter(of_group).map(|action| {
            HelpLine::Row(action.about().1, [Focus::Search, Focus::List].map(|focus| keys(keymap, focus, action)))
        }));
    }
    lines
}

fn keys(keymap: &Keymap, focus: Focus, action: Action) -> String {
    keymap.keys(focus, action).map(|key| key.to_string()).collect::<Vec<_>>().join(" ")
}

/// Rows of the popup that are not lines of the help: the border, the titles of the columns, a blank.
const FRAME: u16 = 4;

/// How far the help can be scrolled on a screen of this size.
pub fn last_scroll(size: Size) -> u16 {
    // A row for each action, a title for each group, a blank between two groups.
    let lines = (Keymap::actions().count() + 2 * Group::ALL.len() - 1) as u16;
    lines.saturating_sub(layout::popup(size, WIDTH, lines + FRAME).height.saturating_sub(FRAME))
}

/// The columns of keys there is room for. Where one must do, it is that of the focus.
fn columns(width: u16, focus: Focus) -> Vec<(u16, usize, &'static str)> {
    let all = [(COLUMNS[0], 0, "search line"), (COLUMNS[1], 1, "list")];
    if width >= WIDTH - 4 {
        return all.to_vec();
    }
    let (_, number, title) = all[usize::from(focus == Focus::List)];
    vec![(COLUMNS[0].min(width.saturating_sub(14)), number, title)]
}

/// Draws the popup.
pub fn help(state: &State, scroll: u16, theme: &Theme, keymap: &Keymap, buffer: &mut Buffer) {
    let lines = lines(keymap);
    let below = last_scroll(state.size).saturating_sub(scroll);
    let inner =
        super::popup::frame(state.size, (WIDTH, lines.len() as u16 + FRAME), "Keys", below.into(), theme, buffer);
    let columns = columns(inner.width, state.focus);
    let mut rows = (inner.y..inner.bottom()).map(|y| Rect { y, height: 1, ..inner });
    if let Some(row) = rows.next() {
        for (x, _, title) in &columns {
            put(buffer, row, *x, title, theme.quiet);
        }
    }
    rows.next();
    for (line, row) in lines.iter().skip(scroll.into()).zip(rows) {
        match line {
            HelpLine::Blank => {}
            HelpLine::Title(title) => {
                put(buffer, row, 0, title, theme.title);
            }
            HelpLine::Row(about, keys) => {
                let about_room = Rect { width: row.width.min(columns[0].0.saturating_sub(1)), ..row };
                put(buffer, about_room, 2, about, theme.text);
                for (x, number, _) in &columns {
                    put(buffer, row, *x, &keys[*number], theme.key);
                }
            }
        }
    }
}
