//! The project's own notes, and how they come to the codes.

use std::collections::HashMap;

use serde::Deserialize;

use super::{Code, Handling, Note, tables};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    handling: Handling,
    note: String,
}

/// Reads notes by the name of their code.
pub(super) fn read(text: &str) -> Result<HashMap<String, Note>, toml::de::Error> {
    let note = |entry: Entry| Note { text: entry.note, handling: entry.handling };
    let entries = tables::read::<HashMap<String, Entry>>(text)?.into_iter().flatten();
    Ok(entries.map(|(name, entry)| (name, note(entry))).collect())
}

/// Gives each code its note. What is left over had no code.
pub(super) fn attach(codes: &mut [Code], mut notes: HashMap<String, Note>) -> HashMap<String, Note> {
    for code in codes {
        code.note = notes.remove(&*code.name).map(Box::new);
    }
    notes
}
