//! The browser: a loop that waits for something to happen, lets `update` make the next state of it, does what that asks
//! for, and draws.

mod clipboard_worker;
mod details_lines;
mod editing;
mod effect;
mod events;
mod failed_copies;
mod handling;
mod help_lines;
mod input;
mod layout;
mod left_out_lines;
mod link;
mod list_lines;
mod list_view;
mod loader;
mod marks;
mod menu;
mod movement;
mod navigation;
mod popups;
mod query_cache;
mod reload;
mod snippet_lines;
mod snippets;
mod state;
mod store;
mod terminal;
#[cfg(test)]
mod tests;
mod text_lines;
mod update;
mod view;
mod watch;
mod watcher;

use std::io::{self, Write};
use std::time::{Duration, Instant};

use anyhow::Context;

use self::clipboard_worker::ClipboardWorker;
use self::effect::Effect;
use self::events::{Event, Events};
use self::input::Input;
use self::snippets::Snippets;
use self::state::{Exit, State};
use self::terminal::{Guard, Signal, Signals};
use self::update::update;
use self::watcher::Watcher;
use crate::action::Action;
use crate::catalog::Source;
use crate::clipboard::Clipboard;
use crate::exit::Outcome;
use crate::keymap::Keymap;
use crate::links;
use crate::snippet::Library;
use crate::state_file::StateFile;
use crate::text;
use crate::theme::Theme;

pub use self::terminal::NoTerminal;
#[cfg(all(unix, any(test, fuzzing)))]
pub(crate) use terminal::Decoder;

/// The browser's options.
#[derive(Debug)]
pub struct Options {
    /// The catalog to browse.
    pub sources: Vec<Source>,
    /// The first query.
    pub query: String,
    /// The styles to draw with.
    pub theme: Theme,
    /// The clipboard to copy to.
    pub clipboard: Clipboard,
    /// The languages of snippets.
    pub library: Library,
    /// The one to begin with, by any of its names.
    pub language: String,
    /// The memory of the language; `None` where there is none.
    pub state: Option<StateFile>,
    /// True if names and addresses are links.
    pub hyperlinks: bool,
    /// The time the terminal may take between Esc and the rest of a key.
    pub escape_timeout: Duration,
}

/// The time the first frame waits for a part of the catalog, and then for the rest: a short one is there by then,
/// and is drawn once.
const FIRST_PART: Duration = Duration::from_millis(4);
const REST: Duration = Duration::from_micros(500);

/// With more entries, what was typed is drawn before the search. A search of so many takes less time than a frame of a
/// screen of 60 Hz.
const MAX_SEARCHED_FIRST: usize = 8192;

/// The likeliest reason that the browser cannot start its threads.
const NO_THREAD: &str = "no thread can be started; raise the limit of memory or of processes";

/// The time that copies under way have once the user has quit: a clipboard that hangs is given up within it, and the
/// terminal asked in its place.
const QUIT_LIMIT: Duration = Duration::from_millis(1500);
/// The time that they have after an interrupt or a signal, which are to be felt at once.
const INTERRUPT_LIMIT: Duration = Duration::from_millis(300);

/// Runs the browser until its user leaves it, and prints the texts whose copying failed.
pub fn run(options: Options) -> anyhow::Result<Outcome> {
    terminal::open(false)?;
    let events = Events::new();
    let size = terminal::size()?;
    loader::start(options.sources.clone(), events.sender()).context(NO_THREAD)?;
    let mut browser = Browser {
        state: State::new(Snippets::new(options.library, &options.language), size),
        theme: options.theme,
        keymap: Keymap::default(),
        links: links::Environment::from_environment(),
        clipboard: ClipboardWorker::new(options.clipboard, events.sender()),
        memory: options.state,
        watcher: Watcher::new(options.sources, events.sender()),
        events,
        redraw: true,
        search: false,
    };
    browser.update(Input::Resize(size))?;
    browser.update(Input::Insert(options.query))?;
    browser.read_first_parts()?;
    // A terminal that is another job's would stop it halfway, with its signals caught.
    if !terminal::is_foreground() {
        terminal::stop()?;
    }
    // From here on no signal ends the program before the terminal is restored.
    browser.events.listen(Signals::catch()?).context(NO_THREAD)?;
    let mut guard = Guard::enter(browser.state.size, options.hyperlinks, browser.watcher.has_files())?;
    let keymap = browser.keymap.clone();
    browser.events.read_keys(keymap, options.escape_timeout).context("the terminal cannot be read")?;
    guard.open_screen()?;
    let end = browser.browse(&mut guard);
    drop(guard);
    let end = browser.finish_copies(end);
    let printed = browser.print_failed_copies();
    if let End::Signal(signal) = end? {
        // Whoever sent the signal is to see that it worked.
        terminal::end_by(signal)?;
    }
    printed?;
    Ok(if browser.state.exit == Some(Exit::Quit) { Outcome::Found } else { Outcome::Interrupted })
}

/// The end of the browser.
enum End {
    Left,
    Signal(i32),
}

/// The state, and what the loop needs beside it.
struct Browser {
    state: State,
    theme: Theme,
    keymap: Keymap,
    events: Events,
    clipboard: ClipboardWorker,
    memory: Option<StateFile>,
    watcher: Watcher,
    links: links::Environment,
    /// True if anything has changed since the last frame.
    redraw: bool,
    /// True if an update asked for a search that was not done yet.
    search: bool,
}

impl Browser {
    /// Takes parts of the catalog for as long as the first frame may wait.
    fn read_first_parts(&mut self) -> anyhow::Result<()> {
        let mut deadline = Instant::now() + FIRST_PART;
        while self.state.reading && Instant::now() < deadline {
            self.events.wait(Some(deadline));
            while let Some(event) = self.events.next() {
                if matches!(event, Event::Input(Input::Read(_))) {
                    deadline = deadline.min(Instant::now() + REST);
                }
                self.handle(event)?;
            }
        }
        Ok(())
    }

    fn browse(&mut self, guard: &mut Guard) -> anyhow::Result<End> {
        loop {
            self.refresh(guard)?;
            // What has come in meanwhile is taken together: a burst of keys costs one search and one frame.
            self.events.wait(update::deadline(&self.state));
            while let Some(event) = self.events.next() {
                match event {
                    Event::Signal(Signal::End(signal)) => return Ok(End::Signal(signal)),
                    Event::Signal(signal) => self.answer(signal, guard)?,
                    event => self.handle(event)?,
                }
                if self.state.exit.is_some() {
                    return Ok(End::Left);
                }
            }
        }
    }

    /// Searches and draws what has changed. With a long list, what was typed is drawn first, and a key that comes
    /// meanwhile cancels the search.
    fn refresh(&mut self, guard: &mut Guard) -> anyhow::Result<()> {
        if self.search {
            let is_long = self.state.store.len(self.state.list.kind) > MAX_SEARCHED_FIRST;
            if is_long && self.redraw {
                self.draw(guard)?;
            }
            let has_key = self.events.has_key();
            if let Some(results) = self.state.list.search(&self.state.store, || is_long && has_key()) {
                self.update(Input::Found(results))?;
            }
        }
        if self.redraw {
            self.draw(guard)?;
        }
        Ok(())
    }

    fn draw(&mut self, guard: &mut Guard) -> io::Result<()> {
        self.redraw = false;
        // It asks for nothing that was not asked for before.
        let _ = update(&mut self.state, Input::Frame, Instant::now());
        guard.draw(|frame| view::draw(&self.state, &self.theme, &self.keymap, frame))
    }

    fn answer(&mut self, signal: Signal, guard: &mut Guard) -> anyhow::Result<()> {
        if (signal == Signal::Stop && !terminal::was_continued()) || !terminal::is_foreground() {
            terminal::stop()?;
        }
        // Continued in the background: to be ended, which the next event says, or else to be stopped again by the
        // event of its continuation.
        if !terminal::is_foreground() {
            return Ok(());
        }
        if signal != Signal::Resized {
            guard.reenter()?;
            self.watcher.look(true).map_or(Ok(()), |failed| self.update(failed))?;
        }
        self.update(Input::Resize(terminal::size()?))?;
        Ok(guard.resize(self.state.size)?)
    }

    /// Lets the state take an event.
    fn handle(&mut self, event: Event) -> anyhow::Result<()> {
        match event {
            Event::Terminal(events) => {
                let has_focus = events.contains(&crossterm::event::Event::FocusGained);
                for event in events {
                    // Each key means what it does after those before it. After the last one, only an interrupt counts.
                    if let Some(input) = input::of_event(event, self.state.key_focus(), &self.keymap)
                        && (self.state.exit.is_none() || matches!(input, Input::Action(Action::Interrupt)))
                    {
                        self.update(input)?;
                    }
                }
                self.watcher.look(has_focus).map_or(Ok(()), |failed| self.update(failed))
            }
            Event::Input(input) => self.update(input),
            Event::Watch(watch) => self.watcher.watch(watch).map_or(Ok(()), |failed| self.update(failed)),
            Event::Emit(pending, request) => self.update(clipboard_worker::emit(pending, request)),
            Event::Unreadable(error) => Err(error.into()),
            Event::Lost(error) => Err(anyhow::Error::new(error).context("the terminal cannot be read")),
            Event::Signal(_) | Event::CopiesEnded => Ok(()),
        }
    }

    /// Updates the state, and does what that asks for.
    fn update(&mut self, input: Input) -> anyhow::Result<()> {
        self.redraw = true;
        self.search = false;
        for effect in update(&mut self.state, input, Instant::now()) {
            match effect {
                Effect::Search => self.search = true,
                Effect::OpenLink(url) => {
                    let opened = match self.links.open(&url) {
                        Ok(()) => Input::Opened(url),
                        Err(reason) => Input::NotOpened { url, reason: reason.to_string() },
                    };
                    self.update(opened)?;
                }
                Effect::Suspend => terminal::suspend_job()?,
                Effect::Remember(language) => {
                    if let Some(Err(error)) = self.memory.as_ref().map(|memory| memory.remember(&language)) {
                        let reason = text::without_error_number(&error.to_string());
                        self.update(Input::NotRemembered(reason))?;
                    }
                }
                Effect::Copy(request) => {
                    if let Some(failed) = self.clipboard.copy(request) {
                        self.update(failed)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Waits for the copies that are still under way: whoever leaves right after a copy wants to have it. Those that take
    /// too long, or longer than an interrupt or a signal allows, are cancelled; what came of them goes to standard error,
    /// as there is no screen for it any more. Gives the end that comes of it.
    fn finish_copies(&mut self, mut end: anyhow::Result<End>) -> anyhow::Result<End> {
        let started = Instant::now();
        let mut under_way = self.clipboard.close();
        let waits = under_way;
        while under_way {
            let quit = matches!(end, Ok(End::Left)) && self.state.exit == Some(Exit::Quit);
            let deadline = started + if quit { QUIT_LIMIT } else { INTERRUPT_LIMIT };
            let is_over = Instant::now() >= deadline;
            if is_over {
                self.clipboard.cancel();
            }
            self.events.wait((!is_over).then_some(deadline));
            while let Some(event) = self.events.next() {
                match event {
                    Event::CopiesEnded => under_way = false,
                    Event::Signal(Signal::End(signal)) => end = Ok(End::Signal(signal)),
                    event => drop(self.handle(event)),
                }
            }
        }
        if let Some(message) = self.state.message.as_ref().filter(|_| waits) {
            let mut stderr = self.theme.charset.writer(io::stderr());
            // Without standard error there is nobody to tell.
            let _ = writeln!(stderr, "ipaper-codes: {}", message.text);
        }
        end
    }

    /// Prints the texts whose copying failed: they are not lost.
    fn print_failed_copies(&self) -> io::Result<()> {
        for text in self.state.failed_copies.texts() {
            writeln!(io::stdout(), "{}", text::sanitise(text).trim_end_matches('\n'))?;
        }
        Ok(())
    }
}
