//! The codes of a text that was pasted or piped in.

use std::collections::HashMap;

use super::store::renumbered;
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
    /// True if none of its codes was told before.
    pub is_first: bool,
    /// True if there is no more.
    pub is_last: bool,
}

/// The codes of a text, with what its responses say.
#[derive(Debug, Clone)]
pub struct Pasted {
    /// True if it is piped in, and may go on.
    pub is_piped: bool,
    tally: Tally,
    /// The first response with each code, by its number.
    responses: HashMap<u32, Response>,
}

impl Pasted {
    fn new(catalog: &Catalog, is_piped: bool) -> Self {
        Self { is_piped, tally: Tally::of(catalog), responses: HashMap::new() }
    }

    /// A text that is piped in, of which nothing came yet.
    pub fn piped(catalog: &Catalog) -> Self {
        Self::new(catalog, true)
    }

    /// The codes of a whole text.
    pub fn of(catalog: &Catalog, text: &str) -> Self {
        let (names, mut pasted) = (Names::of(catalog), Self::new(catalog, false));
        let mut scanner = Scanner::new(&names, true);
        scanner.feed(text.as_bytes()).occurrences.into_iter().for_each(|occurrence| pasted.add(occurrence));
        scanner.end().occurrences.into_iter().for_each(|occurrence| pasted.add(occurrence));
        pasted
    }

    /// Adds an occurrence.
    pub fn add(&mut self, occurrence: Occurrence) {
        self.tally.add(&occurrence);
        if let (Found::Known(codes), Some(response)) = (occurrence.found, occurrence.response) {
            let is_new = |code: &&u32| !self.responses.contains_key(code);
            let new: Vec<u32> = codes.iter().filter(is_new).copied().collect();
            if !new.is_empty() {
                let response = shortened(*response);
                self.responses.extend(new.into_iter().map(|code| (code, response.clone())));
            }
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
        let new = |old: u32| renumbered(numbers, old);
        self.tally.renumber(codes, new);
        self.responses = self.responses.drain().filter_map(|(code, response)| Some((new(code)?, response))).collect();
    }
}

/// A text whose codes are in view.
#[derive(Debug)]
pub struct PastedCodes {
    /// The text.
    pub text: Pasted,
    codes: Vec<u32>,
}

impl PastedCodes {
    /// The codes of a text; none where the catalog has none of them.
    pub fn of(text: Pasted, catalog: &Catalog) -> Option<Self> {
        let codes = text.codes(catalog);
        (!codes.is_empty()).then_some(Self { text, codes })
    }

    /// The most telling one.
    pub fn first(&self) -> Option<u32> {
        self.codes.first().copied()
    }

    /// What a list is limited to by them: one is only selected.
    pub fn limit(&self) -> Option<&[u32]> {
        (self.codes.len() > 1).then_some(&self.codes)
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
