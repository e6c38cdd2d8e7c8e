//! Reads the catalog on a thread of its own: the first frame does not wait for a long document.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;

use super::events::Event;
use super::place::Part;
use super::update::Input;
use crate::catalog::{self, Pattern, Source};
use crate::search::Index;

/// Starts reading. Every part goes to `events`, and at the end that it was the last, or why there is no more.
pub fn start(sources: Vec<Source>, pattern: Pattern, events: Sender<Event>) -> io::Result<()> {
    let read = move || {
        let (mut codes, mut methods) = (Index::new(), Index::new());
        let result = catalog::read(&sources, &pattern, |part| {
            for code in &part.codes {
                codes.push_code(code, part.methods_of(code).map(|method| method.name.as_str()));
            }
            for method in &part.methods {
                methods.push_method(method, part.codes_of(method).map(|code| code.name.as_str()));
            }
            let part = Part { catalog: part, codes: codes.clone(), methods: methods.clone() };
            // Nobody there to take it: the browser was left, and this thread with it.
            let _ = events.send(Event::Input(Input::Read(Box::new(part))));
        });
        let _ = events.send(match result {
            Ok(()) => Event::Input(Input::ReadAll),
            Err(error) => Event::Unreadable(error),
        });
    };
    thread::Builder::new().name("reader".into()).spawn(read).map(drop)
}
