//! Copies on a thread of its own: a display that hangs must not hang the browser. One thread for all copies, so that
//! the last text asked for is the last one set.

use std::io;
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};

use super::events::Event;
use super::update::Input;
use crate::clipboard::{Attempt, Clipboard, Outcome, PendingEscape};

/// The way to the clipboard. Its thread starts with the first copy: most who look something up take nothing along.
#[derive(Debug)]
pub struct Copier {
    clipboard: Clipboard,
    events: Sender<Event>,
    thread: Option<(Sender<Request>, JoinHandle<()>)>,
}

/// A text on its way to the clipboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// What to call it in the message.
    pub what: String,
    /// Exactly what is to be pasted.
    pub text: String,
}

impl Copier {
    /// What comes of each copy goes to `events`.
    pub fn new(clipboard: Clipboard, events: Sender<Event>) -> Self {
        Self { clipboard, events, thread: None }
    }

    /// Asks for a copy. Its outcome comes as an event.
    pub fn copy(&mut self, request: Request) -> io::Result<()> {
        let requests = match &self.thread {
            Some((requests, _)) => requests,
            None => &self.thread.insert(start(self.clipboard.clone(), self.events.clone())?).0,
        };
        // The thread ends only after this sender is gone.
        let _ = requests.send(request);
        Ok(())
    }

    /// Waits for the copies that are still under backend: whoever leaves right after a copy wants to have it.
    pub fn finish(self) {
        if let Some((requests, thread)) = self.thread {
            drop(requests);
            let _ = thread.join();
        }
    }
}

fn start(clipboard: Clipboard, events: Sender<Event>) -> io::Result<(Sender<Request>, JoinHandle<()>)> {
    let (requests, received) = mpsc::channel::<Request>();
    let thread = thread::Builder::new().name("copies".into()).spawn(move || {
        while let Ok(request) = received.recv() {
            // Of several that queued up behind a slow display, the last is the one that is wanted.
            let request = received.try_iter().last().unwrap_or(request);
            let event = match clipboard.copy(&request.text) {
                Attempt::Done(outcome) => Event::Input(told(&outcome, request)),
                Attempt::Emit(pending) => Event::Emit(pending, request),
            };
            if events.send(event).is_err() {
                return;
            }
        }
    })?;
    Ok((requests, thread))
}

/// Writes the sequence to the terminal; only the loop may do so, between two frames.
pub fn emit(pending: PendingEscape, request: Request) -> Input {
    told(&pending.emit(), request)
}

fn told(outcome: &Outcome, request: Request) -> Input {
    let message = outcome.message(&request.what);
    Input::Copied { message, lost: outcome.failed().then_some(request.text) }
}
