//! The language chosen in the browser, remembered between runs in a small file of the user's state folder.

use std::env;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process;

use etcetera::BaseStrategy as _;
use serde::{Deserialize, Serialize};

use crate::text_file;

/// The folder of this program in the user's state folder.
const FOLDER: &str = "ipaper-codes";
/// The name of the file in it.
const FILE: &str = "state.json";
/// The greatest size of the file, in bytes.
const SIZE: u64 = 4 << 10;

/// The path of the state, and the setting that what is remembered comes before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateFile {
    path: PathBuf,
    /// The language that the configuration sets.
    setting: String,
}

/// The file as it is written.
#[derive(Debug, Serialize, Deserialize)]
struct Remembered {
    /// The language chosen last.
    language: String,
    /// The setting at that time. One that has changed since is the user's later word.
    setting: String,
}

impl StateFile {
    /// The state beside this setting; `None` where the user has no folder for it.
    pub fn of_user(setting: &str) -> Option<Self> {
        Some(Self::in_folder(&folder()?, setting))
    }

    fn in_folder(folder: &Path, setting: &str) -> Self {
        Self { path: folder.join(FOLDER).join(FILE), setting: setting.to_owned() }
    }

    /// The path of the file, even if there is no such file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The remembered language, by its id, unless the setting has changed since. A file that cannot be used is as good as
    /// none.
    pub fn language(&self) -> Option<String> {
        let text = text_file::read(&self.path, SIZE).ok()??;
        let Remembered { language, setting } = serde_json::from_str(&text).ok()?;
        (setting == self.setting).then_some(language)
    }

    /// Remembers a language. The file is replaced at once, so that no other run ever reads half of it.
    pub fn remember(&self, language: &str) -> io::Result<()> {
        let state = Remembered { language: language.to_owned(), setting: self.setting.clone() };
        let text = serde_json::to_string(&state)?;
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
        let state = StateFile::in_folder(&folder.path().join("not/there/yet"), "rust");
        assert_eq!(state.language(), None);
        for language in ["go", "a \"b\"\\\n\u{1b}\u{7f}ä"] {
            state.remember(language).unwrap();
            assert_eq!(state.language().as_deref(), Some(language));
        }
        assert_eq!(StateFile { setting: "python".into(), ..state.clone() }.language(), None);
        let files: Vec<_> = fs::read_dir(state.path.parent().unwrap()).unwrap().collect();
        assert_eq!(files.len(), 1, "{files:?}");
    }

    #[test]
    #[cfg(unix)]
    fn a_file_that_cannot_be_used_is_as_good_as_none() {
        let folder = tempfile::tempdir().unwrap();
        let state = StateFile::in_folder(folder.path(), "rust");
        fs::create_dir(folder.path().join(FOLDER)).unwrap();
        let long = format!("{{\"language\":\"go\",\"setting\":\"rust\"}}{}", " ".repeat(SIZE as usize));
        for text in ["", "{", "[]", "{\"language\":1,\"setting\":\"rust\"}", "{\"language\":\"go\"}", &long] {
            fs::write(&state.path, text).unwrap();
            assert_eq!(state.language(), None, "{text}");
        }
        fs::write(&state.path, b"{\"language\":\"\xff\",\"setting\":\"rust\"}").unwrap();
        assert_eq!(state.language(), None);
        // Such a file is replaced, and so is a pipe.
        fs::remove_file(&state.path).unwrap();
        process::Command::new("mkfifo").arg(&state.path).status().unwrap();
        assert_eq!(state.language(), None);
        state.remember("go").unwrap();
        assert_eq!(state.language().as_deref(), Some("go"));
        // A folder is not, and nothing is left behind.
        fs::remove_file(&state.path).unwrap();
        fs::create_dir(&state.path).unwrap();
        fs::write(state.path.join("x"), "").unwrap();
        assert!(state.language().is_none() && state.remember("go").is_err());
        assert_eq!(fs::read_dir(folder.path().join(FOLDER)).unwrap().count(), 1);
    }
}
