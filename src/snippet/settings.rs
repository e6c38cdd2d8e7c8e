//! `language.toml`: the settings of a user's language.

use std::borrow::Cow;
use std::collections::HashSet;
use std::path::Path;

use serde::Deserialize;

use super::comment::Doc;
use super::ident::Style;
use super::kind::{KINDS, Kind};
use super::language::Language;
use super::quote::Quotes;
use crate::text;
use crate::text_file::{self, FileError};

/// The greatest size of the file, in bytes.
const SIZE: u64 = 256 << 10;

/// The settings. Those that are not set stay as they are.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Settings {
    name: Option<Short>,
    aliases: Option<Words<32>>,
    extension: Option<Short>,
    indent: Option<Indent>,
    identifiers: Option<Style>,
    prefix: Option<Short>,
    reserved: Option<Words<1_000>>,
    quotes: Option<Quotes>,
    comment: Option<CommentStart>,
    doc: Option<Doc>,
    kinds: Option<Kinds>,
}

/// A text on one line, short as it is repeated for every code.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
struct Short(String);

impl TryFrom<String> for Short {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let is_long = text.chars().nth(64).is_some();
        if is_long { Err("longer than 64 characters; shorten it") } else { Ok(Self(text::one_line(&text))) }
    }
}

/// Words, at most `MAX`.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Vec<Short>")]
struct Words<const MAX: usize>(Vec<String>);

impl<const MAX: usize> TryFrom<Vec<Short>> for Words<MAX> {
    type Error = String;

    fn try_from(words: Vec<Short>) -> Result<Self, Self::Error> {
        let is_long = words.len() > MAX;
        let words = words.into_iter().map(|Short(word)| word).collect();
        if is_long { Err(format!("more than {MAX} words; shorten it")) } else { Ok(Self(words)) }
    }
}

/// The start of a line comment.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Short")]
struct CommentStart(String);

impl TryFrom<Short> for CommentStart {
    type Error = &'static str;

    fn try_from(Short(text): Short) -> Result<Self, Self::Error> {
        if text.is_empty() {
            return Err("comment must be the start of a line comment, such as \"//\", \"#\" or \"--\"");
        }
        Ok(Self(text))
    }
}

/// What the language calls the kinds of snippet, in the order of [`Kind::ALL`]; the last may be left out.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Vec<Short>")]
struct Kinds(Vec<String>);

impl TryFrom<Vec<Short>> for Kinds {
    type Error = &'static str;

    fn try_from(words: Vec<Short>) -> Result<Self, Self::Error> {
        let words: Vec<String> = words.into_iter().map(|Short(word)| word.trim().to_owned()).collect();
        let others = Kind::ALL.into_iter().skip(words.len()).map(|kind| kind.word().to_owned());
        let all: HashSet<String> = words.iter().map(|word| word.to_lowercase()).chain(others).collect();
        if words.len() >= 3 && all.len() == KINDS && !all.contains("") {
            Ok(Self(words))
        } else {
            Err("expected three to five different words, for an arm, a match, an enum, a handling and a response")
        }
    }
}

/// One level of indentation.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Number")]
struct Indent(String);

#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "expected a number of spaces up to 16, or \"tab\"")]
enum Number {
    Spaces(u8),
    Tab(TabWord),
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum TabWord {
    Tab,
}

impl TryFrom<Number> for Indent {
    type Error = &'static str;

    fn try_from(number: Number) -> Result<Self, Self::Error> {
        match number {
            Number::Spaces(spaces @ 0..=16) => Ok(Self(" ".repeat(usize::from(spaces)))),
            Number::Spaces(_) => Err("expected a number of spaces up to 16, or \"tab\""),
            Number::Tab(TabWord::Tab) => Ok(Self("\t".to_owned())),
        }
    }
}

/// Applies the settings of a file to a language; none if there is no such file.
pub(super) fn read(language: &mut Language, path: &Path) -> Result<(), FileError> {
    let Some(text) = text_file::read(path, SIZE)? else { return Ok(()) };
    let settings: Settings = text_file::parse_toml(path, &text)?;
    let set = |text: &mut String, setting: Option<Short>| {
        if let Some(Short(setting)) = setting {
            *text = setting;
        }
    };
    set(&mut language.name, settings.name);
    set(&mut language.extension, settings.extension);
    set(&mut language.prefix, settings.prefix);
    if let Some(Indent(indent)) = settings.indent {
        language.indent = indent;
    }
    if let Some(CommentStart(start)) = settings.comment {
        language.comments.start = Cow::Owned(start);
    }
    language.aliases.extend(settings.aliases.into_iter().flat_map(|Words(words)| words));
    language.reserved.extend(settings.reserved.into_iter().flat_map(|Words(words)| words));
    for (known, word) in language.kinds.iter_mut().zip(settings.kinds.into_iter().flat_map(|Kinds(words)| words)) {
        *known = word;
    }
    language.style = settings.identifiers.unwrap_or(language.style);
    language.quotes = settings.quotes.unwrap_or(language.quotes);
    language.comments.doc = settings.doc.unwrap_or(language.comments.doc);
    Ok(())
}
