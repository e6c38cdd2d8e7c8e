//! The text files that a user writes for this program: regular files, short, in UTF-8.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::text;

/// The longest message, in cells: it may quote the file, and name all that is known.
const MESSAGE: usize = 400;

/// A mistake in a file, or a file that cannot be used: one line with the position, the mistake and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileError {
    /// The path of the file.
    pub file: String,
    /// The line, counted from 1, if the mistake is in one.
    pub line: Option<usize>,
    /// The column in characters, counted from 1.
    pub column: Option<usize>,
    /// The mistake.
    pub message: String,
}

impl std::error::Error for FileError {}

impl std::fmt::Display for FileError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.file)?;
        for number in [self.line, self.column].into_iter().flatten() {
            write!(f, ":{number}")?;
        }
        write!(f, ": {}", self.message)
    }
}

impl FileError {
    /// An error of a whole file.
    pub fn new(path: &Path, message: &str) -> Self {
        Self::of(text::shown_path(path), message)
    }

    /// An error of a whole file, of which the path is clean already.
    pub fn of(file: String, message: &str) -> Self {
        // The rest of a long message is not worth the time to clean it.
        let start = message.char_indices().nth(4 * MESSAGE).map_or(message, |(end, _)| &message[..end]);
        let message = text::fit(&text::one_line(start), MESSAGE).into_owned();
        Self { file, line: None, column: None, message }
    }

    /// An error at a byte of the text of a file.
    pub fn at(path: &Path, text: &[u8], offset: usize, message: &str) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let line_start = memchr::memrchr(b'\n', before).map_or(0, |newline| newline + 1);
        let line = memchr::memchr_iter(b'\n', before).count() + 1;
        let column = String::from_utf8_lossy(&before[line_start..]).chars().count() + 1;
        Self { line: Some(line), column: Some(column), ..Self::new(path, message) }
    }
}

/// The text of a file of at most `limit` bytes; `None` if there is no such file.
pub fn read(path: &Path, limit: u64) -> Result<Option<String>, FileError> {
    let unreadable = |error: &io::Error| FileError::new(path, &reason(error));
    // Checked first: opening a device may do something.
    match fs::metadata(path) {
        Err(error) if is_absent(&error) => {
            return if path.is_symlink() {
                Err(FileError::new(path, "a link to a file that does not exist; correct or remove it"))
            } else {
                Ok(None)
            };
        }
        Err(error) => return Err(unreadable(&error)),
        Ok(metadata) if metadata.is_dir() => return Err(FileError::new(path, "a folder; use a text file")),
        Ok(metadata) if !metadata.is_file() => return Err(FileError::new(path, "not a regular file; use a text file")),
        Ok(_) => {}
    }
    let mut bytes = Vec::new();
    let file = open(path).map_err(|error| unreadable(&error))?;
    file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    if bytes.len() as u64 > limit {
        return Err(FileError::new(path, &format!("larger than {} KiB; shorten it", limit >> 10)));
    }
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{feff}') {
                text.drain(..'\u{feff}'.len_utf8());
            }
            Ok(Some(text))
        }
        Err(error) => {
            let end = error.utf8_error().valid_up_to();
            Err(FileError::at(path, error.as_bytes(), end, "not UTF-8; save it in this encoding"))
        }
    }
}

/// The settings in the text of a TOML file.
pub fn parse_toml<T: DeserializeOwned>(path: &Path, text: &str) -> Result<T, FileError> {
    toml::from_str(text).map_err(|error| {
        let message = reworded(error.message());
        FileError::at(path, text.as_bytes(), error.span().map_or(0, |span| span.start), &message)
    })
}

/// The message of an error of serde; where a word is unknown, with the one that was most likely meant.
pub fn reworded(message: &str) -> Cow<'_, str> {
    let unknown = |start, what| {
        let (typed, known) = message.strip_prefix(start)?.rsplit_once("`, expected ")?;
        let known: Vec<&str> = known.split('`').skip(1).step_by(2).collect();
        Some(text::unknown(what, typed, &known).into())
    };
    let wrong_type = || {
        let (found, expected) = message.rsplit_once(", expected ")?;
        let kind = found.strip_prefix("invalid type: ");
        let found = kind.map_or(found.to_owned(), |kind| format!("invalid type: {}", plain(kind)));
        Some(format!("{found}, expected {}", plain(expected)).into())
    };
    let unknown = unknown("unknown field `", "key").or_else(|| unknown("unknown variant `", "value"));
    unknown.or_else(wrong_type).unwrap_or(message.into())
}

/// The words of TOML for a type of serde.
fn plain(kind: &str) -> &str {
    match kind {
        "map" => "table",
        "a map" => "a table",
        "sequence" => "list",
        "a sequence" => "a list",
        "path string" => "a path",
        "u64" => "a whole number, 0 or more",
        other => other,
    }
}

/// Returns true if there can be no such file: some accounts have `/dev/null` for a home.
pub fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory | io::ErrorKind::InvalidFilename)
}

/// Opens a file. It may have become a pipe since it was asked about, whose other end would be waited for.
pub fn open(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    }
    options.read(true).open(path)
}

/// The reason why a file or folder cannot be read, in words.
pub fn reason(error: &io::Error) -> String {
    if error.kind() == io::ErrorKind::PermissionDenied {
        return "may not be read; check its permissions".to_owned();
    }
    format!("cannot be read: {}", text::reason(&error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(path: &Path) -> String {
        let folder = format!("{}/", path.parent().unwrap().display());
        read(path, 1024).unwrap_err().to_string().replacen(&folder, "", 1)
    }

    #[test]
    fn a_short_text_is_read_without_its_byte_order_mark() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x");
        assert_eq!(read(&file, 1024), Ok(None));
        fs::write(&file, "\u{feff}".to_owned() + &"a".repeat(1021)).unwrap();
        assert_eq!(read(&file, 1024), Ok(Some("a".repeat(1021))));
        fs::write(&file, "a".repeat(1025)).unwrap();
        assert_eq!(error(&file), "x: larger than 1 KiB; shorten it");
    }

    #[test]
    fn text_that_is_not_utf_8_is_reported_with_its_position() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x");
        fs::write(&file, b"a\n\xc3\xa4\xff\n").unwrap();
        assert_eq!(error(&file), "x:2:2: not UTF-8; save it in this encoding");
    }

    #[test]
    #[cfg(unix)]
    fn only_a_regular_file_is_opened() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| folder.path().join(name);
        std::process::Command::new("mkfifo").arg(file("pipe")).status().unwrap();
        std::os::unix::fs::symlink("/dev/zero", file("zero")).unwrap();
        std::os::unix::fs::symlink(file("nothing"), file("link")).unwrap();
        std::os::unix::fs::symlink(file("loop"), file("loop")).unwrap();
        fs::create_dir(file("folder")).unwrap();
        fs::write(file("text"), "a").unwrap();
        std::os::unix::fs::symlink(file("text"), file("good")).unwrap();
        assert_eq!(error(&file("pipe")), "pipe: not a regular file; use a text file");
        assert_eq!(error(&file("zero")), "zero: not a regular file; use a text file");
        assert_eq!(error(&file("link")), "link: a link to a file that does not exist; correct or remove it");
        assert!(error(&file("loop")).starts_with("loop: cannot be read: "), "{}", error(&file("loop")));
        assert_eq!(error(&file("folder")), "folder: a folder; use a text file");
        assert_eq!(read(&file("good"), 1024), Ok(Some("a".to_owned())));
    }

    #[test]
    fn an_unknown_word_is_told_with_the_one_that_was_meant() {
        for (message, expected) in [
            (
                "unknown field `colour`, expected one of `color`, `x`, `y`",
                "unknown key `colour`; did you mean `color`?",
            ),
            ("unknown field `z`, expected `aa` or `bb`", "unknown key `z`; expected aa or bb"),
            ("unknown field `a`, expected b`, expected `x`", "unknown key `a`, expected b`; expected x"),
            ("unknown variant `pascl`, expected one of `pascal`, `x`", "unknown value `pascl`; did you mean `pascal`?"),
            ("unknown field `z`, there are no fields", "unknown field `z`, there are no fields"),
            (
                "invalid value: integer `-5`, expected u64",
                "invalid value: integer `-5`, expected a whole number, 0 or more",
            ),
            ("invalid type: sequence, expected path string", "invalid type: list, expected a path"),
            ("invalid type: map, expected a string", "invalid type: table, expected a string"),
            ("invalid type: integer `1`, expected a boolean", "invalid type: integer `1`, expected a boolean"),
        ] {
            assert_eq!(reworded(message), expected);
        }
    }

    #[test]
    fn a_message_is_one_short_line_whatever_it_quotes() {
        let error = FileError::at(Path::new("x\n\x1b[2J"), b"a\nbc", 3, &"a\n\x1b[2J".repeat(1 << 20));
        let line = error.to_string();
        assert!(line.starts_with("x ␛[2J:2:2: a ␛[2Ja ") && line.ends_with('…') && line.len() < 1000, "{line}");
        assert!(!line.contains(char::is_control));
    }
}
