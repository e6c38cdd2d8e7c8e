//! The settings of a configuration file, each checked.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Deserialize;
use toml::Spanned;

use crate::catalog::{Pattern, Place, Source};
use crate::clipboard::Preference;
use crate::hyperlink::Hyperlinks;
use crate::text_file::{self, FileError};

/// The longest path of a document, in bytes; systems allow no more.
const MAX_PATH: usize = 4096;

/// The longest time that a terminal may be given within a key.
const MAX_ESCAPE_TIMEOUT: Duration = Duration::from_secs(1);

/// The settings as written; each is `None` where the file does not set it. One that is checked here has its position.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Written {
    catalog: Option<Spanned<Paths>>,
    code_pattern: Option<Spanned<String>>,
    clipboard: Option<Spanned<String>>,
    primary: Option<bool>,
    language: Option<String>,
    ascii: Option<bool>,
    hyperlinks: Option<Spanned<String>>,
    state: Option<bool>,
    escape_timeout: Option<Spanned<u64>>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "expected a path, or a list of paths such as [\"embedded\"]")]
enum Paths {
    One(PathBuf),
    Several(Vec<PathBuf>),
}

/// The settings; see [`super::Config`]. Each is `None` where the file does not set it.
pub(super) struct Settings {
    pub catalog: Option<Vec<Source>>,
    pub pattern: Option<Pattern>,
    pub clipboard: Option<Preference>,
    pub primary: bool,
    pub language: Option<String>,
    pub ascii: Option<bool>,
    pub hyperlinks: Option<Hyperlinks>,
    pub state: Option<bool>,
    pub escape_timeout: Option<Duration>,
}

impl Settings {
    /// The settings in the text of a file.
    pub fn parse(file: &Path, text: &str) -> Result<Self, FileError> {
        let written: Written = text_file::parse_toml(file, text)?;
        let mistake = |(offset, message): (usize, String)| FileError::at(file, text.as_bytes(), offset, &message);
        let folder = file.parent().unwrap_or(Path::new(""));
        Ok(Self {
            catalog: checked(written.catalog, |paths| sources(folder, paths)).map_err(mistake)?,
            pattern: checked(written.code_pattern, |pattern| Pattern::regex(&pattern)).map_err(mistake)?,
            clipboard: checked(written.clipboard, |mode| mode.parse()).map_err(mistake)?,
            primary: written.primary.unwrap_or_default(),
            language: written.language,
            ascii: written.ascii,
            hyperlinks: checked(written.hyperlinks, |word| word.parse()).map_err(mistake)?,
            state: written.state,
            escape_timeout: checked(written.escape_timeout, milliseconds).map_err(mistake)?,
        })
    }
}

/// Checks a setting. An error is its offset in the file and a message.
fn checked<S, T, E: ToString>(
    setting: Option<Spanned<S>>,
    check: impl FnOnce(S) -> Result<T, E>,
) -> Result<Option<T>, (usize, String)> {
    let Some(setting) = setting else { return Ok(None) };
    let offset = setting.span().start;
    check(setting.into_inner()).map(Some).map_err(|error| (offset, error.to_string()))
}

/// The documents that the file names; a relative path is relative to the file's folder.
fn sources(folder: &Path, paths: Paths) -> Result<Vec<Source>, &'static str> {
    let paths = match paths {
        Paths::One(path) => vec![path],
        Paths::Several(paths) => paths,
    };
    if paths.is_empty() {
        return Err("no document; name one, or \"embedded\"");
    }
    if paths.iter().any(|path| path.as_os_str().len() > MAX_PATH) {
        return Err("a path of more than 4096 bytes; shorten it");
    }
    let source = |path| match Place::from(path) {
        Place::Path(path) => Source { place: Place::Path(folder.join(path)), ..Source::default() },
        place => Source { place, ..Source::default() },
    };
    Ok(paths.into_iter().map(source).collect())
}

fn milliseconds(number: u64) -> Result<Duration, String> {
    let (time, most) = (Duration::from_millis(number), MAX_ESCAPE_TIMEOUT);
    if time > most {
        Err(format!("{number} ms is too long; at most {} are allowed", most.as_millis()))
    } else {
        Ok(time)
    }
}
