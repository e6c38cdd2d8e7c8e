//! What was piped into the browser, taken as a paste while it comes.

use std::io::{self, IsTerminal, Read};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, SyncSender};
use std::thread;
use std::time::{Duration, Instant};

use super::events::Event;
use super::input::Input;
use super::pasted::{Pasted, Piped};
use crate::catalog::{Catalog, Source};
use crate::explain::{CHUNK, Names, TextScanner, read_chunk};

/// The shortest time between two states of a text that goes on.
const INTERVAL: Duration = Duration::from_millis(250);

/// Returns true if a text is piped in, and is not the catalog.
pub fn is_there(sources: &[Source]) -> bool {
    !io::stdin().is_terminal() && !sources.iter().any(Source::is_stdin)
}

/// Starts to read it, on threads of its own. What it has of the codes of a catalog goes to `events`.
pub fn start(catalog: &Catalog, events: Sender<Event>) -> io::Result<()> {
    let (names, empty) = (Names::of(catalog), Pasted::piped(catalog));
    let (sender, chunks) = mpsc::sync_channel(1);
    thread::Builder::new().name("piped".into()).spawn(move || read(io::stdin(), &sender))?;
    thread::Builder::new().name("scanner".into()).spawn(move || scan(&chunks, &names, empty, &events)).map(drop)
}

/// Reads a text in chunks. A thread that waits for more cannot say what there was so far.
fn read(mut from: impl Read, chunks: &SyncSender<Vec<u8>>) {
    let mut buffer = vec![0; CHUNK];
    // An error ends it as its end does: what was read is there.
    while let Ok(length @ 1..) = read_chunk(&mut from, &mut buffer) {
        // Nobody there to take it: the browser was left.
        if chunks.send(buffer[..length].to_vec()).is_err() {
            return;
        }
    }
}

fn scan(chunks: &Receiver<Vec<u8>>, names: &Names, mut pasted: Pasted, events: &Sender<Event>) {
    let mut scanner = TextScanner::new(names, true);
    let (mut is_empty, mut is_first, mut is_new, mut last) = (true, true, false, None::<Instant>);
    loop {
        let next = last.map_or(Duration::ZERO, |last| INTERVAL.saturating_sub(last.elapsed()));
        let chunk = chunks.recv_timeout(if is_new { next } else { Duration::MAX });
        let is_last = chunk == Err(RecvTimeoutError::Disconnected);
        if is_last || chunk.is_ok() {
            let chunk = chunk.unwrap_or_default();
            is_empty &= chunk.is_empty();
            let occurrences = scanner.feed(&chunk).occurrences;
            is_new |= !occurrences.is_empty();
            for occurrence in occurrences {
                pasted.add(occurrence);
            }
        }
        let has_first = is_first && !pasted.is_empty();
        let is_due = has_first || last.is_none_or(|last| last.elapsed() >= INTERVAL);
        if is_new && is_due || is_last && !is_empty {
            let piped = Piped { pasted: pasted.clone(), is_first, is_last };
            if events.send(Event::Input(Input::Piped(Box::new(piped)))).is_err() {
                return;
            }
            (is_first, is_new, last) = (is_first && !has_first, false, Some(Instant::now()));
        }
        if is_last {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog;

    /// Scans these chunks, each given once the state before it was told, and gives the codes, names that are unknown,
    /// and signs of each state.
    fn told(chunks: &[&str]) -> Vec<(Vec<String>, Vec<String>, bool, bool)> {
        let catalog = catalog::open(&[Source::embedded()]).unwrap();
        let (names, pasted) = (Names::of(&catalog), Pasted::piped(&catalog));
        let (sender, receiver) = mpsc::sync_channel(1);
        let (events, told) = mpsc::channel();
        let next = || {
            let Ok(Event::Input(Input::Piped(piped))) = told.recv_timeout(Duration::from_mins(1)) else {
                panic!("none")
            };
            let Piped { pasted, is_first, is_last } = *piped;
            let name = |number| catalog.code(number).unwrap().name.to_string();
            let codes = pasted.codes(&catalog).into_iter().map(name).collect();
            (codes, pasted.unknown().map(str::to_owned).collect(), is_first, is_last)
        };
        thread::scope(|scope| {
            scope.spawn(move || scan(&receiver, &names, pasted, &events));
            let mut states = Vec::new();
            for chunk in chunks {
                sender.send(chunk.as_bytes().to_vec()).unwrap();
                states.push(next());
            }
            drop(sender);
            states.push(next());
            states
        })
    }

    #[test]
    fn what_came_is_told_without_waiting_for_more() {
        let words = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        // What comes right after the first code is told too, though nothing follows.
        let states = told(&["code=FOO_BAR\n", "code=READONLY\n", "PAPER_DOES_NOT_EXIST\n", "code=READONLY\n"]);
        let (foo, both) = (words(&["FOO_BAR"]), words(&["PAPER_DOES_NOT_EXIST", "READONLY"]));
        let expected = [
            (words(&[]), foo.clone(), true, false),
            (words(&["READONLY"]), foo.clone(), true, false),
            (both.clone(), foo.clone(), false, false),
            (both.clone(), foo.clone(), false, false),
            (both, foo, false, true),
        ];
        assert_eq!(states, expected);
    }

    #[test]
    fn a_text_of_nothing_says_nothing_and_one_without_a_code_does_at_its_end() {
        let catalog = catalog::open(&[Source::embedded()]).unwrap();
        for (chunks, expected) in [(&[][..], 0), (&["no code"], 1), (&["READONLY"], 1)] {
            let (sender, receiver) = mpsc::sync_channel(1);
            let (events, told) = mpsc::channel();
            thread::scope(|scope| {
                let pasted = Pasted::piped(&catalog);
                let names = Names::of(&catalog);
                scope.spawn(move || scan(&receiver, &names, pasted, &events));
                for chunk in chunks {
                    sender.send(chunk.as_bytes().to_vec()).unwrap();
                }
                drop(sender);
                assert_eq!(told.iter().count(), expected, "{chunks:?}");
            });
        }
    }
}
