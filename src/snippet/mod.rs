//! Snippets: source code that handles return codes, in many languages.
//!
//! A language is a row of the table in `language.rs` and a template per [`Kind`]. A match does nothing for
//! SUCCESS, fails loudly for every other code until its arm is filled in, and has a default branch that names the
//! unknown code. An enum tells an unknown code from its own as the language is used to: none, false, an exception.

mod about;
mod comment;
mod custom;
mod doc_comment;
mod ident;
mod kind;
mod language;
mod quote;
mod render;
mod settings;
mod spans;

pub use comment::COPY_WIDTH;
pub(crate) use ident::words;
pub use kind::{Kind, UnknownKind};
pub use language::{DEFAULT as DEFAULT_LANGUAGE, Language};
pub use render::{Answer, Job, fill};
pub use spans::{Span, SpanKind, spans};

use std::borrow::Cow;
use std::path::Path;

use crate::catalog::{Catalog, Code};
use crate::text;
use crate::text_file::FileError;
use language::{ROWS, Row, Template};

/// Renders a user's template. The outer error is that the template must not be tried again.
pub type Renderer = fn(&Job) -> Result<Answer, String>;

/// The available languages.
#[derive(Debug, Clone)]
pub struct Library {
    languages: Vec<Language>,
    /// Renders the user's templates; the embedded ones are known to end.
    renderer: Renderer,
}

impl Library {
    /// The embedded languages. A template is compiled when it is used.
    pub fn embedded() -> Self {
        Self::from_rows(&ROWS)
    }

    /// The embedded languages and those of a folder: `NAME/KIND.jinja` for each [`Kind`] and `NAME/language.toml`, all
    /// optional, where NAME is a language to change or a new one. A missing folder counts as empty, and 32 languages are
    /// read at most. Returns the errors too; the rest works. A template is compiled when it is used.
    ///
    /// A template (minijinja) is given `codes`, `error` (the code ERROR among them, or none), `exact` (true if each
    /// `ident` is the `name`), `indent` (one level) and `groups` (the codes by the way to handle them, those to retry
    /// first; a group has `codes`, `word`, `advice` and `is_success`).
    /// A code has `name`, `literal` (its name as a string), `ident`, `description` (what is known of it, or none: the
    /// document's sentence, else a note, marked with whose it is; and the handling), `handling` (a word, or none), `is_success`,
    /// `is_error` and `width` (of the longest `ident` from one description to the next). Beside the filters of minijinja
    /// there are `quote` (a text as a string), and `comment(LEVELS)` and `doc(LEVELS)` (a description as lines of
    /// comment). `language.toml` may set `name`, `aliases`, `extension`, `indent` (spaces, or `"tab"`), `identifiers` (`pascal`, `camel`,
    /// `upper-snake`, `lower-snake`), `prefix`, `reserved`, `quotes` (`double`, `double-dollar`, `php`, `ruby`,
    /// `shell`, `doubled`), `comment` (what starts one), `doc` (`plain`, `slashes`, `xml`, `block`, `javadoc`) and `kinds`
    /// (what the language calls the kinds, in the order of [`Kind::ALL`]).
    pub fn with_folder(folder: &Path, renderer: Renderer) -> (Self, Vec<FileError>) {
        let mut library = Self { renderer, ..Self::embedded() };
        let errors = custom::add(&mut library.languages, folder);
        (library, errors)
    }

    fn from_rows(rows: &[Row]) -> Self {
        Self { languages: rows.iter().map(Language::from_row).collect(), renderer: |job| Ok(fill(job)) }
    }

    /// All languages: first the embedded ones, then the user's by name.
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// The language of this name or alias, in any case.
    pub fn language(&self, name: &str) -> Option<&Language> {
        self.languages.iter().find(|language| language.is_called(name))
    }

    /// The language of this name or alias, or a message that there is none.
    pub fn named(&self, name: &str) -> Result<&Language, String> {
        self.language(name).ok_or_else(|| {
            let known: Vec<&str> = self.languages.iter().map(|language| language.id.as_str()).collect();
            text::unknown("language", name, &known)
        })
    }

    /// The kind that a language calls so; else that of this name in every language; else that which other languages
    /// call so, if they mean the same. In any case.
    pub fn kind(&self, language: &Language, word: &str) -> Result<Kind, UnknownKind> {
        let word = word.trim();
        let general = || Kind::ALL.into_iter().find(|kind| kind.word().eq_ignore_ascii_case(word));
        let elsewhere = || {
            let mut found = self.languages.iter().filter_map(|language| language.kind_called(word));
            let first = found.next()?;
            found.all(|other| other == first).then_some(first)
        };
        language.kind_called(word).or_else(general).or_else(elsewhere).ok_or_else(|| {
            let own = Kind::ALL.map(|kind| language.kind_word(kind));
            let general = Kind::ALL.map(Kind::word).into_iter().filter(|word| language.kind_called(word).is_none());
            let words: Vec<&str> = own.into_iter().chain(general).collect();
            let (last, others) = words.split_last().unwrap_or((&"", &[]));
            UnknownKind {
                word: text::one_line(&text::fit(word, 64)),
                language: language.name.clone(),
                expected: format!("{} or {last}", others.join(", ")),
            }
        })
    }

    /// The snippet for these codes, with comments of at most `width` cells, and no wider than the language has them
    /// ([`COPY_WIDTH`] is for the copy). It ends with one newline; without codes, it is empty.
    ///
    /// A match has the general codes last; arms and enums keep the order of `codes`. A code given twice counts once.
    /// Errs only where a user's template does.
    pub fn render(&self, language: &Language, kind: Kind, codes: &[&Code], width: usize) -> Result<String, FileError> {
        if codes.is_empty() {
            return Ok(String::new());
        }
        self.fill(language, kind, render::items(language, kind, codes), width)
    }

    /// The errors that the user's templates make with sample codes, up to the first that must not be tried again.
    pub fn check(&self) -> Vec<FileError> {
        let mut errors = Vec::new();
        for language in &self.languages {
            for kind in Kind::ALL {
                let Template::Source { text: Cow::Owned(_), stopped, .. } = language.template(kind) else { continue };
                errors.extend(self.fill(language, kind, render::samples(language, kind), COPY_WIDTH).err());
                if stopped.get().is_some() {
                    return errors;
                }
            }
        }
        errors
    }

    fn fill(&self, language: &Language, kind: Kind, items: Vec<render::Item>, width: usize) -> Answer {
        let (file, text, stopped) = match language.template(kind) {
            Template::Source { file, text, stopped } => (file, text, stopped),
            Template::Unusable(error) => return Err(error.clone()),
        };
        if let Some(error) = stopped.get() {
            return Err(error.clone());
        }
        let job = Job::new(language, file, text, items, width);
        match text {
            Cow::Borrowed(_) => render::fill_embedded(&job),
            Cow::Owned(_) => (self.renderer)(&job).unwrap_or_else(|message| {
                // Tried again, it would hold up the user again.
                Err(stopped.get_or_init(|| FileError::of(file.clone(), &message)).clone())
            }),
        }
    }
}

#[cfg(test)]
mod tests;

/// The way the codes of a snippet were chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// One by one, from those that a call may return.
    Singly,
    /// As all codes of a method: it returns no others. One answers a success without a code.
    AsMethod,
}

/// The reason why there is no snippet though there are codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no response snippet: this reference has no code SUCCESS, so what a response is like is not known")]
pub struct NoResponse;

/// The codes for a snippet: those asked for, and in a match or an enum over chosen ones the catalog's SUCCESS and ERROR
/// too, if it has them: without SUCCESS, success would be an unknown code. A response is read in one way, whatever its
/// code, and must know SUCCESS.
pub fn complete<'a>(
    catalog: &'a Catalog,
    kind: Kind,
    mut codes: Vec<&'a Code>,
    chosen: Chosen,
) -> Result<Vec<&'a Code>, NoResponse> {
    let needed: &[&str] = match (kind, chosen) {
        _ if codes.is_empty() => &[],
        (Kind::Response, _) => {
            codes.clear();
            &[render::SUCCESS]
        }
        (Kind::Arm, _) | (_, Chosen::AsMethod) => &[],
        (Kind::Match | Kind::Enum | Kind::Handling, Chosen::Singly) => &[render::SUCCESS, render::ERROR],
    };
    for &name in needed {
        if !codes.iter().any(|code| &*code.name == name) {
            codes.extend(catalog.codes.iter().find(|code| &*code.name == name));
        }
    }
    if codes.is_empty() && !needed.is_empty() { Err(NoResponse) } else { Ok(codes) }
}

/// The title of a snippet in a message: `Rust arm of SUCCESS`, `Go switch over 5 codes`, `C# response`.
pub fn title(language: &Language, kind: Kind, codes: &[&Code]) -> String {
    let title = language.title(kind);
    match codes {
        _ if kind == Kind::Response => title,
        [code] => format!("{title} of {}", code.name),
        codes => format!("{title} over {} codes", codes.len()),
    }
}
