//! Everything the browser waits for, in one queue: keys, signals, and what threads have to report.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Instant;

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use super::copier::Request;
use super::update::Input;
use crate::catalog::CatalogError;
use crate::clipboard::PendingEscape;

/// Something that happened.
#[derive(Debug)]
pub enum Event {
    /// A key, a paste, a new size.
    Terminal(crossterm::event::Event),
    /// A thread has something for the state.
    Input(Input),
    /// A sequence that copies a text is to be written to the terminal.
    Emit(PendingEscape, Request),
    /// The system wants the browser to end.
    Signal(i32),
    /// The catalog cannot be read.
    Unreadable(CatalogError),
    /// No more keys will come.
    Lost(io::Error),
}

/// The queue.
#[derive(Debug)]
pub struct Events {
    sender: Sender<Event>,
    receiver: Receiver<Event>,
    /// How many events of the terminal were put in, and how many were taken out.
    pressed: Arc<AtomicUsize>,
    taken: usize,
}

impl Events {
    /// An empty queue.
    pub fn new() -> Self {
        let (sender, receiver) = mpsc::channel();
        Self { sender, receiver, pressed: Arc::default(), taken: 0 }
    }

    /// Starts listening to the terminal and to the signals that end a program.
    pub fn listen(&self) -> io::Result<()> {
        let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT])?;
        let to = self.sender();
        thread::Builder::new().name("signals".into()).spawn(move || {
            for signal in signals.forever() {
                if to.send(Event::Signal(signal)).is_err() {
                    return;
                }
            }
        })?;
        let (to, pressed) = (self.sender(), Arc::clone(&self.pressed));
        thread::Builder::new().name("keys".into()).spawn(move || {
            loop {
                let (event, last) = match crossterm::event::read() {
                    Ok(event) => {
                        pressed.fetch_add(1, Ordering::Relaxed);
                        (Event::Terminal(event), false)
                    }
                    Err(error) => (Event::Lost(error), true),
                };
                if to.send(event).is_err() || last {
                    return;
                }
            }
        })?;
        Ok(())
    }

    /// A way for a thread to report.
    pub fn sender(&self) -> Sender<Event> {
        self.sender.clone()
    }

    /// What has queued up, without waiting.
    pub fn queued(&self) -> impl Iterator<Item = Event> {
        self.receiver.try_iter()
    }

    /// Finds out, on any thread, whether the terminal has something to say: a key, most of all.
    pub fn has_key(&self) -> impl Fn() -> bool + Sync + use<> {
        let (pressed, taken) = (Arc::clone(&self.pressed), self.taken);
        move || pressed.load(Ordering::Relaxed) != taken
    }

    /// Waits for the next event, and gives it with all that have queued up behind it. Wakes by itself only at the
    /// deadline.
    pub fn wait(&mut self, deadline: Option<Instant>) -> Vec<Event> {
        let first = match deadline {
            None => self.receiver.recv().ok(),
            Some(deadline) => match self.receiver.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(event) => Some(event),
                Err(RecvTimeoutError::Timeout) => Some(Event::Input(Input::Tick)),
                Err(RecvTimeoutError::Disconnected) => None,
            },
        };
        let events: Vec<Event> = first.into_iter().chain(self.receiver.try_iter()).collect();
        self.taken += events.iter().filter(|event| matches!(event, Event::Terminal(_))).count();
        events
    }
}
