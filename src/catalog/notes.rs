//! Files of notes on codes: who wrote it, and a table per code. The notes of the embedded reference are one.

use std::collections::HashMap;
use std::mem;
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
use crate::text_file::{self, FileError, reworded};

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

/// A mistake in a note: its offset, where it is known, and what it is.
type Mistake = (Option<usize>, String);

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
                // Ours are on one source, which is read once.
                let is_ours = file.path.is_none();
                if let Some(row) = file.row(code, self.source) {
                    row.source = self.source;
                    notes.push(if is_ours { mem::take(&mut row.note) } else { row.note.clone() });
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
            FileError::at(path, content.as_bytes(), offset, &reworded(error.message()))
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
) -> Result<(Note, Option<Box<str>>), Mistake> {
    let written = Written::deserialize(ValueDeserializer::from(value)).map_err(|error| {
        // The table is where a key is missing.
        (error.span().map(|span| span.start), reworded(error.message()).into_owned())
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
        let known = Handling::of(word.get_ref());
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A file of notes, and what is wrong with it.
    fn parsed(content: &str) -> (NoteFile, Vec<String>) {
        let (file, problems) = NoteFile::parse(Path::new("x/a.notes.toml"), content, None).unwrap();
        (file, problems.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_note_is_by_the_author_of_its_file() {
        for (content, author) in [
            (
                r#"author = "Payments\u001b\n team"
                A.text = 'x'"#,
                Author::Named("Payments␛ team".into()),
            ),
            ("author = ' '\n[A]\ntext = 'x'", Author::File("a.notes.toml".into())),
            ("A = { text = 'x' }", Author::File("a.notes.toml".into())),
            ("author = { text = 'of a code of this name' }\nA.text = 'x'", Author::File("a.notes.toml".into())),
        ] {
            let (file, problems) = parsed(content);
            assert_eq!((&file.rows["A"].note.author, problems.len()), (&author, 0), "{content}: {problems:?}");
        }
    }

    #[test]
    fn a_mistake_in_one_note_has_its_line_and_spares_the_others() {
        for (table, message) in [
            (
                "[B]\ntext = 'b'\nhandling = 'rety'",
                "5: unknown handling `rety`; expected ok, retry, request, account or bug",
            ),
            ("[B]\ntxt = 'b'", "4: unknown key `txt`; did you mean `text`?"),
            ("[B]\nhandling = 'ok'", "3: missing field `text`; B is left out"),
            ("[B]\ntext = 5", "4: invalid type: integer `5`, expected a string; B is left out"),
            ("[B]\ntext = ' \t'", "3: a note without a text; B is left out"),
            ("[B]\ntext = 'b'\nkeywords = 'k'", "5: invalid type: "),
            ("[author]\nx = 1", "4: unknown key `x`; "),
        ] {
            let (file, problems) = parsed(&format!("[A]\ntext = 'a'\n{table}\n[C]\ntext = 'c'\n"));
            let [problem] = &problems[..] else { panic!("{table}: {problems:?}") };
            assert!(problem.starts_with(&format!("x/a.notes.toml:{message}")), "{table}: {problem}");
            assert!(file.rows.contains_key("A") && file.rows.contains_key("C"), "{table}");
            // A note with a handling that is not known is a note all the same.
            assert_eq!(file.rows.contains_key("B"), table.contains("rety"), "{table}");
        }
        let (_, problems) = parsed(&format!("[A]\ntext = '{}'", "x".repeat(MAX_NOTE + 1)));
        assert_eq!(problems, ["x/a.notes.toml:1: a note of over 64 KiB; A is left out"]);
    }

    #[test]
    fn a_note_is_on_the_code_of_its_name_else_on_one_with_this_alias() {
        let code = |name: &str, aliases: &[&str]| Code {
            name: name.into(),
            aliases: aliases.iter().map(|&alias| alias.into()).collect(),
            ..Code::default()
        };
        let mut codes =
            [code("TIMED_OUT", &["28"]), code("OTHER", &["28", "29"]), code("NAMED", &["29"]), code("30", &["28"])];
        let (file, _) = parsed("[28]\ntext = '28'\n[29]\ntext = '29'\n[NAMED]\ntext = 'named'\n[X_X]\ntext = 'x'\n");
        let mut files = NoteFiles { files: vec![file], current: vec![0], source: 1 };
        files.attach(&mut codes);
        let notes = codes.each_ref().map(|code| code.notes.first().map_or("", |note| &note.text));
        assert_eq!(notes, ["28", "29", "named", ""]);
        let unknown: Vec<String> = files.unknown().iter().map(ToString::to_string).collect();
        assert_eq!(unknown, ["x/a.notes.toml:7: a note on X_X, which is no code here; check its name"]);
        // The next source has codes of its own.
        files.source = 2;
        files.attach(&mut codes[..1]);
        assert_eq!(codes[0].notes.len(), 2);
    }
}
