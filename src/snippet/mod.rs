//! Snippets: source code that handles return codes, in many languages.
//!
//! A language is a row of the table in `language.rs` and three templates, one per [`Kind`]. A match does nothing for
//! SUCCESS, fails loudly for every other code until its arm is filled in, and has a default branch that names the
//! unknown code. An enum parses an unknown code as ERROR. So both always contain ERROR.

mod comment;
mod custom;
mod error;
mod ident;
mod kind;
mod language;
mod quote;
mod render;

pub use error::SnippetError;
pub use kind::{Kind, UnknownKind};
pub use language::{DEFAULT as DEFAULT_LANGUAGE, Language};

use std::path::Path;

use crate::catalog::{Catalog, Code};
use language::{ROWS, Row};

/// The available languages.
#[derive(Debug, Clone)]
pub struct Library {
    languages: Vec<Language>,
}

impl Library {
    /// The embedded languages. A template is compiled when it is used.
    pub fn embedded() -> Self {
        Self::from_rows(&ROWS)
    }

    /// The embedded languages and those of a folder: `NAME/arm.jinja`, `NAME/match.jinja`, `NAME/enum.jinja` and
    /// `NAME/language.toml`, all optional, where NAME is a language to change or a new one. A missing folder counts as
    /// empty. Returns the errors too; the rest works.
    ///
    /// A template (minijinja) is given `codes`, `error` (the code ERROR among them; none for arms) and `indent` (one level).
    /// A code has `name`, `literal` (its name as a string), `ident`, `description` (or none), `is_success`, `is_error`
    /// and `width` (of the longest `ident` from one description to the next). Beside the filters of minijinja there
    /// are `quote` (a text as a string), and `comment(LEVELS)` and `doc(LEVELS)` (a description as lines of comment).
    /// `language.toml` may set `name`, `aliases`, `extension`, `indent` (spaces, or `"tab"`), `identifiers`
    /// (`pascal`, `camel`, `upper-snake`, `lower-snake`), `prefix`, `reserved`, `quotes` (`double`, `double-dollar`,
    /// `php`, `ruby`, `shell`, `doubled`), `comment` (what starts one) and `doc` (`plain`, `slashes`, `xml`).
    pub fn with_folder(folder: &Path) -> (Self, Vec<SnippetError>) {
        let mut library = Self::embedded();
        let errors = custom::add(&mut library.languages, folder);
        (library, errors)
    }

    fn from_rows(rows: &[Row]) -> Self {
        Self { languages: rows.iter().map(Language::from_row).collect() }
    }

    /// All languages: first the embedded ones, then the user's by name.
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// The language of this name or alias, in any case.
    pub fn language(&self, name: &str) -> Option<&Language> {
        self.languages.iter().find(|language| language.is_called(name))
    }

    /// The snippet for these codes, exactly as it is copied. It ends with one newline; without codes, arms are empty.
    ///
    /// ERROR is added to a match and an enum. A match has the general codes last; arms and enums keep the order of
    /// `codes`. A code given twice counts once. Errs only where a user's template does.
    pub fn render(&self, language: &Language, kind: Kind, codes: &[&Code]) -> Result<String, SnippetError> {
        render::render(language, kind, codes)
    }
}

#[cfg(test)]
mod tests;

/// The codes for a snippet: those asked for, and in a match or an enum the catalog's SUCCESS too, as otherwise success
/// would be an unknown code, and so an error.
pub fn complete<'a>(catalog: &'a Catalog, kind: Kind, mut codes: Vec<&'a Code>) -> Vec<&'a Code> {
    if kind != Kind::Arm
        && !codes.is_empty()
        && let Some(success) = catalog.codes.iter().find(|code| &*code.name == "SUCCESS")
        && !codes.contains(&success)
    {
        codes.push(success);
    }
    codes
}

/// The title of a snippet in a message: `Rust arm of SUCCESS`, `Go match over 5 codes`.
pub fn title(language: &Language, kind: Kind, codes: &[&Code]) -> String {
    match codes {
        [code] => format!("{} {kind} of {}", language.name, code.name),
        codes => format!("{} {kind} over {} codes", language.name, codes.len()),
    }
}
