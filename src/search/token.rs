//! The words of a query, folded and ready to be looked for.

use memchr::memmem::Finder;

use super::normalize;

/// One word as it was typed.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// With the separators inside it: as it occurs in a text.
    pub typed: Needle,
    /// Without them: as it occurs in a name.
    pub letters: Needle,
    /// The words in it, if there is more than one.
    pub parts: Vec<Needle>,
    /// As it was typed, neither folded nor with signs around it.
    pub written: Box<str>,
}

/// Folded letters to look for.
#[derive(Debug, Clone)]
pub(super) struct Needle {
    /// Its number among the needles of its query, which caches go by.
    pub number: usize,
    pub text: String,
    /// In letters.
    pub length: usize,
    /// See [`normalize::letter_mask`].
    pub mask: u64,
    pub finder: Finder<'static>,
}

/// The fit of a needle where it was found; more is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Anywhere.
    Inside,
    /// At the start of a word.
    Prefix,
    /// From the start of a word to the end of one.
    Whole,
}

/// The better of two ways to find words: in one piece, or apart, where the worst fit counts.
pub(super) fn better<P>(whole: Option<P>, apart: Option<Vec<P>>, fit: impl Fn(&P) -> Fit) -> Option<Vec<P>> {
    let apart_fit = apart.as_ref().and_then(|places| places.iter().map(&fit).min());
    match whole {
        Some(whole) if apart_fit.is_none_or(|apart| apart <= fit(&whole)) => Some(vec![whole]),
        _ => apart.filter(|places| !places.is_empty()),
    }
}

impl Token {
    /// A word, unless there is no letter in it.
    pub(super) fn new(word: &str) -> Option<Self> {
        let name = normalize::name(word);
        if name.key.is_empty() {
            return None;
        }
        let ends = name.word_starts.iter().skip(1).map(|&end| end as usize).chain([name.key.len()]);
        let parts = name.word_starts.iter().zip(ends).filter_map(|(&start, end)| name.key.get(start as usize..end));
        let parts = if name.word_starts.len() > 1 { parts.map(Needle::new).collect() } else { Vec::new() };
        let typed = normalize::text(word);
        let typed = Needle::new(typed.trim_matches(normalize::is_separator));
        let written = word.trim_matches(|c: char| !c.is_alphanumeric());
        Some(Self { typed, letters: Needle::new(&name.key), parts, written: written.into() })
    }

    /// The words in it: itself, if it is one.
    pub(super) fn words(&self) -> impl Iterator<Item = &Needle> {
        let letters = std::slice::from_ref(&self.letters);
        if self.parts.is_empty() { letters } else { &self.parts }.iter()
    }

    /// The needles that are looked for in names.
    pub(super) fn needles(&self) -> impl Iterator<Item = &Needle> {
        std::iter::once(&self.letters).chain(&self.parts)
    }

    /// The same, to be numbered.
    pub(super) fn needles_mut(&mut self) -> impl Iterator<Item = &mut Needle> {
        std::iter::once(&mut self.letters).chain(&mut self.parts)
    }
}

impl Needle {
    pub(super) fn new(text: &str) -> Self {
        Self {
            number: 0,
            text: text.to_owned(),
            length: text.chars().count(),
            mask: normalize::letter_mask(text),
            finder: Finder::new(text.as_bytes()).into_owned(),
        }
    }

    /// Returns true if it is too short to be looked for inside words. One character of a script without spaces is enough.
    pub(super) fn is_short(&self) -> bool {
        self.length < 3 && !self.has_no_word_boundaries()
    }

    /// Returns true if it is too short to be looked for in texts at all.
    pub(super) fn is_too_short_for_text(&self) -> bool {
        self.length < 2 && self.is_short()
    }

    /// Returns true if its script does not separate words.
    pub(super) fn has_no_word_boundaries(&self) -> bool {
        self.text.as_bytes().first().is_some_and(|&byte| byte >= 0xe3)
    }
}
