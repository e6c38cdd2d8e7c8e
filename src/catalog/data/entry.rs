//! Objects and texts -> codes.

use crate::catalog::description::{Block, Description};
use crate::catalog::fields::{Field, normal};
use crate::catalog::limits::{MAX_HEADING, MAX_MEMORY, MAX_QUOTED, MAX_TEXT};
use crate::catalog::model::Code;
use crate::catalog::options::ReadOptions;
use crate::catalog::own::is_web;
use crate::catalog::size;
use crate::catalog::token::is_name;
use crate::text;

use super::error::{DataError, Mistake};
use super::text::{add_item, blocks_of, texts_of};
use super::tree::{Entry, Node};

/// The longest text that is a title and not a description, in bytes.
const LONGEST_TITLE: usize = 160;

/// Collects the codes of a document.
pub(super) struct Codes<'o> {
    options: &'o ReadOptions,
    memory: usize,
    /// The codes so far.
    pub all: Vec<Code>,
    /// Texts that were cut, and names that are left out.
    pub warnings: Vec<Mistake>,
    /// The number of entries without a name that is a code.
    pub nameless: usize,
    /// The number of names that the user's pattern does not match.
    pub unmatched: usize,
}

impl<'o> Codes<'o> {
    /// None yet.
    pub fn new(options: &'o ReadOptions) -> Self {
        let (all, warnings) = Default::default();
        Self { options, memory: 0, all, warnings, nameless: 0, unmatched: 0 }
    }

    /// Adds a code, unless its name is none.
    pub fn add(&mut self, name: &str, line: u32, code: impl FnOnce() -> Code) -> Result<(), DataError> {
        let name = name.trim();
        let is_asked_for = || self.options.column.is_some() && name.len() <= MAX_HEADING && !name.is_empty();
        if !is_name(name) && !is_asked_for() {
            self.leave_out(name, line);
            return Ok(());
        }
        if self.options.pattern.as_ref().is_some_and(|pattern| !pattern.matches(name)) {
            self.unmatched += 1;
            return Ok(());
        }
        let mut code = Code { name: text::one_line(name).into(), line, ..code() };
        code.aliases.retain(|alias| **alias != *code.name);
        if code.description.shorten(MAX_TEXT).is_none() {
            self.warnings.push(Mistake { line, column: 0, message: size::cut_warning(&code.name) });
        }
        self.memory += code.memory();
        self.all.push(code);
        if self.memory > MAX_MEMORY { Err(DataError::TooMuch) } else { Ok(()) }
    }

    /// Leaves out an entry for its name, and says so where it has one.
    pub fn leave_out(&mut self, name: &str, line: u32) {
        self.nameless += 1;
        if !name.is_empty() {
            let shown = text::one_line(text::prefix(name, MAX_HEADING));
            let message = format!("ignoring `{}`: not the name of a code", text::fit(&shown, MAX_QUOTED));
            self.warnings.push(Mistake { line, column: 0, message });
        }
    }
}

/// A code of the fields of an object, but for the one that is its name; some are other names.
pub(super) fn of_fields(fields: &[Entry], name: Option<&str>, aliases: &[String]) -> Code {
    let mut code = Code { in_reference: true, ..Code::default() };
    let mut others: Vec<Block> = Vec::new();
    let is_name_key = |key: &str| name == Some(key);
    let is_alias = |key: &str| aliases.iter().any(|alias| alias == key);
    let title = title(fields, |key| is_name_key(key) || is_alias(key));
    for (at, Entry { key, value, .. }) in fields.iter().enumerate().filter(|(_, entry)| !is_name_key(&entry.key)) {
        let alias = value.scalar().map(str::trim).filter(|alias| is_alias(key) && is_name(alias));
        if let Some(alias) = alias {
            code.aliases.push(text::one_line(alias).into());
            continue;
        }
        let description = &mut code.description;
        match (Field::of(key), value) {
            _ if title == Some(at) => description.title = title_of(value),
            (Field::Title | Field::Description, value) => description.blocks.extend(blocks_of(value)),
            (Field::Conditions, value) => description.conditions.extend(texts_of(value)),
            (Field::Solutions, value) => description.solutions.extend(texts_of(value)),
            (Field::Url, Node::Text(url)) if code.url.is_none() && is_web(url) => {
                code.url = Some(text::one_line(url).into());
            }
            (Field::Group, value) if value.scalar().is_some() => {
                code.group = value.scalar().map(|group| text::one_line(text::prefix(group, MAX_HEADING)).into());
            }
            _ => add_item(key, value, 0, &mut others),
        }
    }
    code.description.blocks.extend(others);
    code
}

/// A code that only a text is said of: a title if all such texts of the document are short.
pub(super) fn of_text(text: &Node, is_title: bool) -> Code {
    let title = Some(text).filter(|_| is_title).and_then(title_of);
    let blocks = if title.is_some() { Vec::new() } else { blocks_of(text) };
    Code { in_reference: true, description: Description { title, blocks, ..Description::default() }, ..Code::default() }
}

/// True if a value is short enough to be a title.
pub(super) fn is_title(value: &Node) -> bool {
    value.scalar().is_none_or(|text| text.len() <= LONGEST_TITLE && !text.trim().contains('\n'))
}

fn title_of(value: &Node) -> Option<Box<str>> {
    value.scalar().map(text::one_line).filter(|title| !title.is_empty()).map(Into::into)
}

/// The position of the field that is the title: the one called so, else the first that may be.
fn title(fields: &[Entry], is_name: impl Fn(&str) -> bool) -> Option<usize> {
    let may_be = |entry: &Entry| {
        Field::of(&entry.key) == Field::Title
            && !is_name(&entry.key)
            && entry.value.scalar().is_some()
            && is_title(&entry.value)
    };
    let called = |entry: &Entry| normal(&entry.key) == "title" && may_be(entry);
    fields.iter().position(called).or_else(|| fields.iter().position(may_be))
}
