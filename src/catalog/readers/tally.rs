//! Counts of the codes among things that stand beside each other: headings, rows, items.

use super::super::token::{Token, TokenSet};
use super::lead::Lead;

/// A count of the codes among siblings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// All of them.
    pub all: usize,
    /// Those with a name that ordinary words do not have, or that the user's pattern matches.
    pub strong: usize,
    /// Those with another name, and with a single word.
    weak: usize,
    words: usize,
    /// The number of the others of each form.
    forms: [u32; Token::ALL.len()],
}

impl Tally {
    /// Adds one, with the code that it leads with.
    pub fn add(&mut self, lead: Option<&Lead>) {
        self.all += 1;
        match lead.map(|lead| lead.token) {
            None => {}
            Some(None) => self.strong += 1,
            Some(Some(token)) if token.is_strong() => self.strong += 1,
            Some(Some(token)) => {
                self.forms[token as usize] += 1;
                if token == Token::Upper { self.words += 1 } else { self.weak += 1 }
            }
        }
    }

    /// The forms of the others, but for those of very few.
    pub fn forms(&self) -> TokenSet {
        let is_usual = |token: &Token| {
            let count = self.forms[*token as usize] as usize;
            match token {
                // Single words are at home beside names that are certain: `SUCCESS`.
                Token::Upper if self.is_strong() => count > 0,
                // Numbers are not: they are groups of them, or something else.
                Token::Number if self.is_strong() && count < self.strong => false,
                _ => count * 10 > self.tokens(),
            }
        };
        Token::ALL.into_iter().filter(is_usual).collect()
    }

    /// The number of codes.
    pub fn tokens(&self) -> usize {
        self.strong + self.weak + self.words
    }

    /// True if there are two that are certain.
    pub fn is_strong(&self) -> bool {
        self.strong > 1
    }

    /// True if most of them are codes.
    pub fn is_mostly_tokens(&self) -> bool {
        self.tokens() * 5 >= self.all * 3
    }

    /// True if they are codes where something around says so: three that are most of all, or, where all of them are single
    /// words, four that are nearly all.
    pub fn is_weak(&self) -> bool {
        if self.strong + self.weak == 0 {
            self.words > 3 && self.words * 5 >= self.all * 4
        } else {
            self.tokens() > 2 && self.is_mostly_tokens()
        }
    }
}
