//! A word of a query, folded and ready to be looked for.

use memchr::memmem::Finder;

use super::fold;

/// One word as it was typed.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// With the separators inside it: how it stands in a text.
    pub typed: Needle,
    /// Without them: how it stands in a name.
    pub letters: Needle,
    /// The words in it, if there is more than one.
    pub parts: Vec<Needle>,
}

/// Folded letters to look for.
#[derive(Debug, Clone)]
pub(super) struct Needle {
    /// Its number in the query.
    pub number: usize,
    pub text: String,
    /// How many letters.
    pub length: usize,
    pub mask: u64,
    pub finder: Finder<'static>,
}

impl Token {
    /// A word, unless there is no letter in it.
    pub(super) fn new(word: &str) -> Option<Self> {
        let name = fold::name(word);
        if name.key.is_empty() {
            return None;
        }
        let ends = name.starts.iter().skip(1).map(|&end| end as usize).chain([name.key.len()]);
        let parts = name.starts.iter().zip(ends).filter_map(|(&start, end)| name.key.get(start as usize..end));
        let parts =
            if name.starts.len() > 1 { parts.map(|part| Needle::new(part.to_owned())).collect() } else { vec![] };
        let typed = fold::text(word).trim_matches(fold::is_separator).to_owned();
        Some(Self { typed: Needle::new(typed), letters: Needle::new(name.key), parts })
    }

    /// Whether it may stand in an ASCII text in lower case: in one piece, or word by word.
    pub(super) fn may_be_in(&self, text: &[u8]) -> bool {
        let word_by_word = !self.parts.is_empty() && self.parts.iter().all(|part| part.may_be_in(text));
        word_by_word || self.typed.may_be_in(text)
    }
}

impl Needle {
    pub(super) fn new(text: String) -> Self {
        let finder = Finder::new(text.as_bytes()).into_owned();
        Self { number: 0, length: text.chars().count(), mask: fold::mask(&text), finder, text }
    }

    /// Whether it says too little to be looked for inside words. A sign of a script without blanks says enough.
    pub(super) fn is_short(&self) -> bool {
        self.length < 3 && !self.stands_alone()
    }

    /// Whether it is too little to be looked for in texts at all.
    pub(super) fn says_nothing(&self) -> bool {
        self.length < 2 && self.is_short()
    }

    /// Whether it may stand in an ASCII text in lower case. What stands for a blank is left open.
    fn may_be_in(&self, text: &[u8]) -> bool {
        self.text.contains(' ') || self.finder.find(text).is_some()
    }

    /// Whether it is written in a script that does not part words.
    pub(super) fn stands_alone(&self) -> bool {
        self.text.as_bytes().first().is_some_and(|&byte| byte >= 0xe3)
    }
}
