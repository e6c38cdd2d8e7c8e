//! Reads the catalog on a thread of its own: the first frame does not wait for a long document.

use std::io;
use std::mem;
use std::sync::mpsc::Sender;
use std::thread;

use super::events::Event;
use super::place::Part;
use super::update::Input;
use crate::catalog::{self, Catalog, Pattern, Source};
use crate::search::Index;

/// Starts reading. Every part goes to `events`, and at the end that it was the last, or why there is no more.
pub fn start(sources: Vec<Source>, pattern: Pattern, events: Sender<Event>) -> io::Result<()> {
    let is_short = sources.iter().all(|source| *source == Source::Embedded);
    let read = move || {
        let (mut codes, mut methods) = (Index::new(), Index::new());
        let index =
            |part: Catalog| Part { codes: Index::of_codes(&part), methods: Index::of_methods(&part), catalog: part };
        let result = catalog::read(&sources, &pattern, index, |mut part| {
            codes.extend(mem::take(&mut part.codes));
            methods.extend(mem::take(&mut part.methods));
            (part.codes, part.methods) = (codes.clone(), methods.clone());
            // Nobody there to take it: the browser was left, and this thread with it.
            let _ = events.send(Event::Input(Input::Read(Box::new(part))));
        });
        let _ = events.send(match result {
            Ok(()) => Event::Input(Input::ReadAll),
            Err(error) => Event::Unreadable(error),
        });
    };
    if is_short {
        // It is read before a thread would have started.
        read();
        return Ok(());
    }
    thread::Builder::new().name("reader".into()).spawn(read).map(drop)
}
