//! Renders codes with a template.

use std::collections::HashSet;
use std::io::{self, Write};

use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value, context, filters};
use serde::{Deserialize, Serialize};

use super::about::about;
use super::comment::Comments;
use super::ident;
use super::kind::Kind;
use super::language::Language;
use super::quote::Quotes;
use crate::catalog::{COMMON, Code, Handling, is_number};
use crate::text;
use crate::text_file::FileError;

/// The codes that templates know by name.
pub(super) const SUCCESS: &str = "SUCCESS";
pub(super) const ERROR: &str = "ERROR";

/// The steps that a template may take, where 64 bytes of text count as one. The embedded templates take about 100 a code.
const FUEL: u64 = 50_000;
const FUEL_A_CODE: u64 = 2_000;

/// The greatest size of a snippet, in bytes. The embedded templates write less than 1 KiB a code.
const SIZE: usize = 64 * 1024;
const SIZE_A_CODE: usize = 4 * 1024;

/// The longest title that a member of an enum is named by, in bytes.
const LONGEST_TITLE: usize = 40;

/// A code, in the form that templates read.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Item {
    /// Its name.
    name: String,
    /// Its name as a string literal.
    literal: String,
    /// The member of the enum; first the words that it is made of.
    ident: String,
    /// Its summary, not yet a comment.
    description: Option<String>,
    /// The length of the longest `ident` between two descriptions: formatters align such runs.
    width: usize,
    is_success: bool,
    is_error: bool,
    handling: Option<Handling>,
}

impl From<&Item> for Value {
    fn from(item: &Item) -> Self {
        let Item { name, literal, ident, description, width, is_success, is_error, handling } = item;
        let handling = handling.map(Handling::word);
        context! { name, literal, ident, description, width, is_success, is_error, handling }
    }
}

/// The ways to handle a code, in the order of a handling; none stands for the codes of which no way is known.
const GROUPS: [Option<Handling>; 6] = [
    Some(Handling::Retry),
    Some(Handling::Request),
    Some(Handling::Account),
    Some(Handling::Bug),
    None,
    Some(Handling::Ok),
];

/// The codes by the way to handle them, without the ways of no code.
fn groups(items: &[Item], codes: &[Value]) -> Vec<Value> {
    let group = |handling: Option<Handling>| {
        let of_group = items.iter().zip(codes).filter(|(item, _)| item.handling == handling);
        let codes: Vec<Value> = of_group.map(|(_, code)| code.clone()).collect();
        let word = handling.map_or("other", Handling::word);
        let advice = handling.map_or("No way to handle these is known.", Handling::sentence);
        let is_success = handling == Some(Handling::Ok);
        (!codes.is_empty()).then(|| context! { codes, word, advice, is_success })
    };
    GROUPS.into_iter().filter_map(group).collect()
}

/// A template with all that it is given.
#[derive(Debug, Serialize, Deserialize)]
pub struct Job {
    file: String,
    source: String,
    items: Vec<Item>,
    indent: String,
    quotes: Quotes,
    comments: Comments,
    /// The greatest width of a comment, in cells.
    width: usize,
}

/// The snippet, or the error of the template.
pub type Answer = Result<String, FileError>;

impl Job {
    pub(super) fn new(language: &Language, file: &str, source: &str, items: Vec<Item>, width: usize) -> Self {
        Self {
            file: file.to_owned(),
            source: source.to_owned(),
            items,
            indent: language.indent.clone(),
            quotes: language.quotes,
            comments: language.comments.clone(),
            width,
        }
    }
}

#[cfg(all(unix, any(test, fuzzing)))]
impl Job {
    /// An arm in a language with the settings that most have.
    pub(crate) fn of_source(source: &str, codes: &[&Code]) -> Self {
        let language = Language::named("x");
        Self::new(&language, "arm.jinja", source, items(&language, Kind::Arm, codes), super::comment::COPY_WIDTH)
    }
}

/// Sample codes, to check a template.
pub(super) fn samples(language: &Language, kind: Kind) -> Vec<Item> {
    let mut samples = [SUCCESS, ERROR].map(|name| Item { ident: name.to_owned(), ..named(language, name) });
    samples[0].description = Some("A sample.".to_owned());
    samples.into_iter().take(if kind == Kind::Arm { 1 } else { 2 }).collect()
}

/// Fills in a user's template. The snippet ends with one newline, unless it is empty.
pub fn fill(job: &Job) -> Answer {
    fill_with(Environment::new(), job)
}

/// Fills in an embedded template, in the same way. It is made for each row that is selected, so it gets only the filters
/// that such a template uses: all of them are a third of the time.
pub(super) fn fill_embedded(job: &Job) -> Answer {
    let mut environment = Environment::empty();
    environment.add_filter("join", filters::join);
    environment.add_filter("length", filters::length);
    environment.add_filter("list", filters::list);
    environment.add_filter("map", filters::map);
    environment.add_filter("replace", filters::replace);
    environment.add_filter("selectattr", filters::selectattr);
    fill_with(environment, job)
}

fn fill_with(environment: Environment<'static>, job: &Job) -> Answer {
    let Job { file, source, items, indent, .. } = job;
    let environment = prepared(environment, job);
    let template = environment.template_from_named_str(file, source).map_err(|error| broken(file, &error))?;
    let codes: Vec<Value> = items.iter().map(Value::from).collect();
    let error = items.iter().find(|item| item.is_error).map(Value::from);
    let exact = items.iter().all(|item| item.ident == item.name);
    let context = context! { groups => groups(items, &codes), codes, exact, error, indent };
    let mut output = Bounded { bytes: Vec::new(), limit: SIZE + SIZE_A_CODE * items.len() };
    template.render_captured_to(context, &mut output).map_err(|error| broken(file, &error))?;
    let rendered = String::from_utf8_lossy(&output.bytes);
    let mut text = rendered.trim_end_matches(['\n', '\r']).to_owned();
    if !text.is_empty() {
        text.push('\n');
    }
    // A user's template may contain anything; the text that is shown and copied is clean.
    Ok(text::sanitise(&text).into_owned())
}

/// The codes of a snippet, in order, each name once.
pub(super) fn items(language: &Language, kind: Kind, codes: &[&Code]) -> Vec<Item> {
    let mut seen = HashSet::new();
    let mut items: Vec<Item> =
        codes.iter().map(|code| item(language, code)).filter(|item| seen.insert(item.name.clone())).collect();
    if matches!(kind, Kind::Match | Kind::Handling) {
        items.sort_by_key(|item| rank(&item.name));
    }
    let names: Vec<&str> = items.iter().map(|item| item.ident.as_str()).collect();
    let identifiers = ident::identifiers(&names, language.rules());
    for (item, ident) in items.iter_mut().zip(identifiers) {
        item.width = ident.len();
        item.ident = ident;
    }
    for run in items.chunk_by_mut(|_, next| next.description.is_none()) {
        let width = run.iter().map(|item| item.width).max().unwrap_or_default();
        for item in run {
            item.width = width;
        }
    }
    items
}

/// The position of a code in a match: success, the specific codes, the common ones. Equal ones keep the order given.
fn rank(name: &str) -> usize {
    match COMMON.iter().position(|&common| common == name) {
        _ if name == SUCCESS => 0,
        Some(common) => 2 + common,
        None => 1,
    }
}

fn item(language: &Language, code: &Code) -> Item {
    let named = named(language, &code.name);
    let ident = text::sanitise(name_in_words(code)).into_owned();
    Item { description: about(code), handling: code.handling().or(named.handling), ident, ..named }
}

/// The name of a code, or what stands for it where that is a number: an alias in words, else a short title.
fn name_in_words(code: &Code) -> &str {
    let is_short = |name: &&str| name.len() <= LONGEST_TITLE;
    code.caption().filter(is_short).filter(|_| is_number(&code.name)).unwrap_or(&code.name)
}

fn named(language: &Language, name: &str) -> Item {
    let name = text::sanitise(name).into_owned();
    Item {
        literal: language.quotes.literal(&name),
        ident: String::new(),
        description: None,
        width: 0,
        is_success: name == SUCCESS,
        is_error: name == ERROR,
        handling: (name == SUCCESS).then_some(Handling::Ok),
        name,
    }
}

/// The environment of templates: blocks leave no empty lines, a misspelt name is an error, and there are the filters
/// `quote` (a text as a string literal), `comment` and `doc` (a text as the lines of a comment; the argument is the
/// number of levels of indentation).
fn prepared(mut environment: Environment<'static>, job: &Job) -> Environment<'static> {
    // Only delimiters can make a syntax invalid, and these are the standard ones.
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        environment.set_syntax(syntax);
    }
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.set_fuel(Some(FUEL + FUEL_A_CODE * job.items.len() as u64));
    let quotes = job.quotes;
    environment.add_filter("quote", move |text: &str| quotes.literal(&text::sanitise(text)));
    for (name, comment) in [("comment", Comments::plain as Filter), ("doc", Comments::doc)] {
        let (comments, indent, width) = (job.comments.clone(), job.indent.clone(), job.width);
        environment.add_filter(name, move |text: Value, levels: Option<usize>| {
            let indent = indent.repeat(levels.unwrap_or(0).min(16));
            comment(&comments, text.as_str().unwrap_or_default(), &indent, width)
        });
    }
    environment
}

/// A text as the lines of a comment: the text, the indentation, the width.
type Filter = fn(&Comments, &str, &str, usize) -> String;

fn broken(file: &str, error: &Error) -> FileError {
    let message = match error.kind() {
        ErrorKind::OutOfFuel => "the template takes too many steps; shorten its loops".to_owned(),
        ErrorKind::WriteFailure => "the snippet is too long; shorten it".to_owned(),
        kind => error.detail().map_or_else(|| kind.to_string(), str::to_owned),
    };
    FileError { line: error.line(), ..FileError::of(file.to_owned(), &message) }
}

/// A buffer with a size limit.
struct Bounded {
    bytes: Vec<u8>,
    limit: usize,
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > self.limit {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
