//! The end of the browser: copies that are under way, and what is printed.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use anyhow::Context;

use super::events::Event;
use super::input::Input;
use super::state::Exit;
use super::terminal::{self, Signal};
use super::{Browser, End};
use crate::action::Action;
use crate::exit::Outcome;
use crate::purpose::{Pick, Purpose};
use crate::text;

/// The time that copies under way have once the user has quit: a clipboard that hangs is given up within it, and the
/// terminal asked in its place.
const QUIT_LIMIT: Duration = Duration::from_millis(1500);
/// The time that they have after an interrupt or a signal, which are to be felt at once.
const INTERRUPT_LIMIT: Duration = Duration::from_millis(300);

impl Browser {
    /// Reads the catalog to its end where its only match may be picked without a screen, or none be an answer, and gives
    /// the outcome where that is so.
    pub(super) fn pick_at_once(&mut self, pick: Pick) -> anyhow::Result<Option<Outcome>> {
        if !pick.takes_only_match && !pick.ends_without_match {
            return Ok(None);
        }
        while self.state.reading {
            self.events.wait(None);
            while let Some(event) = self.events.next() {
                self.handle(event)?;
            }
        }
        if let Some(found) = self.state.list.search(&self.state.store, || false) {
            self.update(Input::Found(found))?;
        }
        // One that has only some of the words is for a person to judge.
        if pick.takes_only_match && self.state.list.has_all_words() && self.state.list.matches() == 1 {
            self.update(Input::Action(Action::Pick))?;
        }
        let outcome = match &self.state.exit {
            Some(_) => Outcome::Found,
            None if pick.ends_without_match && self.state.list.matches() == 0 => Outcome::NothingFound,
            None => return Ok(None),
        };
        self.report_unread();
        self.print_picked()?;
        Ok(Some(outcome))
    }

    /// Reports on standard error that documents could not be read, as there is no screen to say so.
    fn report_unread(&self) {
        let unread = self.state.store.catalog.unread_documents();
        if unread > 0 {
            let documents = text::counted(unread, "document");
            let text = format!("{documents} not read in full; `ipaper-codes doctor` shows why");
            self.report(&text);
        }
    }

    /// Writes a line to standard error. Without that there is nobody to tell.
    fn report(&self, line: &str) {
        let _ = writeln!(self.state.look.charset().writer(io::stderr()), "ipaper-codes: {line}");
    }

    /// Does what is left to do without the screen, and gives the outcome.
    pub(super) fn leave(mut self, end: anyhow::Result<End>) -> anyhow::Result<Outcome> {
        let end = self.finish_copies(end);
        let printed = self.print_failed_copies();
        if let End::Signal(signal) = end? {
            // Whoever sent the signal is to see that it worked.
            terminal::end_by(signal)?;
        }
        printed?;
        self.print_picked()?;
        Ok(match (self.state.purpose, &self.state.exit) {
            (Purpose::Browse, Some(Exit::Quit)) | (_, Some(Exit::Picked(_))) => Outcome::Found,
            _ => Outcome::Interrupted,
        })
    }

    /// Waits for the copies that are still under way: whoever leaves right after a copy wants to have it. Those that take
    /// too long, or longer than an interrupt or a signal allows, are cancelled; what came of them goes to standard error,
    /// as there is no screen for it any more. Gives the end that comes of it.
    fn finish_copies(&mut self, mut end: anyhow::Result<End>) -> anyhow::Result<End> {
        let started = Instant::now();
        let mut under_way = self.clipboard.close();
        let waits = under_way;
        while under_way {
            let quit = matches!(end, Ok(End::Left)) && self.state.exit != Some(Exit::Interrupted);
            let deadline = started + if quit { QUIT_LIMIT } else { INTERRUPT_LIMIT };
            let is_over = Instant::now() >= deadline;
            if is_over {
                self.clipboard.cancel();
            }
            self.events.wait((!is_over).then_some(deadline));
            while let Some(event) = self.events.next() {
                match event {
                    Event::CopiesEnded => under_way = false,
                    Event::Signal(Signal::End(signal)) => end = Ok(End::Signal(signal)),
                    event => drop(self.handle(event)),
                }
            }
        }
        if let Some(message) = self.state.message.as_ref().filter(|_| waits) {
            self.report(&message.text);
        }
        end
    }

    /// Prints the texts whose copying failed: they are not lost. Standard output is for what is picked, if anything is.
    fn print_failed_copies(&self) -> io::Result<()> {
        let mut texts = self.state.failed_copies.texts();
        match self.state.purpose {
            Purpose::Browse => texts.try_for_each(|text| print(io::stdout(), text)),
            Purpose::Pick(_) => texts.try_for_each(|text| print(io::stderr(), text)),
        }
    }

    /// Prints what was picked.
    fn print_picked(&self) -> anyhow::Result<()> {
        let Some(Exit::Picked(text)) = &self.state.exit else { return Ok(()) };
        print(io::stdout(), text).context("the answer cannot be written")
    }
}

/// Prints a text that may be anything, with one newline at its end.
fn print(mut to: impl Write, text: &str) -> io::Result<()> {
    writeln!(to, "{}", text::sanitise(text).trim_end_matches('\n'))
}
