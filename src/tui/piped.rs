//! What was piped into the browser, taken as a paste while it comes.

use std::io::{self, IsTerminal, Read};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use super::events::Event;
use super::input::Input;
use super::pasted::{Pasted, Piped};
use crate::catalog::{Catalog, Source};
use crate::explain::{CHUNK, Names, TextScanner, read_chunk};

/// The time between two states of a text that goes on.
const INTERVAL: Duration = Duration::from_millis(250);

/// Returns true if a text is piped in, and is not the catalog.
pub fn is_there(sources: &[Source]) -> bool {
    !io::stdin().is_terminal() && !sources.iter().any(Source::is_stdin)
}

/// Starts to read it, on a thread of its own. What it has of the codes of a catalog goes to `events`.
pub fn start(catalog: &Catalog, events: Sender<Event>) -> io::Result<()> {
    let (names, empty) = (Names::of(catalog), Pasted::new(catalog));
    thread::Builder::new().name("piped".into()).spawn(move || read(io::stdin(), &names, empty, &events)).map(drop)
}

fn read(mut from: impl Read, names: &Names, mut pasted: Pasted, events: &Sender<Event>) {
    let (mut scanner, mut buffer) = (TextScanner::new(names, true), vec![0; CHUNK]);
    let (mut has_text, mut is_first, mut is_new, mut last) = (false, true, false, Instant::now());
    loop {
        // An error ends it as its end does: what was read is there.
        let read = read_chunk(&mut from, &mut buffer).unwrap_or(0);
        let is_last = read == 0;
        has_text |= !is_last;
        let occurrences = scanner.feed(&buffer[..read]).occurrences;
        is_new |= !occurrences.is_empty();
        for occurrence in occurrences {
            pasted.add(occurrence);
        }
        if is_new && (is_first || last.elapsed() >= INTERVAL) || is_last && has_text {
            let piped = Piped { pasted: pasted.clone(), is_first, is_last };
            // Nobody there to take it: the browser was left.
            if events.send(Event::Input(Input::Piped(Box::new(piped)))).is_err() {
                return;
            }
            (is_first, is_new, last) = (false, false, Instant::now());
        }
        if is_last {
            return;
        }
    }
}
