//! The styles that the configuration sets for roles: `[colors]`.

use std::collections::BTreeMap;

use toml::Spanned;

use crate::theme::{Role, RoleStyle};

/// The styles as written, each for a role.
pub(super) type Table = BTreeMap<Spanned<String>, Spanned<String>>;

/// Checks the styles. An error is its offset and a message.
pub(super) fn check(table: Table) -> Result<Vec<(Role, RoleStyle)>, (usize, String)> {
    let check = |(name, style): (Spanned<String>, Spanned<String>)| {
        let role = name.get_ref().parse().map_err(|message| (name.span().start, message))?;
        let style = style.get_ref().parse().map_err(|message| (style.span().start, message))?;
        Ok((role, style))
    };
    table.into_iter().map(check).collect()
}

/// The schema of the table.
#[cfg(test)]
pub(super) fn schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    let roles: serde_json::Map<_, _> =
        Role::ALL.map(|role| (role.word().to_owned(), serde_json::json!({ "type": "string" }))).into_iter().collect();
    schemars::json_schema!({ "type": "object", "properties": roles, "additionalProperties": false })
}
