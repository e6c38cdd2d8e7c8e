//! The browser: a loop that waits for something to happen, lets `update` make of it the next state, and draws that.

mod copier;
mod events;
mod input;
mod layout;
mod loader;
mod menu;
mod place;
mod remembered;
mod snippets;
mod state;
mod terminal;
#[cfg(test)]
mod tests;
mod update;
mod view;

use std::io;
use std::time::{Duration, Instant};

use ratatui::layout::Size;

use self::copier::Copier;
use self::events::{Event, Events};
use self::snippets::Snippets;
use self::state::{Leaving, State};
use self::terminal::Guard;
use self::update::{Input, update};
use crate::catalog::{Pattern, Source};
use crate::clipboard::Clipboard;
use crate::exit::Outcome;
use crate::keymap::Keymap;
use crate::snippet::Library;
use crate::theme::Theme;

pub use self::terminal::is_there;

/// How the browser is to open.
#[derive(Debug)]
pub struct Options {
    /// What to browse.
    pub sources: Vec<Source>,
    /// What counts as a code there.
    pub pattern: Pattern,
    /// What to search for at once.
    pub query: String,
    /// How to look.
    pub theme: Theme,
    /// How to copy.
    pub clipboard: Clipboard,
    /// The languages of snippets.
    pub library: Library,
    /// The one to begin with, by any of its names.
    pub language: String,
}

/// How long the first frame waits for something of the catalog, and then for the rest: a short one is there by then,
/// and is drawn once.
const FIRST_PART: Duration = Duration::from_millis(4);
const REST: Duration = Duration::from_micros(500);

/// Runs the browser until its user leaves it. Gives the texts whose copying failed, for the caller to print.
pub fn run(options: Options) -> anyhow::Result<(Outcome, Vec<String>)> {
    let events = Events::new();
    loader::start(options.sources, options.pattern, events.sender())?;
    let (width, height) = terminal::size()?;
    let snippets = Snippets::new(options.library, &options.language);
    let mut state = State::new(snippets, Size { width, height });
    let mut browser = Browser {
        theme: options.theme,
        keymap: Keymap::default(),
        copier: Copier::new(options.clipboard, events.sender()),
        events,
    };
    browser.take(&mut state, Event::Input(Input::Insert(options.query)))?;
    browser.read_what_is_short(&mut state)?;

    let mut guard = Guard::take()?;
    browser.events.listen()?;
    let ending = browser.browse(&mut state, &mut guard);
    drop(guard);
    browser.finish(&mut state);
    if let Ending::Signal(signal) = ending? {
        // Whoever sent the signal is to see that it worked.
        signal_hook::low_level::emulate_default_handler(signal)?;
    }
    let outcome = if state.leaving == Some(Leaving::Quit) { Outcome::Found } else { Outcome::Interrupted };
    Ok((outcome, state.uncopied))
}

/// How the browser came to its end.
enum Ending {
    Left,
    Signal(i32),
}

/// What the loop needs beside the state.
struct Browser {
    theme: Theme,
    keymap: Keymap,
    events: Events,
    copier: Copier,
}

impl Browser {
    /// Takes parts of the catalog for as long as the first frame may wait.
    fn read_what_is_short(&mut self, state: &mut State) -> anyhow::Result<()> {
        let mut deadline = Instant::now() + FIRST_PART;
        while state.reading && Instant::now() < deadline {
            for event in self.events.wait(Some(deadline)) {
                if matches!(event, Event::Input(Input::Read(_))) {
                    deadline = deadline.min(Instant::now() + REST);
                }
                self.take(state, event)?;
            }
        }
        Ok(())
    }

    fn browse(&mut self, state: &mut State, guard: &mut Guard) -> anyhow::Result<Ending> {
        let mut redraw = true;
        loop {
            if state.place.waiting {
                self.search(state, guard)?;
            } else if redraw {
                self.draw(state, guard)?;
            }
            redraw = false;
            // What has come in meanwhile is taken together: a burst of keys costs one frame.
            for event in self.events.wait(update::deadline(state)) {
                if let Event::Signal(signal) = event {
                    return Ok(Ending::Signal(signal));
                }
                redraw |= self.take(state, event)?;
                if state.leaving.is_some() {
                    return Ok(Ending::Left);
                }
            }
        }
    }

    fn draw(&self, state: &State, guard: &mut Guard) -> io::Result<()> {
        guard.draw(|frame| view::draw(state, &self.theme, &self.keymap, frame))
    }

    /// Searches a long list. What was typed is on the screen at once, and the rows follow, unless a key comes first.
    fn search(&mut self, state: &mut State, guard: &mut Guard) -> anyhow::Result<()> {
        self.draw(state, guard)?;
        if let Some(found) = state.place.find(&state.shelf, self.events.has_key()) {
            self.take(state, Event::Input(Input::Found(found)))?;
            self.draw(state, guard)?;
        }
        Ok(())
    }

    /// Lets the state take an event; gives whether it asked for anything.
    fn take(&mut self, state: &mut State, event: Event) -> anyhow::Result<bool> {
        let input = match event {
            Event::Terminal(event) => input::input(event, state.key_focus(), &self.keymap),
            Event::Input(input) => Some(input),
            Event::Emit(emission, request) => Some(copier::emit(emission, request)),
            Event::Unreadable(error) => return Err(error.into()),
            Event::Lost(error) => return Err(anyhow::Error::new(error).context("the terminal cannot be read")),
            Event::Signal(_) => None,
        };
        let Some(input) = input else { return Ok(false) };
        for request in update(state, input, Instant::now()) {
            self.copier.copy(request)?;
        }
        Ok(true)
    }

    /// Waits for the copies that are still under way, and hears what came of them.
    fn finish(self, state: &mut State) {
        self.copier.finish();
        for event in self.events.queued() {
            let input = match event {
                Event::Input(input @ Input::Copied { .. }) => input,
                Event::Emit(emission, request) => copier::emit(emission, request),
                _ => continue,
            };
            update(state, input, Instant::now());
        }
    }
}
