//! All the browser knows. [`super::update`] alone writes it; drawing only reads.

use std::time::Instant;

use ratatui::layout::Size;

use super::layout::Layout;
use super::menu::{Copies, Languages};
use super::place::{Entry, Place, Shelf, Subject};
use super::snippets::Snippets;
use crate::keymap::Focus;

/// What a row has beside its name: the marker before it, and a word after it.
const ROW_EXTRAS: u16 = 12;

/// Everything a frame needs.
#[derive(Debug)]
pub struct State {
    /// What is browsed, and how it is searched.
    pub shelf: Shelf,
    /// The screen.
    pub size: Size,
    /// Where keys go.
    pub focus: Focus,
    /// Where one is.
    pub place: Place,
    /// The places one came from by following links, the last one last.
    pub trail: Vec<Place>,
    /// The whole list of the other kind, as it was left.
    pub other: Place,
    /// The snippet of what is selected or marked.
    pub snippets: Snippets,
    /// What the details pane shows.
    pub face: Face,
    /// How many lines of the details are scrolled past.
    pub scroll: u16,
    /// What stands before everything else.
    pub popup: Option<Popup>,
    /// The last thing there was to say.
    pub message: Option<Message>,
    /// Texts whose copying failed, to be printed once the screen is the shell's again.
    pub uncopied: Vec<String>,
    /// Set when it is time to go.
    pub leaving: Option<Leaving>,
    /// Whether the catalog is still being read.
    pub reading: bool,
}

/// What the details pane shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Face {
    /// What is known of the entry.
    #[default]
    Description,
    /// The snippet that would be copied.
    Snippet,
}

/// What stands before everything else.
#[derive(Debug, Clone)]
pub enum Popup {
    /// Every key; so many lines scrolled past.
    Help(u16),
    /// The details on the whole screen.
    Details,
    /// The languages of snippets.
    Languages(Languages),
    /// What can be copied.
    Copies(Copies),
}

/// A short message in the footer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// One line.
    pub text: String,
    /// Whether it tells of a failure.
    pub failed: bool,
    /// When it goes.
    pub until: Instant,
}

/// Why the browser ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaving {
    /// The user is done.
    Quit,
    /// The user broke it off.
    Interrupted,
}

impl State {
    /// A browser of a catalog that is still to be read, on a screen of this size, as it opens.
    pub fn new(snippets: Snippets, size: Size) -> Self {
        let shelf = Shelf::default();
        Self {
            place: Place::new(&shelf, Subject::Codes, None),
            other: Place::new(&shelf, Subject::Methods, None),
            shelf,
            size,
            focus: Focus::default(),
            trail: Vec::new(),
            snippets,
            face: Face::default(),
            scroll: 0,
            popup: None,
            message: None,
            uncopied: Vec::new(),
            leaving: None,
            reading: true,
        }
    }

    /// Where keys go now: a popup takes commands or text, whatever has the focus below it.
    pub fn key_focus(&self) -> Focus {
        match self.popup {
            Some(Popup::Help(_)) => Focus::List,
            Some(Popup::Languages(_) | Popup::Copies(_)) => Focus::Search,
            Some(Popup::Details) | None => self.focus,
        }
    }

    /// The entry whose details are shown.
    pub fn selected(&self) -> Option<Entry<'_>> {
        self.shelf.entry(self.place.subject, self.place.number()?)
    }

    /// What is listed, for the header.
    pub fn heading(&self) -> String {
        let origin = self.place.within.and_then(|number| self.shelf.entry(self.place.subject.other(), number));
        match (self.place.subject, origin) {
            (Subject::Codes, None) => self.shelf.catalog.title.clone(),
            (Subject::Methods, None) => format!("Methods of {}", self.shelf.catalog.title),
            (Subject::Codes, Some(method)) => format!("Codes of {}", method.name()),
            (Subject::Methods, Some(code)) => format!("Methods that return {}", code.name()),
        }
    }

    /// Where everything stands.
    pub fn layout(&self) -> Layout {
        // The list need not be wider than its widest row.
        Layout::of(
            self.size,
            self.shelf.widest.min(200) as u16 + ROW_EXTRAS,
            matches!(self.popup, Some(Popup::Details)),
        )
    }
}
