//! The shells that complete words, and the words that the parser does not know.

use clap::ValueEnum;

/// The shells that words can be completed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CompletedShell {
    /// bash
    Bash,
    /// zsh
    Zsh,
    /// fish
    Fish,
    /// elvish
    Elvish,
    /// nushell
    Nushell,
    /// PowerShell
    Powershell,
}

/// A word that is completed as a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word.
    pub text: String,
    /// A few words on it, which some shells show.
    pub help: Option<String>,
}

/// The values that the parser does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Names of codes.
    pub codes: Vec<Word>,
    /// Names of methods.
    pub methods: Vec<Word>,
    /// Languages of snippets.
    pub languages: Vec<Word>,
    /// Kinds of snippet.
    pub kinds: Vec<Word>,
}

impl Words {
    /// The words that every shell takes for what they are. Names of a catalog may be anything, and what bash completes
    /// is expanded first, commands and all.
    #[must_use]
    pub fn of_plain_words(mut self) -> Self {
        let is_plain = |text: &str| {
            text.starts_with(|c: char| c.is_ascii_alphanumeric())
                && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
        };
        for words in [&mut self.codes, &mut self.methods, &mut self.languages, &mut self.kinds] {
            words.retain(|word| is_plain(&word.text));
            for word in words {
                word.help.take_if(|help| !help.chars().all(|c| c.is_ascii_alphanumeric() || " ,.#+-_".contains(c)));
            }
        }
        self
    }
}
