//! Every action once: its name, its place and its line in the help, and its keys. The configuration, the footer, the help
//! and `keys` go by it.

use crate::action::{Action, Edit, Group};

/// An action, with all that is said of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The action.
    pub action: Action,
    /// Its name in the configuration.
    pub name: &'static str,
    /// Its group in the help.
    pub group: Group,
    /// Its line in the help.
    pub about: &'static str,
    /// Its default keys in the search line, the one to show first.
    pub(super) search: &'static str,
    /// Its default keys in the list.
    pub(super) list: &'static str,
}

const fn row(
    action: Action,
    name: &'static str,
    group: Group,
    about: &'static str,
    search: &'static str,
    list: &'static str,
) -> Row {
    Row { action, name, group, about, search, list }
}

/// Every action. One that is offered takes its default keys from those above it.
#[rustfmt::skip]
pub const ACTIONS: &[Row] = &[
    row(Action::Up, "up", Group::Move, "up", "Up", "Up k"),
    row(Action::Down, "down", Group::Move, "down", "Down", "Down j"),
    row(Action::Previous, "previous", Group::Move, "previous entry", "Ctrl-P", "p Ctrl-P"),
    row(Action::Next, "next", Group::Move, "next entry", "Ctrl-N", "n Ctrl-N"),
    row(Action::PageUp, "page-up", Group::Move, "a page up", "PgUp", "PgUp b Ctrl-U Ctrl-B"),
    row(Action::PageDown, "page-down", Group::Move, "a page down", "PgDn", "PgDn f Ctrl-D Ctrl-F"),
    row(Action::First, "first", Group::Move, "first", "Ctrl-Home Alt-<", "g Home Ctrl-Home"),
    row(Action::Last, "last", Group::Move, "last", "Ctrl-End Alt->", "G End Ctrl-End"),
    row(Action::ScrollUp, "scroll-up", Group::Move, "scroll the details up", "Shift-Up Alt-Up", "K Shift-Up"),
    row(Action::ScrollDown, "scroll-down", Group::Move, "scroll the details down", "Shift-Down Alt-Down", "J Shift-Down"),
    row(Action::ScrollLeft, "scroll-left", Group::Move, "scroll the snippet left", "Shift-Left", "H Shift-Left"),
    row(Action::ScrollRight, "scroll-right", Group::Move, "scroll the snippet right", "Shift-Right", "L Shift-Right"),
    row(Action::SwitchFocus, "switch-focus", Group::Move, "search line or list", "Tab", "/ i Tab"),
    row(Action::Details, "details", Group::Move, "details alone, or back", "Ctrl-D F2", "d F2"),
    row(Action::SwitchView, "switch-view", Group::Move, "codes or methods", "Ctrl-T", "m Ctrl-T"),
    row(Action::NextReference, "next-reference", Group::Move, "next reference alone", "Ctrl-^ F7", "D Ctrl-^ F7"),
    row(Action::Follow, "follow", Group::Move, "its methods, or its codes", "Ctrl-O", "o Right Ctrl-O"),
    row(Action::Return, "return", Group::Move, "back from there", "Ctrl-B Alt-Left", "h Left Backspace"),
    row(Action::NextHandling, "next-handling", Group::Move, "next handling alone", "Ctrl-G", "w Ctrl-G"),
    row(Action::GroupByHandling, "group-by-handling", Group::Move, "group by handling", "Ctrl-] Alt-g F6", "W Ctrl-] F6"),
    row(Action::CopyName, "copy-name", Group::Copy, "copy the name", "Enter", "Enter y"),
    row(Action::CopySnippet, "copy-snippet", Group::Copy, "copy the snippet", "Ctrl-S", "s Ctrl-S"),
    row(Action::CopyMenu, "copy-menu", Group::Copy, "choose what to copy", "Ctrl-Y F4", "c Ctrl-Y F4"),
    row(Action::SwitchTab, "switch-tab", Group::Copy, "snippet in full, or back", "Ctrl-X F3", "x Ctrl-X F3"),
    row(Action::NextKind, "next-kind", Group::Copy, "next kind of snippet", "Ctrl-R F5", "r Ctrl-R F5"),
    row(Action::Languages, "languages", Group::Copy, "choose the language", "Ctrl-L", "l Ctrl-L"),
    row(Action::Mark, "mark", Group::Copy, "mark, to act on several", "Ctrl-Space Shift-Tab", "Space Shift-Tab"),
    row(Action::MarkAll, "mark-all", Group::Copy, "mark all that is found", "Ctrl-F Alt-a", "a * Alt-a"),
    row(Action::OpenLink, "open-link", Group::Copy, "open the page", "Ctrl-V Alt-o", "v Ctrl-V Alt-o"),
    row(Action::Edit(Edit::DeleteBack), "delete-back", Group::Query, "delete before the cursor", "Backspace Ctrl-H", ""),
    row(Action::Edit(Edit::DeleteForward), "delete-forward", Group::Query, "delete under the cursor", "Delete", ""),
    row(Action::Edit(Edit::DeleteWord), "delete-word", Group::Query, "delete the word before", "Ctrl-W Alt-Backspace", ""),
    row(Action::Edit(Edit::Clear), "delete-all", Group::Query, "delete all", "Ctrl-U", ""),
    row(Action::Edit(Edit::DeleteToEnd), "delete-to-end", Group::Query, "delete to the end", "Ctrl-K", ""),
    row(Action::Edit(Edit::Left), "cursor-left", Group::Query, "cursor left", "Left", ""),
    row(Action::Edit(Edit::Right), "cursor-right", Group::Query, "cursor right", "Right", ""),
    row(Action::Edit(Edit::WordLeft), "cursor-word-left", Group::Query, "cursor a word left", "Ctrl-Left Alt-b", ""),
    row(Action::Edit(Edit::WordRight), "cursor-word-right", Group::Query, "cursor a word right", "Ctrl-Right Alt-f", ""),
    row(Action::Edit(Edit::Start), "cursor-start", Group::Query, "cursor to the start", "Home Ctrl-A", ""),
    row(Action::Edit(Edit::End), "cursor-end", Group::Query, "cursor to the end", "End Ctrl-E", ""),
    row(Action::Pick, "pick", Group::Browser, "pick, and leave", "Enter", "Enter"),
    row(Action::NextTheme, "next-theme", Group::Browser, "next theme", "Alt-t F9", "t Alt-t F9"),
    row(Action::Help, "help", Group::Browser, "this help", "F1 Ctrl-/", "? F1 Ctrl-/"),
    row(Action::LeftOut, "left-out", Group::Browser, "what was left out", "Ctrl-\\ F8", "u Ctrl-\\ F8"),
    row(Action::Suspend, "suspend", Group::Browser, "suspend", "Ctrl-Z", "Z Ctrl-Z"),
    row(Action::Back, "back", Group::Browser, "close, clear, unmark, quit", "Esc", "Esc"),
    row(Action::Quit, "quit", Group::Browser, "close, or quit", "", "q"),
    row(Action::Interrupt, "interrupt", Group::Browser, "quit at once", "Ctrl-C", "Q Ctrl-C"),
];

impl Row {
    /// The action of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        ACTIONS.iter().find(|row| row.name == name)
    }

    /// The row of an action.
    pub fn of(action: Action) -> Option<&'static Self> {
        ACTIONS.iter().find(|row| row.action == action)
    }
}
