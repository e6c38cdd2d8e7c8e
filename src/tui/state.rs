//! All the browser knows. [`super::update`] alone writes it; drawing only reads.

use std::time::{Duration, Instant};

use ratatui::layout::{Rect, Size};

use super::details_view::{DetailsTab, DetailsView};
use super::failed_copies::FailedCopies;
use super::help_lines::Help;
use super::layout::{Content, Layout};
use super::limit::Limit;
use super::list_view::ListView;
use super::menu::{CopyMenu, Languages};
use super::pasted::Pasted;
use super::snippets::Snippets;
use super::store::{Entry, ListKind, Renumbering, Store};
use crate::action::Action;
use crate::catalog::Catalog;
use crate::keymap::{Focus, Key, Keymap};
use crate::purpose::Purpose;
use crate::theme::Look;

/// The cells of a row beside its name: before it the marker, the sign, the mark; after it a blank and the scrollbar.
const ROW_EXTRAS: u16 = 5;
/// The longest name that widens the list.
const MAX_NAME_WIDTH: usize = 200;
/// The time a message stays.
const MESSAGE_TIME: Duration = Duration::from_secs(4);

/// Everything a frame needs.
#[derive(Debug)]
pub struct State {
    /// The use that the browser was opened for.
    pub purpose: Purpose,
    /// The keys in force.
    pub keymap: Keymap,
    /// The look: the theme, and the colours there are.
    pub look: Look,
    /// The catalog with its indexes.
    pub store: Store,
    /// The screen.
    pub size: Size,
    /// The focus of keys.
    pub focus: Focus,
    /// The list on the screen.
    pub list: ListView,
    /// The lists one came from by following links, the last one last.
    pub history: Vec<ListView>,
    /// The whole list of the other kind, as it was left.
    pub other_list: ListView,
    /// The snippet of what is selected or marked.
    pub snippets: Snippets,
    /// What is in view of the details and of the snippet.
    pub details: DetailsView,
    /// The last press of the mouse, if it was on a row.
    pub pressed: Option<RowPress>,
    /// The numbers of the codes now, by those that the reader of a text that is piped in knows; none if they are the same.
    pub piped_numbers: Option<Renumbering>,
    /// The popup in front of everything else.
    pub popup: Option<Popup>,
    /// The popup that the help or a text covers.
    pub covered: Option<Popup>,
    /// The last thing there was to say.
    pub message: Option<Message>,
    /// Texts whose copying failed.
    pub failed_copies: FailedCopies,
    /// Why the browser is to end, once it is.
    pub exit: Option<Exit>,
    /// True while the catalog is being read.
    pub reading: bool,
}

/// The popup in front of everything else.
#[derive(Debug, Clone)]
pub enum Popup {
    /// Every key.
    Help(Help),
    /// The details on the whole screen.
    Details,
    /// A text on the whole screen, with the number of its lines that are scrolled past.
    Text(Topic, usize),
    /// The languages of snippets.
    Languages(Languages),
    /// The copy menu.
    CopyMenu(CopyMenu),
}

impl Popup {
    /// The selected row, where it has rows.
    pub fn selected_mut(&mut self) -> Option<&mut usize> {
        match self {
            Self::Help(help) => Some(&mut help.selected),
            Self::Languages(languages) => Some(&mut languages.selected),
            Self::CopyMenu(menu) => Some(&mut menu.selected),
            Self::Details | Self::Text(..) => None,
        }
    }
}

/// A text that has the whole screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// The facts about the API.
    Facts,
    /// How the codes were found, and what was left out.
    LeftOut,
}

/// A press of the mouse on a row, which another one soon after makes a double click.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowPress {
    /// The row.
    pub row: PressedRow,
    /// The line of the screen.
    pub y: u16,
    /// The time until which another press belongs to it.
    pub until: Instant,
}

/// A row that was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PressedRow {
    /// One of a list of this kind, by its entry.
    Entry(ListKind, u32),
    /// One of a popup, by its number.
    Popup(usize),
}

/// A short message in the footer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// One line.
    pub text: String,
    /// True for a failure.
    pub failed: bool,
    /// When it goes.
    pub until: Instant,
}

/// Why the browser ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exit {
    /// The user is done.
    Quit,
    /// The user picked something, of which this text is printed.
    Picked(String),
    /// The user broke it off.
    Interrupted,
}

impl State {
    /// A browser of a catalog that is still to be read, on a screen of this size, as it opens for this use, with its keys and
    /// its look.
    pub fn new(snippets: Snippets, size: Size, purpose: Purpose, keymap: Keymap, look: Look) -> Self {
        let store = Store::default();
        Self {
            purpose,
            keymap,
            look,
            list: ListView::new(&store, ListKind::Codes, Limit::None),
            other_list: ListView::new(&store, ListKind::Methods, Limit::None),
            store,
            size,
            details: DetailsView::default(),
            focus: Focus::default(),
            history: Vec::new(),
            snippets,
            pressed: None,
            piped_numbers: None,
            popup: None,
            covered: None,
            message: None,
            failed_copies: FailedCopies::default(),
            exit: None,
            reading: true,
        }
    }

    /// The focus of keys now: a popup takes commands or text, whatever has the focus below it.
    pub fn key_focus(&self) -> Focus {
        match self.popup {
            Some(Popup::Help(_) | Popup::Languages(_) | Popup::CopyMenu(_)) => Focus::Search,
            Some(Popup::Details | Popup::Text(..)) => Focus::List,
            None => self.focus,
        }
    }

    /// The action of a key now. In a popup, Esc closes it and Enter takes a row, whatever they are set to do elsewhere.
    pub fn action_of(&self, key: Key) -> Option<Action> {
        if key == Key::ESC && self.popup.is_some() {
            return Some(Action::Back);
        }
        if key == Key::ENTER && self.has_rows_to_take() {
            return Some(self.purpose.main_action());
        }
        self.keymap.action(self.key_focus(), key)
    }

    /// The key that does this now, in as few cells as is readable.
    pub fn key_of(&self, action: Action) -> Option<String> {
        if action == Action::Back && self.popup.is_some() {
            return Some(Key::ESC.short());
        }
        if action == self.purpose.main_action() && self.has_rows_to_take() {
            return Some(Key::ENTER.short());
        }
        self.keymap.keys(self.key_focus(), action).next().map(Key::short)
    }

    fn has_rows_to_take(&self) -> bool {
        matches!(self.popup, Some(Popup::Help(_) | Popup::Languages(_) | Popup::CopyMenu(_)))
    }

    /// The entry whose details are shown.
    pub fn selected(&self) -> Option<Entry<'_>> {
        self.list.selected_entry(&self.store)
    }

    /// The text that was pasted or piped in, as long as its codes are in view or one Esc away.
    pub fn pasted(&self) -> Option<&Pasted> {
        let mut lists = self.history.iter().chain([&self.list, &self.other_list]);
        Some(&lists.find_map(|list| list.limit.pasted())?.text)
    }

    /// The text in the pane of the details, be it below the help, and the number of its lines that are scrolled past.
    pub fn topic(&self) -> Option<(Topic, usize)> {
        match (&self.popup, &self.covered) {
            (Some(Popup::Text(topic, scroll)), _) | (Some(Popup::Help(_)), Some(Popup::Text(topic, scroll))) => {
                Some((*topic, *scroll))
            }
            _ => None,
        }
    }

    /// The number of lines that are scrolled past in the pane of the details.
    pub fn details_scroll(&self) -> usize {
        self.topic().map_or(self.details.scroll, |(_, scroll)| scroll)
    }

    /// The name of the reference that the list is limited to.
    pub fn reference_name(&self) -> Option<&str> {
        Some(&self.store.catalog.sources.get(self.list.limit.reference()? as usize)?.name)
    }

    /// The title of the catalog; the names of its references where there are several, or which of them is listed.
    fn title(&self) -> String {
        let Catalog { sources, title, .. } = &self.store.catalog;
        match (self.list.limit.reference(), self.reference_name()) {
            (Some(number), Some(name)) => format!("{name}, {} of {}", number + 1, sources.len()),
            _ if sources.len() > 1 => sources.iter().map(|it| it.name.as_str()).collect::<Vec<_>>().join(", "),
            _ => title.clone(),
        }
    }

    /// The heading of the list.
    pub fn heading(&self) -> String {
        let title = self.title();
        let origin = self.list.limit.origin().and_then(|number| self.store.entry(self.list.kind.other(), number));
        match (self.list.kind, origin) {
            (ListKind::Codes, None) => title,
            (ListKind::Methods, None) => format!("Methods of {title}"),
            (ListKind::Codes, Some(method)) => format!("Codes of {}", method.name()),
            (ListKind::Methods, Some(code)) => format!("Methods that return {}", code.name()),
        }
    }

    /// The layout of the screen.
    pub fn layout(&self) -> Layout {
        self.layout_in(self.size)
    }

    /// The layout of a frame of this size.
    pub fn layout_in(&self, size: Size) -> Layout {
        self.layout_with(size, self.snippets.preview.as_ref().map_or(0, |preview| preview.lines.len()))
    }

    /// The pane that shows the snippet, if any does: its width does not depend on the snippet.
    pub fn snippet_pane(&self) -> Option<Rect> {
        let layout = self.layout_with(self.size, 1);
        let pane = if self.details.tab == DetailsTab::Snippet { layout.details } else { layout.snippet };
        (!pane.is_empty()).then_some(pane)
    }

    fn layout_with(&self, size: Size, snippet_lines: usize) -> Layout {
        // The list need not be wider than its widest row.
        let row_width = self.store.max_name_width.min(MAX_NAME_WIDTH) as u16 + ROW_EXTRAS;
        let popups = [&self.popup, &self.covered];
        let has_text = self.topic().is_some();
        let content = Content {
            row_width,
            rows: self.list.lines(&self.store),
            snippet_lines: if has_text { 0 } else { snippet_lines },
            details_alone: has_text || popups.into_iter().any(|popup| matches!(popup, Some(Popup::Details))),
            snippet_alone: self.details.tab == DetailsTab::Snippet,
            details: self.details.pane,
        };
        Layout::of(size, content)
    }

    /// True if the snippet is where the details would be.
    pub fn shows_snippet_in_full(&self) -> bool {
        self.details.tab == DetailsTab::Snippet && !self.layout().details.is_empty() && self.topic().is_none()
    }

    /// Shows this in the pane of the details, from its start; on the whole screen where there is no such pane.
    pub fn show_tab(&mut self, tab: DetailsTab) {
        if self.details.tab != tab {
            self.details.tab = tab;
            self.details.scroll = 0;
        }
        if self.popup.is_none() && self.layout().details.is_empty() {
            self.popup = Some(Popup::Details);
        }
    }

    /// Shows a message for a while.
    pub fn show_message(&mut self, text: String, failed: bool, now: Instant) {
        self.message = Some(Message { text, failed, until: now + MESSAGE_TIME });
    }
}
