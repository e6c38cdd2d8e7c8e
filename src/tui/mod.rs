//! The browser: a loop that waits for something to happen, lets [`update`] make of it the next state, and draws that.

mod copier;
mod events;
mod input;
mod layout;
mod menu;
mod place;
mod snippets;
mod state;
mod terminal;
#[cfg(test)]
mod tests;
mod update;
mod view;

use std::io;
use std::time::Instant;

use ratatui::layout::Size;

use self::copier::{Copier, emit};
use self::events::{Event, Events};
use self::snippets::Snippets;
use self::state::{Leaving, State};
use self::terminal::Guard;
use self::update::{Input, update};
use crate::catalog::Catalog;
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
    pub catalog: Catalog,
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

/// Runs the browser until its user leaves it. Gives the texts whose copying failed, for the caller to print.
pub fn run(options: Options) -> anyhow::Result<(Outcome, Vec<String>)> {
    let keymap = Keymap::default();
    let (width, height) = crossterm::terminal::size()?;
    let mut state =
        State::new(options.catalog, Snippets::new(options.library, &options.language), Size { width, height });
    update(&mut state, Input::Insert(options.query), Instant::now());

    let mut guard = Guard::take()?;
    let events = Events::start()?;
    let copier = Copier::start(options.clipboard, events.sender())?;
    let ending = browse(&mut state, &options.theme, &keymap, &mut guard, &events, &copier);
    drop(guard);
    copier.finish();
    for event in events.queued() {
        let input = match event {
            Event::Input(input) => input,
            Event::Emit(emission, request) => emit(emission, request),
            Event::Terminal(_) | Event::Signal(_) | Event::Lost(_) => continue,
        };
        update(&mut state, input, Instant::now());
    }
    match ending? {
        Ending::Left(Leaving::Quit) => Ok((Outcome::Found, state.uncopied)),
        Ending::Left(Leaving::Interrupted) => Ok((Outcome::Interrupted, state.uncopied)),
        Ending::Signal(signal) => {
            // Whoever sent the signal is to see that it worked.
            signal_hook::low_level::emulate_default_handler(signal)?;
            Ok((Outcome::Interrupted, state.uncopied))
        }
    }
}

/// How the browser came to its end.
enum Ending {
    Left(Leaving),
    Signal(i32),
}

fn browse(
    state: &mut State,
    theme: &Theme,
    keymap: &Keymap,
    guard: &mut Guard,
    events: &Events,
    copier: &Copier,
) -> anyhow::Result<Ending> {
    let mut redraw = true;
    loop {
        if redraw {
            guard.draw(|frame| view::draw(state, theme, keymap, frame))?;
        }
        redraw = false;
        // What has come in meanwhile is taken together: a burst of keys costs one frame.
        for event in events.wait(update::deadline(state)) {
            let input = match event {
                Event::Terminal(event) => input::input(event, state.key_focus(), keymap),
                Event::Input(input) => Some(input),
                Event::Emit(emission, request) => Some(emit(emission, request)),
                Event::Signal(signal) => return Ok(Ending::Signal(signal)),
                Event::Lost(error) => return Err(lost(error)),
            };
            let Some(input) = input else { continue };
            redraw = true;
            for request in update(state, input, Instant::now()) {
                copier.copy(request);
            }
            if let Some(leaving) = state.leaving {
                return Ok(Ending::Left(leaving));
            }
        }
    }
}

fn lost(error: io::Error) -> anyhow::Error {
    anyhow::Error::new(error).context("the terminal cannot be read")
}
