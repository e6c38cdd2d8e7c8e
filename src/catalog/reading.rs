//! A document being read: its start is looked at as a whole, then what it has is read as it comes.

use std::mem;
use std::path::Path;

use super::builder::Builder;
use super::escape::Problem;
use super::files::CatalogError;
use super::markdown::{FrontMatter, ParsedChunk, Section};
use super::model::{Code, Warning};
use super::options::ReadOptions;
use super::readers::{Found, Reader, certain_headings, choose, is_plain, written};
use super::{chunks, own};

/// The start of a document that its reader is chosen by, in bytes.
const START: usize = 1 << 20;

/// The reason to refuse a document that turns out to have no code.
pub(super) const NO_CODE: &str = "no return code found; the document is empty";

/// A document being read.
pub(super) struct Reading<'r, 'b> {
    builder: &'r mut Builder<'b>,
    options: &'r ReadOptions,
    label: &'r str,
    /// The number of the document. It has none before its first chunk.
    number: Option<u32>,
    title: Option<String>,
    /// True if this program wrote the document.
    is_written: bool,
    state: State,
    /// The length at which the reader is chosen, or looked for again.
    next_look: usize,
    /// True once there is a code, be it one that the source has had before.
    has_codes: bool,
    /// The problems that were reported: once a document is enough.
    known: Vec<&'static str>,
}

/// The start of a document of which nothing is known yet.
#[derive(Default)]
struct Start {
    sections: Vec<Section>,
    /// Its length, in bytes.
    length: usize,
    /// The number of headings that are certain to be codes.
    certain: usize,
}

enum State {
    /// The start of the document.
    Undecided(Start),
    Decided(Box<dyn Reader>, Found),
}

impl<'r, 'b> Reading<'r, 'b> {
    pub fn new(builder: &'r mut Builder<'b>, options: &'r ReadOptions, label: &'r str) -> Self {
        let state = State::Undecided(Start::default());
        Self {
            builder,
            options,
            label,
            number: None,
            title: None,
            is_written: false,
            state,
            next_look: START,
            has_codes: false,
            known: Vec::new(),
        }
    }

    /// Starts the document, which its front matter describes.
    pub fn start(&mut self, front: &FrontMatter) -> u32 {
        self.title.clone_from(&front.title);
        self.is_written = front.is_written;
        *self.number.insert(self.builder.start_document(self.label, front))
    }

    /// Adds the next chunk, and gives the number of the document. The first chunk says what the document is.
    pub fn add(&mut self, chunk: ParsedChunk) -> u32 {
        let number = match self.number {
            Some(number) => number,
            None => self.start(&chunk.front),
        };
        self.warn(chunk.problems);
        match &mut self.state {
            State::Undecided(start) => {
                start.length += chunk.length;
                start.certain += certain_headings(&chunk.sections, self.options);
                start.sections.extend(chunk.sections);
                // A long row of plain headings needs no second look.
                let is_plain = self.is_written || is_plain(start.certain, start.sections.len());
                if start.length >= self.next_look || is_plain {
                    self.next_look *= 2;
                    // What follows may have the codes.
                    _ = self.decide(number);
                }
            }
            State::Decided(reader, found) => {
                reader.add(chunk.sections, found);
            }
        }
        number
    }

    /// Chooses the reader, and lets it read the start. Errs where there is no code.
    fn decide(&mut self, number: u32) -> Result<(), CatalogError> {
        let State::Undecided(Start { sections, .. }) = &mut self.state else { return Ok(()) };
        let file = Path::new(self.label).file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
        let titles = [self.title.as_deref().unwrap_or_default(), &file];
        let no_codes = |advice: String| CatalogError::no_codes(self.label, advice);
        let mut choice = if self.is_written && self.options.shape.is_none() {
            written(self.options)
        } else {
            choose(sections, &titles, self.options).map_err(no_codes)?
        };
        let mut found = Found::new(number, self.builder.page());
        choice.reader.add(mem::take(sections), &mut found);
        self.builder.read_as(choice.read_as, choice.unused);
        self.state = State::Decided(choice.reader, found);
        Ok(())
    }

    /// Hands over what is complete.
    pub fn hand_over(&mut self) -> Result<(), CatalogError> {
        let State::Decided(_, found) = &mut self.state else { return Ok(()) };
        let (codes, warnings) = (found.take_complete(), found.take_warnings());
        self.add_codes(codes, warnings)?;
        self.builder.hand_over();
        Ok(())
    }

    /// Adds the codes that are left; gives true if there were any in all.
    pub fn end(mut self) -> Result<bool, CatalogError> {
        if let (State::Undecided(..), Some(number)) = (&self.state, self.number) {
            self.decide(number)?;
        }
        if let State::Decided(_, mut found) = mem::replace(&mut self.state, State::Undecided(Start::default())) {
            let warnings = found.take_warnings();
            self.add_codes(found.rest(), warnings)?;
        }
        Ok(self.has_codes)
    }

    fn add_codes(&mut self, codes: Vec<Code>, warnings: Vec<(u32, String)>) -> Result<(), CatalogError> {
        for (line, message) in warnings {
            self.builder.warn(self.label, line, message);
        }
        self.has_codes |= !codes.is_empty();
        self.builder.add_codes(self.label, codes.into_iter().map(own::restored).collect())
    }

    fn warn(&mut self, mut problems: Vec<Problem>) {
        problems.retain(|(_, problem)| !self.known.contains(problem));
        self.known.extend(problems.iter().map(|(_, problem)| *problem));
        warn(self.builder, self.label, problems);
    }
}

/// Reports the problems of a document's text.
pub(super) fn warn(builder: &mut Builder, label: &str, problems: Vec<Problem>) {
    for (line, problem) in problems {
        let unread = chunks::leaves_out(problem);
        builder.add_warning(Warning {
            document: label.to_owned(),
            line,
            message: problem.to_owned(),
            unread,
            ..Warning::default()
        });
    }
}
