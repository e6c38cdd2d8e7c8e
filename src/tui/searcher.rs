//! Searches long lists on a thread of its own: a key is echoed at once, and what it finds follows.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread;

use super::events::Event;
use super::place::{Found, Subject};
use super::update::Input;
use crate::search::{Index, Query};

/// The way to that thread, which starts with the first search of a long list.
#[derive(Debug)]
pub struct Searcher {
    events: Sender<Event>,
    requests: Option<Sender<Request>>,
    /// Tells the search under way that nobody waits for it any more.
    dropped: Arc<AtomicBool>,
}

#[derive(Debug)]
struct Request {
    subject: Subject,
    text: String,
    index: Index,
    dropped: Arc<AtomicBool>,
}

impl Searcher {
    /// What is found goes to `events`.
    pub fn new(events: Sender<Event>) -> Self {
        Self { events, requests: None, dropped: Arc::default() }
    }

    /// Asks for a search, and drops the one asked for before.
    pub fn search(&mut self, subject: Subject, text: String, index: Index) -> io::Result<()> {
        self.dropped.store(true, Ordering::Relaxed);
        self.dropped = Arc::default();
        let dropped = Arc::clone(&self.dropped);
        let requests = match &self.requests {
            Some(requests) => requests,
            None => self.requests.insert(start(self.events.clone())?),
        };
        // The thread ends only after this sender is gone.
        let _ = requests.send(Request { subject, text, index, dropped });
        Ok(())
    }
}

fn start(events: Sender<Event>) -> io::Result<Sender<Request>> {
    let (requests, received) = mpsc::channel::<Request>();
    thread::Builder::new().name("searches".into()).spawn(move || {
        for Request { subject, text, index, dropped } in received {
            if let Some(found) = Found::search(&index, &text, &dropped)
                && events.send(Event::Input(Input::Found { subject, query: Query::parse(&text), found })).is_err()
            {
                return;
            }
        }
    })?;
    Ok(requests)
}
