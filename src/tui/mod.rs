//! The browser: a loop that waits for something to happen, lets `update` make the next state of it, does what that asks
//! for, and draws.

mod clipboard_worker;
mod details_lines;
mod details_view;
mod editing;
mod effect;
mod events;
mod failed_copies;
mod footer_hints;
mod handling;
mod help_lines;
mod input;
mod layout;
mod leaving;
mod left_out_lines;
mod limit;
mod link;
mod list_lines;
mod list_view;
mod loader;
mod marks;
mod menu;
mod mouse;
mod movement;
mod navigation;
mod pasted;
mod pasting;
mod pick;
mod piped;
mod popup_rows;
mod popups;
mod query_cache;
mod reload;
mod search_line;
mod snippet_lines;
mod snippets;
mod state;
mod store;
mod terminal;
#[cfg(test)]
mod tests;
mod text_lines;
mod undo;
mod update;
mod view;
mod watch;
mod watcher;

use std::io;
use std::time::{Duration, Instant};

use anyhow::Context;

use self::clipboard_worker::ClipboardWorker;
use self::effect::Effect;
use self::events::{Event, Events};
use self::input::Input;
use self::snippets::Snippets;
use self::state::State;
use self::terminal::{Guard, Signal, Signals, UNKNOWN_SIZE, Wanted};
use self::update::update;
use self::watcher::Watcher;
use crate::action::Action;
use crate::catalog::Source;
use crate::clipboard::Clipboard;
use crate::exit::Outcome;
use crate::keymap::{Bindings, Focus, Keymap};
use crate::links;
use crate::panes::DetailsPane;
use crate::purpose::Purpose;
use crate::snippet::{Kind, Library};
use crate::state_file::StateFile;
use crate::text;
use crate::theme::Look;

pub use self::terminal::NoTerminal;
#[cfg(all(unix, any(test, fuzzing)))]
pub(crate) use terminal::Decoder;

/// The browser's options.
#[derive(Debug)]
pub struct Options {
    /// The use that the browser is opened for.
    pub purpose: Purpose,
    /// The catalog to browse.
    pub sources: Vec<Source>,
    /// The first query.
    pub query: String,
    /// The look to begin with.
    pub look: Look,
    /// The clipboard to copy to.
    pub clipboard: Clipboard,
    /// The languages of snippets.
    pub library: Library,
    /// The one to begin with, by any of its names.
    pub language: String,
    /// The kind of them to begin with; none where the codes decide.
    pub kind: Option<Kind>,
    /// The memory of the language and the theme; `None` where there is none.
    pub state: Option<StateFile>,
    /// True if names and addresses are links.
    pub hyperlinks: bool,
    /// The focus to begin with.
    pub focus: Focus,
    /// The place of the details.
    pub details: DetailsPane,
    /// The keys that are set.
    pub keys: Bindings,
    /// The time the terminal may take between Esc and the rest of a key.
    pub escape_timeout: Duration,
    /// True if the mouse does something; then the terminal no longer selects text with it.
    pub mouse: bool,
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

/// Runs the browser until its user leaves it, and prints what was picked and the texts whose copying failed. A pick that
/// needs no screen opens none. Errs with [`NoTerminal`] where there is no terminal to open it in.
pub fn run(options: Options) -> anyhow::Result<Outcome> {
    let Options { purpose, hyperlinks, escape_timeout, mouse, .. } = options;
    let mut browser = Browser::new(options)?;
    if let Purpose::Pick(pick) = purpose
        && let Some(outcome) = browser.pick_at_once(pick)?
    {
        return Ok(outcome);
    }
    // The look decides; crossterm would look at NO_COLOR alone.
    crossterm::style::force_color_output(browser.state.look.has_colours());
    terminal::open(purpose != Purpose::Browse)?;
    browser.update(Input::Resize(terminal::size()?))?;
    browser.read_first_parts()?;
    // A terminal that is another job's would stop it halfway, with its signals caught.
    if !terminal::is_foreground() {
        terminal::stop()?;
    }
    // From here on no signal ends the program before the terminal is restored.
    browser.events.listen(Signals::catch()?).context(NO_THREAD)?;
    let mut guard = Guard::enter(browser.state.size, Wanted { hyperlinks, focus: browser.watcher.has_files(), mouse })?;
    let keymap = browser.state.keymap.clone();
    browser.events.read_keys(keymap, escape_timeout, mouse).context("the terminal cannot be read")?;
    guard.open_screen()?;
    let end = browser.browse(&mut guard);
    drop(guard);
    browser.leave(end)
}

/// The end of the browser.
enum End {
    Left,
    Signal(i32),
}

/// The state, and what the loop needs beside it.
struct Browser {
    state: State,
    events: Events,
    clipboard: ClipboardWorker,
    memory: Option<StateFile>,
    watcher: Watcher,
    links: links::Environment,
    /// True if a text is piped in, and not read yet: the catalog comes first.
    piped: bool,
    /// True if anything has changed since the last frame.
    redraw: bool,
    /// True if an update asked for a search that was not done yet.
    search: bool,
}

impl Browser {
    /// A browser that starts to read its catalog, without a screen.
    fn new(options: Options) -> anyhow::Result<Self> {
        let events = Events::new();
        loader::start(options.sources.clone(), events.sender()).context(NO_THREAD)?;
        let snippets = Snippets::new(options.library, &options.language, options.kind);
        let keymap = Keymap::new(options.purpose, &options.keys);
        let mut state = State::new(snippets, UNKNOWN_SIZE, options.purpose, keymap, options.look);
        (state.focus, state.details.pane) = (options.focus, options.details);
        let mut browser = Self {
            state,
            links: links::Environment::from_environment(),
            clipboard: ClipboardWorker::new(options.clipboard, events.sender()),
            memory: options.state,
            watcher: Watcher::new(options.sources.clone(), events.sender()),
            events,
            piped: options.purpose == Purpose::Browse && piped::is_there(&options.sources),
            redraw: true,
            search: false,
        };
        browser.update(Input::Insert(options.query))?;
        Ok(browser)
    }

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
                    Event::Signal(signal) => self.handle_signal(signal, guard)?,
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
        guard.draw(|frame| view::draw(&self.state, self.state.look.theme(), frame))
    }

    fn handle_signal(&mut self, signal: Signal, guard: &mut Guard) -> anyhow::Result<()> {
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
                    if let Some(input) = input::of_event(event, &self.state)
                        && (self.state.exit.is_none() || matches!(input, Input::Action(Action::Interrupt)))
                    {
                        self.update(input)?;
                    }
                }
                self.watcher.look(has_focus).map_or(Ok(()), |failed| self.update(failed))
            }
            Event::Input(input) => {
                let is_read = matches!(input, Input::ReadAll);
                self.update(input)?;
                if is_read && std::mem::take(&mut self.piped) {
                    piped::start(&self.state.store.catalog, self.events.sender()).context(NO_THREAD)?;
                }
                Ok(())
            }
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
                Effect::Remember(choice, chosen) => {
                    if let Some(Err(error)) = self.memory.as_ref().map(|memory| memory.remember(choice, &chosen)) {
                        let reason = text::reason(&error);
                        self.update(Input::NotRemembered(choice, reason))?;
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
}
