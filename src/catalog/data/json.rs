//! JSON and JSON Lines -> values.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};

use super::error::{DataError, Mistake, left_out};
use super::tree::{Budget, Entry, Node};
use crate::catalog::limits::MAX_VALUES;
use crate::catalog::split::newlines;
use crate::text;

const TOO_MANY: &str = "too many values";

/// The values that a text has, one of JSON or one on each line of JSON Lines, and the warnings of lines that are left out.
pub(super) fn parse(text: &str) -> Result<(Vec<Node<'_>>, Vec<Mistake>), DataError> {
    match value(&Reading::new(text), text) {
        Ok(node) => Ok((vec![node], Vec::new())),
        Err(_) if are_objects(text) => lines(text),
        Err(error) => Err(mistake(text, 1, &error)),
    }
}

/// The one value that a text is, in a reading.
fn value<'a>(reading: &Reading<'a>, text: &'a str) -> Result<Node<'a>, serde_json::Error> {
    let mut parser = serde_json::Deserializer::from_str(text);
    let node = reading.deserialize(&mut parser)?;
    parser.end().map(|()| node)
}

/// True if most lines are set as an object each, and there are several.
fn are_objects(text: &str) -> bool {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let objects = lines().filter(|line| line.starts_with('{') && line.ends_with('}')).count();
    objects > 1 && objects * 2 > lines().count()
}

fn lines(text: &str) -> Result<(Vec<Node<'_>>, Vec<Mistake>), DataError> {
    let (reading, mut values, mut mistakes) = (Reading::new(text), Vec::new(), Vec::new());
    for (line, number) in text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty()) {
        match value(&reading, line).map_err(|error| mistake(line, number, &error)) {
            Ok(node) => values.push(node),
            // A line of a single sign takes as much memory here as a value does.
            Err(DataError::Syntax(mistake)) if reading.has_room() => mistakes.push(mistake),
            Err(DataError::Syntax(_)) => return Err(DataError::TooMuch),
            Err(error) => return Err(error),
        }
    }
    let warnings = left_out(mistakes, values.len(), "ignoring a line: ")?;
    Ok((values, warnings))
}

/// A mistake in a text that starts on a line.
fn mistake(text: &str, first: usize, error: &serde_json::Error) -> DataError {
    let (line, column, words) = (error.line(), error.column(), error.to_string());
    let message = match words.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&words) {
        TOO_MANY => return DataError::TooMuch,
        "recursion limit exceeded" => "nested too deep",
        message => message,
    };
    let message = format!("not JSON: {message}");
    DataError::Syntax(Mistake::after(text, first, line, column.saturating_sub(1), message))
}

/// The reading of one text: what it may still have, and the line it is in.
struct Reading<'a> {
    text: &'a str,
    state: RefCell<State>,
}

struct State {
    budget: Budget,
    /// A place, and its line.
    at: usize,
    line: u32,
}

impl<'a> Reading<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, state: RefCell::new(State { budget: Budget::new(MAX_VALUES), at: 0, line: 1 }) }
    }

    /// Takes one value; false if there is no room for it.
    fn has_room(&self) -> bool {
        self.state.borrow_mut().budget.take()
    }

    fn take<E: Error>(&self) -> Result<(), E> {
        if self.has_room() { Ok(()) } else { Err(E::custom(TOO_MANY)) }
    }

    /// The line of a key: that of its place, or of the one before where it is written with escapes.
    fn line_of(&self, key: Option<&str>) -> u32 {
        let mut state = self.state.borrow_mut();
        if let Some(at) = key.and_then(|key| text::offset_in(key, self.text))
            && let Some(passed) = self.text.as_bytes().get(state.at..at)
        {
            state.line += newlines(passed);
            state.at = at;
        }
        state.line
    }
}

impl<'a> DeserializeSeed<'a> for &Reading<'a> {
    type Value = Node<'a>;

    fn deserialize<D: serde::Deserializer<'a>>(self, deserializer: D) -> Result<Node<'a>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'a> Visitor<'a> for &Reading<'a> {
    type Value = Node<'a>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Node<'a>, E> {
        self.take().map(|()| Node::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node<'a>, E> {
        self.take().map(|()| Node::Bare(if value { "true" } else { "false" }.into()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node<'a>, E> {
        self.take().map(|()| Node::Bare(value.to_string().into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node<'a>, E> {
        self.take().map(|()| Node::Bare(value.to_string().into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Node<'a>, E> {
        self.take().map(|()| Node::Bare(value.to_string().into()))
    }

    fn visit_borrowed_str<E: Error>(self, value: &'a str) -> Result<Node<'a>, E> {
        self.take().map(|()| Node::Text(value.into()))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Node<'a>, E> {
        self.take().map(|()| Node::Text(value.to_owned().into()))
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut access: A) -> Result<Node<'a>, A::Error> {
        self.take()?;
        let mut items = Vec::new();
        while let Some(item) = access.next_element_seed(self)? {
            items.push(item);
        }
        items.shrink_to_fit();
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'a>>(self, mut access: A) -> Result<Node<'a>, A::Error> {
        self.take()?;
        let mut entries = Vec::new();
        while let Some(key) = access.next_key_seed(self)? {
            let Node::Text(key) = key else { return Err(A::Error::custom("a key that is no text")) };
            let line = self.line_of(if let Cow::Borrowed(key) = &key { Some(key) } else { None });
            entries.push(Entry { key, line, value: access.next_value_seed(self)? });
        }
        entries.shrink_to_fit();
        Ok(Node::Object(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::value;
    use super::*;

    #[test]
    fn values_have_their_keys_and_lines() {
        let node = value("{\n \"a\": [1, -2.5, true, null],\n\n \"b\\n\": {\"c\": \"x\"}, \"d\": 1}");
        let lines: Vec<_> = node.entries().iter().map(|entry| (&*entry.key, entry.line)).collect();
        assert_eq!(lines, [("a", 2), ("b\n", 2), ("d", 4)]);
        let scalars: Vec<_> = node.get("a").unwrap().items().iter().map(Node::scalar).collect();
        assert_eq!(scalars, [Some("1"), Some("-2.5"), Some("true"), None]);
        assert_eq!(node.get("b\n").unwrap().text_of("c"), Some("x"));
    }

    #[test]
    fn lines_of_values_have_their_lines() {
        let (values, _) = parse("{\"a\": 1}\n\n{\"a\": 2}\n").unwrap();
        assert_eq!(values.iter().map(Node::line).collect::<Vec<_>>(), [1, 3]);
        // Quadratic, this would take minutes.
        assert_eq!(parse(&"{\"a\": 1}\n".repeat(1 << 16)).unwrap().0.len(), 1 << 16);
    }

    #[test]
    fn a_line_with_a_mistake_is_left_out_where_most_have_none() {
        let good = "{\"a\": 1}\n";
        for (at, text) in
            [(3, format!("{good}{good}{{\"\u{e9}\" 1}}\n")), (1, format!("{{\"\u{e9}\" 1}}\n{good}{good}"))]
        {
            let (values, warnings) = parse(&text).unwrap();
            let message = "ignoring a line: not JSON: expected `:`".to_owned();
            assert_eq!((values.len(), warnings), (2, vec![Mistake { line: at, column: 6, message }]));
        }
        // Quadratic, this would take minutes.
        let (good, bad) = ("{\"a\":1}\n".repeat(1 << 16), "{\"a\"}\n".repeat((1 << 16) - 1));
        assert_eq!(parse(&(good + &bad)).unwrap().1.len(), (1 << 16) - 1);
    }

    #[test]
    fn a_mistake_has_its_place() {
        let error = |text: &str| parse(text).unwrap_err();
        let at = |line, column, message: &str| {
            DataError::Syntax(Mistake { line, column, message: format!("not JSON: {message}") })
        };
        assert_eq!(error("{\n  \"\u{e9}\u{e9}\" 1}"), at(2, 8, "expected `:`"));
        assert_eq!(error("{} x"), at(1, 4, "trailing characters"));
        assert_eq!(error("{}\n{\"a\" 1}"), at(2, 6, "expected `:`"));
        assert_eq!(error(&"[".repeat(1 << 20)), at(1, 128, "nested too deep"));
        assert_eq!(error(&format!("[{}0]", "[],".repeat(MAX_VALUES))), DataError::TooMuch);
    }
}
