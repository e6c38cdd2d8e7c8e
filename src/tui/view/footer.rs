//! The bottom line: the keys that matter in this focus, and the last message.

use ratatui::buffer::Buffer;

use super::draw_text::put;
use crate::theme::Theme;
use crate::tui::footer_hints;
use crate::tui::layout::Layout;
use crate::tui::state::State;

/// Draws as many keys as there is room for; a message comes first.
pub fn footer(state: &State, theme: &Theme, layout: &Layout, buffer: &mut Buffer) {
    if let Some((area, message)) = footer_hints::message_area(state, layout.footer).zip(state.message.as_ref()) {
        put(buffer, area, 0, &message.text, if message.failed { theme.failed } else { theme.done });
    }
    for hint in footer_hints::hints(state, layout) {
        let key = put(buffer, hint.area, 0, &hint.key, theme.key);
        put(buffer, hint.area, key + 1, &hint.label, theme.dim);
    }
}
