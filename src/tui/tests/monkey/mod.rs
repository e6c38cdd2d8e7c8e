//! A monkey at the keyboard and the mouse: keys, clicks, pastes, reports and plain noise in pieces of any size, changes of
//! size, ticks, copies that fail, and catalogs that are read anew, on three catalogs. After each step everything must be
//! within its bounds, and now and then the way back must lead to the screen of a fresh start.
//!
//! A run takes 20,000 steps. `MONKEY_ROUNDS=50 cargo test --release --lib monkey -- --test-threads 1` takes a million, on
//! other seeds each round, and prints the memory before and after it; `MONKEY_STEPS=25000` takes them with the same seeds.
//! A failure names its seed, and `MONKEY_SEED=17 cargo test --lib monkey` repeats it.

mod bytes;
mod checks;
mod random;
mod text;
mod way_back;

use std::env;
use std::io::{self, Write as _};
use std::ops::RangeInclusive;
use std::time::Duration;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;

use super::Browser;
use crate::clipboard::Outcome;
use crate::keymap::Focus;
use crate::snippet::Kind;
use crate::theme::{Theme, ThemeName};
use crate::tui::details_view::DetailsTab;
use crate::tui::effect::CopyRequest;
use crate::tui::input::Input;
use crate::tui::store::{ListKind, Part};
use crate::tui::terminal::Decoder;
use crate::tui::undo::UndoStep;
use crate::tui::view;
use random::Random;

/// The steps of a seed, which starts anew.
const STEPS: u64 = 500;
/// The steps after which the way back is taken.
const WAY_BACK: u64 = 100;

#[test]
fn on_the_embedded_catalog() {
    seeds("on_the_embedded_catalog", 20, |_| text::embedded());
}

#[test]
fn on_a_hostile_catalog() {
    seeds("on_a_hostile_catalog", 14, text::hostile);
}

#[test]
fn on_a_long_catalog() {
    let parts = text::long();
    seeds("on_a_long_catalog", 6, |_| parts.clone());
}

/// Lets a monkey of each seed loose on its catalog.
fn seeds(test: &str, seeds: u64, parts: impl Fn(u64) -> Vec<Part>) {
    let (rounds, steps) = (number("MONKEY_ROUNDS"), number("MONKEY_STEPS"));
    for round in 0..rounds.unwrap_or(1) {
        let before = resident_kib();
        let first = 1 + round * seeds;
        for seed in number("MONKEY_SEED").map_or(first..first + seeds, |seed| seed..seed + 1) {
            Monkey::new(test, seed, parts(seed)).run(steps.unwrap_or(STEPS));
        }
        if rounds.or(steps).is_some() {
            let (last, after) = (first + seeds - 1, resident_kib());
            report(&format!("{test}: round {round}, seeds {first} to {last}: {before} KiB, then {after} KiB"));
        }
    }
}

/// A number that the environment gives.
fn number(name: &str) -> Option<u64> {
    Some(env::var(name).ok()?.parse().unwrap())
}

/// Writes a line, past the test harness, which would show it for failed tests only.
fn report(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// The memory of this process.
fn resident_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.map_or(0, |line| line.trim().trim_end_matches(" kB").parse().unwrap())
}

struct Monkey {
    test: String,
    seed: u64,
    step: u64,
    random: Random,
    browser: Browser,
    decoder: Decoder,
    terminal: Terminal<TestBackend>,
    names: Vec<String>,
    /// The whole catalog, and the parts that were not read yet, the last one first.
    parts: Vec<Part>,
    unread: Vec<Part>,
    /// The copies that nothing has come of yet.
    copies: Vec<CopyRequest>,
}

impl Monkey {
    fn new(test: &str, seed: u64, parts: Vec<Part>) -> Self {
        let names = parts.iter().flat_map(|part| &part.catalog.codes).map(|code| code.name.to_string()).collect();
        let unread = parts.iter().rev().cloned().collect();
        Self {
            test: test.to_owned(),
            seed,
            step: 0,
            random: Random::new(seed),
            browser: Browser::empty(80, 24),
            decoder: Decoder::default(),
            terminal: Terminal::new(TestBackend::new(80, 24)).unwrap(),
            names,
            parts,
            unread,
            copies: Vec::new(),
        }
    }

    fn run(mut self, steps: u64) {
        for step in 1..=steps {
            self.step = step;
            self.act();
            self.copies.append(&mut self.browser.requests);
            self.copies.iter().for_each(checks::request);
            checks::state(&self.browser.state);
            self.draw();
            // Whoever leaves comes back: what follows is as good a test.
            self.browser.state.exit = None;
            if step % WAY_BACK == 0 {
                self.go_back();
            }
        }
    }

    fn act(&mut self) {
        match self.random.below(100) {
            0..=79 => {
                let bytes = bytes::any(&mut self.random, &self.names);
                self.send(&bytes);
            }
            80..=85 => {
                let size = self.size();
                self.browser.give(Input::Resize(size));
            }
            86..=89 => self.pause(),
            90..=92 => {
                self.browser.now += Duration::from_millis(self.random.below(5000) as u64);
                self.browser.give(Input::Tick);
            }
            93..=95 => self.answer(),
            96 => self.read(),
            97 => self.reload(),
            _ => self.search(),
        }
    }

    /// Sends bytes in pieces, with a pause between some of them. What has come in together is searched for once; the
    /// next key breaks off the search of a long list.
    fn send(&mut self, mut bytes: &[u8]) {
        self.browser.searches = false;
        while !bytes.is_empty() {
            let (piece, rest) = bytes.split_at(1 + self.random.below(bytes.len()));
            for event in self.decoder.feed(piece) {
                self.browser.event(event);
            }
            if self.random.once_in(10) {
                self.pause();
            }
            bytes = rest;
        }
        if !self.random.once_in(10) {
            self.search();
        }
    }

    /// Nothing more of a sequence comes in time.
    fn pause(&mut self) {
        for event in self.decoder.flush() {
            self.browser.event(event);
        }
    }

    /// The size of a screen as the browser takes it, small more often than not.
    fn size(&mut self) -> Size {
        let (width, height) = if self.random.once_in(20) { (300, 100) } else { (110, 32) };
        let size = Size::new(self.random.below(width + 1) as u16, self.random.below(height + 1) as u16);
        if size.width == 0 || size.height == 0 { Size::new(80, 24) } else { size }
    }

    /// Something comes of the first copy, or of the last where the others are no longer wanted.
    fn answer(&mut self) {
        if self.copies.is_empty() {
            return;
        }
        let request = if self.random.once_in(4) { self.copies.pop() } else { Some(self.copies.remove(0)) };
        let failed = self.random.once_in(2);
        let outcome =
            if failed { Outcome::Failed { reason: "no way".to_owned() } } else { Outcome::Sent { warning: None } };
        let request = request.unwrap();
        let message = outcome.message(&request.what);
        self.browser.give(Input::Copied { message, text: request.text, failed });
        self.copies.truncate(50);
    }

    /// A part of the catalog comes in.
    fn read(&mut self) {
        if let Some(part) = self.unread.pop() {
            self.browser.give(Input::Read(Box::new(part)));
            if self.unread.is_empty() {
                self.browser.give(Input::ReadAll);
            }
        }
    }

    /// All that was read is read anew: some of its parts are gone, or there again.
    fn reload(&mut self) {
        if self.unread.is_empty() && !self.parts.is_empty() {
            let first = self.random.below(self.parts.len());
            let last = first + self.random.below(self.parts.len() - first);
            self.reload_parts(first..=last);
        }
    }

    fn reload_parts(&mut self, parts: RangeInclusive<usize>) {
        let mut whole = Part::default();
        self.parts[parts].iter().for_each(|part| whole.append(Part::new(part.catalog.clone())));
        self.browser.reload(Ok(whole.catalog));
    }

    /// The search that was put off is done.
    fn search(&mut self) {
        self.browser.searches = true;
        self.browser.give(Input::Tick);
    }

    /// Draws a frame, sometimes one of another size than the browser knows of.
    fn draw(&mut self) {
        if self.random.once_in(20) {
            let size = if self.random.once_in(2) { self.size() } else { self.browser.state.size };
            let (buffer, cursor) = self.browser.frame(size, &Theme::of(ThemeName::Mono));
            checks::cells(&buffer);
            assert!(cursor.is_none_or(|cursor| buffer.area.contains(cursor)), "{cursor:?}");
        }
        let size = self.browser.state.size;
        if self.terminal.current_buffer_mut().area.as_size() != size {
            self.terminal = Terminal::new(TestBackend::new(size.width, size.height)).unwrap();
        }
        // Without the backend, which takes most of the time.
        self.terminal.current_buffer_mut().reset();
        let mut frame = self.terminal.get_frame();
        view::draw(&self.browser.state, &Theme::of(ThemeName::Terminal), &mut frame);
        checks::cells(frame.buffer_mut());
    }
}

impl Drop for Monkey {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let (test, seed, step) = (&self.test, self.seed, self.step);
            report(&format!("{test}: step {step} of seed {seed}; MONKEY_SEED={seed} repeats it"));
        }
    }
}
