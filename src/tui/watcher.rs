//! Reads the catalog anew where its files have changed.

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
    events: Sender<Event>,
}

impl Watcher {
    /// Watches nothing, until the files of these references are known.
    pub fn new(sources: Vec<Source>, events: Sender<Event>) -> Self {
        Self { sources, watch: Watch::default(), events }
    }

    /// True if any of the references has files.
    pub fn has_files(&self) -> bool {
        self.sources.iter().any(Source::has_files)
    }

    /// Watches these files from now on.
    pub fn watch(&mut self, watch: Watch) {
        self.watch = watch;
    }

    /// Looks for changes, and starts reading anew if there is one. Gives the reason where that cannot be.
    pub fn look(&mut self, at_once: bool) -> Option<Input> {
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
