//! Reads the catalog on a thread of its own: the first frame does not wait for a long document.

use std::io;
use std::mem;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use super::events::Event;
use super::input::Input;
use super::reload::Reload;
use super::store::Part;
use super::watch::Watch;
use crate::catalog::{self, CatalogError, Place, Source};

/// More codes than a screen shows: until they are there, each part is sent at once.
const SCREENFUL: usize = 100;

/// After that, whatever has come is sent so often. A long document comes in many small parts, and each makes a frame
/// and a search of all that is there.
const INTERVAL: Duration = Duration::from_millis(40);

/// Starts reading. What was read goes to `events`, and at the end that it was all, or why there is no more.
pub fn start(sources: Vec<Source>, events: Sender<Event>) -> io::Result<()> {
    let is_short = sources.iter().all(|source| source.place == Place::Embedded);
    let read = move || {
        // From before they are read: whatever changes after that is a change.
        let (watch, watcher) = (Watch::of(&sources), events.clone());
        let mut sender = PartSender { events, read: Part::default(), unsent: false, sent: 0, last: Instant::now() };
        let result = catalog::read(&sources, |part| sender.add(Part::new(part)));
        sender.end(result.map_or_else(Event::Unreadable, |()| Event::Input(Input::ReadAll)));
        if !watch.is_empty() {
            let _ = watcher.send(Event::Watch(watch));
        }
    };
    if is_short {
        // It is read before a thread would have started.
        read();
        return Ok(());
    }
    spawn(read)
}

/// Starts reading anew, as these references have changed. What was read goes to `events` as a whole.
pub fn reload(sources: Vec<Source>, changed: String, events: Sender<Event>) -> io::Result<()> {
    spawn(move || {
        let (watch, mut whole) = (Watch::of(&sources), Part::default());
        let read = match catalog::read(&sources, |part| whole.append(Part::new(part))) {
            Ok(()) => Ok(whole),
            Err(CatalogError::Document(warning) | CatalogError::NoCodes(warning)) => Err(warning.message),
            Err(error) => Err(error.to_string()),
        };
        let reloaded = Input::Reloaded(Box::new(Reload { changed, read }));
        for event in [Event::Watch(watch), Event::Input(reloaded)] {
            // As below.
            let _ = events.send(event);
        }
    })
}

fn spawn(read: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name("reader".into()).spawn(read).map(drop)
}

/// Sends what was read.
struct PartSender {
    events: Sender<Event>,
    /// The codes that were not sent yet, with the indexes of everything.
    read: Part,
    unsent: bool,
    /// The number of codes that were sent, and the time of the last.
    sent: usize,
    last: Instant,
}

impl PartSender {
    fn add(&mut self, part: Part) {
        self.read.append(part);
        self.unsent = true;
        if self.sent < SCREENFUL || self.last.elapsed() >= INTERVAL {
            self.send_part();
        }
    }

    fn send_part(&mut self) {
        (self.unsent, self.sent, self.last) = (false, self.read.codes.len(), Instant::now());
        let catalog = mem::take(&mut self.read.catalog);
        let part = Part { catalog, codes: self.read.codes.clone(), methods: self.read.methods.clone() };
        self.send(Event::Input(Input::Read(Box::new(part))));
    }

    fn end(mut self, end: Event) {
        if self.unsent {
            self.send_part();
        }
        self.send(end);
    }

    fn send(&self, event: Event) {
        // Nobody there to take it: the browser was left, and this thread with it.
        let _ = self.events.send(event);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;
    use crate::catalog::{Catalog, Code};
    use crate::search::Index;

    /// The number of codes that came with each part, and the number that its indexes had.
    fn sent(numbers: impl IntoIterator<Item = usize>, last: Instant) -> Vec<(usize, usize)> {
        let (events, received) = mpsc::channel();
        let mut sender = PartSender { events, read: Part::default(), unsent: false, sent: 0, last };
        for number in numbers {
            let catalog = Catalog { codes: vec![Code::default(); number], ..Catalog::default() };
            sender.add(Part { codes: Index::of_codes(&catalog), methods: Index::new(), catalog });
            // From here on no time passes.
            sender.last = last;
        }
        sender.end(Event::Input(Input::ReadAll));
        let mut events: Vec<Event> = received.iter().collect();
        assert!(matches!(events.pop(), Some(Event::Input(Input::ReadAll))));
        let part = |event| match event {
            Event::Input(Input::Read(part)) => (part.catalog.codes.len(), part.codes.len()),
            _ => panic!("{event:?}"),
        };
        events.into_iter().map(part).collect()
    }

    #[test]
    fn the_first_are_sent_at_once_and_the_others_together() {
        let soon = Instant::now() + Duration::from_hours(1);
        assert_eq!(sent([30, 60, 40, 50, 70, 20], soon), [(30, 30), (60, 90), (40, 130), (140, 270)]);
        let late = Instant::now().checked_sub(INTERVAL).unwrap();
        assert_eq!(sent([30, 100, 50, 70], late), [(30, 30), (100, 130), (50, 180), (70, 250)]);
    }
}
