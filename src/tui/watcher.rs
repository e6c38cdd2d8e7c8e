//! Reads the catalog anew where its files have changed.

use std::mem;
use std::sync::mpsc::Sender;
use std::time::Instant;

use super::events::Event;
use super::input::Input;
use super::loader;
use super::reload::Reload;
use super::watch::Watch;
use crate::catalog::Source;

/// The references of the catalog, and the files to look at.
#[derive(Debug)]
pub struct Watcher {
    sources: Vec<Source>,
    /// None of them while they are being read.
    watch: Watch,
    /// True if they were to be looked at meanwhile.
    asked: bool,
    events: Sender<Event>,
}

impl Watcher {
    /// Watches nothing, until the files of these references are known.
    pub fn new(sources: Vec<Source>, events: Sender<Event>) -> Self {
        Self { sources, watch: Watch::default(), asked: false, events }
    }

    /// True if any of the references has files.
    pub fn has_files(&self) -> bool {
        self.sources.iter().any(Source::has_files)
    }

    /// Watches these files from now on, and looks at them if that was asked for while there were none.
    pub fn watch(&mut self, watch: Watch) -> Option<Input> {
        self.watch = watch;
        if mem::take(&mut self.asked) { self.look(true) } else { None }
    }

    /// Looks for changes, and starts reading anew if there is one. Gives the reason where that cannot be.
    pub fn look(&mut self, at_once: bool) -> Option<Input> {
        self.asked |= at_once && self.watch.is_empty();
        let changed = self.watch.changed(at_once, Instant::now())?;
        match loader::reload(self.sources.clone(), changed.clone(), self.events.clone()) {
            Ok(()) => {
                self.watch = Watch::default();
                None
            }
            Err(error) => Some(Input::Reloaded(Box::new(Reload { changed, read: Err(error.to_string()) }))),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn a_look_asked_for_during_a_reading_follows_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("errors.md");
        fs::write(&path, "# A_A\n").unwrap();
        let sources = vec![Source::from(path.clone())];
        for asked in [false, true] {
            let (events, received) = mpsc::channel();
            let mut watcher = Watcher::new(sources.clone(), events);
            let watch = Watch::of(&sources);
            assert!(watcher.look(asked).is_none());
            fs::write(&path, "# A_A\n\n".repeat(if asked { 2 } else { 3 })).unwrap();
            assert!(watcher.watch(watch).is_none());
            drop(watcher);
            let reloaded = |event| matches!(event, Event::Input(Input::Reloaded(_)));
            assert_eq!(received.iter().any(reloaded), asked);
        }
    }
}
