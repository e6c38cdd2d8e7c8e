//! The language and the theme chosen in the browser, remembered between runs in a small file of the user's state folder.

use std::collections::BTreeMap;
use std::env;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process;

use etcetera::BaseStrategy as _;

use crate::text_file::{self, FileError};
use crate::theme::ThemeName;

/// The folder of this program in the user's state folder.
const FOLDER: &str = "ipaper-codes";
/// The name of the file in it.
const FILE: &str = "state.json";
/// The greatest size of the file, in bytes.
const SIZE: u64 = 4 << 10;

/// A choice that is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The language of snippets, by its id.
    Language,
    /// The theme, by its word.
    Theme,
}

impl Choice {
    /// Its name in a message.
    pub fn word(self) -> &'static str {
        match self {
            Self::Language => "language",
            Self::Theme => "theme",
        }
    }

    /// The keys in the file: of what was chosen last, and of the setting at that time. One that has changed since is the
    /// user's later word.
    fn keys(self) -> (&'static str, &'static str) {
        match self {
            // The first choice there was, and once the only one.
            Self::Language => ("language", "setting"),
            Self::Theme => ("theme", "theme-setting"),
        }
    }
}

/// The file as it is written. What it has beside the choices known here stays.
type Entries = BTreeMap<String, String>;

/// The path of the state, and the settings that what is remembered comes before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateFile {
    path: PathBuf,
    /// The language that the configuration sets.
    language: String,
    /// The theme that the configuration sets.
    theme: ThemeName,
}

impl StateFile {
    /// The state beside these settings; `None` where the user has no folder for it.
    pub fn of_user(language: &str, theme: ThemeName) -> Option<Self> {
        Some(Self::in_folder(&folder()?, language, theme))
    }

    fn in_folder(folder: &Path, language: &str, theme: ThemeName) -> Self {
        Self { path: folder.join(FOLDER).join(FILE), language: language.to_owned(), theme }
    }

    /// The path of the file, even if there is no such file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The choice that is remembered, unless the setting has changed since.
    pub fn remembered(&self, choice: Choice) -> Option<String> {
        let mut entries = self.entries();
        let (chosen, setting) = choice.keys();
        let chosen = entries.remove(chosen);
        chosen.filter(|_| entries.get(setting).is_some_and(|setting| setting == self.setting(choice)))
    }

    fn setting(&self, choice: Choice) -> &str {
        match choice {
            Choice::Language => &self.language,
            Choice::Theme => self.theme.word(),
        }
    }

    /// The reason why the file, or the place where it belongs, cannot be used; `None` where nothing is wrong.
    pub fn problem(&self) -> Option<FileError> {
        let not_a_folder = |path: &Path| FileError::new(path, "no folder; move it away, or set XDG_STATE_HOME");
        let nearest = self.path.ancestors().skip(1).find(|folder| folder.exists());
        match nearest {
            Some(file) if !file.is_dir() => Some(not_a_folder(file)),
            _ => self.read().err(),
        }
    }

    /// All that the file has. One that cannot be used is as good as none.
    fn entries(&self) -> Entries {
        self.read().unwrap_or_default()
    }

    fn read(&self) -> Result<Entries, FileError> {
        let Some(text) = text_file::read(&self.path, SIZE)? else { return Ok(Entries::default()) };
        serde_json::from_str(&text).map_err(|error| FileError {
            line: Some(error.line()),
            column: Some(error.column()),
            ..FileError::new(&self.path, "not what the browser writes; remove the file")
        })
    }

    /// Remembers a choice. The file is replaced at once, so that no other run ever reads half of it.
    pub fn remember(&self, choice: Choice, chosen: &str) -> io::Result<()> {
        let mut entries = self.entries();
        let keys = choice.keys();
        for (key, value) in [(keys.0, chosen), (keys.1, self.setting(choice))] {
            entries.insert(key.to_owned(), value.to_owned());
        }
        let text = serde_json::to_string(&entries)?;
        if let Some(folder) = self.path.parent() {
            create_folder(folder)?;
        }
        let new = self.path.with_extension(format!("{}.tmp", process::id()));
        let written = write_new(&new, &text).and_then(|()| fs::rename(&new, &self.path));
        if written.is_err() {
            let _ = fs::remove_file(&new);
        }
        written
    }
}

fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::options().write(true).create_new(true).open(path)?;
    writeln!(file, "{text}")
}

/// Creates a folder that only its user may enter.
fn create_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)
}

/// The state folder of the user; that of data where the system has none. None without a home: nothing is made in a folder
/// that the user did not set.
fn folder() -> Option<PathBuf> {
    let is_set = |name: &str| env::var_os(name).is_some_and(|value| Path::new(&value).is_absolute());
    let has_home =
        || env::var_os("HOME").is_some_and(|home| Path::new(&home).is_absolute() && Path::new(&home).is_dir());
    if cfg!(unix) && !is_set("XDG_STATE_HOME") && !has_home() {
        return None;
    }
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.state_dir().unwrap_or_else(|| base.data_dir()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_remembered_until_the_setting_changes() {
        let folder = tempfile::tempdir().unwrap();
        let state = StateFile::in_folder(&folder.path().join("not/there/yet"), "rust", ThemeName::Dark);
        assert_eq!(state.remembered(Choice::Language), None);
        for language in ["go", "a \"b\"\\\n\u{1b}\u{7f}ä"] {
            state.remember(Choice::Language, language).unwrap();
            assert_eq!(state.remembered(Choice::Language).as_deref(), Some(language));
        }
        assert_eq!(StateFile { language: "python".into(), ..state.clone() }.remembered(Choice::Language), None);
        let files: Vec<_> = fs::read_dir(state.path.parent().unwrap()).unwrap().collect();
        assert_eq!(files.len(), 1, "{files:?}");
    }

    #[test]
    fn each_choice_is_remembered_against_its_own_setting() {
        let folder = tempfile::tempdir().unwrap();
        let state = StateFile::in_folder(folder.path(), "rust", ThemeName::Dark);
        // The file of a version that knew the language alone, and one of a version that knows more.
        fs::create_dir(folder.path().join(FOLDER)).unwrap();
        fs::write(&state.path, r#"{"language":"go","setting":"rust","font":"large"}"#).unwrap();
        assert_eq!(state.remembered(Choice::Language).as_deref(), Some("go"));
        assert_eq!(state.remembered(Choice::Theme), None);
        state.remember(Choice::Theme, "light").unwrap();
        for choice in [(Choice::Language, "go"), (Choice::Theme, "light")] {
            assert_eq!(state.remembered(choice.0).as_deref(), Some(choice.1));
        }
        let changed = StateFile { theme: ThemeName::Mono, ..state.clone() };
        assert_eq!(changed.remembered(Choice::Theme), None);
        assert_eq!(changed.remembered(Choice::Language).as_deref(), Some("go"));
        let text = fs::read_to_string(&state.path).unwrap();
        let expected = r#"{"font":"large","language":"go","setting":"rust","theme":"light","theme-setting":"dark"}"#;
        assert_eq!(text.trim_end(), expected);
    }

    #[test]
    #[cfg(unix)]
    fn a_file_that_cannot_be_used_is_as_good_as_none() {
        let folder = tempfile::tempdir().unwrap();
        let state = StateFile::in_folder(folder.path(), "rust", ThemeName::Dark);
        fs::create_dir(folder.path().join(FOLDER)).unwrap();
        let long = format!("{{\"language\":\"go\",\"setting\":\"rust\"}}{}", " ".repeat(SIZE as usize));
        for text in ["", "{", "[]", "{\"language\":1,\"setting\":\"rust\"}", "{\"language\":\"go\"}", &long] {
            fs::write(&state.path, text).unwrap();
            assert_eq!(state.remembered(Choice::Language), None, "{text}");
            let is_readable = text == "{\"language\":\"go\"}";
            assert_eq!(state.problem().is_none(), is_readable, "{text}");
        }
        fs::write(&state.path, b"{\"language\":\"\xff\",\"setting\":\"rust\"}").unwrap();
        assert_eq!(state.remembered(Choice::Language), None);
        assert!(state.problem().unwrap().message.starts_with("not UTF-8"));
        // Such a file is replaced, and so is a pipe.
        fs::remove_file(&state.path).unwrap();
        process::Command::new("mkfifo").arg(&state.path).status().unwrap();
        assert_eq!(state.remembered(Choice::Language), None);
        state.remember(Choice::Language, "go").unwrap();
        assert_eq!(state.remembered(Choice::Language).as_deref(), Some("go"));
        assert_eq!(state.problem(), None);
        // A folder is not, and nothing is left behind.
        fs::remove_file(&state.path).unwrap();
        fs::create_dir(&state.path).unwrap();
        fs::write(state.path.join("x"), "").unwrap();
        assert!(state.remembered(Choice::Language).is_none() && state.remember(Choice::Language, "go").is_err());
        assert_eq!(fs::read_dir(folder.path().join(FOLDER)).unwrap().count(), 1);
    }

    #[test]
    fn a_place_that_is_no_folder_is_a_problem() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        assert_eq!(StateFile::in_folder(&file, "rust", ThemeName::Dark).problem(), None);
        fs::write(&file, "").unwrap();
        let problem = StateFile::in_folder(&file, "rust", ThemeName::Dark).problem().unwrap();
        assert!(problem.file.ends_with("/file") && problem.message.starts_with("no folder"), "{problem}");
    }
}
