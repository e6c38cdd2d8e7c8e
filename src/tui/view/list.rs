//! The list: a row per hit, how to handle it, the letters that matched, and why it is there when its name does not say.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::draw_text::{draw_highlighted, put, put_right, shorten};
use super::scrollbar::scrollbar;
use crate::keymap::Focus;
use crate::search::{Highlight, TextMatch};
use crate::text::{self, glyph};
use crate::theme::Theme;
use crate::tui::handling::{handling_sign, handling_words};
use crate::tui::list_lines::{self, Heading, ListLine};
use crate::tui::state::State;
use crate::tui::store::{CAPTION_GAP, Entry};

/// The cells before a name: the marker of the selected row, the sign of the handling, the mark.
const BEFORE_NAME: u16 = 3;
/// The least room for an excerpt that is cut, and what a name keeps beside the words at the right end.
const MIN_EXCERPT: usize = 16;
const MIN_NAME: usize = 14;

/// Draws the lines in view, or that there are none. Returns the position of the cursor, if it belongs on the selected row.
pub fn list(state: &State, theme: &Theme, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let list = &state.list;
    if list.rows().is_empty() {
        let hidden = list.hidden();
        let message = match list.handling {
            _ if state.reading || list.is_pending() => "...".to_owned(),
            Some(handling) if hidden > 0 => format!("no {} among {hidden} found", handling.word()),
            _ => state.store.no_match(&list.query),
        };
        let cells = area.width.saturating_sub(BEFORE_NAME).into();
        let wrapped = |part| text::wrap(part, cells).into_iter().map(move |line| &part[line]);
        for (line, y) in message.split("; ").flat_map(wrapped).zip(area.y..area.bottom()) {
            put(buffer, Rect { y, height: 1, ..area }, BEFORE_NAME, line, theme.title);
        }
        return None;
    }
    let headings = list.headings(&state.store);
    let lines = || list_lines::lines_from(&headings, list.rows().len(), list.offset).take(area.height.into());
    let rows = lines().filter_map(|line| if let ListLine::Row(at) = line { Some(at) } else { None });
    let mut highlights = list.highlight(&state.store, rows.map(|at| list.rows()[at])).into_iter();
    let focused = state.focus == Focus::List && state.popup.is_none();
    let (len, height) = (list.rows().len() + headings.len(), usize::from(area.height));
    // A name does not touch the scrollbar.
    let width = if len > height { area.width.saturating_sub(1) } else { area.width };
    let mut cursor = None;
    for (line, y) in lines().zip(area.y..) {
        let row = Rect { y, height: 1, ..area };
        match line {
            ListLine::Heading(heading) => self::heading(heading, theme, row, buffer),
            ListLine::Row(position) => {
                let Some((&number, highlight)) = list.rows().get(position).zip(highlights.next()) else { continue };
                let Some(entry) = state.store.entry(list.kind, number) else { continue };
                let mark = state.store.edition_mark(list.kind, number, list.limit.origin());
                let is_selected = position == list.selected;
                let style = if is_selected { theme.selected_row(focused) } else { theme.text };
                if is_selected {
                    buffer.set_style(row.intersection(buffer.area), style);
                    put(buffer, row, 0, glyph::SELECTED, theme.marker());
                    cursor = focused.then_some(Position { x: row.x, y });
                }
                if state.snippets.marked.of(list.kind).contains(&number) {
                    put(buffer, row, 2, glyph::MARK, if is_selected { style } else { theme.accent });
                }
                let row = Rect { width, ..row };
                let aside = count(state, number).or(origin(state, entry)).or(mark.map(str::to_owned));
                draw_row((entry, highlight), aside, is_selected.then_some(style), theme, row, buffer);
            }
        }
    }
    scrollbar(area, list.offset, len, height, theme, buffer);
    cursor
}

/// Draws a row behind its markers, with words at its right end; `selected` is the style of the selected row.
fn draw_row(
    (entry, highlight): (Entry, Highlight),
    aside: Option<String>,
    selected: Option<Style>,
    theme: &Theme,
    row: Rect,
    buffer: &mut Buffer,
) {
    let (text, dim) = (selected.unwrap_or(theme.text), selected.unwrap_or(theme.dim));
    // On the ground of the selected row no other colour can be read.
    let hit = if selected.is_some() { Style { fg: None, bg: None, ..theme.hit } } else { theme.hit };
    if let Some(handling) = entry.handling() {
        let style = selected.unwrap_or_else(|| theme.handling(handling));
        put(buffer, row, 1, handling_sign(handling), style);
    }
    let mut room = Rect { width: row.width.saturating_sub(1), ..row };
    // A name is worth more than the words beside it.
    if let Some(aside) = aside.filter(|it| text::width(it) + MIN_NAME <= usize::from(room.width)) {
        room.width -= put_right(buffer, room, &aside, dim) + 1;
    }
    let phrase = highlight.text.as_ref().filter(|found| found.field.is_note()).map(|found| found.field.phrase());
    let reserved = phrase.filter(|it| text::width(it) + MIN_NAME <= usize::from(room.width));
    let reserved = reserved.map_or(0, |phrase| text::width(phrase) as u16 + 2);
    let name_width = room.width.saturating_sub(BEFORE_NAME + reserved);
    let (name, highlighted) = shorten(entry.name(), &highlight.name, name_width);
    let used = BEFORE_NAME + draw_highlighted(buffer, room, BEFORE_NAME, &name, &highlighted, (text, hit)) + 2;
    draw_reason(&entry, highlight.text.as_ref(), (dim, hit), without(room, used), buffer);
}

/// Draws what comes behind a name: what a code is known by whose name says little, and the text that matches. The reason
/// why a row is there is worth more, and may be both.
fn draw_reason(
    entry: &Entry,
    reason: Option<&TextMatch>,
    (dim, hit): (Style, Style),
    mut room: Rect,
    buffer: &mut Buffer,
) {
    // The words of a note must not be taken for the reference's.
    let phrase = reason.filter(|found| found.field.is_note()).map(|found| found.field.phrase());
    let least = reason.map_or(0, |found| text::width(&found.excerpt).min(MIN_EXCERPT));
    let beside = reason.map_or(0, |_| least + CAPTION_GAP + phrase.map_or(0, |phrase| text::width(phrase) + 2));
    let fits = |caption: &str| reason.is_none() || text::width(caption) + beside <= usize::from(room.width);
    let is_reason = |caption: &str| reason.is_some_and(|found| found.excerpt == caption);
    if let Some(caption) = entry.caption().filter(|caption| fits(caption) && !is_reason(caption)) {
        room = without(room, put(buffer, room, 0, caption, dim) + CAPTION_GAP as u16);
    }
    if let Some(phrase) = phrase {
        room = without(room, put(buffer, room, 0, phrase, dim) + 2);
    }
    if let Some(found) = reason.filter(|_| least <= usize::from(room.width)) {
        let (excerpt, highlighted) = excerpt(found, room.width.into());
        draw_highlighted(buffer, room, 0, &excerpt, &highlighted, (dim, hit));
    }
}

/// What is left of a row behind so many cells.
fn without(row: Rect, used: u16) -> Rect {
    Rect { x: row.x + used, width: row.width.saturating_sub(used), ..row }
}

/// The part of an excerpt that shows its first match in so many cells, and the graphemes that match in it.
fn excerpt(found: &TextMatch, cells: usize) -> (String, Vec<usize>) {
    let first = found.highlighted.first().copied().unwrap_or(0);
    let graphemes: Vec<&str> = text::graphemes(&found.excerpt).map(|(_, grapheme)| grapheme).collect();
    if first < cells / 2 {
        return (found.excerpt.clone(), found.highlighted.clone());
    }
    // From a word not far before the match.
    let near = first - cells / 4;
    let is_blank = |at: &usize| graphemes.get(*at).is_some_and(|&grapheme| grapheme == " ");
    let from = (near..first).find(is_blank).map_or(near, |at| at + 1);
    let rest = graphemes.get(from..).unwrap_or_default().concat();
    let highlighted = found.highlighted.iter().filter_map(|at| at.checked_sub(from)).map(|at| at + 1).collect();
    (format!("{}{rest}", glyph::ELLIPSIS), highlighted)
}

/// How often a code is in the text that the list is limited to.
fn count(state: &State, number: u32) -> Option<String> {
    let pasted = state.list.limit.pasted().filter(|pasted| pasted.limit().is_some())?;
    Some(format!("{}x", pasted.text.count(number)))
}

/// The reference of a code where several are listed.
fn origin(state: &State, entry: Entry) -> Option<String> {
    let Entry::Code(code) = entry else { return None };
    if state.list.limit.reference().is_some() {
        return None;
    }
    state.store.catalog.origin(code).map(str::to_owned)
}

fn heading(heading: &Heading, theme: &Theme, row: Rect, buffer: &mut Buffer) {
    let text = match heading {
        Heading::SomeWords(missing) if missing.is_empty() => "partial matches:".to_owned(),
        Heading::SomeWords(missing) => {
            let missing: Vec<String> = missing.iter().map(|word| format!("\"{word}\"")).collect();
            format!("partial matches; no {}:", missing.join(", "))
        }
        Heading::Pasted => "found in the text:".to_owned(),
        Heading::SimilarNames => "no match; similar names:".to_owned(),
        Heading::Handling(Some(handling)) => handling_words(*handling),
        Heading::Handling(None) => "no handling known".to_owned(),
    };
    let rule = glyph::HORIZONTAL.repeat(row.width.into());
    put(buffer, row, 0, &rule, theme.rule);
    let room = Rect { width: row.width.saturating_sub(1), ..row };
    put(buffer, room, 1, &format!(" {text} "), theme.dim);
    if let Heading::Handling(Some(handling)) = heading {
        put(buffer, room, 2, handling_sign(*handling), theme.handling(*handling));
    }
}
