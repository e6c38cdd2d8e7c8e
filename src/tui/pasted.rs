//! The codes of a text that was pasted or piped in.

use std::collections::HashMap;

use crate::catalog::Catalog;
use crate::explain::{Found, Names, Occurrence, Response, Scanner, Tally};
use crate::text;

/// The longest message or field of a response that is kept, in cells: it has a few lines of a pane.
const MAX_TEXT: usize = 500;

/// The state of a text that is piped in.
#[derive(Debug)]
pub struct Piped {
    /// Its codes.
    pub pasted: Pasted,
    /// True if none of it was told before.
    pub is_first: bool,
    /// True if there is no more.
    pub is_last: bool,
}

/// The codes of a text, with what its responses say.
#[derive(Debug, Clone)]
pub struct Pasted {
    tally: Tally,
    /// The first response with each code, by its number.
    responses: HashMap<u32, Response>,
}

impl Pasted {
    /// Nothing yet, of a catalog.
    pub fn new(catalog: &Catalog) -> Self {
        Self { tally: Tally::of(catalog), responses: HashMap::new() }
    }

    /// The codes of a whole text.
    pub fn of(catalog: &Catalog, text: &str) -> Self {
        let (names, mut pasted) = (Names::of(catalog), Self::new(catalog));
        let mut scanner = Scanner::new(&names, true);
        scanner.feed(text.as_bytes()).occurrences.into_iter().for_each(|occurrence| pasted.add(occurrence));
        scanner.end().occurrences.into_iter().for_each(|occurrence| pasted.add(occurrence));
        pasted
    }

    /// Adds an occurrence.
    pub fn add(&mut self, occurrence: Occurrence) {
        self.tally.add(&occurrence);
        if let (Found::Known([code]), Some(response)) = (occurrence.found, occurrence.response) {
            self.responses.entry(*code).or_insert_with(|| shortened(*response));
        }
    }

    /// The codes, the most telling first.
    pub fn codes(&self, catalog: &Catalog) -> Vec<u32> {
        self.tally.numbers(catalog)
    }

    /// Names in the place of a code that the catalog does not have.
    pub fn unknown(&self) -> impl Iterator<Item = &str> {
        self.tally.unknown().map(|(name, _)| name)
    }

    /// True if there is no code of the catalog.
    pub fn is_empty(&self) -> bool {
        self.tally.is_empty()
    }

    /// The number of times that a code occurs.
    pub fn count(&self, code: u32) -> u64 {
        self.tally.count(code)
    }

    /// The first response with a code.
    pub fn response(&self, code: u32) -> Option<&Response> {
        self.responses.get(&code)
    }

    /// The codes by their new numbers; those that are gone are left out.
    pub fn renumber(&mut self, codes: usize, numbers: &[Option<u32>]) {
        let new = |old: u32| numbers.get(old as usize).copied().flatten();
        self.tally.renumber(codes, new);
        self.responses = self.responses.drain().filter_map(|(code, response)| Some((new(code)?, response))).collect();
    }
}

/// A response that is as short as it is shown.
fn shortened(mut response: Response) -> Response {
    let shorten = |text: &mut String| *text = text::fit(&text::one_line(text), MAX_TEXT).into_owned();
    response.message.iter_mut().for_each(shorten);
    for (name, value) in &mut response.data {
        shorten(name);
        shorten(value);
    }
    response
}
