//! How a term stands in a name but for slips of the finger.

use super::fold;
use super::matcher::spell;
use super::memo::Memo;
use super::name::{Fit, Name};
use super::query::Term;
use super::token::Needle;
use super::typo::{self, Slipped};

/// A piece of a key that was meant by what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slip {
    pub at: usize,
    pub length: usize,
    pub typed: String,
}

/// What a word that was typed is to a word of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Likeness {
    /// What it costs to take the one for the other, or for the start of it: two for a slip, one for a word that is not
    /// finished.
    cost: Option<u8>,
    /// Whether what was typed may be this word and more words after it.
    begins: bool,
}

impl Likeness {
    /// Whether there is any.
    pub(super) fn is_any(self) -> bool {
        self.begins || self.cost.is_some()
    }
}

/// What a needle is to a word.
pub(super) fn likeness(needle: &Needle, word: &str) -> Likeness {
    let most = typo::allowed(needle.length);
    if most == 0 {
        return Likeness { cost: None, begins: false };
    }
    let lacking = (needle.mask & !fold::mask(word)).count_ones();
    let near = lacking <= u32::from(most) && word.len() + 4 * usize::from(most) >= needle.text.len();
    let alike = if near { slipped(&needle.text, word, |end| end == word.len()) } else { None };
    Likeness { cost: alike.map(cost), begins: begins(needle, word, most) }
}

/// Whether a text may be a word and more: the start of it is the word, or close enough to it.
fn begins(needle: &Needle, word: &str, most: u8) -> bool {
    let length = word.chars().count();
    if length < 3 || length > needle.length + usize::from(most) {
        return false;
    }
    let most = usize::from(most).min((length - 1) / 2);
    let lacking = (fold::mask(word) & !needle.mask).count_ones() as usize;
    lacking <= most && typo::starts_like(word, &needle.text, most as u8)
}

fn cost(slipped: Slipped) -> u8 {
    slipped.slips * 2 + u8::from(!slipped.whole)
}

/// Looks for slips, and remembers what it found. One per thread and query.
#[derive(Debug, Default)]
pub(super) struct Slips {
    known: Memo<Option<Slipped>>,
    piece: String,
}

/// What the slips of a term cost in a name, two for a slip and one for a word that is not finished. Nothing, if the
/// name does not have it but for slips.
pub(super) fn slips_cost(name: &Name<'_>, term: &Term, slips: &mut Slips) -> Option<i64> {
    if let Some((cost, _)) = slips.best_start(name, &term.joined) {
        return Some(i64::from(cost));
    }
    let mut all = 0;
    for word in term.words() {
        if !stands(name, word) {
            all += i64::from(slips.best_start(name, word)?.0);
        }
    }
    (all > 0).then_some(all)
}

/// The pieces of a name that a term was meant to be.
pub(super) fn slips(name: &Name<'_>, term: &Term) -> Vec<Slip> {
    let mut slips = Slips::default();
    let mut slip = |needle: &Needle| {
        let (_, start) = slips.best_start(name, needle)?;
        let (at, length) = (*name.starts.get(start)? as usize, slips.at_start(name, needle, start)?.length);
        Some(Slip { at, length, typed: needle.text.clone() })
    };
    if let Some(slip) = slip(&term.joined) {
        return vec![slip];
    }
    let words = term.words().map(|word| {
        let standing = stands(name, word).then(|| name.find(word)).flatten();
        let standing = standing.map(|found| Slip { at: found.at, length: word.text.len(), typed: word.text.clone() });
        standing.or_else(|| slip(word))
    });
    words.collect::<Option<_>>().unwrap_or_default()
}

/// Whether a name has a word as it was typed, and not by chance.
fn stands(name: &Name<'_>, word: &Needle) -> bool {
    name.find(word).is_some_and(|found| found.fit > Fit::Inside || !word.is_short())
}

impl Slips {
    /// The word of a name from which a needle stands with the least cost, and the cost.
    fn best_start(&mut self, name: &Name<'_>, needle: &Needle) -> Option<(u8, usize)> {
        let most = typo::allowed(needle.length);
        // A slip puts in one letter at most that the name lacks.
        if most == 0 || (needle.mask & !name.mask).count_ones() > u32::from(most) {
            return None;
        }
        let mut best: Option<(u8, usize)> = None;
        let known = name.known.likenesses(needle);
        for (start, &word) in name.words.iter().enumerate() {
            let likeness = match known.get(word as usize) {
                Some(&likeness) => likeness,
                None => likeness(needle, name.word(start)),
            };
            let cost = match likeness {
                Likeness { begins: true, .. } if start + 1 < name.words.len() => {
                    self.at_start(name, needle, start).map(cost)
                }
                Likeness { cost, .. } => cost,
            };
            if let Some(cost) = cost
                && best.is_none_or(|(lowest, _)| cost < lowest)
            {
                best = Some((cost, start));
            }
        }
        best
    }

    /// How a needle stands in a name from one of its words on.
    fn at_start(&mut self, name: &Name<'_>, needle: &Needle, start: usize) -> Option<Slipped> {
        let at = *name.starts.get(start)? as usize;
        let rest = name.key.get(at..)?;
        let find = || slipped(&needle.text, rest, |end| name.is_end(at + end));
        // What is farther away than all slips reach does not bear on it.
        let near = needle.text.len() + usize::from(typo::allowed(needle.length));
        if !rest.is_ascii() || !needle.text.is_ascii() {
            return find();
        }
        spell(name.key, name.starts, at..name.key.len().min(at + near + 1), &mut self.piece);
        self.known.get(needle, &self.piece, find)
    }
}

/// [`typo::at_start`] for text; lengths are in bytes.
fn slipped(typed: &str, text: &str, is_end: impl Fn(usize) -> bool) -> Option<Slipped> {
    if typed.is_ascii() && text.is_ascii() {
        return typo::at_start(typed.as_bytes(), text.as_bytes(), is_end);
    }
    let typed: Vec<char> = typed.chars().collect();
    let text: Vec<char> = text.chars().take(typed.len() + 2).collect();
    let bytes = |letters: usize| text.iter().take(letters).map(|c| c.len_utf8()).sum();
    let mut slipped = typo::at_start(&typed, &text, |end| is_end(bytes(end)))?;
    slipped.length = bytes(slipped.length);
    Some(slipped)
}
