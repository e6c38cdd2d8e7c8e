//! Snippets: codes as source that handles them, in many languages.
//!
//! A language is a row of the table in `language.rs` and three templates, one per [`Kind`]. A match does nothing for
//! SUCCESS, fails loudly for every other code until its arm is filled in, and has a default branch that names the code
//! it met. A type reads an unknown text as ERROR, and so both always have ERROR.

mod comment;
mod custom;
mod ident;
mod kind;
mod language;
mod quote;
mod render;

pub use kind::{Kind, UnknownKind};
pub use language::{DEFAULT as DEFAULT_LANGUAGE, Language};

use std::fmt;
use std::path::Path;

use crate::catalog::{Catalog, Code};
use language::{ROWS, Row};

/// The languages there are.
#[derive(Debug, Clone)]
pub struct Library {
    languages: Vec<Language>,
}

/// A template or a setting of one that cannot be used: one line that says where and what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnippetError {
    /// The file it is in.
    pub file: String,
    /// The line, counted from 1, where one is to blame.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
}

impl std::error::Error for SnippetError {}

impl fmt::Display for SnippetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.message),
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}

impl Library {
    /// The languages that the program brings. Nothing is compiled before it is used.
    pub fn embedded() -> Self {
        Self::from_rows(&ROWS)
    }

    /// Those and what a folder holds: `NAME/arm.jinja`, `NAME/match.jinja`, `NAME/enum.jinja` and `NAME/language.toml`,
    /// all of them optional, where NAME is a language to change or a new one. A folder that is not there is empty.
    /// What is broken is told, and the rest works.
    ///
    /// A template (minijinja) has `codes`, `error` (the code ERROR among them; none for arms) and `indent` (one level).
    /// A code has `name`, `literal` (its name as a string), `ident`, `description` (or none), `is_success`, `is_error`
    /// and `width` (of the longest `ident` from one description to the next). Beside the filters of minijinja there
    /// are `quote` (a text as a string), and `comment(LEVELS)` and `doc(LEVELS)` (a description as lines of comment).
    /// `language.toml` may set `name`, `aliases`, `extension`, `indent` (blanks, or `"tab"`), `identifiers`
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

    /// All of them: the program's own first, then the users' by name.
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// The language of this name or alias, in any case.
    pub fn language(&self, name: &str) -> Option<&Language> {
        self.languages.iter().find(|language| language.is_called(name))
    }

    /// The snippet for these codes, exactly as it is copied. It ends with one newline; arms of no codes are empty.
    ///
    /// A match and an enum get ERROR where it is missing, and a match has the special codes before the general ones;
    /// arms and enums keep the order given. A code given twice counts once. It errs where the template of a user
    /// does; those of the program do not.
    pub fn render(&self, language: &Language, kind: Kind, codes: &[&Code]) -> Result<String, SnippetError> {
        render::render(language, kind, codes)
    }
}

#[cfg(test)]
mod tests;

/// The codes for a snippet: those asked for, and in a match or an enum the catalog's SUCCESS too, as without it
/// success would be taken for an unknown code, and that for an error.
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

/// What to call a snippet in a message: `Rust arm of SUCCESS`, `Go match over 5 codes`.
pub fn title(language: &Language, kind: Kind, codes: &[&Code]) -> String {
    match codes {
        [code] => format!("{} {kind} of {}", language.name, code.name),
        codes => format!("{} {kind} over {} codes", language.name, codes.len()),
    }
}
