//! Copies on a thread of its own: a display that hangs must not hang the browser. One thread for all copies, so that
//! the last text asked for is the last one set.

use std::io;
use std::sync::mpsc::{self, Sender};
use std::thread;

use super::effect::CopyRequest;
use super::events::Event;
use super::input::Input;
use crate::clipboard::{Attempt, Clipboard, Outcome, PendingEscape};

/// The clipboard and the thread that copies to it, which starts with the first copy: most who look something up take
/// nothing along.
#[derive(Debug)]
pub struct ClipboardWorker {
    clipboard: Clipboard,
    events: Sender<Event>,
    requests: Option<Sender<CopyRequest>>,
}

impl ClipboardWorker {
    /// A worker that reports what came of each copy to `events`.
    pub fn new(clipboard: Clipboard, events: Sender<Event>) -> Self {
        Self { clipboard, events, requests: None }
    }

    /// Asks for a copy. Gives what came of it where that is known at once; else it comes as an event.
    pub fn copy(&mut self, request: CopyRequest) -> Option<Input> {
        let requests = match &self.requests {
            Some(requests) => requests,
            None => match start(self.clipboard.clone(), self.events.clone()) {
                Ok(requests) => self.requests.insert(requests),
                Err(error) => {
                    let reason = format!("no thread could be started: {error}");
                    return Some(copied(&Outcome::Failed { reason }, request));
                }
            },
        };
        // The thread ends only after this sender is gone.
        let _ = requests.send(request);
        None
    }

    /// Takes no more copies. Returns true if some may still be under way; [`Event::CopiesEnded`] comes after the last.
    pub fn close(&mut self) -> bool {
        self.requests.take().is_some()
    }

    /// Cancels the copies that are still under way. They fail within a few milliseconds.
    pub fn cancel(&self) {
        self.clipboard.cancellation.cancel();
    }
}

fn start(clipboard: Clipboard, events: Sender<Event>) -> io::Result<Sender<CopyRequest>> {
    let (requests, received) = mpsc::channel::<CopyRequest>();
    let copy_all = move || {
        while let Ok(request) = received.recv() {
            // Of several that queued up behind a slow display, the last is the one that is wanted.
            let request = received.try_iter().last().unwrap_or(request);
            let event = match clipboard.copy(&request.text) {
                Attempt::Done(outcome) => Event::Input(copied(&outcome, request)),
                Attempt::Emit(pending) => Event::Emit(pending, request),
            };
            if events.send(event).is_err() {
                return;
            }
        }
        // Nobody there to hear of it: the browser has ended.
        let _ = events.send(Event::CopiesEnded);
    };
    thread::Builder::new().name("copies".into()).spawn(copy_all)?;
    Ok(requests)
}

/// Writes the sequence to the terminal; only the loop may do so, between two frames.
pub fn emit(pending: PendingEscape, request: CopyRequest) -> Input {
    copied(&pending.emit(), request)
}

fn copied(outcome: &Outcome, request: CopyRequest) -> Input {
    let mut message = outcome.message(&request.what);
    if !request.reason.is_empty() {
        // "Over SSH: copied the link instead".
        let rest = message.split_off(message.chars().next().map_or(0, char::len_utf8));
        message = format!("{}: {}{rest}", request.reason, message.to_lowercase());
    }
    Input::Copied { message, text: request.text, failed: outcome.failed() }
}
