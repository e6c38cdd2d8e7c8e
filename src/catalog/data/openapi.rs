//! `OpenAPI` descriptions -> the values of enumerations that are codes of errors.

use std::collections::HashMap;

use crate::catalog::description::Description;
use crate::catalog::fields::normal;
use crate::catalog::hints::words;
use crate::catalog::model::Code;
use crate::catalog::token::is_name;
use crate::text;

use super::entry::Codes;
use super::error::DataError;
use super::text::marked_up;
use super::tree::Node;

/// Words before `code` that make it one of results.
const RESULTS: [&str; 6] = ["status", "result", "return", "response", "exit", "reject"];

/// Words before `code` that make it one of other things, even in an error.
const OTHERS: [&str; 9] = ["country", "currency", "language", "postal", "zip", "locale", "region", "area", "bank"];

/// Keys that hold the schema of what their owner is called.
const SAME_NAME: [&str; 8] =
    ["items", "schema", "allOf", "anyOf", "oneOf", "additionalProperties", "schemas", "properties"];

/// True if a document is such a description.
pub(super) fn is_one(root: &Node) -> bool {
    root.text_of("openapi").is_some() || root.text_of("swagger").is_some()
}

/// Adds the codes of a description; gives the number of the enumerations that they are in.
pub(super) fn read(root: &Node, codes: &mut Codes) -> Result<usize, DataError> {
    let mut enums = Enums::default();
    enums.visit(root, Place::default());
    let has_groups = enums.count > 1;
    for Value { name, line, group, alias, title, text, .. } in enums.values {
        codes.add(&name, line, || Code {
            in_reference: true,
            aliases: alias.into_iter().map(Into::into).collect(),
            group: Some(group).filter(|group| has_groups && !group.is_empty()).map(Into::into),
            description: Description { title: title.map(Into::into), ..marked_up(&text) },
            ..Code::default()
        })?;
    }
    Ok(enums.count)
}

/// A value of an enumeration.
struct Value {
    name: String,
    line: u32,
    group: String,
    alias: Option<String>,
    title: Option<String>,
    text: String,
}

/// The place of a schema: what it is called, what that belongs to, and a text that stands beside it.
#[derive(Clone, Copy, Default)]
struct Place<'r> {
    name: &'r str,
    is_error: bool,
    beside: Option<&'r str>,
}

#[derive(Default)]
struct Enums {
    values: Vec<Value>,
    known: HashMap<String, usize>,
    count: usize,
}

impl Enums {
    fn visit<'r>(&mut self, node: &'r Node, place: Place<'r>) {
        node.items().iter().for_each(|item| self.visit(item, place));
        // A parameter is an item of a list, and has its name inside.
        let place = match (node.text_of("name"), node.get("in"), node.get("schema")) {
            (Some(name), Some(_), Some(_)) => Place { name, ..place },
            _ => place,
        };
        if has_codes(place) {
            self.add(node, place);
        }
        for entry in node.entries() {
            let key: &str = &entry.key;
            if matches!(key, "example" | "examples" | "default" | "enum" | "const") || key.starts_with("x-") {
                continue;
            }
            let name = if SAME_NAME.contains(&key) { place.name } else { key };
            let is_error = place.is_error || is_error(key);
            let below = Place { name, is_error, beside: None };
            if key == "properties" {
                let beside =
                    ["description", "message", "detail"].iter().find_map(|key| only_value(entry.value.get(key)?));
                for property in entry.value.entries() {
                    let is_error = is_error || self::is_error(&property.key);
                    self.visit(&property.value, Place { name: &property.key, is_error, beside });
                }
            } else {
                self.visit(&entry.value, below);
            }
        }
    }

    /// Adds the values of a schema, if it is an enumeration.
    fn add(&mut self, schema: &Node, place: Place) {
        let of_enum = schema.entries().iter().find(|entry| entry.key == "enum" && !entry.value.items().is_empty());
        let (line, values): (u32, Vec<&str>) = match of_enum {
            Some(entry) => (entry.line, entry.value.items().iter().filter_map(Node::scalar).collect()),
            None => (schema.line(), schema.text_of("const").into_iter().collect()),
        };
        let values: Vec<(usize, &str)> = values.into_iter().enumerate().filter(|(_, it)| is_name(it)).collect();
        self.count += usize::from(!values.is_empty());
        let (description, is_one) = (schema.text_of("description").unwrap_or_default(), values.len() == 1);
        for (at, name) in values {
            let beside = place.beside.filter(|_| is_one);
            let own = extension(schema, &["xenumdescriptions", "xenumdescription"], at, name);
            let text =
                own.or(beside).or_else(|| is_one.then_some(description)).unwrap_or_else(|| in_list(description, name));
            let alias = extension(schema, &["xenumvarnames", "xenumnames"], at, name);
            let alias = alias.filter(|alias| *alias != name && is_name(alias));
            // The title of an enumeration is that of all its values.
            let title = schema.text_of("title").filter(|title| of_enum.is_none() && *title != name);
            self.add_value(Value {
                name: name.to_owned(),
                line,
                group: text::one_line(place.name),
                alias: alias.map(text::one_line),
                title: title.map(text::one_line),
                text: text.to_owned(),
            });
        }
    }

    /// Adds a value, or what an enumeration says more of one that others have too.
    fn add_value(&mut self, value: Value) {
        let at = *self.known.entry(value.name.clone()).or_insert(self.values.len());
        match self.values.get_mut(at) {
            None => self.values.push(value),
            Some(known) if known.text.is_empty() && !value.text.is_empty() => *known = value,
            Some(_) => {}
        }
    }
}

/// True if what is below a key is about errors: by its name, or as the response of a failing status.
fn is_error(key: &str) -> bool {
    let is_status = key.len() == 3 && key.starts_with(['4', '5']);
    is_status || words(key).iter().any(|word| is_of_error(word))
}

fn is_of_error(word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    matches!(singular, "error" | "problem" | "fault" | "exception" | "failure" | "issue" | "reason" | "errno")
}

/// True if what is called so has codes of errors.
fn has_codes(place: Place) -> bool {
    let words = words(place.name);
    let is_code = matches!(words.last().map(String::as_str), Some("code" | "codes"));
    let before = words.len().checked_sub(2).and_then(|at| words.get(at)).map(String::as_str);
    if is_code {
        let is_of_result = before.is_some_and(|word| RESULTS.contains(&word) || is_of_error(word));
        return is_of_result || place.is_error && !before.is_some_and(|word| OTHERS.contains(&word));
    }
    is_error(place.name)
}

/// The value of a schema that has only one.
fn only_value<'r>(schema: &'r Node) -> Option<&'r str> {
    match schema.get("enum").map(Node::items) {
        Some([only]) => only.scalar(),
        _ => schema.text_of("const"),
    }
}

/// The text of an extension of a schema on a value: an array beside that of the values, or an object of them.
fn extension<'r>(schema: &'r Node, names: &[&str], at: usize, value: &str) -> Option<&'r str> {
    let is_it = |key: &str| names.contains(&&*normal(key));
    let extension = schema.entries().iter().find(|entry| is_it(&entry.key))?;
    extension.value.items().get(at).and_then(Node::scalar).or_else(|| extension.value.text_of(value))
}

/// The text of a line of a list or a table on a value: `- VALUE: text`, `| VALUE | text |`.
fn in_list<'r>(text: &'r str, value: &str) -> &'r str {
    let of_line = |line: &'r str| {
        let marks = |c: char| c.is_whitespace() || matches!(c, '*' | '-' | '+' | '`' | '|' | '"' | '\'');
        let rest = line.trim_start_matches(marks).strip_prefix(value)?;
        let behind = rest.trim_start_matches(|c: char| marks(c) || matches!(c, ':' | '=' | '\u{2013}' | '\u{2014}'));
        // Another name may begin with this one.
        let is_whole = behind.len() < rest.len() && line.trim_start() != line.trim_start_matches(marks);
        is_whole.then(|| behind.trim_end_matches(|c: char| c.is_whitespace() || c == '|'))
    };
    text.lines().find_map(of_line).unwrap_or_default()
}
