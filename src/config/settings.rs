//! The settings of a configuration file, each checked.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Deserialize;
use toml::Spanned;

use super::catalogs::{self, Catalogs, check_path, checked};
use crate::catalog::Pattern;
use crate::clipboard::Preference;
use crate::hyperlink::Hyperlinks;
use crate::text_file::{self, FileError};

/// The longest time that a terminal may be given within a key.
const MAX_ESCAPE_TIMEOUT: Duration = Duration::from_secs(1);

/// The settings as written; each is `None` where the file does not set it. One that is checked here has its position.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Written {
    catalog: Option<Spanned<Paths>>,
    catalogs: Option<catalogs::Table>,
    code_pattern: Option<Spanned<String>>,
    clipboard: Option<Spanned<String>>,
    primary: Option<bool>,
    language: Option<String>,
    ascii: Option<bool>,
    hyperlinks: Option<Spanned<String>>,
    state: Option<bool>,
    escape_timeout: Option<Spanned<u64>>,
    mouse: Option<bool>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "expected a path, or a list of paths such as [\"embedded\"]")]
enum Paths {
    One(PathBuf),
    Several(Vec<PathBuf>),
}

/// The settings; see [`super::Config`]. Each is `None` where the file does not set it.
pub(super) struct Settings {
    /// Paths, or names of catalogs.
    pub catalog: Option<Vec<PathBuf>>,
    pub catalogs: Catalogs,
    pub pattern: Option<Pattern>,
    pub clipboard: Option<Preference>,
    pub primary: bool,
    pub language: Option<String>,
    pub ascii: Option<bool>,
    pub hyperlinks: Option<Hyperlinks>,
    pub state: Option<bool>,
    pub escape_timeout: Option<Duration>,
    pub mouse: bool,
}

impl Settings {
    /// The settings in the text of a file.
    pub fn parse(file: &Path, text: &str) -> Result<Self, FileError> {
        let written: Written = text_file::parse_toml(file, text)?;
        let mistake = |(offset, message): (usize, String)| FileError::at(file, text.as_bytes(), offset, &message);
        let folder = file.parent().unwrap_or(Path::new(""));
        Ok(Self {
            catalog: checked(written.catalog, paths).map_err(mistake)?,
            catalogs: Catalogs::check(folder, written.catalogs.unwrap_or_default()).map_err(mistake)?,
            pattern: checked(written.code_pattern, |pattern| Pattern::regex(&pattern)).map_err(mistake)?,
            clipboard: checked(written.clipboard, |mode| mode.parse()).map_err(mistake)?,
            primary: written.primary.unwrap_or_default(),
            language: written.language,
            ascii: written.ascii,
            hyperlinks: checked(written.hyperlinks, |word| word.parse()).map_err(mistake)?,
            state: written.state,
            escape_timeout: checked(written.escape_timeout, milliseconds).map_err(mistake)?,
            mouse: written.mouse.unwrap_or_default(),
        })
    }
}

/// The documents that the file names.
fn paths(paths: Paths) -> Result<Vec<PathBuf>, &'static str> {
    let paths = match paths {
        Paths::One(path) => vec![path],
        Paths::Several(paths) => paths,
    };
    if paths.is_empty() {
        return Err("no document; name one, or \"embedded\"");
    }
    paths.iter().try_for_each(|path| check_path(path))?;
    Ok(paths)
}

fn milliseconds(number: u64) -> Result<Duration, String> {
    let (time, most) = (Duration::from_millis(number), MAX_ESCAPE_TIMEOUT);
    if time > most {
        Err(format!("{number} ms is too long; at most {} are allowed", most.as_millis()))
    } else {
        Ok(time)
    }
}
