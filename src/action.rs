//! Everything a key can do in the browser; [`crate::keymap::ACTIONS`] says the name and the keys of each.

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
    /// Change to the next theme.
    NextTheme,
    /// Show every key.
    Help,
    /// Show how the codes were found, and what was left out.
    LeftOut,
    /// Stop the program and go back to the shell, which can continue it.
    Suspend,
    /// Undo one thing: a popup, then the query, then the limit to a handling, a reference or the codes of a text, then what
    /// was followed, then the marks, then the browser itself.
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
