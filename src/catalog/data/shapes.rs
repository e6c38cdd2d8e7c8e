//! Values -> the lists and objects of them that have codes.

use super::plan::Plan;
use super::tree::{Entry, Node};
use crate::catalog::fields::{Field, normal};
use crate::catalog::hints::says_codes;
use crate::catalog::is_number;
use crate::catalog::options::ReadOptions;
use crate::catalog::token::{Token, is_name};

/// The number of objects that may be around the codes.
const DEPTH: usize = 2;

/// A value that has codes, and how it has them.
pub(super) enum Shape<'r, 'a> {
    /// A name and a text, a number or an object each; and entries beside them whose key is no name of a code.
    Entries { codes: Vec<&'r Entry<'a>>, others: Vec<&'r Entry<'a>> },
    /// An object each, with a key that has the name.
    Rows(&'r [Node<'a>], Plan),
}

/// A value that has codes, with the key that it is found below; none for the document as a whole.
pub(super) struct Found<'r, 'a> {
    pub key: Option<&'r str>,
    pub shape: Shape<'r, 'a>,
}

impl Shape<'_, '_> {
    /// Words for it, with that for what has a name in the format.
    pub fn describe(&self, key: &str) -> String {
        let entries = match self {
            Self::Rows(_, plan) => return format!("{key} {}", plan.name),
            Self::Entries { codes, .. } => codes,
        };
        let has = |is: fn(&Node) -> bool| entries.iter().any(|entry| is(&entry.value));
        let values = match () {
            () if has(|value| matches!(value, Node::Object(_))) => "objects",
            () if has(|value| matches!(value, Node::Text(_))) => "strings",
            () if has(|value| matches!(value, Node::List(_))) => "lists",
            () => "numbers",
        };
        format!("an object of {values}")
    }
}

/// Finds the values that have codes: the document, or those in it that are not in one another.
pub(super) fn find<'r, 'a>(root: &'r Node<'a>, options: &ReadOptions, is_about_codes: bool) -> Vec<Found<'r, 'a>> {
    let mut found = Vec::new();
    search(Place { key: None, node: root, is_about_codes, depth: 0 }, options, &mut found);
    found
}

/// A value that may have codes.
#[derive(Clone, Copy)]
struct Place<'r, 'a> {
    key: Option<&'r str>,
    node: &'r Node<'a>,
    is_about_codes: bool,
    depth: usize,
}

fn search<'r, 'a>(place: Place<'r, 'a>, options: &ReadOptions, found: &mut Vec<Found<'r, 'a>>) {
    let Place { key, node, is_about_codes, depth } = place;
    let shape = match node {
        Node::Object(entries) if options.column.is_none() => of_object(entries, options, is_about_codes, depth == 0),
        Node::List(rows) => Plan::of(rows, options, is_about_codes).map(|plan| Shape::Rows(rows, plan)),
        _ => None,
    };
    if let Some(shape) = shape {
        found.push(Found { key, shape });
        return;
    }
    for Entry { key, value, .. } in node.entries().iter().filter(|_| depth < DEPTH) {
        if !is_ordinary(key) {
            let is_about_codes = is_about_codes || says_codes(key);
            search(Place { key: Some(key), node: value, is_about_codes, depth: depth + 1 }, options, found);
        }
    }
}

/// True for a key of ordinary documents, whatever is below it.
fn is_ordinary(key: &str) -> bool {
    let key = normal(key);
    key.ends_with("dependencies") || matches!(&*key, "properties" | "definitions" | "defs" | "scripts" | "parameters")
}

/// The number of entries of an object of each sort.
#[derive(Default)]
struct Counts {
    all: usize,
    /// By their names.
    sure: usize,
    joined: usize,
    no_names: usize,
    /// By their values.
    texts_or_objects: usize,
    numbers: usize,
    nulls: usize,
    /// Those that say something.
    telling: usize,
}

impl Counts {
    fn of(entries: &[Keyed]) -> Self {
        let mut counts = Self { all: entries.len(), ..Self::default() };
        for (key, Entry { value, .. }) in entries {
            match key {
                Key::Sure => counts.sure += 1,
                Key::Joined => counts.joined += 1,
                Key::Plain => {}
                Key::NoName => counts.no_names += 1,
            }
            match value {
                Node::Text(_) | Node::Object(_) | Node::List(_) => counts.texts_or_objects += 1,
                Node::Bare(number) => counts.numbers += usize::from(is_number(number)),
                Node::Null => counts.nulls += 1,
            }
            counts.telling += usize::from(is_telling(value));
        }
        counts
    }

    /// True if so many entries are at least so many in ten.
    fn are(&self, count: usize, in_ten: usize) -> bool {
        count > 0 && count * 10 >= self.all * in_ten
    }

    /// True if the values are those of codes. Numbers alone are where it is said that these are codes.
    fn has_values(&self, is_about_codes: bool) -> bool {
        let numbers = if self.texts_or_objects > 0 || is_about_codes { self.numbers } else { 0 };
        self.are(self.texts_or_objects + self.nulls + numbers, 8)
    }

    /// True if the names are those of codes.
    fn has_names(&self, is_about_codes: bool, is_whole: bool) -> bool {
        let (is_telling, is_sure) = (self.are(self.telling, 5), self.sure > 1 && self.are(self.sure, 6));
        let is_joined = self.all > 2 && self.are(self.sure + self.joined, 6);
        if self.are(self.no_names, 1) {
            return false;
        }
        if is_about_codes {
            // Single words may be anything, unless there is a text on each.
            return is_sure || is_telling && is_joined || self.all > 3 && self.telling == self.all;
        }
        is_telling && (is_sure || is_joined && is_whole)
    }
}

/// An entry, with what its key is.
type Keyed<'r, 'a> = (Key, &'r Entry<'a>);

/// A key, as far as it can be the name of a code.
#[derive(Clone, Copy)]
enum Key {
    /// One that no ordinary word looks like.
    Sure,
    /// Several words, or one in capitals.
    Joined,
    /// A word, or one like `outDir`, as keys of anything are.
    Plain,
    /// What can be no name.
    NoName,
}

impl Key {
    fn of(key: &str) -> Self {
        match Token::of(key) {
            _ if is_number(key) => Self::Sure,
            Some(Token::UpperSnake | Token::Lettered | Token::Number | Token::Alphanumeric) => Self::Sure,
            Some(Token::Mixed) if !key.contains('_') => Self::Plain,
            Some(_) => Self::Joined,
            None if !is_name(key) => Self::NoName,
            None if key.contains(|c: char| c.is_ascii_digit()) => Self::Joined,
            None => Self::Plain,
        }
    }

    /// True if it looks like the name of a code.
    fn is_named(self) -> bool {
        matches!(self, Self::Sure | Self::Joined)
    }
}

/// True for a key that says something of the document as a whole.
fn is_of_document(key: &str) -> bool {
    const KEYS: [&str; 8] = ["comment", "description", "language", "locale", "name", "title", "updated", "version"];
    key.starts_with('$') || KEYS.contains(&key)
}

/// True for a value with a text on a code. One that is a single word begins as a sentence does, `Declined`; text of a
/// script that has no blanks between words is no name either.
fn is_telling(value: &Node) -> bool {
    let is_word = |text: &str| text.len() > 2 && text.bytes().skip(1).all(|byte| byte.is_ascii_lowercase());
    match value {
        Node::Text(text) => {
            text.contains(|c: char| c == ' ' || !c.is_ascii())
                || text.starts_with(|c: char| c.is_ascii_uppercase()) && is_word(text.trim_end_matches(['.', '!']))
        }
        Node::Object(fields) => fields.iter().any(says_something),
        Node::List(items) => items.iter().any(|item| matches!(item, Node::Text(_)) && is_telling(item)),
        Node::Bare(_) | Node::Null => false,
    }
}

/// True if a field is a text on a code. A name is one of anything.
fn says_something(entry: &Entry) -> bool {
    let field = Field::of(&entry.key);
    let is_text = matches!(field, Field::Title | Field::Description | Field::Conditions | Field::Solutions);
    is_text && normal(&entry.key) != "name" && entry.value != Node::Null
}

fn of_object<'r, 'a>(
    entries: &'r [Entry<'a>],
    options: &ReadOptions,
    is_about_codes: bool,
    is_whole: bool,
) -> Option<Shape<'r, 'a>> {
    // The shapes of a service, as AWS describes them, of which some are errors.
    let exceptions: Vec<&Entry> =
        entries.iter().filter(|entry| entry.value.text_of("exception") == Some("true")).collect();
    if exceptions.len() > 1 {
        return Some(Shape::Entries { codes: exceptions, others: Vec::new() });
    }
    let all: Vec<Keyed> = entries.iter().map(|entry| (Key::of(&entry.key), entry)).collect();
    let is_asked_for = options.pattern.as_ref().is_some_and(|pattern| {
        entries.iter().any(|entry| pattern.matches(&entry.key) && !matches!(entry.value, Node::List(_)))
    });
    if is_asked_for && Counts::of(&all).has_values(is_about_codes) {
        return Some(Shape::Entries { codes: entries.iter().collect(), others: Vec::new() });
    }
    let has_codes = all.iter().filter(|(key, _)| key.is_named()).count() > 1;
    let (others, codes): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|(_, entry)| has_codes && is_of_document(&entry.key));
    let counts = Counts::of(&codes);
    let is_upper = |(_, entry): &Keyed| !entry.key.contains(char::is_lowercase);
    let are_numbers = counts.are(counts.numbers, 9)
        && counts.all > 2
        && codes.iter().all(is_upper)
        && codes.first().is_some_and(|(_, entry)| is_name(&entry.key));
    let are_codes = are_numbers || counts.has_names(is_about_codes, is_whole) && counts.has_values(is_about_codes);
    if !are_codes {
        return None;
    }
    // Beside names in capitals, a plain word is something else.
    let in_capitals = counts.sure > 1 && codes.iter().filter(|(key, _)| key.is_named()).all(is_upper);
    let (codes, plain): (Vec<_>, Vec<_>) = codes.into_iter().partition(|(key, _)| !in_capitals || key.is_named());
    let codes = codes.into_iter().map(|(_, entry)| entry).collect();
    Some(Shape::Entries { codes, others: others.into_iter().chain(plain).map(|(_, entry)| entry).collect() })
}

#[cfg(test)]
mod tests {
    use super::super::tests::value;
    use super::*;

    fn seen(text: &str, is_about_codes: bool) -> Vec<String> {
        let root = value(text);
        let found = find(&root, &ReadOptions::default(), is_about_codes);
        found.iter().map(|found| format!("{}: {}", found.key.unwrap_or("-"), found.shape.describe("key"))).collect()
    }

    #[test]
    fn codes_are_found_in_every_shape() {
        for (text, shape) in [
            (r#"{"404": "Not Found", "500": "Internal Server Error"}"#, "-: an object of strings"),
            (r#"{"A_B": "one two", "C_D": "three four"}"#, "-: an object of strings"),
            (r#"{"ENOENT": 2, "EPERM": 1, "EIO": 5}"#, "-: an object of numbers"),
            (
                r#"{"card_declined": "It was declined.", "card_lost": "It is lost.", "no": "x y"}"#,
                "-: an object of strings",
            ),
            (r#"{"A_B": {"message": "x"}, "C_D": {"message": "y", "status": 1}}"#, "-: an object of objects"),
            (r#"[{"code": 1, "text": "x"}, {"code": 2}]"#, "-: key code"),
            (r#"{"title": "Errors", "codes": {"A_B": "x", "C_D": "y"}}"#, "codes: an object of strings"),
            (r#"{"errors": [{"id": 1, "message": "x"}]}"#, "errors: key id"),
            (r#"{"data": {"errorCodes": {"1": "x", "2": "y"}}}"#, "errorCodes: an object of strings"),
            (r#"{"CARD_DECLINED": "Declined", "RATE_LIMITED": "Throttled."}"#, "-: an object of strings"),
            (r#"{"A_B": null, "C_D": "one two", "E_F": 3, "G_H": ["x y"]}"#, "-: an object of strings"),
            (r#"{"A_B": ["one two"], "C_D": ["three four", "five"]}"#, "-: an object of lists"),
            (
                r#"{"$schema": "x", "title": "E", "version": 2, "A_B": "one two", "C_D": "x y"}"#,
                "-: an object of strings",
            ),
            (r#"{"errors": {"A_B": 1, "C_D": 2}}"#, "errors: an object of numbers"),
        ] {
            assert_eq!(seen(text, false), [shape], "{text}");
        }
        let two = r#"{"errors": {"A_B": "x", "C_D": "y"}, "warnings": {"W1": "x", "W2": "y"}}"#;
        assert_eq!(seen(two, false), ["errors: an object of strings", "warnings: an object of strings"]);
        assert_eq!(seen(r#"{"declined": "It was", "lost": "It is", "a": "b c", "b": "c d"}"#, true).len(), 1);
    }

    #[test]
    fn ordinary_documents_have_none() {
        for text in [
            r#"{"name": "x", "version": "1.0.0", "description": "a b", "scripts": {"build-all": "tsc -p .", "test-it": "a b",
             "run-it": "c d"}, "dependencies": {"left-pad": "^1.0.0", "react-dom": "~2", "lo-dash": "3 || 4"}, "files": ["a"]}"#,
            r#"{"compilerOptions": {"outDir": "./dist", "strict": true, "paths": {"@a/*": ["x"]}}, "include": ["src"]}"#,
            r#"{"lockfileVersion": 3, "packages": {"": {"name": "x"}, "node_modules/left-pad": {"version": "1.0.0"},
             "node_modules/b": {"version": "2", "engines": {"node": ">=4 <9"}}}}"#,
            r#"{"rules": {"no-unused-vars": "error", "eol-last": "warn", "no-undef": ["error", "always"]}}"#,
            r#"{"$schema": "x", "title": "E", "version": 2, "name": "x y", "FEATURE_A": true, "FEATURE_B": false}"#,
            r#"{"A_B": 1, "C_D": 2}"#,
            r#"{"NODE_ENV": "production", "API_URL": "http://x", "DB_PORT": "1"}"#,
            r#"{"$schema": "x", "properties": {"error_code": {"description": "a b"}, "error_text": {"description": "c"}}}"#,
            r#"[{"id": 1, "name": "Ada Lovelace"}, {"id": 2, "name": "Bob"}]"#,
            r#"{"type": "FeatureCollection", "features": [{"type": "Feature", "id": 1}, {"type": "Feature", "id": 2}]}"#,
            r#"{"errors": {"$schema": "a b", "title": "c d", "description": "e f", "type": "object", "properties": {}}}"#,
            r#"{"my-errors": {"name": "a b"}, "my-codes": {"name": "c d"}, "my-rules": {"name": "e f"}}"#,
            "[]",
            "{}",
            "1",
            r#""x""#,
            "null",
            r#"["a", "b"]"#,
            "[[],[]]",
        ] {
            assert_eq!(seen(text, false), [""; 0], "{text}");
        }
    }
}
