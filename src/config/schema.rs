//! The JSON schema of the file, for editors. `UPDATE_SCHEMA=1 cargo test schema` makes it anew.

use std::{env, fs};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;

use super::catalogs::{PathOrTable, Written as Table};
use super::settings::Written;

impl JsonSchema for PathOrTable {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Catalog".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [{ "type": "string" }, Table::json_schema(generator)] })
    }
}

/// Takes out the null that stands for a setting which is left out: the file has no such value.
fn without_null(value: &mut Value) {
    match value {
        Value::Object(object) => {
            if let Some(Value::Array(types)) = object.get_mut("type") {
                types.retain(|word| word != "null");
                if let [word] = &types[..] {
                    let word = word.clone();
                    object.insert("type".to_owned(), word);
                }
            }
            if let Some(Value::Array(choices)) = object.get_mut("anyOf") {
                choices.retain(|choice| choice["type"] != "null");
            }
            object.values_mut().for_each(without_null);
        }
        Value::Array(values) => values.iter_mut().for_each(without_null),
        _ => {}
    }
}

const DEFAULT: &str = include_str!("../../assets/config.default.toml");

fn generated() -> Value {
    let mut schema = schemars::schema_for!(Written).to_value();
    schema["title"] = "The configuration of ipaper-codes".into();
    if let Some(object) = schema.as_object_mut() {
        object.remove("description");
    }
    without_null(&mut schema);
    schema
}

#[test]
fn the_schema_is_that_of_the_code() {
    let text = serde_json::to_string_pretty(&generated()).unwrap() + "\n";
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/config.schema.json");
    if env::var_os("UPDATE_SCHEMA").is_some() {
        fs::write(file, &text).unwrap();
    }
    assert!(
        fs::read_to_string(file).is_ok_and(|kept| kept == text),
        "the settings have changed; run `UPDATE_SCHEMA=1 cargo test schema`, and look at the difference"
    );
}

/// Checks that every key of a table is in a schema, and so is every value that must be one of some words.
fn check(table: &toml::Table, schema: &Value) {
    for (key, value) in table {
        let known = [&schema["properties"][key], &schema["additionalProperties"]];
        let known = known.into_iter().find(|known| known.is_object()).unwrap_or_else(|| panic!("no {key} in {schema}"));
        if let (Some(word), Some(words)) = (value.as_str(), known["enum"].as_array()) {
            assert!(words.iter().any(|known| known == word), "{key} = {word}");
        }
        let tables = known["anyOf"].as_array().and_then(|choices| choices.iter().find(|it| it["type"] == "object"));
        if let Some(table) = value.as_table() {
            check(table, tables.unwrap_or(known));
        }
    }
}

#[test]
fn the_schema_has_the_settings_of_the_default_file_and_of_one_with_all() {
    for text in [DEFAULT, include_str!("../../tests/corpus/configuration/all")] {
        check(&text.parse().unwrap(), &generated());
    }
    let named = DEFAULT.lines().next().and_then(|line| line.rsplit('/').next());
    assert_eq!(named, Some("config.schema.json"));
}
