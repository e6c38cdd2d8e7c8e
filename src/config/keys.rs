//! The keys that the configuration sets: `[keys.search]` and `[keys.list]`.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::keymap::{Bindings, Focus, Keymap, action_named};
use crate::purpose::{Pick, Purpose};

/// The keys as written, for each focus.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(inline))]
#[serde(deny_unknown_fields, expecting = "tables of keys such as [keys.list]")]
pub(super) struct KeyTables {
    /// In the search line.
    #[cfg_attr(test, schemars(schema_with = "actions"))]
    #[serde(default)]
    search: KeyTable,
    /// In the list.
    #[cfg_attr(test, schemars(schema_with = "actions"))]
    #[serde(default)]
    list: KeyTable,
}

/// The keys of actions.
type KeyTable = BTreeMap<Spanned<String>, Spanned<Keys>>;

/// The keys of an action: parted by blanks, or a list.
#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "expected a key such as \"ctrl-y\", a list of keys, or \"none\"")]
enum Keys {
    One(String),
    Several(Vec<String>),
}

/// Checks the keys. An error is its offset and a message.
pub(super) fn check(tables: Spanned<KeyTables>) -> Result<Bindings, (usize, String)> {
    let start = tables.span().start;
    let KeyTables { search, list } = tables.into_inner();
    let mut bindings = Bindings::default();
    for (focus, table) in [(Focus::Search, search), (Focus::List, list)] {
        let mut rows: Vec<_> = table.into_iter().collect();
        // The second one in the file is the mistake, where two have a key.
        rows.sort_by_key(|(name, _)| name.span().start);
        for (name, keys) in rows {
            let action = action_named(name.get_ref()).map_err(|message| (name.span().start, message))?;
            let start = keys.span().start;
            let written = match keys.into_inner() {
                Keys::One(keys) => keys,
                Keys::Several(keys) => keys.join(" "),
            };
            bindings.set(focus, action, &written).map_err(|message| (start, message))?;
        }
    }
    for purpose in [Purpose::Browse, Purpose::Pick(Pick::default())] {
        Keymap::new(purpose, &bindings).check().map_err(|message| (start, message))?;
    }
    Ok(bindings)
}

/// The schema of a table of keys: each action, with what it does.
#[cfg(test)]
fn actions(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    use crate::keymap::ACTIONS;

    let keys = schemars::json_schema!({ "type": "string" });
    let entry = |about: &str| {
        schemars::json_schema!({ "description": about, "anyOf": [keys, { "type": "array", "items": keys }] }).to_value()
    };
    let actions: serde_json::Map<_, _> = ACTIONS.iter().map(|row| (row.name.to_owned(), entry(row.about))).collect();
    schemars::json_schema!({ "type": "object", "properties": actions, "additionalProperties": false })
}
