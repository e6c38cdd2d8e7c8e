//! `OpenAPI` descriptions -> the values of enumerations that are codes of errors.

use std::collections::{HashMap, HashSet};

use crate::catalog::description::Description;
use crate::catalog::fields::normal;
use crate::catalog::hints::words;
use crate::catalog::limits::MAX_NAME;
use crate::catalog::model::Code;
use crate::catalog::token::is_name;
use crate::text;

use super::entry::Codes;
use super::error::DataError;
use super::text::marked_up;
use super::tree::{Entry, Node};

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
        let beside = place.beside.or(Some(description)).filter(|_| is_one);
        let texts = Extension::of(schema, &["xenumdescriptions", "xenumdescription"]);
        let aliases = Extension::of(schema, &["xenumvarnames", "xenumnames"]);
        let listed = if is_one { HashMap::new() } else { listed(description, values.iter().map(|(_, name)| *name)) };
        for (at, name) in values {
            let text = texts.of_value(at, name).or(beside).or_else(|| listed.get(name).copied()).unwrap_or_default();
            let alias = aliases.of_value(at, name);
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

/// An extension of a schema that has a text on each value: an array beside that of the values, or an object of them.
struct Extension<'r, 'a> {
    texts: &'r [Node<'a>],
    by_value: HashMap<&'r str, &'r str>,
}

impl<'r, 'a> Extension<'r, 'a> {
    /// The first extension of these names.
    fn of(schema: &'r Node<'a>, names: &[&str]) -> Self {
        let is_it = |key: &str| names.contains(&&*normal(key));
        let extension = schema.entries().iter().find(|entry| is_it(&entry.key)).map(|entry| &entry.value);
        let text = |entry: &'r Entry<'a>| Some((&*entry.key, entry.value.scalar()?));
        // The first of a key counts.
        let by_value = extension.map(Node::entries).unwrap_or_default().iter().rev().filter_map(text).collect();
        Self { texts: extension.map(Node::items).unwrap_or_default(), by_value }
    }

    fn of_value(&self, at: usize, value: &str) -> Option<&'r str> {
        self.texts.get(at).and_then(Node::scalar).or_else(|| self.by_value.get(value).copied())
    }
}

/// The texts of a list or a table on values, one a line: `- VALUE: text`, `| VALUE | text |`.
fn listed<'r>(list: &'r str, values: impl Iterator<Item = &'r str>) -> HashMap<&'r str, &'r str> {
    let values: HashSet<&str> = values.collect();
    let marks = |c: char| c.is_whitespace() || matches!(c, '*' | '-' | '+' | '`' | '|' | '"' | '\'');
    let is_behind = |c: char| marks(c) || matches!(c, ':' | '=' | '\u{2013}' | '\u{2014}');
    let mut texts = HashMap::new();
    for line in list.lines() {
        let rest = line.trim_start_matches(marks);
        if rest.len() == line.trim_start().len() {
            continue;
        }
        // Another name may begin with a name: `not-found`.
        for (end, _) in text::prefix(rest, MAX_NAME + 4).match_indices(is_behind) {
            if let Some(value) = values.get(&rest[..end]) {
                let behind = rest[end..].trim_start_matches(is_behind);
                texts.entry(*value).or_insert(behind.trim_end_matches(|c: char| c.is_whitespace() || c == '|'));
            }
        }
    }
    texts
}
