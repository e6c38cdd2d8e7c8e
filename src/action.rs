//! Everything a key can do in the browser, once: its name, its help, its group.

/// The action of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Select the row above.
    Up,
    /// Select the row below.
    Down,
    /// Select the entry before, also where the details are alone.
    Previous,
    /// Select the entry after, also where the details are alone.
    Next,
    /// Select a screenful up.
    PageUp,
    /// Select a screenful down.
    PageDown,
    /// Select the first row.
    First,
    /// Select the last row.
    Last,
    /// Scroll the details a line up.
    ScrollUp,
    /// Scroll the details a line down.
    ScrollDown,
    /// Scroll the snippet to the left.
    ScrollLeft,
    /// Scroll the snippet to the right.
    ScrollRight,
    /// Show the details alone, on the whole screen.
    Details,
    /// From the search line to the list, or back.
    SwitchFocus,
    /// From codes to methods, or back.
    SwitchView,
    /// List the entries of the next reference alone, and after the last all again.
    NextReference,
    /// From a code to the methods that list it, from a method to its codes.
    Follow,
    /// Back to where one followed from.
    Return,
    /// List the codes of the next handling alone, and after the last all again.
    NextHandling,
    /// Group the codes by their handling, or no longer.
    GroupByHandling,
    /// From the description to the snippet in full, or back.
    SwitchTab,
    /// Mark the selected entry, for everything to act on it and the others marked, or take its mark away; where the
    /// details are alone, scroll a page down.
    Mark,
    /// Mark all that was found, or take all these marks away.
    MarkAll,
    /// Choose the language of snippets.
    Languages,
    /// The next kind of snippet.
    NextKind,
    /// Copy the selected name; in a popup, take the selected row.
    CopyName,
    /// Leave the browser with the selected entry, or those marked, to be printed; in a popup, take the selected row.
    Pick,
    /// Copy the snippet.
    CopySnippet,
    /// Choose what to copy.
    CopyMenu,
    /// Change the query.
    Edit(Edit),
    /// Open the page of the selected entry in the web browser.
    OpenLink,
    /// Show every key.
    Help,
    /// Show how the codes were found, and what was left out.
    LeftOut,
    /// Stop the program and go back to the shell, which can continue it.
    Suspend,
    /// Undo one thing: a popup, then the query, then the limit to a handling or a reference, then what was followed, then
    /// the marks, then the browser itself.
    Back,
    /// Leave the browser, or the popup that is open.
    Quit,
    /// Leave at once, as interrupted.
    Interrupt,
}

/// A change to the line of the query, or to the place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edit {
    /// Remove the character before the cursor.
    DeleteBack,
    /// Remove the character under the cursor.
    DeleteForward,
    /// Remove the word before the cursor.
    DeleteWord,
    /// Remove the whole line.
    Clear,
    /// Remove everything after the cursor.
    DeleteToEnd,
    /// A character to the left.
    Left,
    /// A character to the right.
    Right,
    /// A word to the left.
    WordLeft,
    /// A word to the right.
    WordRight,
    /// To the start of the line.
    Start,
    /// To the end of the line.
    End,
}

/// The groups of actions: the sections of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Moving in the list and the details.
    Move,
    /// Copying and snippets.
    Copy,
    /// The search line.
    Query,
    /// The browser itself.
    Browser,
}

impl Group {
    /// All of them, in the order of the help.
    pub const ALL: [Self; 4] = [Self::Move, Self::Copy, Self::Query, Self::Browser];

    /// Its heading in the help.
    pub fn title(self) -> &'static str {
        match self {
            Self::Move => "Move",
            Self::Copy => "Copy and snippets",
            Self::Query => "Edit the query",
            Self::Browser => "Browser",
        }
    }
}

impl Action {
    /// Its group and its line in the help.
    pub fn help(self) -> (Group, &'static str) {
        match self {
            Self::Up => (Group::Move, "up"),
            Self::Down => (Group::Move, "down"),
            Self::Previous => (Group::Move, "previous entry"),
            Self::Next => (Group::Move, "next entry"),
            Self::PageUp => (Group::Move, "a page up"),
            Self::PageDown => (Group::Move, "a page down"),
            Self::First => (Group::Move, "first"),
            Self::Last => (Group::Move, "last"),
            Self::ScrollUp => (Group::Move, "scroll the details up"),
            Self::ScrollDown => (Group::Move, "scroll the details down"),
            Self::ScrollLeft => (Group::Move, "scroll the snippet left"),
            Self::ScrollRight => (Group::Move, "scroll the snippet right"),
            Self::SwitchFocus => (Group::Move, "search line or list"),
            Self::Details => (Group::Move, "details alone, or back"),
            Self::SwitchView => (Group::Move, "codes or methods"),
            Self::NextReference => (Group::Move, "next reference alone"),
            Self::Follow => (Group::Move, "its methods, or its codes"),
            Self::Return => (Group::Move, "back from there"),
            Self::NextHandling => (Group::Move, "next handling alone"),
            Self::GroupByHandling => (Group::Move, "group by handling"),
            Self::SwitchTab => (Group::Copy, "snippet in full, or back"),
            Self::Mark => (Group::Copy, "mark, to act on several"),
            Self::MarkAll => (Group::Copy, "mark all that is found"),
            Self::Languages => (Group::Copy, "choose the language"),
            Self::NextKind => (Group::Copy, "next kind of snippet"),
            Self::CopyName => (Group::Copy, "copy the name"),
            Self::Pick => (Group::Browser, "pick, and leave"),
            Self::CopySnippet => (Group::Copy, "copy the snippet"),
            Self::CopyMenu => (Group::Copy, "choose what to copy"),
            Self::OpenLink => (Group::Copy, "open the page"),
            Self::Edit(edit) => (Group::Query, edit.help()),
            Self::Help => (Group::Browser, "this help"),
            Self::LeftOut => (Group::Browser, "what was left out"),
            Self::Suspend => (Group::Browser, "suspend"),
            Self::Back => (Group::Browser, "close, clear, unmark, quit"),
            Self::Quit => (Group::Browser, "close, or quit"),
            Self::Interrupt => (Group::Browser, "quit at once"),
        }
    }
}

impl Edit {
    fn help(self) -> &'static str {
        match self {
            Self::DeleteBack => "delete before the cursor",
            Self::DeleteForward => "delete under the cursor",
            Self::DeleteWord => "delete the word before",
            Self::Clear => "delete all",
            Self::DeleteToEnd => "delete to the end",
            Self::Left => "left",
            Self::Right => "right",
            Self::WordLeft => "a word left",
            Self::WordRight => "a word right",
            Self::Start => "to the start",
            Self::End => "to the end",
        }
    }
}
