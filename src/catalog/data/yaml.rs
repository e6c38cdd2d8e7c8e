//! YAML -> values. An alias of YAML is followed by none: what it stands for is read where it is written.

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};

use super::error::{DataError, Mistake};
use super::tree::{Budget, Entry, Node};
use crate::catalog::limits::{MAX_DATA_NESTING, MAX_VALUES};

/// The first document of a text.
pub(super) fn parse(text: &str) -> Result<Node<'_>, DataError> {
    let mut parser = Parser::new_from_str(text);
    let (mut budget, mut open) = (Budget::new(MAX_VALUES), Vec::<Open>::new());
    loop {
        let Some(event) = parser.next_event() else { return Ok(Node::Null) };
        let (event, span) = event.map_err(|error| mistake(&error))?;
        let line = span.start.line() as u32;
        let done = match event {
            Event::DocumentEnd | Event::StreamEnd => return Ok(Node::Null),
            Event::Scalar(text, style, ..) => scalar(text, style),
            Event::Alias(_) => Node::Null,
            Event::SequenceStart(..) | Event::MappingStart(..) if open.len() >= MAX_DATA_NESTING => {
                let column = span.start.col() as u32 + 1;
                let message = "not YAML: nested too deep".to_owned();
                return Err(DataError::Syntax(Mistake { line, column, message }));
            }
            Event::SequenceStart(..) => {
                open.push(Open::List(Vec::new()));
                continue;
            }
            Event::MappingStart(..) => {
                open.push(Open::Object(Vec::new(), None));
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(open) => open.close(),
                None => continue,
            },
            Event::Nothing | Event::StreamStart | Event::DocumentStart(_) => continue,
        };
        if !budget.take() {
            return Err(DataError::TooMuch);
        }
        match open.last_mut() {
            Some(outer) => outer.add(done, line),
            None => return Ok(done),
        }
    }
}

/// A list or an object that is being read, and the key whose value comes next.
enum Open<'a> {
    List(Vec<Node<'a>>),
    Object(Vec<Entry<'a>>, Option<Entry<'a>>),
}

impl<'a> Open<'a> {
    fn add(&mut self, node: Node<'a>, line: u32) {
        match self {
            Self::List(items) => items.push(node),
            Self::Object(entries, key) => match (key.take(), node) {
                (Some(entry), value) => entries.push(Entry { value, ..entry }),
                (None, Node::Text(name) | Node::Bare(name)) => {
                    *key = Some(Entry { key: name, line, value: Node::Null });
                }
                // A key that is no text: its value is of no use either.
                (None, _) => *key = Some(Entry { key: "".into(), line, value: Node::Null }),
            },
        }
    }

    fn close(self) -> Node<'a> {
        match self {
            Self::List(mut items) => {
                items.shrink_to_fit();
                Node::List(items)
            }
            Self::Object(mut entries, _) => {
                entries.shrink_to_fit();
                Node::Object(entries)
            }
        }
    }
}

fn scalar(text: std::borrow::Cow<'_, str>, style: ScalarStyle) -> Node<'_> {
    match (style, &*text) {
        (ScalarStyle::Plain, "" | "~" | "null") => Node::Null,
        (ScalarStyle::Plain, "true" | "false") => Node::Bare(text),
        (ScalarStyle::Plain, plain)
            if plain.ends_with(|c: char| c.is_ascii_digit()) && plain.parse::<f64>().is_ok() =>
        {
            Node::Bare(text)
        }
        _ => Node::Text(text),
    }
}

fn mistake(error: &ScanError) -> DataError {
    let at = error.marker();
    let message = format!("not YAML: {}", error.info());
    DataError::Syntax(Mistake { line: at.line() as u32, column: at.col() as u32 + 1, message })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_their_keys_and_lines() {
        let text =
            "# a\na: [1, x, ~]\n\nb:\n  - &x {c: \"1\"}\n  - *x\n  - |\n    one\n    two\n001: yes\n---\nnext: 1\n";
        let node = parse(text).unwrap();
        let lines: Vec<_> = node.entries().iter().map(|entry| (&*entry.key, entry.line)).collect();
        assert_eq!(lines, [("a", 2), ("b", 4), ("001", 10)]);
        let a = node.get("a").unwrap().items();
        assert_eq!(a, [Node::Bare("1".into()), Node::Text("x".into()), Node::Null]);
        let b = node.get("b").unwrap().items();
        assert_eq!(b[0].get("c"), Some(&Node::Text("1".into())));
        assert_eq!((&b[1], b[2].scalar()), (&Node::Null, Some("one\ntwo\n")));
    }

    #[test]
    fn a_mistake_has_its_place() {
        let Err(DataError::Syntax(Mistake { line, column, message })) = parse("a: 1\nb: [1,\nc: }\n") else { panic!() };
        assert!(line == 3 && column > 0 && message.starts_with("not YAML: "), "{line}:{column} {message}");
        for text in ["[".repeat(1 << 20), "- ".repeat(1 << 20), "{a: ".repeat(1 << 20), "? ".repeat(1 << 20)] {
            assert!(parse(&text).is_err());
        }
        assert_eq!(parse(""), Ok(Node::Null));
    }

    #[test]
    fn an_alias_does_not_grow() {
        let mut text = "a0: &a0 [x, x]\n".to_owned();
        for level in 1..60 {
            let below = level - 1;
            text.extend([format!("a{level}: &a{level} [*a{below}, *a{below}]\n")]);
        }
        assert_eq!(parse(&text).unwrap().entries().len(), 60);
    }
}
