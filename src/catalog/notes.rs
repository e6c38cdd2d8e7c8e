//! Files of notes on codes: who wrote it, and a table per code. The notes of the embedded reference are one.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::embedded;
use super::files::{self, CatalogError};
use super::limits::{MAX_NOTE, MAX_NOTES};
use super::model::{Code, Warning};
use super::note::{Author, Ground, Handling, Note};
use super::source::{Place, Source};
use crate::text;
use crate::text_file::{self, FileError};

/// The longest name of an author, in cells.
const MAX_AUTHOR: usize = 60;

/// The table of a code, as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// Without the words that say what it rests on.
    text: String,
    handling: Option<Spanned<String>>,
    #[serde(default)]
    keywords: Vec<String>,
    #[serde(default)]
    ground: Ground,
    /// The code that the reference's text under this one is about, where that is another.
    text_of: Option<Box<str>>,
}

/// The note of a file on one code.
struct Row {
    note: Note,
    text_of: Option<Box<str>>,
    line: u32,
    /// The number of the last source with such a code; 0 for none.
    source: u32,
}

/// A file of notes.
struct NoteFile {
    /// Its path; none for ours.
    path: Option<PathBuf>,
    label: String,
    rows: HashMap<String, Row>,
}

/// The files of notes on the codes of a catalog, each of them read once.
#[derive(Default)]
pub(super) struct NoteFiles {
    files: Vec<NoteFile>,
    /// The files on the source that is being read, as positions; the one that counts first is the first.
    current: Vec<usize>,
    /// The number of that source, from 1.
    source: u32,
}

impl NoteFiles {
    /// Reads the notes on a source that is to be read: those of the file that was named for it, else of the file beside it;
    /// and ours. Gives the path of the file, if there is one, and what is wrong with it. Errs where a named one cannot be
    /// used.
    pub fn start_source(&mut self, source: &Source) -> Result<(Option<String>, Vec<Warning>), CatalogError> {
        self.source += 1;
        self.current.clear();
        let (mut label, mut warnings) = (None, Vec::new());
        let beside = if source.notes.is_none() { source.notes_beside() } else { None };
        if let Some(path) = source.notes.as_deref().or(beside.as_deref()) {
            match self.open(path, &mut warnings) {
                Ok(Some(file)) => {
                    label = self.files.get(file).map(|file| file.label.clone());
                    self.current.push(file);
                }
                Ok(None) if beside.is_some() => {}
                Ok(None) => return Err(CatalogError::File(FileError::new(path, "no such file; check the path"))),
                Err(error) if beside.is_none() => return Err(CatalogError::File(error)),
                Err(error) => warnings.push(Warning { unread: true, ..warning(error) }),
            }
        }
        if source.place == Place::Embedded {
            let asset = Path::new("notes.toml");
            let (ours, _) = NoteFile::parse(asset, embedded::NOTES, Some(Author::Us))
                .map_err(|error| CatalogError::Asset("notes.toml", error.to_string()))?;
            self.current.push(self.files.len());
            self.files.push(NoteFile { path: None, ..ours });
        }
        Ok((label, warnings))
    }

    /// The position of a file, which is read if it was not yet; `None` if there is no such file.
    fn open(&mut self, path: &Path, warnings: &mut Vec<Warning>) -> Result<Option<usize>, FileError> {
        let known = self.files.iter().position(|file| file.path.as_deref() == Some(path));
        if known.is_some() {
            return Ok(known);
        }
        let Some(content) = text_file::read(path, MAX_NOTES)? else { return Ok(None) };
        let (file, problems) = NoteFile::parse(path, &content, None)?;
        warnings.extend(problems.into_iter().map(warning));
        self.files.push(file);
        Ok(Some(self.files.len() - 1))
    }

    /// Gives codes of the source their notes, before those that they have. A code that no note names may have one by
    /// another of its names.
    pub fn attach(&mut self, codes: &mut [Code]) {
        if self.current.is_empty() {
            return;
        }
        for code in codes {
            let mut notes = Vec::new();
            for &file in &self.current {
                let Some(file) = self.files.get_mut(file) else { continue };
                if let Some(row) = file.row(code, self.source) {
                    row.source = self.source;
                    notes.push(row.note.clone());
                    code.text_of = row.text_of.clone().or(code.text_of.take());
                }
            }
            code.notes.splice(0..0, notes);
        }
    }

    /// A warning for each note on a code that no source has, and none of them twice.
    pub fn unknown(&self) -> Vec<Warning> {
        let of_file = |file: &NoteFile| {
            let unknown = file.rows.iter().filter(|(_, row)| row.source == 0);
            let mut unknown: Vec<_> = unknown.map(|(name, row)| (row.line, name)).collect();
            unknown.sort_unstable();
            let warning = |(line, name): (u32, &String)| {
                let message = format!("a note on {}, which is no code here; check its name", shown(name));
                Warning { document: file.label.clone(), line, message, ..Warning::default() }
            };
            unknown.into_iter().map(warning).collect::<Vec<_>>()
        };
        self.files.iter().flat_map(of_file).collect()
    }
}

impl NoteFile {
    /// Reads the text of a file, by the author that it names if none is given. Gives what is wrong with single notes too;
    /// the others count. Errs where it is no TOML.
    fn parse(path: &Path, content: &str, author: Option<Author>) -> Result<(Self, Vec<FileError>), FileError> {
        let mistake = |error: &toml::de::Error| {
            let offset = error.span().map_or(0, |span| span.start);
            FileError::at(path, content.as_bytes(), offset, error.message())
        };
        let mut tables = DeTable::parse(content).map_err(|error| mistake(&error))?.into_inner();
        let author = author.unwrap_or_else(|| author_of(&mut tables, path));
        let newlines: Vec<usize> = memchr::memchr_iter(b'\n', content.as_bytes()).collect();
        let line = |offset: usize| newlines.partition_point(|&newline| newline < offset) + 1;
        let mut file = Self { path: Some(path.to_owned()), label: files::label(path), rows: HashMap::new() };
        let mut problems = Vec::new();
        let mut report = |offset: usize, message: &str| {
            problems.push(FileError { line: Some(line(offset)), ..FileError::of(files::label(path), message) });
        };
        for (name, value) in tables {
            let start = name.span().start;
            match read(value, &author, &mut report) {
                Ok((note, text_of)) => {
                    let row = Row { note, text_of, line: line(start) as u32, source: 0 };
                    file.rows.insert(name.into_inner().into_owned(), row);
                }
                Err((offset, message)) => {
                    report(offset.unwrap_or(start), &format!("{message}; {} is left out", shown(&name.into_inner())));
                }
            }
        }
        problems.sort_by_key(|problem| problem.line);
        Ok((file, problems))
    }

    /// The note on a code of a source: by its name, else by another name of it under which the source has none yet.
    fn row(&mut self, code: &Code, source: u32) -> Option<&mut Row> {
        let is_free = |name: &str| self.rows.get(name).is_some_and(|row| row.source != source);
        let alias = || code.aliases.iter().find(|alias| is_free(alias)).map(|alias| &**alias);
        let name = if self.rows.contains_key(&*code.name) { Some(&*code.name) } else { alias() };
        self.rows.get_mut(name?)
    }
}

/// A note as it is written in a table, and the code that the reference's text is about; else the offset of a mistake, if
/// it has one, and the mistake. A wrong handling is reported, and the rest of the note kept.
fn read(
    value: Spanned<DeValue>,
    author: &Author,
    report: &mut impl FnMut(usize, &str),
) -> Result<(Note, Option<Box<str>>), (Option<usize>, String)> {
    let written = Written::deserialize(ValueDeserializer::from(value)).map_err(|error| {
        // The table is where a key is missing.
        (error.span().map(|span| span.start), error.message().to_owned())
    })?;
    let statement = text::one_line(&written.text);
    if statement.is_empty() {
        return Err((None, "a note without a text".to_owned()));
    }
    let keywords: Vec<String> = written.keywords.iter().map(|word| text::one_line(word)).collect();
    if statement.len() + keywords.iter().map(String::len).sum::<usize>() > MAX_NOTE {
        return Err((None, format!("a note of over {} KiB", MAX_NOTE >> 10)));
    }
    let handling = written.handling.and_then(|word| {
        let known = Handling::ALL.into_iter().find(|handling| handling.word() == word.get_ref());
        if known.is_none() {
            let message = format!("unknown handling `{}`; expected {}", shown(word.get_ref()), Handling::words());
            report(word.span().start, &message);
        }
        known
    });
    let note = Note { handling, keywords, ..Note::new(author.clone(), written.ground, &statement) };
    Ok((note, written.text_of.map(|name| text::one_line(&name).into())))
}

/// The author that a file names, which is no code; else its name.
fn author_of(tables: &mut DeTable, path: &Path) -> Author {
    let author = tables.iter().find(|(key, value)| key.get_ref() == "author" && value.get_ref().is_str());
    let author = author.map(|(key, value)| (key.clone(), shown(value.get_ref().as_str().unwrap_or_default())));
    if let Some((key, name)) = author {
        tables.remove(&key);
        if !name.is_empty() {
            return Author::Named(name.into());
        }
    }
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    Author::File(shown(&name).into())
}

/// A name as it may be shown.
fn shown(name: &str) -> String {
    text::fit(&text::one_line(text::prefix(name, MAX_NOTE)), MAX_AUTHOR).into_owned()
}

/// A mistake of a file as a warning.
fn warning(error: FileError) -> Warning {
    let number = |number: Option<usize>| number.and_then(|number| u32::try_from(number).ok()).unwrap_or(0);
    let (line, column) = (number(error.line), number(error.column));
    Warning { document: error.file, line, column, message: error.message, unread: false }
}
