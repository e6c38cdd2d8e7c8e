//! A data document -> its codes, and how they were found.

use std::path::Path;

use crate::catalog::hints::says_codes;
use crate::catalog::is_number;
use crate::catalog::model::Code;
use crate::catalog::options::{self, ReadOptions};
use crate::catalog::token::Token;
use crate::text;

use super::entry::{self, Codes};
use super::error::{DataError, Mistake};
use super::format::Format;
use super::shapes::{self, Found, Shape};
use super::tree::{Entry, Node};
use super::{json, openapi, own, plan, table, yaml};

/// The keys of the title of a document.
const TITLES: [&str; 2] = ["title", "name"];

/// The most keys that an error names.
const MAX_KEYS: usize = 8;

/// The content of a data document.
#[derive(Debug, Default)]
pub(super) struct DataDocument {
    /// Its title.
    pub title: Option<String>,
    /// Its codes, in its order.
    pub codes: Vec<Code>,
    /// The shape that they were read in, and others that were left.
    pub read_as: String,
    pub unused: String,
    /// The rows and lines that cannot be read.
    pub unread: Vec<Mistake>,
    /// What else was left out, and texts that were cut.
    pub warnings: Vec<Mistake>,
}

/// Reads a document. Its label tells what it is about, and is the name of its file.
pub(super) fn read(format: Format, text: &str, label: &str, options: &ReadOptions) -> Result<DataDocument, DataError> {
    let stem = Path::new(label).file_stem().map(|stem| stem.to_string_lossy());
    let is_about_codes = options.shape.is_some() || stem.is_some_and(|stem| says_codes(&stem));
    let (name, (root, unread)) = match format {
        Format::Json => {
            let (mut values, unread) = json::parse(text)?;
            match values.len() {
                1 => ("JSON", (values.remove(0), unread)),
                _ => ("JSON Lines", (Node::List(values), unread)),
            }
        }
        Format::Yaml => ("YAML", (yaml::parse(text)?, Vec::new())),
        Format::Table(separator) => {
            let separator = separator.unwrap_or_else(|| table::separator(text));
            (if separator == '\t' { "TSV" } else { "CSV" }, table::parse(text, separator, is_about_codes)?)
        }
    };
    let mut reader = Reader { options, is_about_codes, codes: Codes::new(options) };
    let (name, title, how) = reader.value(name, &root)?;
    Ok(DataDocument { unread, ..reader.end(name, title, &how)? })
}

/// The name of a format, the title of the document, and how its codes were found.
type How = (&'static str, Option<String>, String);

/// A document being read.
struct Reader<'o> {
    options: &'o ReadOptions,
    is_about_codes: bool,
    codes: Codes<'o>,
}

impl Reader<'_> {
    /// Reads a value.
    fn value(&mut self, name: &'static str, root: &Node) -> Result<How, DataError> {
        if openapi::is_one(root) || self.options.shape == Some(options::Shape::OpenApi) {
            let count = openapi::read(root, &mut self.codes)?;
            if count == 0 {
                return Err(self.no_codes("OpenAPI", "no enumeration called error, code, issue or reason", None));
            }
            let title = root.get("info").and_then(|info| info.text_of("title")).map(text::one_line);
            return Ok(("OpenAPI", title, text::counted(count, "enumeration")));
        }
        if own::is_own(root) && self.options.column.is_none() {
            for row in root.items() {
                self.codes.add(row.text_of("code").unwrap_or_default(), row.line(), || own::code(row))?;
            }
            return Ok((name, None, "written by ipaper-codes".to_owned()));
        }
        let key = if matches!(name, "CSV" | "TSV") { "column" } else { "key" };
        let found = shapes::find(root, self.options, self.is_about_codes);
        if found.is_empty() {
            let is_readable = !shapes::find(root, self.options, true).is_empty();
            let shape = if key == "column" { options::Shape::Csv } else { options::Shape::Json };
            return Err(self.no_codes(name, &seen(root, key), is_readable.then_some(shape)));
        }
        let has_groups = found.len() > 1;
        for Found { key, shape } in &found {
            self.add_shape(shape, key.filter(|_| has_groups))?;
        }
        let is_code = |key: &str| self.codes.all.iter().any(|code| &*code.name == key);
        let title = TITLES.iter().filter(|key| !is_code(key)).find_map(|key| root.text_of(key));
        Ok((name, title.map(text::one_line), describe(&found, key)))
    }

    fn add_shape(&mut self, shape: &Shape, group: Option<&str>) -> Result<(), DataError> {
        let in_group =
            |code: Code| Code { group: code.group.or_else(|| group.map(|group| text::one_line(group).into())), ..code };
        match shape {
            Shape::Rows(rows, plan) => {
                for (row, line) in rows.iter().map(|row| (row.fields(), row.line())) {
                    let name = row.iter().find(|entry| entry.key == plan.name).and_then(|entry| entry.value.scalar());
                    let code = || in_group(entry::of_fields(row, Some(&plan.name), &plan.aliases));
                    self.codes.add(name.unwrap_or_default(), line, code)?;
                }
            }
            Shape::Entries { codes: entries, others } => {
                for Entry { key, line, .. } in others.iter().filter(|entry| !TITLES.contains(&&*entry.key)) {
                    self.codes.leave_out(key, *line);
                }
                let values: Vec<&Node> = entries.iter().map(|entry| &entry.value).collect();
                let (aliases, are_names) = (plan::aliases_of(&values), are_names(&values));
                let is_title = values.iter().all(|value| entry::is_title(value));
                for Entry { key, line, value } in entries {
                    let code = || match value {
                        Node::Object(fields) => entry::of_fields(fields, None, &aliases),
                        name if are_names || name.scalar().is_some_and(is_number) => named(name),
                        text => entry::of_text(text, is_title),
                    };
                    self.codes.add(key, *line, || in_group(code()))?;
                }
            }
        }
        Ok(())
    }

    /// Gives what was read, or says why that is nothing.
    fn end(self, name: &str, title: Option<String>, how: &str) -> Result<DataDocument, DataError> {
        let Codes { all: codes, warnings, nameless, unmatched, .. } = self.codes;
        if codes.is_empty() {
            let left = match unmatched {
                0 => format!("no name in {}", text::counted(nameless, "row")),
                _ => format!("the pattern matches none of {}", text::counted(unmatched, "name")),
            };
            return Err(DataError::NoCodes(format!("no return code found in {name}, {how}: {left}")));
        }
        let read_as = format!("{name}, {how}");
        let left = [(nameless, "without the name of a code"), (unmatched, "that the pattern does not match")];
        let left: Vec<_> =
            left.iter().filter(|(count, _)| *count > 0).map(|(count, why)| format!("{count} {why}")).collect();
        Ok(DataDocument { title, codes, read_as, unused: left.join(", "), warnings, ..DataDocument::default() })
    }

    /// The error of a document without codes, which may have them if it is said to be of a shape.
    fn no_codes(&self, name: &str, seen: &str, readable_as: Option<options::Shape>) -> DataError {
        let advice = match (readable_as, &self.options.column) {
            (Some(shape), _) => format!("try --as {}", shape.word()),
            (None, Some(asked)) => format!("none is called `{}`; see --column", text::one_line(asked)),
            (None, None) => "--column NAME names the key or column of the codes".to_owned(),
        };
        DataError::NoCodes(format!("no return code found in this {name}: {seen}; {advice}"))
    }
}

/// A code of which only another name is known.
fn named(name: &Node) -> Code {
    let aliases = name.scalar().map(|name| text::one_line(name).into()).into_iter().collect();
    Code { in_reference: true, aliases, ..Code::default() }
}

/// True if every text is a name of its own: `"404": "NOT_FOUND"`.
fn are_names(values: &[&Node]) -> bool {
    let mut names: Vec<_> = values.iter().filter_map(|value| value.scalar()).collect();
    names.sort_unstable();
    let is_each_one = names.len() == values.len() && names.iter().all(|name| Token::of(name).is_some());
    names.len() > 1 && is_each_one && names.is_sorted_by(|a, b| a < b)
}

/// How the codes were found, in a few words; with the word for what has a name in this format.
fn describe(found: &[Found], key: &str) -> String {
    let below = |found: &Found| found.key.map(|key| format!(" in {}", text::one_line(key))).unwrap_or_default();
    let words = found.iter().take(3).map(|found| format!("{}{}", found.shape.describe(key), below(found)));
    let more = found.len().checked_sub(4).map(|more| format!("{} more", more + 1));
    words.chain(more).collect::<Vec<_>>().join(", ")
}

/// The value of a document without codes, in words.
fn seen(root: &Node, key: &str) -> String {
    let keys = |node: &Node| {
        let (word, entries) = (|key: &str| text::fit(&text::one_line(key), 32).into_owned(), node.entries());
        let first: Vec<String> = entries.iter().take(MAX_KEYS).map(|entry| word(&entry.key)).collect();
        let more = entries.len().checked_sub(MAX_KEYS + 1).map(|more| format!(" and {} more", more + 1));
        format!("with the {key}s {}{}", first.join(", "), more.unwrap_or_default())
    };
    match root {
        Node::Object(entries) if !entries.is_empty() => format!("an object {}", keys(root)),
        Node::List(items) => match items.iter().find(|item| !item.entries().is_empty()) {
            Some(first) if key == "column" => format!("{} {}", text::counted(items.len(), "row"), keys(first)),
            Some(first) => format!("{} {}", text::counted(items.len(), "object"), keys(first)),
            None => text::counted(items.len(), "value"),
        },
        _ => "a single value".to_owned(),
    }
}
