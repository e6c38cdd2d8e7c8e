//! A term of a query: words with the operators that they were typed with.

use super::handlings::Handlings;
use super::quote::Quote;
use super::scope::Scope;
use super::token::{Needle, Token};

/// Terms any one of which will do.
#[derive(Debug, Clone)]
pub(super) struct Clause {
    pub alternatives: Vec<Term>,
}

/// Words that are looked for in one mode, in one scope.
#[derive(Debug, Clone)]
pub(super) struct Term {
    /// All of them must match.
    pub tokens: Vec<Token>,
    /// All letters of all tokens: what a whole name is compared with.
    pub concatenated: Needle,
    /// Its words, where they may be a quote.
    pub quote: Option<Quote>,
    pub mode: MatchMode,
    pub scope: Scope,
    /// Matches what lacks it.
    pub negated: bool,
}

/// The operator of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MatchMode {
    /// `word`: as words, prefixes, initials, with typos, as a subsequence.
    Fuzzy,
    /// `'word`: exactly as typed.
    Literal,
    /// `^word`
    Prefix,
    /// `word$`
    Suffix,
    /// `^word$`
    Whole,
}

impl Clause {
    /// Its term, if that is plain words and has no alternative.
    pub fn plain(&self) -> Option<&Term> {
        match self.alternatives.as_slice() {
            [term] if term.mode == MatchMode::Fuzzy && term.scope == Scope::Everywhere => Some(term),
            _ => None,
        }
    }

    /// Returns true if it only limits what is found.
    pub fn is_filter(&self) -> bool {
        self.alternatives.iter().all(|term| term.scope.is_filter())
    }
}

impl Term {
    /// All words of all tokens.
    pub fn words(&self) -> impl Iterator<Item = &Needle> {
        self.tokens.iter().flat_map(Token::words)
    }

    /// Returns true if both are one word and the same.
    pub fn is_same_word(&self, other: &Self) -> bool {
        self.is_one_word() && other.is_one_word() && self.concatenated.text == other.concatenated.text
    }

    /// Returns true for a term of one word.
    pub fn is_one_word(&self) -> bool {
        matches!(self.tokens.as_slice(), [token] if token.parts.is_empty())
    }

    /// A term of one plain word, whose needle of all letters has this number.
    pub fn of_word(token: Token, number: usize) -> Self {
        let concatenated = Needle { number, ..token.letters.clone() };
        Self {
            tokens: vec![token],
            concatenated,
            quote: None,
            mode: MatchMode::Fuzzy,
            scope: Scope::Everywhere,
            negated: false,
        }
    }

    /// The needles that are looked for in names.
    pub fn needles(&self) -> impl Iterator<Item = &Needle> {
        std::iter::once(&self.concatenated).chain(self.tokens.iter().flat_map(Token::needles))
    }

    /// The same, to be numbered.
    pub fn needles_mut(&mut self) -> impl Iterator<Item = &mut Needle> {
        let of_tokens = self.tokens.iter_mut().flat_map(Token::needles_mut);
        std::iter::once(&mut self.concatenated).chain(of_tokens)
    }

    /// Reads a word with its operators; none if it has no letters.
    pub fn parse(word: &str) -> Option<Self> {
        // Brackets around a pasted code are no part of it.
        let word = word.trim_start_matches(['(', '[', '{', '<']);
        let (negated, word) = strip(word, '!');
        let (scope, word) = Scope::strip(word);
        let (literal, word) = strip(word, '\'');
        let (start, word) = strip(word, '^');
        let (end, word) = word.strip_suffix('$').map_or((false, word), |word| (true, word));
        let mode = match (start, end) {
            (true, true) => MatchMode::Whole,
            (true, false) => MatchMode::Prefix,
            (false, true) => MatchMode::Suffix,
            (false, false) if literal || negated => MatchMode::Literal,
            (false, false) => MatchMode::Fuzzy,
        };
        let token = Token::new(word)?;
        let scope = match scope {
            Scope::Is(_) => Scope::Is(Handlings::starting_with(&token.letters.text)),
            scope => scope,
        };
        Some(Self { concatenated: token.letters.clone(), tokens: vec![token], quote: None, mode, scope, negated })
    }
}

fn strip(word: &str, operator: char) -> (bool, &str) {
    word.strip_prefix(operator).map_or((false, word), |word| (true, word))
}
