//! Everything the browser waits for, in one queue: keys, signals, and what threads have to report.

use std::collections::VecDeque;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use signal_hook::consts::SIGINT;

use super::effect::CopyRequest;
use super::input::{self, Input};
use super::terminal::{self, Signal, Signals};
use super::watch::Watch;
use crate::catalog::CatalogError;
use crate::clipboard::PendingEscape;
use crate::keymap::Keymap;

/// Something that happened.
#[derive(Debug)]
pub enum Event {
    /// Keys and pastes, all that have come at once.
    Terminal(Vec<crossterm::event::Event>),
    /// A thread has something for the state.
    Input(Input),
    /// A sequence that copies a text is to be written to the terminal.
    Emit(PendingEscape, CopyRequest),
    /// No more is to be heard of copies: none are taken any more.
    CopiesEnded,
    /// A signal came.
    Signal(Signal),
    /// These files are those of the catalog.
    Watch(Watch),
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
    /// The events that have come in together and were not taken yet.
    batch: VecDeque<Event>,
    /// The number of terminal events that were put in, and of those taken out.
    sent: Arc<AtomicUsize>,
    received: usize,
}

impl Events {
    /// An empty queue.
    pub fn new() -> Self {
        let (sender, receiver) = mpsc::channel();
        Self { sender, receiver, batch: VecDeque::new(), sent: Arc::default(), received: 0 }
    }

    /// Starts to listen to signals, those that were caught so far included.
    pub fn listen(&self, signals: Signals) -> io::Result<()> {
        let to = self.sender();
        signals.forward(move |signal| {
            let received = to.send(Event::Signal(signal)).is_ok();
            if let Signal::End(number) = signal {
                terminal::end_late(number);
            }
            received
        })
    }

    /// Starts to read the keys of the terminal, which may take some time between Esc and the rest of a key, and what it
    /// tells of the mouse, if that is to count.
    pub fn read_keys(&self, keymap: Keymap, escape_timeout: Duration, mouse: bool) -> io::Result<()> {
        let (to, sent) = (self.sender(), Arc::clone(&self.sent));
        terminal::read_keys(escape_timeout, move |events| match events {
            // Where there are no signals, a new size comes among the keys.
            Ok(events) if matches!(events[..], [crossterm::event::Event::Resize(..)]) => {
                to.send(Event::Signal(Signal::Resized)).is_ok()
            }
            Ok(mut events) => {
                // Whoever had the terminal before may have left its mouse on.
                events.retain(|event| mouse || !matches!(event, crossterm::event::Event::Mouse(_)));
                if events.is_empty() {
                    return true;
                }
                let interrupts = events.iter().any(|event| input::is_interrupt(event, &keymap));
                sent.fetch_add(1, Ordering::Relaxed);
                let received = to.send(Event::Terminal(events)).is_ok();
                if interrupts {
                    terminal::end_late(SIGINT);
                }
                received
            }
            Err(error) => to.send(Event::Lost(error)).is_ok(),
        })
    }

    /// A sender for a thread to report with.
    pub fn sender(&self) -> Sender<Event> {
        self.sender.clone()
    }

    /// A function that tells, on any thread, whether keys wait to be taken.
    pub fn has_key(&self) -> impl Fn() -> bool + Sync + use<> {
        let (sent, received) = (Arc::clone(&self.sent), self.received);
        move || sent.load(Ordering::Relaxed) != received
    }

    /// Waits until there is an event to take; those that have queued up behind it make one batch with it. Wakes by itself
    /// only at the deadline.
    pub fn wait(&mut self, deadline: Option<Instant>) {
        if !self.batch.is_empty() {
            return;
        }
        let first = match deadline {
            None => self.receiver.recv().ok(),
            Some(deadline) => match self.receiver.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(event) => Some(event),
                Err(RecvTimeoutError::Timeout) => Some(Event::Input(Input::Tick)),
                Err(RecvTimeoutError::Disconnected) => None,
            },
        };
        self.batch.extend(first.into_iter().chain(self.receiver.try_iter()));
        self.received += self.batch.iter().filter(|event| matches!(event, Event::Terminal(_))).count();
    }

    /// Takes the next event of the batch; `None` at its end.
    pub fn next(&mut self) -> Option<Event> {
        self.batch.pop_front()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_in_together_and_was_not_taken_is_still_there() {
        let mut events = Events::new();
        let send = |event| events.sender().send(event).unwrap();
        send(Event::Signal(Signal::Resized));
        send(Event::CopiesEnded);
        events.wait(None);
        assert!(matches!(events.next(), Some(Event::Signal(_))));
        events.wait(None);
        assert!(matches!(events.next(), Some(Event::CopiesEnded)) && events.next().is_none());
    }
}
