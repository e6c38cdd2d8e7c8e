//! The project's own notes, and how they come to the codes.

use std::collections::HashMap;

use serde::Deserialize;

use super::{Code, Handling, Note};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    handling: Handling,
    note: String,
}

/// Reads notes by the name of their code, a paragraph at a time: see [`super::methods::table`].
pub(super) fn read(text: &str) -> Result<HashMap<String, Note>, toml::de::Error> {
    let note = |entry: Entry| Note { text: entry.note, handling: entry.handling };
    let mut notes = HashMap::new();
    for paragraph in text.split("\n\n") {
        let entries: HashMap<String, Entry> = toml::from_str(paragraph)?;
        notes.extend(entries.into_iter().map(|(name, entry)| (name, note(entry))));
    }
    Ok(notes)
}

/// Gives each code its note. What is left over had no code.
pub(super) fn attach(codes: &mut [Code], mut notes: HashMap<String, Note>) -> HashMap<String, Note> {
    for code in codes {
        code.note = notes.remove(&*code.name).map(Box::new);
    }
    notes
}
