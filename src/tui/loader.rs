//! Reads the catalog on a thread of its own: the first frame does not wait for a long document.

use std::io;
use std::mem;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use super::events::Event;
use super::place::Part;
use super::update::Input;
use crate::catalog::{self, Catalog, Pattern, Source};
use crate::search::Index;

/// So many codes are more than a screen shows: until they are there, each part is told of at once.
const SCREENFUL: usize = 100;

/// After that, whatever has come is told of so often. A long document comes in many small parts, and each makes a frame
/// and a search of all that is there.
const OFTEN: Duration = Duration::from_millis(40);

/// Starts reading. What was read goes to `events`, and at the end that it was all, or why there is no more.
pub fn start(sources: Vec<Source>, pattern: Pattern, events: Sender<Event>) -> io::Result<()> {
    let is_short = sources.iter().all(|source| *source == Source::Embedded);
    let read = move || {
        let mut teller = Teller { events, read: Part::default(), untold: false, told: 0, last: Instant::now() };
        let result = catalog::read(&sources, &pattern, |part: Catalog| {
            teller.take(Part { codes: Index::of_codes(&part), methods: Index::of_methods(&part), catalog: part });
        });
        teller.end(result.map_or_else(Event::Unreadable, |()| Event::Input(Input::ReadAll)));
    };
    if is_short {
        // It is read before a thread would have started.
        read();
        return Ok(());
    }
    thread::Builder::new().name("reader".into()).spawn(read).map(drop)
}

/// Tells of what was read.
struct Teller {
    events: Sender<Event>,
    /// What nobody was told of, with the indexes of everything.
    read: Part,
    untold: bool,
    /// How many codes were told of, and when the last.
    told: usize,
    last: Instant,
}

impl Teller {
    fn take(&mut self, part: Part) {
        self.read.catalog.append(part.catalog);
        self.read.codes.extend(part.codes);
        self.read.methods.extend(part.methods);
        self.untold = true;
        if self.told < SCREENFUL || self.last.elapsed() >= OFTEN {
            self.tell();
        }
    }

    fn tell(&mut self) {
        (self.untold, self.told, self.last) = (false, self.read.codes.len(), Instant::now());
        let catalog = mem::take(&mut self.read.catalog);
        let part = Part { catalog, codes: self.read.codes.clone(), methods: self.read.methods.clone() };
        self.send(Event::Input(Input::Read(Box::new(part))));
    }

    fn end(mut self, end: Event) {
        if self.untold {
            self.tell();
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
    use crate::catalog::Code;

    /// How many codes came with each part, and how many the indexes of each had.
    fn told(numbers: impl IntoIterator<Item = usize>, last: Instant) -> Vec<(usize, usize)> {
        let (events, received) = mpsc::channel();
        let mut teller = Teller { events, read: Part::default(), untold: false, told: 0, last };
        for number in numbers {
            let catalog = Catalog { codes: vec![Code::default(); number], ..Catalog::default() };
            teller.take(Part { codes: Index::of_codes(&catalog), methods: Index::new(), catalog });
            // From here on no time passes.
            teller.last = last;
        }
        teller.end(Event::Input(Input::ReadAll));
        let mut events: Vec<Event> = received.iter().collect();
        assert!(matches!(events.pop(), Some(Event::Input(Input::ReadAll))));
        let part = |event| match event {
            Event::Input(Input::Read(part)) => (part.catalog.codes.len(), part.codes.len()),
            _ => panic!("{event:?}"),
        };
        events.into_iter().map(part).collect()
    }

    #[test]
    fn the_first_are_told_of_at_once_and_the_others_together() {
        let soon = Instant::now() + Duration::from_secs(3600);
        assert_eq!(told([30, 60, 40, 50, 70, 20], soon), [(30, 30), (60, 90), (40, 130), (140, 270)]);
        let late = Instant::now().checked_sub(OFTEN).unwrap();
        assert_eq!(told([30, 100, 50, 70], late), [(30, 30), (100, 130), (50, 180), (70, 250)]);
    }
}
